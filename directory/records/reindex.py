"""What every change to something public must do, in its own transaction: the words again, the version up."""

from collections.abc import Iterable

from django.db import transaction
from django.db.models import QuerySet

from directory.models import DirectoryVersion, Network, Project, ProjectCard, ProjectWords, Term
from directory.models.words import as_stored
from directory.questions import BY_NUMBER, STAFF, vocabularies
from directory.term_tree import TermTree
from directory.vocabulary import LinkKind, OrganisationRole

from . import network_ties
from .cards import card_of

STAFF_VOCABULARIES = {field.name for field in vocabularies(STAFF)}
BATCH = 500


@transaction.atomic
def changed(*projects: Project) -> None:
    """Call after any change to these projects or to rows that hang on them; staff-only words stay out."""
    index_words(project.pk for project in projects)
    DirectoryVersion.objects.bump()


@transaction.atomic
def seen_or_not(project: Project) -> None:
    """Call when a record becomes public, or is public no more: of a network, its groups' cards follow."""
    changed(project)
    networks = Network.objects.filter(project=project)
    if networks.exists():
        signpost_changed(networks)


@transaction.atomic
def directory_changed() -> None:
    """Call after a public change that is no project's own: a region's label, a count, a course."""
    DirectoryVersion.objects.bump()


@transaction.atomic
def term_changed(term) -> None:
    """A term's words are searched through its projects, and through those of the terms below it."""
    tree = TermTree(dict(Term.objects.values_list("pk", "parent_id")))
    told = Project.objects.filter(terms__in=list(tree.with_descendants(term.pk)))
    index_words(told.distinct().values_list("pk", flat=True))
    DirectoryVersion.objects.bump()


@transaction.atomic
def signpost_changed(networks: QuerySet[Network]) -> None:
    """The cards of these networks' groups say whether the network is a way to them."""
    index_words(network_ties.groups_of(networks).values_list("pk", flat=True))
    DirectoryVersion.objects.bump()


def index_words(ids: Iterable[int]) -> int:
    """Write the stems and the cards of these projects; returns how many."""
    ids = list(ids)
    networks = network_ties.reachable() if ids else ()
    for start in range(0, len(ids), BATCH):
        projects = list(with_all_words(ids[start : start + BATCH]))
        write(ProjectWords, [words_of(project) for project in projects], ["name", "summary", "rest"])
        write(ProjectCard, [card_of(project, networks) for project in projects], ["facts", "made_by"])
    return len(ids)


def write(model, rows: list, fields: list[str]) -> None:
    model.objects.bulk_create(rows, update_conflicts=True, unique_fields=["project"], update_fields=fields)


def with_all_words(ids: list[int]):
    return (
        Project.objects.filter(pk__in=ids)
        .select_related("network")
        .prefetch_related(
            "project_terms__term__parent__parent",
            "project_terms__term__children",
            "project_organisations__organisation__parent__parent",
            "affiliations__network__project",
            "contacts__consents",
            "contacts__checks",
            "consents",
            "contacts__openings",
            "venues__consent",
            "meetings",
            "coverage",
            "answers",
        )
    )


def words_of(project: Project) -> ProjectWords:
    """Name and other names, summary, and the rest that the public may read."""
    return ProjectWords(
        project=project,
        name=as_stored([project.name, *project.other_names]),
        summary=as_stored([project.summary]),
        rest=as_stored(rest_of(project)),
    )


def rest_of(project: Project) -> Iterable[str]:
    yield project.story
    yield project.own_term
    for link in project.project_organisations.all():
        if link.role != OrganisationRole.FUNDS:
            yield link.organisation.name
            yield from link.organisation.also_known_as.splitlines()
    links = [row for row in project.project_terms.all() if row.term.vocabulary not in STAFF_VOCABULARIES]
    parents = {row.term.parent_id for row in links}
    for link in links:
        yield from words_of_link(link, is_narrowed=link.term_id in parents)
    for venue in project.venues.all():
        yield venue.area
    yield from sorted({row.area for row in project.coverage.all()})
    for answer in project.answers.all():
        if BY_NUMBER[answer.question].is_public:
            yield answer.own_words


def words_of_link(link, is_narrowed: bool) -> Iterable[str]:
    """A term's words, and "women only" where it is so. "BME" finds a Somali group, "Asian" does not:

    of a term above, or one that a term below narrows, only the other words count, never the label.
    """
    if link.kind == LinkKind.ONLY:
        yield f"{link.term.label} only"
    if not is_narrowed:
        yield link.term.label
    yield link.recorded_words
    term = link.term
    while term:
        yield term.recorded_label
        yield from term.other_words
        term = term.parent
