"""The words that are read out for each use of consent, with their versions: one home for all screens.

A consent keeps the words that were heard and the version they are. Changed words get a new version at the end
of their list; the older ones stay, for the consents that were given to them.
"""

from dataclasses import dataclass

from .vocabulary import ConsentUse

# Said too where the number, address or name is a person's own, and where what is shown points to people.
OWN = "This may tell readers something about your own health or identity."
OWN_MARK = "own"


@dataclass(frozen=True)
class Wording:
    """What is read out for one use. `is_personal`: the sentence about oneself may have to be said too."""

    use: ConsentUse
    version: str
    words: str
    is_personal: bool = False

    def heard(self, *, is_own: bool = False) -> tuple[str, str]:
        """The words as somebody heard them, and their version: "shown-1", or "shown-1-own"."""
        if is_own and self.is_personal:
            return f"{self.words} {OWN}", f"{self.version}-{OWN_MARK}"
        return self.words, self.version


WORDINGS = (
    Wording(
        ConsentUse.SHOWN,
        "shown-1",
        "May we show this on the Peer Support Directory, a public website? Anybody can read it there, and "
        "search engines read it too. You can change your mind at any time: tell us, and we take it down. "
        "We ask you again in a year.",
        is_personal=True,
    ),
    Wording(
        ConsentUse.PASSED_ON,
        "passed-on-1",
        "May we pass this on to other directories? They keep copies of their own. If you change your mind we "
        "tell them, but we cannot take their copies down.",
        is_personal=True,
    ),
    Wording(
        ConsentUse.WRITTEN_TO,
        "written-to-1",
        "May we write to you once a year, with one reminder, to ask if what we show is still right?",
    ),
    Wording(
        ConsentUse.DATED,
        "dated-1",
        "May we show the dates on which you meet, in a list that anybody can read? Then people can see on "
        "which evening somebody may be there.",
        is_personal=True,
    ),
    Wording(
        ConsentUse.EXACT_VENUE,
        "exact-venue-1",
        "May we show the exact address where you meet, on a public website? Anybody can read it there, and "
        "search engines read it too. You can change your mind at any time: tell us, and we take it down. "
        "We ask you again in a year.",
        is_personal=True,
    ),
    Wording(
        ConsentUse.LISTING,
        "listing-1",
        "May your group be listed on the Peer Support Directory, a public website that anybody can read?",
    ),
)


def current(use: str) -> Wording:
    """The newest words for one use."""
    return next(wording for wording in reversed(WORDINGS) if wording.use == use)
