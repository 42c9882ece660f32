"""What organisations are to projects."""

from django.contrib import admin

from directory.models import ProjectOrganisation

from .project_row import ProjectRowAdmin


@admin.register(ProjectOrganisation)
class ProjectOrganisationAdmin(ProjectRowAdmin):
    list_display = ["organisation", "role", "on_project"]
    fields = ["project", "organisation", "role"]
    list_filter = ["role"]
    list_select_related = ["project", "organisation"]
    search_fields = ["project__name", "organisation__name"]
    search_help_text = "By the project's or the organisation's name."
