"""Checking a record again on one screen: each fact that goes stale, confirmed or put right."""

from dataclasses import dataclass

from django import forms
from django.contrib import messages
from django.contrib.admin import helpers
from django.core.exceptions import PermissionDenied
from django.http import HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_POST

from directory.actions import checks, roles
from directory.models import AttemptOutcome, Found

from .check_facts import FACTS, Fact
from .check_form import CheckForm, UsedContactInline
from .days import DayField
from .private_inlines import READ_ALOUD, ConsentInline
from .project_inlines import MeetingInline, VenueInline

THE_CHECK = {"fields": ["seen", ("check_means", "check_made_on"), "check_note"]}
FIELDSETS = [("The check", THE_CHECK), *((fact.key.label, {"fields": fact.fields}) for fact in FACTS)]
INLINES = [MeetingInline, VenueInline, UsedContactInline, ConsentInline]


class AttemptForm(forms.Form):
    outcome = forms.ChoiceField(choices=AttemptOutcome.choices)
    note = forms.CharField(required=False, max_length=2000)
    call_back_on = DayField(required=False)


@dataclass(frozen=True)
class Asked:
    """One fact on the page: what stands, the answer, and what to put right."""

    fact: Fact
    stands: list[tuple[str, str]]
    answer: forms.BoundField
    fields: helpers.Fieldset
    blocks: list
    open_blocks: list


def asked(fact: Fact, form, fields, blocks) -> Asked:
    fields.name = None
    found = [[blocks[name] for name in names] for names in (fact.blocks, fact.open_blocks)]
    return Asked(fact, form.stands[fact.key], form[fact.control], fields, *found)


class ProjectChecks:
    """For ProjectAdmin: the check screen is its form, cut down to what goes stale."""

    def is_check(self, request):
        return getattr(request, "is_check", False)

    def check_view(self, request, pk):
        project = self.project(request, pk)
        if not roles.may_write(request.user, project):
            raise PermissionDenied
        request.is_check, request.blocks = True, {}
        more = {"title": f"Check: {project}", "subtitle": None, "project": project, "is_check": True}
        more |= {"attempts": AttemptOutcome.choices, "is_nav_sidebar_enabled": False}
        return self.changeform_view(request, str(pk), "", more)

    def get_fieldsets(self, request, obj=None):
        return FIELDSETS if self.is_check(request) else super().get_fieldsets(request, obj)

    def get_inlines(self, request, obj):
        return INLINES if self.is_check(request) else super().get_inlines(request, obj)

    def get_form(self, request, obj=None, change=False, **kwargs):
        if self.is_check(request):
            kwargs["form"] = CheckForm
        form = super().get_form(request, obj, change=change, **kwargs)
        if self.is_check(request):
            # The rows come after the form, and before it is judged: a fact may stand in either.
            form.blocks = request.blocks
        return form

    def _create_formsets(self, request, obj, change):
        formsets, inlines = super()._create_formsets(request, obj, change)
        if self.is_check(request):
            request.blocks.update({formset.prefix: formset for formset in formsets})
        return formsets, inlines

    def render_change_form(self, request, context, *args, **kwargs):
        if not self.is_check(request):
            return super().render_change_form(request, context, *args, **kwargs)
        context["the_check"], *of_facts = context["adminform"]
        blocks = {block.formset.prefix: block for block in context["inline_admin_formsets"]}
        form = context["adminform"].form
        context["asked"] = [
            asked(fact, form, fields, blocks) for fact, fields in zip(FACTS, of_facts, strict=True)
        ]
        response = super().render_change_form(request, context, *args, **kwargs)
        response.template_name = "admin/directory/project/check_form.html"
        return response

    def write_check(self, request, form):
        """The day counts at once; what was corrected may have to wait."""
        data, project = form.cleaned_data, form.instance
        rows = kept_rows(request.blocks["contacts"])
        for row in rows:
            if who := row.cleaned_data.get("agreed_by"):
                how, on = data["check_means"], data["check_made_on"]
                checks.agree(row.instance, who=who, wording=READ_ALOUD, how=how, on=on, by=request.user)
        corrected = Found.CORRECTED in form.found.values()
        checks.check(
            project,
            by=request.user,
            means=data["check_means"],
            outcome=checks.outcome_of(data["stage"], corrected=corrected),
            made_on=data["check_made_on"],
            contacts=[row.instance for row in rows if row.cleaned_data.get("used")],
            note=data["check_note"],
            found=form.found,
        )

    def after_check(self, request, project):
        done = f"“{project}” is checked."
        if getattr(request, "proposed", None):
            done += " Your correction waits for an editor; the day counts already."
        messages.success(request, done)
        return HttpResponseRedirect(reverse("admin:index"))

    def attempt_view(self, request, pk):
        return require_POST(self.make_attempt)(request, pk)

    def make_attempt(self, request, pk):
        project = self.project(request, pk)
        roles.must_write(request.user, project)
        form = AttemptForm(request.POST)
        if form.is_valid():
            made = checks.attempt(project, by=request.user, **form.cleaned_data)
            messages.success(request, f"“{project}”: {made.get_outcome_display().lower()}, noted.")
            return HttpResponseRedirect(reverse("admin:index"))
        messages.error(request, " ".join(words for some in form.errors.values() for words in some))
        return HttpResponseRedirect(reverse("admin:directory_project_check", args=[pk]))


def kept_rows(block):
    """Also one that was written down a moment ago."""
    return [row for row in block.forms if row.instance.pk and row not in block.deleted_forms]
