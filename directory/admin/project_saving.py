"""How a project is saved: an editor's change at once, a researcher's to a published record as a proposal."""

from django.contrib import messages
from django.db import transaction

from directory.actions import checks, facts, history, placing, recording, review, roles
from directory.models import ChangeVia, Consent, Contact, Project, ProjectRegion, Venue
from directory.vocabulary import RegionKind

from . import collisions

PRIVATE_ROWS = (Contact, Consent)


class ProjectSaving:
    """For ProjectAdmin: everything between the button and the database."""

    def _changeform_view(self, request, object_id, form_url, extra_context):
        """Runs inside Django's transaction, so what is compared here is what will be written."""
        request.told = []
        if request.method == "POST":
            request.POST = with_plain_newlines(request.POST)
            if object_id:
                self.meet_others(request, object_id)
        return super()._changeform_view(request, object_id, form_url, extra_context)

    def meet_others(self, request, object_id):
        project = self.get_object(request, object_id)
        seen = request.POST.get("seen", "")
        if project is not None and seen.isdecimal() and self.has_change_permission(request, project):
            review.held(project)
            request.told = collisions.meet(self, request, project, int(seen))
            if request.told:
                request.POST["seen"] = str(history.last(project))

    def get_form(self, request, obj=None, change=False, **kwargs):
        form = super().get_form(request, obj, change=change, **kwargs)
        form.told = getattr(request, "told", [])
        form.person = request.user
        return form

    def save_model(self, request, obj, form, change):
        """Written in save_related, with the rows that hang on it, as one change."""
        if not change:
            super().save_model(request, obj, form, change)

    @transaction.atomic
    def save_related(self, request, form, formsets, change):
        project = form.instance

        def write():
            self.write_all(request, form, public_ones(formsets), change)

        if change and review.waits(stored(project), request.user):
            proposal = review.propose(project, review.trial(project, write), by=request.user)
            request.proposed = proposal
        else:
            before = facts.take(project) if change else {}
            write()
            via = ChangeVia.CHECK if self.is_check(request) else ChangeVia.FORM
            request.kept = history.keep(project, before, by=request.user, via=via)
            if request.kept:
                review.sign_stage(project, request.kept.changes, by=request.user)
        self.write_private(request, form, formsets, change)
        if self.is_check(request):
            self.write_check(request, form)

    def write_all(self, request, form, formsets, change):
        project = form.instance
        project.save()
        form.save_m2m()
        if change and "slug" in form.changed_data:
            recording.keep_old_slug(project, form.initial.get("slug", ""))
        for formset in formsets:
            self.save_formset(request, form, formset, change)
        placing.hide_homes(project)
        if request.user.role == roles.RESEARCHER:
            give_own_region(request, project)

    def write_private(self, request, form, formsets, change):
        """Contacts and consents stand outside history and proposals; none is public by being written."""
        private = [formset for formset in formsets if formset.model in PRIVATE_ROWS]
        for formset in private:
            self.save_formset(request, form, formset, change)
        if any(formset.has_changed() for formset in private):
            self.announce([form.instance])

    def save_formset(self, request, form, formset, change):
        rows = formset.save(commit=False)
        for row in formset.deleted_objects:
            row.delete()
        for row in rows:
            self.save_row(request, row, formset)
        formset.save_m2m()

    def save_row(self, request, row, formset):
        if isinstance(row, Venue):
            form = next(f for f in formset.forms if f.instance is row)
            for doubt in placing.place(row, form.private):
                messages.warning(request, doubt)
            return
        if isinstance(row, Consent) and row.recorded_by is None:
            row.recorded_by = request.user
        if isinstance(row, Contact):
            row.source_id = row.source_id or recording.our_own_source().pk
            checks.forget_use(row)
        row.save()

    def construct_change_message(self, request, form, formsets, add=False):
        """The log names the blocks that changed, never what stood in them: history has its own place."""
        message = super().construct_change_message(request, form, formsets, add)
        for part in message:
            for detail in part.values():
                detail.pop("object", None)
                if "name" in detail:
                    detail["object"] = detail["name"]
        return message


def stored(project: Project) -> Project:
    return Project.objects.get(pk=project.pk)


def public_ones(formsets):
    return [formset for formset in formsets if formset.model not in PRIVATE_ROWS]


def with_plain_newlines(posted):
    """Browsers send CR LF; records keep LF, so that an untouched text is seen to be the same."""
    data = posted.copy()
    for name in data:
        data.setlist(name, [value.replace("\r\n", "\n") for value in data.getlist(name)])
    return data


def give_own_region(request, project: Project) -> None:
    """A researcher's record without their region would leave their own sight."""
    region = request.user.regions.first()
    if region and not roles.may_write(request.user, project):
        ProjectRegion.objects.create(project=project, region=region, kind=RegionKind.WORKS_IN, inferred=True)
        messages.warning(request, f"{region} was added, so that you can go on with it.")
