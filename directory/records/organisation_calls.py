"""One call that answers for all groups of an organisation, group by group."""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass

from django.db import models, transaction
from django.db.models import Max, OuterRef, Prefetch, QuerySet, Subquery
from django.db.models.functions import Coalesce

from directory.models import (
    STALE_VOCABULARIES,
    AttemptOutcome,
    ChangeVia,
    Check,
    CheckOutcome,
    Contact,
    ContactAttempt,
    Found,
    Organisation,
    Project,
    ProjectChange,
    ProjectTerm,
    ProposalState,
    ProposedChange,
    StaleFact,
    User,
)
from directory.people import roles
from directory.vocabulary import Means, Review, Stage

from . import checks, history, known_contacts, leads, work, workflow, writing
from .refusals import NotNowError

# Nobody has said of these that they meet, so there is nothing to confirm yet.
NOT_BEGUN = (Stage.NOT_KNOWN, Stage.PLANNED)
MEANWHILE = "Somebody has checked or changed it meanwhile. Look at it again."
WAITS = "A change to it waits for an editor, so its facts are not settled. Check it by itself."


class Answer(models.TextChoices):
    """What the call said of one group."""

    SAME = "same", "Nothing changed"
    PAUSED = "paused", "Paused"
    CLOSED = "closed", "Closed"
    NOBODY = "nobody", "Nobody could say"
    CHANGED = "changed", "Something changed"


@dataclass(frozen=True)
class Call:
    """What holds of the whole call. `contact` is what was used, as one of the groups has it."""

    organisation: Organisation
    means: Means
    made_on: datetime.date
    note: str = ""
    contact: Contact | None = None
    call_back_on: datetime.date | None = None


def answers_for(project: Project) -> list[tuple[str, str]]:
    """(answer, words) of what can be said of this group, by where it stands."""
    words = dict(Answer.choices)
    if project.stage in NOT_BEGUN:
        words[Answer.SAME] = "It runs"
    elif project.stage in (Stage.PAUSED, Stage.CLOSED):
        words[Answer.SAME] = f"Still {project.get_stage_display().lower()}"
        del words[Answer(project.stage)]
    return list(words.items())


def latest(model: type[models.Model]) -> Coalesce:
    rows = model.objects.filter(project=OuterRef("pk")).order_by().values("project")
    return Coalesce(Subquery(rows.annotate(last=Max("pk")).values("last")), 0)


def with_marks(projects: QuerySet[Project]) -> QuerySet[Project]:
    """Each with what tells whether somebody wrote on it since: see `seen_of`."""
    return projects.annotate(
        last_change=latest(ProjectChange),
        last_check=latest(Check),
        last_try=latest(ContactAttempt),
        last_proposal=latest(ProposedChange),
    )


def seen_of(project: Project) -> str:
    """How a group of `with_marks` stands; another text once anybody has checked, tried or changed it."""
    marks = (project.last_change, project.last_check, project.last_try, project.last_proposal)
    return "-".join(map(str, marks))


def groups(organisation: Organisation, *, person: User) -> QuerySet[Project]:
    """The groups that the organisation answers for and the person may write, by name.

    With all that a page shows of them, in as many queries for a hundred as for one.
    """
    projects = roles.writable(person).filter(pk__in=known_contacts.groups_of([organisation]))
    in_vocabularies = STALE_VOCABULARIES[StaleFact.FOR_WHOM]
    terms = ProjectTerm.objects.filter(term__vocabulary__in=in_vocabularies).select_related("term")
    waiting = ProposedChange.objects.filter(state=ProposalState.WAITING)
    return (
        with_marks(work.with_attempts(projects.exclude(review=Review.WITHDRAWN)))
        .select_related("network", "work__held_by", "work__given_by")
        .prefetch_related(
            "meetings__venue",
            "venues",
            "contacts",
            Prefetch("project_terms", terms, to_attr="for_whom"),
            Prefetch("proposed_changes", waiting, to_attr="waiting"),
        )
        .order_by("name", "pk")
    )


