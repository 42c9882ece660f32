"""What the log may say: where something happened, never who asked or what they typed."""

import logging
import re
import traceback

AFTER_THE_PATH = re.compile(r"[?#]|%3f|%23", re.IGNORECASE)


def path_only(text: str) -> str:
    """The text up to its query, however the question mark was written."""
    return AFTER_THE_PATH.split(text, maxsplit=1)[0]


class DiscreetFormatter(logging.Formatter):
    """A trace keeps its files, lines and the error's name; its words may quote the visitor, so they go."""

    def __init__(self):
        super().__init__("%(asctime)s [%(process)d] [%(levelname)s] %(message)s", "%Y-%m-%d %H:%M:%S")

    def format(self, record):
        if is_refusal(record):
            # The fault is the request's: a trace through our code would say nothing.
            record.exc_info = record.exc_text = None
        return super().format(record)

    def formatMessage(self, record):  # noqa: N802 - the library's name
        record.message = discreet_message(record)
        return super().formatMessage(record)

    def formatException(self, ei):  # noqa: N802 - the library's name
        lines = []
        for error in chain_of(ei[1]):
            lines += [line.rstrip() for line in traceback.format_tb(error.__traceback__)]
            lines.append(f"{type(error).__module__}.{type(error).__qualname__}")
        return "\n".join(lines)


def discreet_message(record: logging.LogRecord) -> str:
    """A refusal quotes the host, the referer or the request line that it refuses: ours does not."""
    if is_refusal(record):
        path = getattr(getattr(record, "request", None), "path", "-")
        return f"Refused ({record.name.removeprefix('django.security.')}): {path_only(quoted(path))}"
    if record.message.startswith("Invalid request from"):
        return "Invalid request refused"
    if record.name in {"django.request", "gunicorn.error"}:
        return path_only(record.message)
    return record.message


def is_refusal(record: logging.LogRecord) -> bool:
    return record.name.startswith("django.security")


def quoted(path: str) -> str:
    """One line, whatever was typed."""
    return path.encode("unicode_escape").decode("ascii")


def chain_of(error: BaseException | None):
    """The error and those it came from, newest first, each once."""
    seen = set()
    while error is not None and id(error) not in seen:
        seen.add(id(error))
        yield error
        error = error.__cause__ or error.__context__
