"""What a conversation keeps of each question: its answer of that day, what it cited, how it was rated."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from assistant.answer import Citation
from corpus.errors import AssistantError
from index.catalogue import Catalogue
from index.conversations import RatedTurn, StoredRating, StoredTurn

LONGEST_REASON = 2_000
"""Characters of the reason that a rating may give."""


class BadRating(AssistantError):
    """An answer cannot be rated so."""


@dataclass(frozen=True, slots=True)
class Rating:
    """What someone thought of an answer: whether it was good, why ("" for no word), and when (UTC)."""

    good: bool
    reason: str
    when: datetime

    def to_dict(self) -> dict[str, Any]:
        """The rating as JSON values."""
        return {"good": self.good, "reason": self.reason, "when": self.when.isoformat()}


@dataclass(frozen=True, slots=True)
class KeptTurn:
    """A question of a conversation as it was typed, its answer as `Answer.to_dict` gave it, and when.

    `rating` is what was thought of the answer, None while nobody has said so.
    """

    question: str
    answer: dict[str, Any]
    asked: datetime
    rating: Rating | None = None


@dataclass(frozen=True, slots=True)
class KeptCitation:
    """What an answer of a conversation cited, as it stands today.

    `quote` is the text that was cited. `citation` is its place, None when it is no longer there; `gone` then
    says why, as a sentence.
    """

    quote: str
    citation: Citation | None
    gone: str = ""


@dataclass(frozen=True, slots=True)
class RatedAnswer:
    """A rated answer for whoever runs the store: the text of the answer, and where it stands.

    `conversation` is an id, `turn` counts from 0. It may be of any owner: show it to no visitor.
    """

    conversation: str
    turn: int
    question: str
    answer: str
    rating: Rating

    def to_dict(self) -> dict[str, Any]:
        """The same as JSON values."""
        return {
            "conversation": self.conversation,
            "turn": self.turn,
            "question": self.question,
            "answer": self.answer,
            **self.rating.to_dict(),
        }


def now() -> str:
    """This moment as conversations keep it."""
    return datetime.now(UTC).isoformat(timespec="microseconds")


def stored_rating(good: bool, reason: str) -> StoredRating:
    """A rating as it is stored. Raises `BadRating` for a reason that is too long."""
    plain = reason.encode("utf-8", "replace").decode().strip()
    if len(plain) > LONGEST_REASON:
        raise BadRating(
            f"The reason has {len(plain):,} characters.",
            f"A reason has up to {LONGEST_REASON:,} characters.",
            "Shorten it.",
        )
    return StoredRating(good, plain, now())


def kept_turn(stored: StoredTurn) -> KeptTurn:
    """The turn that was stored so."""
    rating = None if stored.rating is None else _rating(stored.rating)
    asked = datetime.fromisoformat(stored.asked)
    return KeptTurn(stored.question, json.loads(stored.answer), asked, rating)


def rated_answer(stored: RatedTurn) -> RatedAnswer:
    """The rated answer that was stored so."""
    text = str(json.loads(stored.answer)["text"])
    return RatedAnswer(stored.conversation, stored.number, stored.question, text, _rating(stored.rating))


def _rating(stored: StoredRating) -> Rating:
    return Rating(stored.good, stored.reason, datetime.fromisoformat(stored.rated))


def as_cited_today(catalogue: Catalogue, told: dict[str, Any]) -> KeptCitation:
    """A citation of an earlier day, as `Citation.to_dict` gave it, looked up again."""
    quote, name = str(told["quote"]), str(told["document"]["name"])
    document = catalogue.document(str(told["document"]["id"]))
    if document is None:
        replaced = any(one.name == name for one in catalogue.listing())
        gone = (
            f"{name} was replaced by another version." if replaced else f"{name} is no longer in the store."
        )
        return KeptCitation(quote, None, gone)
    start, end = int(told["start"]), int(told["end"])
    if document.text[start:end] != quote:  # another version of the program may lay out the text otherwise
        if document.text.count(quote) != 1:
            return KeptCitation(quote, None, f"The quote no longer stands in {document.name}.")
        start = document.text.index(quote)
        end = start + len(quote)
    return KeptCitation(quote, Citation(document, start, end))
