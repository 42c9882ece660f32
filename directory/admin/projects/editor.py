"""How a project is saved: an editor's change at once, a researcher's to a published record as a proposal.

Forms -> what they change of the facts -> what follows from that -> what is different -> written, or proposed.
Contacts and consents stand outside: they are written at once, and are in no history.
"""

from django.contrib import messages
from django.contrib.admin.exceptions import DisallowedModelAdminToField
from django.contrib.admin.options import TO_FIELD_VAR
from django.contrib.admin.utils import unquote
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpResponseRedirect
from django.urls import reverse

from directory.models import (
    ChangeVia,
    Consent,
    Contact,
    Coverage,
    Project,
    ProjectChange,
    ProjectRegion,
    ProposedChange,
    Venue,
)
from directory.people import roles
from directory.records import (
    checks,
    consents,
    derived,
    duplicates,
    facts,
    hiding,
    history,
    pasted,
    recording,
    workflow,
    writing,
)
from directory.vocabulary import RegionKind, Review

from . import concurrent, proposals
from .form_facts import PRIVATE_ROWS
from .page import Page, Part, Saved

# Rows that say where it is.
PLACED = (Venue, Coverage, ProjectRegion)


class ProjectEditor:
    """For ProjectAdmin: Django's addresses lead to the record's own page and take what its form sends."""

    whole: Part

    def part_of(self, request, project: Project | None) -> Part:
        """What the form of this record edits."""
        return self.whole

    def changeform_view(self, request, object_id=None, form_url="", extra_context=None):
        to_field = request.POST.get(TO_FIELD_VAR, request.GET.get(TO_FIELD_VAR))
        if to_field and not self.to_field_allowed(request, to_field):
            raise DisallowedModelAdminToField(f"The field {to_field} cannot be referenced.")
        if object_id is None:
            return edit(self, request, None, self.part_of(request, None), extra_context or {})
        project = self.get_object(request, unquote(object_id), to_field)
        if project is None:
            return self.no_such_record(request, object_id)
        extra = extra_context or {}
        return edit(self, request, project, self.part_to_show(request, project, extra), extra)

    def part_to_show(self, request, project: Project, extra: dict) -> Part:
        """What stands at the address of a record: the whole form; record.py leads to more."""
        return self.part_of(request, project)

    def no_such_record(self, request, object_id):
        words = (
            f"{self.opts.verbose_name} with ID “{unquote(object_id)}” doesn’t exist. Perhaps it was deleted?"
        )
        messages.warning(request, words)
        return HttpResponseRedirect(reverse("admin:index"))

    def construct_change_message(self, request, form, formsets, add=False):
        """The log names the blocks that changed, never what stood in them: history has its own place."""
        message = super().construct_change_message(request, form, formsets, add)
        for part in message:
            for detail in part.values():
                detail.pop("object", None)
                if "name" in detail:
                    detail["object"] = detail["name"]
        return message


def edit(admin, request, project: Project | None, part: Part, extra: dict):
    """Show the forms of a part of a record, or save what was posted. `project` is None for a new one."""
    if request.method != "POST":
        if project is None and not admin.has_add_permission(request):
            raise PermissionDenied
        if project is not None and not admin.has_view_permission(request, project):
            raise PermissionDenied
        proposal, offered = reopened(admin, request, project, part)
        return Page(admin, request, project, part, offered=offered).render(extra, proposal)
    with transaction.atomic():
        return save_posted(admin, request, project, part, extra)


def reopened(admin, request, project: Project | None, part: Part):
    """(a change of theirs that is not decided, what it makes of the forms); None where there is none."""
    proposal = undecided(admin, request, project, part)
    if proposal is None:
        return None, None
    try:
        return proposal, proposals.offered(Page(admin, request, project, part), proposal)
    except proposals.GONE:
        # What it names is gone: it can still be read, fact by fact.
        words = "Your change names something that is gone, so it cannot be opened here."
        messages.warning(request, words)
        return None, None


def undecided(admin, request, project: Project | None, part: Part) -> ProposedChange | None:
    if project is None or not part.goes_on or not admin.has_change_permission(request, project):
        return None
    return proposals.open_proposal(request, project)


def save_posted(admin, request, project: Project | None, part: Part, extra: dict):
    if not (admin.has_change_permission(request, project) if project else admin.has_add_permission(request)):
        raise PermissionDenied
    data, told, proposal = as_plain_text(request.POST), [], None
    if project is not None:
        project = workflow.held(project)
        data, told = concurrent.follow_others(project, data, lambda: Page(admin, request, project, part))
        proposal = undecided(admin, request, project, part)
    page = Page(admin, request, project, part, data=data, told=told)
    if not page.is_valid():
        return page.render(extra, proposal)
    saved = save(page, proposal)
    log(page)
    return admin.answer(page, saved)


