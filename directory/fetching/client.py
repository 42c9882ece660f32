"""One address asked: looked up once, its numbers checked, exactly these connected to; again at each redirect.

httpcore speaks HTTP and TLS; what it connects to is ours to say (its network backend). It follows nothing,
keeps no cookie and reads no proxy from the environment.
"""

import socket
import ssl
import threading
from collections import defaultdict
from collections.abc import Callable, Mapping
from contextlib import ExitStack, suppress
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cache
from urllib.parse import quote, urljoin, urlsplit

import httpcore
from django.conf import settings

from .addresses import IPAddress, is_public, look_up

SCHEMES = {"http": 80, "https": 443}
# Below this one stand the doors of other services, such as mail.
FIRST_FREE_PORT = 1024
REDIRECTS = {301, 302, 303, 307, 308}
LONGEST_ADDRESS = 2000
# What stands in a path or a question as it is; anything else is written with %.
AS_IT_IS = "/%:@!$&'()*+,;=~-._?"


class Trouble(StrEnum):
    """Why there is no answer."""

    ADDRESS = "address"
    UNKNOWN_HOST = "unknown-host"
    PRIVATE = "private"
    UNREACHABLE = "unreachable"
    CERTIFICATE = "certificate"
    TOO_SLOW = "too-slow"
    BROKEN = "broken"
    REDIRECTS = "redirects"


class FetchError(Exception):
    """There is no answer; `trouble` says why."""

    def __init__(self, trouble: Trouble, address: str):
        super().__init__(f"{trouble}: {address}")
        self.trouble, self.address = trouble, address


@dataclass(frozen=True)
class Fetched:
    """What an address answered: the address after all redirects, and of the body as much as was asked for."""

    address: str
    status: int
    headers: Mapping[str, str] = field(default_factory=dict)
    body: bytes = b""
    is_whole: bool = True


@dataclass(frozen=True)
class Target:
    """An address taken apart."""

    scheme: str
    host: str
    port: int
    path: str

    @property
    def named(self) -> str:
        """As the header Host has it."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return host if self.port == SCHEMES[self.scheme] else f"{host}:{self.port}"


class Fetcher:
    """Asks addresses: of one host only one at a time, in however many threads it is used.

    `seconds` is how long one request may take in all, from the connection to the last byte. The other
    arguments are for tests, which have no public address to ask: `may_ask` says of a number if it may be
    connected to, `look_up` gives the numbers of a host, `trusted` who signs certificates.
    """

    def __init__(
        self,
        *,
        seconds: float = 15,
        may_ask: Callable[[IPAddress], bool] = is_public,
        look_up: Callable[[str, int], list[IPAddress]] = look_up,
        trusted: ssl.SSLContext | None = None,
    ):
        self.seconds, self.may_ask, self.look_up = seconds, may_ask, look_up
        self.trusted = trusted or public_authorities()
        self.turns: defaultdict[str, threading.Lock] = defaultdict(threading.Lock)

    def fetch(
        self,
        address: str,
        *,
        method: str = "GET",
        headers: Mapping[str, str] | None = None,
        most: int = 1_000_000,
        redirects: int = 5,
    ) -> Fetched:
        """Ask, and follow so many redirects. Of the body `most` bytes are read. Raises FetchError.

        A status such as 404 is an answer too. `headers` are for If-None-Match and the like, and go to each
        address on the way.
        """
        for _ in range(redirects + 1):
            target = target_of(address)
            with self.turns[target.host]:
                found = self.ask(target, address, method, headers or {}, most)
            leads_to = found.headers.get("location", "")
            if found.status not in REDIRECTS or not leads_to:
                return found
            address = joined(address, leads_to)
        raise FetchError(Trouble.REDIRECTS, address)

    def ask(
        self, target: Target, address: str, method: str, headers: Mapping[str, str], most: int
    ) -> Fetched:
        backend = CheckedBackend(self.numbers_of(target, address), self.seconds)
        url = httpcore.URL(
            scheme=target.scheme.encode(),
            host=target.host.encode(),
            port=target.port,
            target=target.path.encode(),
        )
        sent = {"Host": target.named, "User-Agent": user_agent(), "Accept": "*/*"}
        # Packed a body could unfold to any size.
        sent |= {"Accept-Encoding": "identity", "Connection": "close", **headers}
        step = dict.fromkeys(("connect", "read", "write", "pool"), self.seconds)
        pool = httpcore.ConnectionPool(ssl_context=self.trusted, network_backend=backend)
        try:
            with (
                pool,
                pool.stream(method, url, headers=list(sent.items()), extensions={"timeout": step}) as answer,
            ):
                body, is_whole = read(answer, most)
                if backend.is_over:
                    # A body without a length ends as if it were whole.
                    raise FetchError(Trouble.TOO_SLOW, address)
                return Fetched(address, answer.status, headers_of(answer), body, is_whole)
        except (httpcore.NetworkError, httpcore.ProtocolError, httpcore.TimeoutException) as problem:
            raise FetchError(trouble_of(problem, backend), address) from problem
        finally:
            backend.end()

    def numbers_of(self, target: Target, address: str) -> list[IPAddress]:
        """Where the host stands, looked up once. One number that may not be asked refuses them all."""
        try:
            numbers = self.look_up(target.host, target.port)
        except (OSError, UnicodeError, ValueError) as problem:
            raise FetchError(Trouble.UNKNOWN_HOST, address) from problem
        if not numbers:
            raise FetchError(Trouble.UNKNOWN_HOST, address)
        if not all(map(self.may_ask, numbers)):
            raise FetchError(Trouble.PRIVATE, address)
        return numbers


class CheckedBackend(httpcore.NetworkBackend):
    """Connects to the numbers that were checked, whatever name httpcore asks for; ends after so many seconds.

    A timeout of a socket counts from byte to byte, so a host could send one at a time for ever, in the middle
    of its certificate too. Here the connection is shut at the end, by a second handle on it.
    """

    def __init__(self, numbers: list[IPAddress], seconds: float):
        self.numbers, self.seconds = numbers, seconds
        self.is_over = False
        self.afterwards = ExitStack()

    def connect_tcp(self, host, port, timeout=None, local_address=None, socket_options=None):
        each = self.seconds / len(self.numbers)
        for number in self.numbers:
            try:
                stream = httpcore.SyncBackend().connect_tcp(
                    str(number), port, each, local_address, socket_options
                )
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as problem:
                failed = problem
                continue
            handle = stream.get_extra_info("socket").dup()
            clock = threading.Timer(self.seconds, self.shut, [handle])
            clock.daemon = True
            clock.start()
            for step in (handle.close, clock.join, clock.cancel):
                self.afterwards.callback(step)
            return stream
        raise failed

    def shut(self, handle: socket.socket) -> None:
        self.is_over = True
        # It may have been closed from the other side.
        with suppress(OSError):
            handle.shutdown(socket.SHUT_RDWR)

    def end(self) -> None:
        """Stop the clock, and let go of the second handle."""
        self.afterwards.close()


@cache
def public_authorities() -> ssl.SSLContext:
    """Who may vouch for a site, by Mozilla's list; read once a process, for it is long."""
    return httpcore.default_ssl_context()


