"""Facts that are ties with a name of their own: "terms/community/women", "coverage/E08000035"."""

from abc import abstractmethod
from collections.abc import Iterator
from typing import Any

from django.db.models import Manager, Model

from directory.models import (
    Affiliation,
    Coverage,
    Network,
    Organisation,
    Project,
    ProjectOrganisation,
    ProjectRegion,
    ProjectTerm,
    Region,
    Source,
    Term,
)
from directory.questions import QUESTIONS, STAFF, vocabularies
from directory.vocabulary import AffiliationKind, LinkKind, OrganisationRole, RegionKind

from .columns import COVERS, NETWORK, ORGANISATION, VOCABULARY_LABELS
from .kinds import FIRST, Key, Kind, Labels, Line, PublicColumns, Text, in_words

CHOSEN = "chosen"
INFERRED, STATED = "inferred", "stated"
STAFF_VOCABULARIES = {item.name for item in vocabularies(STAFF)}
QUESTION_OF = {item.name: question.number for question in QUESTIONS for item in question.vocabularies}


class Link(Kind):
    """A tie of a project that its key names; the value says how it is tied."""

    model: type[Model]
    # What a change of it is called, where the value needs no words of its own.
    label = ""

    @property
    def rows(self) -> Manager:
        return self.model._default_manager

    @abstractmethod
    def columns(self, key: Key, value: Any) -> tuple[dict[str, Any], dict[str, Any]]:
        """(what names the row, what it says); None names what is gone."""

    def write(self, project: Project, key: Key, value: Any) -> None:
        """There, changed, or gone; left alone where it would tie to what is gone."""
        named, said = self.columns(key, value)
        if value is None:
            self.rows.filter(project=project, **named).delete()
        elif all(found is not None for found in named.values()):
            self.rows.update_or_create(project=project, **named, defaults=said)

    def describe(self, key: Key, was: Any, becomes: Any, labels: Labels) -> Iterator[Line]:
        yield Line(self.path(*key), self.label_of(key, labels), in_words(was, {}), in_words(becomes, {}))

    def label_of(self, key: Key, labels: Labels) -> str:
        return self.label


class RowLink(Link):
    """A tie that a form shows as a row of its own."""

    @abstractmethod
    def of(self, row: Any) -> tuple[str, Any]:
        """(path, value) of a row that may not be saved."""


class TermLink(Link):
    """terms/VOCABULARY/SLUG: how firmly, or "chosen" where its vocabulary does not say."""

    name, model = "terms", ProjectTerm
    words = dict(LinkKind.choices) | {CHOSEN: "Yes"}

    def read(self, project: Project) -> Iterator[tuple[str, Any]]:
        """With the recorded words of each, which stand in the same rows."""
        terms = project.project_terms.values_list("term__vocabulary", "term__slug", "kind", "recorded_words")
        for vocabulary, slug, kind, recorded_words in terms:
            yield self.path(vocabulary, slug), kind or CHOSEN
            if recorded_words:
                yield RECORDED_WORDS.path(vocabulary, slug), recorded_words

    def columns(self, key: Key, value: Any) -> tuple[dict[str, Any], dict[str, Any]]:
        """A change that was proposed or kept before a term was retired means the one in its place."""
        found = Term.objects.filter(vocabulary=key[0], slug=key[1]).select_related("replaced_by").first()
        term = found and (found.replaced_by or found)
        return {"term": term}, {"kind": "" if value == CHOSEN else value}

    def describe(self, key: Key, was: Any, becomes: Any, labels: Labels) -> Iterator[Line]:
        label = f"{VOCABULARY_LABELS[key[0]]}: {labels.terms.get((key[0], key[1]), key[1])}"
        was, becomes = in_words(was, self.words), in_words(becomes, self.words)
        yield Line(self.path(*key), label, was, becomes, key[0] in STAFF_VOCABULARIES)

    def order(self, key: Key) -> int:
        return QUESTION_OF.get(key[0], FIRST)

    def inferred_name(self, key: Key, value: Any) -> str:
        return "/".join(key)


class RecordedWords(Link):
    """recorded/VOCABULARY/SLUG: the words that a report used for a term that the project has."""

    name, model = "recorded", ProjectTerm

    def read(self, project: Project) -> Iterator[tuple[str, Any]]:
        """`TermLink` reads them."""
        yield from ()

    def columns(self, key: Key, value: Any) -> tuple[dict[str, Any], dict[str, Any]]:
        return {"term__vocabulary": key[0], "term__slug": key[1]}, {"recorded_words": value or ""}

    def write(self, project: Project, key: Key, value: Any) -> None:
        """Only where the project has the term."""
        named, said = self.columns(key, value)
        project.project_terms.filter(**named).update(**said)

    def label_of(self, key: Key, labels: Labels) -> str:
        return f"Recorded words: {labels.terms.get((key[0], key[1]), key[1])}"

    def texts(self, key: Key, was: Any, becomes: Any, public: PublicColumns) -> Iterator[Text]:
        yield Text("Recorded words", ProjectTerm, "recorded_words", was, becomes)


