"""A record's page in blocks, in the order of a conversation: each can be saved, and leads to the next."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from django.utils.text import slugify

from directory.vocabulary import NOT_KNOWN

PUBLIC, STAFF, BOTH = "public", "staff-only", "both"
READERS = {
    PUBLIC: "Public",
    STAFF: "Staff only",
    BOTH: "Public, but for what says staff only",
}
ANCHOR = re.compile(r"block-[a-z0-9_-]{1,60}")
WHO_CAN_COME = "Can people come, and how?"
# Which rows are asked about after which fieldset; all others come last.
AFTER = {
    "4. Name and joining": ("venues", "meetings", "consents", "contacts", "project_regions", "coverage"),
    "6. Who is behind it": ("project_organisations", "affiliations"),
    "13. What is a peer": ("peer_definitions",),
    # On the first page of a new record.
    WHO_CAN_COME: ("venues", "meetings", "contacts"),
}


@dataclass
class Block:
    """One heading with what stands under it, and who reads that."""

    title: str
    anchor: str
    readers: str
    about: str = ""
    fieldsets: list = field(default_factory=list)
    rows: object = None
    # Where "Save and go on" leads; empty where there is nothing to save.
    then: str = ""

    @property
    def badge(self) -> str:
        return READERS[self.readers]

    @property
    def holds_something(self) -> bool:
        """Whether anything is recorded here already."""
        if self.rows is not None:
            return bool(self.rows.formset.initial_form_count())
        return any(says(part.form, name) for part in self.fieldsets for name in names_in(part))

    @property
    def is_idle(self) -> bool:
        """Nothing to read and nothing to write: only the form needs to know of it."""
        return not self.writes and not self.rows.formset.forms

    @property
    def writes(self) -> bool:
        return self.rows is None or self.rows.has_add_permission or self.rows.has_change_permission


def says(form, name: str) -> bool:
    if name not in form.fields or form.fields[name].widget.is_hidden:
        return False
    value = form.get_initial_for_field(form.fields[name], name)
    return value not in (None, "", [], {}, False, NOT_KNOWN) and value != default_of(form, name)


def default_of(form, name: str):
    columns = {column.name: column for column in form.instance._meta.concrete_fields}
    return columns[name].get_default() if name in columns else None


def names_in(fieldset) -> Iterator[str]:
    for line in fieldset.fields:
        yield from [line] if isinstance(line, str) else line


def in_order(fieldsets, formsets) -> list[Block]:
    """Every fieldset with the rows that belong behind it, then the rows that are only read."""
    rows = {one.formset.prefix: one for one in formsets}
    blocks: list[Block] = []
    for part in fieldsets:
        if part.name is None or "how" in part.classes.split():
            blocks_last(blocks).fieldsets.append(part)
            continue
        blocks.append(of_fieldset(part))
        blocks += [of_rows(rows.pop(name)) for name in AFTER.get(part.name, ()) if name in rows]
    blocks += [of_rows(one) for one in rows.values()]
    lead_on(blocks)
    return blocks


def blocks_last(blocks: list[Block]) -> Block:
    """The latest fieldset's own block: what is said of an answer stands with the answer."""
    return next(block for block in reversed(blocks) if block.fieldsets)


def lead_on(blocks: list[Block]) -> None:
    written = [block for block in blocks if block.writes]
    for block, following in zip(written, [*written[1:], written[-1]], strict=True):
        block.then = following.anchor


def of_fieldset(part) -> Block:
    readers = next((some for some in (STAFF, BOTH) if some in part.classes.split()), PUBLIC)
    return Block(part.name, f"block-{slugify(part.name)}", readers, fieldsets=[part])


def of_rows(one) -> Block:
    inline, formset = one.opts, one.formset
    title = str(inline.verbose_name if formset.max_num == 1 else inline.verbose_name_plural)
    title = title[:1].upper() + title[1:]
    return Block(title, f"block-{formset.prefix}", inline.readers, inline.about, rows=one)
