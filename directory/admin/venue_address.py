"""Staff only: addresses and true points."""

from django.contrib import admin

from directory.actions.roles import RECORDERS
from directory.models import VenueAddress

from .project_row import PrivateRowAdmin


@admin.register(VenueAddress)
class VenueAddressAdmin(PrivateRowAdmin):
    readers = RECORDERS
    list_display = ["postcode", "address", "on_project", "pin_set_by_hand"]
    fields = ["on_project", "address", "postcode", "latitude", "longitude", "pin_set_by_hand"]
    list_select_related = ["venue__project"]
    search_fields = ["venue__project__name", "postcode", "address"]
    search_help_text = "By the project's name, the postcode or the address."
    path_to_project = "venue__project"

    @admin.display(description="project", ordering="venue__project__name")
    def on_project(self, row):
        return super().on_project(row)
