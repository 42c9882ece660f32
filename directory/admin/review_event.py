"""Each step of a record: who, when, why."""

from django.contrib import admin

from directory.models import ReviewEvent

from .project_row import ProjectRowAdmin


@admin.register(ReviewEvent)
class ReviewEventAdmin(ProjectRowAdmin):
    list_display = ["on_project", "step", "by", "by_name", "at"]
    fields = ["project", "step", "by", "by_name", "at", "note"]
    list_filter = ["step"]
    list_select_related = ["project", "by"]
    search_fields = ["project__name"]
    search_help_text = "By the project's name."
