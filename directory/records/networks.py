"""A network ends: its counts and contacts leave public pages, its groups are asked. Or it begins again."""

from django.db.models import QuerySet
from django.utils import timezone

from directory.models import ChangeVia, Network, Project, User
from directory.vocabulary import NetworkStatus, Stage

from . import history, work
from .reindex import changed


def end(network: Network, *, status: NetworkStatus, since: str = "", successor: str = "") -> int:
    """Closed or merged; none of its groups is closed by it. Call inside `history.recorded`."""
    project = network.project
    network.status, network.successor = status, successor
    network.since = since or network.since or this_month()
    network.save()
    if status == NetworkStatus.CLOSED:
        Project.objects.filter(pk=project.pk).update(stage=Stage.CLOSED)
    project.contacts.update(is_hidden=True)
    groups = groups_of(network)
    for group in groups:
        work.ask(group, question(network))
    changed(Project.objects.get(pk=project.pk))
    return len(groups)


def begin_again(network: Network, *, since: str = "") -> None:
    """Its counts are public again, and none of its groups is asked what became of it.

    Its contacts stay hidden until somebody has looked at them. Call inside `history.recorded`.
    """
    asked = question(network)
    network.status, network.successor, network.since = NetworkStatus.ACTIVE, "", since or this_month()
    network.save()
    Project.objects.filter(pk=network.project.pk, stage=Stage.CLOSED).update(stage=Stage.RUNNING)
    for group in groups_of(network):
        work.ask_no_more(group, asked)
    changed(Project.objects.get(pk=network.project.pk))


def groups_of(network: Network) -> QuerySet[Project]:
    return Project.objects.filter(affiliations__network=network).distinct()


def question(network: Network) -> str:
    closed = network.status == NetworkStatus.CLOSED
    ending = "has closed" if closed else f"is now part of {network.successor}"
    return f"{network.project.name} {ending}. Does this group still meet, and under which name?"


def this_month() -> str:
    return str(timezone.localdate())[:7]


def follow(project: Project, *, by: User) -> None:
    """A network's own record was closed, or opened again, through whichever door: so is the network."""
    network = Network.objects.select_related("project").filter(project=project).first()
    if network is None:
        return
    closed = network.project.stage == Stage.CLOSED
    with history.recorded(project, by=by, via=ChangeVia.REVIEW):
        if closed and network.status == NetworkStatus.ACTIVE:
            end(network, status=NetworkStatus.CLOSED)
        elif not closed and network.status == NetworkStatus.CLOSED:
            begin_again(network)


def stays_closed(project: Project, stage: str) -> str:
    """Why this record cannot get another stage; empty where it can. What merged goes on elsewhere."""
    network = Network.objects.select_related("project").filter(project_id=project.pk).first()
    if network is None or network.status != NetworkStatus.MERGED:
        return ""
    if stage == Stage.CLOSED or network.project.stage != Stage.CLOSED:
        return ""
    return (
        f"This network merged with {network.successor}. If it goes on by itself after all, an editor sets "
        "its status to active on the network’s own page; that opens this record too."
    )


def what_follows(project: Project, stage: str) -> str:
    """What a new stage of a network's own record means for the network; empty where it is none."""
    network = Network.objects.filter(project_id=project.pk).first()
    if network is None:
        return ""
    if stage == Stage.CLOSED and network.status == NetworkStatus.ACTIVE:
        return (
            "The network closes with it: its counts and contacts are hidden, and its groups are to be asked."
        )
    if stage == Stage.RUNNING and network.status == NetworkStatus.CLOSED:
        return (
            "The network is active again with it, since this month, and its counts are public. Its contacts "
            "stay hidden until somebody has looked at them."
        )
    return stays_closed(project, stage)
