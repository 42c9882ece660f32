"""What goes stale, fact by fact: which fields and blocks hold it, and what the record says of it now."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from directory.models import STALE_COLUMNS, STALE_VOCABULARIES, Contact, Project, StaleFact
from directory.models.terms import ProjectTerm
from directory.phrases import ages
from directory.summaries.project_facts import other_gender
from directory.summaries.project_page import time_words
from directory.vocabulary import NOT_KNOWN

from .private_inlines import READ_ALOUD
from .questions_form import vocabulary_field

Lines = Iterator[tuple[str, str]]


@dataclass(frozen=True)
class Fact:
    """One of the six: its blocks of rows, and how to say what stands."""

    key: StaleFact
    says: Callable[[Project], Lines]
    blocks: list[str] = field(default_factory=list)
    # The blocks that are open from the start: which contact was used is asked of everybody.
    open_blocks: list[str] = field(default_factory=list)
    read_aloud: str = ""

    @property
    def vocabularies(self) -> list[str]:
        return STALE_VOCABULARIES.get(self.key, [])

    @property
    def fields(self) -> list[str]:
        return [*STALE_COLUMNS.get(self.key, []), *map(vocabulary_field, self.vocabularies)]

    @property
    def control(self) -> str:
        """The name of its answer in the form."""
        return f"found_{self.key.name.lower()}"

    def as_it_stands(self, project: Project) -> list[tuple[str, str]]:
        """(what, words) of what is known; empty where nothing is."""
        return list(self.says(project))


def columns_of(*names: str) -> Callable[[Project], Lines]:
    def says(project: Project) -> Lines:
        for name in names:
            if getattr(project, name) not in (NOT_KNOWN, None):
                label = str(Project._meta.get_field(name).verbose_name)
                yield label, str(getattr(project, f"get_{name}_display")())

    return says


def when_and_where(project: Project) -> Lines:
    for meeting in project.meetings.select_related("venue"):
        at = f", {meeting.venue}" if meeting.venue else ""
        yield "When", f"{time_words(meeting)}{at}"
    for venue in project.venues.all():
        precision = venue.get_precision_display().lower()
        yield "Where", ", ".join(filter(None, [venue.address, venue.area, precision]))


def contacts(project: Project) -> Lines:
    public = set(project.contacts.public().values_list("pk", flat=True))
    for contact in project.contacts.select_related("consent"):
        role = f" ({contact.role})" if contact.role else ""
        yield contact.get_kind_display(), f"{contact.value}{role}: {standing(contact, contact.pk in public)}"


def standing(contact: Contact, is_public: bool) -> str:
    """Public, or what it lacks."""
    if is_public:
        return "public"
    if contact.is_hidden:
        return "hidden until somebody has looked"
    if contact.consent is None or not contact.consent.given:
        return "not public, for nobody has agreed to it"
    return "not public until somebody uses it in a check"


def for_whom(project: Project) -> Lines:
    yield from columns_of("carers")(project)
    if span := ages(project.youngest_age, project.oldest_age):
        yield "Ages", span
    names = STALE_VOCABULARIES[StaleFact.FOR_WHOM]
    links = ProjectTerm.objects.filter(project=project, term__vocabulary__in=names)
    found = list(links.select_related("term"))
    for link in found:
        yield link.term.get_vocabulary_display(), str(link)
    if other := other_gender(found):
        yield "Ask", f"Do {other} come? If not, choose “Only for”. If they do, add {other} as “Welcomes”."


FACTS = [
    Fact(StaleFact.RUNS, columns_of("stage")),
    Fact(StaleFact.OPEN, columns_of("open_to_new_members")),
    Fact(StaleFact.WHEN_AND_WHERE, when_and_where, blocks=["meetings", "venues"]),
    Fact(StaleFact.JOINING, columns_of(*STALE_COLUMNS[StaleFact.JOINING])),
    Fact(StaleFact.CONTACT, contacts, blocks=["consents"], open_blocks=["contacts"], read_aloud=READ_ALOUD),
    Fact(StaleFact.FOR_WHOM, for_whom),
]
TERM_FIELDS = [vocabulary_field(name) for fact in FACTS for name in fact.vocabularies]
