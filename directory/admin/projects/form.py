"""The project's form: its own fields, the sixteen questions, and the same as words for readers."""

import re
from collections import defaultdict
from dataclasses import dataclass
from functools import partial

from django import forms
from django.contrib import admin
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html, format_html_join
from django.utils.text import slugify

from directory.models import KINDED, Answer, Project, Source, Term
from directory.models.terms import AXES
from directory.models.words import raw_words
from directory.people import roles
from directory.phrases import listed
from directory.questions import QUESTIONS, STAFF, Question, vocabularies
from directory.records import duplicates, facts, history, networks, recording, tombstones
from directory.term_tree import TermTree
from directory.vocabulary import NOT_KNOWN, AnswerState, Means

from ..date_fields import DAY_HELP, PartialDayField
from ..public_text import PublicTextForm, look_at
from ..term_fields import KindedField, TermsWidget

STOPPED = (
    "A group of this name and place asked not to be listed, or was merged with another. It cannot be "
    "recorded again. If this is another group, ask an administrator."
)
PLACES = re.compile(r"venues-\d+-area")
POSTCODES = re.compile(r"venues-\d+-postcode")
CONTACTS = re.compile(r"contacts-\d+-value")


class AsksAboutTwins:
    """For the project's form: what was typed stays, whatever is found."""

    def look_for_twins(self, data):
        """What must not come back is stopped; what may stand here already is asked about first.

        On a record that stands, only what is typed now can make it a twin: a name, a place, a contact.
        """
        wanted, before = likeness_of(self.data, self.instance), duplicates.Likeness([])
        if self.instance.pk:
            before = duplicates.Likeness.of(Project.objects.get(pk=self.instance.pk))
            if not wanted.says_more_than(before):
                return
        slug = (data.get("slug") or "") if "slug" in self.changed_data or not self.instance.pk else ""
        try:
            is_stopped = tombstones.is_stopped(
                names=wanted.names, places=wanted.places, slug=slug, unless_merged_into=self.instance
            )
        except tombstones.OtherKeyError as problem:
            self.add_error(None, str(problem))
            return
        if is_stopped:
            self.add_error("name" if "name" in self.fields else None, STOPPED)
        elif "is_another" in self.fields:
            self.ask_whether_another(wanted, before, is_said=data.get("is_another"))

    def ask_whether_another(self, wanted, before, *, is_said):
        """Both are shown; a "no" is kept for those that this person could look at: see `not_the_same`."""
        asked = partial(duplicates.likely, by=self.person)
        known = {twin.project.pk for twin in asked(before)} if before.names else set()
        for twin in asked(wanted):
            if twin.project.pk in known:
                continue
            if not is_said:
                self.fields["is_another"].widget = forms.CheckboxInput()
                self.add_error("is_another", twin_words(twin, self.person, wanted))
            elif self.person is None or roles.may_read(self.person, twin.project):
                self.not_the_same.append(twin.project)


def likeness_of(data, project: Project) -> duplicates.Likeness:
    """What the whole form says of the group, its blocks too."""

    def typed(pattern):
        return [value for name, value in data.items() if pattern.fullmatch(name) and value.strip()]

    names = [data.get("name", project.name), *data.get("also_known_as", project.also_known_as).splitlines()]
    names = [name.strip() for name in names if name.strip()]
    return duplicates.Likeness(names, typed(PLACES), typed(CONTACTS), typed(POSTCODES), project.pk)


def twin_words(twin: duplicates.Twin, person, wanted: duplicates.Likeness) -> str:
    """What was typed beside the record here, with a link to it; else only that another region has one."""
    if person is not None and not roles.may_read(person, twin.project):
        return (
            "A record of another region looks like this one. Ask an editor, or tick this box and save again."
        )
    address = reverse("admin:directory_project_change", args=[twin.project.pk])
    return format_html(
        "Is this the same group? You wrote “{}”. Here already: “<a href='{}'>{}</a>”; it {}. If it is the "
        "same, open that one and go on there. If not, tick this box and save again: that is kept, and nobody "
        "is asked again.",
        placed(wanted.names[0] if wanted.names else "", wanted.places),
        address,
        placed(twin.project.name, twin.project.venues.values_list("area", flat=True)),
        twin.why,
    )


