"""What hangs on a project and is written on its page."""

import datetime

from django.contrib import admin
from django.utils import timezone

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

from .base import with_help
from .peer_definition import HELPS as DEFINITION_HELPS
from .questions_form import source_choices
from .venue_form import VenueForm


class ProjectInline(admin.TabularInline):
    """Whoever may write the project may write its rows."""

    extra = 0
    project = None
    helps: dict[str, str] = {}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.known_rows = {}

    def get_formset(self, request, obj=None, **kwargs):
        self.project = obj
        return super().get_formset(request, obj, **kwargs)

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        return with_help(field, self.helps, db_field.name)

    def own_rows(self, field, name):
        """Choose among this project's own rows, read once for the whole block."""
        if name not in self.known_rows:
            rows = getattr(self.project, name).all() if self.project else []
            self.known_rows[name] = [("", "-"), *((row.pk, str(row)) for row in rows)]
        field.choices = self.known_rows[name]
        return field

    def known_sources(self, field):
        """The project's own sources and our latest, read once for the whole block."""
        if "sources" not in self.known_rows:
            used = Contact.objects.filter(project=self.project) if self.project else []
            choices = source_choices(self.project or Project(), used)
            self.known_rows["sources"] = [("", "-"), *choices[1:]]
        field.choices = self.known_rows["sources"]
        return field

    def may_write(self, request, obj):
        return self.admin_site.get_model_admin(self.parent_model).has_change_permission(request, obj)

    def has_view_permission(self, request, obj=None):
        return True

    def has_add_permission(self, request, obj=None):
        return self.may_write(request, obj)

    def has_change_permission(self, request, obj=None):
        return self.may_write(request, obj)

    def has_delete_permission(self, request, obj=None):
        return self.may_write(request, obj)


class PrivateInline(ProjectInline):
    """Contacts and consents: not even to look at, for those who may not write the record."""

    classes = ["staff-only"]

    def has_view_permission(self, request, obj=None):
        return self.may_write(request, obj)

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        """These rows have no history: what a person left alone is known by the value the page came with."""
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        if field is not None:
            field.show_hidden_initial = True
        return field


class LookInline(ProjectInline):
    """Written by actions; here to read."""

    can_delete = False

    def get_readonly_fields(self, request, obj=None):
        return self.fields

    def has_add_permission(self, request, obj=None):
        return False

    def has_change_permission(self, request, obj=None):
        return False


class RegionInline(ProjectInline):
    model = ProjectRegion
    verbose_name_plural = "regions (public): where it works, and where it is based"
    helps = {
        "region": "One of the eight.",
        "kind": "Works in: visitors there find it. Based in: a national one is listed there.",
    }


class CoverageInline(ProjectInline):
    model = Coverage
    verbose_name_plural = "areas it covers (public)"
    helps = {"authority_code": "The authority's code, as in E08000035."}


class VenueInline(admin.StackedInline, ProjectInline):
    model = Venue
    form = VenueForm
    verbose_name_plural = "where it meets (the area is public; address and postcode are staff only)"

    def get_fields(self, request, obj=None):
        public = ["precision", "area", "consent", "address"]
        private = [("staff_address", "postcode"), ("pin_latitude", "pin_longitude")]
        return public + private if obj is None or self.may_write(request, obj) else public

    def get_queryset(self, request):
        return super().get_queryset(request).select_related("staff_address", "project")

    def formfield_for_foreignkey(self, db_field, request, **kwargs):
        field = super().formfield_for_foreignkey(db_field, request, **kwargs)
        if db_field.name == "consent":
            return self.own_rows(field, "consents")
        return field


class MeetingInline(ProjectInline):
    model = Meeting
    verbose_name_plural = "when it meets (public)"
    helps = {
        "venue": "Where, once the place above is saved.",
        "frequency": "Not on fixed days is a good answer.",
        "weekday": "Empty means not known.",
        "week": "For every month only: second Tuesday.",
        "starts_at": "As on a clock in England: 19:00.",
        "ends_at": "Empty means not known.",
    }

    def formfield_for_foreignkey(self, db_field, request, **kwargs):
        field = super().formfield_for_foreignkey(db_field, request, **kwargs)
        return self.own_rows(field, "venues") if db_field.name == "venue" else field


