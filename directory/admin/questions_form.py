"""The sixteen questions as form fields: checkboxes for each vocabulary, and what was said to each."""

from collections import defaultdict
from dataclasses import dataclass

from django import forms
from django.utils.html import format_html

from directory.models import KINDED, Answer, Source, Term
from directory.models.terms import AXES
from directory.models.words import raw_words
from directory.questions import QUESTIONS, STAFF, Question, vocabularies
from directory.term_tree import TermTree
from directory.vocabulary import AnswerState, Means

from .days import DAY_HELP, PartialDayField
from .kinded import KindedField

NOTHING_SAID = ""
STATES = [(NOTHING_SAID, "Nothing recorded"), *AnswerState.choices]
MEANS = [(NOTHING_SAID, "Not known"), *Means.choices]
STAFF_ONLY = "Staff only: never shown to the public."
PUBLIC = "Public once the record is published."
HOW_KNOWN = "How you know this, if it was not in today’s conversation"


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
        help_text=STAFF_ONLY if staff else "What the boxes do not hold. Public. No names of people.",
    )
    return {
        f"q{number}_state": forms.ChoiceField(
            choices=STATES,
            required=False,
            label="Was it asked?",
            help_text="Leave it, if they answered. Else: no answer, declined, does not apply.",
        ),
        f"q{number}_means": forms.ChoiceField(
            choices=MEANS, required=False, label="How you know", help_text="Empty: as the source says."
        ),
        f"q{number}_date": PartialDayField(
            required=False,
            label="Day",
            help_text=f"{DAY_HELP} A year alone will do. Empty: today, if you asked.",
        ),
        f"q{number}_source": forms.ChoiceField(
            required=False, label="Source", help_text="Where it was said, if not where the rest was."
        ),
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
    """The sixteen questions in order, each followed by how its answer is known."""
    return [part for q in QUESTIONS for part in ((f"{q.number}. {q.title}", fieldset(q)), how_known(q))]


def fieldset(question: Question) -> dict:
    own = [f.name for f in question.fields if f.name not in FIRST]
    terms = [vocabulary_field(v.name) for v in question.vocabularies]
    return {
        "fields": [*own, *terms, f"q{question.number}_words", f"q{question.number}_state"],
        "description": question.wording,
        "classes": ["staff-only" if question.audience == STAFF else "public"],
    }


def how_known(question: Question) -> tuple[str, dict]:
    """Folded away: most answers of a record come from one call on one day, which is what empty means."""
    fields = [f"q{question.number}_{part}" for part in ("means", "date", "source")]
    return HOW_KNOWN, {"fields": fields, "classes": ["collapse", "how"]}


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
    by_number = {term.pk: term for term in terms}
    tree = TermTree({term.pk: term.parent_id for term in terms})
    return [by_number[pk] for pk in tree.descendants(None)]


def label_of(term: Term) -> str:
    """The label of today, and the report's own where it says something else."""
    start = f"{'– ' if term.parent_id else ''}{term.label}"
    if set(raw_words(term.recorded_label)) <= set(raw_words(term.label)):
        return start
    return format_html("{} <small>2013: {}</small>", start, term.recorded_label)


def source_choices(project, answers: list[Answer]) -> list:
    """The record's own source, those its answers name, and the latest that are not the report."""
    used = {answer.source_id for answer in answers} | {project.source_id}
    latest = Source.objects.exclude(kind="report").order_by("-pk")[:10]
    found = {source.pk: source for source in [*Source.objects.filter(pk__in=used), *latest]}
    return [(NOTHING_SAID, "The record's own"), *((str(pk), str(s)) for pk, s in found.items())]


FORM_FIELDS = term_fields() | {
    name: field for question in QUESTIONS for name, field in answer_fields(question).items()
}
