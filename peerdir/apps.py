"""Django's admin, with our own front room."""

from django.contrib import admin
from django.contrib.admin.apps import AdminConfig


class WorkshopConfig(AdminConfig):
    default_site = "peerdir.workshop.Workshop"

    def ready(self):
        """Django's groups decide nothing here, so there is no page for them."""
        super().ready()
        from django.contrib.auth.models import Group

        from peerdir import checks  # noqa: F401 - it registers itself

        if admin.site.is_registered(Group):
            admin.site.unregister(Group)