def placed(name: str, places) -> str:
    """“Leeds Mind, in Leeds”."""
    return f"{name}, in {listed(dict.fromkeys(filter(None, places)))}" if any(places) else name


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
        widget = {} if item.name in KINDED else {"widget": TermsWidget}
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
    latest = Source.objects.filter(leads=None).exclude(kind="report").order_by("-pk")[:10]
    found = {source.pk: source for source in [*Source.objects.filter(pk__in=used), *latest]}
    return [(NOTHING_SAID, "The record's own"), *((str(pk), str(s)) for pk, s in found.items())]


# The source of a first answer to a question: whoever writes it down now has asked, or says where it stands.
TODAY = "today"


def first_source(project: Project) -> str:
    """What the form begins with, where the record's own source is not our own asking."""
    return "" if project.pk is None or recording.is_our_own(project.source) else TODAY


def source_typed(text: str, project: Project) -> Source:
    return recording.our_own_source() if text == TODAY else recording.source_of(text, project)


FORM_FIELDS = term_fields() | {
    name: field for question in QUESTIONS for name, field in answer_fields(question).items()
}


READ_PARTS = {"state": "get_state_display", "means": "get_means_display"}
COLUMNS = {"date": "answered_on", "source": "source", "words": "own_words"}


def reader(name: str, label: str):
    """One field of the form, read from the project."""

    @admin.display(description=label, empty_value="-")
    def read(self, project):
        return said(project, name) if name.startswith("q") else chosen(project, name)

    return read


def said(project, name: str):
    number, _, part = name.removeprefix("q").partition("_")
    if "said_now" not in project.__dict__:
        rows = project.answers.current().select_related("source")
        project.said_now = {answer.question: answer for answer in rows}
    answer = project.said_now.get(int(number))
    if answer is None:
        return None
    shown = getattr(answer, READ_PARTS.get(part) or COLUMNS[part])
    return (shown() if callable(shown) else shown) or None


def chosen(project, name: str):
    if "chosen_now" not in project.__dict__:
        project.chosen_now = list(project.project_terms.select_related("term"))
    rows = [row for row in project.chosen_now if vocabulary_field(row.term.vocabulary) == name]
    words = [
        (f"{row.term.label} ({row.get_kind_display()})" if row.kind else row.term.label,) for row in rows
    ]
    return format_html_join(", ", "{}", words) if words else None


ReadAnswers = type(
    "ReadAnswers", (), {name: reader(name, field.label) for name, field in FORM_FIELDS.items()}
)


OF_A_NETWORK = (
    "Closed, the network closes with it: its counts and contacts are hidden, and its groups are to be asked. "
    "Opened again, so is the network."
)


