"""The keyed hashes that a tombstone is made of."""

from django.contrib import admin

from directory.actions.roles import ADMINISTRATORS
from directory.models import TombstoneMark

from .base import ReadOnlyAdmin


@admin.register(TombstoneMark)
class TombstoneMarkAdmin(ReadOnlyAdmin):
    readers = ADMINISTRATORS
    list_display = ["of", "tombstone"]
    fields = ["of", "tombstone"]
    list_filter = ["of"]
    list_select_related = ["tombstone"]
