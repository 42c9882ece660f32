"""How a project is saved: an editor's change at once, a researcher's to a published record as a proposal."""

from django.contrib import messages
from django.core.exceptions import ObjectDoesNotExist
from django.db import IntegrityError, transaction

from directory.models import ChangeVia, Consent, Contact, Coverage, Project, ProjectRegion, Venue
from directory.people import roles
from directory.records import checks, derived, facts, history, pasted, placing, recording, workflow
from directory.rules import SOMEONES_HOME
from directory.vocabulary import Precision, RegionKind, Review

from . import concurrent, proposals
from .row_forms import PointingForm

PRIVATE_ROWS = (Contact, Consent)
# Rows that say where it is.
PLACED = (Venue, Coverage, ProjectRegion)


class ProjectSaving:
    """For ProjectAdmin: everything between the button and the database."""

    def _changeform_view(self, request, object_id, form_url, extra_context):
        """Runs inside Django's transaction, so what is compared here is what will be written."""
        request.told = []
        if request.method == "POST":
            request.POST = as_plain_text(request.POST)
        project = self.get_object(request, object_id) if object_id else None
        if project is not None and self.has_change_permission(request, project):
            if request.method == "POST":
                self.meet_others(request, project)
            self.reopen(request, project)
        return super()._changeform_view(request, object_id, form_url, extra_context)

    def meet_others(self, request, project):
        seen = request.POST.get("seen", "")
        if seen.isdecimal() and len(seen) < 19:
            workflow.held(project)
            request.told = concurrent.meet(self, request, project, int(seen))
            if request.told:
                request.POST["seen"] = str(history.last(project))

    def reopen(self, request, project):
        """A change of theirs that is not decided: the form goes on with it."""
        request.reopened = None if self.is_check(request) else proposals.open_proposal(request, project)
        if request.reopened and request.method != "POST":
            try:
                request.offered = proposals.offered(self, request, project, request.reopened)
            except (ObjectDoesNotExist, IntegrityError):
                # What it names is gone: it can still be read, fact by fact.
                request.reopened = None
                messages.warning(
                    request, "Your change names something that is gone, so it cannot be opened here."
                )

    def get_form(self, request, obj=None, change=False, **kwargs):
        form = super().get_form(request, obj, change=change, **kwargs)
        form.told = getattr(request, "told", [])
        form.person = request.user
        form.offered = request.offered.columns if hasattr(request, "offered") else {}
        return form

    def get_formset_kwargs(self, request, obj, inline, prefix):
        more = {"initial": request.offered.new[prefix]} if hasattr(request, "offered") else {}
        return {**super().get_formset_kwargs(request, obj, inline, prefix), **more}

    def save_model(self, request, obj, form, change):
        """Written in save_related, with the rows that hang on it, as one change."""
        if not change:
            super().save_model(request, obj, form, change)

    @transaction.atomic
    def save_related(self, request, form, formsets, change):
        project = form.instance
        self.write_rows_of(request, form, formsets, change, Consent)

        def write():
            self.write_all(request, form, public_ones(formsets), change)

        if change and workflow.waits(stored(project), request.user):
            request.waits = True
            request.proposed = self.propose(request, project, workflow.trial(project, write))
        else:
            before = facts.take(project) if change else {}
            write()
            request.kept = self.keep(request, project, before)
            if request.kept:
                workflow.sign_stage(project, request.kept.changes, by=request.user)
        self.write_rows_of(request, form, formsets, change, Contact)
        if any(formset.has_changed() for formset in formsets if formset.model in PRIVATE_ROWS):
            self.announce([project])
        if self.is_check(request):
            self.write_check(request, form)

    def keep(self, request, project, before):
        """One line of history; of a change that was taken over, with who began it and why."""
        if proposal := getattr(request, "reopened", None):
            kept = history.keep(project, before, by=request.user, via=ChangeVia.PROPOSAL, note=proposal.note)
            workflow.written_by_hand(proposal, by=request.user, is_written=kept is not None)
            return kept
        via = ChangeVia.CHECK if self.is_check(request) else ChangeVia.FORM
        return history.keep(project, before, by=request.user, via=via)

    def propose(self, request, project, changes):
        if request.reopened:
            return workflow.propose_again(request.reopened, changes, by=request.user)
        return workflow.propose(project, changes, by=request.user)

    def write_all(self, request, form, formsets, change):
        with placing.regions_following(form.instance):
            self.write_parts(request, form, formsets, change)
        # A change to a public record waits, and where it works is no matter of who writes it.
        if request.user.role == roles.RESEARCHER and stored(form.instance).review != Review.PUBLISHED:
            give_own_region(request, form.instance)
        if any(formset.model in PLACED and formset.has_changed() for formset in formsets):
            project = form.instance
            for doubt in derived.doubts_of_where(derived.read(project)):
                messages.warning(request, doubt)

    def write_parts(self, request, form, formsets, change):
        project = form.instance
        project.save()
        form.save_m2m()
        if change and "slug" in form.changed_data:
            recording.keep_old_slug(project, form.initial.get("slug", ""))
        for formset in formsets:
            self.save_formset(request, form, formset, change)
        if hide_homes(project):
            messages.warning(request, "It meets in somebody’s home, so visitors see no more than the area.")

    def write_rows_of(self, request, form, formsets, change, model):
        """Contacts and consents stand outside history and proposals; none is public by being written.

        Consents come first, for a place may need the one that is given with it; contacts last.
        """
        for formset in formsets:
            if formset.model is model:
                self.save_formset(request, form, formset, change)

    def _create_formsets(self, request, obj, change):
        """Rows that point to others typed on the same page know its blocks: see row_forms.py."""
        formsets, inlines = super()._create_formsets(request, obj, change)
        blocks = {formset.prefix: formset for formset in formsets}
        for formset in formsets:
            if issubclass(formset.form, PointingForm):
                for form in formset.forms:
                    form.blocks = blocks
            if hasattr(request, "offered"):
                request.offered.put_into(formset)
        return formsets, inlines

    def save_formset(self, request, form, formset, change):
        rows = formset.save(commit=False)
        for row in formset.deleted_objects:
            row.delete()
        for row in rows:
            self.save_row(request, row, formset)
        formset.save_m2m()

    def save_row(self, request, row, formset):
        form = next(f for f in formset.forms if f.instance is row)
        if isinstance(form, PointingForm):
            form.join()
        if isinstance(row, Venue):
            for doubt in placing.place(row, form.private):
                messages.warning(request, doubt)
            return
        if isinstance(row, Consent) and row.recorded_by is None:
            row.recorded_by = request.user
        if isinstance(row, Contact):
            row.source_id = row.source_id or recording.our_own_source().pk
            checks.forget_use(row)
        row.save()
        if isinstance(row, Coverage):
            form.join_others()

    def construct_change_message(self, request, form, formsets, add=False):
        """The log names the blocks that changed, never what stood in them: history has its own place."""
        message = super().construct_change_message(request, form, formsets, add)
        for part in message:
            for detail in part.values():
                detail.pop("object", None)
                if "name" in detail:
                    detail["object"] = detail["name"]
        return message


def hide_homes(project: Project) -> bool:
    """A home is always hidden, whatever somebody chose; says whether something was hidden now."""
    is_home = project.project_terms.filter(term__vocabulary="setting", term__slug=SOMEONES_HOME).exists()
    shown = list(project.venues.exclude(precision=Precision.HIDDEN)) if is_home else []
    for venue in shown:
        placing.hide(venue)
    return bool(shown)


def stored(project: Project) -> Project:
    return Project.objects.get(pk=project.pk)


def public_ones(formsets):
    return [formset for formset in formsets if formset.model not in PRIVATE_ROWS]


def as_plain_text(posted):
    """Browsers send CR LF and whatever was pasted; records keep LF and plain words, so that an untouched

    text is seen to be the same.
    """
    data = posted.copy()
    for name in data:
        data.setlist(name, [pasted.made_plain(value) for value in data.getlist(name)])
    return data


def give_own_region(request, project: Project) -> None:
    """A researcher's record without their region would leave their own sight."""
    region = request.user.regions.first()
    if region and not roles.may_write(request.user, project):
        ProjectRegion.objects.create(project=project, region=region, kind=RegionKind.WORKS_IN, inferred=True)
        messages.warning(request, f"{region} was added, so that you can go on with it.")
