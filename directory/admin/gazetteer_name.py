"""The spellings that places answer to."""

from django.contrib import admin

from directory.actions.roles import ADMINISTRATORS
from directory.models import GazetteerName

from .base import ReadOnlyAdmin


@admin.register(GazetteerName)
class GazetteerNameAdmin(ReadOnlyAdmin):
    readers = ADMINISTRATORS
    list_display = ["key", "entry", "is_full"]
    fields = ["key", "entry", "is_full"]
    list_select_related = ["entry"]
    search_fields = ["key"]
    search_help_text = "By the spelling."
