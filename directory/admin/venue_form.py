"""A venue's form: what visitors read, and beside it what only staff may see."""

import re

from django import forms

from directory.actions.placing import Private, as_private
from directory.gazetteer.postcodes import postcode_in
from directory.geo import Point
from directory.models import Venue, VenueAddress
from directory.vocabulary import Precision

STAFF_ONLY = "Staff only."
STREET = re.compile(
    r"\b\d+[a-z]?,? +[\w' ]+\b(street|st|road|rd|avenue|lane|close|drive|way|terrace)\b", re.I
)
NEEDS_CONSENT = "An exact address needs a consent that says yes. Record it, or choose area only."
WOULD_BE_PUBLIC = "This would be public. Move it to the staff-only address, or make the venue exact."


class VenueForm(forms.ModelForm):
    staff_address = forms.CharField(
        required=False,
        label="Address",
        widget=forms.Textarea(attrs={"rows": 2, "cols": 40}),
        help_text=f"{STAFF_ONLY} The full address.",
    )
    postcode = forms.CharField(
        required=False,
        max_length=10,
        widget=forms.TextInput(attrs={"size": 10}),
        help_text=f"{STAFF_ONLY} It places the venue; visitors see no more than the precision allows.",
    )
    pin_latitude = forms.FloatField(
        required=False,
        min_value=49,
        max_value=61,
        help_text=f"{STAFF_ONLY} A pin set by hand wins.",
    )
    pin_longitude = forms.FloatField(required=False, min_value=-9, max_value=2, help_text=STAFF_ONLY)

    class Meta:
        model = Venue
        fields = ["precision", "area", "consent", "address"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.before = private_of(self.instance)
        pin = self.before.pin
        self.initial |= {
            "staff_address": self.before.address,
            "postcode": self.before.postcode,
            "pin_latitude": pin.lat if pin else None,
            "pin_longitude": pin.lon if pin else None,
        }
        if "precision" in self.fields:
            self.fields[
                "precision"
            ].help_text = "Area only, unless they agreed to more. A home: always hidden."
        if "area" in self.fields:
            # A postcode alone is enough: the area is read from it.
            self.fields["area"].required = False

    def clean_area(self):
        area = self.cleaned_data["area"].strip()
        if postcode_in(area.split()) or STREET.search(area):
            raise forms.ValidationError("This is public: write the town or district, not an address.")
        return area

    def clean(self):
        data = super().clean()
        exact = data.get("precision") == Precision.EXACT
        if exact and not (data.get("consent") and data["consent"].given):
            self.add_error("precision", NEEDS_CONSENT)
        if data.get("address") and not exact:
            self.add_error("address", WOULD_BE_PUBLIC)
        if not data.get("area") and not data.get("postcode"):
            self.add_error("area", "Write the area as a visitor reads it, or give a postcode.")
        if (data.get("pin_latitude") is None) != (data.get("pin_longitude") is None):
            self.add_error("pin_longitude", "A pin needs both numbers.")
        return data

    @property
    def private(self) -> Private:
        data = self.cleaned_data
        if "postcode" not in data:
            return self.before
        latitude, longitude = data.get("pin_latitude"), data.get("pin_longitude")
        pin = Point(latitude, longitude) if latitude is not None else None
        return Private(data["staff_address"].strip(), data["postcode"].strip().upper(), pin)


def private_of(venue: Venue) -> Private:
    try:
        return as_private(venue.staff_address) if venue.pk else Private()
    except VenueAddress.DoesNotExist:
        return Private()
