"""Training for peer workers and groups."""

from django.contrib import admin
from django.db.models import Prefetch

from directory.actions.roles import readable
from directory.models import TrainingCourse

from .base import WorkshopAdmin


@admin.register(TrainingCourse)
class TrainingCourseAdmin(WorkshopAdmin):
    list_display = ["name", "provider", "level", "accredited"]
    fields = [
        "slug",
        "name",
        "provider",
        "level",
        "accredited",
        "accreditation",
        "words",
        "regions",
        "used_by",
        "source",
        "more_sources",
        "position",
    ]
    list_filter = ["accredited", "regions"]
    search_fields = ["name", "provider", "accreditation"]
    search_help_text = "By its name or provider."
    autocomplete_fields = ["used_by", "source", "more_sources"]
    filter_horizontal = ["regions"]
    prepopulated_fields = {"slug": ["name"]}
    helps = {
        "slug": "Short name for files. Small letters and hyphens.",
        "name": "Public. As its provider writes it.",
        "provider": "Public. Who gives the course.",
        "level": "As its provider says it: Level 2, one day.",
        "accredited": "Only where somebody said so.",
        "words": "Public. What it teaches, in plain words.",
        "regions": "Where it is given.",
        "used_by": "Public. Projects whose people took it.",
        "more_sources": "Every other place that says so.",
        "source": "Where you know this from.",
        "position": "Where it stands in the list.",
    }

    def get_queryset(self, request):
        """With those of its groups that this person may read."""
        theirs = Prefetch("used_by", readable(request.user))
        return super().get_queryset(request).prefetch_related(theirs)