class OrganisationInline(ProjectInline):
    model = ProjectOrganisation
    autocomplete_fields = ["organisation"]
    verbose_name_plural = "organisations (public, but for who funds it)"
    helps = {
        "organisation": "Type a few letters of any of its names.",
        "role": "Who funds it is staff only.",
    }

    def get_queryset(self, request):
        return super().get_queryset(request).select_related("organisation")


class AffiliationInline(ProjectInline):
    model = Affiliation
    autocomplete_fields = ["network"]
    verbose_name_plural = "networks it belongs to (public)"
    helps = {"network": "Type a few letters of its name.", "kind": "Listed is the weakest tie."}

    def get_queryset(self, request):
        return super().get_queryset(request).select_related("network__project")


READ_ALOUD = (
    "May we show this on the Peer Support Directory, a public website? Anybody can read it there. You can "
    "change your mind at any time: tell us, and we take it down. We will ask you again in a year."
)


def a_year_on():
    return timezone.localdate() + datetime.timedelta(days=365)


class ConsentInline(PrivateInline, admin.StackedInline):
    """The words to read aloud are there already; who answered is what has to be written."""

    model = Consent
    exclude = ["recorded_by"]
    verbose_name_plural = "consents (staff only)"
    helps = {
        "fact": "What they said yes or no to.",
        "given": "Tick for yes. A no is worth recording too.",
        "said_on": "The day they said so.",
        "how": "How you asked.",
        "expires_on": "Twelve months on, unless they said sooner.",
    }
    starts = {"wording": READ_ALOUD, "said_on": timezone.localdate, "expires_on": a_year_on, "how": "phone"}

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        if field is not None and db_field.name in self.starts:
            field.initial = self.starts[db_field.name]
        return field


class ContactInline(PrivateInline):
    model = Contact
    verbose_name_plural = "contacts (staff only; public with a live consent and a check that used it)"
    helps = {
        "kind": "What it is.",
        "value": "The number or address itself. A web address with https://.",
        "consent": "The consent to show it, recorded above.",
        "source": "Where you have it from. Empty: from them, when you asked.",
    }
    fields = ["kind", "value", "role", "consent", "source", "is_hidden"]

    def get_queryset(self, request):
        return super().get_queryset(request).select_related("source")

    def formfield_for_foreignkey(self, db_field, request, **kwargs):
        field = super().formfield_for_foreignkey(db_field, request, **kwargs)
        if db_field.name == "consent":
            return self.own_rows(field, "consents")
        if db_field.name == "source":
            field.required = False
            return self.known_sources(field)
        return field


class DefinitionInline(admin.StackedInline, ProjectInline):
    model = PeerDefinition
    fields = ["defines", "who", "words", "bases", "source"]
    autocomplete_fields = ["bases", "source"]
    verbose_name_plural = "its own definitions of a peer (public)"
    helps = DEFINITION_HELPS

    def get_queryset(self, request):
        return super().get_queryset(request).select_related("source").prefetch_related("bases")


class NetworkInline(admin.StackedInline, ProjectInline):
    model = Network
    autocomplete_fields = ["source"]
    verbose_name_plural = "if it is a national network of local groups (public)"
    classes = ["collapse"]


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
    verbose_name_plural = "checks (staff only, but for the day)"
    fields = ["made_on", "outcome", "means", "by", "note"]

    def get_queryset(self, request):
        return super().get_queryset(request).select_related("by")


class AttemptInline(LookInline):
    model = ContactAttempt
    verbose_name_plural = "attempts (staff only)"
    fields = ["made_on", "outcome", "means", "call_back_on", "by", "note"]

    def get_queryset(self, request):
        return super().get_queryset(request).select_related("by")


class EventInline(LookInline):
    model = ReviewEvent
    verbose_name_plural = "review: who, when, why (staff only)"
    fields = ["step", "by", "by_name", "at", "note"]

    def get_queryset(self, request):
        return super().get_queryset(request).select_related("by")


class OldSlugInline(LookInline):
    model = OldSlug
    verbose_name_plural = "addresses it had before (they redirect)"
    fields = ["slug"]


WRITTEN = [
    RegionInline,
    CoverageInline,
    VenueInline,
    MeetingInline,
    OrganisationInline,
    AffiliationInline,
    ConsentInline,
    ContactInline,
    DefinitionInline,
    NetworkInline,
]
READ = [OtherAnswerInline, CheckInline, AttemptInline, EventInline, OldSlugInline]
