"""Addresses that projects had before; they redirect."""

from django.contrib import admin

from directory.models import OldSlug

from .project_row import ProjectRowAdmin


@admin.register(OldSlug)
class OldSlugAdmin(ProjectRowAdmin):
    list_display = ["slug", "on_project"]
    fields = ["slug", "project"]
    list_select_related = ["project"]
    search_fields = ["slug", "project__name"]
    search_help_text = "By the address."
