"""Facts that somebody read against the report, line by line: stated, worked out and no source."""

import pytest

from directory.models import Project, ProjectTerm, Term

# Project, what no line of the report states of it.
WORKED_OUT = {
    "bedfordshire-and-luton-mind": "covers/Bedfordshire covers/Luton base/affiliated stage",
    "psychotherapy-service-user-network-birmingham-and-solihull": "stage",
    "facebook-peer-support-group-west-midlands": "scope mode/forum stage",
    "herts-mind-network": "covers/Hertfordshire base/affiliated stage",
    "thacmho": "membership/identity-or-group mode/in-person stage answer/1",
    "cleo-oldham": "is_peer_support stage",
    "happi": "base/within-larger-organisation stage",
    "lifecraft": "mode/in-person stage",
    "eating-behaviours-group-caraline": "base/within-larger-organisation stage",
    "first-person-plural": "membership/diagnosis base/voluntary-registered-charity stage",
    "stockport-user-friendly-forum": "mode/in-person stage",
    "co-counselling-network-manchester": """
        summary structure/one-to-one structure/mutual value/mutuality value/reciprocity
        peer-basis/everyone-is-a-peer
    """,
    "beat-message-boards": "membership/diagnosis scope",
    "together-your-way": "scope category/formal-peer-support",
    "spring": "stage",
    "befriending-service-kaleidoscope-plus-group": """
        covers/Sandwell base/within-larger-organisation structure/mutual value/mutuality value/equality stage
    """,
    "southwark-your-way": "base/affiliated controlled_by stage",
    "rethinktalk": "also_known_as scope",
    "norfolk-and-suffolk-foundation-trust": "covers/Norfolk covers/Suffolk setting/nhs",
    "co-counselling-international": "category/mutual-peer-support answer/5",
    "sobs": "mode/in-person",
    "beat": "membership/diagnosis",
    "biped": "value/sense-of-agency supporters_lived_experience stage",
    "ocd-uk": "category/supporting-development membership/diagnosis",
    "southwark-mind": "base/affiliated role",
    "peer-support-in-southwark": "mode/in-person recovery facilitated_by",
    "st-helens-mental-health-forum": "is_peer_support stage",
    "growth-project-rochdale": """
        base/within-larger-organisation structure/peer-worker mode/in-person
        activity/education-employment-creativity stage
    """,
    "carers-group-caraline": "experience/eating-difficulties",
    "capital-project-trust": "facilitated_by",
    "second-step-peer-support": "peer-basis/mental-distress",
    "st-helens-peer-support-network": "activity/practical-help",
    "staff-peer-support-norwich-and-central-norfolk-mind": "supporters_lived_experience",
    # Who runs, hosts or lists it no line states.
    "rochdale-literacy-champions": "organisation/rochdale-and-district-mind organisation/rochdale-council",
    "leeds-mind-dosti-groups": "organisation/leeds-mind",
    "irie-mind": "organisation/city-and-hackney-mind",
    "berkshire-healthcare-nhs-foundation-trust": "role",
    "islington-mind": "role",
    "hayaan": "controlled_by facilitated_by activity/emotional-support",
    "recovery-partners": "facilitated_by",
    "b-glad": "network/depression-alliance",
    "co-counselling-network-leeds": "network/co-counselling-international",
    # What a web forum reaches no line states.
    "elefriends": "scope",
    "recover-your-life": "scope",
    "bipolar-uk-ecommunity": "scope",
    "time-to-change-facebook-community": "scope",
    "mental-health-forum": "scope",
}
# Project, column, what the report states.
STATED = [
    ("bedfordshire-and-luton-mind", "role", "offers"),
    ("lifecraft", "role", "offers"),
    ("spring", "role", "offers"),
    ("befriending-service-kaleidoscope-plus-group", "role", "offers"),
    ("city-and-hackney-mind", "role", "offers"),
    ("herts-mind-network", "supporters_lived_experience", "some"),
    ("peer-support-in-southwark", "supporters_lived_experience", "some"),
    ("bipolar-uk", "supporters_lived_experience", "all"),
    ("depression-alliance-penfriend-service", "supporters_lived_experience", "all"),
    ("staff-peer-support-group-network-for-change", "supporters_lived_experience", "some"),
    ("leeds-mind", "supporters_lived_experience", "all"),
    ("beat-message-boards", "is_peer_support", "stated"),
    ("rethinktalk", "facilitated_by", "staff"),
    ("bipolar-uk-ecommunity", "facilitated_by", "staff"),
    ("anxiety-group-suffolk-mind", "facilitated_by", "peers"),
    ("hayaan", "facilitated_by", "peers"),
    ("luton-cab-peer-support-project", "is_peer_support", "not-known"),
    ("community-service-canerows-and-plaits", "is_peer_support", "not-known"),
]
# A section that does not name the project is no source of it.
NOT_A_SOURCE = [
    ("thacmho", "types-self-help"),
    ("cleo-oldham", "types-formal"),
    ("rochdale-and-district-mind", "types-formal"),
    ("elefriends", "appendix-c-london"),
    ("b-glad", "conclusions-partnerships"),
    ("watford-womens-centre", "limitations"),
    ("hayaan", "conclusions-minorities"),
    ("ocd-uk", "limitations"),
    ("pets-as-wellbeing-support", "types-mutual"),
    ("nottingham-depression-support-group", "appendix-c-east-midlands"),
]
# What the report says that they aim at.
AIMS = [
    "sobs",
    "biped",
    "mental-health-action-group-derbyshire",
    "nottingham-depression-support-group",
    "watford-womens-centre",
    "depression-alliance",
]

