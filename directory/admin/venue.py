"""Where projects meet, as the public may know it."""

from django.contrib import admin

from directory.models import Venue

from .project_row import ProjectRowAdmin


@admin.register(Venue)
class VenueAdmin(ProjectRowAdmin):
    list_display = ["area", "on_project", "precision", "authority_code", "ons_region"]
    fields = ["project", "precision", "area", "town_only", "authority_code", "ons_region", "position"]
    private_fields = ["address", "latitude", "longitude", "consent"]
    list_filter = ["precision"]
    list_select_related = ["project"]
    search_fields = ["project__name", "area"]
    search_help_text = "By the project's name or the area."
