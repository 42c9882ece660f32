"""The sixteen questions as form fields: checkboxes for each vocabulary, and what was said to each."""

from collections import defaultdict
from dataclasses import dataclass

from django import forms

from directory.models import KINDED, Answer, Source, Term
from directory.models.terms import AXES
from directory.questions import QUESTIONS, STAFF, Question, vocabularies
from directory.vocabulary import AnswerState, Means

from .kinded import KindedField

NOTHING_SAID = ""
STATES = [(NOTHING_SAID, "Nothing recorded"), *AnswerState.choices]
MEANS = [(NOTHING_SAID, "Not known"), *Means.choices]
STAFF_ONLY = "Staff only: never shown to the public."
PUBLIC = "Public once the record is published."


def vocabulary_field(name: str) -> str:
    """The form's name for a vocabulary: `term_peer_basis`."""
    return f"term_{name.replace('-', '_')}"


def answer_fields(question: Question) -> dict[str, forms.Field]:
    """State, means, date, source and own words of one question."""
    number, staff = question.number, question.audience == STAFF
    words = forms.CharField(
        required=False,
        label="In their own words",
        widget=forms.Textarea(attrs={"rows": 2, "class": "vLargeTextField"}),
        help_text=STAFF_ONLY if staff else f"What the boxes do not hold. {PUBLIC} No names of people.",
    )
    return {
        f"q{number}_state": forms.ChoiceField(choices=STATES, required=False, label="Answer"),
        f"q{number}_means": forms.ChoiceField(choices=MEANS, required=False, label="How you know"),
        f"q{number}_date": forms.CharField(
            required=False, max_length=10, label="Date", widget=forms.TextInput(attrs={"size": 10})
        ),
        f"q{number}_source": forms.ChoiceField(required=False, label="Source"),
        f"q{number}_words": words,
    }


def term_fields() -> dict[str, forms.Field]:
    """One field a vocabulary; its options are filled when the form is made."""
    fields = {}
    for item in vocabularies():
        help_text = STAFF_ONLY if item.audience == STAFF else item.help
        kind = KindedField if item.name in KINDED else forms.MultipleChoiceField
        widget = {} if item.name in KINDED else {"widget": forms.CheckboxSelectMultiple}
        fields[vocabulary_field(item.name)] = kind(
            required=False, label=item.label, help_text=help_text, **widget
        )
    return fields


def fieldsets() -> list[tuple[str, dict]]:
    """The sixteen questions in order, each saying who may read its answers."""
    return [(f"{q.number}. {q.title}", fieldset(q)) for q in QUESTIONS]


def fieldset(question: Question) -> dict:
    number, staff = question.number, question.audience == STAFF
    own = [f.name for f in question.fields if f.name not in FIRST]
    terms = [vocabulary_field(v.name) for v in question.vocabularies]
    said = tuple(f"q{number}_{part}" for part in ("state", "means", "date", "source"))
    audience = STAFF_ONLY if staff else PUBLIC
    return {
        "fields": [*own, *terms, said, f"q{number}_words"],
        "description": f"{question.wording} {audience}",
        "classes": ["staff-only" if staff else "public"],
    }


# These stand in the block above the questions.
FIRST = ("name", "also_known_as")


@dataclass(frozen=True)
class TermOptions:
    """Every vocabulary's options, read once for the whole form."""

    by_vocabulary: dict[str, list[Term]]

    @classmethod
    def read(cls, chosen: set[int]) -> "TermOptions":
        """Without retired terms, but for those that the project has."""
        found = defaultdict(list)
        for term in Term.objects.all():
            if term.replaced_by_id is None or term.pk in chosen:
                found[term.vocabulary].append(term)
        return cls(found)

    def choices(self, vocabulary: str) -> list:
        terms = in_tree_order(self.by_vocabulary[vocabulary])
        if vocabulary != "community":
            return [(str(term.pk), label_of(term)) for term in terms]
        axes = [(label, [t for t in terms if t.axis == axis]) for axis, label in [*AXES, ("", "Other")]]
        return [(label, [(str(t.pk), label_of(t)) for t in some]) for label, some in axes if some]


def in_tree_order(terms: list[Term]) -> list[Term]:
    """Each term, then those below it."""
    known, below = {term.pk for term in terms}, defaultdict(list)
    for term in terms:
        below[term.parent_id if term.parent_id in known else None].append(term)

    def walk(parent):
        for term in below[parent]:
            yield term
            yield from walk(term.pk)

    return list(walk(None))


def label_of(term: Term) -> str:
    recorded = f" (2013: {term.recorded_label})" if term.recorded_label else ""
    return f"{'– ' if term.parent_id else ''}{term.label}{recorded}"


def source_choices(project, answers: list[Answer]) -> list:
    """The record's own source, those its answers name, and the latest that are not the report."""
    used = {answer.source_id for answer in answers} | {project.source_id}
    latest = Source.objects.exclude(kind="report").order_by("-pk")[:10]
    found = {source.pk: source for source in [*Source.objects.filter(pk__in=used), *latest]}
    return [(NOTHING_SAID, "The record's own"), *((str(pk), str(s)) for pk, s in found.items())]
