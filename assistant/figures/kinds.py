"""Which kind of answer a question wants: a number, a change, a ranking, a reason."""

from __future__ import annotations

import re
from dataclasses import replace

from assistant.figures.apart import average_years, sets_apart, tells_move
from assistant.figures.asked import Asked, Kind
from assistant.figures.superlatives import grows_most, record_period
from assistant.sought import ASKS_DURATION, ASKS_WHY, NAMES_DATE
from assistant.speaking import ASKS_SAYING
from assistant.statements import ASKS_WHAT_HAPPENED, wants_told
from corpus.figures.lexicon import directions
from corpus.figures.sentence import Sentence

_MOVES = (
    "rise|fall|grow|increase|decrease|decline|drop|jump|shrink|climb|risen|fallen|grown|increased|declined"
    "|dropped|go up|go down|gone up|gone down|gain|lose|plunge|slump|cut|raised?|lowered|reduced?|change"
    "|shift(?:ed)?|swing"
)
_SHIFT = (
    "change|increase|decrease|rise|fall|drop|growth|decline|gain|loss|jump|move|movement|shift|swing"
    "|difference|variation|reduction"
)
_BIG = "largest|biggest|highest|greatest|main|leading|most important|smallest|lowest|top|best|major"
_NUMBER = r"\d+|two|three|four|five|six|seven|eight|nine|ten"
_COUNT_WORDS = dict(
    zip(["two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"], range(2, 11), strict=True)
)
_ORDINALS = {
    "second": 2, "2nd": 2, "runner-up": 2, "runner up": 2, "two": 2, "2": 2,
    "third": 3, "3rd": 3, "three": 3, "3": 3, "fourth": 4, "4th": 4, "four": 4, "4": 4,
    "fifth": 5, "5th": 5, "five": 5, "5": 5,
}  # fmt: skip
_NTH = "second|2nd|third|3rd|fourth|4th|fifth|5th"


def _any(*patterns: str) -> re.Pattern[str]:
    return re.compile("|".join(patterns), re.IGNORECASE)


