"""The way from a record to its public page, or its preview before it has one, for those who may read it."""

from django.contrib.contenttypes.models import ContentType
from django.http import Http404, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import path, reverse

from directory.models import Project
from directory.people import roles
from directory.vocabulary import Review


def view_on_site(request, content_type_id, object_id):
    """Django's own asks nobody who they are, and an address tells a name."""
    if ContentType.objects.get_for_model(Project).pk != content_type_id:
        raise Http404
    project = get_object_or_404(roles.readable(request.user), pk=object_id)
    if project.review != Review.PUBLISHED:
        return HttpResponseRedirect(reverse("preview", args=[project.pk]))
    return HttpResponseRedirect(project.get_absolute_url())


def urls(site):
    address = "r/<int:content_type_id>/<int:object_id>/"
    return [path(address, site.admin_view(view_on_site), name="view_on_site")]
