"""Urgent help, and staying safe online. Neither asks the database anything."""

from django.shortcuts import render
from django.views.decorators.http import require_safe

from directory.summaries.content import checked_in, helplines

from .slots import without_database


@without_database
@require_safe
def urgent_help(request):
    lines = helplines()
    return render(
        request, "urgent_help.html", {"lines": lines, "checked_in": checked_in(lines)}, using="public"
    )


@without_database
@require_safe
def stay_safe_online(request):
    return render(request, "stay_safe_online.html", using="public")
