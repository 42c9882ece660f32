"""What has nothing listed, and why."""

from django.contrib import admin

from directory.models import Gap

from .base import WorkshopAdmin


@admin.register(Gap)
class GapAdmin(WorkshopAdmin):
    list_display = ["__str__", "region", "finding"]
    fields = ["region", "term", "topic", "finding", "words", "source"]
    list_filter = ["finding", "region"]
    list_select_related = ["region", "term"]
    search_fields = ["topic", "term__label", "words"]
    search_help_text = "By its topic."
    autocomplete_fields = ["term", "source"]
    helps = {
        "region": "Empty for the whole of England.",
        "term": "The answer that nothing is listed for.",
        "finding": "None found needs somebody to have looked.",
        "words": "Public. What a reader must know.",
        "source": "Where you know this from.",
    }
