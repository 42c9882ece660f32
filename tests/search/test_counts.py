"""Every number beside an option, against a count made the long way round, over random questions."""

import random
from urllib.parse import urlencode

import pytest
from django.http import QueryDict
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from directory.geo import Point, miles
from directory.models import Term
from directory.search import ProjectSearch, live
from tests.factories import make_project, make_region, make_term

COMMUNITIES = ["women", "men", "lgbt", "lesbian-gay-bisexual", "trans", "racialised-communities", "asian"]
COMMUNITIES += ["south-asian", "somali", "older-people", "carers-and-family", "homeless"]
EXPERIENCES = ["depression", "bipolar", "anxiety"]
STRUCTURES = ["group", "one-to-one", "mutual"]
MODES = ["in-person", "forum", "phone-line"]
REGIONS = ["north-east", "london", "south-west"]
CHOICES = {
    "community": COMMUNITIES,
    "experience": EXPERIENCES,
    "structure": STRUCTURES,
    "mode": MODES,
    "region": REGIONS,
    "led": ["user-led", "peer-led", "shared", "staff-led"],
    "open": ["yes", "not-known"],
    "scope": ["local", "national"],
}
LEEDS = Point(53.7965, -1.5478)
BELOW = {
    "lgbt": {"lesbian-gay-bisexual", "trans"},
    "racialised-communities": {"asian", "south-asian", "somali"},
    "asian": {"south-asian"},
}
AXIS = {"women": "gender", "men": "gender", "older-people": "age", "carers-and-family": "situation"}
AXIS |= {"homeless": "situation"} | dict.fromkeys(["lgbt", "lesbian-gay-bisexual", "trans"], "sex")
NAMES = ["Hope", "Open Door", "Moving On", "Depression Circle", "Sisters"]


def axis(slug):
    return AXIS.get(slug, "culture")


@pytest.fixture
def crowd(db, gazetteer):
    """Ninety projects with answers thrown by dice, always the same dice."""
    dice = random.Random(2013)
    for slug in REGIONS:
        make_region(slug)
    for vocabulary, slugs in CHOICES.items():
        if vocabulary in ("community", "experience", "structure", "mode"):
            for slug in slugs:
                make_term(vocabulary, slug)
    made = [throw(dice, number) for number in range(90)]
    live.refresh()
    return made


def throw(dice, number):
    """A project, and what we know of it, side by side."""
    known = {
        "name": f"{dice.choice(NAMES)} {number}",
        "community": {
            s: dice.choice(["only", "mainly", "welcomes"]) for s in COMMUNITIES if dice.random() < 0.15
        },
        "experience": {s for s in EXPERIENCES if dice.random() < 0.3},
        "structure": {s for s in STRUCTURES if dice.random() < 0.4},
        "mode": {s for s in MODES if dice.random() < 0.3},
        "region": {s for s in REGIONS if dice.random() < 0.4},
        "scope": dice.choice(["local"] * 6 + ["national"]),
        "stage": dice.choice(["running", "not-known", "not-known", "paused", "closed"]),
        "open": dice.choice(["yes", "no", "not-known"]),
        "controlled_by": dice.choice(["service-users", "shared", "others", "not-known"]),
        "facilitated_by": dice.choice(["peers", "staff", "both", "not-known"]),
        "carers": dice.choice(["only", "welcome", "not-included", "not-known"]),
        "point": Point(53.7 + dice.random() / 3, -1.7 + dice.random() / 3) if dice.random() < 0.6 else None,
    }
    point = known["point"]
    make_project(
        known["name"],
        community=list(known["community"].items()),
        experience=list(known["experience"]),
        structure=list(known["structure"]),
        mode=list(known["mode"]),
        regions=list(known["region"]),
        scope=known["scope"],
        stage=known["stage"],
        open_to_new_members=known["open"],
        controlled_by=known["controlled_by"],
        facilitated_by=known["facilitated_by"],
        carers=known["carers"],
        **({"lat": point.lat, "lon": point.lon, "area": "Leeds"} if point else {}),
    )
    return known


def anywhere(one):
    return one["scope"] == "national" or bool(one["mode"] and "in-person" not in one["mode"])


