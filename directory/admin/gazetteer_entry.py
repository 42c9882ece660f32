"""Places, as the gazetteer has them."""

from django.contrib import admin

from directory.actions.roles import ADMINISTRATORS
from directory.models import GazetteerEntry

from .base import ReadOnlyAdmin


@admin.register(GazetteerEntry)
class GazetteerEntryAdmin(ReadOnlyAdmin):
    readers = ADMINISTRATORS
    list_display = ["label", "kind", "authority", "ons_region", "region"]
    fields = ["label", "name", "kind", "query", "authority", "county", "ons_region", "region", "country"]
    list_filter = ["kind"]
    search_fields = ["name", "label"]
    search_help_text = "By the place's name."
