"""The site's own addresses, and one for each thing that can go wrong."""

from django.core.exceptions import PermissionDenied, SuspiciousOperation
from django.db import OperationalError
from django.urls import path

from directory.views import errors
from peerdir.urls import handler400, handler403, handler404, handler500
from peerdir.urls import urlpatterns as ours

__all__ = ["handler400", "handler403", "handler404", "handler500", "urlpatterns"]


def failing(error):
    """A view that fails, so that the site's own handler answers."""

    def view(request):
        raise error

    return view


urlpatterns = [
    path("fails/400/", failing(SuspiciousOperation())),
    path("fails/403/", failing(PermissionDenied())),
    path("fails/500/", failing(RuntimeError())),
    path("fails/503/", failing(OperationalError())),
    path("fails/csrf/", errors.csrf_failure),
    path("fails/410/", lambda request: errors.error_page(request, 410)),
    path("fails/429/", errors.too_many_requests),
    *ours,
]
