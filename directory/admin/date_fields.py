"""Days and times as people write them: 25/12/2026, 2026-12-25, 25 December 2026; 19:00, 7pm, 7.30 pm."""

import datetime
import re
import time

from django import forms
from django.utils import timezone

from directory.phrases import dated_words

DAY_FORMATS = ["%d/%m/%Y", "%Y-%m-%d", "%d %B %Y", "%d %b %Y", "%d.%m.%Y", "%d-%m-%Y", "%d/%m/%y"]
MONTH_FORMATS = ["%m/%Y", "%Y-%m", "%B %Y", "%b %Y"]
TIME_FORMATS = ["%H:%M", "%H.%M", "%H:%M:%S", "%I%p", "%I:%M%p", "%I.%M%p"]
DAY_HELP = "As 25/12/2026, 2026-12-25 or 25 December 2026."
NO_DAY = f"We cannot read this day. Write it {DAY_HELP[0].lower()}{DAY_HELP[1:]}"
NO_TIME = "We cannot read this time. Write it as 19:00 or 7pm."
# A comma may also stand before the year: 25 December, 2026.
BETWEEN_DAYS = re.compile(r"[\n;]|,(?!\s*(?:19|20)\d\d\s*(?:[\n;,]|$))")
MOST_DAYS = 60
YEAR = re.compile(r"[12]\d\d\d")


class DayField(forms.DateField):
    """A day in any of the usual hands."""

    def __init__(self, **kwargs):
        kwargs.setdefault("error_messages", {})["invalid"] = NO_DAY
        super().__init__(**{"input_formats": DAY_FORMATS, **kwargs})

    def to_python(self, value):
        return super().to_python(one_spaced(value))

    def validate(self, value):
        super().validate(value)
        if value is not None:
            must_be_near(value.year)


EARLIEST, YEARS_AHEAD = 1950, 10


def must_be_near(year: int) -> None:
    """Raise ValidationError where a group cannot have done anything in that year, for a slip of the pen."""
    if year < EARLIEST:
        raise forms.ValidationError(f"Is the year right? {year} is long ago: write one from {EARLIEST} on.")
    if year > (latest := timezone.localdate().year + YEARS_AHEAD):
        raise forms.ValidationError(f"Is the year right? {year} is far away: write one up to {latest}.")


# As people say it; "24:00" ends a day.
SPOKEN = {"midnight": "00:00", "12midnight": "00:00", "24:00": "00:00", "24.00": "00:00"}
SPOKEN |= {"noon": "12:00", "12noon": "12:00", "midday": "12:00"}


class ClockField(forms.TimeField):
    """A time on an English clock."""

    def __init__(self, **kwargs):
        kwargs.setdefault("error_messages", {})["invalid"] = NO_TIME
        super().__init__(**{"input_formats": TIME_FORMATS, **kwargs})

    def to_python(self, value):
        if isinstance(value, str):
            value = re.sub(r"\s+|(?<=[ap])\.(?=m)|(?<=m)\.$", "", value.casefold())
            value = SPOKEN.get(value, value)
        return super().to_python(value)


class DaysField(forms.CharField):
    """Single days, one a line; kept as a list of 2026-12-25, in order, each once."""

    widget = forms.Textarea(attrs={"rows": 2, "cols": 24})

    def prepare_value(self, value):
        """As a person would write it; what was typed stays as it is."""
        return "\n".join(map(dated_words, value)) if isinstance(value, list) else value

    def to_python(self, value):
        if isinstance(value, list):
            return value
        found = set()
        for text in filter(str.strip, BETWEEN_DAYS.split(super().to_python(value))):
            day = first_reading(one_spaced(text), DAY_FORMATS)
            if day is None:
                raise forms.ValidationError(f"“{text.strip()[:40]}”: {NO_DAY}")
            must_be_near(day.year)
            found.add(day.isoformat())
        if len(found) > MOST_DAYS:
            raise forms.ValidationError(f"At most {MOST_DAYS} days. Take out those that have passed.")
        return sorted(found)

    def has_changed(self, initial, data):
        try:
            return self.to_python(data or "") != (initial or [])
        except forms.ValidationError:
            return True


class PartialDayField(forms.CharField):
    """A day, a month or a year; kept as 2026-12-25, 2026-12 or 2026."""

    widget = forms.TextInput(attrs={"size": 16})

    def clean(self, value):
        text = one_spaced(super().clean(value))
        if YEAR.fullmatch(text):
            must_be_near(int(text))
        if not text or YEAR.fullmatch(text):
            return text
        for formats, shape in ((DAY_FORMATS, "%Y-%m-%d"), (MONTH_FORMATS, "%Y-%m")):
            if found := first_reading(text, formats):
                must_be_near(found.year)
                self.not_to_come(found)
                return found.strftime(shape)
        raise forms.ValidationError(NO_DAY)

    def not_to_come(self, day: datetime.date) -> None:
        if day > timezone.localdate():
            raise forms.ValidationError("That day has not come yet.")


def first_reading(text: str, formats: list[str]) -> datetime.date | None:
    for shape in formats:
        try:
            return datetime.date(*time.strptime(text, shape)[:3])
        except ValueError:
            continue
    return None


def one_spaced(value):
    """The 25th  December, 2026 is 25 December 2026."""
    if not isinstance(value, str):
        return value
    text = re.sub(r"(?<=\d)(st|nd|rd|th)\b|,", "", value.strip(), flags=re.IGNORECASE)
    return " ".join(text.split())
