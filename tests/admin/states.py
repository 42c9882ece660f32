"""A record in every state that a person may meet it in; each function makes one, of London."""

from django.utils import timezone

from directory.models import Affiliation, Consent, Message, Project, Source, Venue, WorkItem
from directory.records import checks, history, merging, messages, work, workflow, worries, writing
from tests.factories import make_consent, make_person, make_project, make_region, make_source
from tests.records.test_workflow import whole_project


def begun(by, **columns) -> Project:
    """A record that was typed in: its creation is the first line of its history."""
    given = {"name": "Begun", "review": "draft", "regions": ["london"], "stage": "running", "area": "Leeds"}
    project = make_project(**given | columns)
    history.keep(project, {}, by=by, via="form")
    return project


def change(project, by, **facts):
    with history.recorded(project, by=by, via="form"):
        writing.write(project, facts)


def draft(by, editor):
    return begun(by)


def in_review(by, editor):
    project = begun(by)
    workflow.send(project, by=by)
    return project


def sent_back(by, editor):
    project = in_review(by, editor)
    workflow.send_back(project, by=editor, note="Which day?")
    return project


def imported(by, editor):
    """As a file's new row is written down: only what it named stands in its first line."""
    project = make_project(name="From a file", review="draft", regions=["london"])
    project.history.create(via="import", changes={"name": [None, "From a file"]}, by=by)
    return project


def published(by, editor):
    """With a row of every kind, a contact, and a line of history for each of its facts."""
    project = whole_project(stage="running")
    contact = project.contacts.create(kind="phone", value="0113 496 0000", source=make_source())
    make_consent(project, contact=contact)
    checks.check(project, by=by, means="phone", outcome="confirmed", contacts=project.contacts.all())
    checks.attempt(project, by=by, outcome="call-back")
    change(project, editor, cost="free", summary="Friendly.", slug="sunshine")
    change(project, editor, **{f"venues/{project.venues.get().pk}": None})
    change(project, editor, **{"terms/community/women": None, "organisations/runs/harbour-trust": None})
    return project


def paused(by, editor):
    project = published(by, editor)
    workflow.pause(project, by=editor)
    return project


def closed(by, editor):
    project = published(by, editor)
    workflow.close(project, by=editor)
    return project


def withdrawn(by, editor):
    project = published(by, editor)
    workflow.withdraw(project, by=editor, note="Wrong town.")
    return project


def waiting(by, editor):
    """Published, with changes that wait, were sent back, were accepted, and one that others overtook."""
    project = published(by, editor)
    one = workflow.propose(project, {"cost": ["free", "fee"]}, by=by)
    rows = {"venues/new-1": [None, venue_row("Camden")], "meetings/new-2": [None, meeting_row("new-1")]}
    accepted = workflow.propose(project, rows, by=by)
    workflow.accept(accepted, by=editor)
    workflow.propose(project, {"venues/new-1": [None, venue_row("Hackney")]}, by=by)
    workflow.propose(project, {"stage": ["running", "closed"]}, by=by)
    workflow.propose(project, {"summary": ["Before.", "After."]}, by=by)
    workflow.refuse(one, by=editor, note="Who said so?")
    return project


def venue_row(area, **more):
    columns = dict.fromkeys(["address", "authority_code", "ons_region"], "")
    columns |= dict.fromkeys(["latitude", "longitude", "consent_id"])
    return {"precision": "area", "area": area, "town_only": True, "position": 0} | columns | more


def meeting_row(venue):
    columns = dict.fromkeys(["weekday", "week", "starts_at", "ends_at", "first_on"])
    return {"venue_id": venue, "frequency": "weekly", "note": ""} | columns


