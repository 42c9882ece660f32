"""When projects meet."""

from django.contrib import admin

from directory.models import Meeting

from .project_row import ProjectRowAdmin


@admin.register(Meeting)
class MeetingAdmin(ProjectRowAdmin):
    list_display = ["__str__", "on_project", "starts_at", "venue"]
    fields = ["project", "venue", "frequency", "weekday", "week", "starts_at", "ends_at", "first_on", "note"]
    list_filter = ["frequency", "weekday"]
    list_select_related = ["project", "venue"]
    search_fields = ["project__name", "note"]
    search_help_text = "By the project's name."