class RegionLink(RowLink):
    """regions/KIND/SLUG: "stated" or "inferred". It keeps its own mark, not one in `Project.inferred`."""

    name, model = "regions", ProjectRegion
    words = {STATED: "Yes", INFERRED: "Worked out from its place"}

    def read(self, project: Project) -> Iterator[tuple[str, Any]]:
        for kind, slug, inferred in project.project_regions.values_list("kind", "region__slug", "inferred"):
            yield self.path(kind, slug), INFERRED if inferred else STATED

    def of(self, row: ProjectRegion) -> tuple[str, Any]:
        return self.path(row.kind, row.region.slug), INFERRED if row.inferred else STATED

    def columns(self, key: Key, value: Any) -> tuple[dict[str, Any], dict[str, Any]]:
        region = Region.objects.filter(slug=key[1]).first()
        return {"kind": key[0], "region": region}, {"inferred": value == INFERRED}

    def describe(self, key: Key, was: Any, becomes: Any, labels: Labels) -> Iterator[Line]:
        label = f"{RegionKind(key[0]).label}: {labels.regions.get(key[1], key[1])}"
        yield Line(self.path(*key), label, in_words(was, self.words), in_words(becomes, self.words))


class CoverageLink(RowLink):
    """coverage/AUTHORITY-CODE: the area as a reader knows it."""

    name, model, label = "coverage", Coverage, "Covers"

    def read(self, project: Project) -> Iterator[tuple[str, Any]]:
        for code, area in project.coverage.values_list("authority_code", "area"):
            yield self.path(code), area

    def of(self, row: Coverage) -> tuple[str, Any]:
        return self.path(row.authority_code), row.area

    def columns(self, key: Key, value: Any) -> tuple[dict[str, Any], dict[str, Any]]:
        return {"authority_code": key[0]}, {"area": value}

    def texts(self, key: Key, was: Any, becomes: Any, public: PublicColumns) -> Iterator[Text]:
        yield Text("Area it covers", Coverage, "area", was, becomes)

    def inferred_name(self, key: Key, value: Any) -> str:
        return f"{COVERS}/{value}"


class OrganisationLink(RowLink):
    """organisations/ROLE/SLUG: its name. Who funds is for staff."""

    name, model = "organisations", ProjectOrganisation

    def read(self, project: Project) -> Iterator[tuple[str, Any]]:
        columns = ("role", "organisation__slug", "organisation__name")
        for role, slug, name in project.project_organisations.values_list(*columns):
            yield self.path(role, slug), name

    def of(self, row: ProjectOrganisation) -> tuple[str, Any]:
        return self.path(row.role, row.organisation.slug), row.organisation.name

    def columns(self, key: Key, value: Any) -> tuple[dict[str, Any], dict[str, Any]]:
        return {"role": key[0], "organisation": Organisation.objects.filter(slug=key[1]).first()}, {}

    def describe(self, key: Key, was: Any, becomes: Any, labels: Labels) -> Iterator[Line]:
        label = f"Organisation: {OrganisationRole(key[0]).label}"
        staff = key[0] == OrganisationRole.FUNDS
        yield Line(self.path(*key), label, in_words(was, {}), in_words(becomes, {}), staff)

    def texts(self, key: Key, was: Any, becomes: Any, public: PublicColumns) -> Iterator[Text]:
        if key[0] != OrganisationRole.FUNDS:
            yield Text("Organisation", Organisation, "name", was, becomes)

    def inferred_name(self, key: Key, value: Any) -> str:
        return f"{ORGANISATION}/{key[1]}"


class AffiliationLink(RowLink):
    """affiliations/KIND/SLUG-OF-THE-NETWORK: its name."""

    name, model = "affiliations", Affiliation

    def read(self, project: Project) -> Iterator[tuple[str, Any]]:
        columns = ("kind", "network__project__slug", "network__project__name")
        for kind, slug, name in project.affiliations.values_list(*columns):
            yield self.path(kind, slug), name

    def of(self, row: Affiliation) -> tuple[str, Any]:
        network = row.network.project
        return self.path(row.kind, network.slug), network.name

    def columns(self, key: Key, value: Any) -> tuple[dict[str, Any], dict[str, Any]]:
        return {"kind": key[0], "network": Network.objects.filter(project__slug=key[1]).first()}, {}

    def label_of(self, key: Key, labels: Labels) -> str:
        return f"Network: {AffiliationKind(key[0]).label}"

    def inferred_name(self, key: Key, value: Any) -> str:
        return f"{NETWORK}/{key[1]}"


class SourceLink(Link):
    """more_sources/KEY: the title of another source."""

    name, model, label = "more_sources", Project.more_sources.through, "More sources"

    def read(self, project: Project) -> Iterator[tuple[str, Any]]:
        for key, title in project.more_sources.values_list("key", "title"):
            yield self.path(key), title

    def columns(self, key: Key, value: Any) -> tuple[dict[str, Any], dict[str, Any]]:
        return {"source": Source.objects.filter(key=key[0]).first()}, {}

    def texts(self, key: Key, was: Any, becomes: Any, public: PublicColumns) -> Iterator[Text]:
        yield Text("Source", Source, "title", was, becomes)


TERM, RECORDED_WORDS, REGION, COVERAGE = TermLink(), RecordedWords(), RegionLink(), CoverageLink()
ORGANISATION_TIE, AFFILIATION, MORE_SOURCE = OrganisationLink(), AffiliationLink(), SourceLink()
LINKS: tuple[Link, ...] = (
    TERM,
    RECORDED_WORDS,
    REGION,
    COVERAGE,
    ORGANISATION_TIE,
    AFFILIATION,
    MORE_SOURCE,
)
