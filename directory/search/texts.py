"""The words of the texts about groups, with how often they stand: what a typing mistake may have meant."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from itertools import islice

from directory.models import Answer, Coverage, Project, ProjectOrganisation, Venue
from directory.models.words import raw_words
from directory.vocabulary import OrganisationRole, Review

# Texts are read so many at once: quicker than one by one, and never long without a pause for visitors.
AT_ONCE = 50
PUBLISHED = {"project__review": Review.PUBLISHED}


def text_words() -> Mapping[str, int]:
    """Each word that the public may read. One that stands once may be a slip itself: it yields to others."""
    found = Counter()
    texts = public_texts()
    while some := list(islice(texts, AT_ONCE)):
        found.update(raw_words("\n".join(some)))
    return found


def public_texts() -> Iterator[str]:
    said = Project.objects.published().order_by().values_list("summary", "story", "own_term")
    yield from joined(said)
    yield from joined(Answer.objects.public().filter(**PUBLISHED).order_by().values_list("own_words"))
    known = ProjectOrganisation.objects.filter(**PUBLISHED).exclude(role=OrganisationRole.FUNDS).order_by()
    yield from joined(known.values_list("organisation__name", "organisation__also_known_as").distinct())
    for model in (Venue, Coverage):
        yield from joined(model.objects.filter(**PUBLISHED).order_by().values_list("area").distinct())


def joined(rows) -> Iterable[str]:
    return map("\n".join, rows.iterator(chunk_size=2000))
