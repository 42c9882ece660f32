"""Failed sign-ins of the last hour, counted under marks that name nobody."""

from django.contrib import admin

from directory.actions.roles import ADMINISTRATORS
from directory.models import SignInTry

from .base import ReadOnlyAdmin


@admin.register(SignInTry)
class SignInTryAdmin(ReadOnlyAdmin):
    readers = ADMINISTRATORS
    list_display = ["at", "mark", "tries"]
    fields = ["at", "mark", "tries"]
