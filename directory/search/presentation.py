"""ProjectSearch: a visitor's question, answered; page, file and any summary of a set ask the same way."""

from collections.abc import Iterator
from functools import cached_property

from django.urls import reverse

from . import messages, zero_results
from .links import Link
from .results import Results


class ProjectSearch(Results):
    """The results of one question, and what a page says of them and of the question."""

    # What the page says.

    @cached_property
    def heading(self) -> str:
        return messages.heading(self)

    @cached_property
    def title(self) -> str:
        """The tab's title says nothing of the question."""
        more = f" (page {self.asked.page} of {self.pages.total})" if self.pages else ""
        return f"{messages.NEUTRAL_HEADING}{more}"

    @cached_property
    def summary(self) -> str:
        return messages.summary(self)

    @cached_property
    def order(self) -> str:
        return messages.order(self)

    @cached_property
    def messages(self) -> list[messages.Message]:
        return list(messages.messages(self))

    @property
    def which(self) -> list[Link]:
        """The places that `near` may mean, most populous first."""
        return [Link(place.label, self.links.instead(near=place.query)) for place in self.asked.near.choices]

    @cached_property
    def choices(self) -> list[Link]:
        """Every choice, with the address without it."""
        return list(messages.choices(self))

    @property
    def clear_url(self) -> str:
        return self.links.only_shortlist()

    @property
    def hidden(self) -> list[tuple[str, str]]:
        """What the form carries on without a box of its own."""
        return [pair for pair in self.links.pairs if pair[0] in ("authority", "id", "exact")]

    @property
    def csv_url(self) -> str:
        return self.links.same(reverse("projects_csv"))

    @property
    def shortlist(self) -> tuple[str, ...]:
        return self.asked.shortlist

    @property
    def shortlist_url(self) -> str:
        return self.links.only_shortlist(reverse("shortlist"))

    @cached_property
    def nothing(self) -> zero_results.NothingFound | None:
        """What helps where nothing was found, or nothing near the place; None where something was."""
        found = self.totals["current"] + self.totals["unchecked"] if self.place else self.total
        return None if found else zero_results.help_for(self)

    @property
    def problems(self) -> Iterator[str]:
        """Why a file cannot be made of this question: every value that is not known, in words."""
        yield from messages.problems(self)
