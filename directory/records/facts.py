"""A project's facts as flat values under readable paths, for history, proposals and collisions.

"cost", "terms/community/women", "venues/12". Contacts, consents, checks and reviews are not among them.
"""

from collections.abc import Iterator
from typing import Any

from directory.models import Network, Project

Facts = dict[str, Any]
# Path -> [what it was, what it becomes]; None where there was or will be nothing.
Changes = dict[str, list]

# Set by checks, review steps and the database, never by an edit.
NOT_FACTS = {"id", "public_id", "review", "last_checked_on", "created_at", "updated_at", "source"}
COLUMNS = [f.name for f in Project._meta.concrete_fields if f.name not in NOT_FACTS]
# A change that has nothing before one of these made the record.
NEVER_EMPTY = ("name", "slug", "source")
CHOSEN = "chosen"
POINT = "latitude longitude town_only authority_code ons_region".split()
VENUE = ["precision", "area", "address", *POINT, "position", "consent_id"]
PRIVATE = "address postcode latitude longitude pin_set_by_hand".split()
MEETING = "venue_id frequency weekday week starts_at ends_at first_on note".split()
# A row says its breaks only where it has some, so rows kept before there were any still mean the same.
BREAKS = "not_in_august not_on_bank_holidays cancelled_on".split()
ANSWER = "question state own_words source__key means answered_on is_current".split()
DEFINITION = "who defines words source__key position".split()
NETWORK = "status since successor source__key".split()
ROWS = ("venues", "meetings", "answers", "definitions", "network")


def take(project: Project) -> Facts:
    """All facts as the database has them now."""
    return dict(pairs(project))


def pairs(project: Project) -> Iterator[tuple[str, Any]]:
    row = Project.objects.filter(pk=project.pk).values(*COLUMNS, "source__key").first()
    if row is None:
        return
    yield "source", row.pop("source__key")
    yield from row.items()
    yield from links(project)
    yield from venues(project)
    columns = [*MEETING, *BREAKS]
    for pk, *values in project.meetings.order_by("pk").values_list("pk", *columns):
        row = as_row(columns, values)
        yield f"meetings/{pk}", {name: value for name, value in row.items() if value or name not in BREAKS}
    for pk, *values in project.answers.order_by("pk").values_list("pk", *ANSWER):
        yield f"answers/{pk}", as_row(ANSWER, values)
    definitions = project.peer_definitions.prefetch_related("bases", "more_sources").select_related("source")
    for definition in definitions:
        values = as_row(DEFINITION, [getattr_path(definition, name) for name in DEFINITION])
        values["bases"] = sorted(term.slug for term in definition.bases.all())
        values["more_sources"] = sorted(source.key for source in definition.more_sources.all())
        yield f"definitions/{definition.pk}", values
    for pk, *values in Network.objects.filter(project=project).values_list("pk", *NETWORK):
        yield f"network/{pk}", as_row(NETWORK, values)


def links(project: Project) -> Iterator[tuple[str, Any]]:
    """Ties that have a name of their own."""
    terms = project.project_terms.values_list("term__vocabulary", "term__slug", "kind", "recorded_words")
    for vocabulary, slug, kind, recorded_words in terms:
        yield f"terms/{vocabulary}/{slug}", kind or CHOSEN
        if recorded_words:
            yield f"recorded/{vocabulary}/{slug}", recorded_words
    for kind, slug, inferred in project.project_regions.values_list("kind", "region__slug", "inferred"):
        yield f"regions/{kind}/{slug}", "inferred" if inferred else "stated"
    for code, area in project.coverage.values_list("authority_code", "area"):
        yield f"coverage/{code}", area
    organisations = project.project_organisations.values_list(
        "role", "organisation__slug", "organisation__name"
    )
    for role, slug, name in organisations:
        yield f"organisations/{role}/{slug}", name
    networks = project.affiliations.values_list("kind", "network__project__slug", "network__project__name")
    for kind, slug, name in networks:
        yield f"affiliations/{kind}/{slug}", name
    for key, title in project.more_sources.values_list("key", "title"):
        yield f"more_sources/{key}", title


def venues(project: Project) -> Iterator[tuple[str, Any]]:
    private = [f"staff_address__{name}" for name in PRIVATE]
    for pk, *values in project.venues.order_by("pk").values_list("pk", *VENUE, *private):
        row = as_row(VENUE, values[: len(VENUE)])
        staff = as_row(PRIVATE, values[len(VENUE) :])
        yield f"venues/{pk}", row | ({"private": staff} if staff["address"] is not None else {})


def as_row(columns: list[str], values: list) -> dict:
    return {
        name.partition("__")[0]: value.isoformat() if hasattr(value, "isoformat") else value
        for name, value in zip(columns, values, strict=True)
    }


def getattr_path(row, path: str):
    for step in path.split("__"):
        row = getattr(row, step)
    return row


def diff(before: Facts, after: Facts) -> Changes:
    return {
        path: [before.get(path), after.get(path)]
        for path in {**before, **after}
        if before.get(path) != after.get(path)
    }


def name_of(path: str, value: Any) -> str:
    """The name of a fact in `Project.inferred`; empty where it has none there.

    "stage", "community/women", "covers/Kent", "place/Leeds", "organisation/mind", "answer/4" (the current
    answer). A region keeps its own mark (`ProjectRegion.inferred`).
    """
    kind, *rest = path.split("/")
    if not rest:
        return kind
    if kind == "terms":
        return "/".join(rest)
    if kind == "coverage":
        return f"covers/{value}"
    if kind == "venues":
        return f"place/{value['area']}"
    if kind == "organisations":
        return f"organisation/{rest[1]}"
    return f"answer/{value['question']}" if kind == "answers" and value["is_current"] else ""


def names_in(changes: Changes) -> set[str]:
    """The names of all facts that these changes touch."""
    found = {name_of(path, value) for path, pair in changes.items() for value in pair if value is not None}
    return found - {""}


def for_rows_to_come(changes: Changes) -> Changes:
    """Rows that are only offered have no number of their own yet."""
    new = [path for path, (was, _) in changes.items() if was is None and path.split("/")[0] in ROWS]
    names = {path: f"{path.split('/')[0]}/new-{number}" for number, path in enumerate(new, start=1)}
    renamed = {path.split("/")[1]: name.split("/")[1] for path, name in names.items() if "venues/" in path}
    return {
        names.get(path, path): [was, at_venue(becomes, renamed)] for path, (was, becomes) in changes.items()
    }


def at_venue(row, renamed: dict):
    if isinstance(row, dict) and str(row.get("venue_id")) in renamed:
        return row | {"venue_id": renamed[str(row["venue_id"])]}
    return row
