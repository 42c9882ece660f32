"""What lists show of a project, made ready when it changes."""

from django.contrib import admin

from directory.actions.roles import ADMINISTRATORS
from directory.models import ProjectCard

from .base import ReadOnlyAdmin


@admin.register(ProjectCard)
class ProjectCardAdmin(ReadOnlyAdmin):
    readers = ADMINISTRATORS
    list_display = ["project"]
    fields = ["project", "made_by"]
    list_select_related = ["project"]
    search_fields = ["project__name"]
    search_help_text = "By the project's name."
