"""What visitors tell us. Staff only."""

from django.conf import settings
from django.db import models
from django.db.models import Case, F, Q, Value, When

from directory.phrases import day_words

from .venues import both_or_neither


class MessageKind(models.TextChoices):
    """Why somebody writes, in the words of the form."""

    WRONG = "wrong", "Something is wrong"
    CHECK = "check", "Please check this one"
    RUNS = "runs", "It still runs, I was there this month"
    REMOVE = "remove", "Please remove us"
    SAFETY = "safety", "I am worried about safety"
    ADD = "add", "Add a group"


# They say what to check next, and need no more words. Neither is a check.
WISHES = (MessageKind.CHECK, MessageKind.RUNS)


class MessageQuerySet(models.QuerySet):
    def open(self):
        return self.filter(done_at=None)

    def wishes(self):
        """Those that ask for a check, or say that somebody was there, since the project's last check."""
        since = Q(project__last_checked_on=None) | Q(sent_at__date__gt=F("project__last_checked_on"))
        return self.open().filter(since, kind__in=WISHES)

    def but_worries(self):
        """Without those about safety: they are read as a `Worry`, by people with the permission."""
        return self.exclude(kind=MessageKind.SAFETY)

    def urgent_first(self):
        """Removal, then the rest; oldest first."""
        order = Case(When(kind=MessageKind.REMOVE, then=Value(0)), default=Value(9))
        return self.order_by(order, "sent_at", "pk")


class Message(models.Model):
    """One message: never live, never published; its e-mail goes when it is dealt with."""

    kind = models.CharField(max_length=8, choices=MessageKind)
    project = models.ForeignKey("Project", models.SET_NULL, null=True, blank=True, related_name="messages")
    about = models.CharField("group", max_length=200, blank=True, help_text="As the visitor wrote it.")
    place = models.CharField(max_length=120, blank=True)
    region = models.ForeignKey(
        "Region",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        help_text="Of its place, where it names no record: its researchers answer it.",
    )
    words = models.TextField(blank=True)
    email = models.EmailField("e-mail", blank=True)
    worry = models.ForeignKey(
        "Worry", models.SET_NULL, null=True, blank=True, related_name="messages", editable=False
    )
    sent_at = models.DateTimeField(auto_now_add=True)
    hidden_at = models.DateTimeField(null=True, blank=True)
    done_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    done_at = models.DateTimeField(null=True, blank=True)
    outcome = models.TextField(blank=True, help_text="What you did about it.")
    # Of what was sent; no two that wait have the same. Null once the message is dealt with, or a day old.
    digest = models.CharField(max_length=64, null=True, blank=True, unique=True, editable=False)

    objects = MessageQuerySet.as_manager()

    class Meta:
        ordering = ["-sent_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                name="message_done_by_whom_and_when", condition=both_or_neither("done_by", "done_at")
            ),
            models.CheckConstraint(
                name="message_done_keeps_no_email", condition=Q(done_at__isnull=True) | Q(email="")
            ),
        ]

    def __str__(self):
        return f"{self.get_kind_display()}, {day_words(self.sent_at)}"
