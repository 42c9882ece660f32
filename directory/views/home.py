"""The first page: one question."""

from django.shortcuts import render
from django.views.decorators.http import require_safe

from directory.models import Region


@require_safe
def home(request):
    return render(request, "home.html", {"regions": Region.objects.all()}, using="public")
