"""Letters that leave by e-mail: whom they go to and how far they are, never what they say."""

import datetime
import secrets

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from directory.phrases import day_words


class LetterKind(models.TextChoices):
    PASSWORD = "password", "A link to choose a password"
    DUTY = "duty", "Something waits"
    MORNING = "morning", "What is theirs today"


class LetterState(models.TextChoices):
    WAITING = "waiting", "Waits"
    SENDING = "sending", "On its way"
    SENT = "sent", "Taken by the mail server"
    REFUSED = "refused", "Refused by the mail server"
    UNCERTAIN = "uncertain", "May have arrived"
    GIVEN_UP = "given-up", "Given up"
    STOPPED = "stopped", "Not needed any more"
    OPENED = "opened", "Opened in the workshop"


OPEN = [LetterState.WAITING, LetterState.SENDING]
ENDED = [state for state in LetterState if state not in OPEN]


def new_key() -> str:
    """What stands before the @ of a Message-ID: the same at each try, and it tells nothing."""
    return secrets.token_hex(16)


class LetterQuerySet(models.QuerySet):
    def ready(self, now: datetime.datetime):
        """Those whose next try is due, the oldest first."""
        return self.filter(state=LetterState.WAITING, try_at__lte=now).order_by("try_at", "pk")

    def open(self):
        """Those that have not ended: they wait, or are on their way."""
        return self.filter(state__in=OPEN)


class Letter(models.Model):
    """One letter to a person, or (without one) to whoever is on duty.

    Its words and its link are made when it is handed over, and are kept nowhere.
    """

    kind = models.CharField(max_length=12, choices=LetterKind)
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, null=True, blank=True, related_name="letters"
    )
    state = models.CharField(max_length=10, choices=LetterState, default=LetterState.WAITING)
    key = models.CharField(max_length=32, unique=True, default=new_key, editable=False)
    asked_at = models.DateTimeField(default=timezone.now)
    try_at = models.DateTimeField("next try", default=timezone.now)
    tries = models.PositiveSmallIntegerField(default=0)
    began_at = models.DateTimeField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)
    answer = models.PositiveSmallIntegerField(
        "the mail server's answer", null=True, blank=True, help_text="The number it gave last, such as 550."
    )

    objects = LetterQuerySet.as_manager()

    class Meta:
        ordering = ["-asked_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                name="letter_open_once_a_person",
                fields=["kind", "person"],
                condition=Q(state__in=OPEN, person__isnull=False),
            ),
            models.UniqueConstraint(
                name="letter_open_once_to_nobody_named",
                fields=["kind"],
                condition=Q(state__in=OPEN, person__isnull=True),
            ),
            models.CheckConstraint(
                name="letter_has_ended_when_it_says_so",
                condition=Q(state__in=ENDED, ended_at__isnull=False)
                | (~Q(state__in=ENDED) & Q(ended_at__isnull=True)),
            ),
        ]

    def __str__(self):
        return f"{self.get_kind_display()}, {day_words(self.asked_at)}"


class LetterCount(models.Model):
    """How many letters of a kind ended on a day, and how: what stays when their rows are gone."""

    kind = models.CharField(max_length=12, choices=LetterKind)
    day = models.DateField()
    state = models.CharField("how it ended", max_length=10, choices=LetterState)
    number = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ["-day", "kind", "state"]
        constraints = [
            models.UniqueConstraint(name="letters_are_counted_once", fields=["kind", "day", "state"])
        ]

    def __str__(self):
        return f"{self.get_kind_display()}, {day_words(self.day)}: {self.number}"
