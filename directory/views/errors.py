"""Pages for what went wrong: our own words, the way to urgent help, and no database."""

from django.shortcuts import render


def error_page(request, status, **context):
    return render(request, f"errors/{status}.html", context, status=status, using="public")


def bad_request(request, exception=None):
    return error_page(request, 400)


def forbidden(request, exception=None):
    return error_page(request, 403)


def csrf_failure(request, reason=""):
    return render(request, "errors/csrf.html", status=403, using="public")


def page_not_found(request, exception=None):
    return error_page(request, 404)


def too_many_requests(request, seconds=60, *, signing_in=False):
    """Says in the header and in words when the next try will be."""
    response = error_page(request, 429, wait=wait_in_words(seconds), signing_in=signing_in)
    response.headers["Retry-After"] = str(seconds)
    return response


def wait_in_words(seconds: int) -> str:
    """Never less than it is: "30 seconds", "2 minutes"."""
    number, unit = (seconds, "second") if seconds < 60 else (-(-seconds // 60), "minute")
    return f"{number} {unit}{'' if number == 1 else 's'}"


def server_error(request):
    return error_page(request, 500)


def unavailable(request):
    return error_page(request, 503)
