"""The first page: where, and what."""

from django.shortcuts import render
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from directory.pages.region import regions_with_totals
from directory.pages.whats_on import is_worth_linking


# Back must not bring up what was typed into the box.
@cache_control(no_store=True)
@require_safe
def home(request):
    context = {"regions": regions_with_totals(), "has_dates": is_worth_linking()}
    return render(request, "home.html", context, using="public")
