"""The few sentences that may be given out as figures, each with the groups that it counts."""

import datetime
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from django.utils import timezone

from directory.models import Region, Term
from directory.phrases import count_of, day_words

from .ageing import is_current
from .area import Area, area_of
from .dataset import Listed
from .regional import METHOD, SOURCE


@dataclass(frozen=True)
class Counted:
    """One number of a sentence, and its groups as they stand today."""

    label: str
    projects: tuple[Listed, ...]

    def as_row(self) -> dict:
        """What is kept: nothing that could change afterwards is only pointed at."""
        return {"label": self.label, "number": len(self.projects), "groups": [kept(p) for p in self.projects]}


@dataclass(frozen=True)
class Figure:
    """A sentence ready to be given, with its method."""

    kind: str
    sentence: str
    as_at: datetime.date
    counted: tuple[Counted, ...]
    method: str
    source: str

    @property
    def rows(self) -> list[dict]:
        return [counted.as_row() for counted in self.counted]


@dataclass(frozen=True)
class Kind:
    """A defined sentence: what it is called, and how it is made."""

    label: str
    make: Callable[[Area, datetime.date, Term | None], tuple[str, tuple[Counted, ...]]]
    needs_community: bool = False


class NotAFigureError(ValueError):
    """Why this sentence cannot be made, in words."""


def figure_of(kind: str, region: Region | None, community: Term | None = None) -> Figure:
    """Of a region, or (None) of England; as of today."""
    if kind not in KINDS:
        raise NotAFigureError("Choose one of the sentences.")
    if KINDS[kind].needs_community and community is None:
        raise NotAFigureError("Choose for whom the groups are.")
    day = timezone.localdate()
    sentence, counted = KINDS[kind].make(area_of(region), day, community)
    return Figure(kind, sentence, day, counted, METHOD.format(day=day_words(day)), SOURCE)


def listed(area: Area, day: datetime.date, community: Term | None) -> tuple[str, tuple[Counted, ...]]:
    here = there(area, area.picture.counted)
    current = tuple(p for p in here if is_current(p, day))
    sentence = (
        f"On {day_words(day)} the directory listed {groups(here)} in {area.name}, "
        f"{len(current)} confirmed in the last 12 months."
    )
    return sentence, (Counted("Listed", here), Counted("Confirmed in the last 12 months", current))


def for_community(area: Area, day: datetime.date, community: Term) -> tuple[str, tuple[Counted, ...]]:
    here = there(area, area.picture.with_term(community))
    current = tuple(p for p in here if is_current(p, day))
    sentence = (
        f"On {day_words(day)} the directory listed {groups(here)} for {community.label} in {area.name}, "
        f"{len(current)} confirmed in the last 12 months. {for_whom(area)}"
    )
    return sentence, (Counted("Listed", here), Counted("Confirmed in the last 12 months", current))


def led(area: Area, day: datetime.date, community: Term | None) -> tuple[str, tuple[Counted, ...]]:
    here = there(area, area.picture.counted)
    known = tuple(p for p in here if "controlled_by" in p.answers)
    users = tuple(p for p in known if "user-led" in p.led)
    sentence = (
        f"On {day_words(day)} the directory listed {groups(here)} in {area.name}. Who is in charge is known "
        f"for {len(known)}; of these, {len(users)} {'is' if len(users) == 1 else 'are'} led by people who "
        "use mental health services."
    )
    return sentence, (
        Counted("Listed", here),
        Counted("Known who is in charge", known),
        Counted("Led by people who use mental health services", users),
    )


KINDS = {
    "listed": Kind("How many groups are listed, and how many confirmed", listed),
    "community": Kind("The same, for one community", for_community, needs_community=True),
    "leading": Kind("How many are led by people who use mental health services", led),
}


def there(area: Area, ids: Iterable[int]) -> tuple[Listed, ...]:
    """By name, without the closed."""
    wanted = frozenset(ids) & area.picture.counted
    return tuple(project for project in area.picture.projects.values() if project.id in wanted)


def groups(projects: tuple[Listed, ...]) -> str:
    return count_of(len(projects))


def for_whom(area: Area) -> str:
    known = area.picture.answering("community") & area.picture.counted
    return f"For whom a group is, is known of {len(known)} of the {len(area.picture.counted)} listed there."


def kept(project: Listed) -> dict:
    checked = project.last_checked_on
    return {
        "id": project.public_id,
        "slug": project.slug,
        "name": project.name,
        "recorded_in": project.recorded_in,
        "last_checked_on": checked.isoformat() if checked else "",
    }
