"""What a reader carries from sentence to sentence: the good, the period, who exports, and from heading
and title.

Inheritance is the strongest single rule of the trial (17 of 54 questions right without it, 38 with it), and
its dangers decide the rules here: a partner is never carried into a new amount, a period never into a price,
a stock or a capacity, and a coarser or past period never replaces the running one for good.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from corpus.figures.drafts import Draft
from corpus.figures.figure import Slot
from corpus.figures.goods_named import vessels
from corpus.figures.home_sales import with_home_sales
from corpus.figures.measuring import small_sum
from corpus.figures.mentions import Mentions
from corpus.figures.open_ends import own_ends
from corpus.figures.open_goods import ordinary_words
from corpus.figures.open_times import apart, of_one_month, own_time, relative, years_compared
from corpus.figures.permitted import limited, rations
from corpus.figures.piled import of_stocks
from corpus.figures.sentence import Sentence
from corpus.figures.state import OF_THOSE, Above, State, held
from corpus.figures.turning import turn
from corpus.goods import belongs_to, form_named, goods, is_group
from corpus.rare import Rare
from corpus.words import keys

_CONCENTRATE = keys("concentrate")[0]
MILLION = 1_000_000
_COUNTED = frozenset({"mass", "volume", "count", "energy"})
_EARNED = frozenset({"revenue", "investment", "profit"})
"""What is told in money alone: "Revenue was $5 million. Arabica made up 3 million bags"."""
_MONEY = _EARNED | {"trade"}


def complete(
    s: Sentence, drafts: Sequence[Draft], named: Mentions, state: State, around: Sequence[Above]
) -> None:
    """Fill what a sentence leaves open from the sentences before it, its heading and the title."""
    quotas = any(mention.value == "quota" for mention in named.measures)
    ruled = any(draft.allowed and limited(s.text, draft.amount.quantity) for draft in drafts)
    state.rationed = state.rationed or quotas or ruled or rations(s.text)
    state.above = next((one.reporter.value for one in around if one.reporter), "")
    turn(s, named, state)
    _by_item(s, named, state)
    _as_told_before(drafts)
    for draft in drafts:
        _measure(s, draft, named, state, around)
        _good(s, draft, named, state, around)
        _hired(draft)
        _treated(s, draft)
        _in_sheds(s, draft)
        _by_energy(draft, state)
        own_ends(s, draft, named, state, around)
        own_time(s, draft, state, around)
    with_home_sales(s, drafts, named)
    _dated_together(s, drafts)
    of_one_month(drafts, state)
    years_compared(drafts, state)
    _of_same_flow(drafts)
    state.taxed = _TAXED.search(s.text) is not None
    for draft in drafts:
        relative(draft, drafts)
    for draft in drafts:
        apart(draft, drafts)


_TAXED = re.compile(r"\b(?:dut(?:y|ies)|levy|levies|tariffs?|taxe?s?)\b", re.IGNORECASE)
_CHARGED_TO = re.compile(
    r"\b(?:exporters|shippers|importers|sellers|traders|companies|mills|producers)"
    r"(?: \w+){0,3}? (?:pay|paid|are charged|were charged|have to pay|had to pay|owe|be charged)\b",
    re.IGNORECASE,
)


def _duty(s: Sentence, draft: Draft, state: State) -> bool:
    """ "Until then exporters pay $4 per ton of wheat" right after what duties they are freed from."""
    measure = draft.slots.get("measure")
    per = draft.amount.quantity.dimension.startswith("money per")
    charged = per and state.taxed and measure is not None and measure.value == "price"
    return charged and _CHARGED_TO.search(s.text[: draft.amount.quantity.start]) is not None


_BY_ITEM = re.compile(
    r"\W*(?:Broken down )?[Bb]y (?:major |main |key )?"
    r"(?:item|product|product group|category|commodity|sector|industry|goods|destination|market|region"
    r"|country)s?,"
)


def _by_item(s: Sentence, named: Mentions, state: State) -> None:
    """ "By item, chips brought in $5 billion" of a report on all trade: of the flow that it begins with."""
    if state.general is None or state.teller is None or not _BY_ITEM.match(s.text):
        return
    if any(flow.value for flow in named.flows) or not (end := state.teller[1]) or not state.flow:
        return
    state.reporter, state.end = state.teller
    state.flow = replace(state.flow, value="import" if end == "destination" else "export")


def _as_told_before(drafts: Sequence[Draft]) -> None:
    """ "Imports from Peru were 5 t, while those from Chile were 3 t": nearer than the sentence before."""
    for left, right in pairwise(drafts):
        measure = left.slots.get("measure")
        kinds = {_kind(one) for one in (left, right)}
        if measure is None or "measure" in right.slots:
            continue
        if left.amount.role == right.amount.role == "change" and "flow" in left.slots:
            right.slots["measure"], right.act, right.two_way = measure, left.act, left.two_way
            right.slots.setdefault("flow", left.slots["flow"])
            continue  # "5 t in May, up 5% on month but down 3% on year"
        if len(kinds) > 1:
            continue
        if measure.value == "price" and not (right.amount.base and kinds == {"money"}):
            continue
        if left.amount.role != "level" or right.amount.role != "level" or right.amount.zero or "" in kinds:
            continue
        right.slots["measure"], right.two_way = measure, left.two_way
        if "flow" in left.slots:
            right.slots.setdefault("flow", left.slots["flow"])
            right.act = left.act


def _kind(draft: Draft) -> str:
    """What two numbers must both be for the one to go on with the other; "" for what stands alone."""
    quantity = draft.amount.quantity
    dimension = "" if " per " in quantity.dimension else quantity.dimension
    return "amount" if dimension in _COUNTED and quantity.unit else dimension if dimension == "money" else ""


_LOOKS_BACK = re.compile(r"(?:A|One) (?:year|month|quarter) (?:earlier|before|ago)\b")


def _dated_together(s: Sentence, drafts: Sequence[Draft]) -> None:
    """ "A year earlier they were 7, 6 and 4 t": all three of that year."""
    first = drafts[0].slots.get("period") if drafts else None
    counted = bool(drafts) and drafts[0].same is not None
    if first is None or (first.inherited and not counted) or not _LOOKS_BACK.match(s.text):
        return
    for draft in drafts[1:]:
        if (own := draft.slots.get("period")) and own.inherited:
            draft.slots["period"], draft.time = first, drafts[0].time


def _of_same_flow(drafts: Sequence[Draft]) -> None:
    """ "Peru sent 5 t, although that was down from 8 t in May": both to the same buyer."""
    for left, right in pairwise(drafts):
        mine, other = left.slots, right.slots
        level = left.amount.role == right.amount.role == "level"
        if not (level and right.amount.base and not left.amount.base and left.amount.quantity.unit):
            continue
        same = left.amount.quantity.unit == right.amount.quantity.unit
        if same and held(mine, "measure") == held(other, "measure") == "trade":
            for one, far in (("origin", "destination"), ("destination", "origin")):
                if (
                    held(mine, one)
                    and held(mine, one) == held(other, one)
                    and far in mine
                    and far not in other
                ):
                    other[far], other["flow"] = mine[far], mine.get("flow", other["flow"])


def _measure(s: Sentence, draft: Draft, named: Mentions, state: State, around: Sequence[Above]) -> None:
    slots = draft.slots
    if state.freighted and _by_way(s, draft):
        slots["measure"] = replace(slots["measure"], value="freight")
    if _duty(s, draft, state):
        slots["measure"] = replace(slots["measure"], value="tariff")
    if _earned_abroad(s, draft, state):
        slots.pop("measure")
    ruled = draft.allowed and (state.rationed or limited(s.text, draft.amount.quantity))
    if ruled and draft.amount.role == "level":
        said = slots.get("measure", Slot("", "clause"))
        slots["measure"] = replace(said, value="quota", source="clause")
        slots.pop("status", None)
    if "measure" not in slots and _FULL.match(s.text, draft.amount.quantity.end):
        slots["measure"] = Slot("stock", "clause", draft.amount.quantity.end, draft.amount.quantity.end + 5)
    if "measure" not in slots and (piled := of_stocks(s, draft, named, state)):
        slots["measure"] = piled
    if "measure" not in slots and (again := _told_again(s, draft, state)):
        slots["measure"] = again
    if "measure" not in slots:
        quantity = draft.amount.quantity
        dimension = quantity.dimension.split(" per ")[0]
        bare = dimension == "count" and not quantity.unit and not OF_THOSE.match(s.text)
        if state.priced and (dimension == "percent" or (dimension == "money" and quantity.scale < MILLION)):
            slots["measure"] = Slot("price", "previous")
        elif (
            quantity.unit
            and dimension in _COUNTED
            and (end := slots.get("destination"))
            and not end.inherited
        ):
            slots["measure"] = Slot("trade", end.source, end.start, end.end)
        elif state.measure and not bare and not (dimension == "money" and state.measure.value not in _MONEY):
            earned = dimension in _COUNTED and bool(quantity.unit) and state.measure.value in _EARNED
            slots["measure"] = replace(state.measure, value="trade") if earned else state.measure
            slots["measure"] = replace(slots["measure"], source="previous")
            if small_sum(quantity) and state.measure.value == "trade":
                slots["measure"] = Slot("price", "previous")
        elif not bare and (given := next((one for one in around if one.measure or one.flow), None)):
            measure = given.measure or Slot("trade", given.flow.source if given.flow else "title")
            if measure.value != "price" or dimension == "percent":
                slots["measure"] = measure
    if draft.two_way:
        return
    if "flow" not in slots and draft.slots.get("measure", Slot("", "default")).value == "trade":
        if state.flow:
            slots["flow"] = replace(state.flow, source="previous")
        else:
            _from(around, "flow", slots)
        if "flow" not in slots and draft.amount.zero and "destination" in slots:
            slots["flow"] = Slot("export", "default")


_FULL = re.compile(r" full\b(?! year| marketing| crop| load)")
""" "German caverns were 98% full": of what is in store."""
_WAY = Rare(
    r"\b[Ff]rom (?:the )?[A-Z][^,;\d]{2,40} to (?:the )?[A-Z]"
    r"|\b[A-Z]\w+-[A-Z]\w+ (?:rates?|route|run)\b"
)
_OF_GOODS = Rare(r"\b(?:fob|cif|cfr|c&f|delivered|prices?|premiums?)\b", re.IGNORECASE)


def _by_way(s: Sentence, draft: Draft) -> bool:
    """ "From Santos to Qingdao owners asked $45 a tonne" below freight rates: no price of a good."""
    told = draft.slots.get("measure")
    per = draft.amount.quantity.dimension == "money per mass"
    return (
        per
        and told is not None
        and told.value == "price"
        and bool(_WAY.search(s.text))
        and not (_OF_GOODS.search(s.text))
    )


_EARNINGS = re.compile(r"\W*(?:Export |Foreign |The |Total |Their |Its )?[Ee]arnings\b", re.IGNORECASE)


def _earned_abroad(s: Sentence, draft: Draft, state: State) -> bool:
    """ "Earnings came to $5 million" after what a country exported: what the exports brought in."""
    measure = draft.slots.get("measure")
    exporting = state.reporter is not None and state.end == "origin" and state.measure is not None
    if not (exporting and state.measure and state.measure.value == "trade" and measure):
        return False
    plain = draft.amount.quantity.dimension == "money" and measure.value == "profit"
    return plain and bool(_EARNINGS.match(s.text))


_IT_WAS = re.compile(
    r"(?:In [^,.;]{3,20},? |[A-Z][\w ]{2,20} (?:earlier|before|ago),? )?"
    r"(?:[Ii]t|[Tt]hey|[Tt]h(?:e|at) (?:figure|estimate|number))"
    r" (?:was|were|is|are|had been|stood at|had stood at)\b"
)
_STANDING = frozenset({"balance", "quota", "capacity", "reserve", "area"})


def _told_again(s: Sentence, draft: Draft, state: State) -> Slot | None:
    """ "The deficit was put at 5 t. In April it was 3 t.": of the deficit, not of what is traded."""
    before = state.last
    if before is None or not _IT_WAS.match(s.text) or _kind(before) != _kind(draft) or not _kind(draft):
        return None
    measure = before.slots.get("measure")
    return replace(measure, source="previous") if measure and measure.value in _STANDING else None


def _from(around: Sequence[Above], name: str, slots: dict[str, Slot]) -> None:
    for one in around:
        if (slot := getattr(one, name)) is not None and name not in slots:
            slots[name] = slot


def _good(s: Sentence, draft: Draft, named: Mentions, state: State, around: Sequence[Above]) -> None:
    if "commodity" in draft.slots or draft.nameless:
        _meant_again(s, draft, named, state)
        return
    measured = draft.slots.get("measure")
    if (
        measured
        and measured.value == "other"
        and not measured.inherited
        and draft.amount.quantity.unit != "%"
    ):
        return
    if not named.goods and _TRADE_GAP.search(s.text) and measured and measured.value == "balance":
        draft.slots["commodity"] = Slot("all goods", "sentence")
        return
    if state.general and _of_all_goods(s, draft, named, state):
        if not _of_a_branch(s, named):
            draft.slots["commodity"], state.narrowed = state.general, False
        return
    if draft.amount.quantity.dimension == "count" and not draft.amount.quantity.unit:
        return
    if state.good:
        draft.slots["commodity"] = replace(state.good, source="previous")
        return
    for one in around:
        if len({slot.value for slot in one.goods}) == 1:
            draft.slots["commodity"] = one.goods[0]
            return
    if draft.aside:
        draft.slots["commodity"] = draft.aside


_TRADE_GAP = re.compile(
    r"\btrade (?:deficit|surplus|gap|balance) of (?:the |this )?(?:country|nation|kingdom|republic)\b"
    r"|\b(?:overall|total|merchandise|country['’]s|nation['’]s) trade (?:deficit|surplus|gap|balance)\b",
    re.IGNORECASE,
)
""" "gold imports pushed the trade deficit of the country up": that in all goods."""
_SAID_BEFORE = frozenset({"the", "this", "that", "its", "their", "our", "such"})


def _meant_again(s: Sentence, draft: Draft, named: Mentions, state: State) -> None:
    """ "Spain, which re-packs our fruit, bought 5 t": of the avocados spoken of before."""
    slot, good = draft.slots.get("commodity"), state.good
    if slot is None or good is None or good.value == slot.value or not is_group(slot.value):
        return
    pointing = any(
        one.value == slot.value
        and (s.lower(one.index - 1) in _SAID_BEFORE or _described(s, one.index))
        and not s.lower(one.last).endswith("s")
        for one in named.goods
    )
    if pointing and belongs_to(good.value, slot.value):
        draft.slots["commodity"] = replace(good, source="previous")


def _described(s: Sentence, index: int) -> bool:
    """ "the nitrogen-rich fertiliser": the one spoken of."""
    return "-" in s.lower(index - 1) and s.lower(index - 2) in _SAID_BEFORE


def _by_energy(draft: Draft, state: State) -> None:
    """What is counted in kilowatt-hours is no champagne and no steel: the good of energy told of before."""
    good, unit = draft.slots.get("commodity"), draft.amount.quantity.unit.split("/")
    if good is None or not any(part in _OF_ENERGY for part in unit):
        return
    names = [goods()[name] for name in good.value.split("+") if name in goods()]
    if any(one.group == "energy" for one in names):
        state.powered = good
    elif len(names) == len(good.value.split("+")) and names:
        known = state.powered
        draft.slots["commodity"] = (
            replace(known, source="previous") if known else Slot("electricity", "default")
        )


_OF_ENERGY = frozenset({"kWh", "MWh", "GWh", "TWh"})


def _hired(draft: Draft) -> None:
    """What is told of a class of ships is what they earn: "closing at $9,950 daily"; never what is sold."""
    good, quantity = draft.slots.get("commodity"), draft.amount.quantity
    if good is None or good.value not in vessels().values():
        return
    dimension = quantity.dimension.split(" per ")[0]
    if dimension == "money" and quantity.scale < MILLION:
        draft.slots["measure"] = Slot("freight", "clause", quantity.start, quantity.end)
        draft.slots.pop("flow", None)
    elif dimension in _COUNTED and good.inherited:
        del draft.slots["commodity"]


_TREATING = Rare(
    r"\b(?:[Tt]reatment|[Ss]melting|[Rr]efining) (?:and refining )?(?:charges?|fees?)\b|\bTC(?:s|/RCs?)?\b"
)


def _treated(s: Sentence, draft: Draft) -> None:
    """What a smelter is paid for treating is concentrate, whichever metal was spoken of before."""
    good, measure = draft.slots.get("commodity"), draft.slots.get("measure")
    if not (good and good.inherited and measure and measure.value == "price" and _TREATING.search(s.text)):
        return
    known = goods().get(good.value)
    roots = (good.value, known.form_of, known.kind_of) if known else ()
    if found := next((form for root in roots if (form := form_named(root, _CONCENTRATE))), ""):
        draft.slots["commodity"] = replace(good, value=found)


_EXCHANGE = Rare(
    r"\b(?:LME|SHFE|COMEX|Comex|[Ee]xchange|London Metal Exchange|Shanghai Futures Exchange)\b"
    r"[^.;]{0,40}\b(?:warehouses?|stocks?|stockpiles?|inventor(?:y|ies)|sheds?|held|holds?|holdings|had)\b"
)


def _in_sheds(s: Sentence, draft: Draft) -> None:
    """What a metal exchange has in store is metal, though scrap or concentrate was spoken of before."""
    good, measure = draft.slots.get("commodity"), draft.slots.get("measure")
    if not (good and good.inherited and measure and measure.value == "stock" and _EXCHANGE.search(s.text)):
        return
    known = goods().get(good.value)
    if known and known.form_of and known.group == "metal":
        draft.slots["commodity"] = replace(good, value=known.form_of)


def _of_all_goods(s: Sentence, draft: Draft, named: Mentions, state: State) -> bool:
    """Whether a report on all trade goes on about all of it: "Imports gained 2.6 percent"."""
    dimension = draft.amount.quantity.dimension
    if dimension not in ("money", "percent", "percentage points", "ratio"):
        return False
    if _THOSE.match(s.text) and not named.goods and state.last:
        return held(state.last.slots, "commodity") == "all goods"
    seen = [good for good in named.goods if not s.hidden(good.index, draft.amount.quantity.start)]
    traded = any(flow.value for flow in named.flows) or any(m.value == "balance" for m in named.measures)
    if state.narrowed and not _OVERALL.search(s.text):
        return False
    return not seen and traded and not _POINTING_BACK.search(s.text)


_OVERALL = re.compile(
    r"\b(?:by (?:country|destination|nation|region)|outbound|total|overall|merchandise|goods"
    r"|trade (?:deficit|surplus"
    r"|balance|gap))\b",
    re.IGNORECASE,
)


def _of_a_branch(s: Sentence, named: Mentions) -> bool:
    """Whether a report on all trade tells of goods that nobody knows: "Energy imports fell to $5 billion"."""
    first = next((flow.index for flow in named.flows if flow.value), 0)
    word = s.words[first - 1] if first else None
    if word is None or word.kind or s.gap(first - 1) != " " or s.in_number(first - 1):
        return False
    dated = any(time.start <= word.start < time.end for time in named.times)
    plain = word.lower in ordinary_words() or _WHOLE.fullmatch(word.lower)
    return not (dated or plain or word.lower.endswith(("'s", "’s", "s'", "ly", "ing")))


_THOSE = re.compile(r"\W*(?:Those|That) (?:to|from|for|of|with)\b")
_WHOLE = re.compile(
    r"total|overall|overseas|national|merchandise|goods|outbound|inbound|country|external|foreign|domestic"
    r"|combined|aggregate|daily|net|gross|both|while|as|whose|record|two-way|bilateral|visible|direct"
)


_POINTING_BACK = re.compile(
    r"\b(?:those|these|its|their|such|the metals?['’]?s?|the minerals?['’]?s?) (?:exports|imports"
    r"|shipments)\b"
)
