"""How a new record is known: what was recorded by talking to the group is its first check."""

from dataclasses import replace

from django import forms
from django.contrib import messages
from django.contrib.admin.utils import flatten_fieldsets
from django.http import HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone
from django.utils.text import slugify

from directory.models import ChangeVia, Contact, Project, StaleFact
from directory.questions import QUESTIONS
from directory.records import checks, facts, recording
from directory.vocabulary import NOT_KNOWN

from ..date_fields import DAY_HELP, DayField
from . import call_script
from .check import FACTS, kept_rows
from .contact_rows import NOT_YET, RecordContactForm
from .form import ProjectForm, ProjectFormBase, boxes_of, form_for, vocabulary_field
from .how_known import TALKS, HowKnown, talk_in
from .inlines import FirstContact, FirstMeeting, FirstPlace
from .page import Page, Part, Saved
from .sections import BOTH, WHO_CAN_COME

RUNS = "stage"
HOW = "How do you know this?"
SAY_IF_IT_RUNS = "Say whether it runs: what you record from a talk with the group is its first check."
ABOUT = "A call, a visit or an e-mail with the group is its first check: tick below what you reached them by."


class FirstCheckFields(ProjectFormBase):
    known_how = forms.ChoiceField(
        required=False,
        label="How do you know this?",
        choices=[("", "-"), *HowKnown.choices],
        help_text="Staff only. From elsewhere: name it under “Where the record comes from”.",
    )
    known_on = DayField(required=False, label="Day", help_text=f"Staff only. Empty: today. {DAY_HELP}")

    def clean(self):
        data = super().clean()
        if data.get("known_how") in TALKS and data.get(RUNS) in (None, "", NOT_KNOWN):
            self.add_error(RUNS, SAY_IF_IT_RUNS)
        if data.get("known_on") and data["known_on"] > timezone.localdate():
            self.add_error("known_on", NOT_YET)
        return data


class FirstCheckForm(FirstCheckFields, ProjectForm):
    """The whole form, and how a new record is known."""


def known_facts(project: Project) -> list[StaleFact]:
    """Those of the six that the record answers."""
    return [fact.key for fact in FACTS if fact.as_it_stands(project)]


class FirstPageForm(FirstCheckFields):
    """What is asked of a new record first; what can be derived of it is not asked."""

    def clean(self):
        name = self.cleaned_data.get("name", "")
        self.cleaned_data["slug"] = self.instance.slug = recording.free_slug(slugify(name))
        self.instance.recorded_in = timezone.localdate().year
        return super().clean()

    def typed(self, stored):
        """With an answer to each question of which a box was ticked in our own conversation."""
        found = super().typed(stored)
        for question in QUESTIONS:
            if set(boxes_of(question)) & set(self.changed_data) and self.ticks(question):
                said = facts.ANSWERS.of(self.answered(question.number, self.instance.source))
                found[facts.ANSWERS.path(f"new-{question.number}")] = said
        return found


class RecordPart(Part):
    """The form of a record: what was said in the talk that it writes down counts as said in a check."""

    @property
    def asks_about_the_talk(self) -> dict:
        """The fields that say how a new record is known, and what a check asks first."""
        return {"fields": [("known_how", "known_on"), RUNS], "description": ABOUT, "classes": [BOTH]}

    def with_first_check(self) -> "RecordPart":
        """The same, and how it is known, with the first thing that a check asks, behind the group's name."""
        first, *rest = [
            (title, {**more, "fields": [name for name in more["fields"] if name != RUNS]})
            for title, more in self.fieldsets
        ]
        fieldsets = [first, (HOW, self.asks_about_the_talk), *rest]
        return replace(self, form=FirstCheckForm, fieldsets=fieldsets)

    def context(self, page: Page, context: dict) -> dict:
        """With the words of the call, where a record may be written down from one."""
        if "known_how" not in page.form.fields or not page.may_write:
            return {}
        shown = {f"id_{name}" for name in page.form.fields} | {one.anchor for one in context["blocks"]}
        return {"script": call_script.for_the_form(page.project, page.request.user, shown)}

    def finish(self, page: Page, saved: Saved) -> None:
        """After all rows are written: the first check or its rest, then each answer about a contact."""
        project, by = saved.project, page.request.user
        rows = [row for block in page.formsets if block.model is Contact for row in kept_rows(block)]
        used = [row.instance for row in rows if row.cleaned_data.get("used")]
        begun = checks.first_check(project, by=by)
        if "known_how" in page.form.fields and (talk := talk_in(page.data)):
            means, day = talk
            checks.check(
                project,
                by=by,
                means=means,
                made_on=day,
                outcome=checks.outcome_of(project.stage, corrected=False),
                contacts=used,
                while_recording=True,
                found=dict.fromkeys(StaleFact, "not-asked")
                | dict.fromkeys(known_facts(project), "confirmed"),
            )
        elif begun is not None:
            checks.complete(begun, contacts=used, known=known_facts(project))
        for row in rows:
            if isinstance(row, RecordContactForm) and any(row.answers()):
                how, on = row.said_when()
                row.keep_answers(project, how=how, on=on, by=by)


def terms(*names: str) -> list[str]:
    return [vocabulary_field(name) for name in names]


# The groups of fields that the first page asks, in the order of a call.
FIRST_FIELDSETS = [
    (
        "The group",
        {"fields": ["seen", "name", "is_another", "summary"], "description": "A draft needs only a name."},
    ),
    (
        HOW,
        {"fields": [("known_how", "known_on"), "stage", "source"], "description": ABOUT, "classes": [BOTH]},
    ),
    (
        WHO_CAN_COME,
        {"fields": ["open_to_new_members", "referral", "first_contact", "may_bring_someone", *terms("mode")]},
    ),
    (
        "Who is it for?",
        {
            "fields": [
                *terms("community", "experience", "membership"),
                "carers",
                "youngest_age",
                "oldest_age",
            ]
        },
    ),
    (
        "Then, in short",
        {"fields": ["cost", "step_free", "bsl", *terms("language", "grouping"), "scope"]},
    ),
]


class FirstPage(RecordPart):
    """A new record's first page; its questions come one a page, once it is saved."""

    def context(self, page: Page, context: dict) -> dict:
        return super().context(page, context) | {"is_first_page": True, "title": page.title}

    def answer(self, page: Page, saved: Saved):
        """On to its questions; to the preview or the next step where one of these is asked for."""
        if {"_preview", "_send"} & set(page.request.POST):
            return None
        messages.success(page.request, f"“{saved.project}” is recorded. What is open stands below.")
        return HttpResponseRedirect(reverse("admin:directory_project_change", args=[saved.project.pk]))


FIRST_PAGE = FirstPage(
    form=form_for(flatten_fieldsets(FIRST_FIELDSETS), FirstPageForm),
    fieldsets=FIRST_FIELDSETS,
    inlines=[FirstPlace, FirstMeeting, FirstContact],
    via=ChangeVia.FORM,
)
