"""Which networks a group belongs to, and which of them lead on: its page and its card say so."""

from collections.abc import Iterator

from django.db.models import Q, QuerySet

from directory.models import Network, Project, Signpost
from directory.vocabulary import NetworkStatus, OrganisationRole, Review

# What an organisation is to a group for which that organisation's network can speak.
SPEAKS_FOR = (OrganisationRole.RUNS, OrganisationRole.HOSTS, OrganisationRole.HELPED_START)


def networks_tied(project: Project) -> Iterator[str]:
    """Slugs of what may be its network: itself, those it is affiliated to, and whoever runs it with the
    bodies above: a local Mind's group belongs to Mind. Expects what `reindex.with_all_words` fetches."""
    yield project.slug
    for tie in project.affiliations.all():
        yield tie.network.project.slug
    for tie in project.project_organisations.all():
        body = tie.organisation if tie.role in SPEAKS_FOR else None
        for _ in range(3):
            if body:
                yield body.slug
                body = body.parent


def reachable() -> frozenset[str]:
    """Slugs of published networks that a signpost leads to, and of those merged into one. Two queries."""
    known = Q(read_on__isnull=False) | Q(rung_on__isnull=False)
    ways = ~Q(url="") | ~Q(finder="") | ~Q(phone="") | ~Q(email="") | ~Q(text_number="")
    signposts = Signpost.objects.filter(known, ways, network__project__review=Review.PUBLISHED)
    found = dict(signposts.values_list("network__project__name", "network__project__slug"))
    merged = Network.objects.published().filter(status=NetworkStatus.MERGED, successor__in=found)
    return frozenset([*found.values(), *merged.values_list("project__slug", flat=True)])


def groups_of(networks: QuerySet[Network]) -> QuerySet[Project]:
    """Every project whose card may say that one of these networks is the way."""
    slugs = list(networks.values_list("project__slug", flat=True))
    names = list(networks.values_list("project__name", flat=True))
    slugs += Network.objects.filter(successor__in=names).values_list("project__slug", flat=True)
    body = "project_organisations__organisation__"
    return Project.objects.filter(
        Q(slug__in=slugs)
        | Q(affiliations__network__project__slug__in=slugs)
        | Q(**{f"{body}slug__in": slugs})
        | Q(**{f"{body}parent__slug__in": slugs})
        | Q(**{f"{body}parent__parent__slug__in": slugs})
    ).distinct()
