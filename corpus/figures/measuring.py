"""What a number measures: trade, output, stocks, prices, and in which flow."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from corpus.figures.drafts import FAR, Draft, Reach, bracket_at, cheapest, put
from corpus.figures.lexicon import flow_words, measure_words
from corpus.figures.mention import Mention
from corpus.figures.mentions import Mentions
from corpus.figures.sentence import Sentence
from corpus.quantities import Quantity
from corpus.rare import Rare

TRADE_REACH = 30.0


MILLION = 1_000_000


_MASSLIKE = (
    "mass",
    "volume",
    "count",
    "containers",
    "energy",
    "oil equivalent",
    "deadweight",
    "area",
    "power",
    "zero",
)


_PRICED = frozenset({"price", "tariff", "freight", "cost", "other"})


_OF_MONEY = frozenset(
    {
        "trade",
        "revenue",
        "profit",
        "investment",
        "price",
        "freight",
        "cost",
        "tariff",
        "consumption",
        "quota",
        "balance",
        "other",
    }
)


_OF_MASS = frozenset(
    {
        "trade",
        "production",
        "consumption",
        "stock",
        "quota",
        "capacity",
        "reserve",
        "area",
        "balance",
        "other",
    }
)


_CAPPED = Rare(
    r"(?P<who>[\w-]+)(?:, (?:which|who|the)\b[^,;]*,)?"
    r"(?: (?:has|have|had|will|would|now|again|also|currently|is to|are to))*"
    r" (?P<verb>limit(?:s|ed)?|cap(?:s|ped)?|restrict(?:s|ed)?|ration(?:s|ed)?)"
    r" (?:(?!from\b|to\b)[\w'’-]+ ){1,6}(?:to|at)"
    r" (?:(?:no|not) more than |a maximum of |just |only |about |some )*$"
)
_RULERS = frozenset(
    {"government", "ministry", "authorities", "authority", "regulator", "cabinet", "state", "commission"}
)


_USE_OR_MAKE = r"(?:demand|supply|consumption|output|production|usage|use)"
_EXCEEDS = Rare(
    rf"\b{_USE_OR_MAKE}\b[^,;.\d]{{0,40}}?\b(?:exceed|outstrip|outpac|outrun|surpass|lag|trail|f[ae]ll)\w*"
    rf"(?: behind| short of)? (?:\w+ )?{_USE_OR_MAKE} by (?:about |around |some |nearly |just |over )*$",
    re.IGNORECASE,
)
""" "Demand should exceed supply by 164 kt": a deficit, and nothing that was traded."""


def _rules(s: Sentence, capped: re.Match[str], named: Mentions) -> bool:
    """Whether it is a country or an authority that limits, and not a flood."""
    who = capped["who"].lower()
    return who in _RULERS or any(s.words[one.index].lower.split()[-1:] == [who] for one in named.places)


def measured(s: Sentence, reach: Reach, draft: Draft, named: Mentions) -> None:
    quantity = draft.amount.quantity
    dimension = quantity.dimension.split(" per ")[0]
    priced = quantity.dimension.startswith("money per")
    if quantity.dimension == "money per day" and quantity.scale < MILLION:
        draft.put("measure", "freight", "unit", quantity.start, quantity.end)
        return  # ships and rigs are paid by the day
    if dimension in _MASSLIKE and (gap := _EXCEEDS.search_before(s.text, quantity.start)):
        draft.put("measure", "balance", "clause", *gap.span())
        return
    flow_cost, flow = cheapest(reach, _of_its_part(s, reach, [one for one in named.flows if one.value]))
    if (
        flow and flow_cost < FAR and dimension in ("count", "mass", "percent")
        and _sold_at_home(s, flow) and not _made_before(s, reach, flow, named)
    ):  # fmt: skip
        put(s, reach, draft, "measure", replace(flow, value="consumption"))
        return
    if flow and flow_cost < FAR and dimension == "money" and _company_sales(s, flow, named):
        put(s, reach, draft, "measure", replace(flow, value="revenue"))
        return
    if flow and flow_cost < FAR and (not reach.barriers(flow.index) or flow_cost < TRADE_REACH):
        put(s, reach, draft, "flow", flow)
        draft.act = not flow_words()[s.lower(flow.index)].statistic
    if dimension == "percent" and _CHARGED.search_before(s.text, quantity.start):
        draft.put("measure", "tariff", "clause", quantity.start, quantity.end)
        return
    if (
        dimension in _MASSLIKE
        and (capped := _CAPPED.search_before(s.text, quantity.start))
        and _rules(s, capped, named)
    ):
        draft.put("measure", "quota", "clause", *capped.span("verb"))
        return
    if dimension in _MASSLIKE and "flow" not in draft.slots and (kept := _KEPT.match(s.text, quantity.end)):
        draft.put("measure", "stock", "clause", *kept.span())
        return
    if dimension in _MASSLIKE and (cleared := _CLEARED.match(s.text, quantity.end)):
        draft.put("measure", "trade", "clause", *cleared.span())
        return
    if dimension in _MASSLIKE and (kept := _HELD.search(s.text[: quantity.start])):
        draft.slots.pop("flow", None)
        draft.put("measure", "stock", "clause", *kept.span(kept.lastgroup or 0))
        return
    if draft.amount.zero and "flow" not in draft.slots and (gone := _GONE.match(s.text, quantity.end)):
        draft.put("measure", "trade", "clause", *gone.span())
        return
    if dimension == "money" and quantity.scale == 1 and _paid_each(s, quantity):
        draft.slots.pop("flow", None)
        draft.put("measure", "price", "clause", quantity.start, quantity.end)
        return
    best, cost = None, FAR
    for mention in named.measures:
        price = reach.cost(mention.index, mention.last)
        if not mention.noun and _only_described(s, mention, quantity.start):
            continue
        if priced and mention.value not in _PRICED:
            continue
        if draft.amount.base and _BEHIND.search(s.text[quantity.end : s.words[mention.index].start]):
            continue
        if dimension == "money" and mention.value == "reserve" and mention.noun:
            mention = replace(mention, value="other")  # what a central bank holds
        if dimension == "money" and mention.value not in _OF_MONEY:
            continue
        if mention.value == "price" and dimension == "money" and quantity.scale >= MILLION and not priced:
            continue  # "earning $1.97 billion, with the price at ..."
        if mention.value == "price" and draft.amount.role == "change" and _of_a_bill(s, reach):
            continue
        if dimension in _MASSLIKE and mention.value not in _OF_MASS:
            continue
        if mention.value == "area" and dimension in ("mass", "volume"):
            continue  # "5.5 million tonnes, from a smaller area"
        price += 0.0 if mention.noun else 3.0
        if mention.index > draft.amount.last and not mention.noun:
            price += 2.0
        head = mention.noun and any(_heads(s, other, mention) for other in named.flows)
        head = head or (
            mention.noun and s.lower(mention.last + 1) in ("for", "on") and mention.index < draft.amount.first
        )
        if price < cost or (head and best is None):
            best, cost = mention, price - (4.0 if head else 0.0)
    if best and cost < FAR and (flow is None or cost <= flow_cost or "flow" not in draft.slots):
        put(s, reach, draft, "measure", best)
        if best.value in ("balance", "trade"):
            draft.slots.pop("flow", None)
            draft.two_way = best.value == "trade"
    elif "flow" in draft.slots and small_sum(quantity):
        draft.slots.pop("flow")
        draft.put("measure", "price", "clause", quantity.start, quantity.end)
    elif "flow" in draft.slots and not priced:
        draft.put(
            "measure", "trade", draft.slots["flow"].source, draft.slots["flow"].start, draft.slots["flow"].end
        )
    elif priced:
        draft.put("measure", "price", "unit", quantity.start, quantity.end)


SMALL = 5_000
""" "fetched $66.40": no country's exports bring in so little."""


