"""Fields for the terms of a vocabulary: what is chosen is shown, the rest stands behind one *add* control."""

from django import forms
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe

from directory.vocabulary import LinkKind

NONE = ("", "-")
SELECTED, CHECKED = mark_safe(" selected"), mark_safe(" checked")


class TermsWidget(forms.CheckboxSelectMultiple):
    """The chosen terms, then all others folded away; it opens without a script."""

    # Django draws a fieldset with a legend around a group of controls.
    use_fieldset = True
    # What the page calls them.
    heading = ""

    def render(self, name, value, attrs=None, renderer=None):
        return with_add(self, name, self.chosen(value), attrs)

    def chosen(self, value) -> dict[str, str]:
        """{number of a term: how it is chosen}"""
        return {str(pk): "on" for pk in value or []}

    def row(self, name, chosen, pk, label):
        control, checked = f"id_{name}_{pk}", CHECKED if pk in chosen else ""
        box = format_html(
            '<input type="checkbox" name="{}" value="{}" id="{}"{}>', name, pk, control, checked
        )
        return format_html('<li>{} <label for="{}">{}</label></li>', box, control, label)

    def ids(self):
        return [pk for _, terms in groups_of(self.choices) for pk, _ in terms]


def with_add(widget, name: str, chosen: dict[str, str], attrs: dict | None) -> SafeString:
    """The rows of the chosen terms, then those of all others, under their headings, behind *Add*."""

    def rows(terms) -> SafeString:
        items = format_html_join("", "{}", ((widget.row(name, chosen, pk, label),) for pk, label in terms))
        return format_html("<ul>{}</ul>", items) if terms else SafeString()

    def group(title, terms) -> SafeString:
        found = rows(terms)
        return format_html("<p><strong>{}</strong></p>{}", title, found) if title and terms else found

    groups = groups_of(widget.choices)
    shown = [(pk, label) for _, terms in groups for pk, label in terms if pk in chosen]
    left = [(title, [(pk, label) for pk, label in terms if pk not in chosen]) for title, terms in groups]
    number = sum(len(terms) for _, terms in left)
    others = format_html_join("", "{}", ((group(title, terms),) for title, terms in left))
    add = format_html(
        '<details class="add-terms"><summary>Add<span class="visually-hidden">: {}</span> ({} to choose from)'
        "</summary>{}</details>",
        widget.heading,
        number,
        others,
    )
    shown_and_add = rows(shown), add if number else ""
    return format_html(
        '<div class="kinded" id="{}">{}{}</div>', (attrs or {}).get("id", name), *shown_and_add
    )


class KindedWidget(forms.Widget):
    """A small select for each term: whether, and how firmly."""

    use_fieldset = True
    heading = ""

    def __init__(self, attrs=None):
        super().__init__(attrs)
        self.choices = []

    def render(self, name, value, attrs=None, renderer=None):
        return with_add(self, name, value or {}, attrs)

    def row(self, name, chosen, pk, label):
        options = format_html_join(
            "",
            '<option value="{}"{}>{}</option>',
            ((v, SELECTED if v == chosen.get(pk, "") else "", text) for v, text in [NONE, *LinkKind.choices]),
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
