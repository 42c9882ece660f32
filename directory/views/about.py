"""What this site is, what peer support is, and what the report of 2013 says beside its groups."""

from django.shortcuts import render
from django.views.decorators.http import require_safe

from directory.models import PeerDefinition, Term
from directory.pages import quality
from directory.pages.content import report_content
from directory.records import keeping
from directory.vocabulary import RefusedFor

from .slots import without_database


@without_database
@require_safe
def about(request):
    context = {"refused_for": RefusedFor.labels, "quality": quality.latest.said}
    return render(request, "about.html", context, using="public")


@without_database
@require_safe
def privacy(request):
    """What is held about whom, why, how long, and what they can ask: the table is the one that forgets."""
    return render(
        request, "about_privacy.html", {"lines": keeping.of, "Whose": keeping.Whose}, using="public"
    )


@without_database
@require_safe
def how_to_use(request):
    return render(request, "how_to_use.html", using="public")


@require_safe
def peer_support(request):
    context = {
        "types": Term.objects.of("category").in_use(),
        "values": Term.objects.of("value").in_use(),
        "bases": Term.objects.of("peer-basis").in_use(),
        "content": report_content(),
    }
    return render(request, "about_peer_support.html", context, using="public")


@require_safe
def definitions(request):
    """What each source of the report holds peer support, and a peer, to be."""
    found = PeerDefinition.objects.public().select_related("source", "project")
    return render(request, "definitions.html", {"definitions": found}, using="public")


@without_database
@require_safe
def report(request):
    return render(request, "report_2013.html", {"content": report_content()}, using="public")
