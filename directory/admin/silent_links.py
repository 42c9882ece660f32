"""Web addresses that do not answer: a list to go through, and the word of a person who opened one."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.views.decorators.http import require_POST, require_safe

from directory.people import roles
from directory.records import link_checks

from .paging import page_of

A_PAGE = 50


def silent_links(site):
    @require_safe
    def view(request):
        must_record(request)
        found = link_checks.silent(request.user)
        context = {
            **site.each_context(request),
            "title": "Web addresses that do not answer",
            "page": page_of(found, request, most=A_PAGE),
            "may_publish": roles.may_publish(request.user),
        }
        return TemplateResponse(request, "admin/directory/silent_links.html", context)

    return view


@require_POST
def opened(request):
    """A browser shows what programs are refused: the address is off the list for a quarter of a year."""
    must_record(request)
    if link_checks.opened(request.POST.get("mark", ""), by=request.user):
        messages.success(
            request, "It is off the list. It is asked again by itself, and counts in three months."
        )
    else:
        messages.warning(request, "This address is not on your list any more.")
    return HttpResponseRedirect(reverse("admin:silent_links"))


def must_record(request):
    if not roles.is_one_of(request.user, roles.RECORDERS):
        raise PermissionDenied


def urls(site):
    return [
        path("links/", site.admin_view(silent_links(site)), name="silent_links"),
        path("links/opened/", site.admin_view(opened), name="silent_link_opened"),
    ]
