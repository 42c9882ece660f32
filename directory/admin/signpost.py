"""Helplines and finders elsewhere."""

from django.contrib import admin

from directory.models import Signpost

from .base import WorkshopAdmin


@admin.register(Signpost)
class SignpostAdmin(WorkshopAdmin):
    list_display = ["name", "phone", "url", "is_urgent", "checked_on"]
    fields = [
        "slug",
        "name",
        "words",
        "phone",
        "text_number",
        "email",
        "url",
        "hours",
        "is_urgent",
        "source",
        "checked_on",
        "position",
    ]
    list_filter = ["is_urgent"]
    search_fields = ["name", "words", "phone"]
    search_help_text = "By its name or number."
    prepopulated_fields = {"slug": ["name"]}
    helps = {
        "slug": "Short name for files. Small letters and hyphens.",
        "name": "Public. As it writes its own name.",
        "words": "Public. For whom, and what it does.",
        "phone": "Public. In groups, as people read it out: 116 123.",
        "text_number": "Public. The number to text.",
        "email": "Public.",
        "url": "Public.",
        "hours": "Public. When somebody answers.",
        "is_urgent": "For somebody who needs help now.",
        "source": "Where you checked it.",
        "checked_on": "The day a person checked it. Not shown to the public until then.",
        "position": "Where it stands in the list.",
    }
