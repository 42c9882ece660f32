"""What every answer carries, so that no page can leak who looked for what."""

from django.conf import settings
from django.http import HttpResponseBadRequest
from django.middleware.gzip import GZipMiddleware

CONTENT_SECURITY_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; "
    "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
PERMISSIONS_POLICY = "geolocation=(), camera=(), microphone=()"
LONGEST_ADDRESS = 8_000


class GZipPages(GZipMiddleware):
    """Pages are packed. A file that can be had in parts is packed already, and keeps its own bytes."""

    def process_response(self, request, response):
        if response.has_header("Accept-Ranges"):
            return response
        return super().process_response(request, response)


def privacy_headers(get_response):
    """Nothing from elsewhere may run or be framed, and a page that tells of a search is kept nowhere."""

    def answer(request):
        response = get_response(request)
        response.headers.setdefault("Content-Security-Policy", CONTENT_SECURITY_POLICY)
        response.headers.setdefault("Permissions-Policy", PERMISSIONS_POLICY)
        if tells_of_a_visitor(request):
            response.headers["Cache-Control"] = "no-store"
        return response

    return answer


def tells_of_a_visitor(request) -> bool:
    """Whether the address shows what somebody looked for."""
    if request.META.get("QUERY_STRING"):
        return not request.path_info.startswith(settings.STATIC_URL)
    slug = request.path_info.removeprefix("/projects/")
    return slug != request.path_info and slug != ""


def refuse_long_addresses(get_response):
    """An address longer than any question could be gets one plain line, before anything reads it."""

    def answer(request):
        typed = len(request.get_full_path())
        if typed > LONGEST_ADDRESS:
            return HttpResponseBadRequest(
                "This address is too long. Go back, use fewer words or choices, and try again.\n",
                content_type="text/plain; charset=utf-8",
            )
        return get_response(request)

    return answer
