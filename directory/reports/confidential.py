"""Funding, risk and needs: for internal readers. Others are told that they are not given, and why."""

from collections.abc import Iterator

from directory.models import ProjectOrganisation
from directory.questions import BY_NUMBER
from directory.vocabulary import OrganisationRole

from .area import Area
from .counts import single_table, vocabulary_table
from .report import Audience, Column, Named, Row, Section, Table

FUNDING = tuple(f.name for f in BY_NUMBER[11].fields)
NEEDS = "resource-wanted"
MARKED = "Internal. Told to us in confidence: not to be passed on."
NOT_GIVEN = (
    "Told to us in confidence, so no numbers are given here: where few groups answered, or where two "
    "printings are laid side by side, a number can show what one group said. They come again with quarterly "
    "editions."
)


def confidential(area: Area, audience: Audience) -> Iterator[Section]:
    """None at all for the public, whose summaries have no such section."""
    if audience == Audience.INTERNAL:
        yield Section("funding", "Funding and risk", (MARKED,), tuple(single_table(n, area) for n in FUNDING))
        yield funders(area)
        yield Section("needs", "Help wanted from Mind", (MARKED,), (vocabulary_table(NEEDS, area),))
    if audience == Audience.COMMISSIONER:
        yield Section("funding", "Funding and risk", (NOT_GIVEN,), is_withheld=True)
        yield Section("needs", "Help wanted from Mind", (NOT_GIVEN,), is_withheld=True)


def funders(area: Area) -> Section:
    rows = ProjectOrganisation.objects.filter(role=OrganisationRole.FUNDS).order_by("project__name", "pk")
    projects = area.picture.projects
    found = rows.values_list("pk", "project_id", "organisation__name")
    lines = tuple(
        Row(str(pk), (Named(projects[project].id, projects[project].name, projects[project].slug), name))
        for pk, project, name in found
        if project in projects
    )
    columns = (Column("project", "Group"), Column("funder", "Funded by"))
    return Section(
        "funders", "Who funds whom", (MARKED,), (Table("funders", "Who funds whom", columns, lines),)
    )
