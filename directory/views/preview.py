"""A record as visitors would read it, before they can."""

from django.contrib.auth.decorators import login_required
from django.shortcuts import get_object_or_404, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from directory.people.roles import may_write, readable
from directory.records import facts
from directory.records.writing import possible, tried
from directory.vocabulary import Review

from .project import page_context
from .shortlist import Shortlist


def shown(request, project, *, proposal=None):
    """Contacts and addresses that are not public yet are for those who may write the record."""
    is_public = project.review == Review.PUBLISHED and proposal is None
    with_contacts = is_public or may_write(request.user, project)
    page = page_context(request, project, Shortlist(), with_contacts=with_contacts)
    item = getattr(project, "work", None)
    context = {**page, "proposal": proposal, "in_hand": item.words if item else ""}
    return render(request, "projects/preview.html", context, using="public")


@never_cache
@require_safe
@login_required
def preview(request, pk):
    """The public template, for those who may read the record here; if asked, with a change that waits."""
    records = readable(request.user).select_related("source", "network")
    project = get_object_or_404(records, pk=pk)
    asked = request.GET.get("proposal", "")
    if not asked:
        return shown(request, project)
    wanted = int(asked) if asked.isdecimal() and len(asked) < 18 else 0
    proposal = get_object_or_404(project.proposed_changes, pk=wanted)
    with tried(project, possible(project, facts.after(proposal.changes))) as changed:
        return shown(request, changed, proposal=proposal)
