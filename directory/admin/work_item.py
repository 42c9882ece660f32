"""Who has a record in hand, and what is still to be asked."""

from django.contrib import admin

from directory.models import WorkItem

from .project_row import ProjectRowAdmin


@admin.register(WorkItem)
class WorkItemAdmin(ProjectRowAdmin):
    list_display = ["on_project", "held_by", "held_since", "to_ask"]
    fields = ["project", "held_by", "held_since", "to_ask"]
    list_select_related = ["project", "held_by"]
    search_fields = ["project__name", "to_ask"]
    search_help_text = "By the project's name."
