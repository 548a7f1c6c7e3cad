"""How well figures are read: gold sentences with the figures they state, scored slot by slot.

The gold file and its conventions are described in eval/gold/FIGURES.md.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from corpus.document import Document, Span
from corpus.figures.calendar import parse
from corpus.figures.figure import Figure
from corpus.figures.reading import figures
from corpus.places import code_of
from corpus.words import keys
from eval.gold import GoldError

PARTS = ("tune", "measure")
SLOTS = (
    *("value", "unit", "role", "direction", "measure", "flow", "origin", "destination", "place"),
    *("commodity", "period", "base", "status"),
)
CLOSE = Decimal("0.005")
"""Values are the same within this share: the gold file holds some rounded fractions (33.33)."""

Item = Mapping[str, Any]
"""A line of the gold file, or one of its figures."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """One slot of one figure: what was read and what gold has, both "" where open."""

    right: bool
    got: str
    wanted: str


@dataclass
class Tally:
    """Counts for one slot: figures, right ones (rightly open too), filled by the reader, filled and right."""

    figures: int = 0
    right: int = 0
    filled: int = 0
    filled_right: int = 0

    def add(self, verdict: Verdict) -> None:
        """Count one figure more."""
        self.figures += 1
        self.right += verdict.right
        self.filled += bool(verdict.got)
        self.filled_right += bool(verdict.got) and verdict.right


@dataclass
class Reading:
    """The score of a reader. `missed`: gold figures not read; `extra`: figures read where gold has none.

    `wrong`: slot, id, literal, "what was read for what is right", sentence. `whole`: figures with all slots
    right.
    """

    sentences: int = 0
    gold: int = 0
    read: int = 0
    whole: int = 0
    missed: list[str] = field(default_factory=list)
    extra: list[str] = field(default_factory=list)
    wrong: list[tuple[str, str, str, str, str]] = field(default_factory=list)
    slots: dict[str, Tally] = field(default_factory=lambda: {name: Tally() for name in SLOTS})

    def rows(self) -> Iterator[tuple[str, float, float]]:
        """Slot, share right of all matched figures, precision of what the reader filled in."""
        for name, tally in self.slots.items():
            if tally.figures:
                yield name, tally.right / tally.figures, tally.filled_right / max(1, tally.filled)


def load(path: Path, part: str | None = None) -> list[Item]:
    """The gold sentences of a file, or of one of its `PARTS`. Raises `GoldError` when it cannot be read."""
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
        items = [json.loads(line) for line in lines if line.strip()]
        return [item for item in items if part in (None, item["split"])]
    except (OSError, ValueError, TypeError, KeyError) as error:
        raise GoldError(
            f"{path} cannot be read: {error}.",
            "A line is one JSON object of the shape that eval/gold/FIGURES.md describes.",
            "Check the path, or repair the line.",
        ) from error


def score(items: Sequence[Item]) -> Reading:
    """Read every gold sentence in its context and compare."""
    result = Reading(sentences=len(items))
    for item in items:
        document, start = as_document(item)
        _compare(item, [figure for figure in figures(document) if figure.start >= start], start, result)
    return result


def as_document(item: Item) -> tuple[Document, int]:
    """A gold sentence with title, heading and the sentences before it, and where the sentence begins."""
    heading = item["heading"]
    before = "".join(f"{sentence} " for sentence in item["before"])
    text = f"{heading}\n\n{before}" if heading else before
    published = date.fromisoformat(item["published"]) if item["published"] else None
    headings = (Span(0, len(heading)),) if heading else ()
    return Document(
        item["id"], item["id"], text + item["sentence"], item["title"], published=published, headings=headings
    ), len(text)


def _compare(item: Item, found: Sequence[Figure], start: int, result: Reading) -> None:
    left = list(found)
    for gold, at in _placed(item):
        result.gold += 1
        begin, end = start + at, start + at + len(gold["literal"])
        near = [one for one in left if one.quantity.start < end and begin < one.quantity.end]
        if not near:
            result.missed.append(f"{item['id']}: {gold['literal']} | {item['sentence']}")
            continue
        best = max(near, key=lambda one: sum(verdict.right for verdict in _verdicts(gold, one).values()))
        left.remove(best)
        _count(item, gold, best, result)
    result.extra += [f"{item['id']}: {one.quantity.literal} | {item['sentence']}" for one in left]


def _placed(item: Item) -> Iterator[tuple[Item, int]]:
    """The gold figures with the offsets of their literals in the sentence; a literal may occur again."""
    used: Counter[str] = Counter()
    for gold in item["figures"]:
        literal, at = gold["literal"], -1
        for _ in range(used[literal] + 1):
            following = item["sentence"].find(literal, at + 1)
            at = following if following >= 0 else at
        used[literal] += 1
        yield gold, at


def _count(item: Item, gold: Item, figure: Figure, result: Reading) -> None:
    verdicts = _verdicts(gold, figure)
    result.read += 1
    result.whole += all(verdict.right for verdict in verdicts.values())
    for name, verdict in verdicts.items():
        result.slots[name].add(verdict)
        if not verdict.right:
            words = f"{verdict.got} for {verdict.wanted}"
            result.wrong.append((name, item["id"], gold["literal"], words, item["sentence"]))


def _verdicts(gold: Item, figure: Figure) -> dict[str, Verdict]:
    """The verdict on each slot."""
    pairs = {
        "direction": (figure.direction, gold["direction"] or ""),
        "role": (figure.role, gold["role"]),
        "measure": (figure.value("measure") or "other", gold["measure"]),
        "flow": (figure.value("flow") if gold["measure"] == "trade" else "", gold["flow"] or ""),
        "status": (figure.value("status") or "actual", gold["status"]),
        **{name: (figure.value(name), _iso(gold[name] or "")) for name in ("period", "base")},
    }
    result = {name: Verdict(got == wanted, got, wanted) for name, (got, wanted) in pairs.items()}
    for name in ("origin", "destination", "place"):
        got, wanted = figure.value(name), gold[name] or ""
        same = _places(got) == {part.lower() for part in wanted.split("+")} - {""}
        result[name] = Verdict(same, got, wanted)
    got, wanted = figure.value("commodity"), gold["commodity"] or ""
    result["commodity"] = Verdict(set(keys(got)) == set(keys(wanted)), got, wanted)
    result["value"], result["unit"] = _value(gold, figure), _unit(gold, figure)
    return result


def _places(names: str) -> set[str]:
    return {(code_of(name) or name).lower() for name in names.split("+")} - {""}


def _value(gold: Item, figure: Figure) -> Verdict:
    """Without regard to the sign, which gold may keep in the direction, and to tonnes for kilograms."""
    quantity, wanted = figure.quantity, Decimal(gold["value"])
    forms = (abs(quantity.value), abs(quantity.canonical), abs(quantity.canonical) / 1000)
    close = any(abs(form - abs(wanted)) <= abs(wanted) * CLOSE for form in forms)
    return Verdict(close, str(quantity.value), gold["value"])


def _unit(gold: Item, figure: Figure) -> Verdict:
    """Without regard to plurals, and to thousands and millions of tonnes, which gold multiplies in."""
    got, wanted = figure.quantity.unit, gold["unit"]
    same = not wanted or got.rstrip("s") == wanted.rstrip("s") or (got in ("kt", "Mt") and wanted == "t")
    return Verdict(same, got, wanted)


def _iso(text: str) -> str:
    """Quarters and halves as runs of months, as the reader writes them."""
    year, _, part = text.partition("-")
    if part.startswith(("Q", "H")):
        length = 3 if part[0] == "Q" else 6
        first = (int(part[1]) - 1) * length + 1
        return f"{year}-{first:02}/{year}-{first + length - 1:02}"
    time = parse(text)
    return time.iso if time else text
