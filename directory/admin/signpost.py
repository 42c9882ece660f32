"""Helplines and finders elsewhere."""

from django import forms
from django.contrib import admin

from directory.models import Signpost
from directory.phones import NotAPhoneError, parse_texted, written_phones

from .base import WorkshopAdmin


class SignpostForm(forms.ModelForm):
    """A number that can be rung, and one that can be texted."""

    def clean_phone(self):
        return self.read("phone", lambda text: written_phones(text, notes_go="“Hours” or “Words”"))

    def clean_text_number(self):
        return self.read("text_number", lambda text: parse_texted(text).number)

    def read(self, name, written):
        """What was typed now as it is kept; what stood before stops nobody."""
        text = self.cleaned_data[name]
        if not text or name not in self.changed_data:
            return text
        try:
            return written(text)
        except NotAPhoneError as problem:
            raise forms.ValidationError(str(problem)) from problem


@admin.register(Signpost)
class SignpostAdmin(WorkshopAdmin):
    form = SignpostForm
    list_display = ["name", "phone", "url", "is_urgent", "read_on", "rung_on"]
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
        "read_on",
        "rung_on",
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
