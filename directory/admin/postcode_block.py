"""Postcodes, packed by outcode."""

from django.contrib import admin

from directory.actions.roles import ADMINISTRATORS
from directory.models import PostcodeBlock

from .base import ReadOnlyAdmin


@admin.register(PostcodeBlock)
class PostcodeBlockAdmin(ReadOnlyAdmin):
    readers = ADMINISTRATORS
    list_display = ["outcode"]
    search_fields = ["outcode"]
    search_help_text = "By the outcode: LS1."
    fields = ["outcode"]

    def get_queryset(self, request):
        return super().get_queryset(request).only("outcode")
