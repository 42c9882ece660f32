"""Django's admin, with our own front room."""

from django.contrib.admin.apps import AdminConfig


class WorkshopConfig(AdminConfig):
    default_site = "peerdir.workshop.Workshop"
