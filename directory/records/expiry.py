"""What was shown by a consent that has ended leaves the public by itself: see jobs.py."""

import datetime

from django.utils import timezone

from directory.models import ChangeVia, Venue
from directory.vocabulary import Precision

from . import history, placing

NOTE = "The consent to show its exact address has ended, so only its area is public."


def withdraw_exact_places(today: datetime.date | None = None) -> int:
    """Every exact venue without a live consent shows its area only; returns how many there were.

    The page stops showing the address on the day itself; the exact point stood on in the file, the card and
    distances. The address moves to the staff's side, and history says why.
    """
    today = today or timezone.localdate()
    exact = Venue.objects.filter(precision=Precision.EXACT).select_related("project")
    ended = list(exact.exclude(consent__given=True, consent__expires_on__gt=today))
    for venue in ended:
        with history.recorded(
            venue.project, by=None, by_name="The directory", via=ChangeVia.CONSENT, note=NOTE
        ):
            placing.hide(venue, Precision.AREA)
    return len(ended)
