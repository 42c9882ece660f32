"""Who may open the staff pages: told in words, never left before a closed door."""

from functools import wraps

from django.contrib.auth.decorators import login_required
from django.shortcuts import render
from django.views.decorators.cache import never_cache

from directory.people import sessions
from directory.people.roles import may_see_summaries

from . import errors


def for_summary_readers(view):
    """Sign in first; then editors, Mind staff and administrators go in, and a researcher is told why not."""

    @wraps(view)
    def guarded(request, *args, **kwargs):
        if not may_see_summaries(request.user):
            return render(request, "staff/no_permission.html", status=403, using="public")
        sessions.see(request.session)
        return view(request, *args, **kwargs)

    behind_the_door = login_required(guarded)

    @wraps(view)
    def given_back(request, *args, **kwargs):
        if request.method == "POST" and not request.user.is_authenticated:
            return errors.signed_out(request)
        return behind_the_door(request, *args, **kwargs)

    return never_cache(given_back)
