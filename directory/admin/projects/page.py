"""The forms of one part of a record: made of what stands, what is proposed or what was posted."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.contrib.admin import helpers
from django.contrib.admin.options import IS_POPUP_VAR, TO_FIELD_VAR
from django.contrib.admin.utils import flatten_fieldsets
from django.forms import all_valid

from directory.models import ChangeVia, Project, ProposedChange
from directory.people import roles
from directory.records.facts import (
    ANSWERS,
    COLUMN,
    MORE_SOURCE,
    RECORDED_WORDS,
    TERM,
    Changes,
    Facts,
    parse,
)

from .form import ProjectFormBase, vocabulary_field
from .form_facts import KIND_OF, typed_rows
from .inlines import ProjectInline
from .problems import problems
from .proposals import Offered
from .row_forms import PointingForm
from .sections import in_order

MOST_NEW = 20


@dataclass(frozen=True)
class Saved:
    """What came of a save."""

    project: Project
    # Whether it is a change to a published record that an editor has to look at.
    waits: bool = False
    # Such a change, where anything is different.
    proposed: ProposedChange | None = None


@dataclass(frozen=True)
class Part:
    """What one page edits: the whole record, or a part of it."""

    form: type[ProjectFormBase]
    fieldsets: list
    inlines: list[type[ProjectInline]]
    via: ChangeVia
    # Whether a change that is not decided yet opens here again.
    goes_on: bool = False
    # Whether this is one page of several: what it does not ask stays as it is, in such a change too.
    is_one_of_several: bool = False
    template: str | None = None

    def finish(self, page: "Page", saved: Saved) -> None:
        """What is written beside the facts."""

    def context(self, page: "Page", context: dict) -> dict:
        """What the template needs of this part alone."""
        return {}

    def answer(self, page: "Page", saved: Saved):
        """Where a save leads; None leaves it to the admin's own buttons."""
        return None


