"""Consents. Staff only."""

from django.contrib import admin

from directory.actions.roles import RECORDERS
from directory.models import Consent

from .project_row import PrivateRowAdmin


@admin.register(Consent)
class ConsentAdmin(PrivateRowAdmin):
    readers = RECORDERS
    list_display = ["on_project", "fact", "given", "said_on", "expires_on"]
    fields = ["project", "fact", "given", "who", "said_on", "how", "wording", "expires_on", "recorded_by"]
    list_filter = ["fact", "given"]
    list_select_related = ["project"]
    search_fields = ["project__name"]
    search_help_text = "By the project's name."
