"""What was shown by a consent that has ended leaves the public by itself: see jobs.py."""

import datetime

from directory.models import ChangeVia, Project, Venue
from directory.vocabulary import Precision

from . import history, placing

NOTE = "The consent to show its exact address has ended, so only its area is public."


def withdraw_exact_places(today: datetime.date | None = None, *, of: Project | None = None) -> int:
    """Every exact venue without a live consent shows its area only; returns how many there were.

    `of` is one project, where only its own are looked at.

    The page stops showing the address on the day itself; the exact point stood on in the file, the card and
    distances. The address moves to the staff's side, and history says why.
    """
    exact = Venue.objects.filter(precision=Precision.EXACT).select_related("project")
    if of is not None:
        exact = exact.filter(project=of)
    ended = list(exact.with_consent(today).filter(may_show_address=False))
    for venue in ended:
        with history.recorded(
            venue.project, by=None, by_name="The directory", via=ChangeVia.CONSENT, note=NOTE
        ):
            placing.hide(venue, Precision.AREA)
    return len(ended)
