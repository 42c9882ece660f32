"""National networks of local groups."""

from django.shortcuts import render
from django.views.decorators.http import require_safe

from directory.pages.networks import networks


@require_safe
def network_list(request):
    return render(request, "networks.html", {"networks": networks()}, using="public")
