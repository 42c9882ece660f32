"""Helplines and finders elsewhere."""

from django.contrib import admin

from directory.models import Signpost

from .base import WorkshopAdmin


@admin.register(Signpost)
class SignpostAdmin(WorkshopAdmin):
    list_display = ["name", "phone", "url", "is_urgent", "read_on", "rung_on"]
    list_filter = ["is_urgent"]
    search_fields = ["name", "words", "phone"]
    search_help_text = "By its name or number."
    prepopulated_fields = {"slug": ["name"]}
    helps = {
        "slug": "Short name for files. Small letters and hyphens.",
        "name": "Public. As it writes its own name.",
        "words": "Public. For whom, and what it does.",
        "serves": "Under which heading of the urgent help page: women, men, lgbt, rape, under-19.",
        "phone": "Public. In groups, as people read it out: 116 123.",
        "text_number": "Public. The number to text.",
        "email": "Public.",
        "url": "Public.",
        "hours": "Public. When somebody answers.",
        "is_urgent": "For somebody who needs help now.",
        "source": "The page where you read it.",
        "read_on": "The day its own page was read. Its number and link are not shown until then.",
        "rung_on": "The day a person rang or wrote, and the line answered.",
        "position": "Where it stands in the list.",
    }
