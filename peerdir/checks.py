"""What `manage.py check --deploy` asks beside Django's own questions."""

from django.conf import settings
from django.core.checks import Error, Tags, Warning, register
from django.core.exceptions import ValidationError
from django.core.validators import validate_email

SHORTEST, FEWEST_LETTERS = 50, 5


@register(Tags.security, deploy=True)
def check_tombstone_key(app_configs, **kwargs):
    """A key that can be guessed tells from the table who asked not to be listed."""
    key = settings.TOMBSTONE_KEY
    if len(key) >= SHORTEST and len(set(key)) >= FEWEST_LETTERS:
        return []
    return [Warning(f"TOMBSTONE_KEY has less than {SHORTEST} random letters.", id="peerdir.W001")]


# Whoever runs a site that holds people's data says who they are (UK GDPR, articles 13 and 14).
OPERATOR_SETTINGS = {
    "OPERATOR_NAME": "the organisation that runs this site, as its charter or register has it",
    "OPERATOR_ADDRESS": "where it can be written to by post, on one line",
    "PRIVACY_CONTACT": "the e-mail address for questions about people's own data",
    "DUTY_EMAIL": "the e-mail address of whoever is on duty for worries about safety; it is never shown",
}
EMAIL_SETTINGS = ("PRIVACY_CONTACT", "DUTY_EMAIL")


@register(Tags.security, deploy=True)
def check_operator(app_configs, **kwargs):
    """A site that nobody answers for must not go to the public."""
    found = []
    for name, what in OPERATOR_SETTINGS.items():
        value = getattr(settings, name)
        if not value:
            found.append(Error(f"{name} is missing. Set it to {what}.", id="peerdir.E001"))
        elif name in EMAIL_SETTINGS and not is_email(value):
            found.append(Error(f"{name} is no e-mail address. Set it to {what}.", id="peerdir.E002"))
    return found


def is_email(value: str) -> bool:
    try:
        validate_email(value)
    except ValidationError:
        return False
    return True
