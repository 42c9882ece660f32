"""What is missing, and why an empty cell is empty: none found, not looked for, or cannot tell."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from directory.models import Gap, SearchEffort, Term
from directory.vocabulary import GapFinding

from .area import Area, Part
from .counts import ANSWER, label_of, of_how_many, split
from .report import Cell, Column, Count, Row, Section, Shape, Table
from .wording import listed

MATRICES = ("grouping", "community", "structure", "setting")
WORDS = (
    "A number is a count of groups listed. Where there is none, the cell says what that means: somebody "
    "looked and found none; nobody looked; or it cannot be told.",
    "There are no rates per head: people looked harder in some regions than in others, so the numbers of two "
    "regions cannot be compared.",
)
ANYWHERE = ""
GAP_COLUMNS = (
    Column("area", "Area"),
    Column("what", "What"),
    Column("finding", "Finding"),
    Column("words", "Why"),
    Column("source", "Source", is_detail=True),
)
EFFORT_COLUMNS = (
    Column("area", "Area"),
    Column("researchers", "People"),
    Column("days", "Days in all"),
    Column("places", "Places"),
    Column("communities", "Communities looked for"),
    Column("means", "How", is_detail=True),
    Column("words", "What they said of it"),
    Column("dated", "When", is_detail=True),
    Column("source", "Source", is_detail=True),
)


@dataclass(frozen=True)
class Searches:
    """What is known of how anybody looked, by region; "" is England."""

    gaps: dict[tuple[str, int], str]
    efforts: dict[str, list[frozenset[int]]]

    def meaning(self, region: str, term: Term, terms: dict[int, Term]) -> str:
        """What a nought for a term in a region means: a region's own record goes before England's."""
        above = [term.pk, *ancestors(term, terms)]
        own = self.efforts.get(region, [])
        if stated := self.stated(region, above):
            return stated
        if any(looked_for & set(above) for looked_for in own):
            return GapFinding.NONE_FOUND
        if stated := self.stated(ANYWHERE, above):
            return stated
        efforts = own or self.efforts.get(ANYWHERE)
        if not efforts:
            return GapFinding.NOT_LOOKED_FOR
        if any(looked_for & set(above) for looked_for in efforts):
            return GapFinding.NONE_FOUND
        # An effort that names its communities leaves out the others; one that names none tells nothing.
        told = term.vocabulary == "community" and all(efforts)
        return GapFinding.NOT_LOOKED_FOR if told else GapFinding.CANNOT_TELL

    def stated(self, region: str, above: list[int]) -> str:
        """What a source says is missing there: this, or something that holds it."""
        return next((self.gaps[region, pk] for pk in above if (region, pk) in self.gaps), "")


def ancestors(term: Term, terms: dict[int, Term]) -> list[int]:
    return [term.parent_id, *ancestors(terms[term.parent_id], terms)] if term.parent_id else []


def searches() -> Searches:
    """Three queries, for every region."""
    gaps = Gap.objects.exclude(term=None).values_list("region__slug", "term_id", "finding")
    efforts = defaultdict(list)
    for effort in SearchEffort.objects.select_related("region").prefetch_related("communities"):
        looked_for = frozenset(term.pk for term in effort.communities.all())
        efforts[effort.region.slug if effort.region else ANYWHERE].append(looked_for)
    return Searches({(region or ANYWHERE, term): finding for region, term, finding in gaps}, dict(efforts))


def matrices(area: Area) -> Section:
    """Region by community, structure and setting; and by Appendix C's groupings, of which it says most."""
    known = searches()
    tables = tuple(matrix(vocabulary, area, known) for vocabulary in MATRICES)
    return Section("coverage", "Coverage and gaps", WORDS, tables)


