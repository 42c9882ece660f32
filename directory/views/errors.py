"""Pages for what went wrong: our own words, the way to urgent help, what somebody wrote, and no database."""

import logging
import sys
from dataclasses import replace

from django.db import DatabaseError, InterfaceError, InternalError, OperationalError
from django.shortcuts import render

from directory.people import kept_forms

from .written import is_from_elsewhere, is_surely_ours, written_in

RETRY_AFTER = "60"
# What a second try may mend; the others would be refused again.
MAY_SEND_AGAIN = {429, 500, 503}


def error_page(request, status, **context):
    """A view with a form of its own (`gives_back`) shows that again; any other's fields stand on our page."""
    view = getattr(request.resolver_match, "func", None)
    if request.method == "POST" and hasattr(view, "gives_back") and not is_from_elsewhere(request):
        response = view.gives_back(request, status)
    else:
        written = written_in(request, may_send=status in MAY_SEND_AGAIN)
        context |= {"written": written}
        response = render(request, f"errors/{status}.html", context, status=status, using="public")
    if status == 503:
        response["Retry-After"] = RETRY_AFTER
    return kept_nowhere(request, response)


def kept_nowhere(request, response):
    """A page that holds what somebody wrote."""
    if request.method == "POST":
        response["Cache-Control"] = "no-store"
    return response


def bad_request(request, exception=None):
    return error_page(request, 400)


def forbidden(request, exception=None):
    return error_page(request, 403)


def csrf_failure(request, reason=""):
    """After a new sign-in an open form has an old token. Only where it is surely ours it gets a new one."""
    context = {"written": written_in(request, may_send=is_surely_ours(request))}
    return kept_nowhere(request, render(request, "errors/csrf.html", context, status=403, using="public"))


def signed_out(request):
    """A form that was sent after the sign-in had ended: whoever wrote it signs in here and goes on."""
    written, writer = written_in(request), kept_forms.writer_of(request)
    context = {"written": written, "kept": ""}
    if written and writer and written.may_send and not written.secrets:
        form = kept_forms.KeptForm(written.address, written.fields, written.files)
        # One way to go on: from here it could only be sent by nobody.
        context = {"written": replace(written, may_send=False), "kept": kept_forms.signed(form, by=writer)}
    page = render(request, "errors/signed_out.html", context, status=403, using="public")
    return kept_nowhere(request, page)


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
    """Called while the fault is being handled; the database's are told as such, wherever they arose."""
    if is_of_the_database(sys.exc_info()[1]):
        return unavailable(request)
    return error_page(request, 500)


def unavailable(request):
    return error_page(request, 503)


def is_of_the_database(fault: BaseException | None) -> bool:
    """Away, full, locked, read-only, broken or too slow, rather than a mistake of ours in asking."""
    known = isinstance(fault, OperationalError | InterfaceError | InternalError)
    if known or type(fault) is DatabaseError:
        logging.getLogger("directory").error("The database is away: %s", type(fault).__name__)
        return True
    return False
