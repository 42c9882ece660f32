"""The road from draft to public: each step says who, when and why, and asks whether that person may."""

from collections.abc import Callable

from django.contrib.admin.models import LogEntry
from django.core.exceptions import ObjectDoesNotExist
from django.db import IntegrityError, transaction
from django.utils import timezone

from directory import rules
from directory.models import (
    Affiliation,
    ChangeVia,
    Project,
    ProjectChange,
    ProposalState,
    ProposedChange,
    ReviewEvent,
    Source,
    Step,
    Tombstone,
    TombstoneKind,
    User,
)
from directory.people import roles
from directory.phrases import day_words
from directory.vocabulary import RefusedFor, Review, Stage

from . import (
    checks,
    derived,
    facts,
    history,
    loaded,
    networks,
    placing,
    public_text,
    recording,
    tombstones,
    worries,
    writing,
)
from .figures import forget
from .refusals import NotNowError
from .reindex import directory_changed, seen_or_not


class ChangedMeanwhileError(NotNowError):
    """Facts that a proposal was made from are no longer so."""

    def __init__(self, paths: list[str]):
        super().__init__("This record has changed since. Look at the change again before you accept it.")
        self.paths = paths


REFUSED_TO_BE_LISTED = "They said last that they do not want to be listed. Write down their yes first."
# Step -> (from where, to where)
ROADS = {
    Step.SENT: ({Review.DRAFT, Review.SENT_BACK, Review.WITHDRAWN}, Review.IN_REVIEW),
    Step.SENT_BACK: ({Review.IN_REVIEW}, Review.SENT_BACK),
    Step.PUBLISHED: (set(Review) - {Review.PUBLISHED}, Review.PUBLISHED),
    Step.WITHDRAWN: (set(Review) - {Review.WITHDRAWN}, Review.WITHDRAWN),
    Step.REFUSED: (set(Review) - {Review.WITHDRAWN}, Review.WITHDRAWN),
}
TWO_PEOPLE = "We were told of this group, so two people publish it, one of whom spoke to it."
STAGES = {Step.PAUSED: Stage.PAUSED, Step.CLOSED: Stage.CLOSED, Step.REOPENED: Stage.RUNNING}


def send(project: Project, *, by: User, note: str = "") -> None:
    roles.must_write(by, project)
    walk(project, Step.SENT, by=by, note=note)


def send_back(project: Project, *, by: User, note: str) -> None:
    """The note says what is missing; without it nobody could go on."""
    roles.must_publish(by)
    if not note.strip():
        raise NotNowError("Say what is missing, so that it can be put right.")
    walk(project, Step.SENT_BACK, by=by, note=note)


def publish(project: Project, *, by: User, note: str = "") -> None:
    roles.must_publish(by)
    tombstones.must_fit()
    if reason := lacks_second_person(project, by):
        raise NotNowError(reason)
    walk(project, Step.PUBLISHED, by=by, note=note)


def lacks_second_person(project: Project, by: User) -> str:
    """Why this person cannot publish it yet: what others brought here takes two people, one of whom spoke to
    the group, as a check by phone or on a visit says. Empty where they can, and where it was public before.
    """
    events = project.review_events
    if not rules.needs_two(project.origin) or events.filter(step=Step.PUBLISHED).exists():
        return ""
    spoke = set(project.checks.filter(means__in=rules.SPOKE, by__isnull=False).values_list("by", flat=True))
    if not spoke:
        return f"{TWO_PEOPLE} Speak to the group first, and record it as a check."
    others = spoke | set(events.filter(step=Step.SENT).values_list("by", flat=True))
    return "" if others - {by.pk, None} else f"{TWO_PEOPLE} You spoke to it, so somebody else publishes it."


def refuse_listing(project: Project, *, by: User, refused_for: RefusedFor, note: str = "") -> None:
    """It is nothing that this directory lists. The record stays, withdrawn, and keeps the reason."""
    roles.must_publish(by)
    walk(project, Step.REFUSED, by=by, note=note, refused_for=refused_for)


def withdraw(project: Project, *, by: User, note: str = "") -> None:
    roles.must_publish(by)
    walk(project, Step.WITHDRAWN, by=by, note=note)


