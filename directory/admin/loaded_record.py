"""What load_report loaded last."""

from django.contrib import admin

from directory.actions.roles import ADMINISTRATORS
from directory.models import LoadedRecord

from .base import ReadOnlyAdmin


@admin.register(LoadedRecord)
class LoadedRecordAdmin(ReadOnlyAdmin):
    readers = ADMINISTRATORS
    list_display = ["kind", "key", "loaded_at"]
    fields = ["kind", "key", "loaded_at"]
    list_filter = ["kind"]
    search_fields = ["key"]
    search_help_text = "By its key."
