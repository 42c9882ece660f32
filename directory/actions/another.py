"""Another group of the same organisation: what the two surely share is copied, and says so."""

from django.db import transaction
from django.utils import timezone
from django.utils.text import slugify

from directory.models import ChangeVia, Project, User
from directory.questions import BY_NUMBER
from directory.vocabulary import OrganisationRole, Review

from . import facts, history, recording, roles, writing

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
    columns = {field.name for number in SHARED for field in BY_NUMBER[number].fields}
    vocabularies = {item.name for number in SHARED for item in BY_NUMBER[number].vocabularies}
    found = {}
    for path, value in facts.take(project).items():
        kind, *rest = path.split("/")
        shared_term = kind == "terms" and rest[0] in vocabularies
        if path in columns or shared_term or kind in ("organisations", "regions"):
            found[path] = value
        elif kind == "answers" and value["question"] in SHARED and value["is_current"] and value["own_words"]:
            words = f"Copied from “{project.name}”: {value['own_words']}"
            found[f"answers/new-{rest[0]}"] = value | {"own_words": words}
    return found
