"""What the home page and the side list: the subjects people look for, by plain names, the most used first.

Rows that stand on a project's page, and what the site keeps for itself, are at /admin/directory/ only.
"""

from collections.abc import Iterator

GROUPS = [
    ("Projects", {"Project": "Projects", "Organisation": "Organisations", "Network": "National networks"}),
    (
        "What came in",
        {
            "Worry": "Worries about safety",
            "Message": "Told to us",
            "ImportRun": "Files that were brought",
            "ProposedChange": "Changes to published projects",
        },
    ),
    (
        "Areas",
        {
            "SearchEffort": "Where we looked",
            "Gap": "Gaps",
            "UnmetSearch": "What visitors chose and did not find",
            "ClaimedCount": "Claimed counts",
        },
    ),
    (
        "What the pages tell",
        {
            "PeerDefinition": "What “peer” means to whom",
            "TrainingCourse": "Training courses",
            "Signpost": "Helplines and finders elsewhere",
            "Source": "Sources",
            "Term": "Answers to choose from",
            "Region": "Regions",
        },
    ),
    (
        "Keeping it",
        {
            "User": "People who sign in",
            "Letter": "Letters that we send",
            "AccessEvent": "Who signed in and opened what",
            "Tombstone": "What must not come back",
        },
    ),
]


def grouped(apps: list[dict]) -> Iterator[dict]:
    """Django's list of subjects, of which a person sees what they may, in these groups."""
    known = {subject["object_name"]: subject for app in apps for subject in app["models"]}
    for title, names in GROUPS:
        found = [known[key] | {"name": name} for key, name in names.items() if key in known]
        if found:
            yield {"name": title, "app_label": "directory", "app_url": "", "models": found}
