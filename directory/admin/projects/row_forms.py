"""The forms of single rows on a project's page: area covered, meeting, venue."""

import datetime
import re
from dataclasses import dataclass

from django import forms
from django.utils import timezone
from django.utils.html import format_html

from directory.gazetteer.postcodes import OUTCODE, POSTCODE, SECTOR, postcode_in
from directory.geo import Point
from directory.models import Coverage, Meeting, Venue, VenueAddress
from directory.models.venues import WEEKDAYS, Frequency
from directory.phrases import clock, day_words
from directory.records.placing import Private, as_private, codes_of, did_you_mean, look_again
from directory.vocabulary import ConsentUse, Precision

from ..date_fields import DAY_HELP, DaysField
from ..public_text import PublicTextForm

FIRST_NEW = "new-1"


@dataclass(frozen=True)
class NewRow:
    """The so-manieth new row of a block."""

    number: int

    def __str__(self):
        return f"new-{self.number}"


class RowField(forms.ModelChoiceField):
    """One of the project's own rows, or one that is typed on this page."""

    def to_python(self, value):
        start, _, number = str(value or "").partition("-")
        if start == "new" and number.isdecimal() and len(number) < 4:
            return NewRow(int(number))
        return super().to_python(value)

    def validate(self, value):
        if not isinstance(value, NewRow):
            super().validate(value)


def choices(rows, new: int, words: str) -> list[tuple[str, str]]:
    """Nothing, what is typed on this page, what stands already."""
    offered = [(f"new-{n}", words if new == 1 else f"{words}, number {n}") for n in range(1, new + 1)]
    return [("", "-"), *offered, *((str(row.pk), str(row)) for row in rows)]


def new_forms(formset) -> list[forms.ModelForm]:
    """Rows of a block that are typed now, in their order on the page."""
    if formset is None or not formset.is_bound:
        return []
    gone = set(getattr(formset, "deleted_forms", [])) if formset.is_valid() else set()
    return [form for form in formset.extra_forms if form.has_changed() and form not in gone]


def form_of(formset, row: NewRow) -> forms.ModelForm | None:
    found = new_forms(formset)
    return found[row.number - 1] if 0 < row.number <= len(found) else None


class PointingForm(PublicTextForm):
    """A row whose `points` names a block on the same page: {"venue": "venues"}."""

    points: dict[str, str] = {}
    # The page's blocks by name; given when the page is made.
    blocks: dict = {}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.new: dict[str, NewRow] = {}

    def _clean_fields(self):
        """A new row is kept aside: the model wants one that is saved."""
        super()._clean_fields()
        for name in self.points:
            if isinstance(self.cleaned_data.get(name), NewRow):
                self.new[name] = self.cleaned_data[name]
                self.cleaned_data[name] = None

    def _get_validation_exclusions(self):
        """What the model asks of a row that is not there yet is asked by the form."""
        return super()._get_validation_exclusions() | set(self.new)

    def pointed(self, name: str) -> forms.ModelForm | None:
        """The form of the new row, where one was typed."""
        row = self.new.get(name)
        return form_of(self.blocks.get(self.points[name]), row) if row else None

    def join(self) -> None:
        """Before this row is saved, and after what it points to is."""
        for name in self.points:
            form = self.pointed(name)
            if form is not None and form.instance.pk:
                setattr(self.instance, name, form.instance)


NOT_KNOWN = "We do not know an authority or county of this name. Write its code too, as in E08000035."


