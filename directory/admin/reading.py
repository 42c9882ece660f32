"""The answers for those who may only read a record: as words, where the form would have boxes."""

from django.contrib import admin
from django.utils.html import format_html_join

from .questions_form import FORM_FIELDS, vocabulary_field

READ_PARTS = {"state": "get_state_display", "means": "get_means_display"}
COLUMNS = {"date": "answered_on", "source": "source", "words": "own_words"}


def reader(name: str, label: str):
    """One field of the form, read from the project."""

    @admin.display(description=label, empty_value="-")
    def read(self, project):
        return said(project, name) if name.startswith("q") else chosen(project, name)

    return read


def said(project, name: str):
    number, _, part = name.removeprefix("q").partition("_")
    if "said_now" not in project.__dict__:
        rows = project.answers.current().select_related("source")
        project.said_now = {answer.question: answer for answer in rows}
    answer = project.said_now.get(int(number))
    if answer is None:
        return None
    shown = getattr(answer, READ_PARTS.get(part) or COLUMNS[part])
    return (shown() if callable(shown) else shown) or None


def chosen(project, name: str):
    if "chosen_now" not in project.__dict__:
        project.chosen_now = list(project.project_terms.select_related("term"))
    rows = [row for row in project.chosen_now if vocabulary_field(row.term.vocabulary) == name]
    words = [
        (f"{row.term.label} ({row.get_kind_display()})" if row.kind else row.term.label,) for row in rows
    ]
    return format_html_join(", ", "{}", words) if words else None


ReadAnswers = type(
    "ReadAnswers", (), {name: reader(name, field.label) for name, field in FORM_FIELDS.items()}
)
