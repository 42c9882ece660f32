"""Reads a page as a visitor's browser and a screen reader would."""

import re

import html5lib
import pytest


@pytest.fixture
def page(client, db):
    """page("/regions/") -> its parsed document, with the answer beside it."""

    from directory.search import live

    def read(address, status=200):
        live.refresh()
        response = client.get(address)
        assert response.status_code == status, response.content[:400]
        return Page(response)

    return read


class Page:
    """A page, and what is in it."""

    def __init__(self, response):
        self.response = response
        self.html = response.content.decode()
        # Strict: any error that a browser would mend in silence fails the test.
        self.document = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False).parse(self.html)

    def all(self, tag):
        return list(self.document.iter(tag))

    def text(self, tag="main"):
        return re.sub(r" (?=[.,;:)])", "", tidy(" ".join(self.all(tag)[0].itertext())))

    @property
    def title(self):
        return self.text("title")

    @property
    def links(self):
        return {tidy("".join(a.itertext())): a.get("href") for a in self.all("a")}

    @property
    def headings(self):
        return [e for e in self.document.iter() if re.fullmatch(r"h[1-6]", str(e.tag))]


def tidy(text):
    return " ".join(text.split())
