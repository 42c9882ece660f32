"""Contacts, and the consent without which none is public."""

import datetime
from collections.abc import Iterable

from django.conf import settings
from django.db import models
from django.db.models import Exists, F, FilteredRelation, OuterRef, Q, Subquery
from django.utils import timezone

from directory import rules
from directory.contact_values import NotAContactError, as_kept
from directory.phrases import day_words
from directory.vocabulary import ConsentAnswer, ConsentUse, Means


class ContactKind(models.TextChoices):
    PHONE = "phone", "Phone"
    EMAIL = "e-mail", "E-mail"
    WEBSITE = "website", "Web address"
    POST = "post", "Post"


class ConsentQuerySet(models.QuerySet):
    def about(self, use: ConsentUse):
        return self.filter(use=use)

    def live(self, today: datetime.date | None = None):
        """Each yes that has not run out and that no later no has taken back: as `Consent.is_live`."""
        today = today or timezone.localdate()
        later = Q(said_on__gt=OuterRef("said_on")) | Q(said_on=OuterRef("said_on"), pk__gt=OuterRef("pk"))
        taken_back = Consent.objects.filter(
            later, project=OuterRef("project"), use=OuterRef("use"), answer=ConsentAnswer.NO
        )
        of_the_contact = Exists(taken_back.filter(contact=OuterRef("contact")))
        of_the_group = Q(contact=None) & Exists(taken_back.filter(contact=None))
        yes = self.filter(answer=ConsentAnswer.YES, expires_on__gt=today)
        return yes.exclude(of_the_contact).exclude(of_the_group)

    def running_out(self, today: datetime.date | None = None):
        """Those that stand today and run out within eight weeks, soonest first: time to ask again."""
        today = today or timezone.localdate()
        return self.live(today).filter(rules.soon(today, "expires_on")).order_by("expires_on", "pk")


class Consent(models.Model):
    """What somebody said to one use of what they told: when, how, to which words, until when. Staff only.

    About one contact where `contact` is there, else about the group: its exact address, dates, being listed.
    The last yes or no to a use stands; "not asked" takes nothing back.
    """

    project = models.ForeignKey("Project", models.CASCADE, related_name="consents")
    contact = models.ForeignKey(
        "Contact", models.SET_NULL, null=True, blank=True, related_name="consents", editable=False
    )
    use = models.CharField("to what", max_length=12, choices=ConsentUse)
    answer = models.CharField("what they said", max_length=9, choices=ConsentAnswer)
    who = models.CharField(max_length=120, blank=True, help_text="Who at the group said so. Never public.")
    said_on = models.DateField()
    how = models.CharField(max_length=10, choices=Means)
    wording = models.TextField(blank=True, help_text="The words that were read out.")
    wording_version = models.CharField(
        max_length=30, blank=True, help_text="Which version of our words; empty for words of one's own."
    )
    expires_on = models.DateField()
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")

    objects = ConsentQuerySet.as_manager()

    class Meta:
        ordering = ["-said_on", "-pk"]
        constraints = [
            models.CheckConstraint(
                name="consent_expires_after_it_is_given", condition=Q(expires_on__gt=models.F("said_on"))
            ),
        ]

    def __str__(self):
        return f"{self.get_use_display()}: {self.get_answer_display().lower()}, {day_words(self.said_on)}"

    def is_taken_back(self, consents: Iterable["Consent"]) -> bool:
        """Whether one of these is a later no to the same use of the same thing."""
        return any(
            one.answer == ConsentAnswer.NO
            and (one.use, one.contact_id) == (self.use, self.contact_id)
            and (one.said_on, one.pk) > (self.said_on, self.pk)
            for one in consents
        )

    def live_until(self, consents: Iterable["Consent"]) -> datetime.date | None:
        """The day on which it counts no more, over rows that were fetched; None where it does not count.

        `consents` are all of the same contact, or all of the same project.
        """
        if self.answer != ConsentAnswer.YES or self.is_taken_back(consents):
            return None
        return self.expires_on

    def is_live(self, consents: Iterable["Consent"], today: datetime.date) -> bool:
        until = self.live_until(consents)
        return until is not None and until > today


