"""One project's page."""

from django.http import Http404
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from directory.models import Project
from directory.pages.content import signposts
from directory.pages.project import project_page
from directory.records.tombstones import OtherKeyError, is_stopped

from .errors import error_page
from .shortlist import Shortlist


@require_safe
def project(request, slug):
    shortlist = Shortlist.of(request.GET)
    found = Project.objects.published().at(slug)
    if found is None:
        return elsewhere(request, slug, shortlist)
    return render(request, "projects/detail.html", page_context(found, shortlist), using="public")


def page_context(found, shortlist, *, with_contacts=True):
    """What the page shows; the preview for those who work here shows the same."""
    return {
        "page": project_page(found, with_contacts=with_contacts),
        "shortlist": shortlist,
        "signposts": signposts(),
        "today": timezone.localdate(),
    }


def elsewhere(request, slug, shortlist):
    """An address that a project had before leads on; one that must not come back is gone for good."""
    moved = Project.objects.published().formerly_at(slug)
    if moved is not None:
        return redirect(shortlist.at(moved.get_absolute_url()), permanent=True)
    try:
        is_gone = is_stopped(slug=slug)
    except OtherKeyError:
        is_gone = False
    if is_gone:
        return error_page(request, 410)
    raise Http404
