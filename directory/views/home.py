"""The first page: one question."""

from django.shortcuts import render
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from directory.models import Region


# Back must not bring up what was typed into the box.
@cache_control(no_store=True)
@require_safe
def home(request):
    return render(request, "home.html", {"regions": Region.objects.all()}, using="public")
