"""Checks that somebody made. Staff only, but for the day."""

from django.contrib import admin

from directory.models import Check

from .project_row import ProjectRowAdmin


@admin.register(Check)
class CheckAdmin(ProjectRowAdmin):
    list_display = ["on_project", "made_on", "outcome", "means", "by"]
    list_filter = ["outcome", "means"]
    list_select_related = ["project", "by"]
    search_fields = ["project__name"]
    search_help_text = "By the project's name."
    fields = ["project", "made_on", "means", "outcome", "found_words", "by", "note"]
    private_fields = ["used"]

    @admin.display(description="found")
    def found_words(self, check):
        return check.found_words or "-"

    @admin.display(description="contacts used", empty_value="-")
    def used(self, check):
        return ", ".join(contact.value for contact in check.contacts_used.all())
