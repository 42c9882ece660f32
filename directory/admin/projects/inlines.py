"""The rows that are written on a project's page: venues, meetings, contacts, consents and the rest."""

from django import forms
from django.contrib import admin
from django.db import models
from django.utils import timezone

from directory import consent_wordings
from directory.models import (
    Affiliation,
    Answer,
    Check,
    Consent,
    Contact,
    ContactAttempt,
    Coverage,
    Meeting,
    Network,
    OldSlug,
    PeerDefinition,
    Project,
    ProjectOrganisation,
    ProjectRegion,
    ReviewEvent,
    Venue,
)
from directory.people.roles import readable
from directory.records import checks
from directory.rules import A_YEAR
from directory.vocabulary import USES_OF_A_CONTACT, ConsentUse

from ..base import NamedFields, people_by_name, with_help
from ..date_fields import DAY_HELP, ClockField, DayField
from ..public_text import PublicTextForm
from ..reference import PEER_DEFINITION_HELPS as DEFINITION_HELPS
from . import row_forms
from .contact_rows import OF_A_GROUP, SAID, ConsentForm, RecordContactForm
from .form import source_choices
from .row_forms import CoverageForm, MeetingForm, VenueForm
from .sections import BOTH, PUBLIC, STAFF

PLAIN_CHOICES = ("venue", "consent", "region")


class RowFormSet(forms.BaseInlineFormSet):
    def add_fields(self, form, index):
        super().add_fields(form, index)
        if "DELETE" in form.fields:
            form.fields["DELETE"].widget.attrs["aria-label"] = "Take this row out"


class ProjectInline(NamedFields, admin.TabularInline):
    """Whoever may write the project may write its rows."""

    form = PublicTextForm
    formset = RowFormSet
    project = None
    # Set by the page that shows the rows: see page.py.
    writes = False
    offered_rows = 0
    # How many new rows of each block the page holds.
    new_rows: dict[str, int] = {}
    helps: dict[str, str] = {}
    labels: dict[str, str] = {}
    # Who reads it, and what a researcher should know of it: see sections.py.
    readers = PUBLIC
    about = ""
    formfield_overrides = {
        models.DateField: {"form_class": DayField, "widget": forms.DateInput(attrs={"size": 18})},
        models.TimeField: {
            "form_class": ClockField,
            "widget": forms.TimeInput(format="%H:%M", attrs={"size": 8}),
        },
    }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.known_rows = {}

    def get_extra(self, request, obj=None, **kwargs):
        """An empty row to write in, with or without scripts, where there is none or one more is asked for."""
        asked = request.GET.get("more") == f"block-{self.block}"
        return self.offered_rows + int(asked or not self.has_rows(obj))

    @property
    def block(self):
        """The name of the rows on a project, which is the name of the block in the form."""
        return self.model._meta.get_field("project").remote_field.get_accessor_name()

    def has_rows(self, obj):
        return obj is not None and self.model.objects.filter(project=obj).exists()

    def get_formset(self, request, obj=None, **kwargs):
        self.project = obj
        return super().get_formset(request, obj, **kwargs)

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        if field is not None and db_field.name in PLAIN_CHOICES:
            # Without the icons that lead away from a half-filled page.
            field.widget = getattr(field.widget, "widget", field.widget)
        if isinstance(field, DayField):
            field.help_text = f"{field.help_text} {DAY_HELP}".strip()
        if db_field.name in self.labels:
            field.label = self.labels[db_field.name]
        if field is not None and field.label:
            # The heading of a column names no control.
            getattr(field.widget, "widget", field.widget).attrs.setdefault("aria-label", str(field.label))
        return with_help(field, self.helps, db_field.name)

    def pointing(self, db_field, block, words, *, likely=None):
        """Choose among this project's own rows, read once for the whole block, and those typed here."""
        if block not in self.known_rows:
            self.known_rows[block] = list(getattr(self.project, block).all()) if self.project else []
        rows, new = self.known_rows[block], self.new_rows.get(block, 1)
        field = db_field.formfield(form_class=row_forms.RowField, widget=forms.Select)
        field.help_text = self.helps.get(db_field.name, field.help_text)
        field.choices = row_forms.choices(rows, new, words)
        fitting = [row for row in rows if likely(row)] if likely else []
        if not rows:
            field.initial = row_forms.FIRST_NEW
        elif len(fitting) == 1:
            field.initial = fitting[0].pk
        return field

    def known_sources(self, field):
        """The project's own sources and our latest, read once for the whole block."""
        if "sources" not in self.known_rows:
            used = Contact.objects.filter(project=self.project) if self.project else []
            choices = source_choices(self.project or Project(), used)
            self.known_rows["sources"] = [("", "-"), *choices[1:]]
        field.choices = self.known_rows["sources"]
        return field

    def has_view_permission(self, request, obj=None):
        return True

    def has_add_permission(self, request, obj=None):
        return self.writes

    def has_change_permission(self, request, obj=None):
        return self.writes

    def has_delete_permission(self, request, obj=None):
        return self.writes


