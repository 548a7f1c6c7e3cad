"""Whether a sentence is about what the question names: its good, place, period, measure and activity."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import cache, lru_cache

from assistant.evidence import Place, Reading
from assistant.question import Question
from corpus.document import Document
from corpus.goods import goods
from corpus.periods import Period, periods
from corpus.words import keys as word_keys
from corpus.words import name_of, terms

SUBJECT_READ = 20_000
"""Characters of a document that tell which place it is about."""
LEAD = 500
"""Characters at the top of a document, whose first period dates what says nothing of time itself."""
MONEY = frozenset({"price", "valu", "revenu", "profit", "invest"})
"""Keys of the measures that are counted in money."""
CHANGE = frozenset({"rise", "fall", "percent", "chang", "compar", "differ"})
"""Keys of words that ask for a change, which a percentage answers whatever is measured."""
TRADE = frozenset({"export", "import", "sell"})
PRODUCTION = frozenset({"produc"})
BROAD = ("metals", "minerals", "materials", "goods", "commodities")
"""Ends of the names of groups so wide that a word about them is about no single good."""
EARLY = 3
"""What is announced happens at most so many months later, or it is told as a plan."""
LATE = 18
"""A document tells so many months later of a time only where it names it."""
_PAST = re.compile(r"\b(?:did|was|were|had|has|have)\b", re.IGNORECASE)
_LEVIED = re.compile(r"\b(?:charg|lev(?:y|ie)|impos|tax)\w*", re.IGNORECASE)
"""A percentage charged on goods is a tariff, whatever it is called."""


def misfits(reading: Reading, question: Question) -> tuple[str, ...]:
    """What the question names and the sentence, read in its context, is not about; empty when it fits.

    A number must be about all that is named: a slot that the sentence fills itself must agree; one that it
    leaves open is read from what stands before it, the heading and the title, as a reader does. Prose must
    only be of the time asked about; it is judged when it is quoted (`assistant.certainty`).
    """
    return tuple(_misfits(reading, question))


def fits(reading: Reading, question: Question) -> bool:
    """Whether nothing misfits: most sentences fail by what is read first, and need no more reading."""
    return next(_misfits(reading, question), None) is None


def _misfits(reading: Reading, question: Question) -> Iterator[str]:
    if question.sought == "quantity":
        yield from _misfits_of_amount(reading, question)
        return
    if question.sought == "reason" and question.commodities and not _of_the_good(reading, question):
        yield "commodity"
    if not _time_fits(reading, question):
        yield "period"


def _of_the_good(reading: Reading, question: Question) -> bool:
    """Whether prose is about a good asked for, or names none in a document that is mostly about it.

    A sentence about other goods is about this one only where it is named just before.
    """
    asked, kindred = question.commodities, kin(question.commodities)
    named = reading.of_kind("commodity")
    others = any(not name_of(key).endswith(BROAD) for key in named)
    around = _just_before(reading) if others else reading.context_keys
    near = asked & (reading.keys | around) or kindred & reading.keys or _heads_fit(reading, question)
    return bool(near) or (not named and names_good(reading.document, asked | kindred))


def _heads_fit(reading: Reading, question: Question) -> bool:
    """Whether it speaks of a good by the last part of its name ("beans, meal and oil"), at no other place."""
    heads = {good.rsplit("_", 1)[-1] for good in question.commodities if "_" in good}
    named = any(re.search(rf"\b{re.escape(head)}s?\b", reading.text, re.IGNORECASE) for head in heads)
    return named and reading.of_kind("place") <= question.places


def _misfits_of_amount(reading: Reading, question: Question) -> Iterator[str]:
    own, known = reading.keys, reading.context_keys
    if question.commodities and not _goods_fit(reading, question, own, known):
        yield "commodity"
    if not _activity_fits(own, question):
        yield "activity"
    if question.places and not _places_fit(reading, question, own | known):
        yield "place"
    if not _measures_fit(reading, question, own | _just_before(reading)):
        yield "measure"
    if len(question.names - own - reading.told_keys) * 2 > len(question.names):
        yield "name"
    if not _period_fits(reading, question):
        yield "period"


def _goods_fit(reading: Reading, question: Question, own: frozenset[str], known: frozenset[str]) -> bool:
    """Whether the sentence is about a good asked for: by name, by context, or by the last part of its name.

    A sentence that names goods is about those; one that names none is about those named last before it. A
    broader name ("copper" before "cathodes: ...") is passed over on the way back.
    """
    for good in question.commodities:
        head = good.rsplit("_", 1)[-1]
        if head in own and all(part in own | known for part in good.split("_")):
            return True
        for source in (reading, *reversed(reading.before)):
            named = source.of_kind("commodity")
            if good in named or (not named and good in source.keys):
                return True
            if named and not all(name in good.split("_") for name in named):
                break
        else:
            if good in known or good in _named(Place(reading.document, 0, SUBJECT_READ), "commodity")[:1]:
                return True
    return False


@cache
def kin(asked: frozenset[str]) -> frozenset[str]:
    """Keys of the goods that those asked for are a kind of or made from, and of their kinds and forms.

    What is said of uranium may answer why nuclear fuel is short; a number of one is never one of the other.
    """
    names = {name_of(key) for key in asked}
    wider = {part for name in names if (good := goods().get(name)) for part in (good.kind_of, good.form_of)}
    near = {good.name for good in goods().values() if {good.kind_of, good.form_of} & names}
    found = {name for name in wider if name and not name.endswith(BROAD)} | near
    return frozenset(key for name in found for key in word_keys(name)[:1])


def _measures_fit(reading: Reading, question: Question, near: frozenset[str]) -> bool:
    """What is measured must be named here or just before, or show in the unit: "$188/t" is a price."""
    priced = any(dimension.startswith("money per") for dimension in reading.dimensions)
    paid = priced or reading.is_row or "money" in reading.dimensions or bool(question.measures & reading.keys)
    paid = paid or ("percent" in reading.dimensions and bool(CHANGE & set(question.words)))
    if question.measures & MONEY and not paid:
        return False
    levied = "percent" in reading.dimensions and _LEVIED.search(reading.text)
    return question.measures <= near | ({"price"} if priced else set()) | ({"tariff"} if levied else set())


def _just_before(reading: Reading) -> frozenset[str]:
    """Keys of the heading and the sentence before: what is measured is not carried further."""
    near = [earlier for earlier in reading.before if earlier.is_heading]
    near += reading.before[-1:]
    return frozenset(term.key for earlier in near for term in earlier.terms)


def _activity_fits(own: frozenset[str], question: Question) -> bool:
    """Goods produced are not goods traded; a sentence that names neither may be about either."""
    asked = set(question.words)
    for one, other in ((TRADE, PRODUCTION), (PRODUCTION, TRADE)):
        if asked & one and not asked & other and own & other and not own & one:
            return False
    return True


def _places_fit(reading: Reading, question: Question, around: frozenset[str]) -> bool:
    """A number must be about all places asked for, and not about others only.

    The place a document is about goes without saying in its sentences; one of the others must be named.
    """
    named = reading.of_kind("place")
    at_home = home(reading.document)
    unsaid = next((place for place in at_home if place in question.places), "")
    others = question.places - {unsaid}
    if len(question.places) > 1:
        return bool(others & named) and (bool(unsaid) or question.places <= around)
    others_only = named and not named & question.places and not question.country
    return question.places <= around | set(at_home) and not others_only


def home(document: Document) -> tuple[str, ...]:
    """The places a document is about, most frequent first."""
    return _home(Place(document, 0, SUBJECT_READ))


def names_place(document: Document, place: str) -> bool:
    """Whether a document names a place at all."""
    return place in _named(Place(document, 0, SUBJECT_READ), "place")


def words_of(document: Document) -> frozenset[str]:
    """Keys of a document's words: who it is about is said once."""
    return _words(Place(document, 0, SUBJECT_READ))


