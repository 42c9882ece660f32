"""How a new record is known: what was recorded by talking to the group is its first check."""

from dataclasses import replace

from django import forms
from django.utils import timezone

from directory.models import Contact, Project, StaleFact
from directory.records import checks
from directory.vocabulary import NOT_KNOWN

from ..date_fields import DAY_HELP, DayField
from . import call_script
from .check import FACTS, kept_rows
from .contact_rows import NOT_YET, RecordContactForm
from .form import ProjectForm, ProjectFormBase
from .how_known import TALKS, HowKnown, talk_in
from .page import Page, Part, Saved
from .sections import BOTH

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
        return {"script": call_script.for_the_form(page.project, page.request.user)}

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
