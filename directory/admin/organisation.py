"""Bodies that run, host, partner or train."""

from django.contrib import admin

from directory.actions import changes
from directory.actions.roles import RECORDERS
from directory.models import Organisation, Project

from .base import WorkshopAdmin


@admin.register(Organisation)
class OrganisationAdmin(WorkshopAdmin):
    adders = RECORDERS
    list_display = ["name", "kind", "parent", "source"]
    list_filter = ["kind"]
    list_select_related = ["parent", "source"]
    search_fields = ["name", "also_known_as", "slug"]
    search_help_text = "By any of its names."
    autocomplete_fields = ["parent", "source"]
    prepopulated_fields = {"slug": ["name"]}
    fields = ["name", "slug", "also_known_as", "kind", "parent", "source"]
    helps = {
        "name": "Public. As it writes its own name.",
        "slug": "Short name for files and addresses. Small letters and hyphens.",
        "kind": "Not known is a good answer until somebody says.",
        "parent": "The larger body it belongs to, if any.",
        "source": "Where you know this from.",
    }

    def announce(self, objects):
        """Its names are searched through its projects."""
        changes.changed(*Project.objects.filter(project_organisations__organisation__in=objects).distinct())