_TEXT = _any(
    r"^\s*(?:and )?(?:why|how come)\b",
    r"\bwhat(?: was| is|'s)? (?:behind|made|drove|prompted|triggered|stopped|caused|led to|explains?"
    r"|does .* mean|is meant|is the (?:reason|definition|aim|purpose))\b",
    r"\breasons?\b|\bexplanations?\b"
    r"|\bwhose\b(?![^?]*\b(?:more|less|most|least|larger|smaller|higher|lower)\b)|\bmeaning(?: of\b|\W*$)",
    r"\bwho (?:said|says|warned|told|described|called|thinks|thought|believed|figured|suspected|feared|hoped"
    r"|expects|complained|remarked|commented|predicted"
    r"|noted|believes|stated|explained|attributed|considers|finds|doubts|argues|prefers|reckons)\b",
    r"\bwhich (?:\w+ )?(?:analyst|official|minister|executive|trader|consultant|consultancy|forecaster|expert"
    r"|bank|agency|ministry|law|person|spokes\w+)\b",
    r"(?:^|[:;,.–-] ?)\s*(?:and )?(?:since |from |by |until )?when\b(?! did .* peak)",
    r"\b(?:since|from|until|till|by|after) when\b",
    r"\b(?:on|by|at|from|since|until|of|after|before|till) (?:what|which) (?:\w+ )?(?:date|day)\b",
    r"^\W*(?:and )?how (?:do|does|did|can|could|has|have|will|would)\b(?![^?]*\b(?:change|compare|develop"
    r"|differ|evolve|fare|perform|move|rank|trend|look|stand|rise|fall|grow|much|many|large|big|high|far|split|divide"
    r"|distribut|add up|total)\w*)",
    r"\bhow (?:does|do|did|has) [^?]*\bexplain\b",
    r"^\W*(?:and )?what (?:changes|(?:will|is going to|is to|is set to) change)\b",
    rf"^\s*(?:in|on|at) (?:which|what) (?:month|year|day|date|quarter|week)\b(?![^?]*\b(?:most|least|peak"
    rf"|bottom|record|higher|lower|larger|smaller|bigger|more|less|fewer|{_BIG})\b)",
    r"\bused for\b|\bdefin(?:e|ed|ition)\b|\b(?:stands? for|abbreviation|uses of)\b",
    r"\bwhat (?:is|are) (?:a|an|the) [\w-]+(?: [\w-]+)?\?",
    r"\bhow is .* (?:calculated|worked out|defined|measured|set)\b",
    r"\b(?:which|what) (?:[\w-]+ ){1,4}?(?:is|are|was|were|will be) (?:not |still )?(?:exempt\w*|excluded"
    r"|spared"
    r"|affected|covered|allowed|permitted|banned|prohibited|restricted)\b"
    r"|\b(?:which|what) (?:[\w-]+ ){1,6}(?:not )?appl(?:y|ies) to\b",
    r"\b(?:which|what) (?:compan(?:y|ies)|firms?|groups?|unions?|associations?|countr(?:y|ies)|part(?:y|ies))"
    r" (?:has |have )?(?:support|back|oppos|criticis|criticiz|lobb|reject|propos|demand|call)\w*\b",
    r"\baccording to whom\b|\bwhat did .* say\b|\bwhere does the figure\b",
)
_RANK = _any(
    rf"\b(?:bottom|trough|topped|most|largest-ever|least|fewest|peak|first|second|third|strongest|weakest"
    rf"|bulk|number one|no\. ?1|runner-up|{_BIG})\b"
)
_NTH_PERIOD = _any(
    r"\b(?:first|second|third|fourth|1st|2nd|3rd|4th) (?:(?:calendar|fiscal|marketing|business) )?"
    r"(?:quarter|half|month|week|year|ten days|(?:\w+ )?(?:quarters|months|weeks))\b"
)
""" "In the third quarter" is when, and no rank."""
_LOW = frozenset({"least", "smallest", "lowest", "fewest", "weakest", "bottom", "trough", "cheapest"})
_LESS = frozenset({"less", "lower", "fewer", "smaller", "cheaper"}) | _LOW
_RANKED = (
    ("period", _any(
        r"\b(?:which|what) (?:\w+ ){0,4}?(?:month|year|quarter|week|season|sale|period)s?\b",
        r"\bwhen did .* peak\b",
    )),
    ("origin", _any(
        r"\b(?:suppliers?|sources?|exporters?|sellers?|origins?|shippers?|exporting countr\w+|producers?"
        r"|producing countr\w+|growers?|providers?)\b"
    )),
    ("destination", _any(
        r"\b(?:buyers?|importers?|destinations?|markets?|customers?|takers?|recipients?|purchasers?|outlets?"
        r"|importing countr\w+)\b"
    )),
    ("partner", _any(
        r"\b(?:which|what) (?:\w+ ){0,3}?(?:countr(?:y|ies)|nations?|partners?|regions?|places?|economy"
        r"|ports?|states?)\b",
        r"\bwho(?:m)?\b|\bwhere\b|\bto (?:whom|which)\b|\bcountr(?:y|ies)\b",
    )),
    ("commodity", _any(
        r"\b(?:which|what) (?:of the )?(?:\w+ ){0,3}?(?:goods?|products?|commodit(?:y|ies)|metals?|minerals?"
        r"|crops?|grades?|elements?|materials?|fuels?|cereals?|grains?|items?)\b"
    )),
)  # fmt: skip
_NUMBERED = _any(
    rf"\btop (?P<a>{_NUMBER})\b",
    rf"\b(?P<b>{_NUMBER}) (?:\w+ )?(?:{_BIG})\b",
    rf"\b(?:first|{_BIG}) (?P<c>{_NUMBER})\b(?! (?:quarters|months|weeks|years|days|halves))",
    rf"\b(?:which|what) (?P<d>{_NUMBER}) (?:\w+ )?(?:countries|nations|partners|markets|buyers|suppliers"
    rf"|destinations|sources|states|ports|products|goods|months)\b",
)
_SITES = _any(
    r" (?:ports?|harbours?|terminals?|warehouses?|mines|mills|plants|smelters|refineries|exchanges|hubs|tank"
    r" farms)\b"
)
"""What belongs to a place named by number: what lies "at the three main ports" is one amount."""
_ORDINAL = _any(
    rf"\b(?P<nth>{_NTH})[- ](?:{_BIG}|most|least|ranked|ranking|placed"
    r"|in line|in rank|on the list|in the ranking)\b",
    r"\b(?P<up>runner[- ]up)\b",
    r"\b(?:number|no\.?|rank|position|#) ?(?P<at>two|three|four|five|[2-5])\b(?! (?:months|quarters|years))",
    rf"\b(?:in|at|into|took|takes|taking|held|holds|hold|occup\w+|had|ranks?|ranked|came|comes|come|placed"
    rf"|was|were|finish\w*|stood) (?:in |at |the )?(?P<place>{_NTH})(?: (?:place|spot|position|rank))?\b"
    rf"(?! (?:quarter|half|month|week|time|year|report|estimate|largest|biggest))",
)
_NEXT_PLACE = _any(
    rf"^\s*(?:and |but )?(?:what about |how about |who (?:was|is|came) )?(?:in )?(?:the )?(?P<nth>{_NTH})"
    rf"(?:[- ](?:{_BIG}|most|least|place|one))?\W*$"
)
""" "And the second?" goes on about a ranking."""
_ORDERED = _any(r"^\s*(?:rank|compare|order|sort)\b")
_ALL = _any(
    r"\b(?:all|by|each|every) (?:\w+ )?(?:partners?|destinations?|countr(?:y|ies)|buyers?|suppliers?"
    r"|origins?|markets?)\b",
    r"\b(?P<part>state|country|region|province|port|destination|partner|buyer|supplier|market)"
    r" by (?P=part)\b",
)
_IN_TOTAL = _any(
    r"\b(?:to|from|of|across|over) all (?:(?:of )?(?:its|their|the|her|his) )?(?:\w+ )?(?:destinations"
    r"|origins|countries|partners|sources|markets|customers|buyers|clients|suppliers|takers|outlets)\b",
    r"\b(?:all|every) (?:\w+ )?(?:destinations|origins|countries|partners|buyers|suppliers|sources|markets"
    r"|customers|clients|takers|outlets)"
    r"(?: (?:together|combined|taken together)|,)",
    r"\ball countries\b|\btotal (?:ex|im)ports\b|\boverall\b",
)
_SHARE = _any(
    r"\b(?:what|which|how (?:big|large|much|high) (?:was|is|were|are)|how (?:big|large) a)\b[^?]*?"
    r"\b(?:share|proportion|part|fraction|portion|slice|percentage|percent|per cent)\b",
    r"\bshare\b|\b(?:percentage|proportion|fraction|percent|per cent|part) of\b",
    r"\bhow much of (?!it\b|them\b|that\b|this\b|those\b)",
    r"\baccount(?:ed|s)? for\b|\bmade? up\b|\bhow full\b",
)
_CHANGE = _any(
    r"\b(?:by )?(?:what|which|how many|how much|how far) (?:percent(?:age)?|per cent|%)\b(?! of)",
    r"\bby how (?:much|many \w+)\b",
    rf"\bhow (?:much|far|strongly|sharply|fast|steeply) (?:did|has|have|was|were|is|are)\b[^?]*"
    rf"\b(?:{_MOVES})\b",
    r"\bhow (?:much|many) (?:\w+ )?(?:more|less|higher|lower|fewer|bigger|smaller|larger|greater)\b",
    r"\b(?:percentage|percent|per cent|%|relative|annual|yearly|monthly|year-on-year|month-on-month|yoy|y/y)"
    rf" (?:price )?(?:{_SHIFT})\b",
    r"\b(?:tonnes?|tons?|kg|kilos|barrels|bags|units|dollars) (?:gained|lost|added|shed)\b",
    r"\b(?:change[ds]?|changing)\b(?! hands)|\b(?:compare[ds]?|comparison)\b",
    r"\bhow did [^?]*\b(?:move|differ|fare|perform)\b",
    r"\b(?:rise|increase|grow|go up|up) or (?:fall|decrease|decline|shrink|drop|go down|down)\b",
    r"\bup or down\b|\bmore or less\b|\bhigher or lower\b|\bdifference\b",
    r"\b(?:grow|growth|increase|decline|drop|rise|fall)\b[^?]*\b(?:rate|percent|%)",
    r"\bwhat (?:was|is) the (?:\w+ ){0,2}(?:increase|decrease|rise|fall|drop|growth|decline|change|jump"
    r"|gain)\b",
)
BETWEEN = _any(r"\b(?:gap|spread|margin|difference|distance) (?:[\w-]+ ){0,4}?between\b")
"""Two things are set against each other: the number of one of them is no answer."""
_PERCENT_CHANGE = _any(rf"(?:\b(?:percentage|percent|per cent)|%) (?:price )?(?:{_SHIFT})\b")
_MOVED_BY = _any(
    rf"\b(?:what|which) (?:percentage|per ?cent|%) (?:did|does|do|has|have|had|was|were|is|are)\b"
    rf"[^?]*\b(?:{_MOVES})\b"
)
""" "What percentage did shipments shift by": no part of a whole is asked for."""
_CHANGE_IN = _any(r"\bwhat (?:was|is) the change (?:in|of)\b")
_DIFFERENCE = _any(
    r"\bdifference\b",
    r"\bhow (?:much|many) (?:\w+ ){0,4}?(?:more|less|fewer|higher|lower)\b",
    r"\bhow much (?:bigger|larger|greater|smaller)\b[^?]*\bthan\b",
    r"\bby how (?:much|many \w+) [^?]*\b(?:than|exceed(?:ed)?|surpass(?:ed)?|outstrip(?:ped)?)\b",
    r"\bhow much (?:cheaper|dearer|costlier|pricier|heavier|above|below)\b",
    r"\b(?:gap|spread|margin) between\b",
    r"\b(?:premium|discount) (?:of|for) [^?]+ (?:over|to|against)\b",
)
_SUM = _any(
    r"\b(?:combined|together|altogether|add(?:ed)? (?:up|together)|sum(?: up)?|in sum|joint(?:ly)?|aggregate"
    r"|cumulative(?:ly)?|both|plus|in all|all told|put together|between them)\b",
    r"\btotal\b",
)
_THAN = _any(r"\b(?:more|less|fewer|larger|bigger|higher|lower|smaller|greater)\b[^?]*\bthan\b")
_WHICH_OF = _any(r"\bwhich of\b[^?]*\b(?:more|most|less|least|fewer|larger|bigger|higher|lower|smaller)\b")
_SUM_OF = _any(r"\b(?:combined|sum (?:up|of))\b", r"^\s*add\b")
_SUMMED = _any(r"\b(?:combined|together|altogether|put together|sum)\b")
_NO_SUM = _any(r"\b(?:each|respectively|separately|with (?:the|a) total|and (?:the |in )?total)\b")
"""Where every part is asked for, the total is asked for beside them."""
_GAINED = _any(
    r"\b(?:gained|lost|shed|put on|tacked on)\b|(?<!value )(?<!value-)\badded\b(?! value)",
    r"\b(?:month-to-month|month-on-month|year-on-year|year-to-year) (?:gain|loss|move|shift|swing|change)\b",
)
""" "September to October: tonnes gained?": what lies between the two."""
_TREND = _any(
    r"\b(?:develop(?:ed|ment)?|trend|evolve[ds]?|month by month|over the months|each month|per month)\b"
)
_YES_NO = _any(r"^\s*(?:and )?(?:did|was|were|has|have|is|are|do|does|had)\b")
_PAST = _any(r"\b(?:did|was|were|had|has|have)\b|\b(?!supposed\b)\w+ed\b")
_STATUS = (
    ("target", _any(r"\b(?:targets?|guidance|goal|aim(?:s|ed|ing)?)\b")),
    ("forecast", _any(
        r"\b(?:forecasts?|expect(?:ed|s|ation)?|project(?:ed|ion)|predict\w*|outlook|will|estimate[ds]?"
        r"|prognos\w+|foresee\w*|see for|likely|going to|supposed to)\b"
    )),
    ("planned", _any(r"\b(?:plan(?:s|ned)?)\b")),
)  # fmt: skip
_AMOUNT_FIRST = _any(
    r"\W*(?:by )?(?:how (?:much|many|far|big|large)|what (?:volume|tonnage|quantity|amount))\b"
)
_ASIDE = _any(
    r", (?:back )?(?:when|since|after|because|while|the \w+ when) (?!do|does|did|is|was"
    r"|were|are|has|have|will|had)"
    r"[^?,]*(?=\W*$)"
)
""" "How much was sold in May, when the port was shut?": when is not asked."""
_CAUSE = _any(
    r"^\s*(?:and )?(?:why|how come)\b",
    r"^\s*what (?:made|drove|caused|prompted|triggered|explains|was behind|is behind|led)\b",
)
_IN_PERCENT = _any(
    r"(?<!\d)(?<!\d )%|(?<!\d )\bper ?cent|\bpercentage"
    r"|\d ?(?:%|per ?cent)(?! (?:broken|grade|pure|purity|moisture|protein|fe|iron|ni|nickel|cu|copper)\b)"
)
""" "5% broken rice" is a grade, and no percentage is asked for."""
_WHICH_FIRST = _any(
    rf"^\W*(?:in|at|on|from|for)? ?(?:which|what) (?!(?:is|was|are|were|the|did|do|does|has|have)\b)[^?]*"
    rf"\b(?:most|least|fewest|{_BIG})\b"
)
""" "Which mine had the lowest costs": one row of several, and not just any."""
_WHICH_NOUN = _any(
    r"^\W*(?:and )?(?:which|what) (?!(?:is|was|are|were|the|did|do|does|has|have|had)\b)"
    r"(?!(?:volume|tonnage|quantity|amount|price|value|share|percentage|rate)\b)"
)
""" "Which engine came in second place": one of a kind, and never an amount of all of them."""
_MOVED = _any(rf"\b(?:{_MOVES})\b")
_LISTS = _any(
    r"^\s*(?:(?:apart from|aside from|besides|except for|excluding|other than) [\w ]+, )?"
    r"(?:which|who|list|where|name|to which|from which|what (?:countries|destinations|markets|buyers"
    r"|suppliers|nations))\b"
)
_ONE_OF = _any(
    r"^\W*(?:and )?(?:at|in|from|to|for|on) which of (?:the|its|their|these|those)\b"
    r"(?! (?:\w+ )?(?:months|years|quarters|weeks|seasons)\b)"
)
""" "At which of the three ports did stocks grow": what all of them hold is no answer."""
_HOW_MANY = _any(r"\bhow (?:much|many)\b")
VERB = _any(
    r"\b(?:is|are|was|were|do|does|did|has|have|had|will|can|could|should|which|who|how|why|when|where)\b"
)
"""Without one of these a question is a line of keywords."""


