"""Tables of counts: each says of how many the answer is known, and counts not known as nothing else."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from directory.models import Project, Term
from directory.phrases import count_of
from directory.questions import BY_NUMBER, question_of
from directory.vocabulary import NOT_KNOWN, LinkKind

from .area import Area
from .dataset import Picture
from .report import Column, Count, Role, Row, Section, Shape, Table

VOCABULARIES = ("category", "community", "experience", "structure", "setting", "mode", "activity", "base")
LEADS = {"controlled_by": "in charge", "facilitated_by": "running the meetings"}
LEADING = (*LEADS, "open_to_new_members")
PEER_WORKERS = tuple(f.name for f in BY_NUMBER[12].fields)
ANSWER = Column("answer", "Answer")
FIRMLY = {
    LinkKind.ONLY: "for them only",
    LinkKind.MAINLY: "mainly for them",
    LinkKind.WELCOMES: "welcome",
}


class Answered(NamedTuple):
    """One answer, and the projects that gave it."""

    key: str
    label: str
    ids: Iterable[int]
    depth: int = 0


def split(ids: Iterable[int], area: Area) -> tuple[Count, ...]:
    """One count a part; the closed are in none. A part without any group says what that means."""
    found = frozenset(ids)
    return tuple(
        Count(tuple(sorted(found & part.ids)), area.empty_parts.get(part.key, "")) for part in area.parts
    )


def count_table(name: str, answers: Iterable[Answered], known: Iterable[int], area: Area) -> Table:
    """Answers to one column or vocabulary; then of how many none is known, and how many there are."""
    slug, title = name.replace("_", "-"), label_of(name)
    known = frozenset(known) & area.picture.counted
    rows = [Row(a.key, (a.label, *split(a.ids, area)), depth=a.depth) for a in answers]
    rows.append(Row("not-known", ("Not known", *split(area.picture.counted - known, area)), Role.NOT_KNOWN))
    rows.append(Row("listed", ("All groups listed", *split(area.picture.counted, area)), Role.ALL))
    return Table(
        slug,
        title,
        (ANSWER, *area.part_columns),
        tuple(rows),
        of_how_many(known, name, area.picture),
        Shape.COUNTS,
        is_brief=True,
    )


def of_how_many(known: Iterable[int], name: str, picture: Picture) -> str:
    """Of how many groups something is known, and for how many of these that was only worked out.

    `name` is the column or vocabulary that is counted.
    """
    found = picture.counted.intersection(known)
    marked = [pk for pk in found if any(is_of(fact, name) for fact in picture.projects[pk].inferred)]
    more = f"; for {len(marked)} of them all or part of it is worked out, not stated" if marked else ""
    return f"Of {count_of(len(picture.counted))}, the answer is known for {len(found)}{more}."


def is_of(fact: str, name: str) -> bool:
    return fact.partition("/")[0] == name


def label_of(name: str) -> str:
    """A column's or a vocabulary's title, as questions.py has it."""
    question = question_of(name)
    return next(f.label for f in (*question.fields, *question.vocabularies) if f.name == name)


def vocabulary_table(vocabulary: str, area: Area) -> Table:
    """A line holds the lines under it, as a search for it would."""
    picture = area.picture
    answers = [
        Answered(term.slug, term.label, picture.with_term(term), picture.depth(term))
        for term in picture.of(vocabulary)
    ]
    known = {pk for answer in answers for pk in answer.ids}
    return count_table(vocabulary, answers, known, area)


def single_table(name: str, area: Area) -> Table:
    """A question with one answer each."""
    answers = list(single_answers(name, area.picture))
    known = {pk for answer in answers for pk in answer.ids}
    return count_table(name, answers, known, area)


def single_answers(name: str, picture: Picture) -> Iterator[Answered]:
    for value, label in Project._meta.get_field(name).choices:
        if value != NOT_KNOWN:
            yield Answered(value, label, {p.id for p in picture.projects.values() if p.answer(name) == value})


def what_there_is(area: Area) -> Section:
    return Section(
        "counts",
        "What there is",
        ("A group may give several answers, so lines do not add up. A line holds the lines under it.",),
        tuple(vocabulary_table(vocabulary, area) for vocabulary in VOCABULARIES),
    )


def leading(area: Area) -> Section:
    return Section(
        "leading",
        "Who leads, and who may join",
        ("Only where a source says so. Not known is not no.",),
        tuple(single_table(name, area) for name in LEADING),
    )


def peer_workers(area: Area) -> Section:
    return Section(
        "peer-workers",
        "Peer workers",
        (BY_NUMBER[12].wording,),
        tuple(single_table(name, area) for name in PEER_WORKERS),
    )


def evaluation(area: Area) -> Section:
    return Section(
        "evaluation", "Evaluation", (BY_NUMBER[14].wording,), (vocabulary_table("evaluation", area),)
    )


def firmly(area: Area) -> Section:
    """For whom, and how firmly: a line for each community and tie."""
    picture = area.picture
    rows = tuple(row for term in picture.of("community") for row in firm_rows(term, area))
    known = picture.answering("community") & picture.counted
    table = Table(
        "community-firmly",
        "How firmly",
        (ANSWER, *area.part_columns),
        rows,
        of_how_many(known, "community", picture),
        Shape.COUNTS,
        is_brief=True,
    )
    words = (
        "A group counts once for a community, by its firmest tie. Where a source says no more, “mainly” is "
        "recorded.",
    )
    return Section("firmly", "For whom, and how firmly", words, (table,))


def firm_rows(term: Term, area: Area) -> Iterator[Row]:
    firm = {pk: firmest(found) for pk, found in area.picture.kinds(term).items()}
    for kind in LinkKind:
        ids = {pk for pk, found in firm.items() if found == kind}
        label = f"{term.label}: {FIRMLY[kind]}"
        yield Row(f"{term.slug}-{kind.value}", (label, *split(ids, area)), depth=area.picture.depth(term))


def firmest(kinds: Iterable[str]) -> str:
    found = {kind or LinkKind.MAINLY.value for kind in kinds}
    return next(kind for kind in LinkKind if kind.value in found)
