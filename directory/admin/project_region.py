"""The regions that projects work in or are based in."""

from django.contrib import admin

from directory.models import ProjectRegion

from .project_row import ProjectRowAdmin


@admin.register(ProjectRegion)
class ProjectRegionAdmin(ProjectRowAdmin):
    list_display = ["region", "kind", "inferred", "on_project"]
    fields = ["project", "region", "kind", "inferred"]
    list_filter = ["region", "kind"]
    list_select_related = ["project", "region"]
    search_fields = ["project__name"]
    search_help_text = "By the project's name."
