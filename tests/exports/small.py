"""A small directory that has a little of everything a file must hold."""

import datetime

from directory.models import ClaimedCount, Gap, SearchEffort, TrainingCourse
from directory.reports.regional import regional_summary
from directory.reports.report import Audience
from tests.factories import make_project, make_region, make_source, make_term

DAY = datetime.date(2026, 11, 23)
RISKY = ["=1+1", "+44 20", "-x", "@cmd", "\tx"]
LONG = "n" * 200
RIGHT_TO_LEFT = "مجموعة الدعم"


def small_directory():
    """In the region that holds Yorkshire."""
    for name in (*RISKY, LONG, RIGHT_TO_LEFT, "a\x0bb & <b>", "Plain group"):
        make_project(
            name,
            regions=["north-east"],
            grouping=["statutory", "minority-and-marginalised"],
            community=[("women", "only"), "somali"],
            structure=["group"],
            controlled_by="service-users",
            covers=["E08000035"],
            summary="For women. It meets in Leeds.",
            funding_at_risk="yes",
            last_checked_on=DAY - datetime.timedelta(days=10),
        )
    region = make_region("north-east")
    ClaimedCount.objects.create(
        region=region,
        area="region",
        what="Hearing Voices groups",
        low=15,
        high=16,
        wording="15–16",
        source=make_source(),
    )
    Gap.objects.create(region=region, topic="Cumbria", finding="none-found", source=make_source())
    SearchEffort.objects.create(region=region, days=10, source=make_source())
    make_term("community", "men")
    course = TrainingCourse.objects.create(slug="course", name="A course", source=make_source())
    course.regions.add(region)
    return region


def small_report(audience=Audience.INTERNAL, **options):
    region = small_directory()
    since = datetime.date(2026, 1, 1)
    return regional_summary(region, day=DAY, since=since, audience=audience, **options)
