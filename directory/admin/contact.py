"""Contacts. Staff only, but for those with a live consent and a check."""

from django.contrib import admin

from directory.actions.roles import RECORDERS
from directory.models import Contact

from .project_row import PrivateRowAdmin


@admin.register(Contact)
class ContactAdmin(PrivateRowAdmin):
    readers = RECORDERS
    list_display = ["on_project", "kind", "value", "role"]
    fields = ["project", "kind", "value", "role", "consent", "source", "is_hidden"]
    list_filter = ["kind"]
    list_select_related = ["project"]
    search_fields = ["project__name", "value"]
    search_help_text = "By the project's name or the contact."
