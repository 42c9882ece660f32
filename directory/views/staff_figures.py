"""Figures given out: a few defined sentences, each kept with its rows."""

from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from directory.models import GivenFigure, Region, Term
from directory.records.figures import give_figure
from directory.reports.citable_figures import KINDS, Figure, NotAFigureError, figure_of

from .staff_access import for_summary_readers

LONGEST_NAME = 200
A_PAGE = 50


@require_http_methods(["GET", "HEAD", "POST"])
@for_summary_readers
def figures(request):
    """Choose a sentence, see it, say to whom it goes; then it is kept."""
    asked = request.POST if request.method == "POST" else request.GET
    figure, problem = asked_figure(asked)
    if request.method == "POST" and figure:
        given_to = asked.get("given_to", "").strip()[:LONGEST_NAME]
        if given_to:
            return redirect("staff_figure", keep(figure, given_to, request.user).pk)
        problem = "Say to whom you give it."
    pages = Paginator(GivenFigure.objects.select_related("given_by").defer("rows"), A_PAGE)
    context = {
        "figure": figure,
        "problem": problem,
        "asked": asked,
        "kinds": KINDS,
        "regions": Region.objects.all(),
        "communities": Term.objects.of("community").in_use(),
        "given": pages.get_page(request.GET.get("page")),
    }
    return render(request, "staff/figures.html", context, using="public")


def asked_figure(asked) -> tuple[Figure | None, str]:
    """The sentence with today's numbers, or why there is none."""
    if not asked.get("kind"):
        return None, ""
    region = Region.objects.filter(slug=asked.get("region", "")).first()
    if region is None and asked.get("region") != "england":
        return None, "Choose an area."
    community = Term.objects.of("community").in_use().filter(slug=asked.get("community", "")).first()
    try:
        return figure_of(asked["kind"], region, community), ""
    except NotAFigureError as error:
        return None, str(error)


def keep(figure: Figure, given_to: str, person) -> GivenFigure:
    return give_figure(
        kind=figure.kind,
        sentence=figure.sentence,
        as_at=figure.as_at,
        rows=figure.rows,
        method=figure.method,
        source=figure.source,
        given_to=given_to,
        by=person,
    )


@require_safe
@for_summary_readers
def figure(request, pk):
    """As it was given, whatever became of the groups."""
    given = get_object_or_404(GivenFigure.objects.select_related("given_by"), pk=pk)
    return render(request, "staff/figure.html", {"given": given}, using="public")
