"""From the words of a question to its slots."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from functools import cache

from assistant.figures.asked import Asked, AskedTime
from assistant.figures.joined import with_shared_roles, with_shared_years
from assistant.figures.kinds import with_kind
from corpus.figures.calendar import Time
from corpus.figures.lexicon import directions, flow_words, measure_words, statuses
from corpus.figures.mentions import Mention, Mentions, mentions
from corpus.figures.place_mention import PlaceMention
from corpus.figures.sentence import Sentence
from corpus.figures.times import times
from corpus.periods import periods
from corpus.units import Unit, unit_named
from corpus.vocabulary import lines
from corpus.words import keys, stop_keys

_VALUE = re.compile(
    r"\b(?:value|worth|revenues?|earn(?:ed|ings)?|bill|how much money|dollars?|euros?|in (?:usd|us\$|eur"
    r"|yuan)|receipts|proceeds|spend|spent|turnover|cost of all)\b",
    re.I,
)
_VOLUME = re.compile(
    r"\b(?:volume|tonnage|tons?|tonnes?|kg|kilos?|kilograms?|weight|quantity|barrels?|bags|bushels|litres"
    r"|mt|bpd|b/d|how many|ounces|pounds|cubic|containers)\b",
    re.I,
)
_PRICE = re.compile(
    r"\bper (?:tonne|ton|kg|kilo(?:gram)?|pound|lb|ounce|oz|barrel|bushel|litre|gallon|bag|mmbtu|mwh|unit"
    r"|head|quintal|cubic met\w+|carat|head|therm|piece|bale)\b"
    r"|\ba (?:tonne|ton|kilo|pound|barrel|bushel|ounce|litre|bag)\b|\bprices?\b|\bprice tag\b"
    r"|\bgoing rate\b|\b(?:what|how much) (?:did|does|do) .* cost\b|\bfetch\w*\b|\bquoted\b|\btraded? at\b"
    r"|\bhow expensive\b",
    re.I,
)
_IN_UNIT = re.compile(
    r"\b(?:in|into|as|how many|expressed in|converted to|convert(?:ed)? (?:it )?(?:in)?to)\s+(?:thousand "
    r"|million |metric |short |long )?(?P<unit>[A-Za-z$€£%]+(?:[ /](?:tons?|tonnes?|metres?|meters?|ounces?"
    r"|oz|feet|per [a-z]+|/[a-z]+))?)",
    re.IGNORECASE,
)
_SHORT_UNIT = re.compile(
    r"\b(?P<unit>kg|kilograms?|kilos|tonnes|tons|lbs?|pounds|barrels|ounces|bushels|mt)\s*\??$", re.IGNORECASE
)
_YEAR_BEFORE_UNIT = re.compile(
    r"\b((?:19|20)\d\d) (?:kg|kilos|tonnes|tons|mt|barrels|bags)\W*$", re.IGNORECASE
)
_LATEST = re.compile(
    r"\b(?:latest|most recent|newest|current(?:ly)?|now|at present|today|so far|last known|up to date"
    r"|presently)\b",
    re.IGNORECASE,
)
_YEAR_BEFORE = re.compile(
    r"\b(?:a|one|the) year (?:earlier|before|ago|prior)|year[- ]on[- ]year|year over year|\byoy\b|\by/y\b"
    r"|on the year|last year's|previous year|from a year|annual(?:ly)?\b",
    re.I,
)
_MONTH_BEFORE = re.compile(
    r"\b(?:a|one|the) month (?:earlier|before|ago|prior)|month[- ]on[- ]month|\bmom\b|previous month"
    r"|preceding month|on the month",
    re.I,
)
_MONTH_AFTER = re.compile(
    r"\b(?:the|a|one) (?:month (?:after|later)|following month|next month)|and (?:the )?(?:following"
    r"|next) month",
    re.I,
)
_YEAR_AFTER = re.compile(r"\b(?:the|a|one) (?:year (?:after|later)|following year)", re.I)
_ALLOWED = re.compile(
    r"\b(?:allow(?:ed|s)?|permit(?:ted|s)?|entitled|ceiling|cap)\b"
    r"|\bmay (?:[A-Z]\w+ |and |together ){0,7}(?:export|sell|ship|import|mine|produce|buy)\b",
    re.IGNORECASE,
)
_EACH = (
    (12, re.compile(r"\b(?:annual|yearly)\b", re.I)),
    (3, re.compile(r"\bquarterly\b", re.I)),
    (1, re.compile(r"\bmonthly\b", re.I)),
)
"""Lengths in months of the periods that a question asks for without naming one."""
_NAME = re.compile(r"(?<![.?!]\s)(?<!^)\b[A-Z][\w&-]*|\b[A-Z]{2,}\b")
_OWNED = r"(?:'s|’s|s')(?: [\w-]+){0,4}? "
_SOURCES_OF = re.compile(_OWNED + r"(?:suppliers|sources|sellers|providers)\b", re.IGNORECASE)
_CUSTOMERS_OF = re.compile(
    _OWNED + r"(?:customers|buyers|clients|takers|markets|outlets|destinations)\b", re.IGNORECASE
)
_CUSTOMERS_FOR = re.compile(
    r"\b(?:customers?|buyers?|takers?|markets?|outlets?|destinations?) (?:for|of) (?:the )?$", re.IGNORECASE
)
_SOURCE = re.compile(r"\b(?:source|supplier|provider|seller|shipper|exporter)s?\b", re.IGNORECASE)
_TO_PLACE = re.compile(
    r"\b(?:get|got|go|went|go|sent|shipped|delivered|arrive[ds]?|landed|reach(?:ed)?) (?:to|in|into) "
)
_EXPORTS = re.compile(r"\b(?:ex|im)ports?\b", re.IGNORECASE)
_SELLS = frozenset(
    [
        "supplied",
        "supply",
        "sold",
        "sell",
        "sent",
        "send",
        "shipped",
        "ship",
        "exported",
        "export",
        "delivered",
        "deliver",
    ]
)
_GIVES = frozenset({"supplied", "supply", "supplies", "provided", "provide", "furnished"})
_MODIFIERS = frozenset({"electric", "electrical", "hybrid", "battery"})
_SKIPPED = frozenset({"not", "excluding", "besides", "except", "without", "for"})
"""Before a good: it is not the one that is asked for ("scrap for its steel furnaces")."""


def asked(text: str, newest: date | None, open_goods: Callable[[str], bool], given: frozenset[str]) -> Asked:
    """Read one question. `given` are goods that the question names and no list has, as keys."""
    s = Sentence(text, ())
    named = mentions(s, newest, lambda key: key in given or open_goods(key))
    named = replace(named, places=with_shared_roles(s, [_mended(s, place) for place in named.places]))
    result = _with_places(Asked(text, goods=_goods(s, named)), named)
    result = _with_measure(result, s, named)
    result = _with_times(result, newest)
    result = _with_ends(with_kind(replace(result, unit=_unit(text)), s))
    names = frozenset(
        key
        for match in _NAME.finditer(text)
        for key in keys(match.group())
        if not set(re.split(r"[-/]", match.group().lower())) <= _not_names() and _plain(s, match.start())
    )
    return replace(result, names=names, words=_leftover(s, named, names))


def _goods(s: Sentence, named: Mentions) -> tuple[str, ...]:
    """The goods asked for. Of two names side by side ("steel scrap") the last is the good."""
    nouns = [good for good in named.goods if good.noun] or list(named.goods)
    wanted = [
        good
        for good, following in zip(nouns, [*nouns[1:], None], strict=False)
        if not (following and _modifies(s, good, following))
    ]
    plain = [good for good in wanted if not _skipped(s, good)]
    return tuple(dict.fromkeys(good.value for good in plain or wanted))


def _modifies(s: Sentence, good: Mention, following: Mention) -> bool:
    """Whether a name only says which kind of the next good is meant: "steel scrap", "electric new cars"."""
    if following.index == good.last + 1:
        return s.text[s.words[good.last].end : s.words[following.index].start].strip() in ("", "-")
    return following.index == good.last + 2 and s.lower(good.last) in _MODIFIERS


def _skipped(s: Sentence, good: Mention) -> bool:
    before = {s.lower(good.index - 1)}
    if s.lower(good.index - 1) in ("its", "their", "the", "his", "our"):
        before.add(s.lower(good.index - 2))
    return bool(before & _SKIPPED)


def _plain(s: Sentence, start: int) -> bool:
    index = s.index_at(start)
    return index < len(s.words) and not s.words[index].kind and not s.words[index].key.count("_")


def _mended(s: Sentence, place: PlaceMention) -> PlaceMention:
    """The end of a flow that questions say in their own way: "Turkey's suppliers", "supplied Turkey with",
    "who sold more, Algeria or Qatar".
    """
    word = s.words[place.index]
    rest, before = s.text[word.end :], s.text[: word.start]
    asks_who = s.lower(0) in ("who", "which", "what")
    left = s.lower(place.index - 1)
    left = s.lower(place.index - 2) if left == "the" else left
    gives = (left in _GIVES and " with " in rest) or (left in _SELLS and asks_who)
    if _SOURCES_OF.match(rest) or gives or (left == "for" and _SOURCE.search(before)):
        return replace(place, role="destination", bound=True)
    if _CUSTOMERS_OF.match(rest) or _CUSTOMERS_FOR.search(before):
        return replace(place, role="origin", bound=True)
    if word.kind == "place" and _adjective(word.lower, place.name) and _TO_PLACE.search(rest):
        return replace(place, role="origin", bound=True)
    beside_or = "or" in (s.lower(place.index - 1), s.lower(place.index + 1), s.lower(place.index - 2))
    sells = _SOURCE.search(before) or any(other.lower in _SELLS for other in s.words)
    if beside_or and asks_who and "," in s.text and sells:
        return replace(place, role="origin", bound=True)
    return place


def _adjective(word: str, name: str) -> bool:
    """Whether a place is named by its adjective: "Mozambican" graphite comes from there."""
    return word.endswith(("an", "ese", "ish", "i", "ian")) and word != name.lower()


def _with_places(result: Asked, named: Mentions) -> Asked:
    by_role: dict[str, list[str]] = {
        role: [] for role in ("origin", "destination", "inside", "partner", "via", "excluded")
    }
    for mention in named.places:
        if mention.name != "World" and mention.name not in by_role[mention.role]:
            by_role[mention.role].append(mention.name)
    return replace(
        result,
        origins=tuple(by_role["origin"]),
        destinations=tuple(by_role["destination"]),
        places=tuple(by_role["inside"] + by_role["partner"] + by_role["via"]),
        excluded=tuple(by_role["excluded"]),
    )


def _with_ends(result: Asked) -> Asked:
    """A place without a role is the end of the flow that the question leaves open."""
    if not result.places or result.measure not in ("trade", ""):
        return result
    if result.origins and not result.destinations:
        return replace(result, destinations=result.places, places=())
    if result.destinations and not result.origins and result.flow == "import":
        return replace(result, origins=result.places, places=())
    return result


def _with_measure(result: Asked, s: Sentence, named: Mentions) -> Asked:
    flow = next((mention.value for mention in named.flows if mention.value), "")
    moves = flow or any(flow_words().get(word.lower) for word in s.words)
    nouns = [mention.value for mention in named.measures if mention.noun]
    if _EXPORTS.search(result.text):  # "export earnings" are what was earned by exports
        nouns = [noun for noun in nouns if noun not in ("profit", "revenue")]
    others = [mention.value for mention in named.measures if not mention.noun]
    priced = bool(_PRICE.search(result.text))
    moves = moves if flow or named.places else ""
    measure = nouns[0] if nouns else "price" if priced and not flow else ""
    if priced and not (nouns and nouns[0] in ("tariff", "quota")):
        measure = "price"
    if not measure and _ALLOWED.search(result.text):
        measure = "quota"
    if not measure:
        measure = "trade" if moves else others[0] if others else ""
    money = True if _VALUE.search(result.text) else False if _VOLUME.search(result.text) else None
    return replace(result, flow=flow, measure=measure, money=money)


def _with_times(result: Asked, newest: date | None) -> Asked:
    text = result.text
    found = [
        AskedTime(
            Time(period.first, period.months), period.open, bool(_COMPARED.search(text[: period.start]))
        )
        for period in periods(text, None)
    ]
    days = {mention.time for mention in times(text, date(2000, 12, 31)) if mention.time and mention.time.day}
    if days and len(found) == 1:
        day = next(iter(days))
        assert day is not None
        found = [replace(found[0], time=replace(found[0].time, day=day.day, until=day.until), base=False)]
    if newest:
        known = {(one.time.first % 12, one.time.months) for one in found}
        for mention in times(text, newest):
            if (
                mention.time
                and (mention.time.first % 12, mention.time.months) not in known
                and not mention.base
            ):
                found.append(AskedTime(mention.time))
    if not found and (year := _YEAR_BEFORE_UNIT.search(text)):  # "output 2022 tons"
        found = [AskedTime(Time(int(year[1]) * 12, 12))]
    found = with_shared_years(found)
    if found and all(one.base for one in found):  # "over April to June" is no comparison
        found = [replace(one, base=False) for one in found]
    shift = 0
    for pattern, months in ((_YEAR_BEFORE, -12), (_MONTH_BEFORE, -1), (_MONTH_AFTER, 1), (_YEAR_AFTER, 12)):
        if pattern.search(text):
            shift = months
            break
    months = next((length for length, pattern in _EACH if not found and pattern.search(text)), 0)
    if months:
        shift = 0 if shift == -12 else shift
    return replace(result, times=tuple(found), shift=shift, months=months, latest=bool(_LATEST.search(text)))


_COMPARED = re.compile(
    r"\b(?:than|versus|vs\.?|against|compared (?:to|with)|relative to|up on|down on)"
    r"(?: (?:in|the|that|those|of|its|during|level))*\s*$",
    re.IGNORECASE,
)


def _unit(text: str) -> Unit | None:
    for pattern in (_IN_UNIT, _SHORT_UNIT):
        for match in pattern.finditer(text):
            words = match["unit"].split()
            for end in range(len(words), 0, -1):
                name = " ".join(words[:end])
                unit = unit_named(name) or unit_named(name.lower())
                if unit and unit.dimension not in ("duration", "money", "symbol", "percent"):
                    return unit
    return None


def _leftover(s: Sentence, named: Mentions, names: frozenset[str]) -> frozenset[str]:
    """Keys of the question's words that no slot has consumed."""
    used = {mention.index for mention in (*named.goods, *named.flows, *named.measures)}
    used |= {mention.index for mention in named.places}
    known = set(flow_words()) | set(measure_words()) | set(directions()) | set(statuses()) | _consumed()
    spans = [(period.start, period.end) for period in periods(s.text, None)]
    stop = stop_keys()
    return frozenset(
        word.key
        for index, word in enumerate(s.words)
        if index not in used
        and word.key
        and word.key not in stop
        and word.lower not in known
        and not word.lower[0].isdigit()
        and "_" not in word.key
        and not any(start <= word.start < end for start, end in spans)
        and not unit_named(word.lower)
        and not (word.lower == "whole" and s.lower(index + 1) == "world")
    )


@cache
def _consumed() -> frozenset[str]:
    return frozenset(word for line in lines("question_words.txt") for word in line.split())


@cache
def _not_names() -> frozenset[str]:
    return frozenset(word for line in lines("no_names.txt") for word in line.split())
