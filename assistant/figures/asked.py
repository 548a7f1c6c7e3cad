"""What a question asks of the figures: its kind, and the same slots that figures have."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from corpus.figures.calendar import Time
from corpus.figures.lexicon import directions, flow_words, measure_words, statuses
from corpus.figures.mentions import Mentions, mentions
from corpus.figures.sentence import Sentence
from corpus.figures.times import times
from corpus.periods import periods
from corpus.units import Unit, unit_named
from corpus.words import keys, name_of, stop_keys

Kind = Literal["lookup", "ranking", "comparison", "change", "difference", "share", "sum", "trend", "text"]
"""text: no figure is asked for, but a reason, a speaker, a date or a definition."""


@dataclass(frozen=True, slots=True)
class AskedTime:
    """A period of a question; with `open` year, `time.first` counts from year 0. `base`: compared with."""

    time: Time
    open: bool = False
    base: bool = False

    def accepts(self, time: Time) -> bool:
        """Whether a figure of that time is one of this period."""
        mine = self.time
        if (mine.day or time.day) and (mine.day, mine.until) != (time.day, time.until):
            return False
        if self.open:
            return time.months == mine.months and (time.first - mine.first) % 12 == 0
        return (time.first, time.months) == (mine.first, mine.months)

    def contains(self, time: Time) -> bool:
        """Whether a time lies within this period."""
        mine = self.time
        if self.open:
            return (time.first - mine.first) % 12 + time.months <= mine.months
        return mine.first <= time.first and time.last <= mine.last


@dataclass(frozen=True, slots=True)
class Asked:
    """A question as slots. Empty tuples are open slots; several values are asked for one by one.

    `places`: places of which the question does not say which end of the flow they are. `money`: True where
    a value is asked for, False where a weight or count is, None where both will do. `rank`: what is ranked
    (partner, origin, destination, period, commodity); `most`: from the top or the bottom; `number`: how
    many. `then`: a second question asked in one breath.
    """

    text: str
    kind: Kind = "lookup"
    goods: tuple[str, ...] = ()
    flow: str = ""
    measure: str = ""
    origins: tuple[str, ...] = ()
    destinations: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    excluded: tuple[str, ...] = ()
    times: tuple[AskedTime, ...] = ()
    shift: int = 0
    status: str = ""
    unit: Unit | None = None
    money: bool | None = None
    per: bool = False
    percent: bool = False
    yes_no: bool = False
    latest: bool = False
    direction: str = ""
    rank: str = ""
    most: bool = True
    number: int = 1
    names: frozenset[str] = frozenset()
    words: frozenset[str] = frozenset()
    then: Asked | None = None


_TEXT = re.compile(
    r"^\s*(?:why|how come)\b|\bwhat(?: was| is|'s)? (?:behind|made|drove|prompted|triggered|stopped|caused"
    r"|led to|explains?|does .* mean|is meant|is the (?:reason|definition|aim"
    r"|purpose))\b|\breasons?\b|\bwho (?:said|says|warned|told|described|called|thinks|expects|complained"
    r"|remarked"
    r"|commented|predicted|noted|believes|stated|explained|attributed)\b|\bwhich (?:\w+ )?(?:analyst"
    r"|official|minister"
    r"|executive|trader|consultant|person|spokes\w+)\b|^\s*when\b|\bsince when\b|\bfrom when\b|\b(?:on|by"
    r"|at) (?:what|which) date\b"
    r"|\b(?:until|till|since|from|by|after) when\b|\b(?:on|by|at|from|since|until) (?:what|which) (?:date"
    r"|day)\b|\bhow long\b|\bhow (?:does|do|did|has) [^?]*\bexplain\b|^\s*(?:in|on|at) (?:which"
    r"|what) (?:month|year|day|date|quarter|week)\b(?![^?]*\b(?:most|least|highest|lowest|largest|peak"
    r"|smallest|bottom|biggest|record)\b)|\bused for\b|\bdefin(?:e|ed|ition)\b|\b(?:stands? for"
    r"|abbreviation|uses of)\b|\bwhat (?:is|are) (?:a|an|the) [\w-]+(?: [\w-]+)?\?"
    r"|\bhow is .* (?:calculated|worked out"
    r"|defined|measured|set)\b|\baccording to whom\b|\bwhat did .* say\b",
    re.IGNORECASE,
)
_RANK = re.compile(
    r"\b(?P<word>bottom|trough|top(?:ped)?|most|largest|biggest|highest|greatest|top|main|leading"
    r"|largest-ever|least|smallest|lowest|fewest|peak"
    r"|first|second|third|strongest|weakest|best|bulk|number one|no\. ?1)\b",
    re.IGNORECASE,
)
_LOW = frozenset({"least", "smallest", "lowest", "fewest", "weakest", "bottom", "trough"})
_RANKED = (
    ("period", re.compile(
        r"\b(?:which|what) (?:\w+ ){0,4}?(?:month|year|quarter|week|season|sale|period)s?\b"
        r"|\bwhen did .* peak\b", re.I,
    )),
    ("origin", re.compile(
        r"\b(?:suppliers?|sources?|exporters?|sellers?|origins?|shippers?|exporting countr\w+|producers?"
        r"|producing countr\w+|growers?)\b", re.I,
    )),
    ("destination", re.compile(
        r"\b(?:buyers?|importers?|destinations?|markets?|customers?|takers?|recipients?|purchasers?"
        r"|outlets?|importing countr\w+)\b", re.I,
    )),
    ("partner", re.compile(
        r"\b(?:which|what) (?:\w+ ){0,3}?(?:countr(?:y|ies)|nations?|partners?|regions?|places?|economy"
        r"|ports?|states?)\b|\bwho(?:m)?\b|\bwhere\b|\bto (?:whom|which)\b|\bcountr(?:y|ies)\b", re.I,
    )),
    ("commodity", re.compile(
        r"\b(?:which|what) (?:of the )?(?:\w+ ){0,3}?(?:goods?|products?|commodit(?:y|ies)|metals?"
        r"|minerals?|crops?|grades?|elements?|materials?|fuels?|cereals?|grains?|items?)\b", re.I,
    )),
)  # fmt: skip
_SHARE = re.compile(
    r"\b(?:what|which|how (?:big|large|much|high) (?:was|is|were|are)|how (?:big"
    r"|large) a)\b[^?]*?\b(?:share|proportion|part|fraction|portion|slice|percentage|percent|per cent)\b"
    r"|\bshare\b|\b(?:percentage|proportion|fraction|percent|per cent|part) of\b|\bhow much of (?!it\b"
    r"|them\b|that\b|this\b|those\b)|\baccount(?:ed|s)? for\b|\bmade? up\b",
    re.IGNORECASE,
)
_CHANGE = re.compile(
    r"\b(?:by )?(?:what|which|how many|how much|how far) (?:percent(?:age)?|per cent|%)\b(?! of)"
    r"|\bby how much\b|\bhow (?:much|far|strongly|sharply|fast|steeply) (?:did|has|have|was|were|is"
    r"|are)\b[^?]*\b(?P<a>DIRECTION)\b"
    r"|\bhow much (?:more|less|higher|lower|fewer|bigger|smaller)\b"
    r"|\b(?:percentage|percent|per cent|relative|annual|yearly|monthly|year-on-year|month-on-month|yoy"
    r"|y/y) (?:change|increase|decrease|rise|fall|drop|growth|decline|gain)\b"
    r"|\b(?:change[ds]?|changing)\b(?! hands)|\b(?:compare[ds]?|comparison)\b|\bhow did [^?]*\b(?:move"
    r"|differ|fare|perform)\b|\b(?:rise|increase|grow|go up|up) or (?:fall|decrease|decline|shrink|drop"
    r"|go down|down)\b"
    r"|\bup or down\b|\bmore or less\b|\bhigher or lower\b|\bdifference\b|\b(?:grow|growth|increase|decline"
    r"|drop|rise|fall)\b[^?]*\b(?:rate|percent|%)"
    r"|\bwhat (?:was|is) the (?:\w+ ){0,2}(?:increase|decrease|rise|fall|drop|growth|decline|change|jump"
    r"|gain)\b".replace(
        "DIRECTION",
        "rise|fall|grow|increase|decrease|decline|drop|jump|shrink|climb|risen|fallen|grown|increased"
        "|declined|dropped|go up|go down|gain|lose|plunge|slump|cut|raised?|lowered|reduced?|change",
    ),
    re.IGNORECASE,
)
_DIFFERENCE = re.compile(
    r"\bdifference\b|\bhow (?:much|many) (?:\w+ ){0,4}?(?:more|less|fewer|higher|lower)\b", re.IGNORECASE
)
_SUM = re.compile(
    r"\b(?:combined|together|altogether|add(?:ed)? up|sum(?: up)?|in sum|jointly|aggregate|taken together"
    r"|cumulative(?:ly)?|both)\b"
    r"|\btotal (?:of|for)\b|\bin total\b",
    re.IGNORECASE,
)
_COMPARE = re.compile(
    r"\b(?:more|less|higher|lower|larger|bigger|smaller|fewer|greater|faster|cheaper|dearer|better|most"
    r"|larger)\b[^?]*?(?:,|:|\b)\s*[\w' .-]+ or [\w' .-]+"
    r"|\b(?:which|who|was|were|did|is)\b[^?]*\b(?:or|than)\b[^?]*",
    re.IGNORECASE,
)
_TREND = re.compile(
    r"\b(?:develop(?:ed|ment)?|trend|evolve[ds]?|month by month|over the months|each month|per month)\b",
    re.IGNORECASE,
)
_YES_NO = re.compile(r"^\s*(?:and )?(?:did|was|were|has|have|is|are|do|does|had)\b", re.IGNORECASE)
_VALUE = re.compile(
    r"\b(?:value|worth|revenues?|earn(?:ed|ings)?|bill|how much money|dollars?|euros?|in (?:usd|us\$|eur"
    r"|yuan)|receipts|spend|spent|turnover|cost of all)\b",
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
_RELATIVE_STATUS = (
    ("target", re.compile(r"\b(?:targets?|guidance|goal|aim)\b", re.I)),
    ("forecast", re.compile(
        r"\b(?:forecasts?|expect(?:ed|s|ation)?|project(?:ed|ion)|predict\w*|outlook|will|estimate[ds]?"
        r"|prognos\w+|foresee\w*|see for|likely)\b", re.I,
    )),
    ("planned", re.compile(r"\b(?:plan(?:s|ned)?)\b", re.I)),
)  # fmt: skip
_COUNT_WORDS = {"two": 2, "three": 3, "four": 4, "five": 5, "ten": 10}
_LEANS = re.compile(
    r"^\s*(?:and|but|or|what about|how about|what of|also|then)\b|\b(?:that|it|they|them|there|those|this)\b",
    re.IGNORECASE,
)
_NAME = re.compile(r"(?<![.?!]\s)(?<!^)\b[A-Z][\w&-]*|\b[A-Z]{2,}\b")
_NOT_NAMES = frozenset(
    {
        "lng",
        "lpg",
        "us",
        "uk",
        "eu",
        "uae",
        "ytd",
        "fob",
        "cif",
        "cfr",
        "usd",
        "eur",
        "mt",
        "gdp",
        "hs",
        "h1",
        "h2",
    }
    | {
        "q1",
        "q2",
        "q3",
        "q4",
        "kg",
        "mmbtu",
        "teu",
        "nok",
        "i",
        "jan",
        "feb",
        "mar",
        "apr",
        "jun",
        "jul",
        "aug",
    }
    | {
        "sep",
        "sept",
        "oct",
        "nov",
        "dec",
        "bpd",
        "mw",
        "fy",
        "yoy",
        "mom",
        "january",
        "february",
        "march",
        "april",
    }
    | {"may", "june", "july", "august", "september", "october", "november", "december"}
)


def asked(text: str, newest: date | None, open_goods: Callable[[str], bool], given: frozenset[str]) -> Asked:
    """Read one question. `given` are goods that the question names and no list has, as keys."""
    s = Sentence(text, ())
    named = mentions(s, newest, lambda key: key in given or open_goods(key))
    listed = [
        good for good in named.goods if good.noun and s.lower(good.index - 1) not in ("not", "excluding")
    ]
    goods = tuple(dict.fromkeys(good.value for good in (listed or named.goods)))
    result = Asked(text, goods=_specific(goods))
    result = _with_places(result, s, named)
    result = _with_measure(result, s, named)
    result = _with_times(result, s, newest)
    result = _with_ends(_with_kind(result, s))
    names = frozenset(
        key
        for match in _NAME.finditer(text)
        for key in keys(match.group())
        if not set(re.split(r"[-/]", match.group().lower())) <= _NOT_NAMES and _plain(s, match.start())
    )
    return replace(result, names=names, words=_leftover(s, named, names))


SECOND = re.compile(
    r"(?:,|;)? and (?=(?:roughly |about )?(?:what|how|by how|which|at what|at which|in which|to which"
    r"|from which)\b)|(?:,|;)? and (?=average\b|its price\b)",
    re.IGNORECASE,
)
"""Where a question asks a second thing: "How much rice ..., and what did a tonne cost?"."""


def _specific(goods: tuple[str, ...]) -> tuple[str, ...]:
    """ "rare earth magnets" beside "rare earths" in one question: all are asked for, doubles are not."""
    return goods


def _plain(s: Sentence, start: int) -> bool:
    index = s.index_at(start)
    return index < len(s.words) and not s.words[index].kind and not s.words[index].key.count("_")


def _with_places(result: Asked, s: Sentence, named: Mentions) -> Asked:
    by_role: dict[str, list[str]] = {
        "origin": [],
        "destination": [],
        "inside": [],
        "partner": [],
        "via": [],
        "excluded": [],
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
    others = [mention.value for mention in named.measures if not mention.noun]
    priced = bool(_PRICE.search(result.text))
    moves = moves if flow or named.places else ""
    measure = nouns[0] if nouns else "price" if priced and not flow else ""
    if priced and not (nouns and nouns[0] in ("tariff", "quota")):
        measure = "price"
    if not measure:
        measure = "trade" if moves else others[0] if others else ""
    money = True if _VALUE.search(result.text) else False if _VOLUME.search(result.text) else None
    return replace(result, flow=flow, measure=measure, money=money)


def _with_times(result: Asked, s: Sentence, newest: date | None) -> Asked:
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
    if found and all(one.base for one in found):  # "over April to June" is no comparison
        found = [replace(one, base=False) for one in found]
    shift = 0
    for pattern, months in ((_YEAR_BEFORE, -12), (_MONTH_BEFORE, -1), (_MONTH_AFTER, 1), (_YEAR_AFTER, 12)):
        if pattern.search(text):
            shift = months
            break
    return replace(result, times=tuple(found), shift=shift, latest=bool(_LATEST.search(text)))


_COMPARED = re.compile(
    r"\b(?:than|versus|vs\.?|against|compared (?:to|with)|relative to|up on|down on)"
    r"(?: (?:in|the|that|those|of|its|during|level))*\s*$",
    re.IGNORECASE,
)


def _with_kind(result: Asked, s: Sentence) -> Asked:
    text = result.text
    unit = _unit(text)
    status = next((name for name, pattern in _RELATIVE_STATUS if pattern.search(text)), "")
    lower = {word.lower for word in s.words}
    up = {directions()[word] for word in lower if word in directions()}
    result = replace(
        result,
        unit=unit,
        status=status,
        yes_no=bool(_YES_NO.search(text)),
        direction=next(iter(up)) if len(up) == 1 else "",
        percent=bool(re.search(r"%|\bper ?cent|\bpercentage", text, re.I)),
    )
    several = max(len(result.origins), len(result.destinations), len(result.places), len(result.goods))
    periods_asked = len(result.times)
    if _TEXT.search(text):
        return replace(result, kind="text")
    rank = _RANK.search(text)
    ranked = next((name for name, pattern in _RANKED if pattern.search(text)), "")
    if re.search(r"^\s*(?:rank|compare|order|sort)\b", text, re.I):
        if several >= 2 or len(result.places) >= 2:
            return replace(result, kind="comparison", most=not lower & _LOW)
        return replace(result, kind="ranking", rank=ranked or "partner", number=0, most=not lower & _LOW)
    if re.search(
        r"\b(?:all|by|each|every) (?:\w+ )?(?:partners?|destinations?|countr(?:y|ies)|buyers?|suppliers?"
        r"|origins?)\b",
        text,
        re.I,
    ) and not re.search(r"\bto all\b|\ball countries\b|\btotal exports\b", text, re.I):
        return replace(result, kind="ranking", rank=ranked or "partner", number=0)
    choice = re.search(r"\bor\b", text, re.I) and (several >= 2 or periods_asked >= 2)
    if choice and not re.search(r"\b(?:rise|up|increase|more|higher|grow) or\b", text, re.I):
        return replace(
            result,
            kind="comparison",
            most=not lower & {"less", "lower", "fewer", "smaller", "cheaper", *_LOW},
        )
    if (rank and ranked and not _SHARE.search(text)) or re.search(
        r"\btop (?:\d+|two|three|four|five|ten)\b", text, re.I
    ):
        number = re.search(
            r"\b(?:top|first|biggest|largest|main|leading) (\d+|two|three|four|five|ten)\b", text, re.I
        )
        many = number[1].lower() if number else ""
        return replace(
            result,
            kind="ranking",
            rank=ranked or "partner",
            most=not lower & _LOW,
            number=int(many) if many.isdigit() else _COUNT_WORDS.get(many, 1),
        )
    if (
        result.percent
        and result.direction
        and _MOVED.search(text)
        and not re.search(r"\b(?:share|of)\b", text, re.I)
    ):
        return replace(result, kind="change")
    if _SHARE.search(text) and not re.search(r"\bby (?:what|which|how many)\b", text, re.I):
        return replace(result, kind="share")
    if (_SUM.search(text) and (several >= 2 or periods_asked >= 2)) or re.search(
        r"\b(?:combined|sum (?:up|of))\b", text, re.I
    ):
        return replace(result, kind="sum")
    if _CHANGE.search(text) or (result.percent and result.direction):
        kind: Kind = "difference" if _DIFFERENCE.search(text) and not result.percent else "change"
        return replace(result, kind=kind)
    if not _seeks_number(result, s):
        return replace(result, kind="text")
    compares = any(time.base for time in result.times) or result.shift < 0
    if result.yes_no and result.direction and (_MOVED.search(text) or compares):
        return replace(result, kind="change")
    if _TREND.search(text):
        return replace(result, kind="trend")
    if (
        ranked in ("origin", "destination", "partner")
        and re.search(
            r"^\s*(?:which|who|list|where|name|to which|from which|what (?:countries|destinations|markets"
            r"|buyers|suppliers|nations))\b",
            text,
            re.I,
        )
        and not re.search(r"\bhow (?:much|many)\b", text, re.I)
    ):
        return replace(result, kind="ranking", rank=ranked, number=0)
    return result


def _seeks_number(result: Asked, s: Sentence) -> bool:
    """Whether a number is asked for: by a measure, a flow, a unit, or in keywords without a verb."""
    if result.flow or result.measure or result.unit or result.status or result.percent:
        return True
    return bool(re.search(r"\bhow (?:much|many|large|big|high)\b", result.text, re.I)) or not VERB.search(
        result.text
    )


VERB = re.compile(
    r"\b(?:is|are|was|were|do|does|did|has|have|had|will|can|could|should|which|who|how|why|when|where)\b",
    re.I,
)


_MOVED = re.compile(
    r"\b(?:rise|fall|grow|increase|decrease|decline|drop|shrink|climb|jump|go up|go down|gone up|risen"
    r"|fallen|grown)\b",
    re.I,
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
    known = set(flow_words()) | set(measure_words()) | set(directions()) | set(statuses()) | _CONSUMED
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
    )


_CONSUMED = frozenset(
    {
        "volume",
        "volumes",
        "tonnage",
        "quantity",
        "amount",
        "value",
        "worth",
        "total",
        "figure",
        "level",
        "number",
    }
    | {
        "country",
        "countries",
        "percentage",
        "percent",
        "share",
        "proportion",
        "part",
        "year",
        "month",
        "quarter",
    }
    | {
        "compared",
        "compare",
        "change",
        "changed",
        "difference",
        "combined",
        "together",
        "top",
        "largest",
        "biggest",
    }
    | {
        "most",
        "highest",
        "lowest",
        "main",
        "leading",
        "big",
        "large",
        "high",
        "latest",
        "current",
        "currently",
        "far",
    }
    | {
        "any",
        "all",
        "weight",
        "tonnes",
        "tons",
        "million",
        "thousand",
        "billion",
        "data",
        "customs",
        "according",
    }
    | {
        "ago",
        "earlier",
        "later",
        "previous",
        "following",
        "next",
        "last",
        "first",
        "second",
        "half",
        "many",
        "week",
    }
    | {
        "happened",
        "development",
        "trend",
        "goods",
        "abroad",
        "metric",
        "average",
        "monthly",
        "annual",
        "yearly",
    }
)


def overlaid(now: Asked, before: Asked) -> Asked:
    """A follow-up: the slots of the question before, with those that the new one names in their place."""
    places = now.origins or now.destinations or now.places
    result = replace(
        now,
        kind=now.kind
        if now.kind != "lookup"
        else before.kind
        if before.kind not in ("text", "comparison")
        else "lookup",
        goods=now.goods or before.goods,
        flow=now.flow or before.flow,
        measure=now.measure or before.measure,
        times=now.times or _shifted(before.times, now.shift),
        unit=now.unit or before.unit,
        money=before.money if now.money is None else now.money,
        status=now.status or before.status,
        names=now.names or before.names,
        words=now.words | (before.words if not places else frozenset()),
        origins=now.origins or before.origins,
        destinations=now.destinations or before.destinations,
        places=now.places,
        rank=now.rank or before.rank,
    )
    if (
        now.kind == "lookup"
        and before.kind in ("ranking", "share", "change", "difference")
        and (places or now.times)
    ):
        result = replace(result, kind=before.kind if before.kind != "ranking" else "lookup")
    if now.shift and not now.times and now.kind == "lookup":
        result = replace(result, shift=0)
    if not places:
        return replace(result, places=before.places)
    if (
        now.places and not now.origins and not now.destinations
    ):  # a lone place takes the role of the last partner
        if before.destinations and (before.origins or before.flow != "import"):
            return replace(result, destinations=now.places, places=())
        if before.origins and before.flow == "import":
            return replace(result, origins=now.places, places=())
        if before.origins and not before.destinations:
            return replace(result, origins=now.places, places=())
    return replace(result, places=now.places or (before.places if not places else ()))


def _shifted(times_: Sequence[AskedTime], months: int) -> tuple[AskedTime, ...]:
    if not months:
        return tuple(times_)
    return tuple(
        replace(
            one,
            time=replace(
                one.time, first=(one.time.first + months) % 12 if one.open else one.time.first + months
            ),
        )
        for one in times_
    )


def leans(now: Asked) -> bool:
    """Whether a question is no whole one: it goes on about what was asked before."""
    return not now.goods or (bool(_LEANS.search(now.text)) and not (now.goods and (now.times or now.measure)))


__all__ = ["Asked", "AskedTime", "Kind", "asked", "leans", "name_of", "overlaid"]
