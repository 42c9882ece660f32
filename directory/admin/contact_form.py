"""A contact's form: a number that can be rung, an address that can be written to."""

import re

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import URLValidator, validate_email

from directory.models import Contact
from directory.models.contacts import ConsentFact, ContactKind

from .new_rows import PointingForm

NOT_A_LINK = "This is not a web address. Copy it from the browser, as in https://example.org/group."
NOT_AN_EMAIL = "This is not an e-mail address. Write it as in group@example.org."
NOT_A_NUMBER = "This is not a phone number. Digits and spaces, as in 0113 496 0000."
SAID_NO = "They said no to this consent, or it is about something else. Choose another, or leave it empty."
is_web_address = URLValidator(schemes=["http", "https"], message=NOT_A_LINK)
PHONE = re.compile(r"\+?[\d\s()./-]{3,}((,|;|\s)*(ext\.?|x|option|text|or)\s*[+\d\s()-]+)*", re.IGNORECASE)


class ContactForm(PointingForm):
    points = {"consent": "consents"}

    class Meta:
        model = Contact
        fields = ["kind", "value", "role", "consent", "source", "is_hidden"]

    def clean(self):
        data = super().clean()
        kind, value = data.get("kind"), data.get("value")
        if value and kind and {"kind", "value"} & set(self.changed_data):
            try:
                data["value"] = as_kind(kind, value)
            except ValidationError as problem:
                self.add_error("value", problem.messages[0])
        consent = data.get("consent")
        if consent is not None and "consent" in self.changed_data and not speaks_of_contacts(consent):
            self.add_error("consent", SAID_NO)
        return data

    def join(self):
        """The consent of this page, if it is one to show contacts; else the contact stays with staff."""
        form = self.pointed("consent")
        if form is not None and speaks_of_contacts(form.instance):
            super().join()


def speaks_of_contacts(consent) -> bool:
    return consent.given and consent.fact == ConsentFact.CONTACT


def as_kind(kind: str, value: str) -> str:
    """The value as it is kept; ValidationError where it is nothing of this kind."""
    value = value.strip()
    if kind == ContactKind.WEBSITE:
        address = value if re.match(r"[a-z][a-z0-9+.-]*:", value, re.IGNORECASE) else f"https://{value}"
        is_web_address(address)
        return address
    if kind == ContactKind.EMAIL:
        try:
            validate_email(value.removeprefix("mailto:"))
        except ValidationError:
            raise forms.ValidationError(NOT_AN_EMAIL) from None
        return value.removeprefix("mailto:")
    if kind == ContactKind.PHONE and not PHONE.fullmatch(value):
        raise forms.ValidationError(NOT_A_NUMBER)
    return value
