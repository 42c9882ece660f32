"""Answers out of a vocabulary."""

from django.contrib import admin

from directory.models import ProjectTerm

from .project_row import ProjectRowAdmin


@admin.register(ProjectTerm)
class ProjectTermAdmin(ProjectRowAdmin):
    list_display = ["term", "kind", "on_project"]
    fields = ["project", "term", "kind"]
    list_filter = ["term__vocabulary"]
    list_select_related = ["project", "term"]
    search_fields = ["project__name", "term__label", "term__recorded_label"]
    search_help_text = "By the project's name or the term."
