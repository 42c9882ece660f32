"""What was said to the sixteen questions."""

from django.contrib import admin

from directory.models import Answer

from .project_row import ProjectRowAdmin


@admin.register(Answer)
class AnswerAdmin(ProjectRowAdmin):
    list_display = ["__str__", "on_project", "state", "means", "answered_on", "is_current"]
    fields = ["project", "question", "state", "own_words", "source", "means", "answered_on", "is_current"]
    list_filter = ["question", "state"]
    list_select_related = ["project"]
    search_fields = ["project__name", "own_words"]
    search_help_text = "By the project's name or the words."
