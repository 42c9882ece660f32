"""How a visitor sends a page on: by text, by e-mail, or as a code on paper. No word says what the page is."""

from dataclasses import dataclass
from functools import cached_property
from urllib.parse import quote

import segno
from markupsafe import Markup

# What stands in the message beside the address: whoever looks on should read no group's name there.
SUBJECT = "A page for you"


@dataclass(frozen=True)
class Sending:
    """Links that open the visitor's own messages, with `address` in them: bare, without a search."""

    address: str

    @property
    def sms(self) -> str:
        # Both kinds of phone read a body that stands behind “?&”.
        return f"sms:?&body={quote(self.address, safe='')}"

    @property
    def mail(self) -> str:
        return f"mailto:?subject={quote(SUBJECT)}&body={quote(self.address, safe='')}"

    @cached_property
    def code(self) -> Markup:
        """The address as a QR code in SVG, for paper: black on white, with the margin that cameras need."""
        drawn = segno.make_qr(self.address, error="m").svg_inline(border=4, omitsize=True)
        return Markup(drawn)  # noqa: S704 - made of numbers by segno; the address is in no text of it
