"""Where a project belongs: short rows out of five tables, in one query."""

from dataclasses import dataclass

from django.db.models import BooleanField, Value

from directory.models import Project
from directory.records.network_ties import SPEAKS_FOR
from directory.vocabulary import AffiliationKind, NetworkStatus, OrganisationRole, RegionKind

from .project_facts import Row, marked


@dataclass(frozen=True)
class Tie:
    """To what it is tied, how, and the address there, where it has one."""

    what: str
    kind: str
    label: str
    slug: str
    inferred: bool


@dataclass(frozen=True)
class Ties:
    """All ties of one project."""

    all: list[Tie]

    def of(self, what: str, kind: str = "") -> list[Tie]:
        return [tie for tie in self.all if tie.what == what and kind in ("", tie.kind)]

    @property
    def works_in(self) -> list[Tie]:
        return self.of("region", RegionKind.WORKS_IN)

    @property
    def based_in(self) -> list[Tie]:
        return self.of("region", RegionKind.BASED_IN)

    @property
    def covers(self) -> list[str]:
        return list(dict.fromkeys(tie.label for tie in self.of("coverage")))

    @property
    def sources(self) -> list[str]:
        return [tie.label for tie in self.of("source")]

    @property
    def successors(self) -> dict[str, str]:
        """Who carries on the work of a network that has merged, by that network's slug."""
        return {tie.slug: tie.label for tie in self.of("successor")}

    @property
    def network_slugs(self) -> list[str]:
        """What may be its network, as `records.network_ties.networks_tied` has it, the nearest first."""
        slugs = [tie.slug for tie in self.of("network")]
        slugs += [tie.slug for tie in self.of("organisation") if tie.kind in SPEAKS_FOR]
        for tie in self.of("above"):
            slugs += [tie.label, tie.slug] if tie.kind in SPEAKS_FOR else []
        return list(dict.fromkeys(filter(None, slugs)))

    def networks(self, project: Project) -> list[Row]:
        """To which networks it belongs, and how."""
        ties = self.of("network")
        names = [marked(project, f"network/{tie.slug}", AffiliationKind(tie.kind).label) for tie in ties]
        return [Row(tie.label, [name]) for tie, name in zip(ties, names, strict=True)]

    def organisations(self, project: Project) -> list[Row]:
        """Who stands behind it, by role; its own name says nothing new."""
        rows = []
        for role in OrganisationRole:
            ties = [tie for tie in self.of("organisation", role) if tie.label != project.name]
            if ties:
                names = [marked(project, f"organisation/{tie.slug}", tie.label) for tie in ties]
                rows.append(Row(role.label, names))
        return rows


def ties_of(project: Project) -> Ties:
    """Funders are left out: who funds whom is for staff only."""
    first, *others = (
        rows.order_by().values_list(Value(what), *columns)
        for what, rows, columns in [
            (
                "organisation",
                project.project_organisations.public(),
                ("role", "organisation__name", "organisation__slug", no()),
            ),
            (
                "above",
                project.project_organisations.exclude(organisation__parent=None),
                ("role", "organisation__parent__slug", "organisation__parent__parent__slug", no()),
            ),
            ("region", project.project_regions.all(), ("kind", "region__label", "region__slug", "inferred")),
            ("coverage", project.coverage.all(), (Value(""), "area", Value(""), no())),
            (
                "network",
                project.affiliations.public(),
                ("kind", "network__project__name", "network__project__slug", no()),
            ),
            (
                "successor",
                project.affiliations.public().filter(network__status=NetworkStatus.MERGED),
                (Value(""), "network__successor", "network__project__slug", no()),
            ),
            ("definition", project.peer_definitions.all(), ("defines", "words", "who", no())),
            ("source", project.more_sources.all(), (Value(""), "title", "key", no())),
        ]
    )
    rows = first.union(*others, all=True)
    return Ties(sorted((Tie(*row) for row in rows), key=lambda tie: (tie.what, tie.label)))


def no() -> Value:
    return Value(False, output_field=BooleanField())
