"""Figures that staff gave out. Nothing changes them; the staff pages show the groups behind each."""

from django.contrib import admin

from directory.actions.roles import SUMMARY_READERS
from directory.models import GivenFigure

from .base import ReadOnlyAdmin


@admin.register(GivenFigure)
class GivenFigureAdmin(ReadOnlyAdmin):
    readers = SUMMARY_READERS
    list_display = ["sentence", "given_to", "given_by", "given_at"]
    list_filter = ["kind"]
    list_select_related = ["given_by"]
    search_fields = ["sentence", "given_to"]
    search_help_text = "By the sentence, or who has it."
    fields = ["sentence", "kind", "as_at", "method", "source", "given_to", "given_by", "given_at"]