def small_sum(quantity: Quantity) -> bool:
    """Whether a sum of money can only be what a unit of something costs."""
    return quantity.dimension == "money" and quantity.scale == 1 and 0 < quantity.value < SMALL


_AVERAGED = re.compile(
    r"\b(?:averag(?:ed|es|ing)|(?:paid|pays?|charged|fetch\w*|earned|got"
    r"|received)\b[^,;.\d]{0,24}? on average)"
    r" (?:about |around |just |only |some )?$"
)
""" "Rwandan teas averaged $2.97", "buyers paid on average $11.20": of a unit that was said before."""
_ON_TERMS = re.compile(
    r",? (?:(?:a|per) [a-z]+,? )?"
    r"(?:CFR|cfr|[Cc]&[Ff]|CNF|CIF|cif|FOB|fob|FAS|FOT|FCA|fca|DAP|DES|DDP|EXW"
    r"|ex[- ](?:works|mill|wharf|farm|tank))(?![\w-])"
)
""" "$401.50 CFR east coast": what one pays for each, whatever was traded before."""
_SOLD_AT = re.compile(
    r"\d[^;.$€£]*\b(?:tonnes?|tons?|t|mt|lots?|bags?|barrels|bbl|cargo(?:es)?|parcels?|bushels)\b[^;.\d]{0,40}"
    r" at (?:an average (?:of )?|about |around |just |only )?$"
)


