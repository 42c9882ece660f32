"""Rows that hang on a project: looked up here, changed on the project's own page."""

from django.contrib import admin
from django.urls import reverse
from django.utils.html import format_html

from directory.actions.roles import may_write, readable, writable
from directory.models import Project

from .base import ReadOnlyAdmin


class ProjectRowAdmin(ReadOnlyAdmin):
    """A person sees the rows of the projects they may read."""

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