def show_again(admin, request, project: Project, part: Part, extra: dict, posted):
    """The forms as somebody left them with something wrong, and with what others changed since."""
    data, told = concurrent.follow_others(project, posted, lambda: Page(admin, request, project, part))
    page = Page(admin, request, project, part, data=data, told=told)
    page.is_valid()
    return page.render(extra, undecided(admin, request, project, part))


def as_plain_text(posted):
    """Browsers send CR LF and whatever was pasted; records keep LF and plain words, so that an untouched

    text is seen to be the same.
    """
    data = posted.copy()
    for name in data:
        data.setlist(name, [pasted.made_plain(value) for value in data.getlist(name)])
    return data


def save(page: Page, proposal: ProposedChange | None = None) -> Saved:
    """Write a valid page, or propose what it changes; `proposal` is the change that it goes on with."""
    project, by = page.form.instance, page.request.user
    is_new = project.pk is None
    if is_new:
        project.save()
    # Consents come first, for a place may need the one that is given with it; contacts last.
    write_private_rows(page, Consent)
    stored = facts.take(project)
    typed = page.typed(stored)
    if proposal and page.part.is_one_of_several:
        typed = page.not_asked(proposal.changes) | typed
    made = derived.derive(stored, typed)
    becomes = derived.apply(stored, made.facts)
    changes = facts.diff(stored, becomes)
    if not is_new and workflow.waits(project, by):
        tell(page, made, becomes)
        saved = Saved(project, waits=True, proposed=propose(project, proposal, changes, by=by))
    else:
        writing.write_exactly(project, facts.after(changes))
        own_region = give_own_region(project, by=by)
        tell(page, made, becomes, own_region)
        kept = keep(page, project, {} if is_new else stored, proposal)
        if kept:
            workflow.sign_stage(project, kept.changes, by=by)
        saved = Saved(project)
    write_private_rows(page, Contact)
    if any(formset.has_changed() for formset in page.formsets if formset.model in PRIVATE_ROWS):
        consents.act_on(project, by=by)
    page.part.finish(page, saved)
    duplicates.keep_apart(project, page.form.not_the_same, by=by)
    return saved


def propose(project: Project, proposal: ProposedChange | None, changes: facts.Changes, *, by):
    changes = facts.without_row_numbers(changes)
    if proposal:
        return workflow.propose_again(proposal, changes, by=by)
    return workflow.propose(project, changes, by=by)


def keep(page: Page, project: Project, before: facts.Facts, proposal) -> ProjectChange | None:
    """One line of history; of a change that was taken over, with who began it and why."""
    by = page.request.user
    if proposal is None:
        return history.keep(project, before, by=by, via=page.part.via)
    kept = history.keep(project, before, by=by, via=ChangeVia.PROPOSAL, note=proposal.note)
    workflow.written_by_hand(proposal, by=by, is_written=kept is not None)
    return kept


def give_own_region(project: Project, *, by) -> str:
    """A researcher's record without their region would leave their own sight; says what was added.

    A change to a public record waits, and where it works is no matter of who writes it.
    """
    region = by.regions.first() if by.role == roles.RESEARCHER else None
    if region is None or project.review == Review.PUBLISHED or roles.may_write(by, project):
        return ""
    ProjectRegion.objects.create(project=project, region=region, kind=RegionKind.WORKS_IN, inferred=True)
    return f"{region} was added, so that you can go on with it."


def tell(page: Page, made: derived.Derived, becomes: facts.Facts, own_region: str = "") -> None:
    """What a person should look at again."""
    words = list(made.doubts)
    if made.hides_a_home:
        words.append("It meets in somebody’s home, so visitors see no more than the area.")
    words.append(own_region)
    if any(formset.model in PLACED and formset.has_changed() for formset in page.formsets):
        words += derived.doubts_of_where(becomes)
    for one in filter(None, words):
        messages.warning(page.request, one)


def write_private_rows(page: Page, model) -> None:
    """Contacts and consents; none is public by being written."""
    for formset in page.formsets:
        if formset.model is not model:
            continue
        rows = formset.save(commit=False)
        for row in formset.deleted_objects:
            row.delete()
        for row in rows:
            write_private_row(page, next(form for form in formset.forms if form.instance is row))


def write_private_row(page: Page, form) -> None:
    row = form.instance
    if isinstance(row, Consent):
        row.recorded_by = row.recorded_by or page.request.user
    else:
        row.source_id = row.source_id or recording.our_own_source().pk
        checks.forget_use(row)
    row.save()
    if isinstance(row, Contact) and "is_hidden" in form.changed_data:
        hiding.keep_step(row, by=page.request.user)


def log(page: Page) -> None:
    """Django's own log of who opened the form and saved it."""
    admin, request, is_new = page.admin, page.request, page.project is None
    message = admin.construct_change_message(request, page.form, page.formsets, is_new)
    write = admin.log_addition if is_new else admin.log_change
    write(request, page.form.instance, message)
