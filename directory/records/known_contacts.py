"""Through whom a group may be reached besides its own number: what is known of its organisations' groups."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Q, QuerySet

from directory.models import Contact, Organisation, Project, ProjectOrganisation, User
from directory.people import roles
from directory.vocabulary import OrganisationRole

from .leads import comparable, refused

# Who can say whether a group still meets; who funds or trains it cannot.
ANSWERS_FOR = (OrganisationRole.RUNS, OrganisationRole.HOSTS, OrganisationRole.PARTNERS)


@dataclass(frozen=True)
class KnownContact:
    """One number or address, however many groups have it: the groups' names, where it comes from."""

    contact: Contact
    groups: list[str]
    sources: list[str]

    @property
    def label(self) -> str:
        role = f" ({self.contact.role})" if self.contact.role else ""
        return f"{self.contact.get_kind_display()}: {self.contact.value}{role}"


def ties() -> QuerySet[ProjectOrganisation]:
    """Of groups with the organisations that can answer for them."""
    return ProjectOrganisation.objects.filter(role__in=ANSWERS_FOR).order_by()


def organisations_of(project: Project) -> QuerySet[Organisation]:
    """Those that can answer for it."""
    return Organisation.objects.filter(pk__in=ties().filter(project=project).values("organisation"))


def groups_of(organisations: Iterable[Organisation]) -> QuerySet:
    """Ids of the groups for which one of these can answer."""
    return ties().filter(organisation__in=organisations).values("project")


def known(groups: QuerySet, *, person: User) -> list[KnownContact]:
    """What may be tried of these groups (ids): of those that the person may write, and what is public.

    Without what is hidden, and what somebody asked us not to use. Two queries, and each contact once.
    """
    public = Q(
        pk__in=Contact.objects.public().values("pk"), project__in=Project.objects.published().values("pk")
    )
    theirs = Q(project__in=roles.writable(person).order_by().values("pk"))
    found = Contact.objects.filter(theirs | public, project__in=groups, is_hidden=False)
    found = found.exclude(pk__in=refused()).select_related("project", "source").order_by("kind", "pk")
    once: dict[tuple[str, str], KnownContact] = {}
    for contact in found:
        one = once.setdefault(
            (contact.kind, comparable(contact.kind, contact.value)), KnownContact(contact, [], [])
        )
        if contact.project.name not in one.groups:
            one.groups.append(contact.project.name)
        if contact.source.title not in one.sources:
            one.sources.append(contact.source.title)
    return list(once.values())


def of_the_same_organisations(project: Project, *, person: User) -> list[KnownContact]:
    """Contacts of the other groups of its organisations."""
    others = groups_of(organisations_of(project)).exclude(project=project)
    return known(others, person=person)
