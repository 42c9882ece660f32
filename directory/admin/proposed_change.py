"""Changes to published projects that wait."""

from django.contrib import admin
from django.urls import reverse
from django.utils.html import format_html

from directory.models import ProposedChange

from .project_row import ProjectRowAdmin


@admin.register(ProposedChange)
class ProposedChangeAdmin(ProjectRowAdmin):
    list_display = ["on_project", "state", "by", "at"]
    list_filter = ["state"]
    list_select_related = ["project", "by"]
    search_fields = ["project__name"]
    search_help_text = "By the project's name."
    # The facts are on a page of their own, in words, and without addresses for those who may not see them.
    fields = ["project", "on_its_page", "state", "by", "by_name", "at", "note"]
    fields += ["decided_by", "decided_at", "decision_note"]

    @admin.display(description="what would change")
    def on_its_page(self, change):
        address = reverse("admin:directory_project_proposal", args=[change.project_id, change.pk])
        return format_html('<a href="{}">Look at it fact by fact</a>', address)
