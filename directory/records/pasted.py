"""Text as a word processor hands it over, made plain: what is only dress goes, what was said stays."""

import re
import unicodedata

SPACES = dict.fromkeys(
    map(ord, "\u00a0\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"),
    " ",
)
# Soft hyphens, zero-width spaces, marks of direction and byte order. The two joiners stay: words need them.
UNSEEN = dict.fromkeys(
    map(ord, "\u00ad\u200b\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\u2066\u2067\u2068\u2069\ufeff")
)
LINES = {ord(mark): "\n" for mark in "\u000b\u000c\u0085\u2028\u2029"}
# Bullets of the fonts Symbol and Wingdings, which no other font has.
BULLETS = {ord(mark): "•" for mark in "\uf0b7\uf0a7\uf0d8\uf0fc\uf076\uf02d"}
# Codes of Windows that were taken for Latin-1: curly quotes, dashes and their like.
WINDOWS = {
    code: bytes([code]).decode("cp1252", errors="ignore") for code in range(0x80, 0xA0) if code != 0x85
}
DRESS = SPACES | UNSEEN | BULLETS | WINDOWS | LINES
CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]")
LOST = "\ufffd"


def made_plain(text: str) -> str:
    """The same words with plain spaces and line ends. A character lost on the way stays to be seen."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").translate(DRESS)
    return unicodedata.normalize("NFC", CONTROLS.sub("", lines))
