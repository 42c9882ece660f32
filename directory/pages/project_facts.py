"""A project's known facts by question, worded by questions.py. What is not known makes no row."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from directory.models import KINDED, Answer, Project, ProjectTerm, SourceKind
from directory.phrases import ages, listed
from directory.questions import BY_NUMBER, PUBLIC, QUESTIONS, Question
from directory.vocabulary import NOT_KNOWN, LinkKind

# Joining (4) and for whom (5) stand first on the page; these follow, the nearest to a visitor's mind first.
# What somebody takes along on paper is one sheet, so it ends with what people do.
PARTS = (
    ("Who leads and who helps", (3, 12), True),
    ("What happens there", (9, 7), True),
    ("What kind of place", (8, 10, 6), False),
    ("Ideas and values", (2, 13, 1, 14), False),
)
JOINING = ("open_to_new_members", "referral", "first_contact", "may_bring_someone")
BEFORE_YOU_GO = ("cost", "step_free", "bsl")
# These have their own place on the page.
ELSEWHERE = ("scope", "grouping")

ASKED_FOR = (
    ("referral", "how to join"),
    ("cost", "what it costs"),
    ("step_free", "if you can get in without steps"),
    ("carers", "if carers can come"),
    ("controlled_by", "who is in charge"),
    ("facilitated_by", "who runs the meetings"),
    ("supporters_lived_experience", "if those who help have been there too"),
)


@dataclass(frozen=True)
class Row:
    """One fact: what it is about, and what is known."""

    label: str
    values: list[str]


@dataclass(frozen=True)
class Said:
    """Something said to a question that the boxes do not hold."""

    words: str
    by: str


@dataclass(frozen=True)
class QuestionFacts:
    """One of the sixteen, answered: rows, own words, and what another source says."""

    number: int
    rows: list[Row]
    words: list[str] = field(default_factory=list)
    others: list[Said] = field(default_factory=list)


@dataclass(frozen=True)
class Part:
    """Questions that belong together, under a heading for visitors."""

    heading: str
    questions: list[QuestionFacts]
    is_for_paper: bool

    @property
    def rows(self) -> list[Row]:
        return [row for facts in self.questions for row in facts.rows]


def facts_of(project: Project, links: list[ProjectTerm], answers: list[Answer]) -> list[QuestionFacts]:
    """Every public question that has an answer; of 4 and 5 only what was said."""
    found = (question_facts(q, project, links, answers) for q in QUESTIONS if q.is_public)
    return [facts for facts in found if facts.rows or facts.words or facts.others]


def parts_of(facts: list[QuestionFacts]) -> list[Part]:
    """The page's parts that have something to tell."""
    by_number = {one.number: one for one in facts}
    parts = (
        Part(heading, [by_number[n] for n in numbers if n in by_number], is_for_paper)
        for heading, numbers, is_for_paper in PARTS
    )
    return [part for part in parts if part.questions]


def question_facts(question: Question, project, links, answers) -> QuestionFacts:
    rows = [] if question.number in (4, 5) else rows_of(question, project, links)
    said = [a for a in answers if a.question == question.number and a.own_words.strip()]
    return QuestionFacts(
        question.number,
        rows,
        [answer.own_words for answer in said if answer.is_current],
        [Said(answer.own_words, other_source(answer)) for answer in said if not answer.is_current],
    )


def other_source(answer: Answer) -> str:
    return "The report" if answer.source.kind == SourceKind.REPORT else answer.source.title


def rows_of(question: Question, project: Project, links: list[ProjectTerm]) -> list[Row]:
    fields = [f for f in question.fields if f.audience == PUBLIC and f.name not in ELSEWHERE]
    rows = [Row(f.label, [text]) for f in fields if (text := known(project, f.name))]
    for vocabulary in question.vocabularies:
        labels = [link.term.label for link in links if link.term.vocabulary == vocabulary.name]
        if labels and vocabulary.audience == PUBLIC and vocabulary.name not in ELSEWHERE:
            rows.append(Row(vocabulary.label, labels))
    return rows


def known(project: Project, name: str) -> str:
    """A single answer in words; empty where nobody said."""
    value = getattr(project, name)
    if value in (NOT_KNOWN, "", None):
        return ""
    display = getattr(project, f"get_{name}_display", None)
    return display() if display else str(value)


def chosen_rows(project: Project, number: int, names: Iterable[str]) -> list[Row]:
    """Some of one question's facts."""
    labels = {f.name: f.label for f in BY_NUMBER[number].fields}
    return [Row(labels[name], [text]) for name in names if (text := known(project, name))]


def before_you_go(project: Project, links: list[ProjectTerm]) -> list[Row]:
    """Cost, access, languages and ages."""
    rows = chosen_rows(project, 4, BEFORE_YOU_GO)
    if languages := [link.term.label for link in links if link.term.vocabulary == "language"]:
        rows.append(Row("Languages", languages))
    if age := ages(project.youngest_age, project.oldest_age):
        rows.append(Row("Ages", [age]))
    return rows


def audience(project: Project, links: list[ProjectTerm]) -> list[Row]:
    """For whom, and how firmly."""
    kinded = [link for link in links if link.term.vocabulary in KINDED]
    rows = []
    for kind in LinkKind:
        if labels := [link.term.label for link in kinded if (link.kind or LinkKind.MAINLY) == kind]:
            rows.append(Row(kind.label, labels))
    rows += chosen_rows(project, 5, ["carers"])
    if members := [link.term.label for link in links if link.term.vocabulary == "membership"]:
        rows.append(Row("Who can join", members))
    return rows


def recorded_words(links: list[ProjectTerm]) -> list[str]:
    """The report's own words for its communities, where today's label lacks them."""
    terms = [link.term for link in links if link.term.vocabulary == "community"]
    parents = [term.parent_id for term in terms]
    words = []
    for term in terms:
        if not plain(term.recorded_label) <= plain(term.label):
            # Of two children together the report used the word for both: LGBT.
            together = term.parent_id and parents.count(term.parent_id) > 1
            words.append(term.parent.recorded_label if together else term.recorded_label)
    return list(dict.fromkeys(words))


def plain(text: str) -> set[str]:
    return set(text.casefold().replace("(", " ").replace(")", " ").replace(",", " ").split())


def not_known(project: Project, *, meets: bool, has_place: bool) -> str:
    """What a visitor would ask and nobody has told us, as one sentence; never as “no”."""
    phrases = [words for name, words in ASKED_FOR if getattr(project, name) == NOT_KNOWN]
    if not meets:
        phrases.insert(0, "when it meets")
    if not has_place:
        phrases.insert(0, "where it meets")
    if project.youngest_age is None and project.oldest_age is None:
        phrases.append("which ages it is for")
    if not phrases:
        return ""
    start = "The report does not say" if project.source.kind == SourceKind.REPORT else "We do not know yet"
    return f"{start} {listed(phrases, 'or')}."
