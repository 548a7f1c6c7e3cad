"""What a question of a conversation is about: something new, or what was said before.

A conversation is a list of questions. Each becomes a turn; those that put another one right or go on about
its answer are told apart by their words alone, so that the same list always means the same.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from assistant.corrections import corrected, correction, without_apology
from corpus.periods import Period, periods
from corpus.words import terms

EARLIER = 20
"""Questions before one that are read; nobody leans on older ones."""
Kind = Literal["question", "speaker", "source", "reason", "more"]

_THAT = r"(?:that|this|it|so|those|these|them)"
_OF_THAT = rf"(?: (?:for|of|behind|about|on) {_THAT})?"
_PATTERNS: tuple[tuple[Kind, str], ...] = (
    (
        "speaker",
        rf"who (?:said|says|stated|told (?:you|us|them)|reported|claim(?:s|ed)|reports) {_THAT}"
        rf"|says who|who says|according to wh(?:om|o)|who (?:is|was) (?:speaking|quoted|talking)"
        rf"|whose (?:words|statement|figures?|numbers?|view|opinion|claim) (?:is|are|was|were) {_THAT}"
        rf"|who gave {_THAT}(?: (?:figure|number|quote))?",
    ),
    (
        "source",
        r"(?:show|give|name|open|tell|cite|quote|see) (?:me |us )?(?:the |your |its |that )?"
        rf"(?:sources?|citations?|original(?: text)?|passages?|evidence|proof|references?){_OF_THAT}"
        rf"|(?:show me )?where (?:(?:does|do|did) {_THAT} (?:stand|come from|say {_THAT})|{_THAT} stands?"
        rf"|(?:is|was|are) {_THAT} (?:stated|written|from|said|reported))"
        rf"|where (?:did|do) you (?:get|have|find|read|know) {_THAT}(?: from)?"
        rf"|what(?:'s| is| was| are| were) (?:the|your|its) sources?{_OF_THAT}"
        rf"|(?:the )?sources?|how do you know(?: {_THAT})?|says where|where from",
    ),
    (
        "reason",
        rf"why(?: (?:is|was|were|are|did|does) {_THAT}(?: happen(?:ed)?| the case)?| {_THAT}| not)?"
        rf"|how come|for what reason|what(?:'s| is| was) the (?:reason|cause){_OF_THAT}"
        rf"|what (?:caused|explains|is behind|was behind) {_THAT}"
        r"|why (?:did|has|have|is|are|was|were) (?:it|they|that|this) (?:r[io]se|risen|fall(?:en|ing)?"
        r"|drop(?:ped)?|grown?|changed?|jump(?:ed)?|declined?|increased?|decreased?|up|down|higher|lower"
        r"|rising|so (?:high|low|much|little|many|few))",
    ),
    (
        "more",
        r"(?:what else|(?:is there )?anything (?:else|more)|what more|tell me more|more|go on|else)"
        r"(?: (?:do|did) (?:you|they|the documents) (?:know|say|state|have)"
        rf"| (?:is|was) (?:there|known|stated|said|reported)(?: to know| to say)?)?{_OF_THAT}",
    ),
)
_COMPILED = tuple((kind, re.compile(pattern, re.IGNORECASE)) for kind, pattern in _PATTERNS)
_BEFORE = re.compile(r"^\W*(?:(?:and|but|so|please|can you|could you)\b\W*)*", re.IGNORECASE)
_POLITE = re.compile(r"\W*(?:please|then|now|thanks|thank you)?\W*$", re.IGNORECASE)
_GOES_ON = re.compile(r"^\W*(?:and|but|or|what about|how about|what of|also|then)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Turn:
    """One question of a conversation, as it is meant.

    `question`, `history`: the question to be answered and those it leans on, each complete but for slots; for
    a turn about the answer before, those of the last turn that asked something new. `before`: number of the
    turn whose answer this one is about. `page`: how often more was asked for about the question.
    """

    kind: Kind
    question: str
    history: tuple[str, ...] = ()
    before: int = -1
    page: int = 0


def turns(questions: Sequence[str]) -> tuple[Turn, ...]:
    """The questions of a conversation as turns, the oldest first."""
    read: list[Turn] = []
    plain: list[str] = []  # what was asked so far, put right
    for text in questions[-EARLIER:]:
        kind = _kind(text) if plain else "question"
        if kind == "question":
            plain = _with(plain, text)
            read.append(Turn("question", plain[-1], tuple(plain[:-1])))
            continue
        before = max(at for at, turn in enumerate(read) if turn.kind in ("question", "reason", "more"))
        page = 1 + sum(turn.kind == "more" for turn in read[_last_question(read) :])
        read.append(Turn(kind, plain[-1], tuple(plain[:-1]), before, page if kind == "more" else 0))
    return tuple(read)


def answers_before(read: Sequence[Turn], number: int) -> tuple[int, ...]:
    """The numbers of the turns that have told something about the last question before a turn: itself, and
    what was asked why about it."""
    first = _last_question(read[:number])
    return (first, *(at for at in range(first + 1, number) if read[at].kind == "reason"))


def _last_question(read: Sequence[Turn]) -> int:
    return max(at for at, turn in enumerate(read) if turn.kind == "question")


def _kind(text: str) -> Kind:
    """What a text asks for, as far as its words alone say."""
    plain = _BEFORE.sub("", _POLITE.sub("", " ".join(text.replace("’", "'").split())))
    return next((kind for kind, pattern in _COMPILED if pattern.fullmatch(plain)), "question")


def _with(plain: Sequence[str], text: str) -> list[str]:
    """What was asked with one question more, or with what it puts right."""
    found = correction(text) if plain else None
    if found is None:
        asked = without_apology(text) if plain else text
        return [*plain, _with_year(asked, plain)]
    first = len(plain) - 1
    while first > 0 and _leans(plain[first]):
        first -= 1
    return [*plain[:first], *corrected(plain[first:], found)]


def _leans(text: str) -> bool:
    """Whether a question goes on about the one before: it names no good, or begins so."""
    return bool(_GOES_ON.search(text)) or not any(term.kind == "commodity" for term in terms(text))


def _with_year(text: str, plain: Sequence[str]) -> str:
    """ "And in April?" behind a question about March 2024 means April 2024.

    After December the year stays open, for January is then the next one as likely as the one before.
    """
    named = periods(text)
    if len(named) != 1 or not named[0].open or not plain or not _leans(text):
        return text
    asked, before = named[0], _dating(plain)
    if before is None or before.year is None:
        return text
    last = before.first + before.months - 1
    next_year = before.months < 12 and before.first % 12 > 9 and asked.first % 12 < 3
    if last // 12 != before.year or next_year:
        return text
    return f"{text[: asked.end]} {before.year}{text[asked.end :]}"


def _dating(plain: Sequence[str]) -> Period | None:
    """The period last asked for by name."""
    for at in range(len(plain) - 1, -1, -1):
        if named := [one for one in periods(plain[at]) if not one.base]:
            return named[-1] if len(named) == 1 else None
        if not _leans(plain[at]):
            return None
    return None
