"""What belongs to a sentence that answers: its reason, its speaker, its date, the rest of a definition."""

from __future__ import annotations

import re

from assistant.evidence import Reading, following, neighbours, same_paragraph, sentence_at
from assistant.question import Question
from assistant.sought import ANNOUNCES_REASON, SPEAKS, STARTS_OR_ENDS, reason_strength

_LEANS_BACK = re.compile(
    r"^(?:because|this|that is why|these|therefore|hence|thus|as a result|for this reason|so)\b",
    re.IGNORECASE,
)
FAR = 6
"""The reason of an event is looked for in so many sentences after it."""
_TURNS = re.compile(
    r"\b(?:nonetheless|nevertheless|however|by contrast|meanwhile|in contrast)\b", re.IGNORECASE
)
_WAYS = frozenset({"rise", "fall"})
"""Keys of the words of a change."""
NEXT = 0.8
"""A reason in the next sentence counts so much of one in the sentence, in the one after that the square."""
_SURNAME = re.compile(
    r"\b(?P<name>[A-Z][\w’'-]+) (?:sa(?:id|ys)|told|added|adds|expects?|forecasts?|predicts?|believes?"
    r"|reckons?|puts|sees|estimates?|warn(?:s|ed)|argue[ds]?|called|calls|noted|thinks)\b"
)


def reason_beside(reading: Reading) -> tuple[tuple[Reading, ...], float]:
    """A sentence with its reason, in order, and how plainly that is one (0 to 1).

    The reason is in the sentence itself or in one of those after it; one that leans on the sentence before it
    ("Because of this, ...") is shown with that, one that is announced ("The quota is to blame.") behind that.
    """
    own = reason_strength(reading.text)
    after = () if reading.is_row else following(reading, FAR)
    if after and ANNOUNCES_REASON.search(reading.text):
        return (reading, after[0]), 1.0
    if own == 1.0:
        before = [earlier for earlier in reading.before[-1:] if not earlier.is_heading and not earlier.is_row]
        return ((*before, reading) if _LEANS_BACK.match(reading.text) else (reading,)), own
    best: tuple[tuple[Reading, ...], float] = ((reading,), own)
    for distance, later in enumerate(after, start=1):
        announced = bool(ANNOUNCES_REASON.search(later.text))
        strength = max(reason_strength(later.text), float(announced)) * NEXT**distance
        if strength > best[1] and not _turns(reading, later):
            told = after[distance - 1 : distance + announced]
            best = ((reading, *told), strength)
    return best


def _turns(reading: Reading, later: Reading) -> bool:
    """Whether a sentence goes on to another event, so that its reason is not that of the one before."""
    ways, others = reading.keys() & _WAYS, later.keys() & _WAYS
    if _TURNS.search(later.text) or (ways and others and not ways & others):
        return True
    return bool(later.of_kind("measure") - reading.of_kind("measure")) and bool(others)


def with_speaker(reading: Reading) -> tuple[Reading, ...]:
    """A quotation that names no speaker with the sentence beside it that does."""
    if SPEAKS.search(reading.text):
        return (reading,)
    beside = next((one for one in neighbours(reading) if SPEAKS.search(one.text)), None)
    return (reading,) if beside is None else (reading, beside)


def introduced(quoted: tuple[Reading, ...]) -> tuple[Reading, ...]:
    """Sentences that name a speaker by surname ("Beck expects ...") with the one that gives the full name."""
    document = quoted[0].document
    for reading in quoted:
        match = _SURNAME.search(reading.text)
        if match is None or re.search(r"[A-Z][\w’'.-]+ $", reading.text[: match.start()]):
            continue
        full = re.search(rf"\b[A-Z][\w’'.-]+ {re.escape(match['name'])}\b", document.text)
        if full and not any(one.span.start <= full.start() < one.span.end for one in quoted):
            place = sentence_at(document, full.start())
            return (*quoted, place) if place else quoted
    return quoted


def with_date(reading: Reading) -> tuple[Reading, ...]:
    """A sentence that names no day from or until which something holds, with the next one if that does."""
    if STARTS_OR_ENDS.search(reading.text):
        return (reading,)
    later = next((one for one in following(reading, 1) if STARTS_OR_ENDS.search(one.text)), None)
    return (reading,) if later is None else (reading, later)


def with_rest(reading: Reading) -> tuple[Reading, ...]:
    """A definition with the sentence after it in the same paragraph that goes on about it."""
    if reading.is_row:
        return (reading,)
    for later in following(reading, 1):
        if same_paragraph(reading, later) and not later.states_figure():
            return (reading, later)
    return (reading,)


def defines(reading: Reading, question: Question) -> bool:
    """Whether a sentence says what the words asked for are: "MOP = ...", "uranium (tU)", "X means ..."."""
    names = [re.escape(name) for name in _names(question)]
    if not names:
        return False
    named = rf"\b(?:{'|'.join(names)})\b"
    return bool(
        re.search(rf"\w \((?:{'|'.join(names)})\)", reading.text)
        or re.search(
            rf"{named}(?: \([^()]*\))?(?: ?=|,? (?:or|i\.e\.|that is|meaning|a|an|the)\b|: | means?\b"
            r"| stands?\b| refers?\b| (?:is|are|was) (?:an?|the|used|defined|what|when|how)\b| denotes?\b"
            r"| comprises?\b"
            r"| includes?\b| covers?\b| (?:is|are) )",
            reading.text,
            re.IGNORECASE,
        )
    )


def _names(question: Question) -> tuple[str, ...]:
    """The words asked for as they stand in the question: an abbreviation, else the longest run of them."""
    short = re.findall(r"\b(?:[A-Z]{2,}s?|[a-z]+[A-Z]\w*|[A-Z]+[a-z]*[A-Z0-9]\w*)\b", question.text)
    if short:
        return tuple(short)
    match = re.search(
        r"(?:what (?:is|are)(?: meant by)?|uses of|does|do|term) (?:an? |the )?(.+?)"
        r"(?: used for| stand for| mean| include| cover|[?,]|$| in the | for )",
        question.text,
        re.IGNORECASE,
    )
    return (match[1],) if match else ()
