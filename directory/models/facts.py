"""A project's single answers, grouped by the question they answer; wording comes from questions.py."""

from django.core.validators import MaxValueValidator
from django.db import models
from django.db.models import F, Q

from directory import vocabulary as v
from directory.questions import question_of


def wording(name):
    """Label and help of a column, as questions.py has them."""
    field = next(f for f in question_of(name).fields if f.name == name)
    return {"verbose_name": field.label, "help_text": field.help}


def one_of(name, choices, default=v.NOT_KNOWN):
    """A single answer; not known until somebody says."""
    return models.CharField(max_length=24, choices=choices, default=default, **wording(name))


def yes_no(name):
    return one_of(name, v.YesNo)


class PeerSupportFacts(models.Model):
    """Question 1."""

    is_peer_support = one_of("is_peer_support", v.IsPeerSupport)
    role = one_of("role", v.Role)
    peer_support_in_title = yes_no("peer_support_in_title")
    own_term = models.CharField(max_length=160, blank=True, **wording("own_term"))
    rejects_term = yes_no("rejects_term")

    class Meta:
        abstract = True


class ValuesFacts(models.Model):
    """Question 2."""

    statement_of_values = yes_no("statement_of_values")
    code_of_practice = yes_no("code_of_practice")
    recovery = one_of("recovery", v.Recovery)

    class Meta:
        abstract = True


class LeadingFacts(models.Model):
    """Question 3."""

    controlled_by = one_of("controlled_by", v.ControlledBy)
    facilitated_by = one_of("facilitated_by", v.FacilitatedBy)
    supporters_lived_experience = one_of("supporters_lived_experience", v.LivedExperience)

    class Meta:
        abstract = True


class JoiningFacts(models.Model):
    """Question 4, with what visitors ask before they come."""

    stage = one_of("stage", v.Stage)
    open_to_new_members = yes_no("open_to_new_members")
    referral = one_of("referral", v.Referral)
    first_contact = one_of("first_contact", v.FirstContact)
    may_bring_someone = yes_no("may_bring_someone")
    cost = one_of("cost", v.Cost)
    step_free = yes_no("step_free")
    bsl = yes_no("bsl")

    class Meta:
        abstract = True


class MembershipFacts(models.Model):
    """Question 5."""

    carers = one_of("carers", v.Carers)
    youngest_age = models.PositiveSmallIntegerField(
        null=True, blank=True, validators=[MaxValueValidator(120)], **wording("youngest_age")
    )
    oldest_age = models.PositiveSmallIntegerField(
        null=True, blank=True, validators=[MaxValueValidator(120)], **wording("oldest_age")
    )

    class Meta:
        abstract = True


class ShapeFacts(models.Model):
    """Questions 6, 7, 8 and 10: base, structure, place, how long."""

    place_in_organisation = one_of("place_in_organisation", v.PlaceInOrganisation)
    formality = one_of("formality", v.Formality)
    scope = one_of("scope", v.Scope, default=v.Scope.LOCAL)
    duration = one_of("duration", v.Duration)

    class Meta:
        abstract = True


class FundingFacts(models.Model):
    """Question 11. Staff only."""

    has_funding = yes_no("has_funding")
    funding_at_risk = yes_no("funding_at_risk")
    funding_plans = yes_no("funding_plans")

    class Meta:
        abstract = True


class PeerWorkerFacts(models.Model):
    """Question 12."""

    peer_workers_distinguished = yes_no("peer_workers_distinguished")
    peer_worker_pay = one_of("peer_worker_pay", v.Pay)
    peer_worker_training = yes_no("peer_worker_training")
    peer_worker_support = yes_no("peer_worker_support")
    peer_worker_development = yes_no("peer_worker_development")
    peer_worker_courses = yes_no("peer_worker_courses")

    class Meta:
        abstract = True


AGES_IN_ORDER = models.CheckConstraint(
    name="project_ages_in_order",
    condition=Q(youngest_age__isnull=True)
    | Q(oldest_age__isnull=True)
    | Q(oldest_age__gte=F("youngest_age")),
)
