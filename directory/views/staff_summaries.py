"""Regional summaries for staff: pick, see, follow a figure to its groups, take away."""

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from directory.exports import svg
from directory.exports.formats import FORMATS, file_name
from directory.models import Region, Term
from directory.reports.area import ENGLAND
from directory.reports.presentation import shown
from directory.reports.project_rows import groups_behind
from directory.reports.regional import sections_for
from directory.reports.report import AUDIENCES, Count

from .downloads import download
from .slots import one_at_a_time
from .staff_access import for_summary_readers
from .staff_asking import Choice, StaffQuestion

DRAWN = {"bars": svg.bars_svg, "matrix": svg.matrix_svg, "key": svg.KEY}


@require_safe
@for_summary_readers
def summary(request):
    asked = StaffQuestion(request.GET, reverse("staff_summaries"))
    context = {
        "asked": asked,
        "page": shown(asked.report) if asked.report else None,
        "form": choices(asked),
        "formats": FORMATS,
        "drawn": DRAWN,
    }
    return render(request, "staff/summaries.html", context, using="public")


def choices(asked: StaffQuestion) -> dict[str, list[Choice]]:
    regions, communities = asked.data.getlist("region"), asked.data.getlist("community")
    areas = [("", "Choose an area"), (ENGLAND, "England"), *Region.objects.values_list("slug", "label")]
    terms = Term.objects.of("community").in_use().values_list("slug", "label")
    return {
        "areas": [Choice(slug, label, slug in regions) for slug, label in areas],
        "communities": [Choice(slug, label, slug in communities) for slug, label in terms],
        "audiences": [Choice(a.value, label, a == asked.audience) for a, label in AUDIENCES.items()],
        "sections": [
            Choice(slug, title, slug in asked.sections)
            for slug, title in sections_for(asked.audience).items()
        ],
    }


@require_safe
@for_summary_readers
@one_at_a_time
def file(request, name):
    """The same question gives the same file: a download that was cut off goes on, or is started again."""
    asked = StaffQuestion(request.GET, reverse("staff_summaries"))
    if name not in FORMATS or not asked.is_asked:
        raise Http404
    if asked.problems:
        text = "\n".join(asked.problems)
        return HttpResponse(text, status=400, content_type="text/plain; charset=utf-8")
    made, called = FORMATS[name], file_name(asked.report, name)
    return download(request, made.write(asked.report), name=called, content_type=made.content_type)


@require_safe
@for_summary_readers
def rows(request):
    """The groups behind one figure."""
    asked = StaffQuestion(request.GET, reverse("staff_summaries"))
    place = [request.GET.get(name, "") for name in ("table", "row", "column")]
    try:
        table = asked.report.table(place[0]) if asked.report else None
        cell = table.cell(*place[1:]) if table else None
    except KeyError:
        raise Http404 from None
    if not isinstance(cell, Count):
        raise Http404
    context = {
        "asked": asked,
        "table": table,
        "row": next(row for row in table.rows if row.key == place[1]),
        "column": next(column for column in table.columns if column.key == place[2]),
        "cell": cell,
        "groups": groups_behind(cell),
        "report": asked.report,
    }
    return render(request, "staff/rows.html", context, using="public")