class ContactQuerySet(models.QuerySet):
    def public(self, today: datetime.date | None = None):
        """Contacts that may be shown, and that a person used in a check in the last 12 months."""
        today = today or timezone.localdate()
        agreed = Consent.objects.live(today).about(ConsentUse.SHOWN).filter(contact=OuterRef("pk"))
        return self.filter(Exists(agreed), rules.recent(today, "checks__made_on"), is_hidden=False).distinct()

    def allowed(self, use: ConsentUse, today: datetime.date | None = None):
        """Those to which somebody said yes for this use, and nobody no since."""
        return self.filter(Exists(Consent.objects.live(today).about(use).filter(contact=OuterRef("pk"))))

    def passed_on(self, today: datetime.date | None = None):
        """Those that may go to other directories: shown here, and agreed to be passed on. Never an e-mail
        address."""
        shown = self.public(today).exclude(kind=ContactKind.EMAIL)
        return shown.filter(pk__in=self.allowed(ConsentUse.PASSED_ON, today).values("pk"))

    def written_to(self, today: datetime.date | None = None):
        """E-mail addresses to which we may write once a year; not hidden, whether shown or not."""
        return self.allowed(ConsentUse.WRITTEN_TO, today).filter(kind=ContactKind.EMAIL, is_hidden=False)

    def hidden_by_a_message(self):
        """Those that stand hidden since somebody acted on what a visitor wrote."""
        last = ContactStep.objects.filter(contact=OuterRef("pk")).order_by("-at", "-pk")
        since = Subquery(last.values("message")[:1])
        return self.filter(is_hidden=True).annotate(hidden_for=since).exclude(hidden_for=None)

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

    def answer_to(self, use: ConsentUse) -> Consent | None:
        """What was said last to one use: yes or no; "not asked" only where nobody ever said either."""
        said = [consent for consent in self.consents.all() if consent.use == use]
        said.sort(key=lambda one: (one.answer != ConsentAnswer.NOT_ASKED, one.said_on, one.pk))
        return said[-1] if said else None

    def public_until(self) -> datetime.date | None:
        """The first day on which it is public no more: the same as `public()`, over rows that were fetched.

        None where it is not to be shown: no yes, never used in a check, hidden.
        """
        used = [check.made_on for check in self.checks.all()]
        said = [consent for consent in self.consents.all() if consent.use == ConsentUse.SHOWN]
        agreed = list(filter(None, [consent.live_until(said) for consent in said]))
        if self.is_hidden or not used or not agreed:
            return None
        return min(max(agreed), max(used) + rules.A_YEAR)

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


class ContactStepKind(models.TextChoices):
    HIDDEN = "hidden", "Hidden"
    SHOWN_AGAIN = "shown-again", "Shown again"


class ContactStep(models.Model):
    """A contact was hidden or shown again: who, when, and over which message or check. Staff only."""

    contact = models.ForeignKey(Contact, models.CASCADE, related_name="steps")
    step = models.CharField(max_length=11, choices=ContactStepKind)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    message = models.ForeignKey("Message", models.SET_NULL, null=True, blank=True, related_name="steps")
    found_in = models.ForeignKey("Check", models.SET_NULL, null=True, blank=True, related_name="+")

    class Meta:
        ordering = ["-at", "-pk"]

    def __str__(self):
        return f"{self.contact}: {self.get_step_display().lower()}, {day_words(self.at)}"

    @property
    def why(self) -> str:
        """Over what, in words; empty where somebody did it on the record itself."""
        if self.message_id:
            is_hidden = self.step == ContactStepKind.HIDDEN
            return "because of a message from a visitor" if is_hidden else "after a message from a visitor"
        return "used in a check" if self.found_in_id else ""

    @property
    def words(self) -> str:
        """“Hidden on 3 March 2026 by Rae, because of a message from a visitor”."""
        by = f" by {self.by}" if self.by_id else ""
        start = f"{self.get_step_display()} on {day_words(self.at)}{by}"
        return f"{start}, {self.why}" if self.why else start
