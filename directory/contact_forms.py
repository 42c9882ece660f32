"""The one form for contacts: whatever form a number, an address or a role is typed in, it is read here.

What each of them is says contact_values.py. A form names its fields, and all say the same sentences.
"""

from collections.abc import Mapping

from django import forms

from .contact_values import NotAContactError, as_kept, as_role


class ContactForm:
    """For any form with a contact in it, before its other bases: what was typed is kept in its usual form.

    `contact_fields` are its fields with the kind of each (contact_values: PHONE, TEXTED, EMAIL, WEBSITE,
    POST); where the kind is chosen on the form itself, `kinds_typed` says it. What stood stops nobody.
    """

    contact_fields: Mapping[str, str] = {}
    role_fields: tuple[str, ...] = ()
    # Where words that go with a number are to be written instead, as the sentence about them says.
    notes_go = "“Role”"

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for name in self.contact_fields:
            if name in self.fields:
                self.fields[name] = as_plain(self.fields[name])

    def kinds_typed(self, data: dict) -> Mapping[str, str]:
        return self.contact_fields

    def must_be_read(self, name: str, data: dict) -> bool:
        return name in self.changed_data

    def clean(self):
        data = super().clean() or self.cleaned_data
        for name, kind in self.kinds_typed(data).items():
            if data.get(name) and kind and self.must_be_read(name, data):
                self.read_as(name, as_kept, kind, data[name])
        for name in self.role_fields:
            if data.get(name) and name in self.changed_data:
                self.read_as(name, as_role, data[name])
        return data

    def read_as(self, name: str, read, *typed: str) -> None:
        more = {"notes_go": self.notes_go} if read is as_kept else {}
        try:
            self.cleaned_data[name] = read(*typed, **more)
        except NotAContactError as problem:
            self.add_error(name, str(problem))


def as_plain(field: forms.Field) -> forms.CharField:
    """The same field without Django's own rules and sentences for addresses."""
    if type(field) is forms.CharField:
        return field
    plain = forms.CharField(
        required=field.required,
        label=field.label,
        help_text=field.help_text,
        max_length=getattr(field, "max_length", None),
        widget=field.widget,
        initial=field.initial,
        show_hidden_initial=field.show_hidden_initial,
    )
    plain.widget.is_required = field.required
    return plain
