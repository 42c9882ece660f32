"""Pages for what went wrong: our own words, the way to urgent help, and no database."""

from django.shortcuts import render


def error_page(request, status):
    return render(request, f"errors/{status}.html", status=status, using="public")


def bad_request(request, exception=None):
    return error_page(request, 400)


def forbidden(request, exception=None):
    return error_page(request, 403)


def csrf_failure(request, reason=""):
    return render(request, "errors/csrf.html", status=403, using="public")


def page_not_found(request, exception=None):
    return error_page(request, 404)


def too_many_requests(request, exception=None):
    return error_page(request, 429)


def server_error(request):
    return error_page(request, 500)


def unavailable(request):
    return error_page(request, 503)
