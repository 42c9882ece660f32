"""Vocabularies: answers to closed questions, with the words people search by."""

from django import forms
from django.contrib import admin, messages

from directory.models import Term
from directory.people.roles import ADMINISTRATORS
from directory.records import merging, reindex

from .base import WorkshopAdmin
from .public_text import PublicTextForm
from .site import site


class LinesField(forms.CharField):
    """A list, one entry a line."""

    widget = forms.Textarea(attrs={"rows": 4})

    def prepare_value(self, value):
        return "\n".join(value) if isinstance(value, list) else value

    def to_python(self, value):
        return [line.strip() for line in (super().to_python(value) or "").splitlines() if line.strip()]

    def has_changed(self, initial, data):
        return (initial or []) != self.to_python(data)


NEEDS_AXIS = (
    "Choose an axis. A search narrows between axes and widens inside one, so a community without one would "
    "be found wrongly."
)


def with_all_above(term: Term) -> set[int]:
    """The numbers of this term and of every one above it."""
    found: set[int] = set()
    while term is not None and term.pk not in found:
        found.add(term.pk)
        term = term.parent
    return found


class TermForm(PublicTextForm):
    other_words = LinesField(
        required=False, help_text="Other words that people search by, one a line. Public search finds them."
    )

    def clean(self):
        data = super().clean()
        into = data.get("replaced_by")
        vocabulary = data.get("vocabulary") or self.instance.vocabulary
        if into and (into.pk == self.instance.pk or into.vocabulary != vocabulary or into.replaced_by_id):
            self.add_error("replaced_by", "Choose another term of the same list that is in use itself.")
        axis, parent = data.get("axis"), data.get("parent")
        if "axis" in self.fields and vocabulary == "community" and not axis:
            self.add_error("axis", NEEDS_AXIS)
        elif axis and vocabulary != "community":
            self.add_error("axis", "Only a community has an axis. Leave it empty.")
        if parent and parent.vocabulary != vocabulary:
            self.add_error("parent", "Choose a term of the same list, or leave it empty.")
        elif parent and self.instance.pk and self.instance.pk in with_all_above(parent):
            self.add_error("parent", "It would stand below itself. Choose another, or leave it empty.")
        return data


@admin.register(Term, site=site)
class TermAdmin(WorkshopAdmin):
    adders = writers = removers = ADMINISTRATORS
    form = TermForm
    list_display = ["label", "vocabulary", "recorded_label", "parent", "axis", "replaced_by"]
    list_filter = ["vocabulary"]
    list_select_related = ["parent", "replaced_by"]
    search_fields = ["label", "recorded_label", "slug", "other_words"]
    search_help_text = "By its label of today, the words of 2013, or other words for it."
    autocomplete_fields = ["parent", "replaced_by"]
    fields = [
        ("vocabulary", "slug"),
        "label",
        "recorded_label",
        "other_words",
        "hint",
        "parent",
        "axis",
        "replaced_by",
        "position",
    ]
    helps = {
        "vocabulary": "The closed question it answers.",
        "slug": "Part of public addresses: never changes once it is used.",
        "parent": "Choosing the parent in a search finds this one too.",
        "axis": "Communities only. A search narrows between axes and widens inside one.",
        "replaced_by": "For a retired term: its addresses lead to this one.",
        "position": "Where it stands among the options.",
    }

    def get_readonly_fields(self, request, obj=None):
        return ["vocabulary", "slug"] if obj else []

    def get_fields(self, request, obj=None):
        """Whoever only reads it reads its other words as words."""
        fields = super().get_fields(request, obj)
        if self.has_change_permission(request, obj):
            return fields
        return ["other_words_said" if name == "other_words" else name for name in fields]

    @admin.display(description="other words", empty_value="-")
    def other_words_said(self, term):
        return ", ".join(term.other_words)

    def save_model(self, request, obj, form, change):
        """Naming a replacement moves the projects, the words and the address with it."""
        into = form.cleaned_data.get("replaced_by")
        if "replaced_by" in form.changed_data and into is not None:
            obj.replaced_by = None
            super().save_model(request, obj, form, change)
            count = merging.retire(obj, into=into, by=request.user)
            messages.success(request, f"Projects that had “{obj}” and have “{into}” now: {count}.")
        else:
            super().save_model(request, obj, form, change)

    def announce(self, objects):
        for term in objects:
            reindex.term_changed(term)
        if not objects:
            reindex.directory_changed()