class PrivateInline(ProjectInline):
    """Contacts and consents: not even to look at, for those who may not write the record."""

    classes = ["staff-only"]
    readers = STAFF

    def has_view_permission(self, request, obj=None):
        return self.writes

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        """These rows have no history: what a person left alone is known by the value the page came with."""
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        if field is not None:
            field.show_hidden_initial = True
        return field


class LookInline(ProjectInline):
    """Written by actions; here to read."""

    can_delete = False

    def get_extra(self, request, obj=None, **kwargs):
        return 0

    def get_fields(self, request, obj=None):
        return people_by_name(self.model, super().get_fields(request, obj))

    def get_readonly_fields(self, request, obj=None):
        return self.get_fields(request, obj)

    def has_add_permission(self, request, obj=None):
        return False

    def has_change_permission(self, request, obj=None):
        return False


def a_year_on():
    return timezone.localdate() + A_YEAR


def read_aloud(*uses: ConsentUse) -> str:
    """What to read out for each of these uses, in one text."""
    return " ".join(f"{use.label}: “{consent_wordings.current(use).words}”" for use in uses)


class ConsentInline(admin.StackedInline, PrivateInline):
    """What the group said to a use that is about no single contact; those of a contact stand in its row."""

    model = Consent
    form = ConsentForm
    fields = ["use", "answer", "who", "how", "said_on", "expires_on", "wording"]
    verbose_name_plural = "consent of the group"
    about = f"Read aloud what you ask. {read_aloud(*OF_A_GROUP)}"
    helps = {
        "use": "What you asked them.",
        "answer": "As they said it. A no is worth recording too, and acts at once.",
        "said_on": "The day they said so.",
        "how": "How you asked.",
        "expires_on": "Twelve months on, unless they said sooner.",
    }
    labels = {"who": "Who said so", "how": "How you asked", "wording": "In other words"}
    starts = {"said_on": timezone.localdate, "expires_on": a_year_on}

    def get_queryset(self, request):
        return super().get_queryset(request).filter(contact=None)

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        if field is not None and db_field.name in self.starts:
            field.initial = self.starts[db_field.name]
        if field is not None and db_field.name == "wording":
            field.help_text = (
                "Only if you asked in other words than those above: it is kept as what they heard."
            )
            field.widget.attrs |= {"rows": 2}
        return field


class ContactInline(admin.StackedInline, PrivateInline):
    model = Contact
    form = RecordContactForm
    verbose_name_plural = "contacts"
    about = (
        "Public only while they agreed to show it and somebody used it in a check in the last 12 months. "
        f"Read aloud. {read_aloud(*USES_OF_A_CONTACT)}"
    )
    helps = {
        "kind": "What it is.",
        "value": "The number or address itself. A web address as in https://example.org.",
        "source": "Where you have it from. Empty: from them, when you asked.",
    }
    labels = {"value": "Number or address", "is_hidden": "Hidden"}
    row = ["kind", "value", "role"]
    asked = [*SAID, "said_by", "said_own"]

    def get_fields(self, request, obj=None):
        used = ["used"] if self.writes_down_a_talk(request, obj) else []
        return [*used, *self.row, *self.asked, "said_how", "said_on", "source", "is_hidden"]

    def writes_down_a_talk(self, request, obj) -> bool:
        return checks.awaits_first(obj) or checks.first_check(obj, by=request.user) is not None

    def get_formset(self, request, obj=None, **kwargs):
        formset = super().get_formset(request, obj, **kwargs)
        begun = checks.first_check(obj, by=request.user) if obj is not None and obj.pk else None
        formset.form.conversation = (begun.means, begun.made_on) if begun else None
        return formset

    def get_queryset(self, request):
        return (
            super().get_queryset(request).select_related("source").prefetch_related("consents", "steps__by")
        )

    def formfield_for_foreignkey(self, db_field, request, **kwargs):
        field = super().formfield_for_foreignkey(db_field, request, **kwargs)
        if db_field.name == "source":
            field.required = False
            return self.known_sources(field)
        return field