def matrix(vocabulary: str, area: Area, known: Searches) -> Table:
    picture = area.picture
    rows = []
    for term in picture.of(vocabulary):
        counts = split(picture.with_term(term), area)
        cells = [
            explained(count, part, term, known, picture.terms)
            for part, count in zip(area.parts, counts, strict=True)
        ]
        rows.append(Row(term.slug, (term.label, *cells), depth=picture.depth(term)))
    answered = picture.answering(vocabulary) & picture.counted
    return Table(
        f"coverage-{vocabulary}",
        label_of(vocabulary),
        (ANSWER, *area.part_columns),
        tuple(rows),
        of_how_many(len(answered), len(picture.counted)),
        Shape.MATRIX,
    )


def explained(count: Count, part: Part, term: Term, known: Searches, terms: dict[int, Term]) -> Count:
    """A nought says what it means; where nobody's search is on record for such a part, it stays a nought."""
    if count.ids or not part.is_searched:
        return count
    finding = known.meaning(part.region, term, terms)
    return Count((), GapFinding(finding).label.lower())


def gaps_of(area: Area) -> list[Gap]:
    """Every gap that a source states, the area's own first; of a question, those that touch what it asks."""
    slugs = {region.slug for region in area.regions}
    found = Gap.objects.select_related("region", "term", "source")
    return [
        gap
        for gap in sorted(found, key=lambda g: (g.region.position if g.region else 99, g.pk))
        if (gap.region is None or gap.region.slug in slugs) and touches(gap, area)
    ]


def stated_gaps(area: Area) -> Section:
    rows = tuple(gap_row(gap) for gap in gaps_of(area))
    words = (
        "A gap that stands for England holds in each region of which nothing closer is known.",
        *(() if rows else ("No gap is on record here. That does not say that nothing is missing.",)),
    )
    table = Table("gaps", "Gaps on record", GAP_COLUMNS, rows)
    return Section("gaps", "Gaps on record", words, (table,))


def touches(gap: Gap, area: Area) -> bool:
    """A question is told of gaps in its terms, above and below them; for a community, in its grouping."""
    if not area.terms:
        return True
    if gap.term is None:
        return False
    terms = area.picture.terms
    asked = {
        pk
        for term in area.terms
        for pk in (term.pk, *ancestors(term, terms), *area.picture.all_below(term.pk))
    }
    if any(term.vocabulary == "community" for term in area.terms):
        asked |= {pk for pk, term in terms.items() if term.slug == "minority-and-marginalised"}
    return gap.term_id in asked


def gap_row(gap: Gap) -> Row:
    cells = (place_of(gap), what_of(gap), gap.get_finding_display(), gap.words, gap.source.title)
    return Row(str(gap.pk), cells)


def place_of(gap: Gap) -> str:
    return gap.region.label if gap.region else "England"


def what_of(gap: Gap) -> str:
    return gap.term.label if gap.term else gap.topic


def missing(gaps: Iterable[Gap], area: Area) -> Iterator[str]:
    """Gaps in a line of words; where they are stands beside them if it is not the area itself."""
    places: dict[str, list[str]] = {}
    own = area.regions[0].label if len(area.regions) == 1 else "England"
    for gap in gaps:
        places.setdefault(what_of(gap), []).append(place_of(gap))
    for what, where in places.items():
        yield what if own in where else f"{what} ({listed(dict.fromkeys(where))})"


def efforts(area: Area) -> Section:
    """How hard somebody looked, so that counts can be read."""
    found = SearchEffort.objects.select_related("region", "source").prefetch_related("communities")
    slugs = {region.slug for region in area.regions}
    rows = tuple(effort_row(e) for e in found if e.region is None or e.region.slug in slugs)
    words = () if rows else ("Nobody’s search is on record here.",)
    table = Table("efforts", "How hard somebody looked", EFFORT_COLUMNS, rows)
    return Section("efforts", "How hard somebody looked", words, (table,))


def effort_row(effort: SearchEffort) -> Row:
    cells: Iterable[Cell] = (
        effort.region.label if effort.region else "England",
        effort.researchers,
        effort.days,
        effort.places,
        listed(term.label for term in effort.communities.all()) or "Not recorded",
        effort.means,
        effort.words,
        effort.done_on,
        effort.source.title,
    )
    return Row(str(effort.pk), tuple(cells))