class ProjectFormBase(AsksAboutTwins, PublicTextForm):
    # Which change was the latest when this page was opened: see concurrent.py.
    seen = forms.IntegerField(required=False, widget=forms.HiddenInput)
    is_another = forms.BooleanField(
        required=False,
        label="It is another group",
        help_text="What you typed is kept while you look.",
    )
    # Records that look like this one, and of which it is said here that they are not the same.
    not_the_same: tuple | list = ()

    class Meta:
        model = Project
        exclude = ["organisations", "regions", "terms", "review", "last_checked_on"]

    def __init__(self, *args, person=None, told=(), offered=None, **kwargs):
        """`told` is what others changed meanwhile; `offered` what an undecided change makes of the fields."""
        super().__init__(*args, **kwargs)
        self.person, self.told, self.not_the_same = person, told, []
        for name in ("source", "recorded_in", "slug"):
            if name in self.fields:
                self.fields[name].required = False
        self.initial["seen"] = history.last(self.instance) if self.instance.pk else 0
        self.answers = self.current_answers() if self.asked_questions() else {}
        self.fill_terms()
        self.fill_answers()
        self.initial |= offered or {}
        if "is_another" in self.fields:
            self.fields["is_another"].widget = forms.HiddenInput()
        if "stage" in self.fields and hasattr(self.instance, "network"):
            self.fields["stage"].help_text = OF_A_NETWORK
        if not self.instance.pk:
            self.fields["name"].widget.attrs["autofocus"] = True

    def current_answers(self) -> dict[int, Answer]:
        if not self.instance.pk:
            return {}
        answers = self.instance.answers.current().select_related("source")
        return {answer.question: answer for answer in answers}

    def fill_terms(self):
        links = list(self.instance.project_terms.select_related("term")) if self.instance.pk else []
        options = TermOptions.read({link.term_id for link in links})
        for item in self.asked_vocabularies():
            name = vocabulary_field(item.name)
            mine = [link for link in links if link.term.vocabulary == item.name]
            self.fields[name].choices = options.choices(item.name)
            self.fields[name].widget.heading = item.label
            if item.name in KINDED:
                self.initial[name] = {str(link.term_id): link.kind or "mainly" for link in mine}
            else:
                self.initial[name] = [str(link.term_id) for link in mine]

    def asked_vocabularies(self):
        """A check asks only some of them."""
        return [item for item in vocabularies() if vocabulary_field(item.name) in self.fields]

    def asked_questions(self) -> list[Question]:
        """Those of the sixteen that this form asks."""
        return [question for question in QUESTIONS if f"q{question.number}_state" in self.fields]

    def fill_answers(self):
        questions = self.asked_questions()
        if not questions:
            return
        sources = source_choices(self.instance, list(self.answers.values()))
        first = first_source(self.instance)
        # Offered for what stands too: it may be answered anew, and a page may be sent twice.
        choices = [(TODAY, "Today’s conversation"), *sources] if first else sources
        for question in questions:
            name = f"q{question.number}_source"
            self.fields[name].choices = choices
            if first and question.number not in self.answers:
                self.initial[name] = first
        for number in {question.number for question in questions} & self.answers.keys():
            answer = self.answers[number]
            own = answer.source_id == self.instance.source_id
            said = facts.ANSWERS.of(answer) | {"source": "" if own else str(answer.source_id)}
            self.initial |= answer_values(number, said)

    def clean(self):
        data = super().clean()
        for told in self.told:
            self.add_error(None, words_of(told))
        if "is_another" in self.fields:
            self.look_for_twins(data)
        for question in self.asked_questions():
            self.look_at_words(question)
        if "stage" in self.changed_data and (why := networks.stays_closed(self.instance, data.get("stage"))):
            self.add_error("stage", why)
        youngest, oldest = data.get("youngest_age"), data.get("oldest_age")
        if youngest is not None and oldest is not None and oldest < youngest:
            self.add_error("oldest_age", "The oldest age is below the youngest. Look at both again.")
        return data

    def look_at_words(self, question):
        """What was said to it, where the public reads that."""
        number, answer = question.number, self.answers.get(question.number)
        stands = answer.own_words if answer else ""
        look_at(self, f"q{number}_words", Answer, "own_words" if question.is_public else "", stands)

    def clean_name(self):
        return " ".join(self.cleaned_data["name"].split())

    def clean_recorded_in(self):
        year = self.cleaned_data["recorded_in"]
        return timezone.localdate().year if year is None else year

    def clean_source(self):
        return self.cleaned_data["source"] or recording.our_own_source()

    def clean_slug(self):
        typed = self.cleaned_data["slug"] or self.instance.slug
        if typed and recording.is_taken(typed, self.instance):
            raise forms.ValidationError("Another record has, or had, this address. Choose another.")
        return typed or recording.free_slug(slugify(self.data.get("name", "")))

    def typed(self, stored: facts.Facts) -> facts.Facts:
        """What a valid form changes of these facts: path -> value, None for what goes."""
        columns = facts.COLUMN.of(self.instance)
        found = {path: value for path, value in columns.items() if stored.get(path) != value}
        for item in self.asked_vocabularies():
            name = vocabulary_field(item.name)
            if name in self.changed_data:
                found |= chosen_terms(item.name, as_kinds(self.cleaned_data[name]), stored)
        if "more_sources" in self.changed_data:
            found |= {
                facts.MORE_SOURCE.path(*key): None for key, _ in facts.of_kind(stored, facts.MORE_SOURCE)
            }
            found |= {facts.MORE_SOURCE.path(s.key): s.title for s in self.cleaned_data["more_sources"]}
        for question in self.asked_questions():
            found |= self.typed_answer(question)
        return found

    def typed_answer(self, question) -> facts.Facts:
        """What was said; a box that was ticked in our own conversation is an answer without words."""
        number = question.number
        parts = {f"q{number}_{part}" for part in PARTS} & set(self.changed_data)
        if not parts and not set(boxes_of(question)) & set(self.changed_data):
            return {}
        said, stands = self.said(number), self.answers.get(number)
        if said is None and stands is None and self.ticks(question):
            said = self.answered(number, self.instance.source)
        elif not parts or said is stands is None:
            return {}
        path = facts.ANSWERS.path(stands.pk if stands else f"new-{number}")
        return {path: said and facts.ANSWERS.of(said)}

    def ticks(self, question) -> bool:
        ours = self.instance.source == recording.our_own_source()
        values = (self.cleaned_data.get(name) for name in boxes_of(question))
        return ours and any(value not in (None, "", False, [], {}, NOT_KNOWN) for value in values)

    def said(self, number: int) -> Answer | None:
        """What the form says of one question; None where it says nothing."""
        part = {name: self.cleaned_data[f"q{number}_{name}"] for name in PARTS}
        if not part["state"] and not part["words"]:
            return None
        answer = self.answered(number, source_typed(part["source"], self.instance))
        answer.state, answer.own_words = part["state"] or answer.state, part["words"]
        answer.means, answer.answered_on = part["means"] or answer.means, part["date"] or answer.answered_on
        return answer

    def answered(self, number: int, source) -> Answer:
        means, day = recording.MEANS_OF[source.kind], self.day_of(number, source)
        return Answer(
            question=number, state=AnswerState.ANSWERED, source=source, means=means, answered_on=day
        )

    def day_of(self, number: int, source) -> str:
        """Today for an answer that our own researchers write down now; nothing is guessed for another's."""
        is_new = number not in self.answers
        return timezone.localdate().isoformat() if is_new and source == recording.our_own_source() else ""