def fetch(address: str, **options) -> Fetched:
    """Ask one address; the options are those of `Fetcher.fetch`. Raises FetchError."""
    return Fetcher().fetch(address, **options)


def target_of(address: str) -> Target:
    """An address of the web taken apart. Raises FetchError where it is none, or not one to ask."""
    try:
        parts = urlsplit(address)
        port = parts.port or SCHEMES[parts.scheme]
        host = (parts.hostname or "").encode("idna").decode()
    except (ValueError, KeyError) as problem:
        raise FetchError(Trouble.ADDRESS, address) from problem
    has_password = "@" in parts.netloc
    is_other_door = port < FIRST_FREE_PORT and port not in SCHEMES.values()
    if not host or has_password or is_other_door or len(address) > LONGEST_ADDRESS:
        raise FetchError(Trouble.ADDRESS, address)
    path = parts.path or "/"
    if parts.query:
        path = f"{path}?{parts.query}"
    return Target(parts.scheme, host, port, quote(path, safe=AS_IT_IS))


def joined(address: str, leads_to: str) -> str:
    """Where a redirect leads. Raises FetchError where it cannot be read."""
    try:
        return urljoin(address, leads_to)
    except ValueError as problem:
        raise FetchError(Trouble.ADDRESS, address) from problem


def user_agent() -> str:
    """The site's name, and where one reads who asks; plain letters only, as a header must have."""
    name = "".join(letter for letter in settings.SITE_NAME if letter.isascii() and letter.isalnum())
    return f"{name or 'Directory'}/1.0" + (f" (+{settings.SITE_URL}/about/)" if settings.SITE_URL else "")


def read(answer: httpcore.Response, most: int) -> tuple[bytes, bool]:
    """So many bytes of the body, and whether that is all of it."""
    body = b""
    if not most:
        return body, False
    for part in answer.iter_stream():
        body += part
        if len(body) > most:
            return body[:most], False
    return body, True


def headers_of(answer: httpcore.Response) -> dict[str, str]:
    """By their names in small letters; of one that comes twice, both."""
    found: dict[str, str] = {}
    for name, value in answer.headers:
        key = name.decode("latin-1").lower()
        try:
            text = value.decode("utf-8")
        except UnicodeDecodeError:
            text = value.decode("latin-1")
        found[key] = f"{found[key]}, {text}" if key in found else text
    return found


def trouble_of(problem: Exception, backend: CheckedBackend) -> Trouble:
    if backend.is_over or isinstance(problem, httpcore.TimeoutException):
        return Trouble.TOO_SLOW
    below: BaseException | None = problem
    while below is not None:
        if isinstance(below, ssl.SSLCertVerificationError):
            return Trouble.CERTIFICATE
        below = below.__cause__ or below.__context__
    return Trouble.UNREACHABLE if isinstance(problem, httpcore.ConnectError) else Trouble.BROKEN
