"""A record as visitors would read it, before they can."""

from django.contrib.auth.decorators import login_required
from django.shortcuts import get_object_or_404, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from directory.actions.roles import readable

from .project import page_context
from .shortlist import Shortlist


@never_cache
@require_safe
@login_required
def preview(request, pk):
    """The public template, for those who may read the record here."""
    project = get_object_or_404(readable(request.user).select_related("source", "network"), pk=pk)
    return render(request, "projects/preview.html", page_context(project, Shortlist()), using="public")