def names_good(document: Document, goods: frozenset[str]) -> bool:
    """Whether a document is mostly about one of some goods, or names all words of it apart."""
    told = words_of(document)
    apart = any("_" in good and set(good.split("_")) <= told for good in goods)
    return apart or bool(goods & set(_named(Place(document, 0, SUBJECT_READ), "commodity")[:1]))


@lru_cache(maxsize=1_000)
def _home(place: Place) -> tuple[str, ...]:
    """Those of its title, publisher or file name, else the one named most often."""
    document = place.document
    about = terms("\n".join([document.title, document.publisher, document.name]))
    stated = {term.key for term in about if term.kind == "place"}
    often = _named(place, "place")
    return tuple(name for name in often if name in stated) or often[:1]


def _named(place: Place, kind: str) -> tuple[str, ...]:
    """The places or goods a document names, the most frequent first; its title counts thrice."""
    return _subject(place)[1].get(kind, ())


def _words(place: Place) -> frozenset[str]:
    return _subject(place)[0]


@lru_cache(maxsize=1_000)
def _subject(place: Place) -> tuple[frozenset[str], dict[str, tuple[str, ...]]]:
    """The keys of a document's words, and of its places and goods, the most frequent first."""
    told = terms(place.document.text[: place.end])
    named: dict[str, tuple[str, ...]] = {}
    for kind in ("place", "commodity"):
        counted = Counter(term.key for term in (*told, *terms(place.document.title) * 3) if term.kind == kind)
        named[kind] = tuple(sorted(counted, key=lambda key: (-counted[key], key)))
    return frozenset(term.key for term in told), named


