"""A form as a browser would send it back: every control of a page with the value it shows."""

import html
import re
from dataclasses import dataclass
from html.parser import HTMLParser
from urllib.parse import urljoin

from django.urls import reverse


class FormReader(HTMLParser):
    """Collects the controls of the page's main form."""

    def __init__(self, form_id):
        super().__init__()
        self.form_id, self.inside = form_id, False
        self.values: dict[str, list[str]] = {}
        self.select = self.textarea = None

    def handle_starttag(self, tag, attrs):
        attrs = dict(attrs)
        if tag == "form":
            self.inside = attrs.get("id") == self.form_id
        if not self.inside or "disabled" in attrs:
            return
        if tag == "input" and attrs.get("name"):
            self.input(attrs)
        elif tag == "select":
            self.select = attrs["name"]
            self.values.setdefault(self.select, [])
            self.first = None
        elif tag == "option" and self.select:
            self.first = attrs.get("value", "") if self.first is None else self.first
            if "selected" in attrs:
                self.values[self.select].append(attrs.get("value", ""))
        elif tag == "textarea":
            self.textarea = attrs["name"]
            self.values[self.textarea] = [""]

    def input(self, attrs):
        kind = attrs.get("type", "text")
        if kind in ("checkbox", "radio"):
            if "checked" in attrs:
                self.values.setdefault(attrs["name"], []).append(attrs.get("value", "on"))
        elif kind not in ("submit", "button", "file"):
            self.values.setdefault(attrs["name"], []).append(attrs.get("value", ""))

    def handle_data(self, data):
        if self.textarea:
            self.values[self.textarea][0] += data

    def handle_endtag(self, tag):
        if tag == "form":
            self.inside = False
        elif tag == "select" and self.select:
            if not self.values[self.select]:
                self.values[self.select] = [self.first or ""] if self.first is not None else []
            self.select = None
        elif tag == "textarea":
            name, self.textarea = self.textarea, None
            if name:
                self.values[name][0] = self.values[name][0].removeprefix("\n").replace("\n", "\r\n")


def form_page(record) -> str:
    """Where the form of a record stands: of a project, all questions on one page."""
    meta = record._meta
    page = "whole" if meta.model_name == "project" else "change"
    return reverse(f"admin:{meta.app_label}_{meta.model_name}_{page}", args=[record.pk])


def form_of(response, form_id) -> dict[str, list[str]]:
    """What the browser would post if nobody touched anything."""
    reader = FormReader(form_id)
    reader.feed(response.content.decode())
    return {name: values for name, values in reader.values.items() if "__prefix__" not in name}


def add_row(data, prefix, **values):
    """Another row in an inline block."""
    number = int(data[f"{prefix}-TOTAL_FORMS"][0])
    data[f"{prefix}-TOTAL_FORMS"] = [str(number + 1)]
    for name, value in values.items():
        data[f"{prefix}-{number}-{name}"] = [str(value)]


def errors_of(response) -> list[str]:
    """Every message that the form shows."""
    form = response.context["adminform"].form
    found = [str(e) for some in form.errors.values() for e in some]
    for formset in response.context["inline_admin_formsets"]:
        found += [str(e) for e in formset.formset.non_form_errors()]
        found += [f"{n}: {e}" for f in formset.formset.forms for n, some in f.errors.items() for e in some]
    return found


def write_row(data, prefix, **values):
    """Write in the empty row that an inline block offers."""
    number = int(data[f"{prefix}-TOTAL_FORMS"][0]) - 1
    for name, value in values.items():
        data[f"{prefix}-{number}-{name}"] = [str(value)]


def form_actions_of(response) -> dict[str | None, str]:
    """Where each form of a page is sent, by its id; one without an id is under None."""
    found = {}
    for tag in re.findall(r"<form\b[^>]*>", response.content.decode()):
        said = dict(re.findall(r'(\w+)="([^"]*)"', tag))
        found.setdefault(said.get("id"), said.get("action") or response.request["PATH_INFO"])
    return found


@dataclass(frozen=True)
class Form:
    """One form of a page: where it goes, what it would send, and its buttons as (name, value) pairs."""

    id: str | None
    method: str
    action: str
    values: dict[str, list[str]]
    buttons: list[tuple[str, str]]
    # Where a button sends the form instead, by that pair.
    elsewhere: dict[tuple[str, str], str]
    text: str

    def sent_to(self, name: str, value: str) -> str:
        return self.elsewhere.get((name, value), self.action)


class ButtonReader(HTMLParser):
    """Collects the buttons that send something, each with the id of the form that it names, if any."""

    def __init__(self):
        super().__init__()
        self.buttons: list[tuple[str | None, tuple[str, str]]] = []
        self.elsewhere: dict[tuple[str, str], str] = {}

    def handle_starttag(self, tag, attrs):
        attrs = dict(attrs)
        sends = tag == "button" or (tag == "input" and attrs.get("type") == "submit")
        if sends and attrs.get("type", "submit") == "submit" and "disabled" not in attrs:
            pair = (attrs.get("name", ""), attrs.get("value", ""))
            self.buttons.append((attrs.get("form"), pair))
            if "formaction" in attrs:
                self.elsewhere[pair] = attrs["formaction"]


FORM = re.compile(r"<form\b(.*?)>.*?</form>", re.DOTALL)
ATTRIBUTE = re.compile(r'([a-z-]+)="([^"]*)"')
LINK = re.compile(r'<a\b[^>]*?\bhref="([^"#][^"]*)"')


def content_of(response) -> str:
    """The page without Django's header, side and footer."""
    text = response.content.decode()
    start = text.find('<div id="content"')
    return text[start if start >= 0 else 0 :].partition("<footer")[0]


def links_of(response) -> list[str]:
    """Where the links of a page lead, as a browser reads them, without anchors."""
    hrefs = (html.unescape(href).partition("#")[0] for href in LINK.findall(content_of(response)))
    return list(dict.fromkeys(urljoin(response.request["PATH_INFO"], href) for href in hrefs))


def forms_of(response) -> list[Form]:
    """Every form of a page with its buttons, also those that stand outside it."""
    text, found = content_of(response), []
    strays = ButtonReader()
    strays.feed(FORM.sub("", text))
    for match in FORM.finditer(text):
        attrs = dict(ATTRIBUTE.findall(match[1]))
        reader, buttons = FormReader(attrs.get("id")), ButtonReader()
        reader.feed(match[0])
        buttons.feed(match[0])
        values = {name: some for name, some in reader.values.items() if "__prefix__" not in name}
        own = [pair for form, pair in buttons.buttons if form in (None, attrs.get("id"))]
        own += [pair for form, pair in strays.buttons + buttons.buttons if form and form == attrs.get("id")]
        action = urljoin(response.request["PATH_INFO"], html.unescape(attrs.get("action", "")))
        method, elsewhere = attrs.get("method", "get").lower(), strays.elsewhere | buttons.elsewhere
        found.append(Form(attrs.get("id"), method, action, values, own, elsewhere, match[0]))
    return found
