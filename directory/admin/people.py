"""People who sign in."""

from django.contrib import admin

from directory.models import User
from directory.people.roles import ADMINISTRATORS, NOBODY

from .base import StaffOnly, WorkshopAdmin
from .site import site


@admin.register(User, site=site)
class PersonAdmin(StaffOnly, WorkshopAdmin):
    """Accounts are made by `manage.py add_person` and closed here; never deleted, for work stays signed."""

    readers = writers = ADMINISTRATORS
    adders = removers = NOBODY
    list_display = ["email", "name", "role", "is_active", "last_login"]
    list_filter = ["role", "is_active", "regions"]
    search_fields = ["email", "name"]
    search_help_text = "By e-mail or name."
    fields = ["email", "name", "role", "regions", "is_active", "last_login", "joined_at"]
    readonly_fields = ["last_login", "joined_at"]
    filter_horizontal = ["regions"]
    helps = {
        "email": "What they sign in with.",
        "name": "Staff only: shown to colleagues, never to the public.",
        "role": "Researcher: own regions. Editor: all, and publishes. Mind staff: reads, summaries.",
        "regions": "A researcher's own: what they may write.",
        "is_active": "Off means they can no longer sign in.",
    }
