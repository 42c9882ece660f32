"""What every ModelAdmin here keeps: who may open it, and what a change to it sets in motion."""

import re
from functools import cache

from django.apps import apps
from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.db import models, transaction
from django.urls import reverse
from django.utils.html import format_html

from directory.models import Project, User
from directory.people.roles import (
    ADMINISTRATORS,
    EDITORS,
    EVERYONE,
    NOBODY,
    is_one_of,
    may_write,
    readable,
    writable,
)
from directory.records import reindex

from .public_text import PublicTextForm

# How the name of a look-up ends that one of Django's filters beside a list asks for.
OF_FILTERS = ("", "__exact", "__isnull", "__id__exact")


def people_by_name(model: type[models.Model], fields: list) -> list:
    """These fields of a page that is only read, with people as names.

    Django links to whatever stands in a field, and an account's page is open to administrators alone.
    """
    names = {one.name for one in model._meta.concrete_fields if one.related_model is User}
    return [name_of_person(model, name) if name in names else name for name in fields]


@cache
def name_of_person(model: type[models.Model], name: str):
    """A column that shows one of its people; always the same one, for Django looks it up by itself."""

    @admin.display(description=model._meta.get_field(name).verbose_name)
    def person(row):
        return getattr(row, name) or "-"

    person.__name__ = name
    return person


class NamedFields:
    """A page shows the fields that it names: a new column of a model is shown nowhere by itself."""

    def get_fields(self, request, obj=None):
        return list(self.fields or ())


class WorkshopAdmin(NamedFields, admin.ModelAdmin):
    """A public subject: readers read, writers write, and each change bumps the version with it."""

    form = PublicTextForm
    readers = EVERYONE
    adders = EDITORS
    writers = EDITORS
    removers = EDITORS
    list_per_page = 50
    show_full_result_count = False
    empty_value_display = "-"
    # What the model does not say already, field by field.
    helps: dict[str, str] = {}

    def has_module_permission(self, request):
        return is_one_of(request.user, self.readers)

    def has_view_permission(self, request, obj=None):
        return is_one_of(request.user, self.readers)

    def has_add_permission(self, request):
        return is_one_of(request.user, self.adders)

    def has_change_permission(self, request, obj=None):
        return is_one_of(request.user, self.writers)

    def has_delete_permission(self, request, obj=None):
        return is_one_of(request.user, self.removers)

    def history_view(self, request, object_id, extra_context=None):
        """Django says first whether there is such a row: whoever may not open the list is refused alike."""
        if not self.has_view_permission(request):
            raise PermissionDenied
        return super().history_view(request, object_id, extra_context)

    def lookup_allowed(self, lookup, value, request):
        """Those of the filters beside the list. By any other a column could be read letter by letter."""
        return lookup in {f"{name}{end}" for name in self.get_list_filter(request) for end in OF_FILTERS}

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        if isinstance(db_field, models.URLField):
            kwargs["assume_scheme"] = "https"
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        return with_help(field, self.helps, db_field.name)

    def get_deleted_objects(self, objs, request):
        """Without the rows that only tie two tables together: they have no name that a reader knows."""
        gone, counts, lacking, protected = super().get_deleted_objects(objs, request)
        ties = {
            str(model._meta.verbose_name_plural)
            for model in apps.get_models(include_auto_created=True)
            if model._meta.auto_created
        }
        counts = {name: number for name, number in counts.items() if str(name) not in ties}
        return without_ties(gone), counts, lacking - ties, protected

    def announce(self, objects):
        """What the public reads has changed. Called inside the transaction of the change."""
        reindex.directory_changed()

    def save_related(self, request, form, formsets, change):
        super().save_related(request, form, formsets, change)
        self.announce([form.instance])

    @transaction.atomic
    def delete_model(self, request, obj):
        super().delete_model(request, obj)
        self.announce([])

    @transaction.atomic
    def delete_queryset(self, request, queryset):
        super().delete_queryset(request, queryset)
        self.announce([])


A_TIE = re.compile(r" object \(\w+\)")


def without_ties(gone: list) -> list:
    """Django's nested list of what would be deleted, without rows that are named by their number alone."""
    kept = []
    for one in gone:
        if isinstance(one, list):
            if below := without_ties(one):
                kept.append(below)
        elif not A_TIE.search(str(one)):
            kept.append(one)
    return kept


def with_help(field, helps, name):
    """A form field that tells a researcher what to write."""
    if field is not None and not field.help_text:
        field.help_text = helps.get(name, "")
    return field


class StaffOnly:
    """Nothing here reaches the public, so nothing is announced."""

    def announce(self, objects):
        pass


class ReadOnlyAdmin(StaffOnly, WorkshopAdmin):
    """To look things up. These rows change on their project's page, or by themselves."""

    readers = ADMINISTRATORS
    adders = writers = removers = NOBODY
    actions = None

    def get_fieldsets(self, request, obj=None):
        return [(None, {"fields": people_by_name(self.model, self.get_fields(request, obj))})]


class ProjectRowAdmin(ReadOnlyAdmin):
    """A person sees the rows of the projects they may read."""

    readers = EVERYONE
    list_select_related = ["project"]
    path_to_project = "project"
    # Shown beside `fields` to those who may write the record: what holds a contact, an address or a consent.
    private_fields: list[str] = []

    def projects(self, request):
        return readable(request.user)

    def get_queryset(self, request):
        rows = super().get_queryset(request)
        return rows.filter(**{f"{self.path_to_project}__in": self.projects(request)})

    def has_view_permission(self, request, obj=None):
        allowed = super().has_view_permission(request, obj)
        if obj is None or not allowed:
            return allowed
        return self.projects(request).filter(pk=self.project_of(obj).pk).exists()

    def get_fields(self, request, obj=None):
        fields = super().get_fields(request, obj)
        if self.private_fields and obj is not None and may_write(request.user, self.project_of(obj)):
            return [*fields, *self.private_fields]
        return fields

    def project_of(self, row) -> Project:
        for step in self.path_to_project.split("__"):
            row = getattr(row, step)
        return row

    @admin.display(description="project", ordering="project__name")
    def on_project(self, row):
        project = self.project_of(row)
        address = reverse("admin:directory_project_change", args=[project.pk])
        return format_html('<a href="{}">{}</a>', address, project)


class PrivateRowAdmin(ProjectRowAdmin):
    """Contacts, addresses and consents: only for those who may write the record."""

    def projects(self, request):
        return writable(request.user)
