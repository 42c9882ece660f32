"""What the blocks on a project's page have in common: who may write them, and what they choose among."""

from django import forms
from django.contrib import admin
from django.db import models

from directory.models import Contact, Project

from . import new_rows
from .base import NamedFields, with_help
from .blocks import PUBLIC, STAFF
from .days import DAY_HELP, ClockField, DayField
from .public_text import PublicTextForm
from .questions_form import source_choices

MOST_NEW = 20
PLAIN_CHOICES = ("venue", "consent", "region")


class ProjectInline(NamedFields, admin.TabularInline):
    """Whoever may write the project may write its rows."""

    form = PublicTextForm
    project = None
    helps: dict[str, str] = {}
    labels: dict[str, str] = {}
    # Who reads it, and what a researcher should know of it: see blocks.py.
    readers = PUBLIC
    about = ""
    formfield_overrides = {
        models.DateField: {"form_class": DayField, "widget": forms.DateInput(attrs={"size": 18})},
        models.TimeField: {
            "form_class": ClockField,
            "widget": forms.TimeInput(format="%H:%M", attrs={"size": 8}),
        },
    }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.known_rows = {}

    def get_extra(self, request, obj=None, **kwargs):
        """An empty row to write in, with or without scripts, where there is none or one more is asked for."""
        asked = request.GET.get("more") == f"block-{self.block}"
        return self.reopened_rows(request, self.block) + int(asked or not self.has_rows(obj))

    @property
    def block(self):
        """The name of the rows on a project, which is the name of the block in the form."""
        return self.model._meta.get_field("project").remote_field.get_accessor_name()

    def reopened_rows(self, request, block):
        return len(request.offered.new[block]) if hasattr(request, "offered") else 0

    def has_rows(self, obj):
        return obj is not None and self.model.objects.filter(project=obj).exists()

    def get_formset(self, request, obj=None, **kwargs):
        self.project = obj
        return super().get_formset(request, obj, **kwargs)

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        if field is not None and db_field.name in PLAIN_CHOICES:
            # Without the icons that lead away from a half-filled page.
            field.widget = getattr(field.widget, "widget", field.widget)
        if isinstance(field, DayField):
            field.help_text = f"{field.help_text} {DAY_HELP}".strip()
        if db_field.name in self.labels:
            field.label = self.labels[db_field.name]
        return with_help(field, self.helps, db_field.name)

    def pointing(self, db_field, request, block, words, *, likely=None):
        """Choose among this project's own rows, read once for the whole block, and those typed here."""
        if block not in self.known_rows:
            self.known_rows[block] = list(getattr(self.project, block).all()) if self.project else []
        rows, new = self.known_rows[block], self.offered_new(request, block)
        field = db_field.formfield(form_class=new_rows.RowField, widget=forms.Select)
        field.help_text = self.helps.get(db_field.name, field.help_text)
        field.choices = new_rows.choices(rows, new, words)
        fitting = [row for row in rows if likely(row)] if likely else []
        if not rows:
            field.initial = new_rows.FIRST_NEW
        elif len(fitting) == 1:
            field.initial = fitting[0].pk
        return field

    def offered_new(self, request, block):
        """How many new rows of a block this page holds."""
        posted = request.POST.get(f"{block}-TOTAL_FORMS", "")
        if request.method == "POST" and posted.isdecimal():
            known = request.POST.get(f"{block}-INITIAL_FORMS", "")
            return max(1, min(int(posted) - (int(known) if known.isdecimal() else 0), MOST_NEW))
        return self.reopened_rows(request, block) + 1

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
    readers = STAFF

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

    def get_extra(self, request, obj=None, **kwargs):
        return 0

    def get_readonly_fields(self, request, obj=None):
        return self.fields

    def has_add_permission(self, request, obj=None):
        return False

    def has_change_permission(self, request, obj=None):
        return False