def of_others(organisation: Organisation, *, person: User) -> int:
    """How many more of its groups this person may read, and not write."""
    tied = roles.readable(person).filter(pk__in=known_contacts.groups_of([organisation]))
    return tied.exclude(pk__in=roles.writable(person).values("pk")).count()


@transaction.atomic
def record(
    project: Project, answer: Answer, call: Call, *, by: User, seen: str, known: Iterable[StaleFact]
) -> str:
    """Keep what the call said of one group, and return it in words.

    `seen` is the group's mark on the page that was answered, `known` the facts that it read out. Raises
    NotNowError where somebody wrote on the group since, or what was said does not follow.
    """
    roles.must_write(by, project)
    workflow.held(project)
    now = with_marks(Project.objects.filter(pk=project.pk)).get()
    if seen_of(now) != seen:
        raise NotNowError(MEANWHILE)
    if answer == Answer.NOBODY:
        return nobody_could_say(now, call, by)
    if answer == Answer.CHANGED:
        work.ask(now, f"A call for {call.organisation}: something changed. {call.note}".strip())
        return "Something changed: write it down. Until then it stands under “To ask”, with your note."
    if now.proposed_changes.filter(state=ProposalState.WAITING).exists():
        raise NotNowError(WAITS)
    found = dict.fromkeys(StaleFact, Found.NOT_ASKED)
    if answer == Answer.SAME:
        found |= dict.fromkeys(known, Found.CONFIRMED)
        stage = Stage.RUNNING if now.stage in NOT_BEGUN else now.stage
    else:
        stage = Stage(answer)
    proposal, is_moved = None, stage != now.stage
    if is_moved:
        found[StaleFact.RUNS] = Found.CORRECTED
        proposal = move(now, stage, by=by, note=call.note)
    made = checks.check(
        now,
        by=by,
        means=call.means,
        outcome=checks.outcome_of(stage, corrected=is_moved),
        made_on=call.made_on,
        contacts=used(now, call.contact),
        note=call.note,
        found=found,
        proposal=proposal,
    )
    return said(made)


def move(project: Project, stage: Stage, *, by: User, note: str) -> ProposedChange | None:
    """Paused, closed, or found to run: at once, or as a change that waits for an editor."""
    steps = {Stage.PAUSED: workflow.pause, Stage.CLOSED: workflow.close}
    if stage in steps:
        return steps[stage](project, by=by, note=note)
    if workflow.waits(project, by):
        return workflow.propose(project, {"stage": [project.stage, stage]}, by=by, note=note)
    with history.recorded(project, by=by, via=ChangeVia.CHECK, note=note):
        writing.write(project, {"stage": stage})
    return None


def said(made: Check) -> str:
    if made.proposal is not None:
        becomes = Stage(made.proposal.changes["stage"][1]).label.lower()
        return f"Checked. That it is {becomes} waits for an editor."
    return {
        CheckOutcome.CONFIRMED: "Checked: nothing changed.",
        CheckOutcome.CORRECTED: "Checked: it runs.",
        CheckOutcome.PAUSED: "Checked: paused.",
        CheckOutcome.CLOSED: "Checked: closed.",
    }[made.outcome]


def used(project: Project, contact: Contact | None) -> list[Contact]:
    """This group's own row of what was used in the call, where it has one and nobody has hidden it."""
    own = leads.same_contact(project, contact.kind, contact.value) if contact else None
    return [own] if own is not None and not own.is_hidden else []


def nobody_could_say(project: Project, call: Call, by: User) -> str:
    """An attempt: rung again on the day that was promised, where one was."""
    told = f"Nobody at {call.organisation} could say. {call.note}".strip()
    is_promised = call.call_back_on is not None
    checks.attempt(
        project,
        by=by,
        outcome=AttemptOutcome.CALL_BACK if is_promised else AttemptOutcome.NO_ANSWER,
        means=call.means,
        made_on=call.made_on,
        note=told,
        call_back_on=call.call_back_on,
    )
    return "Noted: nobody could say. It is still due."
