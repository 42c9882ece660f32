"""The rows of contacts and consents: one form for a contact on every page that takes one."""

import datetime
from collections.abc import Iterator

from django import forms
from django.contrib.admin.widgets import AdminRadioSelect
from django.utils import timezone
from django.utils.html import format_html, format_html_join

from directory import consent_wordings
from directory.contact_forms import ContactForm
from directory.models import Consent, Contact, Project, User
from directory.phrases import day_words
from directory.records import consents
from directory.vocabulary import USES_OF_A_CONTACT, ConsentAnswer, ConsentUse, Means

from ..date_fields import DAY_HELP, DayField
from ..public_text import PublicTextForm
from .how_known import talk_in

# How somebody may be asked; the report asked nobody for us.
ASKED = [(value, label) for value, label in Means.choices if value != Means.REPORT]
WHAT_WAS_SAID = "What did they say? Choose yes, no or not asked, or take the name out."
HOW_ASKED = "How did you ask them? Choose it here."
NOT_YET = "That day has not come yet."
NOT_SAID_HOW = "Say under “How do you know this?” if you reached them by a call, a visit or an e-mail."
OF_A_GROUP = [use for use in ConsentUse if use not in USES_OF_A_CONTACT]


def said_field(use: ConsentUse) -> str:
    """The form's name for the answer to one use: said_passed_on."""
    return f"said_{use.name.lower()}"


def answer_field(use: ConsentUse) -> forms.ChoiceField:
    """Yes, no or not asked, and none of them until somebody chooses."""
    return forms.ChoiceField(
        required=False,
        label=use.label,
        choices=ConsentAnswer.choices,
        widget=AdminRadioSelect(attrs={"class": "radiolist inline"}),
    )


