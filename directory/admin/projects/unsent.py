"""What somebody typed on pages of a record that could not be saved, or was not meant to be yet."""

from django.http import QueryDict

from directory.models import Project

UNSENT, MOST_UNSENT = "unsent_answers", 30
KEPT = "What you typed is kept until you sign out."
# What only says what to do with the rest.
BUTTONS = ("_go_to", "_save", "_rest", "_one_more", "csrfmiddlewaretoken")


class Unsent:
    """What somebody typed on pages of one record that could not be saved: kept with their session until then.

    Nobody else sees it, and it ends with the session.
    """

    def __init__(self, session, project: Project):
        self.session, self.project = session, project

    def key(self, slug: str) -> str:
        return f"{self.project.pk}/{slug}"

    @property
    def kept(self) -> dict[str, str]:
        return self.session.get(UNSENT, {})

    def __contains__(self, slug: str) -> bool:
        return self.key(slug) in self.kept

    def posted(self, slug: str) -> QueryDict:
        return QueryDict(self.kept[self.key(slug)], mutable=True)

    def keep(self, slug: str, posted: QueryDict) -> None:
        """The latest only, of so many pages."""
        sent = posted.copy()
        for name in [name for name in sent if name in BUTTONS]:
            del sent[name]
        kept = {key: value for key, value in self.kept.items() if key != self.key(slug)}
        latest = list(kept.items())[-(MOST_UNSENT - 1) :]
        self.session[UNSENT] = dict(latest) | {self.key(slug): sent.urlencode()}

    def forget(self, slug: str) -> None:
        if slug in self:
            self.session[UNSENT] = {key: value for key, value in self.kept.items() if key != self.key(slug)}
