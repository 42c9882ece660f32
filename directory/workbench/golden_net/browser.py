"""A page as a person meets it: its words, links and controls; and a form, filled in and sent."""

import io
import re
import zipfile
from dataclasses import dataclass, field
from html.parser import HTMLParser

import docx
import openpyxl
from django.test import Client

# What begins a new line on the page.
BLOCKS = set(
    "address article aside blockquote body br button caption dd details div dl dt fieldset figcaption figure "
    "footer form h1 h2 h3 h4 h5 h6 head header hr label legend li main nav ol option p pre section select "
    "summary table tbody td tfoot th thead title tr ul".split()
)
UNSEEN = {"script", "style", "template"}
SENTENCE = re.compile(r"(?<=[.!?]) (?=[A-Z“‘(])")
# Headers that follow from the body, or from the moment.
UNTOLD = {"Content-Length", "Date", "ETag", "Expires", "Last-Modified"}
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


class RefusedError(Exception):
    """A form was not taken; the words of the page that say why."""


@dataclass
class Form:
    """A form of a page: the values a browser would send, and the names of all its controls."""

    values: dict[str, list[str]] = field(default_factory=dict)
    controls: set[str] = field(default_factory=set)

    def fill(self, **values) -> None:
        """Type, tick or choose; KeyError where the page has no such control."""
        for name, value in values.items():
            if name not in self.controls:
                raise KeyError(f"the page has no control named {name}")
            self.values[name] = value if isinstance(value, list) else [str(value)]

    def add_row(self, block: str, **values) -> None:
        """One more row in a block of rows."""
        number = int(self.values[f"{block}-TOTAL_FORMS"][0])
        self.values[f"{block}-TOTAL_FORMS"] = [str(number + 1)]
        for name, value in values.items():
            if f"{block}-__prefix__-{name}" not in self.controls:
                raise KeyError(f"the rows of {block} have no control named {name}")
            self.values[f"{block}-{number}-{name}"] = [str(value)]


class Page(HTMLParser):
    """HTML as `lines` (visible text, a sentence a line), `links`, `shown` (values of controls), `forms`."""

    def __init__(self, html: str):
        super().__init__()
        self.text: list[str] = []
        self.links: list[str] = []
        self.shown: list[str] = []
        self.errors: list[str] = []
        self.forms: dict[str, Form] = {}
        self.unseen = 0
        self.in_errors = False
        # The options of each list, once: the rows of a block repeat theirs.
        self.choices: set[str] = set()
        self.form = self.select = self.textarea = None
        self.feed(html)
        self.close()

    @property
    def lines(self) -> list[str]:
        blocks = (" ".join(block.split()) for block in "".join(self.text).split("\0"))
        return [sentence for block in blocks if block for sentence in SENTENCE.split(block)]

    def handle_starttag(self, tag, attrs):
        attrs = {name: value or "" for name, value in attrs}
        if tag in UNSEEN:
            self.unseen += 1
        if tag in BLOCKS:
            self.text.append("\0")
        for name in ("alt", "aria-label"):
            if attrs.get(name):
                self.text.append(f" [{attrs[name]}] ")
        if tag in ("a", "link", "form", "img") and (
            address := attrs.get("href") or attrs.get("action") or attrs.get("src")
        ):
            self.links.append(f"{tag} {address}")
        if tag == "meta" and attrs.get("name") in ("description", "robots"):
            self.shown.append(f"{attrs['name']} = {attrs['content']}")
        if tag == "ul":
            self.in_errors = "errorlist" in attrs.get("class", "")
        self.control(tag, attrs)

    def handle_startendtag(self, tag, attrs):
        self.handle_starttag(tag, attrs)

    def control(self, tag, attrs):
        name = attrs.get("name")
        if tag == "form":
            self.form = self.forms.setdefault(attrs.get("id", ""), Form())
        elif tag == "input" and name:
            self.input(name, attrs)
        elif tag == "select" and name:
            self.select, self.options, self.labels = name, [], []
        elif tag == "option" and self.select:
            self.options.append((attrs.get("value", ""), "selected" in attrs))
            self.labels.append("")
        elif tag == "textarea" and name:
            self.textarea, self.typed = name, ""

    def input(self, name, attrs):
        kind, value = attrs.get("type", "text"), attrs.get("value", "on")
        if kind in ("submit", "button", "file", "image"):
            self.know(name)
            self.shown.append(f"{name}: {attrs.get('value', kind)}")
        elif kind in ("checkbox", "radio"):
            self.know(name, [value] if "checked" in attrs else None, "disabled" in attrs)
            if "checked" in attrs:
                self.shown.append(f"{name} = {value}")
        else:
            self.know(name, [attrs.get("value", "")], "disabled" in attrs)
            if kind != "hidden":
                self.shown.append(f"{name} = {attrs.get('value', '')}")

    def know(self, name, values=None, disabled=False):
        if self.form is None:
            return
        self.form.controls.add(name)
        if values is not None and not disabled and "__prefix__" not in name:
            self.form.values.setdefault(name, []).extend(values)

    def handle_data(self, data):
        if self.in_errors and data.strip():
            self.errors.append(data.strip())
        if self.textarea:
            self.typed += data
        elif self.select and self.labels:
            self.labels[-1] += data
        elif not self.unseen:
            self.text.append(data)

    def handle_endtag(self, tag):
        if tag in UNSEEN:
            self.unseen -= 1
        if tag in BLOCKS:
            self.text.append("\0")
        if tag == "ul":
            self.in_errors = False
        if tag == "form":
            self.form = None
        elif tag == "select" and self.select:
            chosen = [value for value, is_chosen in self.options if is_chosen]
            self.know(self.select, chosen or [value for value, _ in self.options[:1]])
            self.shown.append(f"{self.select} = {', '.join(chosen)}")
            self.choices.add(" | ".join(" ".join(label.split()) for label in self.labels))
            self.select = None
        elif tag == "textarea" and self.textarea:
            typed = self.typed.removeprefix("\n")
            self.know(self.textarea, [typed.replace("\n", "\r\n")])
            self.shown.append(f"{self.textarea} = {' / '.join(typed.splitlines())}")
            self.textarea = None


