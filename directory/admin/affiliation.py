"""Local groups' ties to networks."""

from django.contrib import admin

from directory.models import Affiliation

from .project_row import ProjectRowAdmin


@admin.register(Affiliation)
class AffiliationAdmin(ProjectRowAdmin):
    list_display = ["on_project", "network", "kind"]
    fields = ["project", "network", "kind"]
    list_filter = ["kind"]
    list_select_related = ["project", "network__project"]
    search_fields = ["project__name", "network__project__name"]
    search_help_text = "By the group's or the network's name."

    def get_queryset(self, request):
        """Of a network that this person may not read, not even the name."""
        return super().get_queryset(request).filter(network__project__in=self.projects(request))
