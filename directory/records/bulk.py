"""One step for many records: each for itself, so that one refusal stops no other."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from django.core.exceptions import PermissionDenied

from directory.models import Project, User

from .refusals import NotNowError
from .tombstones import OtherKeyError


@dataclass
class Outcome:
    """The records that took the step, and those that did not, each with the reason."""

    done: list[Project] = field(default_factory=list)
    refused: list[tuple[Project, str]] = field(default_factory=list)


def each(projects: Iterable[Project], step: Callable, *, by: User, note: str = "") -> Outcome:
    outcome = Outcome()
    for project in projects:
        try:
            step(project, by=by, note=note)
        except (NotNowError, OtherKeyError, PermissionDenied) as problem:
            outcome.refused.append((project, str(problem)))
        else:
            outcome.done.append(project)
    return outcome
