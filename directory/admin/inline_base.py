"""What the blocks on a project's page have in common: who may write them, and what they choose among."""

from django.contrib import admin

from directory.models import Contact, Project

from .base import with_help
from .questions_form import source_choices


class ProjectInline(admin.TabularInline):
    """Whoever may write the project may write its rows."""

    extra = 0
    project = None
    helps: dict[str, str] = {}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.known_rows = {}

    def get_formset(self, request, obj=None, **kwargs):
        self.project = obj
        return super().get_formset(request, obj, **kwargs)

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        return with_help(field, self.helps, db_field.name)

    def own_rows(self, field, name):
        """Choose among this project's own rows, read once for the whole block."""
        if name not in self.known_rows:
            rows = getattr(self.project, name).all() if self.project else []
            self.known_rows[name] = [("", "-"), *((row.pk, str(row)) for row in rows)]
        field.choices = self.known_rows[name]
        return field

    def known_sources(self, field):
        """The project's own sources and our latest, read once for the whole block."""
        if "sources" not in self.known_rows:
            used = Contact.objects.filter(project=self.project) if self.project else []
            choices = source_choices(self.project or Project(), used)
            self.known_rows["sources"] = [("", "-"), *choices[1:]]
        field.choices = self.known_rows["sources"]
        return field

    def may_write(self, request, obj):
        return self.admin_site.get_model_admin(self.parent_model).has_change_permission(request, obj)

    def has_view_permission(self, request, obj=None):
        return True

    def has_add_permission(self, request, obj=None):
        return self.may_write(request, obj)

    def has_change_permission(self, request, obj=None):
        return self.may_write(request, obj)

    def has_delete_permission(self, request, obj=None):
        return self.may_write(request, obj)


class PrivateInline(ProjectInline):
    """Contacts and consents: not even to look at, for those who may not write the record."""

    classes = ["staff-only"]

    def has_view_permission(self, request, obj=None):
        return self.may_write(request, obj)

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        """These rows have no history: what a person left alone is known by the value the page came with."""
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        if field is not None:
            field.show_hidden_initial = True
        return field


class LookInline(ProjectInline):
    """Written by actions; here to read."""

    can_delete = False

    def get_readonly_fields(self, request, obj=None):
        return self.fields

    def has_add_permission(self, request, obj=None):
        return False

    def has_change_permission(self, request, obj=None):
        return False
