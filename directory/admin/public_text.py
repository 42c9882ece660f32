"""What may not stand in a text field: characters that were lost, and contacts where the public reads."""

from django import forms
from django.db.models import QuerySet

from directory.models import Organisation, Source
from directory.records.public_text import COLUMNS, lost_in, problem_in

CALLED = {Organisation: "name", Source: "title"}


class PublicTextForm(forms.ModelForm):
    """The form of any row: a text that is not as it stands in the database is looked at."""

    def clean(self):
        data = super().clean()
        model = self._meta.model
        for name in self.fields:
            is_public = name in COLUMNS.get(model, ()) and self.instance.pk
            stands = getattr(self.instance, name) if is_public else None
            look_at(self, name, model, name, stands)
        for name in set(self.changed_data) - set(self.errors):
            look_at_chosen(self, name)
        return data


def look_at_chosen(form, field: str) -> None:
    """An organisation or a source that was chosen is named on the page, whoever named it so."""
    value = form.cleaned_data.get(field)
    for one in value if isinstance(value, QuerySet) else [value]:
        column = CALLED.get(type(one))
        if column and (words := problem_in(type(one), column, getattr(one, column))):
            form.add_error(field, f"“{one}”: {words}")


def look_at(form, field: str, model, column: str, stands) -> None:
    """Say at its field what is wrong with a text, unless it stands so already."""
    value = form.cleaned_data.get(field)
    if not isinstance(value, str | list) or value == stands or field in form.errors:
        return
    lost = lost_in(value) if isinstance(value, str) and field in form.changed_data else ""
    if words := lost or problem_in(model, column, value):
        form.add_error(field, words)
