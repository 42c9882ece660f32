"""What keeps a record from being saved: all of it at the top, each at its field, the focus on the first."""

from collections.abc import Iterator
from dataclasses import dataclass

from .sections import Block, names_in


@dataclass(frozen=True)
class Problem:
    """Something to put right: where it stands, what it is called, what to do."""

    anchor: str
    label: str
    words: str


def problems(form, blocks: list[Block]) -> list[Problem]:
    """In the order of the page."""
    if not form.is_bound:
        return []
    found = [Problem("", "", str(words)) for words in form.non_field_errors()]
    for block in blocks:
        for part in block.fieldsets:
            found += of_fields(form, names_in(part))
        if block.rows is not None:
            found += of_rows(block)
    focus_on_first(form, blocks)
    return found


def of_rows(block: Block) -> Iterator[Problem]:
    formset = block.rows.formset
    yield from (Problem(block.anchor, block.title, str(words)) for words in formset.non_form_errors())
    for row in formset.forms:
        yield from (Problem(block.anchor, block.title, str(words)) for words in row.non_field_errors())
        yield from of_fields(row, row.fields)


def of_fields(form, names) -> Iterator[Problem]:
    for name in names:
        for words in form.errors.get(name, ()):
            bound = form[name]
            yield Problem(bound.id_for_label or f"id_{bound.html_name}", str(bound.label), words)


def focus_on_first(form, blocks: list[Block]) -> None:
    """The browser goes there by itself, with or without scripts."""
    fields = (field for block in blocks for field in wrong_fields(form, block))
    first = next(fields, None)
    if "name" in form.fields:
        form.fields["name"].widget.attrs.pop("autofocus", None)
    if first is not None:
        first.widget.attrs["autofocus"] = True


def wrong_fields(form, block: Block) -> Iterator:
    for part in block.fieldsets:
        yield from (form.fields[name] for name in names_in(part) if name in form.errors)
    for row in block.rows.formset.forms if block.rows is not None else ():
        yield from (field for name, field in row.fields.items() if name in row.errors)