def with_kind(asked: Asked, s: Sentence) -> Asked:
    """The question with its kind and what belongs to that: direction, status, what is ranked and how many."""
    text = asked.text
    lower = {word.lower for word in s.words}
    ways = {directions()[word] for word in lower if word in directions()}
    asked = replace(
        asked,
        status=next((name for name, pattern in _STATUS if pattern.search(text)), ""),
        past=bool(_PAST.search(text)) or not asked.times,
        yes_no=bool(_YES_NO.search(text)),
        direction=next(iter(ways)) if len(ways) == 1 else "",
        percent=bool(_IN_PERCENT.search(text)),
        most=not lower & _LOW,
    )
    plain = _ASIDE.sub("", text) if _AMOUNT_FIRST.match(text) else text
    if any(pattern.search(plain) for pattern in (_TEXT, ASKS_DURATION, NAMES_DATE)):
        return replace(asked, kind="text")
    if ASKS_WHY.match(text) or ASKS_SAYING.match(text):
        return replace(asked, kind="text")
    if ASKS_WHAT_HAPPENED.search(text):
        traded = asked.flow or asked.measure not in ("", "trade", "production")
        return _computed(asked) or (_looked_up(asked) if traded else replace(asked, kind="text"))
    return _ranked(asked, lower) or _computed(asked) or _looked_up(asked)


