"""Search results, as a page and as a file."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from directory.exports.projects import projects_csv
from directory.search import ProjectSearch

from .project import project

__all__ = ["project", "project_csv", "project_list"]


@require_safe
def project_list(request):
    search = ProjectSearch(request.GET)
    if search.retired_url:
        return redirect(search.retired_url, permanent=True)
    if search.page_is_gone:
        return redirect(search.first_page_url)
    return render(request, "projects/list.html", {"search": search}, using="public")


@require_safe
def project_csv(request):
    search = ProjectSearch(request.GET)
    if search.retired_url:
        return redirect(search.retired_url, permanent=True)
    if problems := list(search.problems):
        return plain("\n".join(problems), status=400)
    response = HttpResponse(projects_csv(search.ids()), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="peer-support-groups.csv"'
    return response


def plain(text, status):
    return HttpResponse(text, status=status, content_type="text/plain; charset=utf-8")
