"""Which pages are kept in the access log, in one table, and the middleware that keeps them.

tests/admin/test_access_log.py opens every page; it fails where one shows a contact or address without a line.
"""

import re

from django.apps import apps
from django.conf import settings
from django.db import DatabaseError
from django.http import HttpRequest, HttpResponse

from directory.models import Access, Project
from directory.people import access_log, roles

from . import errors

# Files and printed lists that leave the house. The public ones are everybody's.
TAKEN_AWAY = {
    "staff_summary_file",
    "admin:work_list_file",
    "admin:work_list_print",
    "admin:work_figures_file",
}
OF_A_RECORD = re.compile(
    r"preview|admin:directory_project_(change|whole|delete|history|check|question|another|another_number|not_listed"
    r"|merge|step|attempt|proposal|take_over|wait_again|changes|put_back)"
)
# Rows that show what is private to whoever may write their record, and only to them.
OF_A_ROW = re.compile(r"admin:directory_(venue|check|proposedchange|projectchange)_(change|delete|history)")
# Whoever may open these at all sees contacts, addresses, or what a visitor wrote.
PRIVATE = re.compile(
    r"admin:find|admin:directory_organisation_call|admin:directory_importrun_look"
    r"|admin:directory_message_(deal|hide|show|begin)|admin:directory_lead_(ring|open|undo)"
    r"|admin:directory_(contact|contactstep|consent|venueaddress|lead|opening|message)"
    r"_(changelist|change|delete|history)"
)
STAFF_ONLY = ("admin:", "staff_", "preview")


def keep_access(get_response):
    """A line for each page that somebody signed in was refused, took away, or saw what is private on."""

    def answer(request):
        response = get_response(request)
        match = request.resolver_match
        if (
            match is None
            or not match.view_name.startswith(STAFF_ONLY)
            or settings.SESSION_COOKIE_NAME not in request.COOKIES
            or not request.user.is_authenticated
        ):
            return response
        try:
            log_answer(request, response, match.view_name)
        except DatabaseError:
            # What cannot be kept is not shown.
            return errors.unavailable(request)
        return response

    return answer


def log_answer(request: HttpRequest, response: HttpResponse, page: str) -> None:
    """The line for this answer, where the table above has one."""
    row = number_in(request)
    if response.status_code in (403, 404):
        access_log.log(Access.REFUSED, by=request.user, page=page, row=row)
    elif response.status_code in (200, 206) and (what := what_of(page, row, request.user)):
        access_log.log(what, by=request.user, page=page, row=row)


def what_of(page: str, row: int | None, user) -> Access | None:
    if page in TAKEN_AWAY:
        return Access.EXPORTED
    if PRIVATE.fullmatch(page):
        return Access.OPENED
    project = project_of(page, row)
    return Access.OPENED if project is not None and roles.may_write(user, project) else None


def project_of(page: str, row: int | None) -> Project | None:
    """The record whose contacts and addresses this page shows to whoever may write it."""
    if row is None:
        return None
    if OF_A_RECORD.fullmatch(page):
        return Project(pk=row)
    if found := OF_A_ROW.fullmatch(page):
        pk = apps.get_model("directory", found[1]).objects.filter(pk=row).values_list("project", flat=True)
        return Project(pk=pk[0]) if pk else None
    return None


def number_in(request: HttpRequest) -> int | None:
    """The number of the record that stands in the address; the admin's own pages have it as text."""
    kwargs = request.resolver_match.kwargs
    value = kwargs.get("pk", kwargs.get("object_id"))
    is_number = isinstance(value, int) or (isinstance(value, str) and value.isascii() and value.isdecimal())
    return int(value) if is_number and len(str(value)) < 20 else None
