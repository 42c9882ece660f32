"""A network ends: its counts and contacts leave public pages, and its groups are to be asked."""

from django.utils import timezone

from directory.models import ChangeVia, Network, Project, User
from directory.vocabulary import NetworkStatus, Stage

from . import history, work
from .changes import directory_changed


def end(network: Network, *, status: NetworkStatus, since: str = "", successor: str = "") -> int:
    """Closed or merged; none of its groups is closed by it. Call inside `history.recorded`."""
    project = network.project
    network.status, network.successor = status, successor
    network.since = since or network.since or str(timezone.localdate())[:7]
    network.save()
    if status == NetworkStatus.CLOSED:
        Project.objects.filter(pk=project.pk).update(stage=Stage.CLOSED)
    project.contacts.update(is_hidden=True)
    groups = Project.objects.filter(affiliations__network=network).distinct()
    ending = "has closed" if status == NetworkStatus.CLOSED else f"is now part of {successor}"
    for group in groups:
        work.ask(group, f"{project.name} {ending}. Does this group still meet, and under which name?")
    directory_changed()
    return len(groups)


def follow(project: Project, *, by: User) -> None:
    """A network's own record was closed, through whichever door: so is the network."""
    network = Network.objects.filter(project=project, status=NetworkStatus.ACTIVE).first()
    if network is not None:
        with history.recorded(project, by=by, via=ChangeVia.REVIEW):
            end(network, status=NetworkStatus.CLOSED)
