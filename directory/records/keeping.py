"""How long each kind of personal data is kept: one table, shown on /about/privacy/ and run by jobs.py.

tests/records/test_keeping.py holds it against the models: a text column without a line here fails. A column
that says who of us did something holds a number; it names nobody once the account is erased (`WORKERS`).
"""

import datetime
from collections.abc import Callable
from dataclasses import dataclass, field
from enum import StrEnum

from django.contrib.admin.models import LogEntry
from django.contrib.sessions.models import Session
from django.db import transaction
from django.db.models import OuterRef, Q, QuerySet, Subquery
from django.utils import timezone

from directory.models import (
    Check,
    Consent,
    Contact,
    ContactAttempt,
    GivenFigure,
    ImportRun,
    Lead,
    Message,
    MessageKind,
    Project,
    ReviewEvent,
    Step,
    User,
    VenueAddress,
    Worry,
    WorryStep,
)
from directory.people import access_log, accounts, sign_in_tries
from directory.vocabulary import Review, Stage

from . import messages
from .erasing import close_accounts
from .reindex import changed

YEAR = datetime.timedelta(days=365)
NO_LONGER_KEPT = "[no longer kept]"


class Whose(StrEnum):
    """Whom a line of the table is about, as the page groups them."""

    VISITORS = "People who visit"
    WRITERS = "People who write to us"
    GROUPS = "People at groups"
    WORKERS = "People who work here"


@dataclass(frozen=True)
class Kept:
    """One kind of personal data: whose, what, how long in words, its columns, and what forgets it.

    `forget` is None where it goes with its record, or with what the words say; it is run every 15 minutes.
    """

    whose: Whose
    what: str
    how_long: str
    columns: dict[str, str] = field(default_factory=dict)
    forget: Callable[[], object] | None = None


def before(time: datetime.timedelta) -> datetime.datetime:
    return timezone.now() - time


def forget_messages() -> None:
    """What was dealt with a year ago, worries six; that there was a message, and of which kind, stays."""
    is_worry = Q(kind=MessageKind.SAFETY)
    due = Q(done_at__lte=before(6 * YEAR)) | (~is_worry & Q(done_at__lte=before(YEAR)))
    told = Message.objects.filter(due).exclude(about="", place="", words="", outcome="")
    told.update(about="", place="", words="", outcome="")


def forget_worries() -> None:
    """Of those that were closed six years ago: that there was one, when and what was done stays."""
    due = Worry.objects.filter(closed_at__lte=before(6 * YEAR), hidden_at=None)
    WorryStep.objects.filter(worry__in=due).exclude(words="").update(words="")
    due.exclude(about="", place="").update(about="", place="")


def ended_for_a_year() -> QuerySet[Project]:
    """Records whose last step, a year ago or more, closed them or took them out."""
    steps = ReviewEvent.objects.filter(project=OuterRef("pk")).order_by("-at", "-pk")
    last = {"last_step": Subquery(steps.values("step")[:1]), "last_at": Subquery(steps.values("at")[:1])}
    ended = Q(stage=Stage.CLOSED) | Q(review=Review.WITHDRAWN)
    found = Project.objects.filter(ended).annotate(**last)
    return found.filter(last_step__in=[Step.CLOSED, Step.WITHDRAWN], last_at__lte=before(YEAR))


@transaction.atomic
def forget_contacts_of_ended() -> None:
    ended = ended_for_a_year().values("pk")
    rows = [
        Contact.objects.filter(project__in=ended),
        VenueAddress.objects.filter(venue__project__in=ended),
        Lead.objects.filter(project__in=ended),
    ]
    projects = set(rows[0].values_list("project", flat=True))
    for found in rows:
        found.delete()
    changed(*Project.objects.filter(pk__in=projects))


def forget_consents() -> None:
    """Who said it goes; that it was said, when and to which words stays as proof."""
    day = timezone.localdate() - 6 * YEAR
    Consent.objects.filter(expires_on__lte=day).exclude(who="").update(who="")


def forget_notes() -> None:
    day = timezone.localdate() - 3 * YEAR
    for model in (Check, ContactAttempt):
        model.objects.filter(made_on__lte=day).exclude(note="").update(note="")


def forget_imports() -> None:
    old = ImportRun.objects.filter(read_at__lte=before(YEAR)).exclude(file_name=NO_LONGER_KEPT)
    old.update(file_name=NO_LONGER_KEPT, rows=[], problems=[])


def forget_figures() -> None:
    old = GivenFigure.objects.filter(given_at__lte=before(6 * YEAR)).exclude(given_to=NO_LONGER_KEPT)
    old.update(given_to=NO_LONGER_KEPT)


@transaction.atomic
def forget_accounts() -> None:
    """Closed ones into which nobody has signed in for three years."""
    due = before(3 * YEAR)
    idle = Q(last_login__lte=due) | Q(last_login=None, joined_at__lte=due)
    closed = User.objects.select_for_update(no_key=True).filter(idle, is_active=False)
    close_accounts([person for person in closed if not accounts.is_erased(person)])


def forget_sessions() -> None:
    Session.objects.filter(expire_date__lt=timezone.now()).delete()


def forget_log_entries() -> None:
    LogEntry.objects.filter(action_time__lte=before(3 * YEAR)).delete()


