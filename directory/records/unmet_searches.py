"""What visitors chose and no group is found by: counted in months, without watching anyone.

Each worker counts in memory (search/unmet.py) and adds what it has here once a day. Of a month that has ended
what was counted less than ten times is dropped, and only then the rest is shown.
"""

import datetime
import random
from collections.abc import Mapping

from django.db import transaction
from django.db.models import F, Q
from django.utils import timezone

from directory.models import Region, Term, UnmetSearch

# Month (its first day), vocabulary and slug of the term, slug of the region or "" for anywhere.
Chosen = tuple[datetime.date, str, str, str]
FEWEST = 10
# Every worker has added what it had of the month by then.
SETTLED_AFTER = datetime.timedelta(days=2)


def first_unsettled(today: datetime.date | None = None) -> datetime.date:
    """The first day of the earliest month of which something may still be added."""
    return ((today or timezone.localdate()) - SETTLED_AFTER).replace(day=1)


def settled(today: datetime.date | None = None) -> Q:
    """The rows that anybody may see."""
    return Q(month__lt=first_unsettled(today), times__gte=FEWEST)


@transaction.atomic
def add(counted: Mapping[Chosen, int]) -> None:
    """In an order that says nothing of when which was chosen. A term that is gone is left out."""
    terms = {(term.vocabulary, term.slug): term for term in Term.objects.all()}
    regions = {"": None, **{region.slug: region for region in Region.objects.all()}}
    rows = list(counted.items())
    random.shuffle(rows)
    for (month, vocabulary, slug, region), times in rows:
        term = terms.get((vocabulary, slug))
        if term is None or region not in regions:
            continue
        of = {"month": month, "term": term, "region": regions[region]}
        row, _ = UnmetSearch.objects.get_or_create(**of, defaults={"times": 0})
        UnmetSearch.objects.filter(pk=row.pk).update(times=F("times") + times)


def drop_few(today: datetime.date | None = None) -> str:
    """Of the months that have ended: what was chosen less than ten times. Says how many months are kept."""
    UnmetSearch.objects.filter(month__lt=first_unsettled(today), times__lt=FEWEST).delete()
    kept = UnmetSearch.objects.filter(settled(today)).order_by().values("month").distinct().count()
    return f"Months with anything to tell: {kept}."
