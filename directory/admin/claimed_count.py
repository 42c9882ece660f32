"""Numbers that somebody claimed."""

from django.contrib import admin
from django.db.models import Q

from directory.actions.roles import readable
from directory.models import ClaimedCount

from .base import WorkshopAdmin

HELPS = {
    "network": "Whose groups are counted, where it is a network.",
    "grouping": "Or the grouping of the regional summary that it speaks of.",
    "region": "Only where the area is a region.",
    "area": "How far the number reaches.",
    "low": "The number, or the lower end.",
    "includes_listed": "Does it count groups that are also listed here?",
    "is_current": "The one to show first where several disagree.",
    "note": "Public. What a reader must know to understand the number.",
    "source": "Where the number comes from.",
}
# Its fields, on its own page and on its network's.
OF_A_COUNT = ["grouping", "region", "area", "what", "low", "high", "wording", "includes_listed", "is_current"]
OF_A_COUNT += ["note", "source"]


@admin.register(ClaimedCount)
class ClaimedCountAdmin(WorkshopAdmin):
    list_display = ["what", "wording", "network", "grouping", "area", "region", "is_current"]
    fields = ["network", *OF_A_COUNT]
    list_filter = ["area", "region"]
    list_select_related = ["network__project", "grouping", "region"]
    search_fields = ["what", "wording", "network__project__name", "note"]
    search_help_text = "By what is counted, its wording or the network."
    autocomplete_fields = ["network", "grouping", "source"]
    helps = HELPS

    def get_queryset(self, request):
        """Those of no network, and those of the networks that this person may read."""
        theirs = Q(network=None) | Q(network__project__in=readable(request.user))
        return super().get_queryset(request).filter(theirs)
