"""What `manage.py check --deploy` asks beside Django's own questions."""

from django.conf import settings
from django.core.checks import Tags, Warning, register

SHORTEST, FEWEST_LETTERS = 50, 5


@register(Tags.security, deploy=True)
def check_tombstone_key(app_configs, **kwargs):
    """A key that can be guessed tells from the table who asked not to be listed."""
    key = settings.TOMBSTONE_KEY
    if len(key) >= SHORTEST and len(set(key)) >= FEWEST_LETTERS:
        return []
    return [Warning(f"TOMBSTONE_KEY has less than {SHORTEST} random letters.", id="peerdir.W001")]
