"""Checking a record again, on one screen: what goes stale, confirmed by one button or put right first."""

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST

from directory.actions import checks, roles
from directory.models import AttemptOutcome
from directory.vocabulary import Means

from .private_inlines import ConsentInline, ContactInline
from .project_form import ProjectFormBase
from .project_inlines import MeetingInline, VenueInline
from .questions_form import term_fields

STALE = ["stage", "open_to_new_members", "referral", "first_contact", "carers"]
TERMS = ["term_community", "term_experience"]
ASKED = [(value, label) for value, label in Means.choices if value != Means.REPORT]
THE_CHECK = {
    "fields": [("check_means", "check_made_on"), "check_contacts", "check_note"],
    "description": "If all below is right, press the button at once. Else put it right first.",
    "classes": ["staff-only"],
}
FIELDSETS = [("The check", THE_CHECK), ("Still so?", {"fields": ["seen", *STALE, *TERMS]})]
INLINES = [VenueInline, MeetingInline, ContactInline, ConsentInline]


class CheckFormBase(ProjectFormBase):
    check_means = forms.ChoiceField(choices=ASKED, label="How you checked")
    check_made_on = forms.DateField(label="Day", help_text="Today, unless it was before.")
    check_contacts = forms.MultipleChoiceField(
        required=False,
        label="Contacts you used",
        widget=forms.CheckboxSelectMultiple,
        help_text="A contact is public only while somebody has used it in the last 12 months.",
    )
    check_note = forms.CharField(
        required=False, label="Note", widget=forms.Textarea(attrs={"rows": 2}), help_text="Staff only."
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.initial["check_made_on"] = timezone.localdate()
        self.fields["check_contacts"].choices = [(str(c.pk), str(c)) for c in self.instance.contacts.all()]

    def clean_check_made_on(self):
        day = self.cleaned_data["check_made_on"]
        if day > timezone.localdate():
            raise forms.ValidationError("That day has not come yet.")
        return day


CheckForm = type(
    "CheckForm",
    (CheckFormBase,),
    {name: field for name, field in term_fields().items() if name in TERMS},
)


class AttemptForm(forms.Form):
    outcome = forms.ChoiceField(choices=AttemptOutcome.choices)
    note = forms.CharField(required=False, max_length=2000)
    call_back_on = forms.DateField(required=False)


class ProjectChecks:
    """For ProjectAdmin: the check screen is its form, cut down to what goes stale."""

    def is_check(self, request):
        return getattr(request, "is_check", False)

    def check_view(self, request, pk):
        project = self.project(request, pk)
        if not roles.may_write(request.user, project):
            raise PermissionDenied
        request.is_check = True
        more = {"title": f"Check: {project}", "is_check": True, "attempts": AttemptOutcome.choices}
        return self.changeform_view(request, str(pk), "", {**more, "project": project})

    def get_fieldsets(self, request, obj=None):
        return FIELDSETS if self.is_check(request) else super().get_fieldsets(request, obj)

    def get_inlines(self, request, obj):
        return INLINES if self.is_check(request) else super().get_inlines(request, obj)

    def get_form(self, request, obj=None, change=False, **kwargs):
        if self.is_check(request):
            kwargs["form"] = CheckForm
        return super().get_form(request, obj, change=change, **kwargs)

    def write_check(self, request, form):
        """The day counts at once; what was corrected may have to wait."""
        data, project = form.cleaned_data, form.instance
        corrected = bool(getattr(request, "kept", None) or getattr(request, "proposed", None))
        checks.check(
            project,
            by=request.user,
            means=data["check_means"],
            outcome=checks.outcome_of(data["stage"], corrected=corrected),
            made_on=data["check_made_on"],
            contacts=list(project.contacts.filter(pk__in=data["check_contacts"])),
            note=data["check_note"],
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
        form = AttemptForm(request.POST)
        if form.is_valid():
            made = checks.attempt(project, by=request.user, **form.cleaned_data)
            messages.success(request, f"“{project}”: {made.get_outcome_display().lower()}, noted.")
            return HttpResponseRedirect(reverse("admin:index"))
        messages.error(request, "Write the day to call back as 25/12/2026.")
        return HttpResponseRedirect(reverse("admin:directory_project_check", args=[pk]))
