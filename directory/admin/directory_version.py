"""The number that moves with every public change."""

from django.contrib import admin

from directory.actions.roles import ADMINISTRATORS
from directory.models import DirectoryVersion

from .base import ReadOnlyAdmin


@admin.register(DirectoryVersion)
class DirectoryVersionAdmin(ReadOnlyAdmin):
    readers = ADMINISTRATORS
    list_display = ["__str__"]
    fields = ["number"]
