"""How a new record is known: what was recorded by talking to the group is its first check."""

from django import forms
from django.utils import timezone

from directory.models import Contact, Project, StaleFact
from directory.records import checks
from directory.vocabulary import NOT_KNOWN

from ..date_fields import DAY_HELP, DayField
from . import call_script
from .check import FACTS
from .contact_rows import NOT_YET, RecordContactForm
from .form import ProjectForm
from .how_known import TALKS, HowKnown, talk_in
from .sections import BOTH

RUNS = "stage"
SAY_IF_IT_RUNS = "Say whether it runs: what you record from a talk with the group is its first check."
ABOUT = "A call, a visit or an e-mail with the group is its first check: tick below what you reached them by."


class FirstCheckForm(ProjectForm):
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


def known_facts(project: Project) -> list[StaleFact]:
    """Those of the six that the record answers."""
    return [fact.key for fact in FACTS if fact.as_it_stands(project)]


class FirstChecks:
    """For ProjectAdmin, before the check screen: what was said while a record was written down."""

    def asks_how_known(self, request, obj) -> bool:
        return (
            not self.is_check(request)
            and checks.awaits_first(obj)
            and self.has_change_permission(request, obj)
        )

    def get_form(self, request, obj=None, change=False, **kwargs):
        if self.asks_how_known(request, obj):
            kwargs["form"] = FirstCheckForm
        return super().get_form(request, obj, change=change, **kwargs)

    def get_fieldsets(self, request, obj=None):
        """The question, with the first thing that a check asks, stands behind the group's name."""
        fieldsets = super().get_fieldsets(request, obj)
        if not self.asks_how_known(request, obj):
            return fieldsets
        first, *rest = [
            (title, {**more, "fields": [name for name in more["fields"] if name != RUNS]})
            for title, more in fieldsets
        ]
        asked = {"fields": [("known_how", "known_on"), RUNS], "description": ABOUT, "classes": [BOTH]}
        return [first, ("How do you know this?", asked), *rest]

    def render_change_form(self, request, context, *args, **kwargs):
        """With the words of the call, where a record may be written down from one."""
        project = context.get("original")
        if self.asks_how_known(request, project):
            context["script"] = call_script.for_the_form(project, request.user)
        return super().render_change_form(request, context, *args, **kwargs)

    def write_what_was_said(self, request, form, formsets):
        """After all rows are written: the first check or its rest, then each answer about a contact."""
        project = form.instance
        rows = [row for block in formsets if block.model is Contact for row in kept(block)]
        used = [row.instance for row in rows if row.cleaned_data.get("used")]
        begun = checks.first_check(project, by=request.user)
        if "known_how" in form.fields and (talk := talk_in(request.POST)):
            means, day = talk
            checks.check(
                project,
                by=request.user,
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
                row.keep_answers(project, how=how, on=on, by=request.user)


def kept(block):
    """The rows that stand after saving, also one that was written down a moment ago."""
    return [row for row in block.forms if row.instance.pk and row not in block.deleted_forms]
