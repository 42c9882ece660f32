"""The report's eight regions."""

from django.contrib import admin

from directory.actions.roles import ADMINISTRATORS, NOBODY
from directory.models import Region

from .base import WorkshopAdmin


@admin.register(Region)
class RegionAdmin(WorkshopAdmin):
    adders = removers = NOBODY
    writers = ADMINISTRATORS
    list_display = ["label", "name", "slug"]
    search_fields = ["name", "label"]
    search_help_text = "By its name."
    readonly_fields = ["slug", "ons_regions"]
    fields = ["label", "name", "slug", "ons_regions", "position"]
    helps = {"position": "Where it stands in lists."}