def words_of(told) -> list[str]:
    """What somebody else did to the record while this person had it open."""
    changed = [f"{line.label}: “{line.was}” became “{line.becomes}”." for line in told.lines]
    start = f"{told.who} changed this record while you had it open. What you typed is still here."
    return [start, *changed, "Look at both, then save again."]


def boxes_of(question) -> list[str]:
    """The fields that hold what was chosen, beside the words."""
    own = [one.name for one in question.fields if one.name not in FIRST]
    return own + [vocabulary_field(one.name) for one in question.vocabularies]


# What a form asks of an answer -> where its fact has it.
PARTS = {
    "state": "state",
    "means": "means",
    "date": "answered_on",
    "source": "source",
    "words": "own_words",
}


def answer_values(number: int, said: dict | None, first: str = "") -> dict[str, object]:
    """The form's values of one question; `said` is the fact, with its source as the form has it.

    `first` is the source that the form begins with, where nothing is said yet.
    """
    if said is None:
        return {f"q{number}_{part}": first if part == "source" and first else None for part in PARTS}
    return {f"q{number}_{part}": said[name] for part, name in PARTS.items()}


def chosen_terms(vocabulary: str, kinds: dict[int, str], stored: facts.Facts) -> facts.Facts:
    """Exactly these terms of one vocabulary, each as firmly as it says, or as it stands."""
    gone = [key for key, _ in facts.of_kind(stored, facts.TERM) if key[0] == vocabulary]
    slugs = Term.objects.filter(pk__in=kinds).values_list("pk", "slug")
    chosen = {facts.TERM.path(vocabulary, slug): kinds[pk] for pk, slug in slugs}
    found = {path: kind or stored.get(path) or facts.CHOSEN for path, kind in chosen.items()}
    for key in gone:
        if facts.TERM.path(*key) not in chosen:
            found |= {facts.TERM.path(*key): None, facts.RECORDED_WORDS.path(*key): None}
    return found


def as_kinds(value) -> dict[int, str]:
    """{term id: kind}, from either kind of field."""
    if isinstance(value, dict):
        return {int(pk): kind for pk, kind in value.items()}
    return {int(pk): "" for pk in value}


# A copy: making a form class empties the dict it is made of.
ProjectForm = type("ProjectForm", (ProjectFormBase,), dict(FORM_FIELDS))


def form_for(names: list[str], base: type[ProjectFormBase] = ProjectFormBase) -> type[ProjectFormBase]:
    """A form like `base` that asks these of a project's fields and of its questions, and nothing else."""
    declared = {name: field for name, field in FORM_FIELDS.items() if name in names}
    return type("PartOfProjectForm", (base,), declared)


__all__ = ["STATES", "ProjectForm"]