@transaction.atomic
def walk(project: Project, step: Step, *, by: User, note: str, refused_for: str = "") -> None:
    start, end = ROADS[step]
    project.review = held(project).review
    worries.must_not_be_held(project)
    if project.review not in start:
        raise NotNowError(
            f"“{project}” is {project.get_review_display().lower()}, so it cannot be {step.label.lower()}."
        )
    if end == Review.PUBLISHED:
        if Project.objects.refusing_to_be_listed().filter(pk=project.pk).exists():
            raise NotNowError(REFUSED_TO_BE_LISTED)
        public_text.must_be_fit(public_text.in_record(project))
        leave_regions_of_no_place(project, by=by)
    project.review = end
    Project.objects.filter(pk=project.pk).update(review=end, updated_at=timezone.now())
    ReviewEvent.objects.create(project=project, step=step, by=by, note=note, refused_for=refused_for)
    seen_or_not(project)


def leave_regions_of_no_place(project: Project, *, by: User) -> None:
    """A draft may be held in its writer's region; the public reads the regions of its places."""
    rows = placing.regions_of_no_place(project)
    if rows.exists():
        with history.recorded(project, by=by, via=ChangeVia.REVIEW):
            rows.delete()


def pause(project: Project, *, by: User, note: str = "") -> ProposedChange | None:
    return set_stage(project, Step.PAUSED, by=by, note=note)


def close(project: Project, *, by: User, note: str = "") -> ProposedChange | None:
    """It stays published: its page says that it has closed."""
    return set_stage(project, Step.CLOSED, by=by, note=note)


def reopen(project: Project, *, by: User, note: str = "") -> ProposedChange | None:
    return set_stage(project, Step.REOPENED, by=by, note=note)


@transaction.atomic
def set_stage(project: Project, step: Step, *, by: User, note: str) -> ProposedChange | None:
    """An editor's step counts at once; a researcher's on a published record waits."""
    roles.must_write(by, project)
    now = held(project)
    if now.stage == STAGES[step]:
        raise NotNowError(f"“{project}” is {now.get_stage_display().lower()} already.")
    if reason := networks.stays_closed(now, STAGES[step]):
        raise NotNowError(reason)
    if waits(now, by):
        return propose(project, {"stage": [now.stage, STAGES[step]]}, by=by, note=note)
    with history.recorded(project, by=by, via=ChangeVia.REVIEW, note=note):
        writing.write(project, {"stage": STAGES[step]})
        ReviewEvent.objects.create(project=project, step=step, by=by, note=note)
    if Stage.CLOSED in (now.stage, STAGES[step]):
        networks.follow(project, by=by)
    return None


def held(project: Project) -> Project:
    """The record as it stands, with its row held until the transaction ends."""
    return Project.objects.select_for_update().get(pk=project.pk)


def waits(project: Project, by: User) -> bool:
    """Whether this person's change to this record has to be looked at first: the public reads it, or will
    read it again without an editor having looked."""
    return is_agreed(project) and not roles.may_publish(by)


def is_agreed(project: Project) -> bool:
    """Whether the record stands as an editor published it: it is public, or out of sight for a while."""
    is_withdrawn = project.review == Review.WITHDRAWN
    return project.review == Review.PUBLISHED or (is_withdrawn and worries.is_held(project))


def trial(project: Project, write: Callable[[], None]) -> facts.Changes:
    """What a change would do: it is made, looked at, and taken back."""
    with transaction.atomic():
        before = facts.take(project)
        start = transaction.savepoint()
        try:
            write()
            after = facts.take(project)
        finally:
            transaction.savepoint_rollback(start)
    return facts.without_row_numbers(facts.diff(before, after))


def propose(
    project: Project, changes: facts.Changes, *, by: User | None, note: str = "", by_name: str = ""
) -> ProposedChange | None:
    """A change that waits while the published text stays. Nothing changed, nothing waits."""
    if not changes:
        return None
    return ProposedChange.objects.create(project=project, changes=changes, by=by, note=note, by_name=by_name)


@transaction.atomic
def propose_again(proposal: ProposedChange, changes: facts.Changes, *, by: User) -> ProposedChange | None:
    """A change that waits or was sent back, put right: it waits anew. Where nothing is left, it goes."""
    now = ProposedChange.objects.select_for_update().get(pk=proposal.pk)
    if now.state == ProposalState.ACCEPTED:
        return propose(now.project, changes, by=by)
    if not changes:
        checks.count_those_of(now)
        now.delete()
        return None
    now.changes, now.by, now.at = changes, by, timezone.now()
    now.state, now.decided_by, now.decided_at = ProposalState.WAITING, None, None
    # The reason it was sent back for stays to be read beside it.
    now.save()
    return now


