"""Files that were brought: what their rows would do, and did."""

from django.contrib import admin

from directory.actions.roles import RECORDERS, RESEARCHER
from directory.models import ImportRun

from .base import ReadOnlyAdmin


@admin.register(ImportRun)
class ImportRunAdmin(ReadOnlyAdmin):
    """A researcher sees their own."""

    readers = RECORDERS
    list_display = ["file_name", "by", "read_at", "applied_at"]
    list_select_related = ["by"]
    search_fields = ["file_name"]
    search_help_text = "By the file's name."
    fields = ["file_name", "by", "read_at", "applied_at", "counts"]

    def get_queryset(self, request):
        runs = super().get_queryset(request)
        return runs.filter(by=request.user) if request.user.role == RESEARCHER else runs