KEPT = (
    Kept(
        Whose.VISITORS,
        "What you look for, and that you came",
        "Not at all.",
    ),
    Kept(
        Whose.WRITERS,
        "Your e-mail address",
        "Until we have dealt with it, and 90 days at most.",
        {"directory.Message": "email"},
        messages.forget_old_emails,
    ),
    Kept(
        Whose.WRITERS,
        "What you write, and what we did about it",
        "A year after we have dealt with it. A worry about safety: six years.",
        {"directory.Message": "about place words outcome digest"},
        forget_messages,
    ),
    Kept(
        Whose.WRITERS,
        "What we do about a worry",
        "Six years after it is closed.",
        {"directory.Worry": "about place", "directory.WorryStep": "words"},
        forget_worries,
    ),
    Kept(
        Whose.WRITERS,
        "A mark made from your computer’s address, so that no one can flood us",
        "Until midnight, and never on disk.",
    ),
    Kept(
        Whose.GROUPS,
        "Phone numbers, e-mail and web addresses, and where a group meets",
        "As long as the group is listed, and a year after it has closed or left.",
        {
            "directory.Contact": "value role",
            "directory.VenueAddress": "address postcode latitude longitude",
            "directory.Venue": "area address authority_code ons_region latitude longitude",
            "directory.Lead": "mark brought organisation charity_number status_note copy_hint note",
            "directory.Opening": "address address_before name",
        },
        forget_contacts_of_ended,
    ),
    Kept(
        Whose.GROUPS,
        "Who said yes or no to what",
        "Six years after it has ended.",
        {"directory.Consent": "who wording wording_version"},
        forget_consents,
    ),
    Kept(
        Whose.GROUPS,
        "Our notes of calls",
        "Three years.",
        {"directory.Check": "note found", "directory.ContactAttempt": "note"},
        forget_notes,
    ),
    Kept(
        Whose.GROUPS,
        "What we still have to ask",
        "Until it is asked.",
        {"directory.WorkItem": "to_ask"},
    ),
    Kept(
        Whose.GROUPS,
        "Lists of groups that we were given",
        "A year.",
        {"directory.ImportRun": "file_name rows problems counts"},
        forget_imports,
    ),
    Kept(
        Whose.GROUPS,
        "What we say of a group, where we have it from, and each change to it",
        "As long as we keep the group’s page. Names come out when you ask.",
        {
            "directory.Project": "name also_known_as own_term slug summary story inferred internal_notes",
            "directory.Answer": "own_words answered_on",
            "directory.PeerDefinition": "who words",
            "directory.Meeting": "cancelled_on note",
            "directory.Coverage": "authority_code area",
            "directory.Organisation": "slug name also_known_as",
            "directory.OldSlug": "slug",
            "directory.Network": "since successor",
            "directory.ClaimedCount": "what wording note",
            "directory.ProjectTerm": "recorded_words",
            "directory.TrainingCourse": "slug name provider level accreditation words",
            "directory.SearchEffort": "places means words done_on",
            "directory.Gap": "topic words",
            "directory.Source": "key title url dated",
            "directory.LoadedRecord": "kind key values",
            "directory.ReviewEvent": "by_name note",
            "directory.ProposedChange": "changes by_name note decision_note",
            "directory.ProjectChange": "changes by_name note of",
        },
    ),
    Kept(
        Whose.GROUPS,
        "That a group asked to be left out: a mark that holds no name",
        "For good, so that it stays out.",
    ),
    Kept(
        Whose.GROUPS,
        "To whom we gave a figure",
        "Six years.",
        {"directory.GivenFigure": "sentence kind method source rows given_to"},
        forget_figures,
    ),
    Kept(
        Whose.WORKERS,
        "Your name, e-mail and password, and that you did a thing",
        "As long as you work here. Your name goes three years after you last came.",
        {"directory.User": "email name password"},
        forget_accounts,
    ),
    Kept(
        Whose.WORKERS,
        "That you are signed in, and what you typed and could not save",
        "Eight hours.",
        {"sessions.Session": "session_key session_data"},
        forget_sessions,
    ),
    Kept(
        Whose.WORKERS,
        "Marks of where you signed in, or got it wrong",
        "An hour. Where you got it right: 30 days.",
        {"directory.SignInTry": "mark"},
        sign_in_tries.forget_old,
    ),
    Kept(
        Whose.WORKERS,
        "That a letter went to you. Never what it says",
        "30 days.",
        {"directory.Letter": "key"},
    ),
    Kept(
        Whose.WORKERS,
        "When you signed in, and what you opened, took or could not open",
        "A year.",
        {"directory.AccessEvent": "page"},
        access_log.forget_old,
    ),
    Kept(
        Whose.WORKERS,
        "What you changed on this site",
        "Three years. What you changed on a group’s page: as long as the page.",
        {"admin.LogEntry": "object_id object_repr change_message", "auth.Group": "name"},
        forget_log_entries,
    ),
)

# Those that something forgets.
DUE = tuple(line for line in KEPT if line.forget is not None)


def of(whose: Whose) -> list[Kept]:
    """The lines of the table that are about these people."""
    return [line for line in KEPT if line.whose == whose]


def columns() -> dict[str, list[Kept]]:
    """{"app.Model.column": the lines that speak of it}."""
    found: dict[str, list[Kept]] = {}
    for line in KEPT:
        for model, names in line.columns.items():
            for name in names.split():
                found.setdefault(f"{model}.{name}", []).append(line)
    return found
