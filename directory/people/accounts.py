"""People who work here: an account, and the one link that lets somebody set their password."""

from urllib.parse import urlencode

from django.conf import settings
from django.contrib.auth.tokens import default_token_generator
from django.core.validators import validate_email
from django.db import transaction
from django.urls import reverse
from django.utils.encoding import force_str
from django.utils.http import urlsafe_base64_decode, urlsafe_base64_encode

from directory.models import Region, User, UserRole


class NoSuchPersonError(ValueError):
    """What was asked for makes no account. Its words are for whoever asked."""


@transaction.atomic
def add_person(email: str, *, role: str, regions: list[str] = (), name: str = "") -> User:
    """An account that nobody can sign in to until its link is used; an account that stands is changed."""
    email = User.normalize_username(email)
    validate_email(email)
    if role not in UserRole.values:
        raise NoSuchPersonError(f"There is no role {role!r}. Roles: {', '.join(UserRole.values)}.")
    chosen = [region_called(slug) for slug in regions]
    if role == UserRole.RESEARCHER and not chosen:
        raise NoSuchPersonError("A researcher needs at least one region: --region london.")
    person = User.objects.called(email) or User.objects.create_user(email)
    person.role, person.name, person.is_active = role, name or person.name, True
    person.is_superuser = False
    person.save()
    person.regions.set(chosen)
    return person


def region_called(slug: str) -> Region:
    try:
        return Region.objects.get(slug=slug)
    except Region.DoesNotExist:
        known = ", ".join(Region.objects.values_list("slug", flat=True)) or "none: run load_report first"
        raise NoSuchPersonError(f"There is no region {slug!r}. Regions: {known}.") from None


def link_for(person: User) -> str:
    """Works once, for three days. The token is in the query, which no log keeps."""
    who = urlsafe_base64_encode(str(person.pk).encode())
    query = urlencode({"who": who, "token": default_token_generator.make_token(person)})
    return f"{settings.SITE_URL}{reverse('set_password')}?{query}"


def person_of(who: str, token: str) -> User | None:
    """Whoever a link was made for; None where it is wrong, old or used."""
    try:
        pk = int(force_str(urlsafe_base64_decode(who)))
    except (ValueError, OverflowError):
        return None
    person = User.objects.filter(pk=pk, is_active=True).first() if 0 < pk < 2**63 else None
    return person if person and default_token_generator.check_token(person, token) else None
