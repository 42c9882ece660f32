"""Every section that has a title can be made, and every facet narrows the staff's list too."""

import datetime

import pytest

from directory.reports.regional import RESTRICTED, SECTIONS, regional_summary
from directory.reports.report import Audience
from directory.search.index_source import FACET_VOCABULARIES
from directory.search.question import FACETS, SINGLE_ANSWERS


@pytest.mark.django_db
def test_every_section_with_a_title_has_a_maker():
    report = regional_summary(audience=Audience.INTERNAL, since=datetime.date(2020, 1, 1))
    made = {section.slug for section in report.sections}
    assert made == SECTIONS.keys() - RESTRICTED[Audience.INTERNAL]


def test_every_facet_is_of_a_kind_that_the_index_and_the_staffs_list_know():
    by_hand = {"region", "authority", "led"}
    assert set(FACETS) == by_hand | SINGLE_ANSWERS.keys() | set(FACET_VOCABULARIES)
