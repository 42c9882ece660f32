"""A venue's form: what visitors read, and beside it what only staff may see."""

import re

from django import forms
from django.utils import timezone
from django.utils.html import format_html

from directory.actions.placing import Private, as_private, look_again
from directory.gazetteer.postcodes import OUTCODE, POSTCODE, SECTOR, postcode_in
from directory.geo import Point
from directory.models import Venue, VenueAddress
from directory.models.contacts import ConsentFact
from directory.vocabulary import Precision

from .new_rows import PointingForm

STREET = re.compile(
    r"\b\d+[a-z]?,? +[\w' ]+\b(street|st|road|rd|avenue|lane|close|drive|way|terrace)\b", re.I
)
HOME = re.compile(
    r"\b(flat|apartment|apt)\.? *\d|\bc/o\b|\b(my|his|her|their|our|someone's|somebody's) (home|house|flat)\b"
    r"|\w's (home|house|flat|living room)\b|\b(at|private) home\b",
    re.I,
)
NEEDS_CONSENT = (
    "An exact address needs a consent “To show the exact address” that says yes and has not run out. "
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
            raise forms.ValidationError(NO_POSTCODE)
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
    about_it = consent.given and consent.fact == ConsentFact.EXACT_VENUE
    return about_it and consent.expires_on > timezone.localdate()


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
