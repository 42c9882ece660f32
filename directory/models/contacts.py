"""Contacts, and the consent without which none is public."""

import datetime

from django.conf import settings
from django.db import models
from django.db.models import Exists, F, FilteredRelation, OuterRef, Q
from django.utils import timezone

from directory import rules
from directory.contact_values import NotAContactError, as_kept
from directory.vocabulary import Means


class ContactKind(models.TextChoices):
    PHONE = "phone", "Phone"
    EMAIL = "e-mail", "E-mail"
    WEBSITE = "website", "Web address"
    POST = "post", "Post"


class ConsentFact(models.TextChoices):
    CONTACT = "contact", "To show a contact"
    EXACT_VENUE = "exact-venue", "To show the exact address"
    LISTING = "listing", "To be listed"


class Consent(models.Model):
    """Who said yes or no to what becoming public: when, how, to which words, until when. Staff only."""

    project = models.ForeignKey("Project", models.CASCADE, related_name="consents")
    fact = models.CharField(max_length=12, choices=ConsentFact)
    given = models.BooleanField("said yes")
    who = models.CharField(max_length=120, help_text="Who at the group said so. Never public.")
    said_on = models.DateField()
    how = models.CharField(max_length=10, choices=Means)
    wording = models.TextField(help_text="The words that were read out.")
    expires_on = models.DateField()
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering = ["-said_on", "-pk"]
        constraints = [
            models.CheckConstraint(
                name="consent_expires_after_it_is_given", condition=Q(expires_on__gt=models.F("said_on"))
            ),
        ]

    def __str__(self):
        return f"{self.get_fact_display()}: {'yes' if self.given else 'no'}, {self.said_on}"


class ContactQuerySet(models.QuerySet):
    def public(self, today: datetime.date | None = None):
        """Contacts with a live consent, that a person used in a check in the last 12 months."""
        today = today or timezone.localdate()
        return self.filter(
            rules.recent(today, "checks__made_on"),
            is_hidden=False,
            consent__given=True,
            consent__fact=ConsentFact.CONTACT,
            consent__expires_on__gt=today,
        ).distinct()

    def opened(self, today: datetime.date | None = None):
        """Organisations' own websites that a person opened in the last 12 months and said are theirs."""
        found = self.filter(rules.opened(today or timezone.localdate()))
        return found.exclude(
            pk__in=found.filter(rules.keeping_dates_private("project__")).order_by().values("pk")
        )

    def shown(self, today: datetime.date | None = None):
        """Both: each says if it `is_public`; else `opened_as` and `opened_on` say whose website, and when."""
        today = today or timezone.localdate()
        same = self.model.objects.filter(pk=OuterRef("pk"))
        found = self.annotate(
            is_public=Exists(same.public(today)),
            is_opened=Exists(same.opened(today)),
            answered=FilteredRelation("openings", condition=Q(openings__stands=True)),
        ).filter(Q(is_public=True) | Q(is_opened=True))
        return found.annotate(opened_as=F("answered__name"), opened_on=F("answered__opened_on"))

    def of(self, projects):
        return self.filter(project__in=projects)


class Contact(models.Model):
    """A phone number, e-mail or web address. Without consent and a check it is a lead for staff.

    So is a value that cannot be read as one: it is kept as it was, hidden, and never shown.
    """

    project = models.ForeignKey("Project", models.CASCADE, related_name="contacts")
    kind = models.CharField(max_length=8, choices=ContactKind)
    value = models.CharField(max_length=240)
    role = models.CharField(max_length=120, blank=True, help_text="A role, such as group line. No surnames.")
    consent = models.ForeignKey(Consent, models.SET_NULL, null=True, blank=True, related_name="contacts")
    source = models.ForeignKey("Source", models.PROTECT, related_name="+")
    is_hidden = models.BooleanField(
        "hidden", default=False, help_text="Taken off the public page until somebody has looked."
    )

    objects = ContactQuerySet.as_manager()

    class Meta:
        ordering = ["kind", "pk"]

    def __str__(self):
        """Without the number or address: rows are named in places that ask nobody who they are."""
        return self.get_kind_display()

    def public_until(self) -> datetime.date | None:
        """The first day on which it is public no more: the same as `public()`, over rows that were fetched.

        None where it is not to be shown: no yes, never used in a check, hidden.
        """
        used = [check.made_on for check in self.checks.all()]
        if self.is_hidden or not used or self.consent is None:
            return None
        if not self.consent.given or self.consent.fact != ConsentFact.CONTACT:
            return None
        return min(self.consent.expires_on, max(used) + rules.A_YEAR)

    def opened_until(self, keeps_private: bool) -> tuple[datetime.date, str] | None:
        """The first day on which its website is shown no more for being opened, and the organisation's name.

        The same as `opened()`, over rows that were fetched; None where nobody has opened it, or it is not to
        be shown. `keeps_private` is `rules.keeps_dates_private` of its project.
        """
        for row in self.openings.all():
            found = {"answer": row.answer, "address": row.address, "opened_on": row.opened_on}
            found |= {"is_hidden": self.is_hidden, "keeps_private": keeps_private, "today": row.opened_on}
            if row.stands and rules.is_opened(self.kind, self.value, **found):
                return row.opened_on + rules.A_YEAR, row.name
        return None

    @property
    def problem(self) -> str:
        """Why nobody can be reached by the value as it stands; empty where somebody can."""
        try:
            as_kept(self.kind, self.value)
        except NotAContactError as problem:
            return str(problem)
        return ""