class ContactRowForm(ContactForm, PublicTextForm):
    """A contact; whether it was used to reach the group; and what they said to each use of it."""

    role_fields = ("role",)
    # (means, day) of the conversation that is being written down, where the page knows it.
    conversation: tuple[str, datetime.date] | None = None

    used = forms.BooleanField(
        required=False,
        label="Used just now",
        help_text="Public only while somebody used it in the last 12 months. A hidden one is shown again.",
    )
    said_shown = answer_field(ConsentUse.SHOWN)
    said_passed_on = answer_field(ConsentUse.PASSED_ON)
    said_written_to = answer_field(ConsentUse.WRITTEN_TO)
    said_by = forms.CharField(
        required=False,
        max_length=120,
        label="Who said so",
        help_text="Needed with a yes or a no. “The person who answered” will do. Never public.",
    )
    said_own = forms.BooleanField(
        required=False,
        label="It is a person’s own",
        help_text=f"Where the number, address or name is somebody’s own, say too: “{consent_wordings.OWN}”",
    )

    class Meta:
        model = Contact
        fields = ["kind", "value", "role"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.instance.pk and not self.is_bound and "value" in self.fields and self.instance.problem:
            field = self.fields["value"]
            field.help_text = format_html("<strong>⚠ {}</strong> {}", self.instance.problem, field.help_text)
        if self.instance.pk:
            for use in USES_OF_A_CONTACT:
                self.fields[said_field(use)].help_text = stands(self.instance.answer_to(use))

    def kinds_typed(self, data):
        return {"value": data.get("kind")}

    def must_be_read(self, name, data) -> bool:
        """What is typed now; and what stood, if more is done with it than to keep it from the public."""
        if not self.changed_data:
            return False
        stays_a_lead = data.get("is_hidden", self.instance.is_hidden)
        return bool({"kind", "value"} & set(self.changed_data)) or not stays_a_lead

    def clean(self):
        data = super().clean()
        if self.is_decided() and not data.get("said_by") and "said_by" not in self.errors:
            self.add_error("said_by", consents.WHO_SAID)
        if data.get("said_by") and not any(self.answers()):
            self.add_error(said_field(ConsentUse.SHOWN), WHAT_WAS_SAID)
        return data

    def is_decided(self) -> bool:
        """Whether somebody said yes or no to anything."""
        return any(answer != ConsentAnswer.NOT_ASKED for _, answer in self.answers())

    def answers(self) -> Iterator[tuple[ConsentUse, str]]:
        """What was said now, use by use."""
        for use in USES_OF_A_CONTACT:
            if answer := self.cleaned_data.get(said_field(use)):
                yield use, answer

    def keep_answers(self, project: Project, *, how: str, on: datetime.date, by: User) -> None:
        data = self.cleaned_data
        for use, answer in self.answers():
            consents.say(
                project,
                contact=self.instance,
                use=use,
                answer=answer,
                who=data["said_by"],
                is_own=data["said_own"],
                how=how,
                on=on,
                by=by,
            )


# In the order in which a page shows them.
SAID = [*map(said_field, USES_OF_A_CONTACT)]
# What is asked about a contact without changing it.
ASKED_OF_CONTACTS = {"used", "said_by", "said_own", "said_how", "said_on", *SAID}


def stands(said: Consent | None) -> str:
    """What was said last, for the person who asks again; a help text, which is written as HTML."""
    if said is None:
        return "Never asked."
    if said.answer == ConsentAnswer.NOT_ASKED:
        return f"Not asked on {day_words(said.said_on)}."
    who = f" by {said.who}" if said.who else ""
    until = f", until {day_words(said.expires_on)}" if said.answer == ConsentAnswer.YES else ""
    answer = said.get_answer_display().lower()
    return format_html("Last said{} on {}: {}{}.", who, day_words(said.said_on), answer, until)


class RecordContactForm(ContactRowForm):
    """The same on a record's own page, where no check says how and when they were asked."""

    said_how = forms.ChoiceField(
        required=False,
        label="How you asked",
        choices=[("", "-"), *ASKED],
        help_text="Empty: as you said above, where this record is new.",
    )
    said_on = DayField(required=False, label="Day they said so", help_text=f"Empty: today. {DAY_HELP}")

    class Meta:
        model = Contact
        fields = ["kind", "value", "role", "source", "is_hidden"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.instance.pk and "is_hidden" in self.fields:
            field, steps = self.fields["is_hidden"], self.instance.steps.all()
            words = format_html_join("", " {}.", ((step.words,) for step in steps))
            field.help_text = format_html("{}{}", field.help_text, words)

    def clean(self):
        data = super().clean()
        known = self.how_known()
        if self.is_decided() and not data.get("said_how") and known is None:
            self.add_error("said_how", HOW_ASKED)
        if data.get("said_on") and data["said_on"] > timezone.localdate():
            self.add_error("said_on", NOT_YET)
        if data.get("used") and known is None:
            self.add_error("used", NOT_SAID_HOW)
        return data

    def how_known(self) -> tuple[str, datetime.date] | None:
        """(means, day) of the talk with the group that this page writes down."""
        return talk_in(self.data) or self.conversation

    def said_when(self) -> tuple[str, datetime.date]:
        means, day = self.how_known() or ("", timezone.localdate())
        return self.cleaned_data["said_how"] or means, self.cleaned_data["said_on"] or day


class ConsentForm(PublicTextForm):
    """What a group said to a use that is about no single contact: its exact address, dates, listing."""

    class Meta:
        model = Consent
        fields = ["use", "answer", "who", "how", "said_on", "expires_on", "wording"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if "use" in self.fields:
            known = [ConsentUse(self.instance.use)] if self.instance.use else []
            uses = list(dict.fromkeys([*OF_A_GROUP, *known]))
            self.fields["use"].choices = [("", "-"), *((use.value, use.label) for use in uses)]

    def clean(self):
        data = super().clean()
        answered = data.get("answer") in (ConsentAnswer.YES, ConsentAnswer.NO)
        if answered and not data.get("who") and "who" not in self.errors:
            self.add_error("who", consents.WHO_SAID)
        if data.get("said_on") and data["said_on"] > timezone.localdate():
            self.add_error("said_on", NOT_YET)
        if answered and data.get("use") and {"use", "answer", "wording"} & set(self.changed_data):
            self.name_wording(data)
        return data

    def name_wording(self, data):
        """Our newest words, unless others were written down."""
        words, version = consent_wordings.current(data["use"]).heard()
        typed = data.get("wording", "").strip()
        data["wording"] = typed or words
        self.instance.wording_version = version if data["wording"] == words else ""
