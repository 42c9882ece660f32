"""Who may see and do what. Every door asks here: lists, forms, buttons and the actions behind them."""

from django.core.exceptions import PermissionDenied
from django.db.models import Q, QuerySet

from directory.models import Project, Region, User, UserRole
from directory.vocabulary import Review

RESEARCHER, EDITOR, STAFF, ADMINISTRATOR = (
    UserRole.RESEARCHER,
    UserRole.EDITOR,
    UserRole.STAFF,
    UserRole.ADMINISTRATOR,
)
EVERYONE = frozenset(UserRole)
NOBODY: frozenset[UserRole] = frozenset()
ADMINISTRATORS = frozenset({ADMINISTRATOR})
EDITORS = frozenset({EDITOR, ADMINISTRATOR})
RECORDERS = EDITORS | {RESEARCHER}
SUMMARY_READERS = EDITORS | {STAFF}


def is_one_of(user: User, roles: frozenset[UserRole]) -> bool:
    return user.is_active and user.role in roles


def may_publish(user: User) -> bool:
    return is_one_of(user, EDITORS)


def may_see_summaries(user: User) -> bool:
    """Summaries, the states of all records, and figures given out."""
    return is_one_of(user, SUMMARY_READERS)


def sees_worries(user: User) -> bool:
    """A permission of its own, given by name to a few: no role has it by itself."""
    return user.is_active and user.sees_worries


def must_see_worries(user: User) -> None:
    if not sees_worries(user):
        raise PermissionDenied("Only people who look into worries may do this.")


def readable(user: User, projects: QuerySet[Project] | None = None) -> QuerySet[Project]:
    """Projects this person may read: a researcher, the published ones and those of their own regions."""
    projects = Project.objects.all() if projects is None else projects
    if not is_one_of(user, frozenset({RESEARCHER})):
        return projects if is_one_of(user, EVERYONE) else projects.none()
    return projects.filter(Q(review=Review.PUBLISHED) | Q(pk__in=own_ids(user)))


def writable(user: User, projects: QuerySet[Project] | None = None) -> QuerySet[Project]:
    """Projects this person may change, and whose contacts and addresses they may see."""
    projects = Project.objects.all() if projects is None else projects
    if is_one_of(user, EDITORS):
        return projects
    if is_one_of(user, RECORDERS):
        return projects.filter(pk__in=own_ids(user))
    return projects.none()


def regions_of(user: User) -> QuerySet[Region]:
    """The regions whose records this person works on: all of them for an editor."""
    return Region.objects.all() if may_publish(user) else user.regions.all()


def own_ids(user: User) -> QuerySet:
    """Projects that work in, or are based in, one of this person's regions."""
    return Project.objects.filter(project_regions__region__in=user.regions.all()).values("pk")


def may_read(user: User, project: Project) -> bool:
    return readable(user, Project.objects.filter(pk=project.pk)).exists()


def may_write(user: User, project: Project) -> bool:
    """Also: may see its contacts, addresses and consents."""
    if is_one_of(user, EDITORS):
        return True
    return writable(user, Project.objects.filter(pk=project.pk)).exists()


def must_write(user: User, project: Project) -> None:
    """For actions: what a menu does not offer, an address typed by hand does not do either."""
    if not may_write(user, project):
        raise PermissionDenied("This record belongs to another region.")


def must_administer(user: User) -> None:
    if not is_one_of(user, ADMINISTRATORS):
        raise PermissionDenied("Only an administrator may do this.")


def must_publish(user: User) -> None:
    if not may_publish(user):
        raise PermissionDenied("Only an editor may do this.")
