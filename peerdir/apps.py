from django.apps import AppConfig


class PeerdirConfig(AppConfig):
    """The site's own questions for `manage.py check --deploy`."""

    name = "peerdir"

    def ready(self):
        from peerdir import checks  # noqa: F401 - it registers itself
