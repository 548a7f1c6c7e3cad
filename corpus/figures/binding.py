"""Which of the things a sentence names belong to which of its numbers: the cheapest to reach, slot
by slot."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from corpus.figures.amounts import Amount
from corpus.figures.calendar import Time
from corpus.figures.figure import Of, Slot, Source
from corpus.figures.lexicon import flow_words
from corpus.figures.mentions import Mention, Mentions
from corpus.figures.places import PlaceMention
from corpus.figures.sentence import COMMA, RIGHT, Sentence
from corpus.figures.times import TimeMention

FAR = 1e9
CROSSED = 3.0
"""Cost of each other number on the way to the left."""
STATUS_REACH = 10.0
ENTITY_REACH = 16.0
TRADE_REACH = 30.0
_OF = frozenset({"of", "in", "to", "from", "for", "during", "into", "worth"})
_TOTAL = frozenset({"total", "overall", "all", "combined", "altogether", "aggregate", "totalled", "totaled"})
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
_PRICED = frozenset({"price", "tariff", "other"})
_OF_MONEY = frozenset(
    {"trade", "revenue", "profit", "investment", "price", "tariff", "consumption", "quota", "other"}
)
_OF_MASS = frozenset(
    {"trade", "production", "consumption", "stock", "quota", "capacity", "reserve", "area", "other"}
)


@dataclass
class Draft:
    """An amount with the slots found for it so far.

    `partner`: a place of which the sentence does not say which end of the flow it is. `of`: what a
    change is one of, money or an amount. `act`: the flow word tells
    who gave or took, not whose statistics they are.
    """

    amount: Amount
    slots: dict[str, Slot] = field(default_factory=dict)
    time: Time | None = None
    base_time: Time | None = None
    partner: Slot | None = None
    act: bool = False
    of: Of = ""
    total: bool = False
    sole: bool = False

    def put(self, name: str, value: str, source: Source, start: int, end: int) -> None:
        """Fill a slot that is still open."""
        if value and name not in self.slots:
            self.slots[name] = Slot(value, source, start, end)


def bind(s: Sentence, amounts: Sequence[Amount], named: Mentions) -> list[Draft]:
    """A draft for each amount, with what the sentence itself says."""
    drafts = [Draft(amount) for amount in amounts]
    for number, draft in enumerate(drafts):
        reach = Reach(s, amounts, number)
        _measure(s, reach, draft, named)
        _good(s, reach, draft, named.goods)
        _ends(s, reach, draft, named)
        _time(s, reach, draft, named.times)
        _status(s, reach, draft, named.statuses)
        _entity(s, reach, draft, named.entities)
    _respectively(s, drafts, named)
    _both(s, drafts, named)
    _lend(s, drafts)
    for draft in drafts:
        _base(s, draft, drafts, named.times)
    return drafts


class Reach:
    """How far the words of a sentence are from one of its numbers."""

    def __init__(self, s: Sentence, amounts: Sequence[Amount], number: int) -> None:
        self.s = s
        self.amount = amounts[number]
        self.others = [other for at, other in enumerate(amounts) if at != number]
        after = [other for other in amounts[number + 1 :] if not _aside(s, self.amount, other)]
        self._next = after[0].first if after else len(s.words)
        self._following = after[0].first if after else None

    def cost(self, first: int, last: int) -> float:
        """What it costs to reach the words `first` to `last`; FAR where another number stands in the way."""
        amount = self.amount
        if last < amount.first:
            crossed = sum(last < other.first < amount.first for other in self.others)
            return self.s.between(last, amount.first) + CROSSED * crossed
        if first > amount.last:
            if first > self._next:
                return FAR
            direct = self.s.lower(amount.last + 1) in _OF and first - amount.last <= 6
            way = self.s.between(amount.last, first)
            if direct and way <= first - amount.last + 0.5:
                return 0.1 * (first - amount.last)
            return way + RIGHT
        return 0.0

    def belongs_to_next(self, index: int) -> bool:
        """Whether a word right of the number stands nearer to the next one: "5 t, China took 3 t"."""
        if index <= self.amount.last or self._following is None:
            return False
        if self.s.lower(self.amount.last + 1) in _OF and index - self.amount.last <= 3:
            return False
        gap = self.s.text[self.amount.quantity.end : self.s.words[index].start]
        if re.search(
            r"\b(?:ahead of|followed by|behind|compared with|against|versus|than|of which|including"
            r"|among them)\b",
            gap,
        ):
            return True
        near = self.s.between(index, self._following) < self.s.between(self.amount.last, index)
        return near and bool(re.search(r"[,;:.]|\b(?:and|while|with)\b", gap))

    def barriers(self, index: int) -> int:
        """Hard barriers between a word and the number."""
        return self.s.barriers(index, self.amount.first)

    def source(self, index: int) -> Source:
        """clause or sentence, by whether a hard barrier is between."""
        return "sentence" if self.barriers(index) else "clause"


def _aside(s: Sentence, amount: Amount, other: Amount) -> bool:
    """ "5 tonnes (+4%) to Japan", "5 t, down 3%, to Japan": what goes with a number is not in its way."""
    return (
        other.role in ("change", "difference") and other.first - amount.last <= 4 and amount.role == "level"
    )


def _cheapest(reach: Reach, found: Iterable[Mention]) -> tuple[float, Mention | None]:
    best, cost = None, FAR
    for mention in found:
        if (price := reach.cost(mention.index, mention.last)) < cost:
            best, cost = mention, price
    return cost, best


def _put(s: Sentence, reach: Reach, draft: Draft, name: str, mention: Mention) -> None:
    words = s.words
    draft.put(
        name, mention.value, reach.source(mention.index), words[mention.index].start, words[mention.last].end
    )


def _measure(s: Sentence, reach: Reach, draft: Draft, named: Mentions) -> None:
    quantity = draft.amount.quantity
    dimension = quantity.dimension.split(" per ")[0]
    priced = quantity.dimension.startswith("money per")
    flow_cost, flow = _cheapest(reach, (mention for mention in named.flows if mention.value))
    if flow and flow_cost < FAR and (not reach.barriers(flow.index) or flow_cost < TRADE_REACH):
        _put(s, reach, draft, "flow", flow)
        draft.act = not flow_words()[s.lower(flow.index)].statistic
    best, cost = None, FAR
    for mention in named.measures:
        price = reach.cost(mention.index, mention.last)
        if priced and mention.value not in _PRICED:
            continue
        if dimension == "money" and mention.value not in _OF_MONEY:
            continue
        if dimension in _MASSLIKE and mention.value not in _OF_MASS:
            continue
        price += 0.0 if mention.noun else 3.0
        if mention.index > draft.amount.last and not mention.noun:
            price += 2.0
        head = any(0 < mention.index - other.index <= 2 for other in named.flows) and mention.noun
        head = head or (
            mention.noun and s.lower(mention.last + 1) in ("for", "on") and mention.index < draft.amount.first
        )
        if price < cost or (head and best is None):
            best, cost = mention, price - (4.0 if head else 0.0)
    if best and cost < FAR and (flow is None or cost <= flow_cost or "flow" not in draft.slots):
        _put(s, reach, draft, "measure", best)
    elif "flow" in draft.slots and not priced:
        draft.put(
            "measure", "trade", draft.slots["flow"].source, draft.slots["flow"].start, draft.slots["flow"].end
        )
    elif priced:
        draft.put("measure", "price", "unit", quantity.start, quantity.end)


def _good(s: Sentence, reach: Reach, draft: Draft, goods: Sequence[Mention]) -> None:
    own = [good for good in goods if not reach.belongs_to_next(good.index)]
    _, best = _cheapest(reach, own)
    if best is None and len({good.value for good in goods}) == 1:
        best = goods[0]
    if best:
        _put(s, reach, draft, "commodity", best)
    if best and draft.amount.zero:
        _joined_goods(s, draft, goods, best)


def _joined_goods(s: Sentence, draft: Draft, goods: Sequence[Mention], best: Mention) -> None:
    """ "exports of dysprosium and terbium dropped to zero": both did."""
    at = goods.index(best)
    first = last = at
    while first > 0 and _coordinated(s, goods[first - 1], goods[first]):
        first -= 1
    while last + 1 < len(goods) and _coordinated(s, goods[last], goods[last + 1]):
        last += 1
    names = list(dict.fromkeys(good.value for good in goods[first : last + 1]))
    if len(names) > 1:
        slot = draft.slots["commodity"]
        start, end = s.words[goods[first].index].start, s.words[goods[last].last].end
        draft.slots["commodity"] = Slot("+".join(names), slot.source, start, end)


def _coordinated(s: Sentence, left: Mention, right: Mention) -> bool:
    between = s.text[s.words[left.last].end : s.words[right.index].start].strip().lower()
    return between in ("and", "or", ",", ", and", "nor", "&")


def _ends(s: Sentence, reach: Reach, draft: Draft, named: Mentions) -> None:
    """Origin, destination and place: of each the cheapest mention that has, or by the flow gets,
    that role.
    """
    flow = draft.slots["flow"].value if "flow" in draft.slots else ""
    measure = draft.slots["measure"].value if "measure" in draft.slots else ""
    traded = measure in ("trade", "quota", "tariff", "revenue", "") and (bool(flow) or measure == "")
    total = _is_total(s, draft.amount)
    draft.total = total
    for role in ("origin", "destination", "inside", "partner"):
        best, cost = None, FAR
        for mention in named.places:
            if mention.role != role:
                continue
            price = _place_cost(s, reach, mention)
            if price < cost:
                best, cost = mention, price
        if best is None:
            continue
        if role == "partner" and traded and (not flow or draft.act):
            words = s.words[best.index]
            draft.partner = Slot(best.name, reach.source(best.index), words.start, words.end)
            continue
        if role == "partner" and traded:
            name = "origin" if flow == "import" else "destination"
            if flow and any(
                slot.value == best.name
                for key, slot in draft.slots.items()
                if key in ("origin", "destination")
            ):
                continue
            if total and name == "destination":
                continue
        elif role in ("origin", "destination"):
            name = role if traded or measure in ("price",) else "place"
            crossed = best.index < draft.amount.first and cost >= COMMA + CROSSED
            if total and crossed and ((role == "destination") == (flow == "export")):
                continue
        else:
            name = "place"
        words = s.words[best.index]
        draft.put(name, best.name, reach.source(best.index), words.start, words.end)
    if draft.amount.role == "level" or draft.amount.zero:
        _joined_partners(s, draft, named.places)
    if draft.amount.zero and (others := _OTHERS.search(s.text)) and "destination" not in draft.slots:
        draft.put("destination", OTHERS, "clause", *others.span())


OTHERS = "other countries"
"""The destination of "no shipments were recorded to other countries", which is no total."""
_OTHERS = re.compile(
    r"\b(?:other|any other) (?:countr(?:y|ies)|destinations?|markets?|buyers?|places?)\b|\belsewhere\b", re.I
)


def _place_cost(s: Sentence, reach: Reach, mention: PlaceMention) -> float:
    cost = reach.cost(mention.index, mention.index)
    if cost >= FAR or reach.belongs_to_next(mention.index):
        return FAR
    return cost + (6.0 if reach.barriers(mention.index) else 0.0)


def _joined_partners(s: Sentence, draft: Draft, found: Sequence[PlaceMention]) -> None:
    """ "5 t went to Japan and Korea": one number for several places is a number for none of them alone."""
    for name in ("origin", "destination"):
        slot = draft.slots.get(name)
        if slot is None:
            continue
        at = next((n for n, mention in enumerate(found) if s.words[mention.index].start == slot.start), None)
        if at is None:
            continue
        group = [found[at]]
        for step, row in ((1, found[at + 1 :]), (-1, found[:at][::-1])):
            for other in row:
                left, right = (group[-1], other) if step > 0 else (other, group[0])
                gap = s.text[s.words[left.index].end : s.words[right.index].start].strip().lower()
                if (
                    gap
                    not in ("and", ",", ", and", "&", "as well as", "and the", ", the", "or", "nor", "or the")
                    or other.role != found[at].role
                ):
                    break
                group = [*group, other] if step > 0 else [other, *group]
        if len(group) > 1 and not _shares_list(s, draft, group):
            first, last = s.words[group[0].index], s.words[group[-1].index]
            draft.slots[name] = Slot("+".join(m.name for m in group), slot.source, first.start, last.end)


def _shares_list(s: Sentence, draft: Draft, group: Sequence[PlaceMention]) -> bool:
    return "respectively" in s.text or any(group[0].index < first < group[-1].index for first, _ in s.numbers)


def _is_total(s: Sentence, amount: Amount) -> bool:
    return any(s.lower(at) in _TOTAL for at in range(max(0, amount.first - 5), amount.first))


def _time(s: Sentence, reach: Reach, draft: Draft, found: Sequence[TimeMention]) -> None:
    """The cheapest time that is not only compared with; behind the next number only the sentence's
    single one.
    """
    if draft.amount.base:
        return
    best, cost = None, FAR
    inside = _bracket_at(s.text, draft.amount.quantity.start)
    dating = [m for m in found if m.time and not m.base and m.bracket in (-1, inside)]
    if inside >= 0 and any(mention.bracket == inside for mention in dating):
        dating = [mention for mention in dating if mention.bracket == inside]
    for mention in dating:
        first, last = s.indexes(mention.start, mention.end)
        if (price := reach.cost(first, last)) < cost:
            best, cost = mention, price
    if best is None and dating and len({mention.time for mention in dating}) == 1:
        first, _ = s.indexes(dating[0].start, dating[0].end)
        between = s.text[draft.amount.quantity.end : dating[0].start]
        if any(other.base and draft.amount.last < other.first < first for other in reach.others):
            return
        best = dating[0] if not reach.barriers(first) and not _ASIDE.search(between) else None
    if best and best.time:
        first, _ = s.indexes(best.start, best.end)
        draft.time = best.time
        draft.put("period", best.time.iso, reach.source(first), best.start, best.end)


_ASIDE = re.compile(r"\b(?:which|who|had|against|versus|after)\b")
"""Words that open an aside, whose time is its own: "nothing went to X, which had taken 5 t in June"."""


def _bracket_at(text: str, at: int) -> int:
    opened = text.rfind("(", 0, at)
    return opened if opened > text.rfind(")", 0, at) else -1


def _status(s: Sentence, reach: Reach, draft: Draft, found: Sequence[Mention]) -> None:
    near = [mention for mention in found if not reach.barriers(mention.index)]
    cost, best = _cheapest(reach, near)
    if best and cost <= STATUS_REACH and not draft.amount.base:
        _put(s, reach, draft, "status", best)


def _entity(s: Sentence, reach: Reach, draft: Draft, found: Sequence[Mention]) -> None:
    cost, best = _cheapest(reach, (mention for mention in found if not reach.barriers(mention.index)))
    if best and cost <= ENTITY_REACH:
        _put(s, reach, draft, "entity", best)


def _respectively(s: Sentence, drafts: Sequence[Draft], named: Mentions) -> None:
    """ "India and Pakistan bought 210,000 and 95,000 tonnes respectively": the n-th of each belong
    together.
    """
    if "respectively" not in s.text.lower():
        return
    levels = [draft for draft in drafts if draft.amount.role == "level"]
    if len(levels) < 2:
        return
    for role in ("origin", "destination", "partner", "inside"):
        row = [mention for mention in named.places if mention.role == role]
        if len(row) == len(levels):
            for draft, mention in zip(levels, row, strict=True):
                for name in ("origin", "destination", "place"):
                    slot = draft.slots.get(name)
                    if slot and any(part.name in slot.value.split("+") for part in row):
                        words = s.words[mention.index]
                        draft.slots[name] = Slot(mention.name, "clause", words.start, words.end)
    if len(named.goods) == len(levels):
        for draft, good in zip(levels, named.goods, strict=True):
            words = s.words[good.index]
            draft.slots["commodity"] = Slot(good.value, "clause", words.start, words.end)
    dating = [mention for mention in named.times if mention.time and not mention.base]
    if len(dating) == len(levels):
        for draft, time in zip(levels, dating, strict=True):
            assert time.time is not None
            draft.time = time.time
            draft.slots["period"] = Slot(time.time.iso, "clause", time.start, time.end)


_ALL_TO = re.compile(
    r"\b(?:both|all|each|exclusively|entirely|solely|only)(?: of (?:it|them|which))?(?: (?:went|going"
    r"|shipped|sent|bound))?"
    r" (?P<way>to|from) (?:the )?$",
    re.IGNORECASE,
)


def _both(s: Sentence, drafts: Sequence[Draft], named: Mentions) -> None:
    """ "1 kg of X and 1,200 kg of Y were exported, both to Z": the place belongs to every amount
    before it.
    """
    for mention in named.places:
        word = s.words[mention.index]
        if not (way := _ALL_TO.search(s.text[: word.start])):
            continue
        name = "origin" if way["way"].lower() == "from" else "destination"
        for draft in drafts:
            if draft.amount.role == "level" and not draft.amount.base and draft.amount.last < mention.index:
                draft.slots[name] = Slot(mention.name, "sentence", word.start, word.end)
                draft.sole = True


_LENT = ("measure", "flow", "commodity", "origin", "destination", "place", "entity", "status")


def _lend(s: Sentence, drafts: Sequence[Draft]) -> None:
    """Changes, bases and numbers in brackets take from the amount they go with what they do not say
    themselves.
    """
    for number, draft in enumerate(drafts):
        giver = _giver(s, drafts, number)
        if draft.amount.role != "level":
            draft.of = _counted_in(s, draft, giver)
        if giver is None:
            continue
        for name in _LENT:
            if (slot := giver.slots.get(name)) and name not in draft.slots:
                level = draft.amount.role == "level" and not draft.amount.base
                ends = name in ("origin", "destination")
                if level and ends and not _bracketed(s, giver.amount, draft.amount):
                    continue
                draft.slots[name] = slot
        if draft.time is None and not draft.amount.base and giver.time:
            draft.time = giver.time
            draft.put("period", giver.time.iso, "sentence", *_span(giver.slots.get("period")))


_VALUE = re.compile(r"\b(?:values?|worth|earnings|revenues?|receipts|bill|in value terms)\b", re.IGNORECASE)
_VOLUME = re.compile(r"\b(?:volumes?|tonnage|quantit(?:y|ies)|weight|by volume)\b", re.IGNORECASE)


def _counted_in(s: Sentence, draft: Draft, giver: Draft | None) -> Of:
    """Whether a change is one of money or of an amount: by the nearest word, else by the number it
    goes with.
    """
    start = draft.amount.quantity.start
    found: list[tuple[int, Of]] = [(abs(match.start() - start), "money") for match in _VALUE.finditer(s.text)]
    found += [(abs(match.start() - start), "amount") for match in _VOLUME.finditer(s.text)]
    if found and min(found)[0] < 40:
        return min(found)[1]
    if giver is None:
        return ""
    dimension = giver.amount.quantity.dimension
    return (
        "money"
        if dimension == "money"
        else ""
        if dimension.startswith(("money", "percent", "zero"))
        else "amount"
    )


def _span(slot: Slot | None) -> tuple[int, int]:
    return (slot.start, slot.end) if slot else (-1, -1)


def _bracketed(s: Sentence, left: Amount, right: Amount) -> bool:
    between = s.text[left.quantity.end : right.quantity.start]
    return left.last < right.first and between.strip() in ("(", "(or", "(about", "or")


def _giver(s: Sentence, drafts: Sequence[Draft], number: int) -> Draft | None:
    """The amount that another goes with: the level it leads to ("5% to 3 t"), else the nearest before."""
    draft = drafts[number]
    after = drafts[number + 1] if number + 1 < len(drafts) else None
    if draft.amount.role != "level" and after and after.amount.role == "level" and not after.amount.base:
        between = s.text[draft.amount.quantity.end : after.amount.quantity.start]
        if re.match(r"\s*(?:to|at)\b", between) or (number == 0 and re.search(r"\bto\b", between)):
            return after
    for other in reversed(drafts[:number]):
        if other.amount.role == "level" and not other.amount.base:
            if s.barriers(other.amount.last, draft.amount.first) and not draft.amount.base:
                return None
            return other
    if draft.amount.base:
        return next(
            (
                other
                for other in drafts[number + 1 :]
                if other.amount.role == "level" and not other.amount.base
            ),
            None,
        )
    return None


def _base(s: Sentence, draft: Draft, drafts: Sequence[Draft], found: Sequence[TimeMention]) -> None:
    """The period a change is measured against, and the period of an amount that is only compared with."""
    amount = draft.amount
    if not amount.base and amount.role == "level":
        return
    main = draft.time
    if amount.base and main is None:
        giver = next((other for other in drafts if not other.amount.base and other.time), None)
        main = giver.time if giver else None
    mention = _compared(s, amount, found)
    time: Time | None = None
    if mention and mention.time:
        time = mention.time
    elif mention and main and mention.year:
        time = main.shifted(12 * (mention.year - main.first // 12))
    elif mention and main:
        time = main.shifted(mention.shift)
    if amount.base and amount.role == "level":
        draft.time = time
        if time and mention:
            draft.put("period", time.iso, "clause", mention.start, mention.end)
        elif mention is not None and mention.shift:
            draft.base_time = Time(
                mention.shift, 0
            )  # a period so many months before one that context will give
        return
    if time == main:
        time = None
    draft.base_time = time if time else Time(mention.shift, 0) if mention and mention.shift else None
    if time and mention:
        draft.put("base", time.iso, "clause", mention.start, mention.end)


def _compared(s: Sentence, amount: Amount, found: Sequence[TimeMention]) -> TimeMention | None:
    """The nearest time that is compared with, behind the number first."""
    based = [mention for mention in found if mention.base]
    if amount.base:  # "from 0.71 Mt in March": a time right behind belongs to it, whatever stands before it
        based = [mention for mention in found if mention.start >= amount.quantity.end or mention.base]
    after = [mention for mention in based if mention.start >= amount.quantity.end]
    before = [mention for mention in based if mention.end <= amount.quantity.start]
    if after and not _number_between(s, amount, after[0]):
        return after[0]
    if amount.base:
        near = [m for m in before if amount.quantity.start - m.end < 40]
        return near[-1] if near else after[0] if after and after[0].time is None else None
    return after[0] if after else before[-1] if before else None


def _number_between(s: Sentence, amount: Amount, mention: TimeMention) -> bool:
    return any(amount.quantity.end < quantity.start < mention.start for quantity in s.quantities)
