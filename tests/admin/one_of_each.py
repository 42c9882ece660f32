"""A row of every subject: what hangs on a project hangs on one of London that is not published."""

from django.utils import timezone

from directory.models import (
    AccessEvent,
    Affiliation,
    Check,
    ClaimedCount,
    Contact,
    Gap,
    GazetteerEntry,
    GazetteerLoad,
    GazetteerName,
    GivenFigure,
    ImportRun,
    JobRun,
    Lead,
    Letter,
    LetterCount,
    LinkCheck,
    LoadedRecord,
    Message,
    NotDuplicate,
    OldSlug,
    PostcodeBlock,
    SearchEffort,
    SignInTry,
    Signpost,
    Term,
    Tombstone,
    TrainingCourse,
    UnmetSearch,
    WorkItem,
)
from directory.records import checks, history, leads, messages, workflow, writing
from directory.vocabulary import Review
from tests.factories import make_consent, make_person, make_project, make_source
from tests.records.test_workflow import whole_project


def one_of_each(by):
    """The project. Every table has a row now."""
    project = whole_project(review=Review.DRAFT)
    contact = Contact.objects.create(project=project, kind="phone", value="1", source=make_source())
    make_consent(project, contact=contact)
    contact.steps.create(step="hidden")
    page = project.contacts.create(kind="website", value="https://example.org", source=make_source())
    Lead.objects.create(project=project, mark="x", read_on=timezone.localdate()).contacts.add(page)
    leads.answer([page], by=by, found="theirs", name="Example")
    national = make_project(name="Nation", network={}, review=Review.DRAFT, based_in=["london"])
    Affiliation.objects.create(project=project, network=national.network)
    OldSlug.objects.create(project=project, slug="before")
    NotDuplicate.objects.create(one=project, other=national, by=by)
    checks.attempt(project, by=by, outcome="no-answer")
    checks.check(project, by=by, means="phone", outcome="confirmed")
    with history.recorded(project, by=by, via="form"):
        writing.write(project, {"cost": "free"})
    workflow.send(project, by=by)
    workflow.propose(project, {"cost": ["free", "fee"]}, by=by)
    WorkItem.objects.create(project=project, held_by=by, held_since=timezone.now())
    Message.objects.create(kind="wrong", words="x", project=project)
    told = messages.take_in(kind="safety", words="x", project=project)
    told.worry.steps.create(step="noted", by=by, words="x")
    alone(by)
    return project


def alone(by):
    """What hangs on no project."""
    source = make_source()
    ImportRun.objects.create(file_name="a.csv", by=by, rows=[], counts=dict.fromkeys(COUNTS, 0))
    ClaimedCount.objects.create(area="uk", what="Groups", low=3, wording="three", source=source)
    Gap.objects.create(topic="Cumbria", finding="cannot-tell", source=source)
    SearchEffort.objects.create(source=source)
    Signpost.objects.create(slug="s", name="S", words="W", source="x")
    TrainingCourse.objects.create(slug="c", name="C", source=source)
    Tombstone.objects.create(kind="erased").marks.create(of="slug", digest="x")
    LoadedRecord.objects.create(kind="project", key="x", values={})
    SignInTry.objects.create(mark="x")
    Letter.objects.create(kind="password", person=by)
    LetterCount.objects.create(kind="password", day="2026-01-01", state="sent")
    AccessEvent.objects.create(what="signed-in", by=by)
    JobRun.objects.create(job="x")
    LinkCheck.objects.create(mark="x", outcome="answers", tried_on="2026-01-01")
    UnmetSearch.objects.create(month="2026-01-01", term=Term.objects.first(), times=10)
    entry = GazetteerEntry.objects.create(
        kind="place",
        name="Leeds",
        label="Leeds",
        query="Leeds",
        latitude=53,
        longitude=-1,
        country="England",
        region="north-east",
    )
    GazetteerName.objects.create(entry=entry, key="leeds", is_full=True)
    GazetteerLoad.objects.create()
    PostcodeBlock.objects.create(outcode="LS1")
    GivenFigure.objects.create(
        sentence="x",
        kind="listed",
        as_at="2026-01-01",
        method="x",
        source="x",
        rows=[],
        given_to="x",
        given_by=make_person(),
    )


COUNTS = ["create", "update", "same", "problems", "done"]
__all__ = ["Check", "one_of_each"]
