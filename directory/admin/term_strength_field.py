"""A field for communities and experiences: which ones, and how firmly the project is for each."""

from django import forms
from django.utils.html import format_html, format_html_join
from django.utils.safestring import mark_safe

from directory.vocabulary import LinkKind

NONE = ("", "-")
SELECTED = mark_safe(" selected")


class KindedWidget(forms.Widget):
    """A group of small selects under headings, one for each term."""

    # Django draws a fieldset with a legend around a group of controls.
    use_fieldset = True

    def __init__(self, attrs=None):
        super().__init__(attrs)
        self.choices = []

    def render(self, name, value, attrs=None, renderer=None):
        value = value or {}
        parts = [self.group(name, value, label, terms) for label, terms in groups_of(self.choices)]
        return format_html('<div class="kinded">{}</div>', format_html_join("", "{}", ((p,) for p in parts)))

    def group(self, name, value, heading, terms):
        rows = format_html_join("", "{}", ((self.row(name, value, pk, label),) for pk, label in terms))
        title = format_html("<p><strong>{}</strong></p>", heading) if heading else ""
        return format_html("<div>{}<ul>{}</ul></div>", title, rows)

    def row(self, name, value, pk, label):
        chosen = value.get(pk, "")
        options = format_html_join(
            "",
            '<option value="{}"{}>{}</option>',
            ((v, SELECTED if v == chosen else "", text) for v, text in [NONE, *LinkKind.choices]),
        )
        control = f"id_{name}_{pk}"
        select = format_html('<select name="{}_{}" id="{}">{}</select>', name, pk, control, options)
        return format_html('<li>{} <label for="{}">{}</label></li>', select, control, label)

    def value_from_datadict(self, data, files, name):
        found = {pk: data.get(f"{name}_{pk}", "") for pk in self.ids()}
        return {pk: kind for pk, kind in found.items() if kind}

    def value_omitted_from_data(self, data, files, name):
        return not any(f"{name}_{pk}" in data for pk in self.ids())

    def id_for_label(self, id_, index=None):
        return ""

    def ids(self):
        return [pk for _, terms in groups_of(self.choices) for pk, _ in terms]


def groups_of(choices):
    """(heading, options) pairs, of a list with or without headings."""
    if choices and isinstance(choices[0][1], list):
        return choices
    return [("", choices)]


class KindedField(forms.Field):
    """{term id: only, mainly or welcomes}."""

    widget = KindedWidget

    def _set_choices(self, choices):
        self._choices = self.widget.choices = choices

    choices = property(lambda self: self._choices, _set_choices)
    _choices: list = []

    def to_python(self, value):
        return value or {}

    def validate(self, value):
        super().validate(value)
        if set(value.values()) - set(LinkKind):
            raise forms.ValidationError("Choose only for, mainly for or welcomes.")

    def has_changed(self, initial, data):
        return (initial or {}) != (data or {})
