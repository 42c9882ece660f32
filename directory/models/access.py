"""Who signed in, was refused, took something away or opened what is private: kept a year, without texts."""

from django.conf import settings
from django.db import models
from django.utils import timezone

from directory.phrases import day_words

from .people import UserRole


class Access(models.TextChoices):
    """What somebody did, or was kept from."""

    SIGNED_IN = "signed-in", "Signed in"
    FAILED = "failed", "Failed to sign in"
    REFUSED = "refused", "Was refused a page"
    ROLE = "role", "Changed a role"
    EXPORTED = "exported", "Took a file away"
    OPENED = "opened", "Opened contacts or addresses"
    OPENED_CASE = "opened-case", "Opened a case about safety"


class AccessEvent(models.Model):
    """One line of the access log. The same again within an hour is counted in `times`.

    `page` is the address's name in urls.py, or the command; `row` the number in it. Neither holds anything
    that somebody typed.
    """

    what = models.CharField(max_length=12, choices=Access)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        help_text="Empty where no account is known: a command, or an e-mail that has none.",
    )
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        help_text="Whose account or role it was about.",
    )
    page = models.SlugField(max_length=80, blank=True)
    row = models.BigIntegerField("number", null=True, blank=True)
    former_role = models.CharField(max_length=14, choices=UserRole, blank=True)
    new_role = models.CharField(max_length=14, choices=UserRole, blank=True)
    at = models.DateTimeField(default=timezone.now, db_index=True, help_text="The first time in that hour.")
    times = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["-at", "-pk"]
        verbose_name = "line of the access log"
        verbose_name_plural = "access log"

    def __str__(self):
        return f"{self.get_what_display()}, {day_words(self.at)}"
