"""Two records become one, a term becomes another, a network ends: nothing that was known is lost."""

from django.db import transaction

from directory.models import (
    KINDED,
    ChangeVia,
    Meeting,
    Network,
    Project,
    ProjectTerm,
    Term,
    TombstoneKind,
    TombstoneMark,
    TrainingCourse,
    User,
)
from directory.people import roles
from directory.vocabulary import NOT_KNOWN, LinkKind, NetworkStatus, Review

from . import facts, history, inferred, networks, placing, public_text, recording, tombstones, worries
from .refusals import NotNowError
from .reindex import term_changed

FIRMNESS = [LinkKind.ONLY, LinkKind.MAINLY, LinkKind.WELCOMES, ""]
# Rows that simply move; nothing of the kept record stands against them.
MOVED = ["contacts", "consents", "checks", "attempts", "review_events", "messages", "peer_definitions"]
MOVED += ["proposed_changes", "old_slugs"]
LEFT_ALONE = {"inferred", "slug", "name", "also_known_as", "internal_notes", "recorded_in", "scope"}


@transaction.atomic
def merge(twin: Project, *, into: Project, by: User, note: str = "") -> Project:
    """The twin's facts fill what the kept record lacks; its address leads there."""
    roles.must_publish(by)
    if twin.pk == into.pk:
        raise NotNowError("These are one record already.")
    if hasattr(twin, "network") and hasattr(into, "network"):
        raise NotNowError("Both are networks. Close one of them, and name the other as its successor.")
    worries.must_not_be_held(twin)
    worries.must_not_be_held(into)
    why = f"Merged with “{twin.name}” ({twin.slug}). {note}".strip()
    with history.recorded(into, by=by, via=ChangeVia.MERGE, note=why):
        if into.review == Review.PUBLISHED:
            public_text.must_be_fit(public_text.in_roles(twin))
        laid = tombstones.lay(twin, kind=TombstoneKind.MERGED, by=by, merged_into=into)
        records = facts.take(into), facts.take(twin)
        with placing.regions_following(into, twin):
            move_rows(twin, into)
            move_facts(twin, into)
        worries.merged(twin, into=into)
        inferred.set_marks(into, inferred.of_both(*records, facts.take(into)))
        twin.delete()
        recording.keep_old_slug(into, twin.slug)
        keep_own_name(laid, into)
    into.refresh_from_db()
    return into


def keep_own_name(laid, kept: Project) -> None:
    """The kept record now has the twin's names and places: they must not stop it."""
    own = {tombstones.digest(of, text) for of, text in tombstones.identities_of(kept)}
    laid.marks.filter(of=TombstoneMark.Of.NAME_AND_PLACE, digest__in=own).delete()


def move_rows(twin: Project, into: Project) -> None:
    for name in MOVED:
        getattr(twin, name).update(project=into)
    same = list(into.leads.values_list("mark", flat=True))
    twin.leads.exclude(mark__in=same).update(project=into)
    twin.history.filter(of="").update(of=twin.name)
    twin.history.update(project=into)
    areas = set(into.venues.values_list("area", flat=True))
    twin.venues.exclude(area__in=areas).update(project=into)
    for venue in twin.venues.all():
        same = into.venues.filter(area=venue.area).first()
        twin.meetings.filter(venue=venue).update(venue=same)
        venue.delete()
    met = {when(meeting): meeting for meeting in into.meetings.all()}
    for meeting in twin.meetings.all():
        if same := met.get(when(meeting)):
            fill_meeting(same, meeting)
        else:
            type(meeting).objects.filter(pk=meeting.pk).update(project=into)
    for answer in twin.answers.all():
        answer.is_current &= not into.answers.current().filter(question=answer.question).exists()
        answer.project = into
        answer.save()
    for course in TrainingCourse.objects.filter(used_by=twin):
        course.used_by.add(into)
    Network.objects.filter(project=twin).update(project=into)


def when(meeting: Meeting) -> tuple:
    """What makes two meetings the same."""
    return meeting.frequency, meeting.weekday, meeting.week, meeting.starts_at


def fill_meeting(kept: Meeting, twin: Meeting) -> None:
    """What the kept one does not say, and the breaks of both: better a day too few than one too many."""
    for name in ("venue_id", "ends_at", "first_on", "note"):
        setattr(kept, name, getattr(kept, name) or getattr(twin, name))
    kept.not_in_august |= twin.not_in_august
    kept.not_on_bank_holidays |= twin.not_on_bank_holidays
    kept.cancelled_on = sorted({*kept.cancelled_on, *twin.cancelled_on})
    kept.save()


