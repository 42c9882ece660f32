"""Verbs that finish the sentence "projects ..."."""

import datetime

from django.db import models
from django.utils import timezone

from directory import rules
from directory.geo import Point, bounding_box, squared_degrees
from directory.vocabulary import (
    ConsentAnswer,
    ConsentUse,
    NetworkStatus,
    OrganisationRole,
    RegionKind,
    Review,
)


class ProjectQuerySet(models.QuerySet):
    def published(self):
        """What the public sees; closed ones keep their page."""
        return self.filter(review=Review.PUBLISHED)

    def open(self):
        """Not closed, and no network that merged or closed."""
        return self.exclude(rules.closed())

    def current(self, today: datetime.date | None = None):
        """Checked as running in the last 12 months."""
        return self.filter(rules.current(today or timezone.localdate()))

    def dated(self, today: datetime.date | None = None):
        """Whose meetings may be listed by day: current, joinable; private ones by their word."""
        today = today or timezone.localdate()
        private = self.model.objects.filter(rules.keeping_dates_private()).values("pk")
        agreed = self.model.objects.agreeing_to(ConsentUse.DATED, today).values("pk")
        may_be_dated = ~models.Q(pk__in=private) | models.Q(pk__in=agreed)
        return self.current(today).filter(rules.joinable()).filter(may_be_dated)

    def agreeing_to(self, use: ConsentUse, today: datetime.date | None = None):
        """Those of which somebody said yes for this use, and nobody no since; of a use of the whole group."""
        consents = self.model._meta.get_field("consents").related_model.objects
        return self.filter(pk__in=consents.live(today).about(use).filter(contact=None).values("project"))

    def refusing_to_be_listed(self):
        """Those of which somebody said last that they do not want to be listed."""
        consents = self.model._meta.get_field("consents").related_model.objects
        said = consents.about(ConsentUse.LISTING).filter(project=models.OuterRef("pk"))
        decided = said.exclude(answer=ConsentAnswer.NOT_ASKED).order_by("-said_on", "-pk")
        last = models.Subquery(decided.values("answer")[:1])
        return self.alias(said_last=last).filter(said_last=ConsentAnswer.NO)

    def due(self, today: datetime.date | None = None):
        """Not closed, and not checked for a year."""
        return self.filter(rules.due(today or timezone.localdate()))

    def working_in(self, region):
        return self.filter(
            project_regions__region=region, project_regions__kind=RegionKind.WORKS_IN
        ).distinct()

    def based_in(self, region):
        return self.filter(
            project_regions__region=region, project_regions__kind=RegionKind.BASED_IN
        ).distinct()

    def named(self, slugs):
        return self.filter(slug__in=slugs)

    def at(self, slug: str):
        """The one at this address, with what its page needs beside it; None where there is none."""
        return self.select_related("source", "network").filter(slug=slug).first()

    def formerly_at(self, slug: str):
        """The one that had this address before, or None."""
        return self.filter(old_slugs__slug=slug).first()

    def ever_at(self, slug: str):
        """The one at this address now or before, whatever its state; None where there is none."""
        if not slug or "\x00" in slug:
            return None
        return self.filter(slug=slug).first() or self.formerly_at(slug)

    def around(self, point: Point, within: float):
        """Those that meet within so many miles of a point, nearest first; public points only."""
        box = bounding_box(point, within)
        inside = models.Q(venues__latitude__range=(box.south, box.north)) & models.Q(
            venues__longitude__range=(box.west, box.east)
        )
        away = squared_degrees(point, models.F("venues__latitude"), models.F("venues__longitude"))
        return self.filter(inside).annotate(away=models.Min(away)).order_by("away", "name")

    def like(self, terms, *, in_regions):
        """Those that work in one of these regions and share one of these terms."""
        working = self.filter(
            project_regions__region__slug__in=in_regions, project_regions__kind=RegionKind.WORKS_IN
        )
        return working.filter(terms__in=terms).order_by("name").distinct()


class ProjectOrganisationQuerySet(models.QuerySet):
    def public(self):
        """Without funders: who funds whom is for staff only."""
        return self.exclude(role=OrganisationRole.FUNDS)


class AffiliationQuerySet(models.QuerySet):
    def public(self):
        """Ties to networks whose page the public may read."""
        return self.filter(network__project__review=Review.PUBLISHED)


class NetworkQuerySet(models.QuerySet):
    def published(self):
        """What the public sees; merged and closed ones say so."""
        return self.filter(project__review=Review.PUBLISHED)


class ClaimedCountQuerySet(models.QuerySet):
    def public(self):
        """A closed or unpublished network's numbers are not shown; a merged one's are, marked."""
        hidden = models.Q(network__status=NetworkStatus.CLOSED) | (
            models.Q(network__isnull=False) & ~models.Q(network__project__review=Review.PUBLISHED)
        )
        return self.exclude(hidden)


class PeerDefinitionQuerySet(models.QuerySet):
    def public(self):
        """Those of thinkers, and those of published projects."""
        return self.filter(models.Q(project=None) | models.Q(project__review=Review.PUBLISHED))


class VenueQuerySet(models.QuerySet):
    def with_consent(self, today: datetime.date | None = None):
        """Each says whether a live consent lets its exact address be shown."""
        consents = self.model._meta.get_field("consent").related_model.objects
        live = consents.live(today).about(ConsentUse.EXACT_VENUE).filter(pk=models.OuterRef("consent"))
        return self.annotate(may_show_address=models.Exists(live))
