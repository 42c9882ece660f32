"""Two pages to compare with: fixed bytes (floor A), and the results template without a search (floor B)."""

from dataclasses import dataclass, field

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import include, path

from directory.search import ProjectSearch


@dataclass
class Canned:
    """What the floors answer with; the benchmark fills it."""

    body: bytes = b""
    search: ProjectSearch | None = None
    headers: dict = field(default_factory=dict)


canned = Canned()


def floor_a(request):
    return HttpResponse(canned.body)


def floor_b(request):
    return render(request, "projects/list.html", {"search": canned.search}, using="public")


urlpatterns = [
    path("floor-a/", floor_a),
    path("floor-b/", floor_b),
    path("", include("peerdir.urls")),
]
