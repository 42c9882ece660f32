"""The eight regions, and each one's page."""

from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from directory.models import Region
from directory.pages.region import region_page, regions_with_totals
from directory.search.question import PageField


@require_safe
def region_list(request):
    return render(request, "regions/list.html", {"regions": regions_with_totals()}, using="public")


@require_safe
def region(request, slug):
    found = get_object_or_404(Region, slug=slug)
    page = region_page(found, request.path, PageField().clean(request.GET.getlist("page")))
    if page is None:
        return redirect("region", slug)
    context = {"page": page, "today": timezone.localdate()}
    return render(request, "regions/detail.html", context, using="public")