def is_closed(one):
    return one["stage"] == "closed"


def holds(one, facet, value, only=False):
    """Does this project stand under this option?"""
    if facet == "community":
        wanted = {value} | BELOW.get(value, set())
        if any(slug in wanted and (kind == "only" or not only) for slug, kind in one["community"].items()):
            return True
        carers = ("only",) if only else ("only", "welcome")
        return value == "carers-and-family" and one["carers"] in carers
    if facet == "region":
        return value in one["region"] or (anywhere(one) and not is_closed(one))
    if facet == "led":
        return {
            "user-led": one["controlled_by"] == "service-users",
            "peer-led": one["facilitated_by"] == "peers",
            "shared": one["controlled_by"] == "shared" or one["facilitated_by"] == "both",
            "staff-led": one["facilitated_by"] == "staff",
        }[value]
    return one[facet] == value if facet in ("open", "scope") else value in one[facet]


def answers(one, question):
    """Does this project answer the question: OR inside a facet or an axis, AND between them?"""
    parts = {}
    for facet, values in question["chosen"].items():
        for value in values:
            part = axis(value) if facet == "community" else facet
            parts.setdefault(part, []).append((facet, value))
    only = question["only"]
    fits = all(
        any(holds(one, facet, value, only and facet == "community") for facet, value in some)
        for some in parts.values()
    )
    word, within = question["word"], question["within"]
    named = bool(word) and word in one["name"].lower()
    near = not within or (one["point"] and miles(LEEDS, one["point"]) <= within)
    placed = near or (anywhere(one) and not is_closed(one))
    return bool(fits and placed and (not word or named) and (named or not is_closed(one)))


QUESTIONS = st.fixed_dictionaries(
    {
        "chosen": st.dictionaries(st.sampled_from(list(CHOICES)), st.integers(0, 10**6), max_size=3).flatmap(
            lambda facets: st.fixed_dictionaries(
                {
                    name: st.lists(st.sampled_from(CHOICES[name]), min_size=1, max_size=3, unique=True)
                    for name in facets
                }
            )
        ),
        "only": st.booleans(),
        "word": st.sampled_from(["", "", "hope", "sisters"]),
        "within": st.sampled_from([0, 0, 5, 10]),
    }
)


def typed(question):
    pairs = [(facet, value) for facet, values in question["chosen"].items() for value in values]
    pairs += [("q", question["word"])] if question["word"] else []
    pairs += [("near", "Leeds"), ("within", question["within"])] if question["within"] else []
    pairs += [("only", "yes")] if question["only"] else []
    return urlencode(pairs)


def searched(question):
    return ProjectSearch(QueryDict(typed(question)), path="/projects/")


def test_results_and_every_count_are_what_a_long_count_gives(crowd):
    @settings(max_examples=120, deadline=None, suppress_health_check=list(HealthCheck))
    @given(QUESTIONS)
    def check(question):
        search = searched(question)
        assert search.total == sum(answers(one, question) for one in crowd)
        for facet in [*search.facets, *search.more_facets]:
            if facet.name in CHOICES:
                for group in facet.groups:
                    check_group(question, facet.name, group)

    def check_group(question, facet, group):
        for option in group.options:
            if option.value not in CHOICES[facet]:
                continue
            same = {axis(option.value)} if facet == "community" else None
            kept = [v for v in question["chosen"].get(facet, []) if same and axis(v) not in same]
            alone = question | {"chosen": question["chosen"] | {facet: [*kept, option.value]}}
            expected = sum(answers(one, alone) for one in crowd)
            assert int(option.count) == expected, (facet, option.value, typed(question))
            assert option.disabled == (not expected and option.value not in question["chosen"].get(facet, []))

    check()


def test_the_dice_have_thrown_every_case(crowd):
    """The long count proves nothing of a case that never came up."""
    assert any(is_closed(one) and anywhere(one) for one in crowd)
    assert any("only" in one["community"].values() for one in crowd)
    assert any(one["carers"] == "only" and "carers-and-family" not in one["community"] for one in crowd)
    assert Term.objects.filter(vocabulary="community", parent__isnull=False).exists()
