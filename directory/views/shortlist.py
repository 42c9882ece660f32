"""A shortlist that is kept in the address alone."""

from dataclasses import dataclass
from urllib.parse import urlencode

from django.http import QueryDict
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from directory.pages.shortlist import listed_projects
from directory.search.question import shortlist_of


@dataclass(frozen=True)
class Shortlist:
    """The slugs in an address, and the addresses that say more, or less, or the same elsewhere."""

    slugs: tuple[str, ...] = ()

    @classmethod
    def of(cls, data: QueryDict) -> "Shortlist":
        return cls(shortlist_of(data))

    @property
    def url(self) -> str:
        return self.at(reverse("shortlist"))

    @property
    def suffix(self) -> str:
        """What carries the list along behind a link."""
        return self.at("")

    def at(self, path: str) -> str:
        return f"{path}?{urlencode([('id', slug) for slug in self.slugs])}" if self.slugs else path

    def plus(self, slug: str) -> "Shortlist":
        return self if slug in self.slugs else Shortlist((*self.slugs, slug))

    def minus(self, slug: str) -> "Shortlist":
        return Shortlist(tuple(s for s in self.slugs if s != slug))


@require_safe
def shortlist(request):
    chosen = Shortlist.of(request.GET)
    projects = listed_projects(chosen.slugs)
    context = {"shortlist": chosen, "projects": projects, "today": timezone.localdate()}
    return render(request, "shortlist.html", context, using="public")