class Page:
    """`project` is None for a new one; `data` is what was posted, None before anything is.

    `told` is what others changed meanwhile, `offered` what an undecided change makes of the forms.
    """

    def __init__(self, admin, request, project, part: Part, *, data=None, told=(), offered=None):
        self.admin, self.request, self.project, self.part = admin, request, project, part
        self.data, self.told, self.offered = data, told, offered or Offered()
        if project is None:
            self.may_write = admin.has_add_permission(request)
        else:
            self.may_write = admin.has_change_permission(request, project)
        self.form = self.make_form()
        self.inlines = list(self.allowed_inlines())
        self.all_formsets = [self.make_formset(inline) for inline in self.inlines]
        self.give_blocks()

    def make_form(self):
        fields = flatten_fieldsets(self.part.fieldsets)
        form_class = self.admin.get_form(
            self.request, self.project, change=self.project is not None, form=self.part.form, fields=fields
        )
        more = {}
        if self.project is None and self.data is None:
            more["initial"] = self.admin.get_changeform_initial_data(self.request)
        return form_class(
            self.data,
            instance=self.project,
            person=self.request.user,
            told=self.told,
            offered=self.offered.columns,
            **more,
        )

    def allowed_inlines(self) -> Iterator[ProjectInline]:
        """Each block of rows that this person may at least look at."""
        for inline_class in self.part.inlines:
            inline = inline_class(self.admin.model, self.admin.admin_site)
            inline.writes = self.may_write
            inline.new_rows = NewRows(self.data, self.offered)
            inline.offered_rows = len(self.offered.new.get(inline.block, ()))
            if inline.has_view_permission(self.request, self.project):
                yield inline

    def make_formset(self, inline: ProjectInline):
        """Rows that are only looked at read nothing of what was posted."""
        if not inline.has_add_permission(self.request, self.project):
            inline.max_num = 0
        formset_class = inline.get_formset(self.request, self.project)
        prefix = formset_class.get_default_prefix()
        more = {"initial": self.offered.new[prefix]} if prefix in self.offered.new else {}
        if self.data is not None and inline.has_change_permission(self.request, self.project):
            more["data"] = self.data
        rows = inline.get_queryset(self.request)
        formset = formset_class(instance=self.form.instance, prefix=prefix, queryset=rows, **more)
        self.offered.put_into(formset)
        return formset

    def give_blocks(self) -> None:
        """A row may point to one typed in another block, and a check asks about the rows of a fact."""
        blocks = {formset.prefix: formset for formset in self.all_formsets}
        self.form.blocks = blocks
        for formset in self.all_formsets:
            if issubclass(formset.form, PointingForm):
                for form in formset.forms:
                    form.blocks = blocks

    @property
    def formsets(self) -> list:
        """Those that may be written."""
        pairs = zip(self.inlines, self.all_formsets, strict=True)
        return [rows for inline, rows in pairs if inline.has_change_permission(self.request, self.project)]

    def formset(self, prefix: str):
        return next(formset for formset in self.all_formsets if formset.prefix == prefix)

    def is_valid(self) -> bool:
        form_is_valid = self.form.is_valid()
        return all_valid(self.formsets) and form_is_valid

    def asks(self, path: str, value) -> bool:
        """Whether this fact can be written on this page; `value` is what it is or was."""
        kind, key = parse(path)
        if kind is COLUMN:
            return path in self.form.fields
        if kind is MORE_SOURCE:
            return "more_sources" in self.form.fields
        if kind in (TERM, RECORDED_WORDS):
            return vocabulary_field(key[0]) in self.form.fields
        if kind is ANSWERS:
            return value["question"] in {question.number for question in self.form.asked_questions()}
        return any(KIND_OF.get(formset.model) is kind for formset in self.formsets)

    def not_asked(self, changes: Changes) -> Facts:
        """What these changes make of facts that are asked on other pages."""
        pairs = changes.items()
        return {path: to for path, (was, to) in pairs if not self.asks(path, was if to is None else to)}

    def typed(self, stored: Facts) -> Facts:
        """What a valid page changes of these facts: path -> value, None for what goes."""
        return self.form.typed(stored) | typed_rows(self.formsets, self.form.instance, stored)

    def render(self, extra: dict, proposal=None):
        """As Django's own form, in blocks, with all that has to be put right at the top."""
        admin, request, project = self.admin, self.request, self.project
        fieldsets = self.part.fieldsets
        readonly = flatten_fieldsets(fieldsets) if not self.may_write else []
        form = helpers.AdminForm(self.form, list(fieldsets), {}, readonly, model_admin=admin)
        rows = admin.get_inline_formsets(request, self.all_formsets, self.inlines, project)
        media = admin.media + form.media
        for one in rows:
            media += one.media
        blocks = in_order(form, rows)
        context = {
            **admin.admin_site.each_context(request),
            "title": self.title,
            "subtitle": str(project) if project else None,
            "adminform": form,
            "object_id": str(project.pk) if project else None,
            "original": project,
            "is_popup": IS_POPUP_VAR in request.POST or IS_POPUP_VAR in request.GET,
            "to_field": request.POST.get(TO_FIELD_VAR, request.GET.get(TO_FIELD_VAR)),
            "media": media,
            "inline_admin_formsets": rows,
            "errors": helpers.AdminErrorList(self.form, self.all_formsets),
            "preserved_filters": admin.get_preserved_filters(request),
            "blocks": blocks,
            "problems": problems(self.form, blocks),
            "show_save_and_add_another": False,
            "reopened": proposal,
            "may_publish": roles.may_publish(request.user),
            **extra,
        }
        context |= self.part.context(self, context)
        add = project is None
        # Named, so that it leaves out the anchor of the block: an anchor would take the focus from an error.
        response = admin.render_change_form(
            request, context, add=add, change=not add, obj=project, form_url=request.path
        )
        if self.part.template:
            response.template_name = self.part.template
        return response

    @property
    def title(self) -> str:
        if self.project is None:
            return "Record a project"
        return f"{'Change' if self.may_write else 'View'} {self.admin.opts.verbose_name}"


class NewRows:
    """How many new rows of a block a page holds, and its fields may point to."""

    def __init__(self, data, offered: Offered):
        self.data, self.offered = data, offered

    def get(self, block: str, default: int) -> int:
        posted = self.data.get(f"{block}-TOTAL_FORMS", "") if self.data is not None else ""
        if posted.isdecimal():
            known = self.data.get(f"{block}-INITIAL_FORMS", "")
            return max(default, min(int(posted) - (int(known) if known.isdecimal() else 0), MOST_NEW))
        return len(self.offered.new.get(block, ())) + default
