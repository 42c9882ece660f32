"""What somebody had written when a form could not be taken in: the error page gives it back to them."""

import re
from dataclasses import dataclass
from urllib.parse import parse_qsl

from django.core.exceptions import BadRequest, SuspiciousOperation, TooManyFieldsSent
from django.http import HttpRequest, UnreadablePostError
from django.middleware.csrf import get_token

TOKEN = "csrfmiddlewaretoken"  # noqa: S105 - the field's name
# Never sent back: typed again.
SECRET = re.compile(r"password|secret", re.IGNORECASE)
# Shorter ones are choices, dates and numbers.
A_TEXT = 40
MOST_FIELDS = 20_000


@dataclass(frozen=True)
class Written:
    """The fields of a form as they were sent; `secrets` and `files` by name only."""

    address: str
    fields: list[tuple[str, str]]
    secrets: list[str]
    files: list[str]
    token: str
    may_send: bool

    @property
    def texts(self) -> list[tuple[str, str]]:
        """What is long enough to be missed, with words for its field."""
        return [
            (name.replace("-", ", ").replace("_", " "), value)
            for name, value in self.fields
            if (len(value) > A_TEXT or "\n" in value) and not name.startswith("_")
        ]


def written_in(request: HttpRequest, *, may_send: bool = True) -> Written | None:
    """What stands in the request's form; None where it has none, or another site made it."""
    if request.method != "POST" or is_from_elsewhere(request):
        return None
    sent, is_whole = sent_fields(request)
    fields = [(name, value) for name, value in sent if name != TOKEN and not SECRET.search(name)]
    secrets = list(dict.fromkeys(name for name, _ in sent if SECRET.search(name)))
    files = list(request.FILES) if is_whole else []
    if not fields and not files:
        return None
    has_token = any(name == TOKEN for name, _ in sent)
    return Written(
        address=request.get_full_path(),
        fields=fields,
        secrets=secrets,
        files=files,
        token=get_token(request) if has_token else "",
        may_send=may_send and is_whole,
    )


def sent_fields(request: HttpRequest) -> tuple[list[tuple[str, str]], bool]:
    """Name and value in order, and whether that is all of them; nothing where the form cannot be read."""
    try:
        return [(name, value) for name, values in request.POST.lists() for value in values], True
    except TooManyFieldsSent:
        return parsed(request), False
    except (SuspiciousOperation, BadRequest, UnreadablePostError):
        return [], False


def parsed(request: HttpRequest) -> list[tuple[str, str]]:
    """A form of more fields than we take, so that it can at least be read and copied."""
    try:
        return parse_qsl(request.body.decode("utf-8", "replace"), True, max_num_fields=MOST_FIELDS)
    except (ValueError, SuspiciousOperation, OSError, RuntimeError):
        return []


def is_from_elsewhere(request: HttpRequest) -> bool:
    """Whether the browser says that another site's page sent this; its words are not shown as if of ours."""
    return says_where(request) is False


def is_surely_ours(request: HttpRequest) -> bool:
    """Whether the browser says that a page of this site sent it."""
    return says_where(request) is True


def says_where(request: HttpRequest) -> bool | None:
    """True for this site, False for another, None where the browser says neither."""
    if site := request.headers.get("Sec-Fetch-Site"):
        return site in ("same-origin", "none")
    if origin := request.headers.get("Origin"):
        return origin.partition("://")[2] == request.META.get("HTTP_HOST", "")
    return None
