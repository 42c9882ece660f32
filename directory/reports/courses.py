"""Training courses that groups of an area used, or that were named there: nobody said where to take them."""

from directory.models import TrainingCourse
from directory.phrases import listed

from .area import ENGLAND, Area
from .report import Column, Count, Row, Section, Table

FACTS = (
    Column("name", "Course"),
    Column("provider", "Provider"),
    Column("level", "Level"),
    Column("accredited", "Accredited"),
    Column("accreditation", "By whom", is_detail=True),
    Column("regions", "Region it was named in"),
    Column("source", "Source", is_detail=True),
)


def training(area: Area) -> Section:
    """Those named in one of its regions, used by one of its groups, or named in no region."""
    found = TrainingCourse.objects.select_related("source").prefetch_related("regions", "used_by")
    rows = tuple(course_row(course, area) for course in found if belongs(course, area))
    words = () if rows else ("No course is on record here.",)
    return Section(
        "training",
        "Training courses",
        words,
        (Table("training", "Training courses", columns_for(area), rows),),
    )


def columns_for(area: Area) -> tuple[Column, ...]:
    """The facts of a course, then how many groups listed here used it."""
    used = (Column(f"used_by-{p.key}", f"Groups that used it: {p.label}") for p in area.parts)
    return (*FACTS, *used)


def users(course: TrainingCourse, area: Area) -> tuple[int, ...]:
    return tuple(sorted({project.pk for project in course.used_by.all()} & area.picture.counted))


def belongs(course: TrainingCourse, area: Area) -> bool:
    regions = {region.slug for region in course.regions.all()}
    return (
        area.slug == ENGLAND
        or not regions
        or bool(users(course, area))
        or bool(regions & {region.slug for region in area.regions})
    )


def course_row(course: TrainingCourse, area: Area) -> Row:
    cells = (
        course.name,
        course.provider,
        course.level,
        course.get_accredited_display(),
        course.accreditation,
        listed(region.label for region in course.regions.all()) or "Not said",
        course.source.title,
        *(Count(tuple(pk for pk in users(course, area) if pk in part.ids)) for part in area.parts),
    )
    return Row(course.slug, cells)
