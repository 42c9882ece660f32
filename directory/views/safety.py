"""Urgent help, and staying safe online. Neither asks the database anything."""

from django.shortcuts import render
from django.views.decorators.http import require_safe

from directory.pages.content import help_parts, helplines, how_known

from .slots import without_database


@without_database
@require_safe
def urgent_help(request):
    context = {"parts": help_parts(), "how_known": how_known(helplines())}
    return render(request, "urgent_help.html", context, using="public")


@without_database
@require_safe
def stay_safe_online(request):
    return render(request, "stay_safe_online.html", using="public")
