"""A record one question a page: each is a part of the form with its own save; the contents lead to all."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from http import HTTPStatus

from django.contrib import messages
from django.contrib.admin.utils import flatten_fieldsets
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponseRedirect
from django.urls import reverse
from django.utils.text import slugify

from directory.models import ChangeVia, Consent, Contact, Project
from directory.people import roles
from directory.records import checks, facts
from directory.vocabulary import NOT_KNOWN

from .editor import edit, show_again
from .first_check import HOW, FirstCheckFields, RecordPart
from .form import form_for, vocabulary_field
from .form_facts import KIND_OF
from .inlines import (
    AffiliationInline,
    ConsentInline,
    ContactInline,
    CoverageInline,
    DefinitionInline,
    MeetingInline,
    NetworkInline,
    OrganisationInline,
    RegionInline,
    VenueInline,
)
from .page import Page, Saved
from .unsent import KEPT, Unsent

# What stands on every page: which change was the latest, and whether a likeness is another group.
ALWAYS = ["seen", "is_another"]
# The rows that are asked about with a question, by the start of its title.
ROWS = {"6": [OrganisationInline, AffiliationInline], "13": [DefinitionInline]}
# Pages of rows alone, and the question behind which they stand.
BEHIND = {
    "4": [
        ("Where and when it meets", [VenueInline, MeetingInline, ConsentInline]),
        ("Numbers and addresses", [ContactInline]),
        ("Regions and areas", [RegionInline, CoverageInline]),
    ],
    "6": [("If it is a national network", [NetworkInline])],
}


@dataclass(frozen=True)
class QuestionPart(RecordPart):
    """One page of a record's form."""

    slug: str = ""
    title: str = ""

    def with_talk(self) -> "QuestionPart":
        """The same, and how a new record is known: whoever was reached in that talk was its first check."""
        fieldsets = [(HOW, self.asks_about_the_talk), *self.fieldsets]
        form = form_for(flatten_fieldsets(fieldsets), FirstCheckFields)
        return replace(self, fieldsets=fieldsets, form=form)

    @property
    def fields(self) -> set[str]:
        return set(flatten_fieldsets(self.fieldsets)) - set(ALWAYS)

    def holds(self, path: str, value) -> bool:
        """Whether this fact is asked here and says something."""
        kind, key = facts.parse(path)
        if kind is facts.COLUMN:
            empty = (None, "", False, NOT_KNOWN, [])
            return path in self.fields and value not in empty
        if kind is facts.TERM:
            return vocabulary_field(key[0]) in self.fields
        if kind is facts.ANSWERS:
            return f"q{value['question']}_state" in self.fields
        return any(KIND_OF.get(inline.model) is kind for inline in self.inlines)

    def context(self, page: Page, context: dict) -> dict:
        parts, project = list(page.admin.parts.values()), page.project
        slugs = [part.slug for part in parts]
        after = parts[slugs.index(self.slug) + 1 :]
        found = {
            "contents": list(contents(parts, project, context["unsent"])),
            "part": self,
            "following": after[:1],
        }
        return found | {"title": self.title, "subtitle": str(project), "record": record_address(project)}

    def answer(self, page: Page, saved: Saved):
        """On to the question that was asked for, one more row here, or back to the record."""
        posted, project = page.request.POST, saved.project
        messages.success(page.request, self.done(saved))
        if posted.get("_go_to", "") in page.admin.parts:
            return HttpResponseRedirect(address_of(project, posted["_go_to"]))
        blocks = [f"block-{formset.prefix}" for formset in page.all_formsets]
        if (block := posted.get("_one_more", "")) in blocks:
            return HttpResponseRedirect(f"{address_of(project, self.slug)}?more={block}#{block}")
        return HttpResponseRedirect(record_address(project))

    def done(self, saved: Saved) -> str:
        if not saved.waits:
            return f"Saved: {self.title}."
        if saved.proposed:
            return f"Kept: {self.title}. Your change waits for an editor; the public page stays as it is."
        return f"{self.title}: it is as it was, so nothing waits for an editor."


