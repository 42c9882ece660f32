"""Which table each kind of record goes to, in the order of loading, and which rows hang on it."""

from dataclasses import dataclass, field

from django.db.models import Model

from directory.models import (
    Affiliation,
    Answer,
    ClaimedCount,
    Contact,
    Coverage,
    Gap,
    Meeting,
    Network,
    Organisation,
    PeerDefinition,
    Project,
    ProjectOrganisation,
    ProjectRegion,
    ProjectTerm,
    Region,
    SearchEffort,
    Signpost,
    Source,
    Term,
    TrainingCourse,
    Venue,
)
from directory.vocabulary import Review


@dataclass(frozen=True)
class Table:
    """Rows that hang on a record: `match` are the columns that the same row of a person would share."""

    model: type[Model]
    parent: str
    match: tuple[str, ...] = ()
    one_current: bool = False
    # The column that two rows share of which one is the correction of the other.
    same_by: str = ""


@dataclass(frozen=True)
class Kind:
    """A kind of record. One without a name of its own is removed when a correction replaces it."""

    model: type[Model]
    match: tuple[str, ...] = ()
    rows: dict[str, Table] = field(default_factory=dict)
    at_first: dict[str, str] = field(default_factory=dict)

    @property
    def is_keyless(self) -> bool:
        return not self.match


def through(model: type[Model], many: str, parent: str, other: str) -> Table:
    return Table(getattr(model, many).through, parent, (other,))


PROJECT_ROWS = {
    # Networks first: affiliations refer to them.
    "network": Table(Network, "project_id", ("project_id",)),
    "terms": Table(ProjectTerm, "project_id", ("term_id",)),
    "regions": Table(ProjectRegion, "project_id", ("region_id", "kind")),
    "more_sources": through(Project, "more_sources", "project_id", "source_id"),
    "venues": Table(Venue, "project_id", ("area",), same_by="position"),
    "coverage": Table(Coverage, "project_id", ("authority_code",)),
    "organisations": Table(ProjectOrganisation, "project_id", ("organisation_id", "role")),
    "affiliations": Table(Affiliation, "project_id", ("network_id", "kind")),
    "contacts": Table(Contact, "project_id", ("kind", "value")),
    "meetings": Table(Meeting, "project_id"),
    "answers": Table(Answer, "project_id", one_current=True),
}

KINDS = {
    "source": Kind(Source, ("key",)),
    "region": Kind(Region, ("slug",)),
    "term": Kind(Term, ("vocabulary", "slug")),
    "organisation": Kind(Organisation, ("slug",)),
    "project": Kind(Project, ("slug",), PROJECT_ROWS, {"review": Review.PUBLISHED}),
    "course": Kind(
        TrainingCourse,
        ("slug",),
        {
            "course_regions": through(TrainingCourse, "regions", "trainingcourse_id", "region_id"),
            "used_by": through(TrainingCourse, "used_by", "trainingcourse_id", "project_id"),
            "course_sources": through(TrainingCourse, "more_sources", "trainingcourse_id", "source_id"),
        },
    ),
    "definition": Kind(
        PeerDefinition,
        (),
        {
            "bases": through(PeerDefinition, "bases", "peerdefinition_id", "term_id"),
            "definition_sources": through(PeerDefinition, "more_sources", "peerdefinition_id", "source_id"),
        },
    ),
    "count": Kind(ClaimedCount),
    "effort": Kind(
        SearchEffort,
        (),
        {
            "effort_communities": through(SearchEffort, "communities", "searcheffort_id", "term_id"),
            "effort_sources": through(SearchEffort, "more_sources", "searcheffort_id", "source_id"),
        },
    ),
    "gap": Kind(Gap),
    "signpost": Kind(Signpost, ("slug",)),
}
