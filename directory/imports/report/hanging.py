"""Cleaning the rows that hang on a project: terms, regions, venues, organisations, answers and the rest."""

from typing import Any

from directory.contact_values import NotAContactError, as_kept
from directory.models import Affiliation, Contact, Meeting, Network, ProjectOrganisation, ProjectTerm
from directory.models.terms import KINDED, VOCABULARIES
from directory.models.venues import WEEKDAYS
from directory.vocabulary import AffiliationKind, LinkKind, Precision, RegionKind

from .answers import answers
from .atlas import Atlas
from .known import Known
from .lists import links
from .records import Rows, Values
from .shapes import Box, Cleaner, WrongValueError, column, dated, of_type

LINK_KINDS = ", ".join(LinkKind.values)


def rows_of(box: Box, known: Known, atlas: Atlas, values: Values) -> dict[str, Rows]:
    """Every collection by its name; `values` are the project's own columns."""
    rows = {
        "network": network(box, known),
        "terms": terms(box, known),
        "regions": regions(box, known, "works_in", RegionKind.WORKS_IN)
        | regions(box, known, "based_in", RegionKind.BASED_IN),
        "more_sources": links(box, "more_sources", "source_id", known.ref("source")),
        "venues": venues(box, atlas),
        "coverage": coverage(box, atlas),
        "organisations": organisations(box, known),
        "affiliations": affiliations(box, known),
        "contacts": contacts(box, known, values),
        "meetings": meetings(box),
    }
    return rows | {"answers": answers(box, known, values, rows["terms"])}


def terms(box: Box, known: Known) -> Rows:
    inner = box.box("terms")
    if inner is None:
        return {}
    found = {}
    for vocabulary, _ in VOCABULARIES:
        clean = kinded(vocabulary, known) if vocabulary in KINDED else plain_term(vocabulary, known)
        for values in inner.take_each(vocabulary, clean):
            put(inner, found, vocabulary, values["term_id"].key, values)
    for key, words in recorded_words(box, found).items():
        found[key]["recorded_words"] = words
    return found


def recorded_words(box: Box, terms: Rows) -> dict[str, str]:
    """ "vocabulary/slug" -> the words that the report used of this very project for that term."""
    inner = box.box("recorded")
    if inner is None:
        return {}
    clean = column(ProjectTerm, "recorded_words")
    found = {key: inner.take(key, clean) for key in terms if key.partition("/")[0] in KINDED}
    return {key: words for key, words in found.items() if words}


def plain_term(vocabulary: str, known: Known) -> Cleaner:
    ref = known.ref("term", f"{vocabulary}/")
    return lambda value: {"term_id": ref(value), "kind": "", "recorded_words": ""}


def kinded(vocabulary: str, known: Known) -> Cleaner:
    """A community or experience: with how firmly, or by itself, which means mainly."""
    ref = known.ref("term", f"{vocabulary}/")

    def clean(value: Any) -> Values:
        pair = value if isinstance(value, dict) else {"term": value}
        kind = pair.get("kind", LinkKind.MAINLY)
        if unknown := pair.keys() - {"term", "kind"}:
            raise WrongValueError(f"unknown key {min(unknown)!r}")
        if kind not in LinkKind.values:
            raise WrongValueError(f"{kind!r} is none of {LINK_KINDS}")
        return {"term_id": ref(pair.get("term")), "kind": str(kind), "recorded_words": ""}

    return clean


def regions(box: Box, known: Known, key: str, kind: RegionKind) -> Rows:
    """A region by its slug, or an object that says it is inferred."""
    ref = known.ref("region")

    def clean(value: Any) -> Values:
        pair = value if isinstance(value, dict) else {"region": value}
        if unknown := pair.keys() - {"region", "inferred"}:
            raise WrongValueError(f"unknown key {min(unknown)!r}")
        inferred = of_type(bool)(pair.get("inferred", False))
        return {"region_id": ref(pair.get("region")), "kind": str(kind), "inferred": inferred}

    found = {}
    for values in box.take_each(key, clean):
        put(box, found, key, f"{kind}/{values['region_id'].key}", values)
    return found


