"""Cleaning what was said to the sixteen questions, in words or by a box that is filled."""

from collections.abc import Iterable

from directory.models import Answer, Project
from directory.questions import question_of
from directory.vocabulary import AnswerState, Means

from .known import Known
from .records import Rows, Values
from .shapes import Box, column, of_type

ANSWERED_ON = "2013"
# Every record has a scope, so it is no sign that somebody answered.
NO_SIGN = {"scope"}


def answers(box: Box, known: Known, project: Values, terms: Rows) -> Rows:
    """Each question that the report answers: in the fixture's words, else by what is filled."""
    found: Rows = {}
    for inner in box.boxes("answers"):
        question = inner.take("question", column(Answer, "question"), required=True)
        current = inner.take("current", of_type(bool), True)
        if current and str(question) in found:
            inner.wrong("current", f"question {question} has a current answer already")
        key = str(question) if current else other_key(question, found)
        found[key] = answer(inner, known, project, question, current)
    for question in sorted(filled(project, terms)):
        found.setdefault(str(question), row(question, project["source_id"]))
    return found


def other_key(question: int | None, found: Rows) -> str:
    number = sum(key.startswith(f"{question}/") for key in found) + 1
    return f"{question}/{number}"


def answer(box: Box, known: Known, project: Values, question: int | None, current: bool) -> Values:
    return row(
        question,
        box.take("source", known.ref("source"), project["source_id"]),
        state=box.take("state", column(Answer, "state"), str(AnswerState.ANSWERED)),
        own_words=box.take("words", column(Answer, "own_words"), ""),
        means=box.take("means", column(Answer, "means"), str(Means.REPORT)),
        is_current=current,
    )


def row(question: int | None, source, **more) -> Values:
    values = {
        "question": question,
        "state": str(AnswerState.ANSWERED),
        "own_words": "",
        "source_id": source,
        "means": str(Means.REPORT),
        "answered_on": ANSWERED_ON,
        "is_current": True,
    }
    return values | more


def filled(project: Values, terms: Rows) -> set[int]:
    """The questions that a fact or a term of the record answers."""
    names = {*known_columns(project), *(key.partition("/")[0] for key in terms)}
    return {question.number for question in map(question_or_none, names - NO_SIGN) if question}


def known_columns(project: Values) -> Iterable[str]:
    for name, value in project.items():
        if value != Project._meta.get_field(name).get_default() and value not in ("", None):
            yield name


def question_or_none(name: str):
    try:
        return question_of(name)
    except KeyError:
        return None
