"""Another group of the same organisation: what the two surely share is copied, and says so."""

from django.db import transaction
from django.utils import timezone
from django.utils.text import slugify

from directory.models import ChangeVia, Project, User
from directory.people import roles
from directory.questions import BY_NUMBER, question_of
from directory.vocabulary import NOT_KNOWN, AnswerState, OrganisationRole, Review

from . import facts, history, recording, writing

# Values, who leads, base, peer workers, what a peer is, evaluation: an organisation's rather than a group's.
SHARED = (2, 3, 6, 12, 13, 14)


@transaction.atomic
def begin(project: Project, *, by: User) -> Project:
    """A draft to go on with; nothing of it is public."""
    roles.must_write(by, project)
    runs = project.project_organisations.filter(role=OrganisationRole.RUNS).first()
    name = f"Another group of {runs.organisation if runs else project.name}"[:200]
    made = Project.objects.create(
        name=name,
        slug=recording.free_slug(slugify(name)),
        source=project.source,
        recorded_in=timezone.localdate().year,
        review=Review.DRAFT,
    )
    with history.recorded(made, by=by, via=ChangeVia.FORM, note=f"Copied from “{project.name}”."):
        writing.write(made, copied(project))
    return made


def copied(project: Project) -> facts.Facts:
    """The shared answers, each with a word of where it was copied from, so that a person looks at it."""
    columns = {field.name for number in SHARED for field in BY_NUMBER[number].fields}
    vocabularies = {item.name for number in SHARED for item in BY_NUMBER[number].vocabularies}
    found = {}
    for path, value in facts.take(project).items():
        kind, key = facts.parse(path)
        shared_term = kind is facts.TERM and key[0] in vocabularies
        if path in columns or shared_term or kind in (facts.ORGANISATION_TIE, facts.REGION):
            found[path] = value
        elif kind is facts.ANSWERS and is_shared(value):
            copy = value | {"own_words": f"{mark_of(project)}: {value['own_words']}"}
            found[kind.path(f"new-{key[0]}")] = copy
    return found | marks(project, found)


def is_shared(answer: dict) -> bool:
    return answer["question"] in SHARED and answer["is_current"] and bool(answer["own_words"])


def mark_of(project: Project) -> str:
    return f"Copied from “{project.name}”"


def marks(project: Project, found: facts.Facts) -> facts.Facts:
    """An answer of boxes alone is marked too, in the words beside them."""
    marked = {answer["question"] for _, answer in facts.of_kind(found, facts.ANSWERS)}
    boxes = {question_of(name).number for path, value in found.items() if (name := box(path, value))}
    source = project.source
    return {
        facts.ANSWERS.path(f"new-mark-{number}"): {
            "question": number,
            "state": AnswerState.ANSWERED,
            "own_words": f"{mark_of(project)}.",
            "source": source.key,
            "means": recording.MEANS_OF[source.kind],
            "answered_on": "",
            "is_current": True,
        }
        for number in sorted(boxes - marked)
    }


def box(path: str, value) -> str:
    """The column or vocabulary that a fact fills; empty where it says nothing."""
    kind, key = facts.parse(path)
    if kind is facts.TERM:
        return key[0]
    return path if kind is facts.COLUMN and value not in (None, "", False, NOT_KNOWN) else ""
