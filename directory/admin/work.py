"""The workshop's home: what waits, in the order in which to take it, and who has which group in hand."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse, HttpResponseRedirect, QueryDict
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from directory.exports.call_list import call_list_csv, lines
from directory.models import Organisation, Project, User
from directory.people import roles
from directory.phrases import count_of
from directory.records import endings, link_checks, work, worries

from .paging import page_of

FEW, A_PAGE, A_PRINTED_PAGE = 8, 50, 200
# How many of the groups that follow in a list go along with a check, to find the next one.
FOLLOWING = 30


def home(request) -> dict:
    """What the first page shows besides Django's list of subjects."""
    person, show = request.user, request.GET.get("show", "")
    summaries = {"may_see_summaries": roles.may_see_summaries(person), **worry_rows(person)}
    if not roles.is_one_of(person, roles.RECORDERS):
        return summaries
    regions = roles.regions_of(person)
    region = region_of(request.GET, person)
    lists = work.lists(person, region, narrowed(request.GET, region))
    found = [one for one in lists if show in ("", one.key)]
    page = page_of(found[0].rows, request, most=A_PAGE) if show and found else None
    shown = [(one, list(page.object_list) if page else one.first(FEW)) for one in found]
    with_endings([row for one, rows in shown if one.is_of_groups for row in rows])
    return summaries | {
        "work_lists": [
            (one, rows, one.count, list_query(one.key, region, request.GET)) for one, rows in shown
        ],
        "page": page,
        "regions": regions,
        "region": region,
        "show": show,
        "query": list_query(show, region, request.GET),
        "may_publish": roles.may_publish(person),
        "silent_links": len(link_checks.silent(person)),
        **people_of(person),
    }


def worry_rows(person: User) -> dict:
    """What stands before anything else, for those who look into worries; and for them and administrators,
    whether too few do."""
    may_see = roles.sees_worries(person)
    return {
        "sees_worries": may_see,
        "worries": [
            (worry, worries.state_words(worry), worries.is_unread_too_long(worry))
            for worry in worries.waiting_for(person)[:A_PAGE]
        ],
        "too_few_look": (may_see or roles.is_one_of(person, roles.ADMINISTRATORS)) and worries.too_few_look(),
    }


def people_of(person: User) -> dict:
    """For editors: to whom groups may be given, and who has any in hand."""
    if not roles.may_publish(person):
        return {}
    recorders = User.objects.filter(is_active=True, role__in=roles.RECORDERS)
    return {"recorders": recorders, "holders": User.objects.filter(work__isnull=False).distinct()}


def with_endings(projects: list[Project]) -> None:
    """What of each ends soon, or has ended, where its list did not say so already."""
    plain = [project for project in projects if not hasattr(project, "endings")]
    ends = endings.ending([project.pk for project in plain], by=timezone.localdate() + endings.rules.SOON)
    for project in plain:
        project.endings = ends.get(project.pk, [])


def region_of(query: QueryDict, person: User) -> str:
    """The region that was asked for, if it is one of this person's."""
    region = query.get("region", "")
    return region if region in {r.slug for r in roles.regions_of(person)} else ""


def narrowed(query: QueryDict, region: str) -> QueryDict:
    """The address's choices for the lists, without a region that this person does not have."""
    asked = query.copy()
    asked["region"] = region
    return asked


def list_query(key: str, region: str, query: QueryDict) -> str:
    """A list with its choices, as an address names it."""
    asked = QueryDict(mutable=True)
    chosen = {name: query.get(name, "") for name in ("checked", "tried", "kind")}
    chosen["organisation"] = number(query.get("organisation")) or ""
    asked.update({name: value for name, value in {"show": key, "region": region, **chosen}.items() if value})
    return asked.urlencode()


def asked_list(query: QueryDict, person: User) -> work.WorkList | None:
    """The list of groups that an address names; None where it names none of this person's."""
    if not roles.is_one_of(person, roles.RECORDERS):
        return None
    region = region_of(query, person)
    found = work.work_list(person, query.get("show", ""), region, narrowed(query, region))
    return found if found is not None and found.is_of_groups else None


