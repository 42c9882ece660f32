"""The history of records: who, when, what."""

from django.contrib import admin

from directory.models import ProjectChange

from .project_row import ProjectRowAdmin


@admin.register(ProjectChange)
class ProjectChangeAdmin(ProjectRowAdmin):
    list_display = ["on_project", "via", "by", "at"]
    list_filter = ["via"]
    list_select_related = ["project", "by"]
    search_fields = ["project__name"]
    search_help_text = "By the project's name."
    # The facts themselves are shown in words, and without addresses for those who may not see them.
    fields = ["project", "via", "by", "by_name", "at", "note"]
