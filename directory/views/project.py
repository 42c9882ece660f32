"""One project's page."""

from dataclasses import dataclass
from urllib.parse import urlencode

from django.conf import settings
from django.http import Http404, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from directory.models import Project
from directory.pages.project import project_page
from directory.pages.sending import Sending
from directory.records.tombstones import OtherKeyError, is_stopped
from directory.search.question import FILTERS

from .errors import error_page
from .shortlist import Shortlist


@dataclass(frozen=True)
class Search:
    """The search that a visitor comes from: its own parameters in a group's address, for the way back alone.

    Nothing else in the address counts, so the way back never leads out of the list of groups.
    """

    pairs: tuple[tuple[str, str], ...] = ()

    @classmethod
    def of(cls, data: QueryDict) -> "Search":
        names = [name for name in FILTERS if name != "id"]
        pairs = [(name, value) for name in names for value in data.getlist(name) if value.strip("\x00 ")]
        return cls(tuple(pairs))

    def at(self, address: str) -> str:
        """An address of ours, with the search behind what stands there already."""
        if not self.pairs:
            return address
        return f"{address}{'&' if '?' in address else '?'}{urlencode(self.pairs)}"


@require_safe
def project(request, slug):
    shortlist = Shortlist.of(request.GET)
    search = Search.of(request.GET)
    found = Project.objects.published().at(slug)
    if found is None:
        return elsewhere(request, slug, shortlist, search)
    context = page_context(request, found, shortlist, search)
    return render(request, "projects/detail.html", context, using="public")


def page_context(request, found, shortlist, search=Search(), *, with_contacts=True):
    """What the page shows; the preview for those who work here shows the same."""
    path = found.get_absolute_url()
    return {
        "page": project_page(found, with_contacts=with_contacts),
        "shortlist": shortlist,
        "search": search,
        "list_url": search.at(shortlist.at(reverse("projects"))),
        "sending": Sending(
            settings.SITE_URL + path if settings.SITE_URL else request.build_absolute_uri(path)
        ),
        "today": timezone.localdate(),
    }


def elsewhere(request, slug, shortlist, search):
    """An address that a project had before leads on; one that must not come back is gone for good."""
    moved = Project.objects.published().formerly_at(slug)
    if moved is not None:
        return redirect(search.at(shortlist.at(moved.get_absolute_url())), permanent=True)
    try:
        is_gone = is_stopped(slug=slug)
    except OtherKeyError:
        is_gone = False
    if is_gone:
        return error_page(request, 410)
    raise Http404
