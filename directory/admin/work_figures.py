"""Figures of the work, for editors: plain tables, each as a file too."""

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.template.response import TemplateResponse
from django.urls import path
from django.views.decorators.http import require_safe

from directory.exports.call_list import table_csv
from directory.people import roles
from directory.records import work_figures


def figures(site):
    @require_safe
    def view(request):
        if not roles.may_publish(request.user):
            raise PermissionDenied
        context = {**site.each_context(request), "title": "Work figures", "tables": work_figures.tables()}
        return TemplateResponse(request, "admin/directory/work_figures.html", context)

    return view


@require_safe
def figures_file(request, slug):
    if not roles.may_publish(request.user):
        raise PermissionDenied
    table = next((one for one in work_figures.tables() if one.slug == slug), None)
    if table is None:
        raise Http404("There is no such table.")
    response = HttpResponse(table_csv(table.columns, table.rows), "text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="work-{table.slug}.csv"'
    return response


def urls(site):
    return [
        path("work/figures/", site.admin_view(figures(site)), name="work_figures"),
        path("work/figures/<slug:slug>.csv", site.admin_view(figures_file), name="work_figures_file"),
    ]
