"""What must not come back."""

from django.contrib import admin

from directory.actions.roles import ADMINISTRATORS
from directory.models import Tombstone

from .base import ReadOnlyAdmin


@admin.register(Tombstone)
class TombstoneAdmin(ReadOnlyAdmin):
    """An administrator may lift one; nobody can read from it what it stops."""

    readers = removers = ADMINISTRATORS
    list_display = ["kind", "made_at", "made_by", "merged_into"]
    fields = ["kind", "made_at", "made_by", "merged_into"]
    list_filter = ["kind"]
    list_select_related = ["made_by", "merged_into"]