@transaction.atomic
def take_over(proposal: ProposedChange, *, by: User, note: str) -> None:
    """A change that was sent back passes to a colleague; who began it and why they took it stay with it."""
    roles.must_write(by, proposal.project)
    now = ProposedChange.objects.select_for_update().get(pk=proposal.pk)
    if now.state != ProposalState.SENT_BACK:
        raise NotNowError("Only a change that was sent back can be taken over.")
    if now.by == by:
        raise NotNowError("It is yours already.")
    if not note.strip():
        raise NotNowError("Say why you take it over.")
    today = day_words(timezone.localdate())
    told = f"Begun by {now.by or now.by_name}, taken over by {by} on {today}: {note}"
    now.by, now.note = by, "\n".join(filter(None, [now.note, told]))
    now.save()


@transaction.atomic
def written_by_hand(proposal: ProposedChange, *, by: User, is_written: bool) -> None:
    """An editor went on with it and saved it themselves, so nothing waits; where nothing is left, it goes."""
    roles.must_publish(by)
    now = ProposedChange.objects.select_for_update().get(pk=proposal.pk)
    if now.state == ProposalState.ACCEPTED:
        return
    if not is_written:
        checks.count_those_of(now)
        now.delete()
        return
    before = f"Sent back before: {now.decision_note}" if now.decision_note else ""
    decide(now, ProposalState.ACCEPTED, by=by, note=before)
    checks.count_those_of(now)


@transaction.atomic
def wait_again(proposal: ProposedChange, *, by: User, note: str = "") -> None:
    """A change that was sent back waits anew as it was: its writer has left, or it was right after all."""
    roles.must_publish(by)
    now = ProposedChange.objects.select_for_update().get(pk=proposal.pk)
    if now.state != ProposalState.SENT_BACK:
        raise NotNowError("Only a change that was sent back can be opened again.")
    today = day_words(timezone.localdate())
    told = f"Sent back: {now.decision_note} Opened again by {by} on {today}. {note}".strip()
    now.note = "\n".join(filter(None, [now.note, told]))
    now.state, now.decided_by, now.decided_at, now.decision_note = ProposalState.WAITING, None, None, ""
    now.save()


def changed_since(proposal: ProposedChange) -> list[str]:
    """The facts that are no longer what the proposal was made from."""
    now = facts.take(proposal.project)
    return [path for path, (was, becomes) in proposal.changes.items() if now.get(path) not in (was, becomes)]


def disagreements(proposal: ProposedChange) -> list[str]:
    """What would not go together in the record if the change were accepted."""
    stored = facts.take(proposal.project)
    wanted = writing.only_consented(proposal.project, facts.after(proposal.changes))
    return derived.disagreements(derived.apply(stored, derived.follow(stored, wanted)))


GONE = "Something that it names is gone or taken meanwhile, so it cannot be done. Write it by hand instead."


def what_stops(project: Project, wanted: facts.Facts) -> str:
    """Why the record cannot be made so; empty where nothing stands in the way."""
    if any(wanted.get(name, "") is None for name in facts.NEVER_EMPTY):
        return "The record was made by this, so nothing was there before. Withdraw the record instead."
    if "slug" in wanted and recording.is_taken(wanted["slug"], by_other_than=project):
        return f"The address “{wanted['slug']}” belongs to another record now."
    if "source" in wanted and not Source.objects.filter(key=wanted["source"]).exists():
        return f"Its source is gone: “{wanted['source']}”."
    ended = [int(number) for (number,), row in facts.of_kind(wanted, facts.NETWORK) if row is None]
    if ended and Affiliation.objects.filter(network__in=ended).exists():
        return "It would take the network away, and groups belong to it."
    return networks.stays_closed(project, wanted["stage"]) if "stage" in wanted else ""


def no_way_back(change: ProjectChange) -> str:
    """Why this change cannot be put back; empty where it can."""
    if change.of:
        return f"It was a change to “{change.of}”, before that was merged into this record."
    return what_stops(change.project, before_it(change))


def before_it(change: ProjectChange) -> facts.Facts:
    return facts.before(change.changes)


def after_it(proposal: ProposedChange) -> facts.Facts:
    return facts.after(proposal.changes)


def write_or_say_why(project: Project, wanted: facts.Facts) -> None:
    """Make these facts so; NotNowError where it cannot be."""
    if reason := what_stops(project, wanted):
        raise NotNowError(reason)
    try:
        with transaction.atomic():
            writing.write(project, wanted)
    except (IntegrityError, ObjectDoesNotExist) as problem:
        raise NotNowError(GONE) from problem