def ranked_thing(text: str) -> str:
    """What a question ranks: period, origin, destination, partner or commodity; "" when nothing."""
    return next((name for name, pattern in _RANKED if pattern.search(text)), "")


def seeks_cause(text: str) -> bool:
    """Whether a question asks why."""
    return bool(_CAUSE.search(text))


def moves(text: str) -> bool:
    """Whether a question speaks of a rise or fall."""
    return bool(_MOVED.search(text))


def one_of(text: str) -> bool:
    """Whether a question asks at which of several places something holds."""
    return bool(_ONE_OF.match(text))


def compares(text: str) -> bool:
    """Whether a question says that one amount is larger or smaller than another."""
    return bool(_THAN.search(text))


def adds_up(text: str) -> bool:
    """Whether a question asks for several amounts in one."""
    return bool(_SUM.search(text) and not _NO_SUM.search(text))


def superlative(text: str) -> bool:
    """Whether a question speaks of the largest or smallest of something."""
    return bool(_RANK.search(text))


def _several(asked: Asked) -> int:
    return max(len(asked.origins), len(asked.destinations), len(asked.places), len(asked.goods))


def _ranked(asked: Asked, lower: set[str]) -> Asked | None:
    """Several amounts side by side: ordered, listed, or one chosen of those that the question names."""
    text, several = asked.text, _several(asked)
    thing = ranked_thing(text)
    numbered, nth = _NUMBERED.search(text), _ORDINAL.search(text)
    listed = replace(asked, kind="ranking", rank=thing or "partner", number=0)
    if not asked.yes_no and record_period(text):
        return replace(asked, kind="ranking", rank="period", number=1)
    if (thing or len(asked.goods) > 1) and grows_most(text) and not asked.yes_no:
        return replace(asked, kind="ranking", rank="commodity" if len(asked.goods) > 1 else thing, number=1)
    if _ORDERED.search(text) and not numbered:
        return replace(asked, kind="comparison") if several >= 2 else listed
    if _ALL.search(text) and not _IN_TOTAL.search(text) and not _HOW_MANY.search(text):
        return listed
    choice = (re.search(r"\bor\b", text, re.I) or _WHICH_OF.search(text)) and (
        several >= 2 or len(asked.times) >= 2
    )
    if choice and not re.search(r"\b(?:rise|up|increase|more|higher|grow) or\b", text, re.I):
        return replace(asked, kind="comparison", most=not lower & _LESS)
    if asked.yes_no and several >= 2 and _THAN.search(text):
        return replace(asked, kind="comparison")
    if numbered and _HOW_MANY.search(text) and _SITES.match(text, numbered.end()):
        return None
    superlative_ = _RANK.search(_NTH_PERIOD.sub(" ", text))
    ranked = (superlative_ or nth) and thing and not (_SHARE.search(text) or _IN_TOTAL.search(text))
    if ranked or numbered:
        number = 1
        place = 0
        if numbered:
            word = next(found for found in numbered.groups() if found).lower()
            number = int(word) if word.isdigit() else _COUNT_WORDS[word]
        elif nth:
            number = place = _ORDINALS[next(found for found in nth.groups() if found).lower()]
        return replace(asked, kind="ranking", rank=thing or "partner", number=number, nth=place)
    if nth and not thing and _WHICH_NOUN.match(text) and not _SHARE.search(text):
        place = _ORDINALS[next(found for found in nth.groups() if found).lower()]
        return replace(asked, kind="ranking", rank="row", number=place, nth=place)
    if not asked.goods and (bare := _NEXT_PLACE.match(text)):
        place = _ORDINALS[bare["nth"].lower()]
        return replace(asked, kind="ranking", number=place, nth=place)
    return None


