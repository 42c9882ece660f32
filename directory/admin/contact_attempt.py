"""Attempts that reached nobody. Staff only."""

from django.contrib import admin

from directory.models import ContactAttempt

from .project_row import ProjectRowAdmin


@admin.register(ContactAttempt)
class ContactAttemptAdmin(ProjectRowAdmin):
    list_display = ["on_project", "made_on", "outcome", "call_back_on", "by"]
    fields = ["project", "made_on", "means", "outcome", "call_back_on", "by", "note"]
    list_filter = ["outcome"]
    list_select_related = ["project", "by"]
    search_fields = ["project__name"]
    search_help_text = "By the project's name."
