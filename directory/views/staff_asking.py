"""What a staff page was asked for: an area or any question, and how it is to be told."""

import datetime
from dataclasses import dataclass
from functools import cached_property

from django.http import QueryDict
from django.utils import timezone

from directory.models import Region
from directory.reports.area import ENGLAND
from directory.reports.regional import NotASummaryError, regional_summary, sections_for
from directory.reports.report import Audience, Report
from directory.search import ProjectSearch

OWN = ("audience", "since", "section", "table", "row", "column")


class StaffQuestion:
    """The parameters of the public search, with audience, since and section beside them."""

    def __init__(self, data: QueryDict, path: str):
        self.data, self.path = data, path

    @cached_property
    def audience(self) -> Audience:
        asked = self.data.get("audience", "")
        return Audience(asked) if asked in set(Audience) else Audience.COMMISSIONER

    @cached_property
    def sections(self) -> list[str]:
        return [slug for slug in self.data.getlist("section") if slug in sections_for(self.audience)]

    @cached_property
    def since(self) -> datetime.date | None:
        return self.day[0]

    @cached_property
    def day(self) -> tuple[datetime.date | None, str]:
        """The day since which changes are listed, or why what was typed is none."""
        typed = self.data.get("since", "").strip()
        if not typed:
            return None, ""
        try:
            day = datetime.date.fromisoformat(typed)
        except ValueError:
            return None, "We do not know that day. Write it as year, month, day: 2026-01-31."
        if day > timezone.localdate():
            return None, "That day has not come yet. Choose an earlier one."
        return day, ""

    @cached_property
    def search(self) -> ProjectSearch:
        """The question as a visitor asks it; England as a whole is no filter."""
        return ProjectSearch(self.public, path=self.path)

    @cached_property
    def public(self) -> QueryDict:
        kept = self.data.copy()
        for name in OWN:
            kept.pop(name, None)
        kept.setlist("region", [slug for slug in kept.getlist("region") if slug != ENGLAND])
        for name in [name for name in kept if not any(value.strip() for value in kept.getlist(name))]:
            kept.pop(name)
        return kept

    @property
    def is_asked(self) -> bool:
        return ENGLAND in self.data.getlist("region") or bool(self.public)

    @property
    def subject(self) -> Region | ProjectSearch | None:
        """One region by itself is its own summary; nothing but England is all of it."""
        if not self.public:
            return None
        slugs = self.public.getlist("region")
        if len(slugs) == 1 and list(self.public) == ["region"]:
            return Region.objects.filter(slug=slugs[0]).first() or self.search
        return self.search

    @cached_property
    def outcome(self) -> tuple[Report | None, str]:
        """The summary, or why there is none."""
        try:
            report = regional_summary(
                self.subject, since=self.since, audience=self.audience, sections=self.sections
            )
        except NotASummaryError as error:
            return None, str(error)
        return report, ""

    @property
    def report(self) -> Report | None:
        return self.outcome[0] if self.is_asked else None

    @property
    def problems(self) -> list[str]:
        found = [self.outcome[1]] if self.is_asked else []
        return [words for words in (*found, self.day[1]) if words]

    @property
    def query(self) -> str:
        """What carries the whole question along behind an address."""
        return self.kept.urlencode()

    @property
    def inside(self) -> str:
        """The same question for internal readers."""
        kept = self.kept
        kept["audience"] = Audience.INTERNAL.value
        return kept.urlencode()

    @property
    def kept(self) -> QueryDict:
        kept = self.data.copy()
        for name in ("table", "row", "column", "page"):
            kept.pop(name, None)
        return kept


@dataclass(frozen=True)
class Choice:
    """One option of a list."""

    value: str
    label: str
    chosen: bool
