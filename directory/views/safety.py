"""Urgent help, and staying safe online. Neither asks the database anything."""

from django.shortcuts import render
from django.views.decorators.http import require_safe

from directory.pages.content import helplines, how_known, lines_by_whom_they_serve

from .slots import without_database


@without_database
@require_safe
def urgent_help(request):
    context = {"served": lines_by_whom_they_serve(), "how_known": how_known(helplines())}
    return render(request, "urgent_help.html", context, using="public")


@without_database
@require_safe
def stay_safe_online(request):
    return render(request, "stay_safe_online.html", using="public")
