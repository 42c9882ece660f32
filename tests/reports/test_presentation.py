"""What readers see: nothing that says nothing; data files hold the rest."""

import pytest

from directory.models import TrainingCourse
from directory.reports.confidential import NOT_GIVEN
from directory.reports.presentation import shown
from directory.reports.regional import regional_summary
from directory.reports.report import Audience
from tests.factories import make_project, make_region, make_source, make_term

pytestmark = pytest.mark.django_db


def section(slug, audience=Audience.PUBLIC):
    page = shown(regional_summary(make_region("london"), audience=audience))
    return next(it for it in page.sections if it.section.slug == slug)


def lines(it):
    return [line.row.key for line in it.lines]


def test_answers_that_nobody_gave_are_left_out_and_that_is_said():
    make_project(regions=["london"], structure=["group"])
    make_term("structure", "one-to-one")
    counts = section("counts")
    table = next(it for it in counts.tables if it.table.slug == "structure")
    assert lines(table) == ["group", "not-known", "listed"]
    assert {"group", "one-to-one"} <= {row.key for row in table.table.rows}
    assert "Lines without a group are left out here. The data files have them." in counts.words


def test_noughts_that_say_something_stay():
    make_project(regions=["london"])
    make_term("structure", "group")
    assert lines(section("freshness").tables[0])[0] == "within-3-months"
    assert lines(section("overview").tables[0])[1] == "current"
    structure = next(it for it in section("coverage").tables if it.table.slug == "coverage-structure")
    assert lines(structure) == ["group"]


def test_questions_without_an_answer_are_one_sentence():
    make_project(regions=["london"], controlled_by="others")
    leading = section("leading")
    assert [it.table.slug for it in leading.tables] == ["controlled-by"]
    said = "“Who runs the meetings” and “Open to new members”: of 1 group, the answer is known for 0."
    assert said in leading.words


def test_numbers_that_are_not_given_are_one_sentence_that_says_why():
    for _ in range(12):
        make_project(regions=["london"], has_funding="yes")
    funding = section("funding", Audience.COMMISSIONER)
    assert funding.tables == ()
    assert funding.section.is_withheld
    assert funding.words == (NOT_GIVEN,)


def test_a_column_of_facts_with_nothing_in_it_is_left_out_but_not_the_total():
    region = make_region("north-east")
    TrainingCourse.objects.create(slug="course", name="A course", source=make_source())
    page = shown(regional_summary(region))
    [table] = next(it for it in page.sections if it.section.slug == "training").tables
    assert [column.key for column in table.columns] == ["name", "accredited", "regions", "used_by-all"]


def test_on_paper_a_wide_and_short_table_has_its_areas_below_each_other():
    for slug in ("london", "north-east", "eastern", "south-west", "south-east", "north-west"):
        make_project(regions=[slug])
    page = shown(regional_summary())
    [wide] = next(it for it in page.sections if it.section.slug == "overview").tables
    turned = wide.for_paper
    assert wide.is_wide
    assert not turned.is_wide
    assert [column.label for column in turned.columns[1:]] == [row.cells[0] for row in wide.table.rows]
    assert [line.row.cells[0] for line in turned.lines] == [column.label for column in wide.columns[1:]]
    for line in turned.lines:
        for column, cell in line.cells[1:]:
            assert cell == wide.table.cell(column.key, line.row.key)


def test_a_group_under_several_headings_is_told_of_under_the_first():
    make_project("Both", regions=["london"], grouping=["statutory", "minority-and-marginalised"])
    make_project("One", regions=["london"], grouping=["minority-and-marginalised"])
    first, second = section("listed").tables
    assert [line.above for line in first.lines] == [""]
    assert [line.above for line in second.lines] == [first.table.title, ""]
