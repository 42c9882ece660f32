"""The files into the tables, all or nothing, and in a moment where nothing in them has changed."""

import hashlib
from dataclasses import dataclass
from pathlib import Path

from django.db import connection, transaction

from ..models.gazetteer import GazetteerEntry, GazetteerLoad, GazetteerName, PostcodeBlock
from .drafts import Draft
from .entries import Gazetteer
from .files import COLUMNS, ENDED, LIVE, GeodataError, read_postcodes, read_rows
from .postcodes import pack

BATCH = 1000
AUTHORITIES = ("local_authorities_england.csv", "wales/local_authorities_wales.csv")


@dataclass(frozen=True)
class Loaded:
    """What a loading did."""

    changed: bool
    entries: int = 0
    outcodes: int = 0


def load_gazetteer(folder: Path) -> Loaded:
    """Replace the whole gazetteer by what the files hold; visitors see the old one until the new is whole."""
    content_hash = hash_of(folder)
    if GazetteerLoad.objects.filter(content_hash=content_hash).exists():
        return Loaded(changed=False)
    codes = {row.needed("code") for file in AUTHORITIES for row in read_rows(folder, file)}
    drafts, ended = _drafts_and_ended(folder, codes)
    live = {outcode: pack(lines) for outcode, lines in read_postcodes(folder, LIVE, codes).items()}
    blocks = [
        PostcodeBlock(outcode=outcode, live=live.get(outcode, b""), ended=ended.get(outcode, b""))
        for outcode in sorted(live.keys() | ended.keys())
    ]
    with transaction.atomic():
        _replace(drafts, blocks)
        GazetteerLoad.objects.update_or_create(id=1, defaults={"content_hash": content_hash})
    return Loaded(changed=True, entries=len(drafts), outcodes=len(blocks))


def _drafts_and_ended(folder: Path, codes: set[str]) -> tuple[list[Draft], dict[str, bytes]]:
    """Ended postcodes are read for both, and let go before the live ones come: together they are large."""
    lines = read_postcodes(folder, ENDED, codes)
    drafts = Gazetteer(folder, lines).drafts
    return drafts, {outcode: pack(some) for outcode, some in lines.items()}


def hash_of(folder: Path) -> str:
    """What the files hold, and the code that reads them: either may change what the tables should say."""
    digest = hashlib.sha256()
    files = [folder / name for name in (*COLUMNS, *LIVE, *ENDED)]
    for path in [*files, *sorted(Path(__file__).parent.glob("*.py"))]:
        try:
            digest.update(path.read_bytes())
        except OSError as error:
            raise GeodataError(path.name, error.strerror or "cannot be read") from error
    return digest.hexdigest()


def _replace(drafts, blocks) -> None:
    for model in (GazetteerName, GazetteerEntry, PostcodeBlock):
        # Nothing outside refers to these rows, so there is nothing for Django to collect first.
        model.objects.all()._raw_delete(using=connection.alias)
    for number, draft in enumerate(drafts, start=1):
        draft.entry.pk = number
    GazetteerEntry.objects.bulk_create((draft.entry for draft in drafts), batch_size=BATCH)
    names = (
        GazetteerName(key=key, is_full=is_full, entry=draft.entry)
        for draft in drafts
        for key, is_full in draft.keys.items()
    )
    GazetteerName.objects.bulk_create(names, batch_size=BATCH)
    PostcodeBlock.objects.bulk_create(blocks, batch_size=100)
    _count_for_the_planner()


def _count_for_the_planner() -> None:
    """PostgreSQL would read whole tables until it next looks by itself, which may be never."""
    with connection.cursor() as cursor:
        for model in (GazetteerName, GazetteerEntry, PostcodeBlock):
            cursor.execute(f"ANALYZE {connection.ops.quote_name(model._meta.db_table)}")
