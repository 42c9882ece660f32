"""Zip files that are the same, byte by byte, whenever they are written."""

import io
import zipfile
from collections.abc import Iterable

# The earliest that a zip can say; no file is of any other time.
NO_TIME = (1980, 1, 1, 0, 0, 0)


def zipped(files: Iterable[tuple[str, bytes]]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files:
            entry = zipfile.ZipInfo(name, NO_TIME)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o644 << 16
            entry.create_system = 3
            archive.writestr(entry, content)
    return out.getvalue()


def timeless(content: bytes) -> bytes:
    """A zip that some library wrote, without the times it put in."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return zipped((name, archive.read(name)) for name in archive.namelist())