def _paid_each(s: Sentence, quantity: Quantity) -> bool:
    """ "paid $263.50 C&F", "took 60,000 t of barley at $249.75": what one tonne cost."""
    before = s.text[: quantity.start]
    return bool(_AVERAGED.search(before) or _SOLD_AT.search(before) or _ON_TERMS.match(s.text, quantity.end))


_BEHIND = re.compile(r", (?:with|as|while|but|because|since|after)\b")
""" "up from 5 t, with most of it going to warehouses": what was compared with is no stock."""


def _heads(s: Sentence, flow: Mention, measure: Mention) -> bool:
    """Whether a word of trade only says which quota or stock: "import quota", "exports of stocks"."""
    gap = measure.index - flow.index
    return gap == 1 or (gap == 2 and not s.lower(flow.index).endswith(("er", "ers", "or", "ors")))


def _only_described(s: Sentence, mention: Mention, number: int) -> bool:
    """Whether a verb stands in a bracket without the number: "beef (fresh and processed) came to 5 t"."""
    inside = bracket_at(s.text, s.words[mention.index].start)
    return inside >= 0 and inside != bracket_at(s.text, number)


def _of_its_part(s: Sentence, reach: Reach, flows: Sequence[Mention]) -> Sequence[Mention]:
    """The flows before the next semicolon, where any are: "Oman took 3 t and Iran 1 t; it had bought 9 t"."""
    start, end = reach.amount.quantity.start, reach.amount.quantity.end
    left, right = s.text.rfind(";", 0, start), s.text.find(";", end)
    flows = [one for one in flows if not _only_of_a_part(s, one, end)]
    before = [one for one in flows if s.words[one.index].start < start]
    if reach.amount.base and before:  # "imports were 5 t against 9 t, while exports were 3 t"
        flows = [one for one in flows if one in before or not reach.barriers(one.index)]
    own = [one for one in flows if left < s.words[one.index].start < (right if right >= 0 else len(s.text))]
    return own or flows


_PART_BEGINS = re.compile(r"\bof (?:which|this|that|these|them)\b|, with (?:the )?[A-Z]")


def _only_of_a_part(s: Sentence, flow: Mention, end: int) -> bool:
    """Whether a word only says who gave a part of the number: "171,000 t, of which Canada supplied 5 t"."""
    start = s.words[flow.index].start
    act = not flow_words()[s.lower(flow.index)].statistic
    return act and start > end and bool(_PART_BEGINS.search(s.text[end:start]))


_KEPT = re.compile(
    r"(?: of [\w -]{3,30}?)?(?: (?:is|are|was|were|still|lay|lying|held|left|sitting))*"
    r" in (?:store|stock|storage|(?:port |bonded )?warehouses|(?:storage )?tanks|silos)\b"
)
""" "1.4 million tonnes of urea in store"."""
_ABOUT = (
    r"(?:about|around|nearly|almost|roughly|some|only|just|over|more than|less than|a total of|an estimated)"
)
_HELD = re.compile(
    rf"\b(?P<held>(?:held|holds?|sat on|sit on|sits on|sitting on))(?: {_ABOUT})? $"
    r"|\b(?P<held2>on warrant|on hand|in hand|(?:held|stored|kept|stacked|piled up|lying) (?:at|in|on)\b"
    r"|in (?:[\w'’-]+ ){0,5}(?:sheds|silos|tanks|depots|stockyards|storerooms))\b"
    rf"[^,;.()]{{0,60}}\b(?:was|were|is|are|stood at|came to|numbered|totall?ed|amounted to|reached)"
    rf"(?: {_ABOUT})? $"
)
""" "Tianjin held 5 t", "tin on warrant was 5 t", "ore on hand was 5 t",
"potash in port sheds was 5 t"."""
_CLEARED = re.compile(
    r"(?: of (?!which)[\w '’-]{2,40}?)?,? (?:(?:had|have|has) )?"
    r"(?:cleared|passed(?: through)?|went through|came through|got through) (?:the )?(?:[A-Z]\w+ )?customs\b"
    r"|(?: of [\w '’-]{2,40}?)? through (?:the )?customs\b"
)
""" "5 t of Thai rice cleared customs": trade, though duties were told of before."""
_GONE = re.compile(
    r"(?: (?:of|has|have|had|it|them|the|this|cargo))* (?:went|gone|go(?:es)?|moved|headed) (?:on )?to\b"
)
""" "None went to China": trade, whatever was told of before."""


