"""A project as search sees it."""

from django.contrib import admin

from directory.actions.roles import ADMINISTRATORS
from directory.models import ProjectWords

from .base import ReadOnlyAdmin


@admin.register(ProjectWords)
class ProjectWordsAdmin(ReadOnlyAdmin):
    readers = ADMINISTRATORS
    list_display = ["project", "name"]
    fields = ["project", "name", "summary", "rest"]
    list_select_related = ["project"]
    search_fields = ["project__name", "name"]
    search_help_text = "By the project's name."
