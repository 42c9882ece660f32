"""A change in words: which fact, what it was, what it becomes."""

from . import facts
from .facts import Line


def lines(changes: facts.Changes, *, with_addresses: bool) -> list[Line]:
    """In the order of the questions; without addresses for those who may not see them.

    An exact address too: it was public, or is to be, but whether it is today its consent says.
    """
    return [line for line in facts.describe(changes) if with_addresses or not line.is_address]
