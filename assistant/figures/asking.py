"""From the words of a question to its slots."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from functools import cache

from assistant.figures.apart import parted
from assistant.figures.asked import Asked
from assistant.figures.asked_asides import without_asides
from assistant.figures.asked_between import between_months
from assistant.figures.asked_ends import (
    buyer_first,
    importer_first,
    mended,
    or_produced,
    shares_parted,
    with_open_ends,
    with_places,
)
from assistant.figures.asked_hints import without_hints
from assistant.figures.asked_middles import with_fifteenth
from assistant.figures.asked_nouns import agents, attributive, besides, both_named, loose_goods
from assistant.figures.asked_spans import spans_named
from assistant.figures.asked_times import with_times
from assistant.figures.asked_together import or_in_one
from assistant.figures.asked_traders import traders_placed
from assistant.figures.firms_compared import firms_named
from assistant.figures.idioms import plainly
from assistant.figures.joined import with_shared_roles
from assistant.figures.kinds import with_kind
from assistant.figures.light_words import light
from assistant.figures.rephrasing import rephrased
from assistant.figures.trade_idioms import in_trade_words
from corpus.figures.goods_named import vessels
from corpus.figures.home_sales import sold_at_home
from corpus.figures.lexicon import directions, flow_words, measure_words, statuses
from corpus.figures.mention import Mention
from corpus.figures.mentions import Mentions, mentions
from corpus.figures.place_mention import PlaceMention
from corpus.figures.sentence import Sentence
from corpus.goods import is_kind_of
from corpus.periods import periods
from corpus.units import Unit, unit_named
from corpus.vocabulary import lines
from corpus.words import keys, stop_keys

_VALUE = re.compile(
    r"\b(?:value|worth|revenues?|earn(?:ed|ings)?|bill|how much money|dollars?|euros?|in (?:usd|us\$|eur"
    r"|yuan)|(?:what|how much) (?:did|does|do|has|have|had) (?:[\w'’-]+ ){1,4}?(?:pay|paid) for"
    r"|receipts|proceeds|spend|spent|turnover|cost of all)\b",
    re.I,
)
_VOLUME = re.compile(
    r"\b(?:volume|tonnage|tons?|tonnes?|kg|kilos?|kilograms?|weight|quantity|barrels?|bags|bushels|litres"
    r"|mt|bpd|b/d|how many|number of|ounces|pounds|cubic|containers)\b",
    re.I,
)
_PRICE = re.compile(
    r"\bper (?:tonne|ton|kg|kilo(?:gram)?|pound|lb|ounce|oz|barrel|bushel|litre|gallon|bag|mmbtu|mwh|unit"
    r"|head|quintal|cubic met\w+|carat|head|therm|piece|bale)\b"
    r"|\ba (?:tonne|ton|kilo|pound|barrel|bushel|ounce|litre|bag)\b|\bprices?\b|\bprice tag\b"
    r"|\bgoing rate\b|\b(?:was|were|is|are) [^?,]*\b(?:going for|paying (?:for|on|per))\b"
    r"|\bbeing paid (?:for|to|a|per)\b|\b(?:did|does|do) [^?,]*\b(?:go|sell) for\b|\bsold for\b"
    r"|\bat (?:what|which) level\b[^?]*\b(?:finish|close|settle|end|open|stand|trade)\b"
    r"|\b(?:what|how much) (?:did|does|do) .* cost\b|\bfetch\w*\b|\bquoted\b|\btraded? at\b"
    r"|\bpa(?:y|id) (?:[\w ]+ )?on average\b|\bon average pa(?:y|id)\b|\baverage [\w ]*paid\b"
    r"|\bhow expensive\b|\b(?:dearer|cheaper|costlier|pricier|more expensive)\b"
    r"|\b(?:cheapest|dearest|costliest|priciest)\b"
    r"|\bhow (?:pricey|costly|dear|cheap)\b"
    r"|\bwh(?:o|ich)\b[^?,]* pa(?:y|ys|id|ying) (?:[a-z]+ )?(?:more|less) (?:for|on|per)\b",
    re.I,
)
_IN_UNIT = re.compile(
    r"\b(?:in|into|as|how many|expressed in|converted to|convert(?:ed)? (?:it )?(?:in)?to)\s+(?:thousand "
    r"|million |billion |lakh |crore |metric )*(?P<unit>(?:(?:short|long|net|gross|troy) )?"
    r"[A-Za-z$€£%]+(?:[ /-](?:hours?|tons?|tonnes?|metres?|meters?"
    r"|ounces?|oz|feet|per [a-z]+|/[a-z]+))?)",
    re.IGNORECASE,
)
_PER_UNIT = re.compile(
    r"(?:\b(?:dollars?|usd|euros?|eur|yuan|rmb|cents?|pounds|sterling|rupees|yen)|[$€£¥]) ?(?:per |/|an? )"
    r"(?P<unit>[A-Za-z]+)",
    re.IGNORECASE,
)
"""A price is asked for by another weight or volume than it may be stated by."""
_PRICED_PER = re.compile(
    r"\b(?:per|an?|by the|each) (?P<unit>kg|kilos?|kilograms?|kilogrammes?|lb|ounce|oz)\b", re.IGNORECASE
)
"""A price by a weight that means the same everywhere; a ton may be a short one."""
_SHORT_UNIT = re.compile(
    r"\b(?P<unit>kg|kilograms?|kilos|tonnes|tons|lbs?|pounds|barrels|ounces|bushels|mt)\s*[?.!]?$",
    re.IGNORECASE,
)
_ALLOWED = re.compile(
    r"\b(?:allow(?:ed|s)?|permit(?:ted|s)?|entitled|ceiling|cap)\b"
    r"|\bmay (?:[A-Z]\w+ |and |together ){0,7}(?:export|sell|ship|import|mine|produce|buy)\b",
    re.IGNORECASE,
)
_OFFERED = re.compile(
    r"\b(?:buying|purchas(?:e|ing)|selling|sale|export|import|procurement) (?:price|rate)\b", re.IGNORECASE
)
""" "Egypt's buying price": a price that holds there, and no flow."""
_EARNINGS = re.compile(r"\bearnings\b", re.IGNORECASE)
""" "Uganda's coffee earnings": what a country got for a good is no profit."""
_GAP = re.compile(r"\b(?<!trade )gap\b(?!.*\b(?:deficit|surplus|balance)\b)", re.IGNORECASE)
_OUT_OF = re.compile(
    r"\b(?:came|come|comes|coming) (?:out of|from) [^?,]*?\b(?:mines?|smelters?|refiner(?:y|ies)|mills?|wells"
    r"|(?:oil|gas)?fields|farms|orchards|plants?|factor(?:y|ies)|furnaces|pits?)\b",
    re.IGNORECASE,
)
""" "How much copper came out of Chilean mines": what they produced."""
_USED = re.compile(
    r"\b(?:did|do|does|has|have) [^?]*\b(?:drink|drunk|eat|eaten|burn|burn(?:t|ed)|use(?! of)|used(?! for)"
    r"|get through|got through)\b",
    re.IGNORECASE,
)
_HELD_AT_END = re.compile(
    r"\b(?:hold|held|have|has|had|keep|kept|sit(?:ting)? on|in store|in storage|left"
    r"|leftover|remain\w*)\b[^?]*"
    r"\b(?:(?:at|by|on) the (?:end|close|finish|start"
    r"|beginning) of (?:the )?(?:(?:[\w/-]+ )?(?:season|marketing|crop|year)|\d{4}[-/–]\d\d)"
    r"|(?:season|year) (?:is|ends?|closes?|finish\w*)\b)",
    re.IGNORECASE,
)
""" "How much will India have left when the season ends": what lies in its stores."""
_SOLD_AT_HOME = re.compile(
    r"\b(?:domestic|home|local|inland) (?:[\w-]+ ){0,2}(?:sales|deliveries)\b(?! (?:to|abroad|overseas))"
    r"|\b(?:sell|sold|selling|sales) [^?,]*?"
    r"\b(?:at home|domestically|on (?:the|its) (?:home|domestic) market)\b",
    re.IGNORECASE,
)
""" "How much did it sell at home": what its own people used, and no export."""
_SELLS = re.compile(r"\b(?:s(?:old|ells?|elling)|sales?)\b", re.IGNORECASE)
_NAME = re.compile(r"\b(?!FY ?\d)(?:(?<![.?!]\s)(?<!^)[A-Z][\w&-]*|[A-Z]{2,}\b)")
_FISCAL_YEAR = re.compile(r"fy(?:\d\d){1,2}")
_EXPORTS = re.compile(r"\b(?:ex|im)ports?\b", re.IGNORECASE)
_MODIFIERS = frozenset({"electric", "electrical", "hybrid", "battery"})
_SKIPPED = frozenset({"not", "excluding", "besides", "except", "without", "for"})
"""Before a good: it is not the one that is asked for ("scrap for its steel furnaces")."""


_ELECTRIC = frozenset({"kWh", "MWh", "GWh", "TWh"})
"""Units of electricity, where a question names no good."""


def asked(text: str, newest: date | None, open_goods: Callable[[str], bool], given: frozenset[str]) -> Asked:
    """Read one question. `given` are goods that the question names and no list has, as keys."""
    month = _asked(text, newest, open_goods, given)
    dated = with_fifteenth(text)
    if month.kind == "text" or month.otherwise or dated == text:
        return month
    day = _asked(dated, newest, open_goods, given)
    return day if day.otherwise else replace(day, text=month.text, otherwise=month)


def _asked(text: str, newest: date | None, open_goods: Callable[[str], bool], given: frozenset[str]) -> Asked:
    plain = without_asides(rephrased(plainly(in_trade_words(text))))
    text = both_named(spans_named(traders_placed(parted(without_hints(plain)))))
    s = Sentence(text, ())
    named = mentions(s, newest, lambda key: key in given or open_goods(key))
    named = replace(named, places=_with_ends(s, named.places))
    taken = {good.index for good in named.goods}
    loose = [good for good in loose_goods(s, named.places, not named.goods) if good.index not in taken]
    named = replace(named, goods=tuple(sorted((*named.goods, *loose), key=lambda good: good.index)))
    goods_ = _goods(s, named)
    goods_ += _traded_words(text, open_goods, goods_) if goods_ else ()
    unit = _unit(text)
    if not goods_ and unit and unit.symbol in _ELECTRIC:
        goods_ = ("electricity",)
    result = with_places(Asked(text, goods=goods_), named)
    result = _with_measure(result, s, named)
    result = with_times(result, newest)
    result = with_open_ends(with_kind(replace(result, unit=unit), s))
    if result.kind in ("change", "difference"):
        result = between_months(result)
    result = or_produced(result)
    if result.kind == "ranking" and not result.measure and (result.origins or result.destinations):
        result = replace(result, measure="trade")
    names = frozenset(
        key
        for match in _NAME.finditer(text)
        for key in keys(match.group())
        if not set(re.split(r"[-/]", match.group().lower())) <= _not_names() and _plain(s, match.start())
    )
    result = replace(result, names=names, words=_leftover(s, named, names))
    return or_in_one(replace(result, kind="comparison") if firms_named(result) else result)


_WATCHES_ABROAD = re.compile(
    r"(?:'s|’s)? (?:(?:agricultural |farm )?attach[eé]s?|department of agriculture|agriculture department"
    r"|farm department|geological survey|energy information administration|energy department|embassy)\b",
    re.IGNORECASE,
)
""" "What does the US attaché expect for Indonesia's crop": the country that is asked about is Indonesia."""


def _with_ends(s: Sentence, places: Sequence[PlaceMention]) -> tuple[PlaceMention, ...]:
    """The places with the ends of the flow that questions give them, without those of a body that watches
    other countries.
    """
    abroad = [one for one in places if not _WATCHES_ABROAD.match(s.text, s.words[one.index].end)]
    places = abroad or places
    shared = with_shared_roles(s, [mended(s, one) for one in places])
    return shares_parted(s, importer_first(s, buyer_first(s, shared)))


def _goods(s: Sentence, named: Mentions) -> tuple[str, ...]:
    """The goods asked for. Of two names side by side ("steel scrap") the last is the good."""
    nouns = [good for good in named.goods if good.noun] or list(named.goods)
    wanted = [
        good
        for good, following in zip(nouns, [*nouns[1:], None], strict=False)
        if not (following and (_modifies(s, good, following) or _abbreviated(s, good, following)))
        and not any(attributive(s, good, later) for later in nouns if later.index > good.last)
    ]
    plain = [good for good in wanted if not _skipped(s, good)]
    return tuple(dict.fromkeys(good.value for good in plain or wanted))


_TRADED = re.compile(r"\b(?:imported|exported) (?P<good>[a-z-]{4,})", re.IGNORECASE)


def _traded_words(text: str, open_: Callable[[str], bool], found: Sequence[str]) -> tuple[str, ...]:
    """Goods of the documents that no list has, beside one that a list has: "or on imported modules"."""
    words = [match["good"].lower() for match in _TRADED.finditer(text)]
    told = {key for good in found for key in keys(good)} | {part for good in found for part in good.split()}
    return tuple(
        word
        for word in words
        if word not in told and any(open_(key) and key not in told for key in keys(word))
    )


def _modifies(s: Sentence, good: Mention, following: Mention) -> bool:
    """Whether a name only says which kind of the next good is meant: "steel scrap", "electric new cars"."""
    if following.index == good.last + 1:
        return s.text[s.words[good.last].end : s.words[following.index].start].strip() in ("", "-")
    return following.index == good.last + 2 and s.lower(good.last) in _MODIFIERS


def _abbreviated(s: Sentence, good: Mention, following: Mention) -> bool:
    """Whether a name in brackets says which kind of the good is meant: "coated steel (HDG)"."""
    between = s.text[s.words[good.last].end : s.words[following.index].start]
    closed = s.text[s.words[following.last].end :].startswith(")")
    return between.strip() == "(" and closed and is_kind_of(following.value, good.value)


def _skipped(s: Sentence, good: Mention) -> bool:
    before = {s.lower(good.index - 1)}
    if s.lower(good.index - 1) in ("its", "their", "the", "his", "our"):
        before.add(s.lower(good.index - 2))
    return bool(before & _SKIPPED)


def _plain(s: Sentence, start: int) -> bool:
    index = s.index_at(start)
    return index < len(s.words) and not s.words[index].kind and not s.words[index].key.count("_")


def _with_measure(result: Asked, s: Sentence, named: Mentions) -> Asked:
    flows = [mention for mention in named.flows if mention.value]
    stated = [mention for mention in flows if s.lower(mention.index) not in ("source", "sources")]
    flow = next((mention.value for mention in stated or flows), "")
    if _OFFERED.search(result.text):
        flow, result = "", _within(result)
    if (_SOLD_AT_HOME.search(result.text) or _vehicles_sold(result, flow)) and not (
        result.origins and result.destinations
    ):
        ends = (*result.origins, *result.destinations)
        result = replace(result, origins=(), destinations=(), places=result.places + ends)
        return replace(result, flow="", measure="consumption", money=_money(result.text))
    moves = flow or any(flow_words().get(word.lower) for word in s.words)
    nouns = [mention.value for mention in named.measures if mention.noun]
    if _EXPORTS.search(result.text):  # "export earnings" are what was earned by exports
        nouns = [noun for noun in nouns if noun not in ("profit", "revenue")]
    if _GAP.search(result.text):  # what lies between two amounts
        nouns = [noun for noun in nouns if noun != "balance"]
    if _EARNINGS.search(result.text) and named.goods and named.places and "freight" not in nouns:
        nouns = ["revenue" if noun == "profit" else noun for noun in nouns]
    if "cost" in nouns:
        nouns = ["cost"]  # "cash cost" asks for no cash
    others = [mention.value for mention in named.measures if not mention.noun]
    priced = bool(_PRICE.search(result.text))
    moves = moves if flow or named.places else ""
    measure = nouns[0] if nouns else "price" if priced and not flow else ""
    if priced and not (nouns and nouns[0] in ("tariff", "quota", "freight", "cost")):
        measure = "price"
    if not measure and _ALLOWED.search(result.text):
        measure = "quota"
    if not measure and _OUT_OF.search(result.text):
        measure, flow = "production", ""
    if not measure and not flow and _USED.search(result.text):
        measure = "consumption"
    if not nouns and _HELD_AT_END.search(result.text):
        measure, flow = "stock", ""
    if not measure:
        measure = "trade" if moves else others[0] if others else ""
    if any(good.value in vessels().values() for good in named.goods):
        measure, flow = "freight", ""
    return replace(result, flow=flow, measure=measure, money=_money(result.text))


def _vehicles_sold(asked: Asked, flow: str) -> bool:
    """ "How many cars were sold in Brazil": bought by its people."""
    sold = flow == "export" and _SELLS.search(asked.text) is not None
    return sold and bool(asked.goods) and all(sold_at_home(good, asked.text) for good in asked.goods)


def _money(text: str) -> bool | None:
    """Whether a value is asked for, or a weight or count, or either."""
    return True if _VALUE.search(text) else False if _VOLUME.search(text) else None


def _within(result: Asked) -> Asked:
    """Where a price is set: the ends of a flow that only "buying" or "selling" made of places."""
    if result.origins and result.destinations:
        return result
    return replace(
        result, origins=(), destinations=(), places=result.places + result.origins + result.destinations
    )


def _unit(text: str) -> Unit | None:
    priced = (_PRICED_PER,) if _PRICE.search(text) else ()
    for pattern in (_PER_UNIT, *priced, _IN_UNIT, _SHORT_UNIT):
        for match in pattern.finditer(text):
            words = match["unit"].split()
            for end in range(len(words), 0, -1):
                name = " ".join(words[:end])
                unit = unit_named(name) or unit_named(name.lower())
                if unit and unit.dimension not in ("duration", "money", "symbol", "percent", "scale"):
                    return unit
    return None


def _of_average(s: Sentence, index: int) -> bool:
    """ "Above the ten-year average": what is compared with must stand by the figure."""
    return s.lower(index) == "average" and s.lower(index - 1) in (
        "year",
        "term",
        "season",
        "run",
        "historical",
    )


def _leftover(s: Sentence, named: Mentions, names: frozenset[str]) -> frozenset[str]:
    """Keys of the question's words that no slot has consumed."""
    used = {mention.index for mention in (*named.goods, *named.flows, *named.measures)}
    used |= {mention.index for mention in named.places}
    known = set(flow_words()) | set(measure_words()) | set(directions()) | set(statuses())
    moves = named.flows or named.measures or _PRICE.search(s.text)
    used |= agents(s, named.places, named.goods) if moves else set()
    used |= besides(s, named.goods)
    spans = [_in_full(s.text, period.start, period.end) for period in periods(s.text, None)]
    stop = stop_keys()
    return frozenset(
        word.key
        for index, word in enumerate(s.words)
        if index not in used
        and word.key
        and word.key not in stop
        and word.lower not in known
        and not (light(word.lower) and not _of_average(s, index))
        and not _FISCAL_YEAR.fullmatch(word.lower)
        and not word.lower[0].isdigit()
        and "_" not in word.key
        and not any(start <= word.start < end for start, end in spans)
        and not unit_named(word.lower)
        and not unit_named(word.lower.upper())
    )


_LEADS_IN = re.compile(
    r"(?:\b(?:full|whole|entire|calendar|crop|marketing|fiscal|financial|season|start|opening|turn|close|end"
    r"|course|part|year|month|season|of|the)[ -]+)+$",
    re.IGNORECASE,
)
_GOES_WITH = re.compile(
    r" (?:(?:crop|marketing|fiscal|financial|calendar|budget)[ -])?(?:years?|seasons?)\b", re.IGNORECASE
)


def _in_full(text: str, start: int, end: int) -> tuple[int, int]:
    """Where a period begins and ends with the words that belong to it: "full year 2016", "2018/19 season"."""
    before, after = _LEADS_IN.search(text[:start]), _GOES_WITH.match(text, end)
    return before.start() if before else start, after.end() if after else end


@cache
def _not_names() -> frozenset[str]:
    return frozenset(word for line in lines("no_names.txt") for word in line.split())
