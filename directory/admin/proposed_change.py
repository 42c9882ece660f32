"""Changes to published projects that wait."""

from django.contrib import admin

from directory.models import ProposedChange

from .project_row import ProjectRowAdmin


@admin.register(ProposedChange)
class ProposedChangeAdmin(ProjectRowAdmin):
    list_display = ["on_project", "state", "by", "at"]
    list_filter = ["state"]
    list_select_related = ["project", "by"]
    search_fields = ["project__name"]
    search_help_text = "By the project's name."
