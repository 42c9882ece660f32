"""A page opened once as a phone or a desk would, and all that could be seen of the visit."""

from dataclasses import dataclass, field
from functools import cached_property
from urllib.parse import urlsplit

import html5lib

STORED = """async () => ({
    local: Object.keys(localStorage), session: Object.keys(sessionStorage), cookie: document.cookie,
    databases: (await indexedDB.databases()).map(one => one.name), caches: await caches.keys(),
    workers: (await navigator.serviceWorker.getRegistrations()).length,
})"""


@dataclass(frozen=True)
class Received:
    """One answer that came over the wire."""

    address: str
    kind: str
    body: int
    total: int


@dataclass
class Visit:
    """What a page showed, asked for, received, said and kept."""

    name: str
    address: str
    status: int = 0
    headers: dict[str, str] = field(default_factory=dict)
    html: str = ""
    title: str = ""
    main: str = ""
    asked: set[str] = field(default_factory=set)
    received: list[Received] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)
    cookies: list[dict] = field(default_factory=list)
    stored: dict = field(default_factory=dict)

    @cached_property
    def document(self):
        """Strict: any error that a browser would mend in silence fails the test."""
        return html5lib.HTMLParser(strict=True, namespaceHTMLElements=False).parse(self.html)

    def all(self, tag: str) -> list:
        return list(self.document.iter(tag))


def visit(browser, site: str, name: str, address: str, **context) -> Visit:
    """Open the page cold, in a browser that has seen nothing before."""
    seen = Visit(name, address)
    with browser.new_context(**context) as fresh:
        page = fresh.new_page()
        page.on("console", lambda message: complain(seen, message))
        page.on("pageerror", lambda error: seen.complaints.append(str(error)))
        page.on("request", lambda request: seen.asked.add(urlsplit(request.url).netloc))
        answers = []
        page.on("requestfinished", lambda request: answers.append(request))
        answer = page.goto(site + address, wait_until="load")
        seen.status, seen.headers, seen.html = answer.status, answer.all_headers(), answer.text()
        seen.title, seen.main = page.title(), page.inner_text("main")
        seen.received = [received(request) for request in answers]
        if context.get("java_script_enabled", True):
            seen.stored = page.evaluate(STORED)
        seen.cookies = fresh.cookies()
    return seen


def complain(seen: Visit, message) -> None:
    """A page that is meant to fail says so itself; anything else in the console is a fault."""
    of_the_page = message.location.get("url", "").endswith(seen.address)
    if message.type in {"error", "warning"} and not (of_the_page and "status of" in message.text):
        seen.complaints.append(message.text)


def received(request) -> Received:
    sizes = request.sizes()
    body = sizes["responseBodySize"]
    return Received(request.url, request.resource_type, body, body + sizes["responseHeadersSize"])
