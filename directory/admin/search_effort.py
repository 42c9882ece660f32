"""Who looked where, and how hard."""

from django.contrib import admin
from django.forms import CheckboxSelectMultiple
from django.utils import timezone

from directory.actions import recording
from directory.actions.roles import RECORDERS, RESEARCHER
from directory.models import SearchEffort, Term

from .base import WorkshopAdmin


@admin.register(SearchEffort)
class SearchEffortAdmin(WorkshopAdmin):
    """Researchers enter it for their own regions."""

    adders = writers = RECORDERS
    list_display = ["region", "days", "researchers", "done_on", "by"]
    list_filter = ["region"]
    list_select_related = ["region", "by"]
    search_fields = ["places", "means", "words"]
    search_help_text = "By the places or how they looked."
    autocomplete_fields = ["source", "more_sources"]
    readonly_fields = ["by"]
    fields = [
        ("region", "done_on"),
        ("days", "researchers"),
        "places",
        "communities",
        "means",
        "words",
        "source",
        "more_sources",
        "by",
    ]
    helps = {
        "region": "Empty for the whole of England.",
        "researchers": "How many people looked.",
        "places": "Towns and districts that were looked at.",
        "communities": "Communities that were asked after.",
        "more_sources": "Every other place that says so.",
        "source": "Where you know this from. Empty: you looked yourselves, this year.",
    }

    def has_change_permission(self, request, obj=None):
        allowed = super().has_change_permission(request, obj)
        if obj is None or request.user.role != RESEARCHER:
            return allowed
        return allowed and request.user.regions.filter(pk=obj.region_id).exists()

    def formfield_for_foreignkey(self, db_field, request, **kwargs):
        field = super().formfield_for_foreignkey(db_field, request, **kwargs)
        if db_field.name == "region" and request.user.role == RESEARCHER:
            field.queryset = request.user.regions.all()
            field.required, field.initial = True, request.user.regions.first()
        if db_field.name == "source":
            field.required = False
        return field

    def formfield_for_manytomany(self, db_field, request, **kwargs):
        if db_field.name == "communities":
            kwargs["queryset"] = Term.objects.of("community").in_use()
            kwargs["widget"] = CheckboxSelectMultiple
        return super().formfield_for_manytomany(db_field, request, **kwargs)

    def get_changeform_initial_data(self, request):
        return {"done_on": str(timezone.localdate())} | super().get_changeform_initial_data(request)

    def save_model(self, request, obj, form, change):
        obj.by = obj.by or request.user
        if obj.source_id is None:
            obj.source = recording.our_own_source()
        super().save_model(request, obj, form, change)