def _computed(asked: Asked) -> Asked | None:
    """One amount made of several: a change, a share, a sum."""
    text, several = asked.text, _several(asked)
    of_whole = re.search(r"\b(?:share|of)\b", text, re.I)
    if asked.percent and asked.direction and _MOVED.search(text) and not of_whole:
        return replace(asked, kind="change")
    moved = _PERCENT_CHANGE.search(text) or _MOVED_BY.search(text) or _CHANGE_IN.search(text)
    if _SHARE.search(text) and not moved and not re.search(r"\bby (?:what|which|how many)\b", text, re.I):
        return replace(asked, kind="share")
    two = len(asked.times) >= 2 or asked.shift or any(time.time.months == 2 for time in asked.times)
    against = two or several >= 2 or average_years(text) is not None
    if against and sets_apart(text, len(asked.times)) and not _SUMMED.search(text):
        return replace(asked, kind="change" if asked.percent else "difference")
    parted = several >= 2 or len([time for time in asked.times if not time.base]) >= 2
    if (_SUM.search(text) and parted and not _NO_SUM.search(text)) or _SUM_OF.search(text):
        return replace(asked, kind="sum")
    plain = not (asked.percent or asked.shift or any(time.base for time in asked.times))
    if several >= 2 and plain and re.search(r"\b(?:compare[ds]?|versus|vs)\b", text, re.I):
        return replace(asked, kind="comparison")
    if several >= 2 and _DIFFERENCE.search(text) and not asked.percent:
        return replace(asked, kind="difference")
    gained = two and (_GAINED.search(text) or tells_move(text))
    if moved or _CHANGE.search(text) or BETWEEN.search(text) or gained or (asked.percent and asked.direction):
        kind: Kind = "difference" if _DIFFERENCE.search(text) and not asked.percent else "change"
        return replace(asked, kind=kind)
    return None


