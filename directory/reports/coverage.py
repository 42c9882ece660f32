"""What is missing, and why an empty cell is empty: none found, not looked for, or cannot tell."""

from collections.abc import Iterable

from directory.models import Gap, SearchEffort, Term, UnmetSearch
from directory.phrases import dated_words, listed, month_words
from directory.records import unmet_searches
from directory.vocabulary import GapFinding

from .area import Area, Part
from .counts import ANSWER, label_of, of_how_many, split
from .report import Cell, Column, Count, Row, Section, Shape, Table

MATRICES = ("grouping", "community", "structure", "setting")
WORDS = (
    "A number is a count of groups listed. Where there is none, the cell says what that means: somebody "
    "looked and found none; nobody looked; or it cannot be told.",
    "There are no rates per head: people looked harder in some regions than in others, so the numbers of two "
    "regions cannot be compared.",
)
GAP_COLUMNS = (
    Column("area", "Area"),
    Column("what", "What"),
    Column("finding", "Finding"),
    Column("words", "Why"),
    Column("dated", "When"),
    Column("source", "Source", is_detail=True),
)
UNMET_COLUMNS = (
    Column("area", "Area"),
    Column("what", "What"),
    Column("month", "Month"),
    Column("times", "Times"),
)
EFFORT_COLUMNS = (
    Column("area", "Area"),
    Column("researchers", "People"),
    Column("days", "Days in all"),
    Column("places", "Places"),
    Column("communities", "Communities looked for"),
    Column("means", "How", is_detail=True),
    Column("words", "What they said of it"),
    Column("dated", "When"),
    Column("source", "Source", is_detail=True),
)


def matrices(area: Area) -> Section:
    """Region by community, structure and setting; and by Appendix C's groupings, of which it says most."""
    tables = tuple(matrix(vocabulary, area) for vocabulary in MATRICES)
    return Section("coverage", "Coverage and gaps", WORDS, tables)


def matrix(vocabulary: str, area: Area) -> Table:
    picture = area.picture
    rows = []
    for term in picture.of(vocabulary):
        counts = split(picture.with_term(term), area)
        cells = [explained(count, part, term, area) for part, count in zip(area.parts, counts, strict=True)]
        rows.append(Row(term.slug, (term.label, *cells), depth=picture.depth(term)))
    return Table(
        f"coverage-{vocabulary}",
        label_of(vocabulary),
        (ANSWER, *area.part_columns),
        tuple(rows),
        of_how_many(picture.answering(vocabulary), vocabulary, picture),
        Shape.MATRIX,
    )


def explained(count: Count, part: Part, term: Term, area: Area) -> Count:
    """A nought says what it means; where nobody's search is on record for such a part, it stays a nought."""
    if count.ids or not part.is_searched:
        return count
    finding = area.looked.meaning(part.region, term, area.picture.tree)
    return Count((), GapFinding(finding).label.lower())


def gaps_of(area: Area) -> list[Gap]:
    """Every gap that a source states, the nearest first; of a question, those that touch what it asks."""
    slugs = {region.slug for region in area.regions}
    asked = {term.pk for term in area.terms}
    found = Gap.objects.select_related("region", "term", "source")
    return [
        gap
        for gap in sorted(found, key=lambda gap: (place_number(gap), gap.term_id not in asked, gap.pk))
        if (gap.region is None or gap.region.slug in slugs) and touches(gap, area)
    ]


def stated_gaps(area: Area) -> Section:
    rows = tuple(gap_row(gap) for gap in gaps_of(area))
    words = (
        "Where the area is England, it was said of all of England, and nothing closer may be known here.",
        *(() if rows else ("No gap is on record here. That does not say that nothing is missing.",)),
    )
    table = Table("gaps", "Gaps on record", GAP_COLUMNS, rows)
    return Section("gaps", "Gaps on record", words, (table,))


def place_number(gap: Gap) -> int:
    """Regions in their order, then England."""
    return gap.region.position if gap.region else 99


def touches(gap: Gap, area: Area) -> bool:
    """A question is told of gaps in its terms, above and below them; for a community, in its grouping.

    What nobody looked for at all is missing from every answer that did not ask for something else.
    """
    if not area.terms:
        return True
    if gap.finding == GapFinding.NOT_LOOKED_FOR and vocabulary_of(gap) not in {
        term.vocabulary for term in area.terms
    }:
        return True
    if gap.term is None:
        return False
    terms = area.picture.terms
    asked = {
        pk
        for term in area.terms
        for pk in (*area.picture.tree.ancestors(term.pk), *area.picture.tree.with_descendants(term.pk))
    }
    if any(term.vocabulary == "community" for term in area.terms):
        asked |= {pk for pk, term in terms.items() if term.slug == "minority-and-marginalised"}
    return gap.term_id in asked


def vocabulary_of(gap: Gap) -> str:
    return gap.term.vocabulary if gap.term else ""


def gap_row(gap: Gap) -> Row:
    cells = (place_of(gap), what_of(gap), gap.get_finding_display(), gap.words, dated_words(date_of(gap)))
    return Row(str(gap.pk), (*cells, gap.source.title))


def date_of(found: Gap | SearchEffort) -> str:
    """Year, month or day when somebody looked, or when the source that tells it is dated."""
    return getattr(found, "done_on", "") or found.source.dated


def place_of(gap: Gap) -> str:
    return gap.region.label if gap.region else "England"


def what_of(gap: Gap) -> str:
    return gap.term.label if gap.term else gap.topic


def unmet(area: Area) -> Section:
    """What visitors chose and no group is found by, month by month; never of the month that runs."""
    slugs = {region.slug for region in area.regions}
    asked = {term.pk for term in area.terms}
    found = UnmetSearch.objects.filter(unmet_searches.settled()).select_related("region", "term")
    rows = tuple(
        Row(
            str(one.pk),
            (
                one.region.label if one.region else "England",
                one.term.label,
                month_words(one.month),
                one.times,
            ),
        )
        for one in found
        if (one.region is None or one.region.slug in slugs) and (not asked or one.term_id in asked)
    )
    words = (
        "How often visitors chose this, alone or with other choices, and no group was found. It is counted "
        "by choices alone, month by month, and only from ten times on. The same person may choose twice, so "
        "these are no numbers of people.",
        *(() if rows else ("Nothing was chosen so often in any month that has ended.",)),
    )
    table = Table("unmet", "What visitors chose and did not find", UNMET_COLUMNS, rows)
    return Section("unmet", "What visitors chose and did not find", words, (table,))


def efforts(area: Area) -> Section:
    """How hard somebody looked, so that counts can be read."""
    rows = tuple(map(effort_row, efforts_of(area)))
    words = () if rows else ("Nobody’s search is on record here.",)
    table = Table("efforts", "How hard somebody looked", EFFORT_COLUMNS, rows)
    return Section("efforts", "How hard somebody looked", words, (table,))


def efforts_of(area: Area) -> list[SearchEffort]:
    """In the area's regions, and in all of England."""
    found = SearchEffort.objects.select_related("region", "source").prefetch_related("communities")
    slugs = {region.slug for region in area.regions}
    return [effort for effort in found if effort.region is None or effort.region.slug in slugs]


def effort_row(effort: SearchEffort) -> Row:
    cells: Iterable[Cell] = (
        effort.region.label if effort.region else "England",
        effort.researchers,
        effort.days,
        effort.places,
        listed(term.label for term in effort.communities.all()) or "Not recorded",
        effort.means,
        effort.words,
        dated_words(date_of(effort)),
        effort.source.title,
    )
    return Row(str(effort.pk), tuple(cells))
