"""Cleaning one value: a cleaner takes what JSON gave and returns what a column holds, or says why not."""

import difflib
import re
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models

from .records import Problem, Ref

Cleaner = Callable[[Any], Any]

CONTROL = re.compile(r"[\x00-\x09\x0b-\x1f\x7f]")
DATED = re.compile(r"\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?")
NAMES_OF_TYPES = {
    str: "text",
    int: "a whole number",
    bool: "true or false",
    list: "a list",
    dict: "an object",
}


class WrongValueError(ValueError):
    """What is wrong with a value, without its place."""


class Box:
    """An object of a file, taken apart key by key; what is wrong in it goes to `problems`, with its place."""

    def __init__(self, raw: Any, problems: list[Problem], file: str, record: str, prefix: str = ""):
        self.problems, self.file, self.record, self.prefix = problems, file, record, prefix
        self.raw = raw if isinstance(raw, dict) else {}
        self.asked: set[str] = set()
        self.inners: list[Box] = []
        if not isinstance(raw, dict):
            self.wrong("", f"should be an object, not {type_name(raw)}")

    def wrong(self, key: str, words: str) -> None:
        field = ".".join(filter(None, [self.prefix, key]))
        self.problems.append(Problem(self.file, words, self.record, field))

    def take(self, key: str, clean: Cleaner, default: Any = None, required: bool = False) -> Any:
        """The cleaned value; the default where the key is not there or its value is wrong."""
        self.asked.add(key)
        if key not in self.raw:
            if required:
                self.wrong(key, "is missing")
            return default
        try:
            return clean(self.raw[key])
        except WrongValueError as error:
            self.wrong(key, str(error))
            return default

    def take_each(self, key: str, clean: Cleaner) -> list[Any]:
        """The cleaned items of a list; a wrong one is said, and the others stay."""
        items = self.take(key, of_type(list), default=[])
        found = []
        for number, item in enumerate(items, start=1):
            try:
                found.append(clean(item))
            except WrongValueError as error:
                self.wrong(f"{key} {number}" if len(items) > 1 else key, str(error))
        return found

    def boxes(self, key: str) -> "list[Box]":
        """Each object of a list, to be taken apart in its turn."""
        items = self.take(key, of_type(list), default=[])
        return [self.inner(item, f"{key} {number}") for number, item in enumerate(items, start=1)]

    def box(self, key: str) -> "Box | None":
        """An object inside this one, where it is there."""
        return self.inner(self.take(key, lambda value: value), key) if key in self.raw else None

    def inner(self, raw: Any, prefix: str) -> "Box":
        where = ".".join(filter(None, [self.prefix, prefix]))
        self.inners.append(Box(raw, self.problems, self.file, self.record, where))
        return self.inners[-1]

    def close(self) -> None:
        """Nothing may be left over: a key that nobody asked for is a slip of the pen."""
        for key in sorted(self.raw.keys() - self.asked):
            self.wrong(key, "unknown key" + did_you_mean(key, self.asked))
        for inner in self.inners:
            inner.close()


def column(model: type[models.Model], name: str) -> Cleaner:
    """What the model's own column takes: its type, length, choices and limits."""
    field = model._meta.get_field(name)
    if isinstance(field, models.DateField):
        return lambda value: a_day(field, of_type(str)(value))
    wanted = type_of(field)

    def clean(value: Any) -> Any:
        value = of_type(wanted)(value)
        try:
            return field.clean(value, None)
        except ValidationError as error:
            raise WrongValueError(explain(field, value, error)) from error

    return clean


def type_of(field: models.Field) -> type:
    if isinstance(field, models.BooleanField):
        return bool
    return int if isinstance(field, models.IntegerField) else str


def a_day(field: models.DateField, value: str) -> Any:
    try:
        return field.to_python(value)
    except ValidationError as error:
        raise WrongValueError(f"{value!r} is not a day, such as 2026-05-31") from error


def explain(field: models.Field, value: Any, error: ValidationError) -> str:
    if "invalid_choice" in {inner.code for inner in error.error_list}:
        choices = [str(choice) for choice, _ in field.flatchoices]
        return f"{value!r} is none of {', '.join(choices)}"
    return f"{value!r} cannot stand here: {' '.join(error.messages)}" if value != "" else "is empty"


def of_type(wanted: type) -> Cleaner:
    """Exactly that type, for JSON's true is no number; text loses the spaces around it."""

    def clean(value: Any) -> Any:
        if type(value) is not wanted:
            raise WrongValueError(f"should be {NAMES_OF_TYPES[wanted]}, not {type_name(value)}")
        if wanted is str:
            value = value.strip()
            if CONTROL.search(value):
                raise WrongValueError("holds a control character")
        return value

    return clean


def lines(value: Any) -> str:
    """A list of texts, as a column holds it: one a line."""
    texts = [of_type(str)(item) for item in of_type(list)(value)]
    if any("\n" in text or not text for text in texts):
        raise WrongValueError("each should be one line of text")
    return "\n".join(texts)


def texts(value: Any) -> list[str]:
    return lines(value).splitlines()


def dated(value: Any) -> str:
    """A year, month or day."""
    value = of_type(str)(value)
    if value and not DATED.fullmatch(value):
        raise WrongValueError(f"{value!r} is not a year, month or day, such as 2013 or 2013-09")
    return value


def ref(kind: str, known: Mapping[str, Any] | set[str], prefix: str = "") -> Cleaner:
    """Another record of the fixtures, by its slug or key."""

    def clean(value: Any) -> Ref:
        key = prefix + of_type(str)(value)
        if key not in known:
            here = [name.removeprefix(prefix) for name in known if name.startswith(prefix)]
            raise WrongValueError(f"unknown {kind} {value!r}" + did_you_mean(value, here))
        return Ref(kind, key)

    return clean


def did_you_mean(word: str, known: Iterable[str]) -> str:
    near = difflib.get_close_matches(word, list(known), n=1, cutoff=0.7)
    return f" (did you mean {near[0]!r}?)" if near else ""


def type_name(value: Any) -> str:
    return "nothing" if value is None else NAMES_OF_TYPES.get(type(value), "a number")