class Browser(Client):
    """Somebody at the site; `person` is None for a visitor."""

    def __init__(self, person=None, **options):
        # A name that the site answers to by itself.
        super().__init__(SERVER_NAME="localhost", **options)
        if person is not None:
            self.force_login(person)

    def open(self, address: str, form: str) -> Form:
        """The form of that id on a page; RefusedError where there is none."""
        response = self.get(address)
        found = Page(response.content.decode()).forms if response.status_code == 200 else {}
        if form not in found:
            raise RefusedError(
                f"{address} answers {response.status_code} and has no form {form}: {sorted(found)}"
            )
        return found[form]

    def send(self, address: str, data: dict | Form, **files):
        """The address that it leads to; RefusedError where the form comes back."""
        values = data.values if isinstance(data, Form) else data
        response = self.post(address, {**values, **files})
        if response.status_code != 302:
            page = Page(response.content.decode())
            raise RefusedError(f"{address} answers {response.status_code}: {page.errors or page.lines}")
        return response.url


def words_of(response) -> list[str]:
    """An answer as lines: its status and headers, then what a person can read, follow and fill in."""
    kind = response.headers.get("Content-Type", "")
    told = [f"{name}: {value}" for name, value in sorted(response.headers.items()) if name not in UNTOLD]
    told += [f"Cookie: {name}" for name in sorted(response.cookies)]
    content = b"".join(response) if response.streaming else response.content
    return [str(response.status_code), *told, "", *lines_of(kind.partition(";")[0], content)]


def lines_of(kind: str, content: bytes) -> list[str]:
    if kind == "text/html":
        page = Page(content.decode())
        return [*page.lines, "", *page.links, "", *page.shown, "", *sorted(page.choices)]
    if kind == XLSX:
        return list(lines_of_workbook(content))
    if kind == DOCX:
        return list(lines_of_document(content))
    if kind == "application/zip":
        archive = zipfile.ZipFile(io.BytesIO(content))
        return [line for name in archive.namelist() for line in [f"File {name}", *plain(archive.read(name))]]
    return plain(content)


def plain(content: bytes) -> list[str]:
    return content.decode("utf-8-sig", errors="replace").splitlines()


def lines_of_workbook(content: bytes):
    """Each sheet's cells, a row a line."""
    book = openpyxl.load_workbook(io.BytesIO(content))
    for sheet in book.worksheets:
        yield f"Sheet {sheet.title}"
        for row in sheet.iter_rows():
            cells = [
                f"{cell.value}{f' <{link.target or link.location}>' if (link := cell.hyperlink) else ''}"
                for cell in row
                if cell.value is not None
            ]
            if cells:
                yield " | ".join(cells)


def lines_of_document(content: bytes):
    """Headings, paragraphs and tables in their order, with their styles."""
    document = docx.Document(io.BytesIO(content))
    for part in document.iter_inner_content():
        if isinstance(part, docx.table.Table):
            for row in part.rows:
                yield " | ".join(" ".join(cell.text.split()) for cell in row.cells)
        elif part.text.strip():
            name = part.style.name if part.style else "Normal"
            style = "" if name == "Normal" else f"[{name}] "
            yield from SENTENCE.split(style + " ".join(part.text.split()))
    for relation in document.part.rels.values():
        if relation.is_external:
            yield f"a {relation.target_ref}"
