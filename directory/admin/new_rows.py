"""A row that points to another typed on the same page: a meeting to its new place, a contact to its consent.

Such a row has no number yet, so it is chosen by its order among the new ones, and found once both are saved.
"""

from dataclasses import dataclass

from django import forms

from .public_text import PublicTextForm

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
