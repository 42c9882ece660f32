"""Search results, as a page and as a file."""

import gzip
import re

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from directory.exports.projects import projects_csv
from directory.exports.whole_file import whole_file
from directory.models import DirectoryVersion
from directory.pages import signposts
from directory.pages.signposts import Signpost
from directory.search import ProjectSearch, unmet

from . import slots
from .project import project

MOST_ELSEWHERE = 6
# The subject of those who can be asked about any mental health problem.
ANYTHING = "anything"
# How programs call themselves that read pages: search engines, previews of links, checks, libraries.
ROBOT = re.compile(
    r"bot|crawl|spider|slurp|preview|external|embed|whatsapp|feed|fetch|scan|monitor|check|http|python|java|"
    r"curl|wget|headless|lighthouse",
    re.IGNORECASE,
)
__all__ = ["project", "project_csv", "project_list"]


@require_safe
def project_list(request):
    search = ProjectSearch(request.GET)
    if search.retired_url:
        return redirect(search.retired_url, permanent=True)
    if search.page_is_gone:
        return redirect(search.first_page_url)
    context = {"search": search, "elsewhere": elsewhere(search)}
    if is_counted(request):
        unmet.tally.add(unmet.chosen_in_vain(search, timezone.localdate()))
    return render(request, "projects/list.html", context, using="public")


def is_counted(request) -> bool:
    """Whether somebody looks for a group: no program, nobody who works here, no page fetched beforehand."""
    browser = request.headers.get("User-Agent", "")
    ahead = request.headers.get("Sec-Purpose", "") + request.headers.get("Purpose", "")
    is_staff = settings.SESSION_COOKIE_NAME in request.COOKIES
    return request.method == "GET" and bool(browser) and not (ROBOT.search(browser) or ahead or is_staff)


def elsewhere(search: ProjectSearch) -> list[Signpost]:
    """Where else to ask: in another nation; what was asked for by name, or is no group; and about the subject
    of words that few groups fit."""
    if search.place and search.place.outside:
        return signposts.for_nation(search.place.outside)
    asked = search.interpreted
    found = [*signposts.named_in(asked.q)]
    found += signposts.for_subjects(subject.slug for subject in asked.not_listed)
    if search.calls_for_more:
        put_right = [asked.words.text] if asked.corrections else []
        found += signposts.for_subjects([asked.q, *put_right, *asked.subjects_of_age, *search.same_as])
        if not found and search.fits_nothing:
            found = signposts.for_subjects([ANYTHING])
    return list(dict.fromkeys(found))[:MOST_ELSEWHERE]


@require_safe
def project_csv(request):
    search = ProjectSearch(request.GET)
    if search.retired_url:
        return redirect(search.retired_url, permanent=True)
    if problems := list(search.file_problems):
        return plain("\n".join(problems), status=400)
    kept = whole_file if search.is_plain else None
    if kept and (packed := kept.of(search.index)):
        slot = slots.sending.take()
        return slots.held_until_sent(csv_answer(request, packed), slot) if slot else slots.busy()
    slot = slots.making.take()
    if slot is None:
        return slots.busy()
    version = DirectoryVersion.objects.number()
    packed = gzip.compress(projects_csv(search.ids()), compresslevel=5, mtime=0)
    if kept:
        kept.keep(packed, search.index, version)
    return slots.held_until_sent(csv_answer(request, packed), slot)


def csv_answer(request, packed: bytes) -> HttpResponse:
    """Packed once for all, or unpacked for whoever does not read that."""
    reads_packed = "gzip" in request.headers.get("Accept-Encoding", "")
    response = HttpResponse(
        packed if reads_packed else gzip.decompress(packed), content_type="text/csv; charset=utf-8"
    )
    response["Content-Disposition"] = 'attachment; filename="peer-support-groups.csv"'
    response["Vary"] = "Accept-Encoding"
    if reads_packed:
        response["Content-Encoding"] = "gzip"
    return response


def plain(text, status):
    return HttpResponse(text, status=status, content_type="text/plain; charset=utf-8")
