"""How well figures are read: gold sentences with the figures they state, scored slot by slot.

The gold file and its conventions are described in eval/gold/FIGURES.md.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
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

SLOTS = (
    *("value", "unit", "role", "direction", "measure", "flow", "origin", "destination", "place"),
    *("commodity", "period", "base", "status"),
)


@dataclass
class Tally:
    """Counts for one slot: figures, those right (also rightly open), filled by the reader, filled and right."""

    figures: int = 0
    right: int = 0
    filled: int = 0
    filled_right: int = 0


@dataclass
class Reading:
    """The score of a reader. `missed`: gold figures not read; `extra`: figures read where gold has none."""

    gold: int = 0
    read: int = 0
    missed: list[str] = field(default_factory=list)
    extra: list[str] = field(default_factory=list)
    slots: dict[str, Tally] = field(default_factory=lambda: {name: Tally() for name in SLOTS})
    wrong: list[tuple[str, str, str, str, str]] = field(default_factory=list)
    whole: int = 0

    def rows(self) -> Iterable[tuple[str, float, float]]:
        """Slot, share right of all matched figures, precision of what the reader filled in."""
        for name, tally in self.slots.items():
            if tally.figures:
                yield name, tally.right / tally.figures, tally.filled_right / max(1, tally.filled)


def score(items: Sequence[Mapping[str, Any]]) -> Reading:
    """Read every gold sentence in its context and compare."""
    result = Reading()
    for item in items:
        document, start = as_document(item)
        found = [figure for figure in figures(document) if figure.start >= start]
        _compare(item, document, found, start, result)
    return result


def as_document(item: Mapping[str, Any]) -> tuple[Document, int]:
    """A gold sentence with title, heading and the sentences before it, and where the sentence begins."""
    heading = item["heading"]
    before = "".join(f"{sentence} " for sentence in item["before"])
    text = f"{heading}\n\n{before}" if heading else before
    published = date.fromisoformat(item["published"]) if item["published"] else None
    headings = (Span(0, len(heading)),) if heading else ()
    return Document(
        item["id"], item["id"], text + item["sentence"], item["title"], published=published, headings=headings
    ), len(text)


def _compare(
    item: Mapping[str, Any], document: Document, found: Sequence[Figure], start: int, result: Reading
) -> None:
    left = list(found)
    used: Counter[str] = Counter()
    for gold in item["figures"]:
        result.gold += 1
        at = -1
        for _ in range(used[gold["literal"]] + 1):
            following = item["sentence"].find(gold["literal"], at + 1)
            at = following if following >= 0 else at
        used[gold["literal"]] += 1
        begin, end = start + at, start + at + len(gold["literal"])
        near = [one for one in left if one.quantity.start < end and begin < one.quantity.end]
        if not near:
            result.missed.append(f"{item['id']}: {gold['literal']} | {item['sentence']}")
            continue
        best = max(near, key=lambda one: sum(_slots(gold, one)[name][0] for name in SLOTS))
        left.remove(best)
        result.read += 1
        verdicts = _slots(gold, best)
        result.whole += all(right for right, *_ in verdicts.values())
        for name, (right, filled, got, want) in verdicts.items():
            tally = result.slots[name]
            tally.figures += 1
            tally.right += right
            tally.filled += filled
            tally.filled_right += filled and right
            if not right:
                result.wrong.append((name, item["id"], gold["literal"], f"{got} for {want}", item["sentence"]))
    result.extra += [f"{item['id']}: {one.quantity.literal} | {item['sentence']}" for one in left]


def _slots(gold: Mapping[str, Any], figure: Figure) -> dict[str, tuple[bool, bool, str, str]]:
    """For each slot: right, filled by the reader, what it has, what gold has."""
    pairs = {
        "direction": (figure.direction, gold["direction"] or ""),
        "role": (figure.role, gold["role"]),
        "measure": (figure.value("measure") or "other", gold["measure"]),
        "flow": (figure.value("flow") if gold["measure"] == "trade" else "", gold["flow"] or ""),
        "status": (figure.value("status") or "actual", gold["status"]),
    }
    result = {name: (got == want, bool(got), got, want) for name, (got, want) in pairs.items()}
    result["value"] = _value(gold, figure)
    result["unit"] = _unit(gold, figure)
    for name in ("origin", "destination", "place"):
        got, want = figure.value(name), gold[name] or ""
        result[name] = (_places(got) == {part.lower() for part in want.split("+")} - {""}, bool(got), got, want)
    for name in ("period", "base"):
        got, want = figure.value(name), _iso(gold[name] or "")
        result[name] = (got == want, bool(got), got, want)
    got, want = figure.value("commodity"), gold["commodity"] or ""
    result["commodity"] = (set(keys(got)) == set(keys(want)), bool(got), got, want)
    return result


def _places(names: str) -> set[str]:
    return {(code_of(name) or name).lower() for name in names.split("+")} - {""}


def _value(gold: Mapping[str, Any], figure: Figure) -> tuple[bool, bool, str, str]:
    quantity, want = figure.quantity, Decimal(gold["value"])
    close = [abs(abs(one) - abs(want)) <= abs(want) / 200 for one in (quantity.value, quantity.canonical)]
    thousandth = abs(quantity.canonical / 1000 - want) <= abs(want) / 200
    return any(close) or thousandth, True, str(quantity.value), gold["value"]


def _unit(gold: Mapping[str, Any], figure: Figure) -> tuple[bool, bool, str, str]:
    got, want = figure.quantity.unit, gold["unit"]
    same = got == want or (got in ("kt", "Mt") and want == "t") or not want or got.rstrip("s") == want.rstrip("s")
    return same, bool(got), got, want


def _iso(text: str) -> str:
    """Quarters and halves as runs of months, as the reader writes them."""
    year, _, part = text.partition("-")
    if part.startswith("Q") or part.startswith("H"):
        length = 3 if part[0] == "Q" else 6
        first = (int(part[1]) - 1) * length + 1
        return f"{year}-{first:02}/{year}-{first + length - 1:02}"
    time = parse(text)
    return time.iso if time else text


def load(path: Path, split: str | None = None) -> list[Mapping[str, Any]]:
    """The gold sentences of a file, of one part of it when `split` is "tune" or "measure"."""
    lines = path.read_text(encoding="utf-8").splitlines()
    items = [json.loads(line) for line in lines if line.strip()]
    return [item for item in items if split in (None, item["split"])]
