"""What every request meets before and after its view: calls for help, impossible numbers, a slow database."""

import logging

from django.db import DataError, connection
from django.http import HttpResponse
from django.urls import reverse

from directory.search.distress import is_violence

from . import errors, slots

# What a column of either database holds.
LARGEST_NUMBER = 2**63 - 1
# Rows that a form may claim beyond the fields that it sends: rows that are only shown send none.
MOST_SHOWN_ROWS = 200
COUNTS_OF_ROWS = ("-TOTAL_FORMS", "-INITIAL_FORMS")
SAFE = {"GET", "HEAD", "OPTIONS"}
# Where people who work here search, by their own words for it.
SIGNED_IN = ("/admin/", "/staff/")


def hear_violence(get_response):
    """Who writes of violence done to them or by them is led to urgent help, without a word of theirs.

    It comes before anything reads a question, so it needs no database and holds for every public address.
    """

    def answer(request):
        boxes = [" ".join(request.GET.getlist(name)) for name in ("q", "near")]
        if any(boxes) and not request.path_info.startswith(SIGNED_IN) and is_violence(*boxes):
            headers = {"Location": reverse("urgent_help"), "Referrer-Policy": "no-referrer"}
            return HttpResponse(status=303, headers=headers)
        return get_response(request)

    return answer


def refuse_impossible_numbers(get_response):
    """A number that no record can have, or rows that were not sent, get the page that says so."""

    def answer(request):
        return get_response(request)

    def before_the_view(request, view, args, kwargs):
        if any(isinstance(value, int) and value > LARGEST_NUMBER for value in kwargs.values()):
            return errors.page_not_found(request)
        if request.method == "POST" and claims_too_much(request.POST):
            return errors.bad_request(request)
        return None

    def after_the_view(request, exception):
        """Where such a number was not seen before: as each database and Python itself refuse it."""
        is_too_long = isinstance(exception, ValueError) and str(exception).startswith("Exceeds the limit (")
        if not is_too_long and not isinstance(exception, OverflowError | DataError):
            return None
        logging.getLogger("directory").warning("A number was too large: %s", type(exception).__name__)
        return errors.bad_request(request)

    answer.process_view, answer.process_exception = before_the_view, after_the_view
    return answer


def claims_too_much(data) -> bool:
    """Whether the rows of all blocks together are more than the fields can fill, or are no numbers at all."""
    claimed = [number for name in data if name.endswith(COUNTS_OF_ROWS) for number in data.getlist(name)]
    if not all(number.isascii() and number.isdecimal() and len(number) < 10 for number in claimed):
        return True
    return sum(map(int, claimed)) > 2 * (len(data) + MOST_SHOWN_ROWS)


def few_at_the_database(get_response):
    """So many requests of a worker ask the database at a time; pages that need none always find a thread."""

    def answer(request):
        try:
            return get_response(request)
        finally:
            if taken := request.__dict__.pop("slots", None):
                # Asking a broken line whether it lives would hold the thread without a slot.
                if connection.errors_occurred and not connection.in_atomic_block:
                    connection.close()
                for slot in taken:
                    slot.give_back()

    def take_slots(request, view, args, kwargs):
        if getattr(view, "needs_no_database", False):
            return None
        request.slots = []
        for few in [slots.database] if request.method in SAFE else [slots.writing, slots.database]:
            slot = few.take()
            if slot is None:
                return errors.unavailable(request)
            request.slots.append(slot)
        return None

    answer.process_view = take_slots
    return answer


def say_when_the_database_is_away(get_response):
    """A page of its own, with urgent help, and service again by itself once the database answers."""

    def answer(request):
        return get_response(request)

    def without_database(request, exception):
        return errors.unavailable(request) if errors.is_of_the_database(exception) else None

    answer.process_exception = without_database
    return answer