class CoverageForm(PublicTextForm):
    class Meta:
        model = Coverage
        fields = ["area", "authority_code"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for name in self.fields:
            self.fields[name].required = name == "area"
        # The county's other authorities, beside the first that this row holds.
        self.more_codes: tuple[str, ...] = ()

    def clean(self):
        data = super().clean()
        area, code = data.get("area"), data.get("authority_code", "").strip().upper()
        if area and self.code_was_read(area, code):
            code = ""
        if area and not code:
            code, *more = codes_of(area) or [""]
            self.more_codes = tuple(more)
            if not code:
                self.add_error("area", NOT_KNOWN)
        data["authority_code"] = code
        return data

    def code_was_read(self, area: str, code: str) -> bool:
        """Whether the code is the one of the area that stood here, and another area stands here now."""
        row = self.instance
        moved = row.pk and area != row.area and code == row.authority_code
        return bool(moved) and code in codes_of(row.area) and code not in codes_of(area)


DAYS = dict(WEEKDAYS)


class MeetingForm(PointingForm):
    points = {"venue": "venues"}
    cancelled_on = DaysField(
        required=False,
        label="Days it does not meet",
        help_text=f"Single days that are called off, one a line. {DAY_HELP} Days that have passed may stay.",
    )

    class Meta:
        model = Meeting
        fields = ["frequency", "weekday", "week", "starts_at", "ends_at", "venue", "first_on"]
        fields += ["not_in_august", "not_on_bank_holidays", "cancelled_on", "note"]

    def clean(self):
        data = super().clean()
        for name, words in impossible(data):
            if name in self.fields and name not in self.errors:
                self.add_error(name, words)
        return data


# A night café is open for twelve hours; what is longer is a slip of one of the two times.
LONGEST_MEETING = 16


def hours_between(starts: datetime.time, ends: datetime.time) -> float:
    """How long it lasts, past midnight where it ends earlier in the day than it starts."""
    minutes = (ends.hour - starts.hour) * 60 + ends.minute - starts.minute
    return minutes % (24 * 60) / 60


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
    elif ends is not None and ends == starts:
        yield (
            "ends_at",
            f"It would end as it starts, {clock(starts)}. Write when it ends, or leave it empty.",
        )
    elif ends is not None and hours_between(starts, ends) > LONGEST_MEETING:
        yield (
            "ends_at",
            f"That is {hours_between(starts, ends):.0f} hours, until {clock(ends)} the next day. "
            "Look at both times again.",
        )
    if first is not None and weekday is not None and first.weekday() != weekday:
        yield "first_on", f"That day is a {DAYS[first.weekday()]}, not a {DAYS[weekday]}."
    for day in map(datetime.date.fromisoformat, data.get("cancelled_on") or []):
        if weekday is not None and day.weekday() != weekday:
            yield "cancelled_on", f"{day_words(day)} is a {DAYS[day.weekday()]}, not a {DAYS[weekday]}."
            return


STREET = re.compile(
    r"\b\d+[a-z]?,? +[\w' ]+\b(street|st|road|rd|avenue|lane|close|drive|way|terrace)\b", re.I
)
HOME = re.compile(
    r"\b(flat|apartment|apt)\.? *\d|\bc/o\b|\b(my|his|her|their|our|someone's|somebody's) (home|house|flat)\b"
    r"|\w's (home|house|flat|living room)\b|\b(at|private) home\b",
    re.I,
)
NEEDS_CONSENT = (
    "An exact address needs a consent “Exact address shown” that says yes and has not run out. "
    "Record it below, or choose area only."
)
WOULD_BE_PUBLIC = "This would be public. Move it to the staff-only address, or make the venue exact."
IS_A_HOME = (
    "This looks like somebody’s home, and a home is always hidden. Choose “Hidden”, write it under the "
    "staff-only address, and tick “Someone’s home” in question 8."
)
NO_ADDRESS_HERE = "This is public: write the town or district, not an address."
NO_POSTCODE = "This is not a postcode. Write it as LS1 4AP, or the first half (LS1), or leave it empty."


class VenueForm(PointingForm):
    points = {"consent": "consents"}
    staff_address = forms.CharField(
        required=False,
        label="Address (staff only)",
        widget=forms.Textarea(attrs={"rows": 2, "cols": 40}),
        help_text="The full address, for us.",
    )
    postcode = forms.CharField(
        required=False,
        max_length=10,
        label="Postcode (staff only)",
        widget=forms.TextInput(attrs={"size": 10}),
        help_text="It places the venue. Visitors see no more of it than you chose.",
    )
    pin_latitude = forms.FloatField(
        required=False,
        min_value=49,
        max_value=61,
        label="Pin, latitude (staff only)",
        help_text="A pin set by hand wins over the postcode.",
    )
    pin_longitude = forms.FloatField(
        required=False,
        min_value=-9,
        max_value=2,
        label="Pin, longitude (staff only)",
        help_text="West of Greenwich it begins with a minus.",
    )

    class Meta:
        model = Venue
        fields = ["precision", "area", "consent", "address"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.before = private_of(self.instance)
        if self.instance.pk:
            self.initial |= as_typed(self.before)
        self.say_doubts()
        if "precision" in self.fields:
            self.fields["precision"].label = "How much visitors may know"
            self.fields[
                "precision"
            ].help_text = "Area only, unless they agreed to more. A home: always hidden."
        if "area" in self.fields:
            # A postcode alone is enough: the area is read from it.
            self.fields["area"].required = False

    def say_doubts(self):
        """What the gazetteer could not place is said at its field, each time the page is opened."""
        if self.before.is_empty or self.is_bound or "postcode" not in self.fields:
            return
        for name, words in look_again(self.before, self.instance).items():
            field = self.fields[name]
            field.help_text = format_html("<strong>⚠ {}</strong> {}", words, field.help_text)

    def clean_area(self):
        area = " ".join(self.cleaned_data["area"].split())
        if postcode_in(area.split()) or STREET.search(area):
            raise forms.ValidationError(NO_ADDRESS_HERE)
        if HOME.search(plain_quotes(area)):
            raise forms.ValidationError(IS_A_HOME)
        return area

    def clean_address(self):
        address = " ".join(self.cleaned_data["address"].split())
        if HOME.search(plain_quotes(address)):
            raise forms.ValidationError(IS_A_HOME)
        return address

    def clean_postcode(self):
        """Its shape only: whether it is a real one is never a reason not to save."""
        if "postcode" not in self.changed_data:
            return self.before.postcode
        typed = " ".join(self.cleaned_data["postcode"].upper().split())
        closed = typed.replace(" ", "")
        if typed and not any(shape.fullmatch(closed) for shape in (POSTCODE, OUTCODE, SECTOR)):
            raise forms.ValidationError(NO_POSTCODE + did_you_mean(typed))
        full = POSTCODE.fullmatch(closed)
        return f"{full[1]} {full[2]}" if full else typed

    def clean(self):
        data = super().clean()
        exact = data.get("precision") == Precision.EXACT
        if exact and not self.has_consent(data):
            self.add_error("precision", NEEDS_CONSENT)
        if data.get("address") and not exact:
            self.add_error("address", WOULD_BE_PUBLIC)
        if not {"area", "postcode"} & set(self.errors) and not data.get("area") and not data.get("postcode"):
            self.add_error("area", "Write the area as a visitor reads it, or give a postcode.")
        one_only = (data.get("pin_latitude") is None) != (data.get("pin_longitude") is None)
        if one_only and not {"pin_latitude", "pin_longitude"} & set(self.errors):
            self.add_error("pin_longitude", "A pin needs both numbers.")
        return data

    def has_consent(self, data) -> bool:
        """One that stands, or one that is typed on this page."""
        form = self.pointed("consent")
        if form is None:
            return data.get("consent") is not None and allows_the_address(data["consent"])
        return form.is_valid() and allows_the_address(form.instance)

    def join(self):
        """Only an exact venue stands on a consent."""
        if self.instance.precision == Precision.EXACT:
            super().join()

    @property
    def private(self) -> Private:
        data = self.cleaned_data
        if "postcode" not in data:
            return self.before
        latitude, longitude = data.get("pin_latitude"), data.get("pin_longitude")
        pin = Point(latitude, longitude) if latitude is not None else None
        return Private(data["staff_address"].strip(), data["postcode"], pin)


def allows_the_address(consent) -> bool:
    others = consent.project.consents.all() if consent.project_id else []
    return consent.use == ConsentUse.EXACT_VENUE and consent.is_live(others, timezone.localdate())


def as_typed(private: Private) -> dict:
    pin = private.pin
    return {
        "staff_address": private.address,
        "postcode": private.postcode,
        "pin_latitude": pin.lat if pin else None,
        "pin_longitude": pin.lon if pin else None,
    }


def private_of(venue: Venue) -> Private:
    try:
        return as_private(venue.staff_address) if venue.pk else Private()
    except VenueAddress.DoesNotExist:
        return Private()


def plain_quotes(text: str) -> str:
    return text.replace("’", "'")
