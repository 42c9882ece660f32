"""The local authorities that projects cover."""

from django.contrib import admin

from directory.models import Coverage

from .project_row import ProjectRowAdmin


@admin.register(Coverage)
class CoverageAdmin(ProjectRowAdmin):
    list_display = ["area", "authority_code", "on_project"]
    fields = ["project", "area", "authority_code"]
    list_select_related = ["project"]
    search_fields = ["project__name", "area", "authority_code"]
    search_help_text = "By the project's name or the area."