@transaction.atomic
def accept(proposal: ProposedChange, *, by: User, note: str = "", anyway: bool = False) -> None:
    roles.must_publish(by)
    waiting(proposal)
    held(proposal.project)
    meanwhile = changed_since(proposal)
    if meanwhile and not anyway:
        raise ChangedMeanwhileError(meanwhile)
    with history.recorded(proposal.project, by=by, via=ChangeVia.PROPOSAL, note=proposal.note or note):
        write_or_say_why(proposal.project, after_it(proposal))
    sign_stage(proposal.project, proposal.changes, by=by, note=proposal.note or note)
    decide(proposal, ProposalState.ACCEPTED, by=by, note=note)
    checks.count_those_of(proposal)


STEP_OF = {stage: step for step, stage in STAGES.items()}


def sign_stage(project: Project, changes: facts.Changes, *, by: User, note: str = "") -> None:
    """Closing, pausing and reopening are steps, through whichever door they come."""
    was, becomes = changes.get("stage", [None, None])
    if becomes in (Stage.PAUSED, Stage.CLOSED) or (
        becomes == Stage.RUNNING and was in (Stage.PAUSED, Stage.CLOSED)
    ):
        ReviewEvent.objects.create(project=project, step=STEP_OF[becomes], by=by, note=note)
    if Stage.CLOSED in (was, becomes):
        networks.follow(project, by=by)


@transaction.atomic
def put_back(change: ProjectChange, *, by: User, note: str = "") -> None:
    """The way back: each fact of one change as it was before it."""
    project = change.project
    roles.must_write(by, project)
    roles.must_publish(by)
    if reason := no_way_back(change):
        raise NotNowError(reason)
    steps = {"stage": [held(project).stage, change.changes["stage"][0]]} if "stage" in change.changes else {}
    with history.recorded(project, by=by, via=ChangeVia.RESTORE, note=note):
        write_or_say_why(project, before_it(change))
    sign_stage(project, steps, by=by, note=note)


@transaction.atomic
def refuse(proposal: ProposedChange, *, by: User, note: str) -> None:
    """Sent back to whoever proposed it, with the reason; the published text stays."""
    roles.must_publish(by)
    waiting(proposal)
    if not note.strip():
        raise NotNowError("Say why, so that it can be put right.")
    decide(proposal, ProposalState.SENT_BACK, by=by, note=note)


def waiting(proposal: ProposedChange) -> None:
    now = ProposedChange.objects.select_for_update().get(pk=proposal.pk)
    if now.state != ProposalState.WAITING:
        raise NotNowError(f"Somebody has decided this already: {now.get_state_display().lower()}.")


def decide(proposal: ProposedChange, state: ProposalState, *, by: User, note: str) -> None:
    proposal.state, proposal.decided_by, proposal.decided_at = state, by, timezone.now()
    proposal.decision_note = note
    proposal.save()


@transaction.atomic
def not_to_be_listed(project: Project, *, by: User) -> Tombstone:
    """Out for good, at their wish: only a tombstone stays, and it holds no name."""
    roles.must_publish(by)
    laid = tombstones.lay(project, kind=TombstoneKind.NOT_TO_BE_LISTED, by=by)
    forget(project)
    loaded.forget(project)
    take_out(project)
    directory_changed()
    return laid


def may_discard(person: User, project: Project) -> bool:
    """A draft that was never public: by an editor, or by whoever began it while nobody else wrote on it."""
    if project.review not in (Review.DRAFT, Review.SENT_BACK) or not roles.may_write(person, project):
        return False
    if project.review_events.filter(step=Step.PUBLISHED).exists():
        return False
    writers = set(project.history.values_list("by", flat=True))
    return roles.may_publish(person) or writers == {person.pk}


@transaction.atomic
def discard(project: Project, *, by: User) -> None:
    """A draft that came to nothing goes for good, and may be begun again. Messages about it wait on."""
    roles.must_write(by, project)
    held(project)
    if not may_discard(by, project):
        raise NotNowError(
            "Only a draft that was never public can be discarded, by whoever began it or by an editor."
        )
    project.messages.update(project=None)
    take_out(project)
    directory_changed()


def take_out(project: Project) -> None:
    """The record with everything that names it; that the report told of it is kept, so that it stays away."""
    LogEntry.objects.filter(
        content_type__app_label="directory", content_type__model="project", object_id=project.pk
    ).delete()
    # What was told about safety stays with its worry, which keeps the name: it may be asked about for years.
    project.messages.but_worries().delete()
    # These hold on to rows that go with the project, so they go first.
    Affiliation.objects.filter(network__project=project).delete()
    project.venues.all().delete()
    project.delete()
