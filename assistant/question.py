"""What a question asks for, as far as its words tell: the subjects it names, the kind of thing it seeks."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from assistant.sought import ASKED, TERM_ASKED, Sought, cue_keys
from assistant.speaking import ASKS_SPEAKER
from assistant.statements import ASKS_LIMIT, ASKS_WHAT_HAPPENED, Told, wants_told
from corpus.errors import AssistantError
from corpus.periods import Period, periods
from corpus.spelling import respelled
from corpus.vocabulary import forms
from corpus.vocabulary import lines as vocabulary
from corpus.words import Term, keys, stop_keys, terms

LONGEST = 2_000
"""Characters of a question that are read; nobody asks longer, and the model reads 256 word pieces anyway."""
ELLIPTIC = 4
"""A question of fewer content words than this leans on the one before ("And to Germany?")."""

_QUANTITY = re.compile(
    r"\bhow (?:much|many|large|big|high|far)\b"
    r"|\b(?:what|which) (?:\w+ ){0,2}(?:share|percentage|percent|price|value|volume|tonnage|amount"
    r"|quantity|total|number|rate)\b"
    r"|\b(?:kg|kilograms?|tons?|tonnes?|mt|lbs?|usd|barrels?)\b"
    r"|\b(?:most|least|largest|biggest|highest|lowest|smallest|top|more|less|fewer|total)\b"
    r"|\b(?:change[ds]?|compare[ds]?|develop\w*(?! banks?\b)|difference)\b"
    r"|\bwhat (?:was|were|is|are) .*\b(?:exports?|imports?|shipments?|output|production|sales"
    r"|prices?|revenues?"
    r"|quotas?|stocks|capacity)\b",
    re.IGNORECASE,
)
_COUNTED = frozenset({"export", "import", "sell", "produc", "percent", "rise", "fall", "largest", "smallest"})
"""Keys of words that ask for an amount."""
_SENTENCE = re.compile(
    r"\b(?:is|are|was|were|do|does|did|has|have|had|will|can|could|should|what|which|who|how|why|when"
    r"|where|list|show)\b",
    re.IGNORECASE,
)
_ENDS_NAME = (
    r"(?= (?:did|was|were|went|go|has|have|had|is|are|do|does|will|from|to|into|in|left|reached|came|by|per"
    r"|and|or"
    r"|on|at|for|that|which|between|during)\b|[?,.;]|$)"
)
_GOOD = re.compile(
    r"\b(?:exports?|imports?|shipments?|sales|purchases|production|output|prices?|stocks"
    r"|deliveries) of "
    rf"((?:[a-z-]+ ){{0,3}}?[a-z-]{{3,}}){_ENDS_NAME}"
    r"|\bhow (?:much|many)(?: \w+ of)? "
    r"(?!(?:did|does|do|has|have|had|is|are|was|were|will|would|can|could)\b)"
    rf"((?:[a-z-]+ ){{0,3}}?[a-z-]{{3,}}){_ENDS_NAME}"
    rf"|\b(?:what|how) about (?:the )?((?:[a-z-]+ ){{0,3}}?[a-z-]{{3,}}){_ENDS_NAME}"
    r"|\b([a-z-]{3,}) (?:exports?|imports?|shipments?|production|output|prices?|stocks)\b",
    re.IGNORECASE,
)
"""Where a question names a good; the last word of the name is its head ("fresh whole salmon")."""
_RANKS = re.compile(
    r"^(?!.*\b(?:sa(?:id|ys?)|described|told|warned|noted|called)\b)"
    r".*\b(?:most|least|largest|biggest|highest|lowest|smallest|top|fewest|more|less|fewer)\b",
    re.IGNORECASE,
)
_COUNTRY = re.compile(
    r"\b(?:which|what|who) (?:\w+ ){0,2}(?:countr(?:y|ies)|nations?|destinations?|buyers?|markets?"
    r"|partners?|suppliers?)\b"
    r"|\b(?:destinations|buyers|partners|suppliers)\b|\bwho (?:\w+ )?(?:received|bought|imported|took"
    r"|exported|shipped)\b",
    re.IGNORECASE,
)
_AMOUNT = re.compile(r"\bhow (?:much|many)\b", re.IGNORECASE)
_RELATIVE = re.compile(
    r"\bby how much\b|%|\bper ?cent|\bshare\b|\bhow much (?:more|less|higher|lower|of)\b|\b(?:change"
    r"|compare)\w*\b"
    r"|\bproportion\b|\bhow much did .*\b(?:rise|fall|grow|drop|increase|decrease|decline|jump|shrink"
    r"|climb)\b",
    re.IGNORECASE,
)
_FOLLOW_UP = re.compile(
    r"^\s*(?:and|but|or|what about|how about|what of|also)\b|\b(?:that|it|they|them|there)\b", re.IGNORECASE
)
_COMPARES = re.compile(
    r"\b(?:compare[ds]?|comparison|change[ds]?|than|versus|vs|difference)\b", re.IGNORECASE
)
_AMOUNT_BESIDE = re.compile(r"\b(?:what|which|how)\b|^(?!.*\bwhen\b)", re.IGNORECASE)
_MOVES = re.compile(
    r"\b(?:is|are|was|were|be|been|go|goes|went|gone|going|prices?|exports?|imports?|shipments?|output) $",
    re.IGNORECASE,
)
"""Before "up" and "down" where they tell of a change."""
_IDLE = frozenset(vocabulary("idle_words.txt"))
"""Words of a question that its answer need not have: a season for a month, "the man from" for a name."""
_PLACE_PARTS = frozenset({"indo", "sino", "russo", "franco", "anglo", "euro", "afro"})
"""Keys of the first halves of adjectives of two countries: "Indo-German" names nobody."""
_NAME = re.compile(r"(?<![.?!]\s)(?<!^)(?<!\()\b[A-Z][\w&-]*|\b[A-Z]{2,}\b")
_QUOTED = re.compile(
    r"[\"“](?P<double>[^\"”]{8,})[\"”]|(?<!\w)['‘](?P<single>[^'’]{8,}(?:['’]\w[^'’]*)*)['’](?!\w)"
)


class BadQuestion(AssistantError):
    """The question holds nothing that could be looked up."""


@dataclass(frozen=True, slots=True)
class Question:
    """A question in comparable form.

    `words`: keys of all content words. `places`, `commodities`, `measures`, `names`: those of them that an
    answer must be about. `periods`: those named. `quoted`: a phrase in quotation marks.
    `country`: a country is asked for ("which destination"). `absolute`: an amount is asked for, which a
    percentage does not answer.
    `query`: the text that is searched for, follow-ups completed from the questions before. `prose`: what is
    asked for beside or instead of an amount ("what duty, and since when": time). `told`: what a question
    for no amount wants told.
    """

    text: str
    query: str
    words: tuple[str, ...]
    places: frozenset[str]
    commodities: frozenset[str]
    measures: frozenset[str]
    names: frozenset[str]
    periods: tuple[Period, ...]
    sought: Sought
    absolute: bool = False
    country: bool = False
    quoted: str = ""
    prose: Sought = "anything"
    told: Told = ""

    @property
    def only_when(self) -> bool:
        """Whether nothing but a time is asked for: no amount beside it."""
        return self.sought == "time" and not _AMOUNT_BESIDE.search(self.text)


def understand(
    text: str, history: Sequence[str] = (), known: Callable[[str], bool] = lambda word: True
) -> Question:
    """Read a question; what a follow-up leaves out comes from the nearest earlier question that has it.

    `known` tells whether the documents use a word; misspelled names are mended only where they do not.

    Raises `BadQuestion` when nothing in it could be looked up.
    """
    question = _read(text, known)
    for earlier in reversed(history):
        if not _leans_on_earlier(question):
            break
        before = _read(earlier, known)
        question = replace(
            question,
            query=f"{before.text} {question.query}",
            words=question.words + tuple(word for word in before.words if word not in question.words),
            places=question.places or before.places,
            commodities=question.commodities or before.commodities,
            measures=question.measures or before.measures,
            names=question.names or before.names,
            periods=_joint_periods(question, before),
            sought=before.sought if question.sought == "anything" else question.sought,
            absolute=before.absolute if question.sought == "anything" else question.absolute,
            told=question.told or before.told,
        )
    if not question.words:
        raise BadQuestion(
            "The question is empty." if not text.strip() else "The question holds no word to look for.",
            "A question names what it is about.",
            'Ask for example: "How much gallium went to Japan in June?"',
        )
    return question


def _read(text: str, known: Callable[[str], bool]) -> Question:
    text = text.encode("utf-8", "replace").decode()  # a terminal hands on bytes that are no text
    text = respelled(" ".join(text.split())[:LONGEST], known)
    found = terms(text)
    stop = stop_keys()
    content = [term for term in found if term.key not in stop]
    names = [match.span() for match in _NAME.finditer(text)]
    quoted = _QUOTED.search(text)
    named = periods(text)
    prose, sought = seeks(text, content), _sought(text, content)
    telling = content if sought == "quantity" else [term for term in content if _tells(term, text)]
    words = _plain(tuple(dict.fromkeys(term.key for term in telling or content)), text, sought)
    told = tuple(word for word in words if word not in cue_keys(sought))
    return Question(
        text=text,
        query=" ".join((text, *(word for word in words if word.isalpha() and word not in keys(text)))),
        words=told if len(told) > 1 or (sought == "definition" and told) else words,
        places=frozenset(term.key for term in content if term.kind == "place"),
        commodities=frozenset(term.key for term in content if term.kind == "commodity") or _open_good(text),
        measures=frozenset(term.key for term in content if term.kind == "measure"),
        names=frozenset(
            term.key
            for term in content
            if not term.kind
            and not any(period.start <= term.start < period.end for period in named)
            and any(start <= term.start < end for start, end in names)
            and term.key not in _PLACE_PARTS
        ),
        periods=named,
        sought=sought,
        prose=prose,
        told=wants_told(text) if sought == "anything" else "",
        country=bool(_COUNTRY.search(text)),
        absolute=bool(_AMOUNT.search(text) and not _RELATIVE.search(text)),
        quoted=(quoted["double"] or quoted["single"]) if quoted else "",
    )


def _plain(words: tuple[str, ...], text: str, sought: Sought) -> tuple[str, ...]:
    """The words of a question in prose, phrases that say the same as one word taken for that."""
    if sought == "quantity":
        return words
    said = " ".join(re.findall(r"[\w'’-]+", text.lower()))
    for line in forms("plain_words.txt"):
        found = next((phrase for phrase in line[1:] if _says(said, phrase)), None)
        if found:
            gone = {term.key for term in terms(found.replace("*", " "))}
            words = tuple(dict.fromkeys((*(word for word in words if word not in gone), *keys(line[0]))))
    return words


def _says(said: str, phrase: str) -> bool:
    """Whether a question, in small letters, has a phrase; a star in it stands for up to four words."""
    if "*" not in phrase:
        return f" {phrase} " in f" {said} "
    first, last = phrase.split(" * ")
    return bool(re.search(rf"\b{re.escape(first)} (?:\S+ ){{0,4}}?{re.escape(last)}\b", said))


def _tells(term: Term, text: str) -> bool:
    """Whether a word of a question in prose may stand in its answer; a particle ("put up") moves nothing."""
    word = text[term.start : term.end].lower()
    if word in ("up", "down"):
        return bool(_MOVES.search(text[: term.start]))
    return word not in _IDLE


def _open_good(text: str) -> frozenset[str]:
    """A good that no list has, by its place in the question: "exports of X", "how much X", "X prices"."""
    generic = {key for line in vocabulary("generic.txt") for word in line.split() for key in keys(word)}
    for match in _GOOD.finditer(text):
        name = terms(next(group for group in match.groups() if group))
        if name and not name[-1].listed and name[-1].key not in generic | stop_keys():
            return frozenset({name[-1].key})
    return frozenset()


def _sought(text: str, content: Sequence[Term]) -> Sought:
    """The kind of thing asked for. Keywords without a verb ("gallium japan june") ask for the figure."""
    good = any(term.kind == "commodity" for term in content)
    prose = seeks(text, content)
    if prose in ("reason", "definition") or ASKS_SPEAKER.search(text):
        return prose
    if ASKS_LIMIT.search(text) or (ASKS_WHAT_HAPPENED.search(text) and wants_told(text)):
        return "anything"
    if prose == "time" and not _SENTENCE.search(text):
        return prose  # "turnaround time of a permit"
    if good and (not _SENTENCE.search(text) or _RANKS.search(text)):
        return "quantity"
    return prose if prose != "anything" or not _QUANTITY.search(text) else "quantity"


def seeks(text: str, content: Sequence[Term]) -> Sought:
    """What is asked for that is no amount: a reason, a definition, a speaker, a date; else anything."""
    named = TERM_ASKED.search(text)
    of_a_good = named and " of " in text and any(term.kind for term in content)
    if (
        named
        and not of_a_good
        and not any(term.kind in ("place", "measure") or term.key in _COUNTED for term in content)
    ):
        return "definition"
    return next((sought for sought, pattern in ASKED if pattern.search(text)), "anything")


def _joint_periods(question: Question, before: Question) -> tuple[Period, ...]:
    """A follow-up that compares is about its own periods and those asked for before."""
    if question.periods and not _COMPARES.search(question.text):
        return question.periods
    return question.periods + before.periods


def _leans_on_earlier(question: Question) -> bool:
    return len(question.words) < ELLIPTIC or bool(
        _FOLLOW_UP.search(question.text) and not question.commodities
    )
