"""The names a text holds, and what each of them is the name of, as far as the text itself shows it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Literal

from corpus.places import kind_of_place
from corpus.vocabulary import lines as vocabulary
from corpus.words import keys, name_of, terms

Sort = Literal["firm", "body", "person", "country", "unknown"]
"""`unknown`: nothing shows what it is; it may be the name of anything."""

_WORD = r"[A-Z][\w’'&-]*"
_RUN = re.compile(
    rf"\b{_WORD}(?: (?:&|{_WORD}))*"
    rf"(?: (?:of|for)(?: the)? {_WORD}(?: {_WORD})*(?:,? and {_WORD}(?: {_WORD})*)?)?"
)
_BODY_NOUNS = (
    r"Ministry|Association|Board|Council|Agency|Department|Bureau|Office|Institute|Bank|Union|Commission"
    r"|Authority|Chamber|Federation|Administration|Directorate|Committee|Treasury|Parliament|Senate|Court"
    r"|Customs|Exchange|Statistics|Service|Union|Centre|Center|Cabinet"
)
_BODY = re.compile(rf"\b(?:{_BODY_NOUNS})\b")
_SUFFIX = re.compile(
    r"\b(?:Inc|Corp|Corporation|Ltd|Limited|Plc|PLC|SA|AG|NV|GmbH|LLP|LLC|Group|Holdings?|Company|Co|Resources"
    r"|Energies|Mining|Minerals|Metals|Materials|Industries|Steel|Petroleum|Oil|Foods|Partners|Trading"
    r"|International|Enterprises|Refining|Smelting|Fertilizers?|Chemicals?|Energy)\b"
)
NEAR = 100
"""Characters before and after a name that show what it names."""
_CALENDAR = re.compile(
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|Q[1-4]|H[12])\b"
)
_ROLE = (
    r"(?:analysts?|manager|director|president|chief|minister|head|chair\w*|spokes\w+|trader|broker|secretary"
    r"|economist|founder|professor|consultant|executive|officer|commissioner|governor|secretary|ceo)"
)
_BEHIND_PERSON = re.compile(
    rf",? (?:(?:an?|the|its|their|who|our)\b[^.;]{{0,40}}?|(?:[a-z-]+ ){{1,3}})?\b{_ROLE}\b|, who\b"
    r"| (?:of|at|from) (?:the )?(?:[\w-]+ )?[A-Z]",
    re.IGNORECASE,
)
_BEFORE_PERSON = re.compile(
    r"\b(?:scientist|researcher|professor|expert|trader|broker|manager|analyst|economist|minister|president|chairman|chairwoman|director|spokes\w+|secretary|founder|Mr|Mrs"
    r"|Ms|Dr|Sir|Lord)\.?,? $",
    re.IGNORECASE,
)
_SAID_BY = re.compile(r"\b(?:said|says|added|adds|warned|explained|according to|told by) $")
_ACTS = re.compile(
    r"(?: \([A-Z]+\))?(?: of [A-Z]\w+)?,? (?:also |has |have |had |then |now )?"
    r"(?:sa(?:id|ys)|told|report(?:s|ed)|produc(?:es|ed)"
    r"|sold|sells|bought|buys|expects?|expected|plans|planned|wants|operates?|operated|owns?|owned|mines|mined"
    r"|shipp?(?:s|ed)|export(?:s|ed)|earned|cut|raised|announced|agreed|signed|suspended|halted|began|started"
    r"|opened|closed|invested|warned|forecasts?|lowered|acquired|runs|completed|posted)\b"
)
_LIKE_SPEECH = re.compile(
    r" (?:also )?(?:sa(?:id|ys)|told|added|warned|called|noted|expects?|expected|wants|forecasts?|sees"
    r"|thinks)\b"
)


@dataclass(frozen=True, slots=True)
class Name:
    """A name in a text, where it begins, and what it names."""

    text: str
    start: int
    sort: Sort

    @property
    def end(self) -> int:
        """Where it ends."""
        return self.start + len(self.text)

    def same(self, other: Name) -> bool:
        """Whether both may be names of the same: one is a part or the initials of the other."""
        if self.sort == "country" or other.sort == "country":
            return self.text == other.text
        short, long = sorted((self.text, other.text), key=len)
        first = "".join(word[0] for word in long.split() if word[:1].isupper())
        return bool(re.search(rf"\b{re.escape(short)}\b", long)) or short == first


@lru_cache(maxsize=5_000)
def names(text: str, around: str = "") -> tuple[Name, ...]:
    """The names of a text in order; `around`, the document, tells names from words that open a sentence."""
    return tuple(_names(text, around or text))


def countries(text: str) -> tuple[Name, ...]:
    """The countries of a text, also by their adjectives, each by its usual name."""
    found = (term for term in terms(text) if term.kind == "place")
    named = ((name_of(term.key), term.start) for term in found)
    return tuple(Name(name, start, "country") for name, start in named if kind_of_place(name) == "country")


def _names(text: str, around: str) -> Iterator[Name]:
    yield from countries(text)
    for match in _RUN.finditer(text):
        run, start = _trimmed(_cut(match.group()), match.start())
        if not run or any(character.isdigit() for character in run) or _CALENDAR.match(run):
            continue
        if _opens(text, start) and not _is_name(run, around):
            continue
        if all(term.kind or term.listed for term in terms(run)):
            continue
        yield Name(run, start, _sort(text, run, start, around))


def _cut(run: str) -> str:
    """A run up to "of" or "for", unless it is the name of a body: the Bank of Chile, but Codelco of Chile."""
    head = re.split(r" (?:of|for) ", run, maxsplit=1)[0]
    return run if _BODY.search(head) else head


def _trimmed(run: str, start: int) -> tuple[str, int]:
    """A run of capitals without the words before the name: "In", "The"."""
    while (first := run.split(" ", 1)[0]) and (first.lower() in _openers() or first in ("&", "of", "for")):
        start += len(first) + 1
        run = run[len(first) + 1 :]
        if not run:
            return "", start
    return re.sub(r"['’]s?$", "", run), start


@cache
def _openers() -> frozenset[str]:
    words = (
        "the a an in on at of for from by as it its he she they his her their this that these those but and"
    )
    return frozenset(words.split())


def _opens(text: str, start: int) -> bool:
    """Whether a place is the beginning of a sentence, where every word has a capital."""
    before = text[max(0, start - NEAR) : start].rstrip(" \"“”'‘(\n")
    return not before or before[-1] in ".!?:" or text[max(0, start - 1) : start] == "\n"


@dataclass(frozen=True, slots=True)
class _Words:
    """Words of a document: those written small, those with a capital inside a sentence, and the last ones
    of names of two words.
    """

    small: frozenset[str]
    inside: frozenset[str]
    surnames: frozenset[str]


@lru_cache(maxsize=200)
def _words(around: str) -> _Words:
    return _Words(
        frozenset(re.findall(r"\b[a-z][\w’'&-]*", around)),
        frozenset(re.findall(r"(?<=[a-z,] )[A-Z][\w’'&-]*", around)),
        frozenset(re.findall(r"\b[A-Z][a-z]+ (?=([A-Z][\w’'&-]*))", around)),
    )


def _is_name(run: str, around: str) -> bool:
    """Whether words that open a sentence are a name: a word that the document never writes small."""
    if " " in run or (run.isupper() and len(run) > 1):
        return True
    return bool(keys(run)) and run.lower() not in _words(around).small


def _sort(text: str, run: str, start: int, around: str) -> Sort:
    after, before = text[start + len(run) :][:NEAR], text[max(0, start - NEAR) : start]
    if _BODY.search(run):
        return "body"
    if _SUFFIX.search(run):
        return "firm"
    known = _BEHIND_PERSON.match(after) or _SAID_BY.search(before)
    if _BEFORE_PERSON.search(before) or (known and _like_person(run)):
        return "person"
    if _apposed(before, after):
        return "firm"
    whole = run in _words(around).surnames
    single = " " not in run and (not run.endswith("s") or run in _words(around).inside)
    if single and not whole and _ACTS.match(after):
        return "firm"
    return "person" if (_like_person(run) or whole) and _LIKE_SPEECH.match(after) else "unknown"


def _like_person(run: str) -> bool:
    words = run.split()
    initials = len(words[0]) <= 2 and len(words) > 1
    return 2 <= len(words) <= 4 and not any(word.isupper() for word in words[initials:] if len(word) > 1)


@cache
def firm_nouns() -> frozenset[str]:
    """The nouns that stand for a firm named before."""
    found = (word for line in vocabulary("firm_nouns.txt") for word in line.split())
    return frozenset(found) - {"mine", "mill", "plant", "mills", "factory", "brand", "unit", "grower"}


def _apposed(before: str, after: str) -> bool:
    """Whether a name is called a firm where it stands: "the miner X", "X, the country's largest smelter"."""
    behind, ahead = _appositions()
    return bool(behind.search(before) or ahead.match(after))


@cache
def _appositions() -> tuple[re.Pattern[str], re.Pattern[str]]:
    nouns = "|".join(sorted(firm_nouns()))
    return re.compile(rf"\b(?:{nouns}),? $"), re.compile(
        r",? (?:\([A-Z]+\),? )?(?:which is )?(?:(?:an?|the|its|one of)\b[^.;,]{0,60}?"
        rf"|[A-Z][\w’' -]{{2,40}}?)\b(?:{nouns})\b"
    )
