"""Who may open the staff pages: told in words, never left before a closed door."""

from functools import wraps

from django.contrib.auth.decorators import login_required
from django.shortcuts import render
from django.views.decorators.cache import never_cache

from directory.people import sessions
from directory.people.roles import may_see_summaries


def for_summary_readers(view):
    """Sign in first; then editors, Mind staff and administrators go in, and a researcher is told why not."""

    @wraps(view)
    def guarded(request, *args, **kwargs):
        if not may_see_summaries(request.user):
            return render(request, "staff/no_permission.html", status=403, using="public")
        sessions.see(request.session)
        return view(request, *args, **kwargs)

    return never_cache(login_required(guarded))