def _period_fits(reading: Reading, question: Question) -> bool:
    if not question.periods:
        return True
    compared = any(period.lies_in(asked) for period in reading.periods for asked in question.periods)
    return compared or dated(reading, question)


def _time_fits(reading: Reading, question: Question) -> bool:
    if question.sought == "reason":
        return not _of_another_time(reading, question)
    if question.sought == "anything" and question.told and _undated(reading, question):
        return True
    return question.sought != "anything" or _period_fits(reading, question)


def _undated(reading: Reading, question: Question) -> bool:
    """Whether a sentence names no time, in a document that was out in the time asked about or just after."""
    published = reading.document.published
    if published is None or reading.periods:
        return False
    now = published.year * 12 + published.month - 1
    return any(period.first <= now < period.first + period.months + EARLY for period in question.periods)


def _of_another_time(reading: Reading, question: Question) -> bool:
    """Whether a document was out before what is asked about, or long after and without a word of it."""
    published = reading.document.published
    closed = [period for period in question.periods if not period.open]
    if published is None or not closed or not _PAST.search(question.text):
        return False
    now = published.year * 12 + published.month - 1
    if now + EARLY < min(period.first for period in closed):
        return True
    long_after = now > max(period.first + period.months for period in closed) + LATE
    return long_after and not dated(reading, question)


def dated_exactly(reading: Reading, question: Question) -> bool:
    """Whether the sentence is about a period asked for as a whole."""
    return any(period.is_same(asked) for period in _nearest_periods(reading) for asked in question.periods)


def dated(reading: Reading, question: Question) -> bool:
    """Whether the sentence is about a period asked for, or part of it, and does not only compare with it."""
    return any(period.lies_in(asked) for period in _nearest_periods(reading) for asked in question.periods)


def _nearest_periods(reading: Reading) -> tuple[Period, ...]:
    """The periods a sentence speaks of; those it only compares with date nothing, so reading goes on."""
    for source in (reading, *reversed(reading.before)):
        if dating := tuple(period for period in source.periods if not period.base):
            return dating
    document = reading.document
    for part in (document.title, document.text[:LEAD]):
        if named := tuple(period for period in periods(part, document.published) if not period.base):
            return named[:1]
    return (Period(0, 0, document.published.year * 12, 12),) if document.published else ()
