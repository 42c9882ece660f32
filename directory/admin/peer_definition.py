"""How people define "peer" and "peer support"."""

from django.contrib import admin
from django.db.models import Q

from directory.actions.roles import readable
from directory.models import PeerDefinition

from .base import WorkshopAdmin

HELPS = {
    "project": "The project that says so. Empty for a thinker.",
    "defines": "Which of the two words.",
    "words": "Public. Our own words; a short quote in quotation marks.",
    "bases": "What makes somebody a peer by this definition.",
    "more_sources": "Every other place that says so.",
    "source": "Where it is said.",
    "position": "Where it stands in the list.",
}


@admin.register(PeerDefinition)
class PeerDefinitionAdmin(WorkshopAdmin):
    list_display = ["who", "defines", "project", "source"]
    fields = ["project", "who", "defines", "words", "bases", "source", "more_sources", "position"]
    list_filter = ["defines"]
    list_select_related = ["project", "source"]
    search_fields = ["who", "words", "project__name"]
    search_help_text = "By who defines it, or the words."
    autocomplete_fields = ["project", "source", "more_sources"]
    filter_horizontal = ["bases"]
    helps = HELPS

    def get_queryset(self, request):
        """Those of thinkers, and those of the projects that this person may read."""
        theirs = Q(project=None) | Q(project__in=readable(request.user))
        return super().get_queryset(request).filter(theirs)
