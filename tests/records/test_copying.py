import pytest
from django.core.exceptions import PermissionDenied

from directory.records import copying
from directory.vocabulary import Review
from tests.factories import LEEDS, make_person, make_project

pytestmark = pytest.mark.django_db


def test_what_an_organisations_groups_share_is_copied_and_says_so():
    project = make_project(
        name="Sunrise",
        organisations=["Harbour Trust", ("Giver", "funds")],
        regions=["london"],
        controlled_by="service-users",
        cost="free",
        base=["statutory"],
        community=["women"],
        answers={3: "Client-led.", 4: "Ring first."},
        **LEEDS,
    )
    made = copying.begin(project, by=make_person(role="researcher", regions=["london"]))
    assert (made.name, made.review) == ("Another group of Harbour Trust", Review.DRAFT)
    assert (made.controlled_by, made.cost) == ("service-users", "not-known")
    assert [term.slug for term in made.terms.all()] == ["statutory"]
    assert dict(made.answers.values_list("question", "own_words")) == {
        3: "Copied from “Sunrise”: Client-led.",
        6: "Copied from “Sunrise”.",
    }
    assert not made.venues.exists()
    assert project.answers.count() == 2
    assert made.history.get().note == "Copied from “Sunrise”."


def test_nobody_begins_one_in_another_region():
    with pytest.raises(PermissionDenied):
        copying.begin(
            make_project(regions=["eastern"]), by=make_person(role="researcher", regions=["london"])
        )
