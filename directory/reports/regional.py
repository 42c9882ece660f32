"""The regional summary: Appendix C for any region, England or the answer to any question, from live data."""

import datetime
from collections.abc import Iterable, Iterator

from django.utils import timezone

from directory.models import Region
from directory.phrases import day_words
from directory.search import ProjectSearch

from . import ageing, counts, coverage
from .area import Area, area_of
from .changes import changes
from .claimed import claimed
from .confidential import confidential
from .courses import training
from .listing import what_is_listed
from .overview import overview
from .project_rows import rows_behind
from .report import Audience, Report, Section

METHOD = (
    "Counted from the published records of the directory as they stood on {day}. Not known is never counted "
    "as no. Numbers that others claim are never added to groups that are listed. A group in several parts of "
    "an area counts in each, so columns do not add up. Closed and merged groups are marked in the lists and "
    "are in no other figure."
)
OF_A_QUESTION = (
    " These are the groups that one question finds, national and online ones among them. Numbers that others "
    "claim stand in the summaries of regions and of England, for they are of whole areas."
)
SOURCE = (
    "Peer Support Directory. Its first records are those of the report “Mental health peer support in "
    "England: Piecing together the jigsaw” (2013)."
)
# Everything that a section may be called, in the order it stands.
SECTIONS = {
    "overview": "At a glance",
    "listed": "What is listed",
    "claimed": "What others say there is",
    "gaps": "Gaps on record",
    "unmet": "What visitors chose and did not find",
    "efforts": "How hard somebody looked",
    "coverage": "Coverage and gaps",
    "leading": "Who leads, and who may join",
    "counts": "What there is",
    "firmly": "For whom, and how firmly",
    "peer-workers": "Peer workers",
    "evaluation": "Evaluation",
    "training": "Training courses",
    "freshness": "How old the facts are",
    "changes": "What changed",
    "funding": "Funding and risk",
    "funders": "Who funds whom",
    "needs": "Help wanted from Mind",
    "projects": "The groups behind the figures",
}
RESTRICTED = {
    Audience.PUBLIC: {"funding", "funders", "needs", "unmet"},
    Audience.COMMISSIONER: {"funders", "unmet"},
    Audience.INTERNAL: set(),
}


class NotASummaryError(ValueError):
    """What was asked for cannot be told: words that say why."""


def sections_for(audience: Audience) -> dict[str, str]:
    """Slug and title of every section that this audience may have."""
    return {slug: title for slug, title in SECTIONS.items() if slug not in RESTRICTED[audience]}


def regional_summary(
    what: Region | ProjectSearch | None = None,
    *,
    day: datetime.date | None = None,
    since: datetime.date | None = None,
    audience: Audience = Audience.PUBLIC,
    sections: Iterable[str] = (),
) -> Report:
    """Of a region, of what a search finds, or (None) of England. No sections named is all of them."""
    if isinstance(what, ProjectSearch) and (problems := list(what.problems)):
        raise NotASummaryError(" ".join(problems))
    day = day or timezone.localdate()
    area = area_of(what)
    return Report(
        slug=area.file,
        title=f"Mental health peer support: {area.name}",
        as_at=day,
        audience=audience,
        since=since,
        words=tuple(introduction(area)),
        method=METHOD.format(day=day_words(day)) + (OF_A_QUESTION if area.is_chosen else ""),
        source=SOURCE,
        sections=tuple(made(area, day, since, audience, chosen(sections, audience))),
    )


def chosen(sections: Iterable[str], audience: Audience) -> list[str]:
    """The sections asked for, in their own order; an unknown one is an error in words."""
    asked, allowed = list(sections), sections_for(audience)
    unknown = [slug for slug in asked if slug not in SECTIONS]
    if unknown:
        raise NotASummaryError(f"There is no section “{unknown[0]}”. There are: {', '.join(SECTIONS)}.")
    return [slug for slug in allowed if not asked or slug in asked]


def introduction(area: Area) -> Iterator[str]:
    if not area.picture.projects:
        yield "The directory lists no group here. That does not say that there is none."


def made(area: Area, day, since, audience: Audience, wanted: list[str]) -> Iterator[Section]:
    """Each section is worked out only where it was asked for."""
    makers = {
        "overview": lambda: overview(area, day),
        "listed": lambda: what_is_listed(area, day),
        "claimed": lambda: claimed(area),
        "leading": lambda: counts.leading(area),
        "counts": lambda: counts.what_there_is(area),
        "firmly": lambda: counts.firmly(area),
        "coverage": lambda: coverage.matrices(area),
        "gaps": lambda: coverage.stated_gaps(area),
        "unmet": lambda: coverage.unmet(area),
        "efforts": lambda: coverage.efforts(area),
        "peer-workers": lambda: counts.peer_workers(area),
        "evaluation": lambda: counts.evaluation(area),
        "training": lambda: training(area),
        "freshness": lambda: ageing.freshness(area, day),
        "changes": lambda: changes(area, since, audience) if since else None,
        "projects": lambda: rows_behind(area, audience),
    }
    secret = (
        {section.slug: section for section in confidential(area, audience)} if needs_secret(wanted) else {}
    )
    for slug in wanted:
        section = makers[slug]() if slug in makers else secret.get(slug)
        if section is not None:
            yield section


def needs_secret(wanted: list[str]) -> bool:
    return bool({"funding", "funders", "needs"} & set(wanted))
