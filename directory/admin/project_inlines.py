"""What hangs on a project and is written on its page."""

from django.contrib import admin

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

from .inline_base import ProjectInline
from .look_inlines import AttemptInline, CheckInline, EventInline, OldSlugInline, OtherAnswerInline
from .peer_definition import HELPS as DEFINITION_HELPS
from .private_inlines import ConsentInline, ContactInline
from .venue_form import VenueForm


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
    # Ending is a step with consequences: it is taken on the network's own page.
    readonly_fields = ["status", "since", "successor"]
    verbose_name_plural = "if it is a national network of local groups (public)"
    classes = ["collapse"]


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
