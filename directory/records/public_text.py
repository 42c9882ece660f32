"""What may stand in a text that the public reads: no contact and no address, for nobody agreed to those.

The columns are named here, model by model; every door that makes text public asks here.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from django.db.models import Model

from directory.models import (
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
    ProjectTerm,
    Region,
    SearchEffort,
    Source,
    Term,
    TrainingCourse,
    Venue,
)
from directory.questions import BY_NUMBER

from . import facts
from .contacts_in_text import ADDRESS, is_a_domain, kinds_in
from .pasted import LOST
from .refusals import NotNowError

# A signpost is a public helpline, so its contacts are the point of it; a contact's value has its own rule.
COLUMNS: dict[type[Model], tuple[str, ...]] = {
    Project: ("name", "also_known_as", "slug", "summary", "story", "own_term"),
    Answer: ("own_words",),
    ProjectTerm: ("recorded_words",),
    Venue: ("area", "address"),
    Meeting: ("note",),
    Coverage: ("area",),
    PeerDefinition: ("who", "words"),
    Network: ("successor",),
    Organisation: ("name", "also_known_as", "slug"),
    Contact: ("role",),
    ClaimedCount: ("what", "wording", "note"),
    TrainingCourse: ("name", "slug", "provider", "level", "accreditation", "words"),
    SearchEffort: ("places", "means", "words"),
    Gap: ("topic", "words"),
    Source: ("title", "key"),
    Term: ("label", "slug", "recorded_label", "other_words", "hint"),
    Region: ("name", "label"),
}
# Some bodies are called by their domain: "rethink.org". A name that is one is no contact.
NAMES = {"name", "also_known_as", "who", "provider", "successor"}
# The exact address of a venue has a consent of its own.
MAY_HOLD = {(Venue, "address"): ADDRESS}
LOST_WORDS = "A character was lost here, shown as “�”. Type that word again."
NO_CONTACTS = (
    "The public reads this, and it holds {}. "
    "Put it under “Contacts” or “Where it meets”, which ask for consent."
)


class ContactInTextError(NotNowError):
    """Texts that may not become public; its words name each of them and say what to do."""

    def __init__(self, found: list["Found"]):
        super().__init__(" ".join(map(str, found)))
        self.found = found


@dataclass(frozen=True)
class Found:
    """One text that the public may not read: what it is called, and what to put right."""

    label: str
    words: str

    def __str__(self):
        return f"{self.label}: {self.words}"


def lost_in(text: str) -> str:
    """What to do about a character that was lost on the way; empty where none was."""
    return LOST_WORDS if LOST in text else ""


def problem_in(model: type[Model], column: str, value: object) -> str:
    """What to put right in a text of this column; empty where it may stand, or where only staff read it."""
    if column not in COLUMNS.get(model, ()) or not value:
        return ""
    text = "\n".join(map(str, value)) if isinstance(value, list) else str(value)
    if column in NAMES:
        text = "\n".join(line for line in text.splitlines() if not is_a_domain(line))
    kinds = [kind for kind in kinds_in(text) if kind not in MAY_HOLD.get((model, column), ())]
    return NO_CONTACTS.format(" and ".join(kinds)) if kinds else ""


def columns_of(model: type[Model], row: dict) -> tuple[str, ...]:
    """The columns of this row that the public reads: what was said to some questions is for staff."""
    if model is Answer and not (row["question"] in BY_NUMBER and BY_NUMBER[row["question"]].is_public):
        return ()
    return COLUMNS.get(model, ())


def in_record(project: Project) -> list[Found]:
    """Every text of a record that may not be public, whether the record is public or not."""
    whole = {path: [None, value] for path, value in facts.take(project).items()}
    return in_changes(whole) + in_roles(project)


def in_roles(project: Project) -> list[Found]:
    """What stands beside its contacts; they are in no history, and public with a consent and a check."""
    roles = project.contacts.values_list("role", flat=True)
    return [Found("Contact: role", words) for role in roles if (words := problem_in(Contact, "role", role))]


def in_changes(changes: facts.Changes) -> list[Found]:
    """The texts that these changes bring and that may not be public; what stood before is left alone."""
    return [
        Found(text.label, words)
        for path, (was, becomes) in changes.items()
        for text in texts_of(path, was, becomes)
        if text.becomes != text.was and (words := problem_in(text.model, text.column, text.becomes))
    ]


def texts_of(path: str, was: object, becomes: object) -> Iterator[facts.Text]:
    kind, key = facts.parse(path)
    return kind.texts(key, was, becomes, columns_of)


def must_be_fit(found: list[Found]) -> None:
    """Raises ContactInTextError where something was found."""
    if found:
        raise ContactInTextError(found)
