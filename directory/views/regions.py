"""The eight regions, and each one's page."""

from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from directory.models import Region
from directory.pages.region import region_page


@require_safe
def region_list(request):
    return render(request, "regions/list.html", {"regions": Region.objects.all()}, using="public")


@require_safe
def region(request, slug):
    page = region_page(get_object_or_404(Region, slug=slug))
    context = {"page": page, "today": timezone.localdate()}
    return render(request, "regions/detail.html", context, using="public")
