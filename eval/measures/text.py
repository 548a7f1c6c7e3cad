"""How close is the wording of an answer to the gold answer? Weak evidence, used only without numbers."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter

from corpus.words import keys
from eval.measures.measure import Case, Measure, Score, answered, shortened
from eval.measures.quotes import MARK

DASHES = str.maketrans("‘’‚“”„–—‑−", "'''\"\"\"----")
TOKEN = re.compile(r"[+-]?\d+(?:[.,]\d+)*%?|[^\W\d_]+(?:'[^\W\d_]+)?|\d+")
BRACKETS = re.compile(r"\([^()]*\)")
ARTICLES = frozenset(("a", "an", "the"))
ENOUGH = 0.6
"""Content words needed where there is no number to compare. Taken over from token-overlap checks of
statements against their sources; not validated on labelled answers of our own."""


def tokens(text: str) -> list[str]:
    """Words and numbers, case folded, without articles and marks; "2,004" and "-74%" stay one token each."""
    plain = unicodedata.normalize("NFKC", MARK.sub(" ", text)).translate(DASHES).casefold()
    return [token for token in TOKEN.findall(plain) if token not in ARTICLES]


def token_f1(said: str, wanted: str) -> float:
    """F1 of the two multisets of tokens; both empty 1, one empty 0."""
    left, right = Counter(tokens(said)), Counter(tokens(wanted))
    if not left or not right:
        return float(left == right)
    common = (left & right).total()
    precision, recall = common / left.total(), common / right.total()
    return 2 * precision * recall / (precision + recall) if common else 0.0


def contains(said: str, wanted: str) -> bool:
    """True when the tokens of `wanted` stand in `said`, in order and together."""
    sought = tokens(wanted)
    inside = tokens(said)
    return bool(sought) and any(
        inside[at : at + len(sought)] == sought for at in range(len(inside) - len(sought) + 1)
    )


def content_recall(said: str, wanted: str) -> float:
    """Share of the stems of `wanted`, stop words aside, that `said` holds too; 0 when there are none."""
    left, right = Counter(keys(MARK.sub(" ", said))), Counter(keys(wanted))
    return (left & right).total() / right.total() if right else 0.0


def says(said: str, wanted: str) -> bool:
    """True when an answer says about what the gold says: all of it, or six tenths of its content words.

    What the gold has in brackets may be missing: "in February" says "February (2025)".
    """
    short = BRACKETS.sub(" ", wanted)
    return any(contains(said, gold) or content_recall(said, gold) >= ENOUGH for gold in (wanted, short))


def _spoken(case: Case) -> str:
    answer = answered(case)
    return "" if answer.abstained else answer.text


def _f1(case: Case) -> Score:
    said = _spoken(case)
    return Score(token_f1(said, case.gold.answer), f"{shortened(said)!r} for {shortened(case.gold.answer)!r}")


def _contains(case: Case) -> Score:
    said = _spoken(case)
    held = contains(said, case.gold.answer)
    verb = "contains" if held else "does not contain"
    return Score(float(held), f"{shortened(said)!r} {verb} {shortened(case.gold.answer)!r}")


MEASURES = (
    Measure("token F1", "Overlap of words with the gold answer.", "0..1", "0",
            "SQuAD (Rajpurkar and others 2016), numbers kept whole", _f1,
            applies=lambda q: not q.unanswerable),
    Measure("contains", "The gold answer stands in the answer word for word.", "0 or 1", "0",
            "ALCE, exact presence", _contains, applies=lambda q: not q.unanswerable),
)  # fmt: skip
