"""Which call for help, if any, stands in the words of a question. Nothing of it is kept or counted."""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import permutations

from directory.models.words import fold

from .distress_parts import LIKELY, PARTS, RULES
from .distress_words import (
    COMMON,
    DESPAIR,
    FAMILIES,
    HARMLESS,
    MYSELF,
    NO_SLIPS,
    PANIC,
    SPELLINGS,
    TELLING,
    VIOLENCE,
    WORRY,
)
from .spelling import LEAST_LETTERS, LEAST_SURE_LETTERS, slips


class Distress(StrEnum):
    """What may be heard; where more than one is, the first of these is answered."""

    VIOLENCE = "violence"
    WORRY = "worry"
    DESPAIR = "despair"
    PANIC = "panic"


MOST_LETTERS = 600


def heard(*boxes: str) -> Distress | None:
    """The call for help in what was typed, in one box or split over several, or None."""
    typed = [box for box in boxes if box.strip()]
    typed = [box[: MOST_LETTERS // len(typed)] for box in typed]
    said = [as_heard(" ".join(order)) for order in permutations(typed)]
    kinds = {of_who_is_left(text, kind_of(text)) for text in said}
    return next((kind for kind in Distress if kind in kinds), None)


# Somebody has died: nobody is in danger now, unless more is said of the living.
HAS_DIED = re.compile(
    r"\b(?:(?:killed|hanged|hung|shot) (?:him|her|them)sel(?:f|ves)|took (?:his|her|their) (?:own )?lives?"
    r"|took (?:his|her|their) (?:own )?life|died(?: by suicide)?|passed away|lost (?:\w+ ){1,4}to suicide)\b"
)
NOT_YET = re.compile(
    r"\b(?:nearly|almost|not|if|says?|saying|said|talking|talks|wants?|wanting|going|threat\w*|might|will|tried"
    r"|afraid|scared|fear\w*|i|me|another|other)\b"
)


def of_who_is_left(text: str, kind: Distress | None) -> Distress | None:
    """Of who is left after a suicide it is no worry that somebody is in danger; they may want to talk."""
    if kind is not Distress.WORRY or not HAS_DIED.search(text) or NOT_YET.search(HAS_DIED.sub(" ", text)):
        return kind
    return Distress.DESPAIR


def is_violence(*boxes: str) -> bool:
    return heard(*boxes) is Distress.VIOLENCE


def kind_of(text: str) -> Distress | None:
    """The same for one text, spelt by `as_heard`: by its phrases and, where a person speaks, by its parts."""
    plainer = NO_VIOLENCE.taken_out_of(text)
    if VIOLENCE_SAID.is_in(plainer):
        return Distress.VIOLENCE
    phrase, parts = kind_by_phrase(text), Parts(plainer)
    if not parts.is_a_sentence:
        return phrase
    kinds = parts.make(SURE_RULES) | ({phrase} if phrase else set())
    if not kinds - {Distress.PANIC}:
        kinds |= parts.make(LIKELY_RULES)
    if phrase is Distress.WORRY and not parts.has("i", "me", "he", "harmed_me"):
        kinds.discard(Distress.VIOLENCE)
    if Distress.VIOLENCE not in kinds:
        kinds = about_whom(kinds, phrase, parts)
    return next((kind for kind in Distress if kind in kinds), None) or parts.anybody()


def kind_by_phrase(text: str) -> Distress | None:
    if WORRY_SAID.is_in(text) and not OF_MYSELF.is_in(text):
        return Distress.WORRY
    if DESPAIR_SAID.is_in(text):
        return Distress.DESPAIR
    return Distress.PANIC if PANIC_SAID.is_in(text) else None


def about_whom(kinds: set[Distress], phrase: Distress | None, parts: "Parts") -> set[Distress]:
    """Despair or worry: of the writer, or of somebody else where the writer is not named."""
    speaks = parts.has("i", "me")
    if kinds == {Distress.PANIC} and parts.has("he") and not speaks:
        return {Distress.WORRY}
    if Distress.DESPAIR not in kinds or phrase is Distress.WORRY:
        return kinds
    if phrase is not Distress.DESPAIR and parts.has("other") and not speaks:
        return kinds | {Distress.WORRY}
    return kinds - {Distress.WORRY}


# Two words that are one, and endings that a dropped apostrophe made another word of.
# Whom and what "me" stands before where it means "my".
OWN = (
    "(?:dad|mum|nan|grandad|son|daughter|brother|sister|husband|wife|kids|mate|lad|lass|missus|fella|bairn|"
    "boss|ex|job|house|head|nerves|arms|life)"
)
JOINED = (
    (re.compile(r"\b(my|him|her|your) (?:self|selfs)\b"), r"\1self"),
    (re.compile(r"\bthem ?(?:self|selfs|selves)\b"), "themselves"),
    (re.compile(r"\b(he|she)ll (?=kill|hurt|hit|beat|find|get|come|do|stab|rape|attack)"), r"\1 will "),
    (re.compile(r"\bill (?=kill|hurt|hit|beat|die|end|do|stab|never|be dead)"), "i will "),
    (re.compile(r"\btheyll\b"), "they will"),
    (
        re.compile(
            r"\b(?:someone|somebody|some1) (?:(?:that|who) )?i (?:know|love|like|met|\w+ (?:about|with))\b"
        ),
        "someone",
    ),
    (re.compile(r"\b(boy|girl) friend\b"), r"\1friend"),
    (re.compile(r"\bover (dose|dosed|dosing)\b"), r"over\1"),
    (re.compile(rf"\bme (?={OWN}\b)"), "my "),
    # Who "ex army" and, at the beginning, "new mum" name is the writer.
    (re.compile(r"\bex (?=army|navy|raf|force|forces|military|service|soldier|marine|squaddie|veteran)"), ""),
    (
        re.compile(
            r"^(?:a )?(?:new|first time|single) (?:mum|mummy|mother|mam|mom|dad|daddy|father|parent)"
            r"(?= (?:feel|struggl|cant|can not|cannot|not|low|lonely|depress|anxious|crying|want|need))"
        ),
        "i",
    ),
    (re.compile(r"\bstep (dad|mum|son|daughter|brother|sister)\b"), r"step\1"),
)
SPACED_OUT = re.compile(r"\b(?:[a-z] ){3,}[a-z]\b")
RUN_TOGETHER = re.compile(r"\b([a-z]{3,})(myself|himself|herself)\b")
MAY_BE_JOINED = re.compile(
    r"\b(?:ex |new |first |single |self|them|ill|s?hell|theyll|friend|over|step|some(?:1|one|body)|me )"
)
THRICE = re.compile(r"([a-z])\1\1+")
WORD = re.compile(r"[a-z0-9]+")


def as_heard(text: str) -> str:
    """The words of a text, each put right and with a space behind it."""
    text = RUN_TOGETHER.sub(r"\1 \2", THRICE.sub(r"\1", fold(text)))
    text = joined(SPACED_OUT.sub(lambda letters: letters[0].replace(" ", ""), text))
    words = (SPELLINGS.get(word) or put_right(word) for word in WORD.findall(text))
    words = (
        f"{word}g" if word.endswith("in") and f"{word}g" in KNOWN and word not in KNOWN else word
        for word in words
    )
    text = " ".join(SPELLINGS.get(word, word) for word in words).replace("_", " ")
    return f"{joined(text)} "


def joined(text: str) -> str:
    if not MAY_BE_JOINED.search(text):
        return text
    for pattern, meant in JOINED:
        text = pattern.sub(meant, text)
    return text


def put_right(word: str) -> str:
    """The word of the families that is one slip from this one, by the search's own rule; else the word."""
    if word in KNOWN or word in NO_SLIPS or len(word) < LEAST_LETTERS:
        return word
    near = {known for less in (word, *without_a_letter(word)) for known in NEAR_KNOWN.get(less, ())}
    if len(word) < LEAST_SURE_LETTERS:
        # Of so few letters one more or less makes another word.
        near = {known for known in near if sorted(known) == sorted(word)}
    return min(near & set(slips(word)), default=word) if near else word


def without_a_letter(word: str) -> Iterable[str]:
    return (word[:at] + word[at + 1 :] for at in range(len(word)))


def near_known() -> dict[str, set[str]]:
    """For a word with or without one letter, the telling words that it may be, so that few are compared."""
    found = defaultdict(set)
    short = {word for word in choices("|".join(TELLING.split())) if len(word) >= LEAST_LETTERS}
    for word in short | {word for word in KNOWN if len(word) >= LEAST_TELLING_LETTERS}:
        if " " not in word:
            for less in (word, *without_a_letter(word)):
                found[less].add(word)
    return dict(found)


# Phrases: lines of words and families, each made a pattern.

# Of so many letters every word of the tables is put right; of fewer those that tell most.
LEAST_TELLING_LETTERS = 7

PARTED_BY = "my|he|she|they|our|his|her|friend|someone"


@dataclass(frozen=True)
class Phrase:
    """A pattern, and the words of which one must stand in a text that it fits."""

    pattern: re.Pattern[str]
    one_of: frozenset[str]


class Phrases:
    """A table of phrases. Only those are tried of which a word was said."""

    def __init__(self, lines: str):
        self.by_word: dict[str, list[Phrase]] = defaultdict(list)
        for line in lines.strip().splitlines():
            phrase = phrase_of(line)
            for word in phrase.one_of:
                self.by_word[word].append(phrase)

    def fitting(self, text: str) -> Iterable[Phrase]:
        return dict.fromkeys(phrase for word in text.split() for phrase in self.by_word.get(word, ()))

    def is_in(self, text: str) -> bool:
        return any(phrase.pattern.search(text) for phrase in self.fitting(text))

    def taken_out_of(self, text: str) -> str:
        for phrase in self.fitting(text):
            text = phrase.pattern.sub(". ", text)
        return text


class Parts:
    """Where in a text the parts of a call stand: the first and the last word of each."""

    def __init__(self, text: str):
        words = text.split()
        self.last = len(words) - 1
        self.at: dict[str, list[tuple[int, int]]] = defaultdict(list)
        for first, word in enumerate(words):
            for length in LENGTHS.get(word, ()):
                for part in PARTS_OF.get(" ".join(words[first : first + length]), ()):
                    self.at[part].append((first, first + length - 1))

    def has(self, *parts: str) -> bool:
        return any(part in self.at for part in parts)

    @property
    def is_a_sentence(self) -> bool:
        """Whether a person speaks, and asks for no group or place."""
        speaks = self.has("i", "me", "he")
        is_asked_for = any(not speaks or last == self.last for _, last in self.at.get("venue", ()))
        if is_asked_for or self.has("request") or (self.has("support") and not speaks):
            return False
        return speaks or self.has("self", "other") or self.begins or self.has("speech", "felt", "after")

    @property
    def begins(self) -> bool:
        """Whether it begins as a sentence that leaves out who speaks, and goes on to what is felt."""
        goes_on = any(first > 0 for part in ("feeling", *SIGNS) for first, _ in self.at.get(part, ()))
        return goes_on and any(first == 0 for first, _ in self.at.get("begins", ()))

    @property
    def speaks_beside(self) -> bool:
        """Whether a word of speech stands that is none of those which tell: "burnt out" is no sentence."""
        telling = {
            at for sign in ("feeling", *SIGNS) for span in self.at.get(sign, ()) for at in within(span)
        }
        return any(not telling.issuperset(within(span)) for span in self.at.get("speech", ()))

    def make(self, rules: Iterable["Rule"]) -> set[Distress]:
        """The kinds of the rules that fit."""
        return {rule.kind for rule in rules if rule.fits(self.at)}

    def anybody(self) -> Distress | None:
        """What a sentence is answered that no rule knows."""
        if not self.has("i", "me", "he", "verbs", "felt") and not self.speaks_beside and not self.begins:
            return None
        if not self.has("feeling", "felt", *SIGNS) and (
            not self.has("i", "me") or self.has("asks", "plain", "condition", "wants")
        ):
            return None
        return Distress.WORRY if self.has("other") and not self.has("i", "me") else Distress.PANIC


def within(span: tuple[int, int]) -> range:
    """Where each word of a span stands."""
    return range(span[0], span[1] + 1)


@dataclass(frozen=True)
class Rule:
    """`violence 5 act >me !plain`: a kind, how many words apart its parts may stand, the parts.

    They stand in any order; with `>` behind the one before it; one with `!` nowhere in the text.
    """

    kind: Distress
    within: int
    parts: Sequence[str]
    without: Sequence[str]

    def fits(self, at: dict[str, list[tuple[int, int]]]) -> bool:
        if any(part in at for part in self.without) or not all(p.strip("^>") in at for p in self.parts):
            return False
        first = self.parts[0]
        return any(
            self.goes_on([span], at) for span in at[first.strip("^")] if first[0] != "^" or span[0] == 0
        )

    def goes_on(self, spans: list[tuple[int, int]], at: dict[str, list[tuple[int, int]]]) -> bool:
        """Whether the parts that are left stand near those found, none on another."""
        if len(spans) == len(self.parts):
            return True
        part = self.parts[len(spans)]
        for first, last in at[part.strip(">")]:
            is_behind = first > spans[-1][1]
            is_free = all(last < other[0] or first > other[1] for other in spans)
            is_near = all(
                first - other[1] <= self.within and other[0] - last <= self.within for other in spans
            )
            if (
                is_free
                and is_near
                and (is_behind or part[0] != ">")
                and self.goes_on([*spans, (first, last)], at)
            ):
                return True
        return False


def rule_of(line: str) -> Rule:
    kind, within, *parts = line.split()
    return Rule(
        Distress(kind),
        int(within),
        [part for part in parts if part[0] != "!"],
        [part[1:] for part in parts if part[0] == "!"],
    )


def phrase_of(line: str) -> Phrase:
    """`a|b` one of these, `<name>` one of a family, `?` may be missing, `!` must not follow, `^` and `$` the
    ends, `~2` up to two words between, `-2` up to two that name nobody else,
    `=2` and begin no other sentence, `*lock` a verb in its forms."""
    made, needed = [], []
    for token in line.split():
        if token in ("^", "$"):
            made.append(token)
        elif token[0] == "~":
            made.append(rf"(?:\w+ ){{0,{token[1:]}}}?")
        elif token[0] == "=":
            made.append(rf"(?:(?!(?:{PARTED_BY}|i|and|but|when|because|who|so) )\w+ ){{0,{token[1:]}}}?")
        elif token[0] == "-":
            made.append(rf"(?:(?!(?:{PARTED_BY}) )\w+ ){{0,{token[1:]}}}?")
        elif token[0] == "!":
            made.append(f"(?!{any_of(choices(token[1:]))})")
        else:
            words = choices(token.removesuffix("?"))
            made.append(any_of(words) + ("?" if token.endswith("?") else ""))
            if not token.endswith("?") and "$" not in words:
                needed.append(frozenset(word.partition(" ")[0] for word in words))
    rarest = min(needed, key=lambda words: (len(words & COMMON) > 0, len(words)))
    return Phrase(re.compile(rf"(?<!\w){''.join(made)}"), rarest)


def choices(token: str) -> list[str]:
    found: list[str] = []
    for choice in token.split("|"):
        found.extend(family(choice[1:-1]) if choice.startswith("<") else forms(choice))
    return found


def family(name: str) -> list[str]:
    """Every word and phrase of a family, with those of the families in it."""
    found: list[str] = []
    for word in (PARTS | FAMILIES)[name].split():
        found.extend(family(word[1:-1]) if word.startswith("<") else forms(word))
    return list(dict.fromkeys(found))


def forms(word: str) -> list[str]:
    """A word, or of `*lock` lock, locks, locked, locking; _ stands for a space."""
    verb = word.replace("_", " ")
    if not verb.startswith("*"):
        return [verb]
    verb, _, rest = verb[1:].partition(" ")
    stem = verb.removesuffix("e")
    if verb.endswith("y") and verb[-2] not in "aeiou":
        made = [verb, f"{verb[:-1]}ies", f"{verb[:-1]}ied", f"{verb}ing"]
    else:
        made = [
            verb,
            verb + ("es" if verb.endswith(("s", "sh", "ch", "x")) else "s"),
            f"{stem}ed",
            f"{stem}ing",
        ]
    return [f"{form} {rest}".strip() for form in made]


def words_of(texts: Iterable[str]) -> Iterable[str]:
    """Every word of tables and families, in all its forms."""
    tokens = {token.strip("!?") for text in texts for token in text.split() if token[0] not in "~-=^$"}
    return (word for token in tokens for choice in choices(token) for word in choice.split())


def any_of(words: Sequence[str]) -> str:
    """A pattern of one of these with the space behind it; $ is the end."""
    return f"(?:{letter_by_letter([w for w in words if w != '$'])} {'|$' if '$' in words else ''})"


def letter_by_letter(words: Iterable[str]) -> str:
    """A pattern of one of these words that tries each beginning once: families hold hundreds."""
    ends = defaultdict(set)
    for word in words:
        ends[word[:1]].add(word[1:])
    if list(ends) == [""]:
        return ""
    longer = "|".join(letter + letter_by_letter(ends[letter]) for letter in sorted(ends) if letter)
    return f"(?:{longer}){'?' if '' in ends else ''}"


SURE_RULES = [rule_of(line) for line in RULES.strip().splitlines()]
LIKELY_RULES = [rule_of(line) for line in LIKELY.strip().splitlines()]
SIGNS = (
    "uneasy",
    "act",
    "harmed",
    "done_to",
    "temper",
    "threat",
    "death",
    "weary",
    "guilt",
    "body_hurt",
    "hint",
    "hope",
    "fear",
    "means",
)
PARTS_OF: dict[str, list[str]] = defaultdict(list)
LENGTHS: dict[str, list[int]] = defaultdict(list)
for part, words in PARTS.items():
    for word in dict.fromkeys(choices("|".join(words.split()))):
        PARTS_OF[word].append(part)
for word in PARTS_OF:
    first, length = word.split()[0], len(word.split())
    if length not in LENGTHS[first]:
        LENGTHS[first].append(length)
VIOLENCE_SAID, NO_VIOLENCE = Phrases(VIOLENCE), Phrases(HARMLESS)
WORRY_SAID, OF_MYSELF = Phrases(WORRY), Phrases(MYSELF)
DESPAIR_SAID, PANIC_SAID = Phrases(DESPAIR), Phrases(PANIC)
TABLES = (VIOLENCE, HARMLESS, WORRY, MYSELF, DESPAIR, PANIC)
KNOWN = frozenset(words_of([*TABLES, *FAMILIES.values(), *PARTS.values(), *SPELLINGS.values()]))
NEAR_KNOWN = near_known()
