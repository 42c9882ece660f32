"""Where facts come from."""

from django.contrib import admin

from directory.actions.roles import RECORDERS
from directory.models import Source

from .base import WorkshopAdmin


@admin.register(Source)
class SourceAdmin(WorkshopAdmin):
    adders = RECORDERS
    list_display = ["title", "kind", "dated"]
    list_filter = ["kind"]
    search_fields = ["title", "key", "url"]
    search_help_text = "By its title."
    prepopulated_fields = {"key": ["title"]}
    fields = ["title", "key", "kind", "url", "dated", "position"]
    helps = {
        "key": "Short name for files. Small letters and hyphens.",
        "kind": "How the fact reached us.",
        "url": "Public, where it is a page.",
        "position": "Where it stands in lists.",
    }