def _of_a_bill(s: Sentence, reach: Reach) -> bool:
    """ "cost Japan $3.1 billion, a rise of 41.9%": a change of the sum before it, of no price."""
    before = [other.quantity for other in reach.others if other.last < reach.amount.first]
    whole = bool(before) and before[-1].dimension == "money" and before[-1].scale >= MILLION
    return whole and bool(_APPOSED.search(s.text[: reach.amount.quantity.start]))


_APPOSED = re.compile(
    r"\d[^,;.]{0,40}, (?:an?|which (?:was|is|marks) an?|marking an?|representing an?) (?:\w+ )?"
    r"(?:rise|fall|drop|increase|decrease|decline|jump|gain|growth|surge|slump|plunge) of (?:about |some )?$"
)
_CHARGED = Rare(
    r"\b(?:charg(?:e|es|ed|ing)|lev(?:y|ies|ied|ying)|impos(?:e|es|ed|ing)|slapp(?:ed|ing)|slaps) (?:an? )?$"
)
""" "has charged 50% on imported steel"."""
_PAIR = Rare(
    r"\b(?P<left>exports?|imports?|production|output|sales|consumption|demand|shipments|arrivals|inventories"
    r"|stocks)"
    r" and (?P<right>exports?|imports?|production|output|sales|consumption|demand|shipments|arrivals"
    r"|inventories"
    r"|stocks)\b",
    re.IGNORECASE,
)


def paired(s: Sentence, drafts: Sequence[Draft], named: Mentions) -> None:
    """ "Production and sales were 18.2 million and 18.3 million": the first is one, the second the other."""
    pair = _PAIR.search(s.text)
    if pair is None:
        return
    for left, right in pairwise(drafts):
        between = s.text[left.amount.quantity.end : right.amount.quantity.start].strip(" ,")
        if (
            left.amount.quantity.start < pair.end()
            or between != "and"
            or left.amount.role != right.amount.role
        ):
            continue
        for draft, side in ((left, "left"), (right, "right")):
            _take_word(draft, pair, side)


def _take_word(draft: Draft, pair: re.Match[str], side: str) -> None:
    word, (start, end) = pair[side].lower(), pair.span(side)
    flow, measure = flow_words().get(word), measure_words().get(word)
    for name in ("flow", "measure"):
        draft.slots.pop(name, None)
    if measure:
        draft.put("measure", measure.measure, "clause", start, end)
    elif word == "sales":
        draft.put("measure", "consumption", "clause", start, end)
    elif flow:
        draft.put("measure", "trade", "clause", start, end)
        draft.put("flow", flow.flow, "clause", start, end)


_HOME_SALES = Rare(
    r"\b(?i:domestic|local|retail|home|wholesale|vehicle|car|auto)\b[^,;.]{0,30}\bsales\b(?! to| abroad"
    r"| overseas)"
    r"|\bsales of [\w -]{3,40} in (?:[A-Z]|the)|\bsales in [A-Z]",
)


_HANDED = frozenset({"deliveries", "shipments", "supplies", "dispatches", "despatches"})
_ABROAD = Rare(r"\b(?:abroad|overseas|foreign markets|export sales|outside)\b", re.IGNORECASE)


def _sold_at_home(s: Sentence, flow: Mention) -> bool:
    """Whether sales are those to a country's own people: "new car sales in China"."""
    if s.lower(flow.index) in _HANDED and s.lower(flow.index - 1) in ("domestic", "local", "inland"):
        return True
    selling = s.lower(flow.index) in ("sale", "sales", "sold")
    net = s.lower(flow.index - 1) == "net"
    return selling and not net and bool(_HOME_SALES.search(s.text)) and not _ABROAD.search(s.text)


def _made_before(s: Sentence, reach: Reach, flow: Mention, named: Mentions) -> bool:
    """Whether output is told before the number and sales behind it: "output was 5 t, and home sales 3 t"."""
    behind = flow.index > reach.amount.last
    return behind and any(one.noun and one.last < reach.amount.first for one in named.measures)


_TURNOVER = Rare(
    r"\b(?:consolidated|net|group|quarterly|company|total|record|global|its|had|posted"
    r"|semiconductor)\b[^,;.]{0,24}"
    r"\bsales\b|^[A-Z][\w.]+['’]s sales\b|\bsales (?:in|for) the (?:quarter|year|half|period)\b"
)


def _company_sales(s: Sentence, flow: Mention, named: Mentions) -> bool:
    """Whether money from sales is what a firm or a branch earns, and goes nowhere: "consolidated sales"."""
    if s.lower(flow.index) != "sales" or _ABROAD.search(s.text) or "export" in s.text.lower():
        return False
    moved = any(place.role == "destination" and place.bound for place in named.places)
    return not moved and bool(_TURNOVER.search(s.text) or named.entities)