class OtherAnswerInline(LookInline):
    """Answers that another source contradicts or that a later one replaced."""

    model = Answer
    verbose_name = "other answer"
    verbose_name_plural = "what other sources say"
    fields = ["question", "state", "own_words", "source", "means", "answered_on"]

    def get_queryset(self, request):
        return super().get_queryset(request).filter(is_current=False).select_related("source")


class CheckInline(LookInline):
    model = Check
    verbose_name_plural = "checks"
    readers = BOTH
    about = "The day of the last one is public; the rest is staff only."
    fields = ["made_on", "outcome", "means", "by", "note", "found_words"]

    @admin.display(description="found")
    def found_words(self, check):
        return check.found_words

    def get_queryset(self, request):
        return super().get_queryset(request).select_related("by")


class AttemptInline(LookInline):
    model = ContactAttempt
    verbose_name_plural = "attempts"
    readers = STAFF
    fields = ["made_on", "outcome", "means", "call_back_on", "by", "note"]

    def get_queryset(self, request):
        return super().get_queryset(request).select_related("by")


class EventInline(LookInline):
    model = ReviewEvent
    verbose_name_plural = "review: who, when, why"
    readers = STAFF
    fields = ["step", "by", "by_name", "at", "note"]

    def get_queryset(self, request):
        return super().get_queryset(request).select_related("by")


class OldSlugInline(LookInline):
    model = OldSlug
    verbose_name_plural = "addresses it had before (they redirect)"
    fields = ["slug"]


class RegionInline(ProjectInline):
    model = ProjectRegion
    fields = ["region", "kind", "inferred"]
    verbose_name = "region"
    verbose_name_plural = "regions"
    about = "Where it works, and where it is based. For a local group, the place above is enough."
    helps = {
        "region": "One of the eight.",
        "kind": "Works in: visitors there find it. Based in: a national one is listed there.",
        "inferred": "Ticked by itself where we read it from the place.",
    }
    labels = {"inferred": "Read from its place"}


class CoverageInline(ProjectInline):
    model = Coverage
    form = CoverageForm
    fields = ["area", "authority_code"]
    verbose_name = "area"
    verbose_name_plural = "areas it covers"
    about = "For a group that serves a whole county or borough, whoever lives there."
    helps = {
        "authority_code": "Leave it empty: it is read from the name.",
        "area": "A county, borough or district, as a visitor reads it: Kent.",
    }


class VenueInline(admin.StackedInline, ProjectInline):
    model = Venue
    form = VenueForm
    verbose_name = "place"
    verbose_name_plural = "where it meets"
    readers = BOTH
    about = "A postcode is enough: the area and the region are read from it. A home is always hidden."
    labels = {"address": "Exact address, for the public", "consent": "Consent to the exact address"}
    helps = {"consent": "For an exact address only."}

    def get_fields(self, request, obj=None):
        """An exact address is on the public page while its consent stands; here it is its writers'."""
        public = ["precision", "area"]
        private = ["postcode", "staff_address", "pin_latitude", "pin_longitude", "consent", "address"]
        return public + private if obj is None or self.writes else public

    def get_queryset(self, request):
        return super().get_queryset(request).select_related("staff_address", "project")

    def formfield_for_foreignkey(self, db_field, request, **kwargs):
        if db_field.name == "consent":
            exact = {"use": ConsentUse.EXACT_VENUE}
            said = self.project.consents.filter(**exact) if self.project else []
            self.known_rows.setdefault("consents", list(said))
            return self.pointing(db_field, "consents", "The consent typed below")
        return super().formfield_for_foreignkey(db_field, request, **kwargs)


