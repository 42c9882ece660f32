"""All groups for staff: the public search, with what is not public yet, how fresh it is, and its risk."""

from django.core.paginator import Paginator
from django.http import QueryDict
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from directory.reports.all_groups import CHOICES, records

from .staff_access import for_summary_readers
from .staff_asking import Choice, StaffQuestion

A_PAGE = 50


@require_safe
@for_summary_readers
def project_list(request):
    asked = StaffQuestion(without(request.GET, *CHOICES), reverse("staff_projects"))
    chosen = {name: known_values(request.GET, name) for name in CHOICES}
    found = records(asked.search, chosen, timezone.localdate())
    context = {
        "search": asked.search,
        "asked": asked,
        "found": Paginator(found, A_PAGE).get_page(request.GET.get("page")),
        "total": len(found),
        "staff_facets": [facet(name, chosen[name]) for name in CHOICES],
        "query": without(request.GET, "page").urlencode(),
        "problems": list(asked.search.problems),
        "today": timezone.localdate(),
    }
    return render(request, "staff/projects.html", context, using="public")


def without(data: QueryDict, *names: str) -> QueryDict:
    kept = data.copy()
    for name in names:
        kept.pop(name, None)
    return kept


def known_values(data: QueryDict, name: str) -> list[str]:
    known = {value for value, _ in CHOICES[name][1]}
    return [value for value in data.getlist(name) if value in known]


def facet(name: str, chosen: list[str]) -> tuple[str, str, list[Choice]]:
    title, values = CHOICES[name]
    return name, title, [Choice(value, str(label), value in chosen) for value, label in values]