def must_be_list(request) -> work.WorkList:
    if not roles.is_one_of(request.user, roles.RECORDERS):
        raise PermissionDenied
    found = asked_list(request.GET, request.user)
    if found is None:
        raise Http404("There is no such list.")
    return found


@require_safe
def list_file(request):
    """A list to take along."""
    found = must_be_list(request)
    response = HttpResponse(call_list_csv(list(found.rows[:]), by=request.user), "text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{found.key}-{timezone.localdate()}.csv"'
    return response


def list_print(site):
    @require_safe
    def view(request):
        found = must_be_list(request)
        page = page_of(found.rows, request, most=A_PRINTED_PAGE)
        context = {
            **site.each_context(request),
            "title": f"{found.title}: {count_of(found.count)}",
            "list": found,
            "lines": list(lines(list(page.object_list), by=request.user)),
            "page": page,
            "query": list_query(found.key, region_of(request.GET, request.user), request.GET),
            "today": timezone.localdate(),
        }
        return TemplateResponse(request, "admin/directory/work_print.html", context)

    return view


# From a check, or an attempt, on to the next group of the list that one came from, or back to the call for
# all groups of an organisation.


def came_from(request, project: Project) -> dict:
    """For the check screen: the list that one came from, and the ids that follow in it; or the call."""
    query = QueryDict(request.POST.get("_list", "")) if request.method == "POST" else request.GET
    if (organisation := organisation_of(query)) is not None:
        return {"from_call": organisation, "list_query": list_query("", "", query)}
    if request.method == "POST":
        asked = QueryDict(request.POST.get("_list", ""))
        following = request.POST.get("_following", "")
        listed = asked_list(asked, request.user)
    else:
        asked = request.GET
        listed = asked_list(asked, request.user)
        following = ",".join(map(str, after(listed.ids(), project.pk))) if listed else ""
    if listed is None:
        return {}
    query = list_query(listed.key, region_of(asked, request.user), asked)
    return {"from_list": listed, "list_query": query, "following": following}


def after(ids: list[int], pk: int) -> list[int]:
    start = ids.index(pk) + 1 if pk in ids else 0
    return ids[start : start + FOLLOWING]


def organisation_of(query: QueryDict) -> Organisation | None:
    """The organisation whose groups one call answers for, where that is where one came from."""
    return Organisation.objects.filter(pk=number(query.get("organisation"))).first()


# The group whose call was over when the next one was opened: what is said of it stands below the next.
CAME_FROM_GROUP = "came_from_group"


def group_before(request, project: Project) -> Project | None:
    """The group of the step before, once, where “next” led from it to this one."""
    pk = request.session.pop(CAME_FROM_GROUP, None) if request.method == "GET" else None
    return None if pk == project.pk else roles.readable(request.user).filter(pk=pk).first()


def then(request, tick: str = "_next") -> str:
    """Where one goes once a group is done: the next of the list one came from, the list, the call or home.

    `tick` is the name of the box that asks for the next one.
    """
    asked = QueryDict(request.POST.get("_list", ""))
    if (organisation := organisation_of(asked)) is not None:
        call = reverse("admin:directory_organisation_call", args=[organisation.pk])
        return f"{call}?at={request.resolver_match.kwargs['pk']}"
    listed = asked_list(asked, request.user)
    if listed is None:
        return reverse("admin:index")
    query = list_query(listed.key, region_of(asked, request.user), asked)
    if tick in request.POST:
        following = map(number, request.POST.get("_following", "").split(",")[:FOLLOWING])
        if (project := work.next_of(listed, request.user, following)) is not None:
            request.session[CAME_FROM_GROUP] = request.resolver_match.kwargs["pk"]
            return f"{reverse('admin:directory_project_check', args=[project.pk])}?{query}"
        messages.info(request, f"That was the last one of “{listed.title}” that nobody rang today.")
    return f"{reverse('admin:index')}?{query}"


# In whose hand.


@require_POST
def claim(request, pk):
    return in_hand(request, pk, work.claim, "You have it in hand.")


@require_POST
def release(request, pk):
    return in_hand(request, pk, work.release, "It is in nobody's hand now.")


def in_hand(request, pk, do, done):
    project = get_object_or_404(roles.readable(request.user), pk=pk)
    try:
        do(project, by=request.user)
    except work.HeldError as problem:
        messages.error(request, str(problem))
    else:
        messages.success(request, f"{project}: {done}")
    pages = {"check": "admin:directory_project_check", "form": "admin:directory_project_change"}
    if (page := pages.get(request.POST.get("page"))) is not None:
        query = back_query(request)
        return HttpResponseRedirect(reverse(page, args=[pk]) + (f"?{query}" if query else ""))
    return back(request)


@require_POST
def assign(request):
    """Editors: the ticked groups, or all of a list, are given to somebody or taken back."""
    if not roles.may_publish(request.user):
        raise PermissionDenied
    if "all" in request.POST or "all_back" in request.POST:
        listed = asked_list(QueryDict(request.POST.get("list", "")), request.user)
        ids = listed.ids() if listed else []
    else:
        ids = [pk for pk in map(number, request.POST.getlist("group")) if pk]
    if not ids:
        messages.error(request, "Tick the groups first.")
    elif "take_back" in request.POST or "all_back" in request.POST:
        taken = work.take_back(ids, by=request.user)
        messages.success(request, f"{count_of(taken)} taken back." if taken else "None was in any hand.")
    else:
        to = User.objects.filter(pk=number(request.POST.get("to"))).first()
        say_given(request, ids, to)
    return back(request)


def say_given(request, ids: list[int], to: User | None) -> None:
    if to is None:
        messages.error(request, "Choose to whom.")
        return
    given = work.assign(ids, to=to, by=request.user)
    if given.given:
        messages.success(request, f"{count_of(given.given)} given to {to}.")
    if given.in_hand:
        messages.warning(
            request, f"{count_of(given.in_hand)} in somebody else's hand stayed there: take them back first."
        )
    if given.not_theirs:
        messages.warning(request, f"{count_of(given.not_theirs)} not given: {to} may not write them.")


@require_POST
def pass_on(request):
    """A leaver's records, in one step."""
    if not roles.may_publish(request.user):
        raise PermissionDenied
    leaver = get_object_or_404(User, pk=number(request.POST.get("from")))
    to = User.objects.filter(pk=number(request.POST.get("to"))).first()
    made = work.pass_on(leaver, to=to, by=request.user)
    if made.passed:
        messages.success(request, f"{made.passed} passed on to {to}.")
    if made.laid_down:
        why = f", for {to} may not write {'it' if made.laid_down == 1 else 'them'}" if to else ""
        messages.warning(request, f"{made.laid_down} laid down{why}.")
    if not made.passed and not made.laid_down:
        messages.info(request, f"{leaver} had nothing in hand.")
    return back(request)


def number(text) -> int:
    return int(text) if text and text.isascii() and text.isdecimal() and len(text) < 12 else 0


def back_query(request, name: str = "list") -> str:
    """The list that a button was pressed in, with its page; or a region alone."""
    asked = QueryDict(request.POST.get(name, ""), mutable=True)
    asked.setdefault("region", request.POST.get("region", ""))
    query = QueryDict(list_query(asked.get("show", ""), region_of(asked, request.user), asked), mutable=True)
    if page := number(request.POST.get("page_number")):
        query["page"] = page
    return query.urlencode()


def back(request):
    if request.POST.get("found"):
        return HttpResponseRedirect(
            f"{reverse('admin:find')}?{QueryDict.fromkeys(['q'], request.POST['found']).urlencode()}"
        )
    query = back_query(request)
    return HttpResponseRedirect(reverse("admin:index") + (f"?{query}" if query else ""))


def urls(site):
    return [
        path("work/<int:pk>/claim/", site.admin_view(claim), name="work_claim"),
        path("work/<int:pk>/release/", site.admin_view(release), name="work_release"),
        path("work/assign/", site.admin_view(assign), name="work_assign"),
        path("work/pass-on/", site.admin_view(pass_on), name="work_pass_on"),
        path("work/list.csv", site.admin_view(list_file), name="work_list_file"),
        path("work/list/", site.admin_view(list_print(site)), name="work_list_print"),
    ]
