"""The researcher's home: what waits, in the order in which to take it."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import path, reverse
from django.views.decorators.http import require_POST

from directory.models import Region, User
from directory.people import roles
from directory.records import work

FEW, ALL = 8, 200


def home(request) -> dict:
    """What the first page shows besides Django's list of subjects."""
    person, region, show = request.user, request.GET.get("region", ""), request.GET.get("show", "")
    summaries = {"may_see_summaries": roles.may_see_summaries(person)}
    if not roles.is_one_of(person, roles.RECORDERS):
        return summaries
    regions = roles.regions_of(person)
    if region not in {r.slug for r in regions}:
        region = ""
    lists = work.lists(person, region, narrowed(request.GET, region))
    found = [one for one in lists if show in ("", one.key)]
    most = ALL if show else FEW
    return summaries | {
        "work_lists": [(one, one.first(most), one.count) for one in found],
        "regions": regions,
        "region": region,
        "show": show,
        "people": User.objects.all() if roles.may_publish(person) else [],
        "may_publish": roles.may_publish(person),
    }


def narrowed(query, region: str):
    """The address's choices for the lists, without a region that this person does not have."""
    asked = query.copy()
    asked["region"] = region
    return asked


@require_POST
def claim(request, pk):
    return in_hand(request, pk, work.claim, "You have it in hand.")


@require_POST
def release(request, pk):
    return in_hand(request, pk, work.release, "Laid down.")


def in_hand(request, pk, do, done):
    project = get_object_or_404(roles.readable(request.user), pk=pk)
    try:
        do(project, by=request.user)
    except work.HeldError as problem:
        messages.error(request, str(problem))
    else:
        messages.success(request, f"{project}: {done}")
    return back(request)


@require_POST
def pass_on(request):
    """A leaver's records, in one step."""
    if not roles.may_publish(request.user):
        raise PermissionDenied
    leaver = get_object_or_404(User, pk=number(request.POST.get("from")))
    to = User.objects.filter(pk=number(request.POST.get("to"))).first()
    count = work.pass_on(leaver, to=to, by=request.user)
    messages.success(request, f"{count} passed on to {to}." if to else f"{count} laid down.")
    return back(request)


def number(text) -> int:
    return int(text) if text and text.isdecimal() and len(text) < 12 else 0


def back(request):
    region = request.POST.get("region", "")
    query = f"?region={region}" if Region.objects.filter(slug=region).exists() else ""
    return HttpResponseRedirect(reverse("admin:index") + query)


def urls(site):
    return [
        path("work/<int:pk>/claim/", site.admin_view(claim), name="work_claim"),
        path("work/<int:pk>/release/", site.admin_view(release), name="work_release"),
        path("work/pass-on/", site.admin_view(pass_on), name="work_pass_on"),
    ]
