"""Days and times in the hands that people write."""

import datetime

import pytest
from django import forms
from django.utils import timezone

from directory.admin.date_fields import ClockField, DayField, DaysField, PartialDayField


@pytest.mark.parametrize(
    "typed",
    [
        "25/12/2025",
        "2025-12-25",
        "25 December 2025",
        "25th December, 2025",
        "25 dec 2025",
        "25.12.2025",
        "25/12/25",
    ],
)
def test_one_day_in_many_hands(typed):
    assert DayField().clean(typed) == datetime.date(2025, 12, 25)
    assert PartialDayField().clean(typed) == "2025-12-25"


@pytest.mark.parametrize(
    ("typed", "kept"), [("2025", "2025"), ("12/2025", "2025-12"), ("December 2025", "2025-12"), ("", "")]
)
def test_a_month_or_a_year_will_do_for_an_answer(typed, kept):
    assert PartialDayField(required=False).clean(typed) == kept


@pytest.mark.parametrize("typed", ["31/02/2025", "last Tuesday", "12/25/2025", "25", "20255"])
def test_what_is_no_day_says_how_to_write_one(typed):
    for field in (DayField(), PartialDayField()):
        with pytest.raises(forms.ValidationError, match="25/12/2026, 2026-12-25 or 25 December 2026"):
            field.clean(typed)


def test_an_answer_of_tomorrow_is_refused():
    tomorrow = timezone.localdate() + datetime.timedelta(days=1)
    with pytest.raises(forms.ValidationError, match="has not come yet"):
        PartialDayField().clean(tomorrow.isoformat())


@pytest.mark.parametrize(
    "typed",
    [
        "25/12/2026\n31/12/2026",
        "31 December 2026\r\n\r\n25 December 2026\n25/12/2026\n",
        "2026-12-25, 2026-12-31",
        "25 December, 2026, 31 December, 2026",
        "25 dec 2026; 31/12/26",
    ],
)
def test_single_days_in_any_hand_are_kept_in_order(typed):
    assert DaysField().clean(typed) == ["2026-12-25", "2026-12-31"]


def test_single_days_are_shown_as_somebody_would_write_them_and_not_changed_by_it():
    field, kept = DaysField(required=False), ["2026-12-25", "2026-12-31"]
    shown = field.prepare_value(kept)
    assert shown == "25 December 2026\n31 December 2026"
    assert not field.has_changed(kept, shown)
    assert field.has_changed(kept, "25 December 2026")
    assert field.has_changed(kept, "nonsense")
    assert not field.has_changed(None, "")
    assert field.clean("") == []


@pytest.mark.parametrize("typed", ["Christmas", "25/12/2026\n31/02/2026", "25/12", "[]"])
def test_which_of_the_days_is_none_is_said(typed):
    with pytest.raises(forms.ValidationError, match=r"“.+”: We cannot read this day"):
        DaysField().clean(typed)


@pytest.mark.parametrize("typed", ["19:00", "19.00", "7pm", "7 p.m.", "7:00 PM", "7.00pm"])
def test_seven_in_the_evening(typed):
    assert ClockField().clean(typed) == datetime.time(19, 0)


@pytest.mark.parametrize("typed", ["25:00", "evening", "19"])
def test_what_is_no_time_says_how_to_write_one(typed):
    with pytest.raises(forms.ValidationError, match="19:00 or 7pm"):
        ClockField().clean(typed)
