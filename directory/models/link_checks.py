"""What became of each web address that was asked if it still answers. Staff only."""

from django.db import models


class LinkOutcome(models.TextChoices):
    """What an address answered; the last eight are the troubles of `fetching`, by the same words."""

    ANSWERS = "answers", "It answers"
    REFUSES = "refuses", "It answers, but not to programs"
    NOT_FOUND = "not-found", "There is no such page"
    ERROR = "error", "The site has an error"
    ADDRESS = "address", "It is no address that can be opened"
    UNKNOWN_HOST = "unknown-host", "There is no such site"
    PRIVATE = "private", "It leads into a private network"
    UNREACHABLE = "unreachable", "Nothing answers there"
    CERTIFICATE = "certificate", "Its certificate is wrong, so browsers warn"
    TOO_SLOW = "too-slow", "It takes too long"
    BROKEN = "broken", "What comes back is no web page"
    REDIRECTS = "redirects", "It sends visitors from page to page without end"


# Something stands there, whatever it says to a program.
STANDS = (LinkOutcome.ANSWERS, LinkOutcome.REFUSES)


class LinkCheck(models.Model):
    """One web address by its hash: the address itself stands only where it is used, and goes with it there.

    A first failure sets `failing_since`; a second one, a week later or more, sets `silent_since` too, to the
    same day. Any answer empties both, and so does a person who opened it (`opened_on`).
    """

    mark = models.CharField(max_length=64, unique=True, editable=False)
    outcome = models.CharField(max_length=12, choices=LinkOutcome)
    tried_on = models.DateField()
    failing_since = models.DateField(null=True, blank=True)
    silent_since = models.DateField(null=True, blank=True)
    opened_on = models.DateField(
        null=True, blank=True, help_text="A person opened it and said that it answers."
    )

    class Meta:
        ordering = ["silent_since", "pk"]

    def __str__(self):
        return self.get_outcome_display()