@dataclass(frozen=True)
class Entry:
    """One line of the contents: a page, and whether anything is recorded there."""

    slug: str
    title: str
    is_answered: bool
    is_unsent: bool


def contents(parts: list[QuestionPart], project: Project, unsent: Unsent) -> Iterator[Entry]:
    stored = facts.take(project)
    private = {model for model in (Contact, Consent) if model.objects.filter(project=project).exists()}
    for part in parts:
        has_rows = any(inline.model in private for inline in part.inlines)
        is_answered = has_rows or any(part.holds(path, value) for path, value in stored.items())
        yield Entry(part.slug, part.title, is_answered, part.slug in unsent)


def parts_of(whole: RecordPart) -> dict[str, QuestionPart]:
    """Every page of the form by its slug, in the order of a conversation."""
    pages: list[tuple[str, list, list]] = []
    for title, more in whole.fieldsets:
        if "how" in more.get("classes", ()):
            # How an answer is known stands with its question.
            asked = next(fieldsets for _, fieldsets, _ in reversed(pages) if fieldsets)
            asked.append((title, more))
            continue
        number = title.partition(".")[0]
        pages.append((title, [(title, more)], ROWS.get(number, [])))
        pages += [(name, [], inlines) for name, inlines in BEHIND.get(number, [])]
    return {slugify(title): part_of(title, fieldsets, inlines) for title, fieldsets, inlines in pages}


def part_of(title: str, fieldsets: list, inlines: list) -> QuestionPart:
    (name, more), *rest = fieldsets or [(title, {"fields": []})]
    asked = [*ALWAYS, *(one for one in more["fields"] if one not in ALWAYS)]
    fieldsets = [(name, more | {"fields": asked}), *rest]
    return QuestionPart(
        form=form_for(flatten_fieldsets(fieldsets)),
        fieldsets=fieldsets,
        inlines=inlines,
        via=ChangeVia.FORM,
        goes_on=True,
        is_one_of_several=True,
        template="admin/directory/project/question.html",
        slug=slugify(title),
        title=title,
    )


def address_of(project: Project, slug: str) -> str:
    return reverse("admin:directory_project_question", args=[project.pk, slug])


def record_address(project: Project) -> str:
    return reverse("admin:directory_project_change", args=[project.pk])


class ProjectQuestions:
    """For ProjectAdmin: the addresses of these pages."""

    parts: dict[str, QuestionPart]

    def question_view(self, request, pk, slug):
        project = self.project(request, pk)
        if not roles.may_write(request.user, project):
            raise PermissionDenied
        if slug not in self.parts:
            raise Http404
        part = self.parts[slug]
        if ContactInline in part.inlines and checks.awaits_first(project):
            part = part.with_talk()
        extra = {"is_nav_sidebar_enabled": False}
        return self.answer_or_keep(request, project, part, address_of(project, slug), extra)

    def answer_or_keep(self, request, project, part, address, extra):
        """Show or save a page at this address; what cannot be saved yet is kept with the person's session."""
        unsent = Unsent(request.session, project)
        extra["unsent"] = unsent
        if "_forget" in request.POST:
            unsent.forget(part.slug)
            messages.success(request, f"{part.title}: what was not saved is forgotten.")
            return HttpResponseRedirect(address)
        if request.method != "POST" and part.slug in unsent:
            extra["is_unsent"] = True
            return show_again(self, request, project, part, extra, unsent.posted(part.slug))
        response = edit(self, request, project, part, extra)
        if request.method != "POST":
            return response
        if response.status_code == HTTPStatus.FOUND:
            unsent.forget(part.slug)
            return response
        unsent.keep(part.slug, request.POST)
        wanted = request.POST.get("_go_to", part.slug)
        if wanted == part.slug or wanted not in self.parts:
            return response
        messages.warning(
            request, f"{part.title} is not saved yet: something in it is to be put right. {KEPT}"
        )
        return HttpResponseRedirect(address_of(project, wanted))