def venues(box: Box, atlas: Atlas) -> Rows:
    """A town or borough that the report names: the public stands at its point."""

    def clean(value: Any) -> Values:
        area = of_type(str)(value)
        place = atlas.place(area)
        return {
            "precision": str(Precision.AREA),
            "area": area,
            "town_only": True,
            "latitude": place.point.lat if place else None,
            "longitude": place.point.lon if place else None,
            "authority_code": place.authority_code if place else "",
            "ons_region": place.ons_region if place else "",
        }

    found = {}
    for position, values in enumerate(box.take_each("places", clean)):
        put(box, found, "places", values["area"], values | {"position": position})
    return found


def coverage(box: Box, atlas: Atlas) -> Rows:
    """An area as each authority in it. Where two areas overlap, the smaller one's name stays."""

    def clean(value: Any) -> Rows:
        area = of_type(str)(value)
        place = atlas.area(area)
        codes = place.authority_codes if place else ()
        return {code: {"authority_code": code, "area": area} for code in codes}

    found: Rows = {}
    for rows in sorted(box.take_each("covers", clean), key=len):
        found = rows | found
    return found


def organisations(box: Box, known: Known) -> Rows:
    found = {}
    for inner in box.boxes("organisations"):
        organisation = inner.take("organisation", known.ref("organisation"), required=True)
        role = inner.take("role", column(ProjectOrganisation, "role"), "", required=True)
        if organisation:
            values = {"organisation_id": organisation, "role": role}
            put(inner, found, "", f"{organisation.key}/{role}", values)
    return found


def affiliations(box: Box, known: Known) -> Rows:
    found = {}
    for inner in box.boxes("affiliations"):
        network = inner.take("network", known.ref("network"), required=True)
        kind = inner.take("kind", column(Affiliation, "kind"), str(AffiliationKind.LISTED))
        if network:
            put(inner, found, "", f"{network.key}/{kind}", {"network_id": network, "kind": kind})
    return found


def contacts(box: Box, known: Known, project: Values) -> Rows:
    """Leads of 2013, for staff."""
    found = {}
    for inner in box.boxes("contacts"):
        values = {
            "kind": inner.take("kind", column(Contact, "kind"), "", required=True),
            "value": inner.take("value", column(Contact, "value"), "", required=True),
            "role": inner.take("role", column(Contact, "role"), ""),
            "source_id": inner.take("source", known.ref("source"), project["source_id"]),
        }
        try:
            values["value"] = values["value"] and as_kept(values["kind"], values["value"])
        except NotAContactError as problem:
            inner.wrong("value", str(problem))
        put(inner, found, "", f"{values['kind']}/{values['value']}", values)
    return found


def meetings(box: Box) -> Rows:
    return {
        str(number): {
            "frequency": inner.take("frequency", column(Meeting, "frequency"), "", required=True),
            "weekday": inner.take("weekday", a_weekday),
            "note": inner.take("note", column(Meeting, "note"), ""),
        }
        for number, inner in enumerate(box.boxes("meetings"), start=1)
    }


def a_weekday(value: Any) -> int:
    """ "Monday" as the column holds it."""
    numbers = {name: number for number, name in WEEKDAYS}
    if of_type(str)(value) not in numbers:
        raise WrongValueError(f"{value!r} is none of {', '.join(numbers)}")
    return numbers[value]


def network(box: Box, known: Known) -> Rows:
    """The one row more of a national network."""
    inner = box.box("network")
    if inner is None:
        return {}
    values = {
        "status": inner.take("status", column(Network, "status"), "", required=True),
        "since": inner.take("since", dated, ""),
        "successor": inner.take("successor", column(Network, "successor"), ""),
        "source_id": inner.take("source", known.ref("source"), required=True),
    }
    return {"": values}


def put(box: Box, found: Rows, field: str, key: str, values: Values) -> None:
    """Add a row, unless it is there already."""
    if key in found:
        box.wrong(field, f"{key!r} stands here twice")
    found[key] = values
