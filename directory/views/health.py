"""Whether the site is well, for whoever keeps it running."""

from django.db import DatabaseError
from django.http import HttpResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from directory.models import DirectoryVersion
from directory.search import live

PLAIN = "text/plain; charset=utf-8"


@never_cache
@require_safe
def healthz(request):
    """200 while the database answers, else 503."""
    try:
        DirectoryVersion.objects.number()
    except DatabaseError:
        return HttpResponse("database away\n", status=503, content_type=PLAIN)
    # Old answers are better than none: the site is well, and says what is not.
    words = "ok, but the search index is stale\n" if live.is_stale() else "ok\n"
    return HttpResponse(words, content_type=PLAIN)
