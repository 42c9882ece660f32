"""What hangs on a project and is written on its page."""

from django.contrib import admin

from directory.actions.roles import readable
from directory.models import (
    Affiliation,
    Coverage,
    Meeting,
    Network,
    PeerDefinition,
    ProjectOrganisation,
    ProjectRegion,
    Venue,
)

from .blocks import BOTH
from .coverage_form import CoverageForm
from .inline_base import ProjectInline
from .look_inlines import AttemptInline, CheckInline, EventInline, OldSlugInline, OtherAnswerInline
from .meeting_form import MeetingForm
from .peer_definition import HELPS as DEFINITION_HELPS
from .private_inlines import ConsentInline, ContactInline
from .venue_form import VenueForm


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
        return public + private if obj is None or self.may_write(request, obj) else public

    def get_queryset(self, request):
        return super().get_queryset(request).select_related("staff_address", "project")

    def formfield_for_foreignkey(self, db_field, request, **kwargs):
        if db_field.name == "consent":
            return self.pointing(db_field, request, "consents", "The consent typed below")
        return super().formfield_for_foreignkey(db_field, request, **kwargs)


class MeetingInline(admin.StackedInline, ProjectInline):
    model = Meeting
    form = MeetingForm
    fields = ["frequency", "weekday", "week", "starts_at", "ends_at", "venue", "first_on", "note"]
    verbose_name = "meeting"
    verbose_name_plural = "when it meets"
    labels = {"frequency": "How often", "weekday": "Day", "venue": "Where", "first_on": "A day it met"}
    about = "One row for each day. Not on fixed days is a good answer."
    helps = {
        "venue": "The place above, or none for a meeting online.",
        "frequency": "Not on fixed days is a good answer.",
        "weekday": "Empty means not known.",
        "week": "For every month only: second Tuesday.",
        "starts_at": "As 19:00 or 7pm.",
        "ends_at": "Empty means not known.",
    }

    def formfield_for_foreignkey(self, db_field, request, **kwargs):
        if db_field.name != "venue":
            return super().formfield_for_foreignkey(db_field, request, **kwargs)
        return self.pointing(db_field, request, "venues", "The place typed above", likely=lambda venue: True)


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
        if self.may_write(request, self.project):
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
