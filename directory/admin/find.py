"""One box on the home page finds any record: by name, organisation, number, e-mail, postcode or id.

What was typed stands in the address behind the question mark, which no log of ours keeps.
"""

from django.template.response import TemplateResponse
from django.urls import path
from django.views.decorators.http import require_safe

from directory.models.words import fold
from directory.people import roles
from directory.records import finding
from directory.search import live
from directory.search.spelling import correction_of

from .paging import page_of
from .work import people_of

A_PAGE = 50


def find(site):
    @require_safe
    def view(request):
        asked = finding.ask(request.GET.get("q", ""))
        page = found_page(asked, request)
        corrected = ""
        if asked.text and not page.paginator.count and not asked.is_private:
            corrected = put_right(asked.text)
            page = found_page(finding.ask(corrected), request) if corrected else page
        context = {
            **site.each_context(request),
            "title": "Find a record",
            "asked": asked,
            "corrected": corrected if page.paginator.count else "",
            "page": page,
            "organisations": finding.organisations(asked, by=request.user),
            "writable": writable_ids(page.object_list, request.user),
            "may_record": roles.is_one_of(request.user, roles.RECORDERS),
            "may_publish": roles.may_publish(request.user),
            **people_of(request.user),
        }
        return TemplateResponse(request, "admin/directory/find.html", context)

    return view


def found_page(asked: finding.Asked, request):
    return page_of(finding.find(asked, by=request.user), request, most=A_PAGE)


def writable_ids(projects, person) -> set[int]:
    """Of these, those that the person may check and claim."""
    ids = [project.pk for project in projects]
    return set(roles.writable(person).filter(pk__in=ids).values_list("pk", flat=True))


def put_right(text: str) -> str:
    """The words that a typing mistake may have meant, as the public search puts them right; else ""."""
    index = live.current()
    words = fold(text).split()
    likely = [word if word in index.words else correction_of(word, index) or word for word in words]
    return " ".join(likely) if likely != words else ""


def urls(site):
    return [path("find/", site.admin_view(find(site)), name="find")]
