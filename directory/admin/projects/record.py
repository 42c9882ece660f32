"""A record's own page: what it says, question by question, with the way to each and to the whole form."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.shortcuts import get_object_or_404

from directory.models import ChangeVia, Contact, Project, User
from directory.people import roles
from directory.records import checks, facts, missing, readable
from directory.vocabulary import NOT_KNOWN, AnswerState

from . import call_script
from .check import CHECK
from .check import contacts as contacts_in_words
from .form import form_for
from .inlines import READ
from .page import Page, Part
from .questions import Entry, address_of, contents
from .unsent import Unsent

NOTHING = (None, "", False, [], NOT_KNOWN)
# Of our own bookkeeping; the whole form shows it.
UNSAID = ("slug", "inferred")


@dataclass(frozen=True)
class Told:
    """One question of the record: where it is answered, and what is recorded, as (what, words) pairs."""

    entry: Entry
    address: str
    lines: list[tuple[str, str]]


class RecordPage(Part):
    """Nothing is written here; each question leads to its own page."""

    def context(self, page: Page, context: dict) -> dict:
        project, person = page.project, page.request.user
        # Nobody but its writers has anything unsent of it.
        unsent = Unsent(page.request.session, project)
        found = {
            "is_record": True,
            "title": str(project),
            "subtitle": None,
            "record_told": list(told(page, unsent)),
            "unsent_check": CHECK.slug in unsent,
            "missing": missing.missing(project) if page.may_write else [],
            "whole": page.admin.whole_of(project),
            "is_nav_sidebar_enabled": False,
            "show_save": False,
            "show_save_and_continue": False,
        }
        if page.may_write and checks.awaits_first(project):
            found["script"] = call_script.for_the_record(project, person)
        return found


RECORD_PAGE = RecordPage(
    form=form_for(["seen"]),
    fieldsets=[("Record", {"fields": ["seen"]})],
    inlines=READ,
    via=ChangeVia.FORM,
    template="admin/directory/project/record.html",
)


def told(page: Page, unsent: Unsent) -> Iterator[Told]:
    """Every question of a record, with what is recorded there, for those who may read it."""
    project, parts = page.project, page.admin.parts
    stored = facts.take(project)
    if not page.may_write:
        stored = without_unreadable_networks(stored, page.request.user)
    lines = lines_of(stored, with_addresses=page.may_write)
    for entry in contents(list(parts.values()), project, unsent):
        part = parts[entry.slug]
        says = [pair for path, pairs in lines.items() if part.holds(path, stored[path]) for pair in pairs]
        if page.may_write and any(inline.model is Contact for inline in part.inlines):
            says += contacts_in_words(project)
        yield Told(entry, address_of(project, entry.slug) if page.may_write else "", says)


def without_unreadable_networks(stored: facts.Facts, person: User) -> facts.Facts:
    """Who only reads a record is told of the networks that they may read, as in its form."""
    slugs = set(roles.readable(person).exclude(network=None).values_list("slug", flat=True))
    return {
        path: value
        for path, value in stored.items()
        if facts.parse(path)[0] is not facts.AFFILIATION or path.rpartition("/")[2] in slugs
    }


def lines_of(stored: facts.Facts, *, with_addresses: bool) -> dict[str, list[tuple[str, str]]]:
    """{path: its (what, words) pairs} of all facts that say something, in the order of the questions."""
    said = {
        path: [None, value] for path, value in stored.items() if value not in NOTHING and path not in UNSAID
    }
    found: dict[str, list[tuple[str, str]]] = {}
    for line in readable.lines(said, with_addresses=with_addresses):
        if line.becomes == "-" or facts.parse(line.path)[0] is facts.ANSWERS:
            continue
        found.setdefault(line.path, []).append((line.label, line.becomes))
    for path, value in stored.items():
        if facts.parse(path)[0] is facts.ANSWERS and value["is_current"]:
            words = value["own_words"] or AnswerState(value["state"]).label
            found[path] = [("In their own words" if value["own_words"] else "Asked", words)]
    return found


class ProjectRecord:
    """For ProjectAdmin: the record's own page, and all questions on one."""

    def whole_view(self, request, pk):
        project = get_object_or_404(roles.readable(request.user), pk=pk)
        return self.change_view(request, str(project.pk), extra_context={"is_whole": True})

    def part_to_show(self, request, project: Project, extra: dict) -> Part:
        """A form that was opened before, and is sent now, is read as it was sent."""
        is_form = extra.get("is_whole") or request.method == "POST"
        return self.part_of(request, project) if is_form else RECORD_PAGE
