import datetime

import pytest

from directory.models import UnmetSearch
from directory.records import unmet_searches
from tests.factories import make_region, make_term

pytestmark = pytest.mark.django_db
NOVEMBER, OCTOBER = datetime.date(2026, 11, 1), datetime.date(2026, 10, 1)


@pytest.fixture(autouse=True)
def known():
    make_term("community", "somali")
    make_region("london")


def chosen(region="london", month=NOVEMBER, slug="somali"):
    return month, "community", slug, region


def counted():
    return {
        (row.month, row.term.slug, row.region.slug if row.region else ""): row.times
        for row in UnmetSearch.objects.all()
    }


def test_what_workers_counted_is_added_up_by_month_term_and_region():
    unmet_searches.add({chosen(): 3, chosen(""): 1, chosen(month=OCTOBER): 2})
    unmet_searches.add({chosen(): 4, chosen(""): 1})
    assert counted() == {
        (NOVEMBER, "somali", "london"): 7,
        (NOVEMBER, "somali", ""): 2,
        (OCTOBER, "somali", "london"): 2,
    }


def test_a_term_or_region_that_is_gone_is_left_out():
    unmet_searches.add({chosen(slug="gone"): 3, chosen("atlantis"): 3})
    assert counted() == {}


def test_few_of_a_month_are_dropped_once_it_has_ended_for_every_worker():
    unmet_searches.add({chosen(): 9, chosen(""): 10})
    for day in (datetime.date(2026, 11, 30), datetime.date(2026, 12, 2)):
        unmet_searches.drop_few(day)
        assert len(counted()) == 2, day
    unmet_searches.drop_few(datetime.date(2026, 12, 3))
    assert counted() == {(NOVEMBER, "somali", ""): 10}


def test_nobody_is_shown_a_month_that_runs_or_what_was_counted_few_times():
    unmet_searches.add({chosen(): 50, chosen("", OCTOBER): 50, chosen(month=OCTOBER): 9})

    def seen(day):
        return [row.month for row in UnmetSearch.objects.filter(unmet_searches.settled(day))]

    assert seen(datetime.date(2026, 11, 28)) == [OCTOBER]
    assert seen(datetime.date(2026, 12, 2)) == [OCTOBER]
    assert seen(datetime.date(2026, 12, 3)) == [NOVEMBER, OCTOBER]


def test_the_table_has_no_column_that_could_say_who_or_when():
    columns = {field.name for field in UnmetSearch._meta.get_fields()}
    assert columns == {"id", "month", "term", "region", "times"}