def _looked_up(asked: Asked) -> Asked:
    """One amount, or no amount at all."""
    text, thing = asked.text, ranked_thing(asked.text)
    if not _seeks_number(asked) and not (asked.goods and _TREND.search(text)):
        return replace(asked, kind="text")
    if one_of(text):
        return replace(asked, kind="comparison")
    compares = any(time.base for time in asked.times) or asked.shift < 0
    if asked.yes_no and asked.direction and (_MOVED.search(text) or compares):
        return replace(asked, kind="change")
    if _TREND.search(text):
        return replace(asked, kind="trend")
    if any(time.base for time in asked.times) and any(not time.base for time in asked.times):
        return replace(asked, kind="change")
    partner = thing in ("origin", "destination", "partner")
    if partner and _LISTS.search(text) and not _HOW_MANY.search(text):
        return replace(asked, kind="ranking", rank=thing, number=0)
    if not thing and _WHICH_FIRST.search(text):
        return replace(asked, kind="ranking", rank="row")
    return asked


def _seeks_number(asked: Asked) -> bool:
    """Whether a number is asked for: by a measure, a flow, a unit, or in keywords without a verb."""
    if asked.flow or asked.measure:
        return True
    if wants_told(asked.text) == "event":
        return False  # "what will the miner do with the grant": no forecast
    if asked.unit or asked.status or asked.percent or asked.shift or asked.money:
        return True
    return bool(re.search(r"\bhow (?:much|many|large|big|high)\b", asked.text, re.I)) or not VERB.search(
        asked.text
    )
