"""A meeting's form: what cannot be is said at its field."""

from directory.models import Meeting
from directory.models.venues import WEEKDAYS, Frequency

from .new_rows import PointingForm

DAYS = dict(WEEKDAYS)


class MeetingForm(PointingForm):
    points = {"venue": "venues"}

    class Meta:
        model = Meeting
        fields = ["frequency", "weekday", "week", "starts_at", "ends_at", "venue", "first_on", "note"]

    def clean(self):
        data = super().clean()
        for name, words in impossible(data):
            if name in self.fields and name not in self.errors:
                self.add_error(name, words)
        return data


def impossible(data):
    """(field, what to do about it)"""
    frequency, weekday = data.get("frequency"), data.get("weekday")
    starts, ends, first = data.get("starts_at"), data.get("ends_at"), data.get("first_on")
    if data.get("week") is not None and frequency and frequency != Frequency.MONTHLY:
        yield "week", "Only for every month. Choose “Every month”, or leave this empty."
    elif data.get("week") is not None and weekday is None:
        yield "weekday", "Which day of that week? Choose one, or leave the week empty."
    if ends is not None and starts is None:
        yield "starts_at", "It has an end but no start. Write when it starts, or leave the end empty."
    elif ends is not None and ends <= starts:
        yield "ends_at", f"It would end before it starts ({starts:%H:%M}). Look at both times again."
    if first is not None and weekday is not None and first.weekday() != weekday:
        yield "first_on", f"That day is a {DAYS[first.weekday()]}, not a {DAYS[weekday]}."
