"""Gold questions: what is asked, what a right answer holds, and where that stands in the documents."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Any

from corpus.errors import AssistantError
from corpus.numerals import QUALIFIER
from corpus.quantities import quantities

BEHAVIOURS = ("answer", "answer_both", "partial", "latest_with_date", "correct_premise", "abstain")
QUALIFIERS = ("=", "about", "over", "at least", "under", "at most")


PARTS = ("tuned", "measured")
"""What the rules may be set by, and what results are reported on."""


class GoldError(AssistantError):
    """A gold file that cannot be read; what can be read but is wrong is a `Fault` of `eval.checker`."""


@dataclass(frozen=True, slots=True)
class Number:
    """A number that a right answer holds.

    `unit` is a symbol of the table of units ("kg", "USD/t", "%"), or the noun that is counted. `rel_tol` is
    the relative difference that is allowed; None: none but rounding, 0: none at all.
    """

    value: Decimal
    unit: str
    rel_tol: Decimal | None = None
    qualifier: str = "="


@dataclass(frozen=True, slots=True)
class Quote:
    """Words of a document that carry an answer. `start` tells one occurrence of several from the others."""

    file: str
    quote: str
    start: int | None = None


@dataclass(frozen=True, slots=True)
class Question:
    """One line of a gold file. `evidence`: every group is needed, one quote of a group is enough.

    `part` is one of `PARTS`, by the documents that the question is about, or "" in a file without parts.
    """

    line: int
    id: str
    type: str
    question: str
    answer: str
    behaviour: str
    history: tuple[str, ...] = ()
    numbers: tuple[Number, ...] = ()
    evidence: tuple[tuple[Quote, ...], ...] = ()
    note: str = ""
    part: str = ""

    @property
    def unanswerable(self) -> bool:
        """True when the documents do not say, so that silence is the right answer."""
        return self.behaviour == "abstain"


def load(path: Path) -> tuple[Question, ...]:
    """The questions of a JSONL file, in order; blank lines are skipped.

    Raises `GoldError` naming the line when one is no JSON object or a field has the wrong shape.
    """
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise GoldError(
            f"{path} cannot be read: {error}.", "A UTF-8 file of JSON lines is needed.", "Check the path."
        ) from error
    found = []
    for line, raw in enumerate(text.split("\n"), start=1):
        if not raw.strip():
            continue
        try:
            found.append(question(json.loads(raw), line))
        except (ValueError, TypeError, KeyError, AttributeError, InvalidOperation) as error:
            raise GoldError(
                f"{path.name}, line {line}: {type(error).__name__}: {error}.",
                "A line is one JSON object of the shape that eval/gold/README.md describes.",
                "Repair the line.",
            ) from error
    return tuple(found)


def load_split(path: Path) -> dict[str, frozenset[str]]:
    """The file names of the documents of each part; nothing where there is no such file.

    Raises `GoldError` when the file does not map parts to lists of names.
    """
    if not path.exists():
        return {}
    try:
        data: dict[str, list[str]] = json.loads(path.read_text(encoding="utf-8"))
        return {part: frozenset(map(str, files)) for part, files in data.items()}
    except (ValueError, TypeError, AttributeError) as error:
        raise GoldError(
            f"{path.name} cannot be read: {error}.", "It maps parts to file names.", "Restore it."
        ) from error


def question(data: Mapping[str, Any], line: int = 1) -> Question:
    """One object of a gold file, in the full or the short form of eval/gold/README.md."""
    return Question(
        line=line,
        id=str(data.get("id") or ""),
        type=str(data.get("type") or ""),
        question=str(data.get("question") or ""),
        answer=str(data.get("answer") or ""),
        behaviour=str(data.get("behaviour") or ""),
        history=tuple(str(earlier) for earlier in data.get("history") or ()),
        numbers=_numbers(data),
        evidence=tuple(_group(group) for group in data.get("evidence") or ()),
        note=str(data.get("note") or ""),
        part=str(data.get("part") or ""),
    )


def _numbers(data: Mapping[str, Any]) -> tuple[Number, ...]:
    if data.get("numbers") is not None:
        return tuple(_number(number) for number in data["numbers"])
    if data.get("value") is not None:
        return (_number(data),)
    if data.get("behaviour") == "answer_both":
        # The shorthand has room for one number only; where two are wanted they stand in the answer.
        found = quantities(str(data.get("answer") or ""))
        return tuple(Number(q.value, q.unit, None, q.qualifier) for q in found if q.unit)
    return ()


def _number(data: Mapping[str, Any]) -> Number:
    tolerance, qualifier = data.get("rel_tol"), str(data.get("qualifier") or "=")
    return Number(
        value=Decimal(str(data["value"])),
        unit=str(data.get("unit") or ""),
        rel_tol=None if tolerance is None else Decimal(str(tolerance)),
        qualifier=QUALIFIER.get(qualifier.lower(), qualifier),
    )


def _group(data: Any) -> tuple[Quote, ...]:
    return tuple(
        Quote(str(quote["file"]), str(quote["quote"]), quote.get("start"))
        for quote in ([data] if isinstance(data, Mapping) else data)
    )
