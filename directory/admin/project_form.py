"""The project's form: a draft needs only a name, and everything else may stay not known."""

from django import forms
from django.utils import timezone
from django.utils.text import slugify

from directory.actions import history, networks, recording
from directory.models import KINDED, Answer, Project
from directory.questions import QUESTIONS, vocabularies
from directory.vocabulary import NOT_KNOWN, AnswerState

from .public_text import PublicTextForm, look_at
from .questions_form import (
    FIRST,
    FORM_FIELDS,
    STATES,
    TermOptions,
    source_choices,
    vocabulary_field,
)
from .twin_question import AsksAboutTwins

OF_A_NETWORK = (
    "Closed, the network closes with it: its counts and contacts are hidden, and its groups are to be asked. "
    "Opened again, so is the network."
)


class ProjectFormBase(AsksAboutTwins, PublicTextForm):
    # Which change was the latest when this page was opened: see collisions.py.
    seen = forms.IntegerField(required=False, widget=forms.HiddenInput)
    is_another = forms.BooleanField(
        required=False,
        label="It is another group",
        help_text="What you typed is kept while you look.",
    )
    told = ()
    person = None
    # What a change that is not decided yet makes of the record: see reopening.py.
    offered: dict = {}

    class Meta:
        model = Project
        exclude = ["organisations", "regions", "terms", "review", "last_checked_on"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for name in ("source", "recorded_in", "slug"):
            if name in self.fields:
                self.fields[name].required = False
        self.initial["seen"] = history.last(self.instance) if self.instance.pk else 0
        self.answers = self.current_answers() if self.asks_questions() else {}
        self.fill_terms()
        self.fill_answers()
        self.initial |= self.offered
        if "is_another" in self.fields:
            self.fields["is_another"].widget = forms.HiddenInput()
        if "stage" in self.fields and hasattr(self.instance, "network"):
            self.fields["stage"].help_text = OF_A_NETWORK
        if not self.instance.pk:
            self.fields["name"].widget.attrs["autofocus"] = True

    def current_answers(self) -> dict[int, Answer]:
        if not self.instance.pk:
            return {}
        return {answer.question: answer for answer in self.instance.answers.current()}

    def fill_terms(self):
        links = list(self.instance.project_terms.select_related("term")) if self.instance.pk else []
        options = TermOptions.read({link.term_id for link in links})
        for item in self.asked_vocabularies():
            name = vocabulary_field(item.name)
            mine = [link for link in links if link.term.vocabulary == item.name]
            self.fields[name].choices = options.choices(item.name)
            if item.name in KINDED:
                self.initial[name] = {str(link.term_id): link.kind or "mainly" for link in mine}
            else:
                self.initial[name] = [str(link.term_id) for link in mine]

    def asked_vocabularies(self):
        """A check asks only some of them."""
        return [item for item in vocabularies() if vocabulary_field(item.name) in self.fields]

    def asks_questions(self):
        return "q1_state" in self.fields

    def fill_answers(self):
        if not self.asks_questions():
            return
        sources = source_choices(self.instance, list(self.answers.values()))
        for question in QUESTIONS:
            self.fields[f"q{question.number}_source"].choices = sources
        for number, answer in self.answers.items():
            own = answer.source_id == self.instance.source_id
            self.initial |= {
                f"q{number}_state": answer.state,
                f"q{number}_means": answer.means,
                f"q{number}_date": answer.answered_on,
                f"q{number}_source": "" if own else str(answer.source_id),
                f"q{number}_words": answer.own_words,
            }

    def clean(self):
        data = super().clean()
        for told in self.told:
            self.add_error(None, words_of(told))
        if self.asks_questions():
            self.look_for_twins(data)
        for question in QUESTIONS if self.asks_questions() else ():
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

    def save_m2m_and_answers(self):
        """The rows behind the checkboxes and the words: only what was touched is written."""
        for item in self.asked_vocabularies():
            name = vocabulary_field(item.name)
            if name in self.changed_data:
                recording.set_terms(self.instance, item.name, as_kinds(self.cleaned_data[name]))
        for question in QUESTIONS if self.asks_questions() else ():
            said = [f"q{question.number}_{part}" for part in PARTS]
            if set(self.changed_data) & {*said, *boxes_of(question)}:
                self.write_answer(question, {name for name in said if name in self.changed_data})

    def write_answer(self, question, changed: set[str]):
        """What was said; a box that was ticked in our own conversation is an answer without words."""
        number, said = question.number, self.said(question.number)
        if said is None and number not in self.answers and self.ticks(question):
            said = self.answered(number, self.instance.source)
        elif not changed:
            return
        recording.set_answer(self.instance, number, said)

    def ticks(self, question) -> bool:
        ours = self.instance.source == recording.our_own_source()
        values = (self.cleaned_data.get(name) for name in boxes_of(question))
        return ours and any(value not in (None, "", False, [], {}, NOT_KNOWN) for value in values)

    def _save_m2m(self):
        super()._save_m2m()
        self.save_m2m_and_answers()

    def said(self, number: int) -> Answer | None:
        """What the form says of one question; None where it says nothing."""
        part = {name: self.cleaned_data[f"q{number}_{name}"] for name in PARTS}
        if not part["state"] and not part["words"]:
            return None
        answer = self.answered(number, recording.source_of(part["source"], self.instance))
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


PARTS = ("state", "means", "date", "source", "words")


def as_kinds(value) -> dict[int, str]:
    """{term id: kind}, from either kind of field."""
    if isinstance(value, dict):
        return {int(pk): kind for pk, kind in value.items()}
    return {int(pk): "" for pk in value}


# A copy: making a form class empties the dict it is made of.
ProjectForm = type("ProjectForm", (ProjectFormBase,), dict(FORM_FIELDS))
__all__ = ["STATES", "ProjectForm"]
