"""Where what a new record says comes from, and which of these is a talk with the group."""

import datetime
from collections.abc import Mapping

from django import forms
from django.db.models import TextChoices
from django.utils import timezone

from directory.vocabulary import Means

from ..date_fields import DayField


class HowKnown(TextChoices):
    """Where a new record comes from."""

    CALL = "call", "A call with the group"
    VISIT = "visit", "A visit to the group"
    EMAIL = "e-mail", "An e-mail from the group"
    PAGE = "page", "A page on the web"
    OTHER = "other", "In another way"


# Those in which somebody of the group was asked.
TALKS = {HowKnown.CALL: Means.PHONE, HowKnown.VISIT: Means.VISIT, HowKnown.EMAIL: Means.EMAIL}


def talk_in(data: Mapping[str, str]) -> tuple[str, datetime.date] | None:
    """(means, day) of the talk that a sent form speaks of; None where it speaks of none."""
    means = TALKS.get(data.get("known_how", ""))
    if means is None:
        return None
    try:
        day = DayField(required=False).clean(data.get("known_on", ""))
    except forms.ValidationError:
        day = None
    return means, day or timezone.localdate()
