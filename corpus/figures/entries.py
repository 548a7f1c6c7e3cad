"""Lines that list amounts without a verb: "Canada 291 t; Russia 172 t", "* Urea: 511 kt (Apr: 460)"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import pairwise

from corpus.figures.lexicon import flow_words, measure_words, statuses
from corpus.figures.packed import packed
from corpus.figures.sentence import Sentence
from corpus.figures.times import times
from corpus.quantities import Quantity, quantities
from corpus.words import terms

LONGEST_LINE = 300
LONGEST_HEAD = 80
_MARK = re.compile(r"\s*(?:[-*•–·▪]\s+)?[*_]{0,3}")
_HEAD = re.compile(r"(?P<head>[^:;.]{2,80}?)[*_]{0,3}:[*_]{0,3}(?= )")
_VERB = re.compile(
    r"\b(?:said|says|showed|shows|is|are|was|were|has|have|had|will|would|be|been|follows|rose|fell|which"
    r"|that|who|we|it|they|i)\b",
    re.IGNORECASE,
)
_TELLS = re.compile(
    r"[^\d(\[]*\b(?:said|says|showed|shows|is|are|were|has|have|had|will|would|be|been|rose|fell)\b",
    re.IGNORECASE,
)
""" "Exports to Peru were 5 t": a verb before the first number, which no part of a list has."""
_BRACKET = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
_NONE = re.compile(r"\b(?:nil|none|zero)\b", re.IGNORECASE)
_UNSAID = re.compile(
    r"n\.?[ra]\.?|not (?:reported|available|yet available|published)|tba|\?|-|–", re.IGNORECASE
)
_AGAINST = re.compile(r"\b(?:vs\.?|versus|against|after|from|was|compared (?:with|to))\s*$", re.IGNORECASE)
_OF_WHICH = re.compile(r"\b(?:of which|including|incl\.?|o/w)\b[^\d]*$", re.IGNORECASE)
_SIGNED = re.compile(r"[+\-−–±]\s?\d")
_SMALL = frozenset({
    "total", "totals", "all", "of", "which", "to", "from", "ex", "the", "and", "in", "at",
    "on", "for", "by", "a", "unch", "unchanged", "vs", "versus", "fob", "cif", "cfr", "fca",
    "alone", "mostly", "mainly", "other", "others", "rest", "world", "up", "down", "against",
    "after", "year", "ago", "earlier", "month", "week", "o", "spot", "grade", "rail", "sea",
    "only", "last", "previous", "season", "so", "far", "end", "mid", "early", "late", "about",
    "around", "some", "est", "per", "y", "m", "yoy", "mom", "incl", "including", "via"
})  # fmt: skip
_LEFT_OUT = frozenset({"duration", "length", "temperature", "concentration"})


@dataclass(frozen=True, slots=True)
class Aside:
    """A second number of an entry. `words`: what stands with it; `kind`: base, part or change."""

    quantity: Quantity
    words: str
    kind: str


@dataclass(frozen=True, slots=True)
class Entry:
    """One amount of a list; `quantity` is None where it is not reported. `words`: the entry without numbers,
    `name`: what stands before its number.
    """

    words: str
    name: str
    quantity: Quantity | None
    asides: tuple[Aside, ...] = ()


@dataclass(frozen=True, slots=True)
class Listing:
    """A line that lists amounts. `head`: what stands before its colon, said of all of them."""

    head: str
    entries: tuple[Entry, ...]


def listing(text: str, unit_above: bool) -> Listing | None:
    """The amounts that a line lists; None for a sentence. `unit_above`: the lines above state a unit, which
    bare numbers take. Offsets are those of the line.
    """
    if len(text) > LONGEST_LINE or not any(char.isdigit() or char == ":" for char in text):
        return None
    mark = _MARK.match(text)
    begin = mark.end() if mark else 0
    head = _HEAD.match(text, begin)
    if head and (_amounts(head["head"]) or _VERB.search(head["head"]) or len(head["head"].split()) > 9):
        return None
    start = head.end() if head else begin
    pieces = list(_pieces(text, start))
    if head and _names_one(head["head"], [text[first:last] for first, last in pieces]):
        head, pieces = None, list(_pieces(text, begin))
    entries: list[Entry] = []
    for first, last in pieces:
        entry = _entry(text[first:last], first)
        if entry is None:
            return None
        entries.append(entry)
    if ";" not in text and not all(
        _one_name(entry.words) for entry in entries[: len(entries) if len(entries) > 1 else 0]
    ):
        return None
    said = head["head"].strip(" *_") if head else ""
    if len(entries) == 1:
        (only,) = entries
        said, entries = "", [replace(only, words=f"{said} {only.words}".strip(), name=said or only.name)]
    given = [entry.quantity for entry in entries if entry.quantity]
    if not given or not (unit_above or any(q.unit or q.dimension == "zero" for q in given)):
        return None
    return Listing(said, tuple(_with_units(entries)))


def _names_one(head: str, pieces: Sequence[str]) -> bool:
    """Whether what stands before the colon names the first entry alone: "Japan: 3 t; India: 2 t"."""
    first, *later = pieces or [""]
    if not later or not _AMOUNT_FIRST.match(first) or not all(": " in one for one in later):
        return False
    kinds = {"/".join(sorted({term.kind for term in terms(one.split(": ")[0])})) for one in (head, *later)}
    return len(kinds) == 1 and kinds <= {"place", "commodity"}


_AMOUNT_FIRST = re.compile(r"\W*(?:US)?[$€£]?\d|\W*(?:nil|none|zero)\b")


def _pieces(text: str, start: int) -> Iterator[tuple[int, int]]:
    """The parts between semicolons, or between the commas of a list of names with numbers."""
    blanked = _BRACKET.sub(lambda match: "_" * len(match.group()), text)
    end = len(text.rstrip(" ."))
    cut = r";" if ";" in blanked[start:] else r",(?= ?[A-Z][^,\d]*\d)"
    at = start
    for match in re.finditer(cut, blanked[:end]):
        if match.start() > start:
            yield at, match.start()
            at = match.end()
    if text[at:end].strip():
        yield at, end


def _amounts(text: str) -> list[Quantity]:
    return [q for q in packed(text, quantities(text)) if q.dimension.split(" per ")[0] not in _LEFT_OUT]


def _entry(text: str, offset: int) -> Entry | None:
    """An entry, None where it is a sentence or cannot be told apart."""
    if ":" not in text and _TELLS.match(text):
        return None
    brackets = [match.span() for match in _BRACKET.finditer(text)]
    numbers = _not_in_times(text, _amounts(text))
    plain = [q for q in numbers if not _within((q.start, q.end), brackets)]
    colon = _BRACKET.sub(lambda match: "_" * len(match.group()), text).find(": ")
    if colon >= 0:
        plain = [q for q in plain if q.start > colon]
    none = _NONE.search(text, max(colon, 0))
    if none and not _within(none.span(), brackets) and (not plain or none.start() < plain[0].start):
        zero = Quantity(none.start(), none.end(), none.group(), Decimal(0), None, "", "zero", "=", 0,
                        Decimal(1), "zero", Decimal(1))  # fmt: skip
        plain = [zero, *plain]
    own = min((_leads(text, a, b) for a, b in pairwise(plain)), default=len(text))
    cut = [*brackets, *((q.start, q.end) for q in (*numbers, *plain)), (own, len(text))]
    words = _left(text, cut)
    if not plain:
        bare = words.split(":")[-1].strip(" .,")
        return Entry(words, words, None) if _UNSAID.fullmatch(bare) else None
    main, *rest = plain
    if (main.dimension == "percent" and main.literal[:1] not in "+-") or not _only_names(words):
        return None
    asides: list[Aside] = []
    for other in rest:
        before = text[main.end : other.start]
        kind = "base" if _AGAINST.search(before) else "part" if _OF_WHICH.search(before) else ""
        kind = kind or ("change" if _signed(text, other) else "")
        if not kind:
            return None
        asides.append(Aside(_moved(other, offset), text[other.end :], kind))
    for first, last in brackets:
        inside = [q for q in numbers if first <= q.start and q.end <= last]
        if len(inside) == 1 and first > main.start:
            kind = "change" if _signed(text, inside[0]) else "base"
            told = f"{text[first + 1 : inside[0].start]} {text[inside[0].end : last - 1]}"
            asides.append(Aside(_moved(inside[0], offset), told, kind))
    return Entry(words, _left(text[: main.start], []), _moved(main, offset), tuple(asides))


def _leads(text: str, main: Quantity, other: Quantity) -> int:
    """Where the words begin that lead from one number to another: "vs", "of which"."""
    between = text[main.end : other.start]
    found = _AGAINST.search(between) or _OF_WHICH.search(between)
    return main.end + found.start() if found else other.start


def _not_in_times(text: str, found: list[Quantity]) -> list[Quantity]:
    """Without the bare numbers that belong to a time ("12 months earlier") and count nothing here."""
    if not any(q.dimension == "number" for q in found):
        return found
    named = [(time.start, time.end) for time in times(text, None)]
    return [q for q in found if q.dimension != "number" or not _within((q.start, q.end), named)]


def _signed(text: str, quantity: Quantity) -> bool:
    return _SIGNED.match(text, quantity.start) is not None or text[: quantity.start].endswith(
        ("+", "-", "−", "–")
    )


def _within(span: tuple[int, int], spans: list[tuple[int, int]]) -> bool:
    return any(first <= span[0] and span[1] <= last for first, last in spans)


def _left(text: str, spans: list[tuple[int, int]]) -> str:
    for first, last in spans:
        text = text[:first] + " " * (last - first) + text[last:]
    return " ".join(text.split())


def _only_names(words: str) -> bool:
    """Whether nothing but names of goods, places, times and measures stands with a number."""
    if _VERB.search(words.replace("of which", "")):
        return False
    known = (_SMALL, flow_words(), measure_words(), statuses())
    unlisted = [
        word
        for word in Sentence(words, ()).words
        if not word.kind and not any(word.lower in one for one in known)
    ]
    if not unlisted:
        return True
    spans = [(time.start, time.end) for time in times(words, None)]
    unknown = [word for word in unlisted if not any(a <= word.start < b for a, b in spans)]
    return len(unknown) <= 4 and all(
        words[word.start].isupper() or words[word.start].isdigit() for word in unknown
    )


def _one_name(words: str) -> bool:
    """Whether words are nothing, or the name of one place or good."""
    s = Sentence(words, ())
    return not s.words or (len(s.words) == 1 and (bool(s.words[0].kind) or words[0].isupper()))


def _moved(quantity: Quantity, offset: int) -> Quantity:
    return replace(quantity, start=quantity.start + offset, end=quantity.end + offset)


def _with_units(entries: list[Entry]) -> Iterator[Entry]:
    """Bare numbers take the unit of the entry before: "Egypt 2.61 Mt; Indonesia 2.13"."""
    giver: Quantity | None = None
    for entry in entries:
        main = entry.quantity
        if main and main.dimension == "number" and giver:
            main = unit_from(main, giver)
        elif main and main.unit and main.dimension != "percent":
            giver = main
        yield replace(entry, quantity=main)


def unit_from(quantity: Quantity, giver: Quantity) -> Quantity:
    """The same number in the unit, and with the scale, of another one."""
    scale = giver.scale if quantity.scale == 1 and giver.scale != 1 else Decimal(1)
    return replace(
        quantity, value=quantity.value * scale, scale=quantity.scale * scale, unit=giver.unit,
        dimension=giver.dimension, base=giver.base, factor=giver.factor,
    )  # fmt: skip