class MeetingInline(admin.StackedInline, ProjectInline):
    model = Meeting
    form = MeetingForm
    fields = MeetingForm.Meta.fields
    verbose_name = "meeting"
    verbose_name_plural = "when it meets"
    labels = {"frequency": "How often", "weekday": "Day", "venue": "Where", "first_on": "A day it met"}
    about = "One row for each day. Not on fixed days is a good answer."
    helps = {
        "venue": "The place above, or none for a meeting online.",
        "frequency": "Not on fixed days is a good answer.",
        "weekday": "Empty means not known.",
        "week": "For every month only: second Tuesday.",
        "not_in_august": "Tick it if they take August off.",
        "not_on_bank_holidays": "Tick it if they do not meet on England’s bank holidays.",
        "starts_at": "As 19:00 or 7pm.",
        "ends_at": "Empty means not known. After midnight, as in 20:00 to 02:00, it is on the next day.",
    }

    def formfield_for_foreignkey(self, db_field, request, **kwargs):
        if db_field.name != "venue":
            return super().formfield_for_foreignkey(db_field, request, **kwargs)
        return self.pointing(db_field, "venues", "The place typed above", likely=lambda venue: True)


class OrganisationInline(ProjectInline):
    model = ProjectOrganisation
    fields = ["organisation", "role"]
    autocomplete_fields = ["organisation"]
    verbose_name = "organisation"
    verbose_name_plural = "organisations"
    readers = BOTH
    about = "Who funds it is staff only; who runs or hosts it is public."
    helps = {
        "organisation": "Type a few letters of any of its names.",
        "role": "Who funds it is staff only.",
    }

    def get_queryset(self, request):
        return super().get_queryset(request).select_related("organisation")


class AffiliationInline(ProjectInline):
    model = Affiliation
    fields = ["network", "kind"]
    autocomplete_fields = ["network"]
    verbose_name = "network"
    verbose_name_plural = "networks it belongs to"
    helps = {"network": "Type a few letters of its name.", "kind": "Listed is the weakest tie."}

    def get_queryset(self, request):
        """Who only reads the record sees the networks that they may read."""
        rows = super().get_queryset(request).select_related("network__project")
        if self.writes:
            return rows
        return rows.filter(network__project__in=readable(request.user))


class DefinitionInline(admin.StackedInline, ProjectInline):
    model = PeerDefinition
    fields = ["defines", "who", "words", "bases", "source"]
    autocomplete_fields = ["bases", "source"]
    verbose_name = "definition"
    verbose_name_plural = "its own definitions of a peer"
    about = "Only where the group itself says in words what a peer is."
    classes = ["collapse"]
    helps = DEFINITION_HELPS

    def get_queryset(self, request):
        return super().get_queryset(request).select_related("source").prefetch_related("bases")


class NetworkInline(admin.StackedInline, ProjectInline):
    model = Network
    fields = ["status", "since", "successor", "source"]
    autocomplete_fields = ["source"]
    # Ending is a step with consequences: it is taken on the network's own page.
    readonly_fields = ["status", "since", "successor"]
    verbose_name = "if it is a national network of local groups"
    classes = ["collapse"]


class FirstPlace(VenueInline):
    """On the first page of a new record: exact addresses, pins and their consent have their own page."""

    def get_fields(self, request, obj=None):
        return ["precision", "area", "postcode", "staff_address"]


class FirstMeeting(MeetingInline):
    fields = ["frequency", "weekday", "week", "starts_at", "ends_at", "venue", "note"]


class FirstContact(ContactInline):
    def get_fields(self, request, obj=None):
        return ["used", *self.row, *self.asked, "said_how", "said_on"]


WRITTEN = [
    VenueInline,
    MeetingInline,
    ConsentInline,
    ContactInline,
    RegionInline,
    CoverageInline,
    OrganisationInline,
    AffiliationInline,
    DefinitionInline,
    NetworkInline,
]
READ = [OtherAnswerInline, CheckInline, AttemptInline, EventInline, OldSlugInline]