# Listed by their names; where they work is read off these.
BODIES = """
    derbyshire-mind stockport-mind rochdale-and-district-mind macclesfield-mind suffolk-mind
    herts-mind-network bedfordshire-and-luton-mind norwich-and-central-norfolk-mind mind-in-harrow
    southwark-mind city-and-hackney-mind islington-mind westminster-mind
    birmingham-and-solihull-mental-health-foundation-trust worcestershire-health-and-social-care-nhs-trust
    nottinghamshire-healthcare-nhs-trust norfolk-and-suffolk-foundation-trust
""".split()


@pytest.mark.parametrize("slug", WORKED_OUT)
def test_what_no_line_states_is_marked(slug, report):
    assert set(WORKED_OUT[slug].split()) - set(Project.objects.get(slug=slug).inferred) == set()


@pytest.mark.parametrize(("slug", "column", "value"), STATED)
def test_what_the_report_states_is_there(slug, column, value, report):
    assert getattr(Project.objects.get(slug=slug), column) == value


@pytest.mark.parametrize(("slug", "source"), NOT_A_SOURCE)
def test_a_section_that_does_not_name_it_is_no_source(slug, source, report):
    project = Project.objects.get(slug=slug)
    assert source not in {project.source.key, *project.more_sources.values_list("key", flat=True)}


@pytest.mark.parametrize("slug", AIMS)
def test_an_aim_is_told_as_an_aim(slug, report):
    assert " aim" in Project.objects.get(slug=slug).summary


def test_a_place_that_is_only_in_the_name_of_an_organisation_is_marked(report):
    """A local Mind or trust is listed by its name; where it works is read off that name."""
    bodies = [p for p in Project.objects.filter(slug__in=BODIES) if p.venues.exists() or p.coverage.exists()]
    assert len(bodies) == len(BODIES)
    assert [p.slug for p in bodies if not any(n.startswith(("place/", "covers/")) for n in p.inferred)] == []


def test_a_grouping_that_appendix_c_does_not_give_is_marked(report):
    """Only the lists by region sort projects into groups."""
    missed = [
        (project.slug, link.term.slug)
        for project in Project.objects.prefetch_related("more_sources", "project_terms__term")
        if not any(key.startswith("appendix-c") for key in source_keys(project))
        for link in project.project_terms.all()
        if link.term.vocabulary == "grouping" and f"grouping/{link.term.slug}" not in project.inferred
    ]
    assert missed == []


def source_keys(project):
    return [project.source.key, *(source.key for source in project.more_sources.all())]


def test_every_local_mind_is_tied_to_mind(report):
    """So that a visitor is told whom to ask."""
    local = Project.objects.filter(summary__regex=r"^A (user-led )?local Mind", is_unnamed=False)
    apart = [p.slug for p in local if not p.project_organisations.filter(organisation__slug=p.slug).exists()]
    assert local.count() > 20 and apart == []


def test_nothing_that_was_only_planned_is_stated_to_be_peer_support(report):
    planned = Project.objects.filter(stage="planned")
    assert planned.count() >= 4
    assert not planned.filter(is_peer_support="stated").exists()
    assert not planned.filter(role="offers").exists()


def test_people_who_know_each_other_have_a_term_that_no_record_of_the_report_has(report):
    term = Term.objects.get(vocabulary="membership", slug="one-circle")
    assert not ProjectTerm.objects.filter(term=term).exists()