def names_what_is_gone(by, editor):
    """Lines of history and changes that wait name a source, an address, a place that are gone or taken."""
    project = published(by, editor)
    gone, other = make_source("gone"), make_project(name="Other", slug="other", network={})
    third = make_project(name="Third", slug="third")
    change(project, editor, source="gone")
    change(project, editor, source="appendix-a")
    change(project, editor, slug="mine-before")
    change(project, editor, slug="mine-now")
    project.old_slugs.all().delete()
    third.old_slugs.create(slug="mine-before")
    consent = make_consent(project, use="exact-venue")
    Venue.objects.create(
        project=project, precision="exact", area="Leeds", address="1 High Street", consent=consent
    )
    pk = project.venues.get(precision="exact").pk
    change(project, editor, **{f"venues/{pk}": None})
    Consent.objects.filter(pk=consent.pk).delete()
    path = f"affiliations/listed/{other.slug}"
    change(project, editor, **{path: "Other"})
    change(project, editor, **{path: None})
    gone_row = [venue_row("Camden"), venue_row("Camden", position=3)]
    workflow.propose(project, {"source": ["appendix-a", "gone"]}, by=by)
    workflow.propose(project, {"slug": ["mine-now", "other"]}, by=by)
    workflow.propose(project, {"venues/99999": gone_row}, by=by)
    workflow.propose(project, {path: [None, "Other"]}, by=by)
    refused = workflow.propose(project, {"slug": ["mine-now", "other"]}, by=by)
    workflow.refuse(refused, by=editor, note="Taken.")
    Source.objects.filter(pk=gone.pk).delete()
    other.delete()
    make_project(name="Another", slug="other")
    return project


def merged(by, editor):
    """It took in another record, whose history, changes that wait and address came with it."""
    project, twin = published(by, editor), begun(by, name="Twin", slug="twin", review="published", cost="fee")
    change(twin, editor, name="Twin of now", cost="free", slug="twin-now")
    workflow.propose(twin, {"name": ["Twin of now", "Twin again"]}, by=by)
    merging.merge(twin, into=project, by=editor)
    return project


def took_in_a_network(by, editor):
    project, twin = begun(by, review="published"), begun(by, name="Twin", slug="twin", network={})
    group = make_project(name="Local", regions=["london"])
    Affiliation.objects.create(project=group, network=twin.network)
    merging.merge(twin, into=project, by=editor)
    return project


def closed_network(by, editor):
    project = network(by, editor)
    workflow.close(project, by=editor)
    return project


def merged_network(by, editor):
    project = network(by, editor)
    workflow.close(project, by=editor)
    merging.end_network(project.network, status="merged", by=editor, successor="Another")
    workflow.propose(project, {"stage": ["closed", "running"]}, by=by)
    return project


def network(by, editor):
    project = begun(by, name="Nation", slug="nation", review="published", network={}, scope="national")
    group = make_project(name="Local", regions=["london"])
    Affiliation.objects.create(project=group, network=project.network)
    return project


def told_of(by, editor):
    """Visitors wrote of it; one message hid its contact and place already, and one is dealt with."""
    project = published(by, editor)
    for kind in ("wrong", "remove"):
        Message.objects.create(kind=kind, words="x", project=project)
    messages.take_in(kind="safety", words="x", project=project)
    hidden, done = (Message.objects.create(kind="remove", words=words, project=project) for words in "ab")
    messages.hide(hidden, by=editor)
    messages.deal_with(done, by=editor, outcome="Rang them.")
    return project


def refused(by, editor):
    project = begun(by)
    workflow.refuse_listing(project, by=editor, refused_for="selling", note="It sells oils.")
    return project


def told_by_itself(by, editor):
    """Nobody has spoken to the group yet, so nobody publishes it."""
    return begun(by, origin="told")


def out_of_sight(by, editor):
    project = published(by, editor)
    workflow.propose(project, {"cost": ["free", "fee"]}, by=by)
    worries.take_out_of_sight(project, by=by, reason="A worry.")
    project.refresh_from_db()
    return project


def in_somebodys_hand(by, editor):
    project = published(by, editor)
    work.claim(project, by=make_person(role="researcher", regions=["london"]))
    work.ask(project, "Do they still meet?")
    return project


def bare(by, editor):
    """As the report has it: no history, no contact, no place; a question waits."""
    project = make_project(name="Bare", slug="bare")
    project.project_regions.create(region=make_region("london"), kind="works-in")
    WorkItem.objects.create(project=project, held_by=by, held_since=timezone.now())
    return project


STATES = [draft, in_review, sent_back, imported, published, paused, closed, withdrawn, waiting]
STATES += [names_what_is_gone, merged, took_in_a_network, network, closed_network, merged_network]
STATES += [told_of, out_of_sight, refused, told_by_itself, in_somebodys_hand, bare]