def move_facts(twin: Project, into: Project) -> None:
    """Links that the kept record lacks, and its answers where it has none."""
    for name in ["project_terms", "project_regions", "coverage", "project_organisations", "affiliations"]:
        mine = {key_of(row) for row in getattr(into, name).all()}
        for row in getattr(twin, name).all():
            if key_of(row) not in mine:
                type(row).objects.filter(pk=row.pk).update(project=into)
    for link in twin.project_terms.exclude(recorded_words=""):
        into.project_terms.filter(term=link.term_id, recorded_words="").update(
            recorded_words=link.recorded_words
        )
    into.more_sources.add(*twin.more_sources.all())
    if twin.source_id != into.source_id:
        into.more_sources.add(twin.source)
    columns = {name: getattr(twin, name) for name in facts.COLUMNS if name not in LEFT_ALONE}
    for name, value in columns.items():
        if getattr(into, name) in (NOT_KNOWN, "", None) and value not in (NOT_KNOWN, "", None):
            setattr(into, name, value)
    names = [*into.other_names, twin.name, *twin.other_names]
    into.also_known_as = "\n".join(n for n in dict.fromkeys(names) if n != into.name)
    notes = [into.internal_notes, twin.internal_notes]
    if twin.summary and twin.summary != into.summary:
        notes.append(f"Summary of “{twin.name}” before the merge: {twin.summary}")
    into.internal_notes = "\n".join(filter(None, notes))
    into.recorded_in = min(into.recorded_in, twin.recorded_in)
    into.last_checked_on = max(filter(None, [into.last_checked_on, twin.last_checked_on]), default=None)
    into.save()


def key_of(row) -> tuple:
    """What makes two links of one kind the same."""
    names = ["term_id", "region_id", "organisation_id", "network_id", "authority_code", "role"]
    found = [getattr(row, name, None) for name in names]
    is_kinded = not isinstance(row, ProjectTerm)
    return (*found, getattr(row, "kind", None) if is_kinded else None)


@transaction.atomic
def end_network(
    network: Network, *, status: NetworkStatus, by: User, since: str = "", successor: str = ""
) -> int:
    """Closed or merged: its groups are queued to be asked, and none is closed by it."""
    roles.must_publish(by)
    if status == NetworkStatus.MERGED and not successor:
        raise NotNowError("Say who carries on its work.")
    with history.recorded(network.project, by=by, via=ChangeVia.REVIEW):
        return networks.end(network, status=status, since=since, successor=successor)


@transaction.atomic
def reopen_network(network: Network, *, by: User, since: str = "") -> None:
    """Said on the network's own page: one that merged goes on by itself after all, too."""
    roles.must_publish(by)
    with history.recorded(network.project, by=by, via=ChangeVia.REVIEW):
        networks.begin_again(network, since=since)


@transaction.atomic
def retire(term: Term, *, into: Term, by: User) -> int:
    """Another term takes its place: its projects, its words and its address lead there."""
    roles.must_administer(by)
    if term.vocabulary != into.vocabulary or term.pk == into.pk or into.replaced_by_id:
        raise NotNowError("Choose another term of the same list that is in use itself.")
    links = list(ProjectTerm.objects.filter(term=term).select_related("project"))
    for link in links:
        with history.recorded(link.project, by=by, via=ChangeVia.MERGE, note=f"{term} became {into}."):
            move_link(link, into)
    term.children.update(parent=into if into.parent_id != term.pk else term.parent)
    for definition in term.peer_definitions.all():
        definition.bases.remove(term)
        definition.bases.add(into)
    for effort in term.efforts.all():
        effort.communities.add(into)
    term.gaps.update(term=into)
    words = [*into.other_words, term.label, term.recorded_label, *term.other_words]
    into.other_words = [w for w in dict.fromkeys(filter(None, words)) if w != into.label]
    into.save()
    Term.objects.filter(replaced_by=term).update(replaced_by=into)
    term.replaced_by = into
    term.save()
    term_changed(into)
    return len(links)


def move_link(link: ProjectTerm, into: Term) -> None:
    """Where both stand, the firmer one stays."""
    other = ProjectTerm.objects.filter(project=link.project, term=into).first()
    if other is None:
        ProjectTerm.objects.filter(pk=link.pk).update(term=into)
        return
    if into.vocabulary in KINDED:
        other.kind = min(other.kind, link.kind, key=FIRMNESS.index)
        other.recorded_words = other.recorded_words or link.recorded_words
        other.save()
    link.delete()
