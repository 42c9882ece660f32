"""A form as a browser would send it back: every control of a page with the value it shows."""

import re
from html.parser import HTMLParser


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


def forms_of(response) -> dict[str | None, str]:
    """Where each form of a page is sent, by its id; one without an id is under None."""
    found = {}
    for tag in re.findall(r"<form\b[^>]*>", response.content.decode()):
        said = dict(re.findall(r'(\w+)="([^"]*)"', tag))
        found.setdefault(said.get("id"), said.get("action") or response.request["PATH_INFO"])
    return found
