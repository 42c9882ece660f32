"""When the gazetteer was loaded."""

from django.contrib import admin

from directory.actions.roles import ADMINISTRATORS
from directory.models import GazetteerLoad

from .base import ReadOnlyAdmin


@admin.register(GazetteerLoad)
class GazetteerLoadAdmin(ReadOnlyAdmin):
    readers = ADMINISTRATORS
    list_display = ["loaded_at", "content_hash"]
    fields = ["loaded_at", "content_hash"]
