"""Who may do what with each subject: R researcher, E editor, S Mind staff, A administrator."""

from django.apps import apps

MODELS = {model.__name__: model for model in apps.get_app_config("directory").get_models()}

# Who opens the list of each subject, who adds, who changes.
TABLE = {
    "Project": ("RESA", "REA", "REA"),
    "Organisation": ("RESA", "REA", "EA"),
    "Source": ("RESA", "REA", "EA"),
    "SearchEffort": ("RESA", "REA", "REA"),
    "Gap": ("RESA", "REA", "REA"),
    **dict.fromkeys(["Network", "ClaimedCount", "PeerDefinition"], ("RESA", "EA", "EA")),
    **dict.fromkeys(["TrainingCourse", "Signpost"], ("RESA", "EA", "EA")),
    "Term": ("RESA", "A", "A"),
    "Region": ("RESA", "", "A"),
    "User": ("A", "A", "A"),
    **dict.fromkeys(
        ["Contact", "ContactStep", "Consent", "VenueAddress", "Lead", "Opening"], ("REA", "", "")
    ),
    **dict.fromkeys(
        [
            *[
                "Answer",
                "Venue",
                "Meeting",
                "ProjectTerm",
                "ProjectRegion",
                "ProjectOrganisation",
                "Coverage",
            ],
            *[
                "Affiliation",
                "NotDuplicate",
                "OldSlug",
                "Check",
                "ContactAttempt",
                "ReviewEvent",
                "ProposedChange",
            ],
            *["ProjectChange", "WorkItem"],
        ],
        ("RESA", "", ""),
    ),
    "Message": ("REA", "", ""),
    # By a permission of its own, which none of these people has: tests/admin/test_worries.py.
    **dict.fromkeys(["Worry", "WorryStep"], ("", "", "")),
    "ImportRun": ("REA", "", ""),
    **dict.fromkeys(["GivenFigure", "UnmetSearch"], ("ESA", "", "")),
    **dict.fromkeys(
        [
            *[
                "Tombstone",
                "TombstoneMark",
                "ProjectCard",
                "ProjectWords",
                "DirectoryVersion",
                "LoadedRecord",
                "SignInTry",
                "Letter",
                "LetterCount",
                "AccessEvent",
                "JobRun",
                "LinkCheck",
            ],
            *["GazetteerEntry", "GazetteerName", "GazetteerLoad", "PostcodeBlock"],
        ],
        ("A", "", ""),
    ),
}

# Who takes one away for good.
REMOVERS = {
    **dict.fromkeys(
        ["Organisation", "Source", "SearchEffort", "Network", "ClaimedCount", "Gap", "NotDuplicate"], "EA"
    ),
    **dict.fromkeys(["PeerDefinition", "TrainingCourse", "Signpost"], "EA"),
    **dict.fromkeys(["Project", "Term", "Tombstone"], "A"),
}
# Rows of a project: a researcher of another region finds none while it is not published.
OF_A_PROJECT = {
    *["Project", "Answer", "Venue", "Meeting", "ProjectTerm", "ProjectRegion", "ProjectOrganisation"],
    *["Coverage", "Affiliation", "OldSlug", "Check", "ContactAttempt", "ReviewEvent", "ProposedChange"],
    *["ProjectChange", "WorkItem", "Contact", "Consent", "VenueAddress", "Message", "PeerDefinition"],
    *["Network", "ImportRun", "NotDuplicate", "ContactStep", "Lead", "Opening"],
}
