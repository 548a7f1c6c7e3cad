"""Which of the goods that a sentence names a number is about."""

from __future__ import annotations

import re
from collections.abc import Sequence

from corpus.figures.amount import Amount
from corpus.figures.drafts import Draft, Reach, cheapest, put
from corpus.figures.figure import Slot
from corpus.figures.goods_named import contextual
from corpus.figures.lexicon import directions, flow_words
from corpus.figures.mention import Mention
from corpus.figures.open_goods import ordinary_words
from corpus.figures.sentence import Sentence
from corpus.goods import ends_a_name

_UNKNOWN_OF = re.compile(
    r" of (?P<good>(?!(?:the|this|that|these|those|its|their|all|total|which|it|them|a|an|such|what|goods"
    r"|cargo|products?"
    r"|material|supplies|exports?|imports?|output|production|shipments?|sales|orders|metal|capacity|stocks?"
    r"|volume"
    r"|growth|next|previous|old|this|new|domestic|foreign|global|world|annual|trade|both|each|last|june|july"
    r"|january)\b)[a-z][a-z-]{3,})(?=[ ,.;)])"
)


def good_of(s: Sentence, reach: Reach, draft: Draft, goods: Sequence[Mention]) -> None:
    if unknown := _UNKNOWN_OF.match(s.text, draft.amount.quantity.end):
        first, _ = s.indexes(*unknown.span("good"))
        if not any(good.index <= first + 2 and good.last >= first for good in goods):
            draft.nameless = not s.words[first].kind and not s.words[first].lower.endswith("ing")
            if draft.nameless:
                return  # "1.63 lakh tonnes of complexes": a good that nobody knows is no other one
    if priced := _by_the_unit(s, reach, goods):
        put(s, reach, draft, "commodity", priced)
        return
    if not goods and (_OF_SEVERAL.search(s.text) or _of_unknown(s, draft.amount.quantity.start)):
        draft.nameless = True
        return
    if listed := _listed_before(s, reach, goods):
        draft.slots["commodity"] = listed
        return
    goods = [good for good in goods if not _of_the_last(s, reach, good)]
    if named := _change_in(s, draft, goods):
        put(s, reach, draft, "commodity", named)
        return
    goods = [good for good in goods if not _CHANGE_OF.search(s.text[: s.words[good.index].start])] or goods
    own = [
        good
        for good in goods
        if not reach.belongs_to_next(good.index)
        and not _opens_next(s, reach, draft.amount, good)
        and not (good.index > draft.amount.last and _of_next_clause(s, reach, good))
    ]
    _, best = cheapest(reach, own)
    if best is None and len({good.value for good in goods}) == 1:
        if s.hidden(goods[0].index, draft.amount.quantity.start):
            word, last = s.words[goods[0].index], s.words[goods[0].last]
            draft.aside = Slot(goods[0].value, "sentence", word.start, last.end)
        elif not any(test(s, reach, goods[0]) for test in (_of_next_clause, _of_a_part, _short_entry)):
            best = goods[0]
    if best:
        put(s, reach, draft, "commodity", best)
    if best and draft.amount.zero:
        _joined_goods(s, draft, _group(s, goods, goods.index(best)))


def _short_entry(s: Sentence, reach: Reach, good: Mention) -> bool:
    """ "Imports were 9 t, coking 2 t": the kind of the next number, in a word that is no name of a good."""
    next_to = any(first == good.last + 1 for first, _ in s.numbers)
    return next_to and good.index > reach.amount.last and not s.words[good.index].kind


_UNITS = (
    r"(?:kilos?|kilograms?|kg|tonnes?|tons?|t|barrels?|bbl|ounces?|bags?|bushels?|pounds?|lbs?|litres?|liters?"
    r"|gallons?|quintals?|carats?|head)"
)
_UNIT_BEHIND = re.compile(
    rf"(?: ?\([^()]{{1,30}}\)|\))?(?:,? (?:per|an?|each|every|for an?|for each) {_UNITS})?,?"
    r" (?:of|for) (?:the )?"
)
_UNIT_BEFORE = re.compile(rf"\b(?:[Aa]n?|[Oo]ne|[Ee]ach|[Pp]er) (?:metric )?{_UNITS} of (?:the )?")


def _by_the_unit(s: Sentence, reach: Reach, goods: Sequence[Mention]) -> Mention | None:
    """ "3 rubles ($4) per ton of corn", "a barrel of Brent cost $70": of the good that the unit is of."""
    quantity = reach.amount.quantity
    if not quantity.dimension.startswith("money per"):
        return None
    if behind := _UNIT_BEHIND.match(s.text, quantity.end):
        return next((good for good in goods if _leads(s, good, behind.end())), None)
    left = max((other.quantity.end for other in reach.others if other.last < reach.amount.first), default=0)
    before = [match.end() for match in _UNIT_BEFORE.finditer(s.text, left, quantity.start)]
    return next((good for good in goods if before and _leads(s, good, before[-1])), None)


def _leads(s: Sentence, good: Mention, at: int) -> bool:
    """Whether a good stands at a place, with at most three words of its kind before it."""
    gap = s.text[at : s.words[good.index].start] if s.words[good.index].start >= at else "-"
    return re.fullmatch(r"(?:[a-z-]+ ){0,3}", gap) is not None


_TOGETHER = re.compile(
    r"(?:,|;|–|—|-|, or|, and| and|\() ?(?:together|in total|in all|altogether|all told|taken together)"
    r"(?: (?:was|were|making|made|at|about|some|came to|they were|that is|a total of))* $"
)


def _listed_before(s: Sentence, reach: Reach, goods: Sequence[Mention]) -> Slot | None:
    """The goods of "Oils: palm 5 t and soy 3 t, together 8 t": what heads the list, or else all listed."""
    number = reach.amount.quantity.start
    if (
        not _TOGETHER.search(s.text, 0, number)
        or sum(one.last < reach.amount.first for one in reach.others) < 2
    ):
        return None
    before = [good for good in goods if good.last < reach.amount.first]
    if len({good.value for good in before}) < 2:
        return None
    first, last = s.words[before[0].index].start, s.words[before[-1].last].end
    if s.text[s.words[before[0].last].end :].startswith(": "):
        return Slot(before[0].value, "clause", first, s.words[before[0].last].end)
    return Slot("+".join(dict.fromkeys(good.value for good in before)), "clause", first, last)


_CHANGES = r"(?:increase|rise|growth|gain|jump|decrease|decline|drop|fall|reduction|cut|contraction)"
_CHANGE_IN = re.compile(rf" {_CHANGES} in (?:the )?(?:[a-z-]+ )??(?=\w)")
_CHANGE_OF = re.compile(rf"(?:%|per ?cent) {_CHANGES} in (?:the )?$")


def _change_in(s: Sentence, draft: Draft, goods: Sequence[Mention]) -> Mention | None:
    """ "a 4% increase in copper output and 23% increase in tin output": each of the good right behind it."""
    said = _CHANGE_IN.match(s.text, draft.amount.quantity.end)
    if said is None or draft.amount.role != "change":
        return None
    return next((good for good in goods if 0 <= s.words[good.index].start - said.end() <= 1), None)


_NEXT_CLAUSE = re.compile(r"\d[^;]*?(?:;|, (?:while|whereas|but)\b)")


def _of_next_clause(s: Sentence, reach: Reach, good: Mention) -> bool:
    """Whether a good belongs to what is told next: "Exports fell to 5 t, while copper output was 7 t"."""
    amount, following = reach.amount, reach.following
    behind = following is not None and amount.last < good.index < following
    later = behind or any(amount.last < other.first and other.last < good.index for other in reach.others)
    told = any(s.lower(at) in flow_words() for at in range(amount.first))
    told = told or ";" in s.text[amount.quantity.end : s.words[good.index].start]
    return (
        later and told and bool(_NEXT_CLAUSE.match(s.text[amount.quantity.start : s.words[good.index].start]))
    )


_PART_OF_IT = re.compile(r"\b(?:including|of which|among (?:them|which)|of (?:that|this|these|those|it))\b")


def _of_a_part(s: Sentence, reach: Reach, good: Mention) -> bool:
    """Whether a good is that of a part told behind: "sold 9 t, including 3 t of concentrate"."""
    between = any(reach.amount.last < other.first < good.index for other in reach.others)
    gap = s.text[reach.amount.quantity.end : s.words[good.index].start]
    return between and _PART_OF_IT.search(gap) is not None


_LAST_OF_THEM = re.compile(
    r", (?:the (?:last|latter|former)(?: two)?(?: of (?:these|which|them|those))?|(?:all|most|some) of it)"
    r" (?:mostly |mainly |all |entirely |largely )?(?:(?:being|as|in|was|of) )?(?:the form of )?"
    r"(?:[a-z-]+ ){0,2}$"
)


def _of_the_last(s: Sentence, reach: Reach, good: Mention) -> bool:
    """Whether a good is said of another number: "Chad 9 t and Peru 7 t, the last of these as ore"."""
    start = s.words[good.index].start
    nearer = any(reach.amount.last < other.last < good.index for other in reach.others)
    return nearer and bool(_LAST_OF_THEM.search(s.text[:start]))


_TRADED = re.compile(
    r"\b(?:[Ee]xports|[Ii]mports|[Ss]hipments|[Dd]eliveries|[Ss]ales|[Pp]urchases"
    r"|[Aa]rrivals|[Pp]roduction|[Oo]utput) of "
    r"(?P<good>(?:[a-z][a-z-]+ )??[a-z][a-z-]{3,})"
    r"(?= (?:to|from|rose|fell|were|was|reached|totall?ed|came|stood|grew|climbed|declined|dropped|increased"
    r"|decreased|amounted|jumped|slipped|slumped|surged)\b)"
    r"|^(?P<goods>[A-Z][a-z-]{2,}s) (?:worth|brought in|were (?:imported|exported))\b"
)


_OF_SEVERAL = re.compile(
    r"\b(?:[Ee]xports|[Ii]mports|[Ss]hipments|[Dd]eliveries|[Ss]ales|[Pp]urchases|[Pp]roduction|[Oo]utput)"
    r" of (?:all|other|various|several|most) (?:[a-z-]+ ){0,2}"
    r"(?:metals|minerals|commodities|crops|fuels|foods|foodstuffs|raw materials|agricultural products)\b"
)
""" "Exports of all metals brought $3 billion": not of the copper told of before."""


def _of_unknown(s: Sentence, number: int) -> bool:
    """Whether a good is named that nobody knows: "exports of mousetraps rose to 5 t"."""
    traded = _TRADED.search(s.text, 0, number)
    if traded is None:
        return False
    _, last = s.indexes(*traded.span("good" if traded["good"] else "goods"))
    word = s.words[last]
    known = word.kind or word.lower in ordinary_words() or word.lower in contextual() or ends_a_name(word.key)
    return not known and not s.in_number(last)


def _opens_next(s: Sentence, reach: Reach, amount: Amount, good: Mention) -> bool:
    """Whether a good begins the clause of the next number: "..., phosphoric acid prices fell by 11.65%"."""
    following = reach.following
    if good.index <= amount.last or following is None or not amount.last < good.index < following:
        return False
    gap = s.text[amount.quantity.end : s.words[good.index].start]
    if not re.search(r"[,;]|\band\b", gap):
        return False
    if _SOLD_AT.fullmatch(s.text, s.words[good.last].end, s.words[following].start):
        return True
    between = [s.lower(at) for at in range(good.last + 1, following)]
    verbs = any(word in directions() or (word in flow_words() and word.endswith("ed")) for word in between)
    return verbs or between[-1:] == ["by"]


_SOLD_AT = re.compile(
    r" (?:exports?|imports?|sales|shipments|deliveries|arrivals|output|production|purchases|stocks|prices)"
    r"(?: (?:abroad|overseas|there))?(?: (?:at|of|to|by))?(?: (?:about|around|some|nearly|just|only|almost"
    r"|close to))? ?"
)
""" "soy exports are put at 7 t and corn sales abroad at 3 t"."""


def _group(s: Sentence, goods: Sequence[Mention], at: int) -> Sequence[Mention]:
    """The goods that are named in one breath with one of them: "dysprosium and terbium"."""
    first = last = at
    while first > 0 and coordinated(s, goods[first - 1], goods[first]):
        first -= 1
    while last + 1 < len(goods) and coordinated(s, goods[last], goods[last + 1]):
        last += 1
    return goods[first : last + 1]


def _joined_goods(s: Sentence, draft: Draft, group: Sequence[Mention]) -> None:
    names = list(dict.fromkeys(good.value for good in group))
    if len(names) > 1:
        slot = draft.slots["commodity"]
        start, end = s.words[group[0].index].start, s.words[group[-1].last].end
        draft.slots["commodity"] = Slot("+".join(names), slot.source, start, end)


def join_goods(s: Sentence, drafts: Sequence[Draft], goods: Sequence[Mention]) -> None:
    """ "Exports of gallium and germanium reached $5 million": one number for both is one for neither alone.

    Not where the numbers share the goods among them: "were 5 tonnes and 3 tonnes".
    """
    groups = {}
    for number, draft in enumerate(drafts):
        slot = draft.slots.get("commodity")
        at = next(
            (n for n, good in enumerate(goods) if slot and s.words[good.index].start == slot.start), None
        )
        if slot and at is not None and "+" not in slot.value:
            group = _group(s, goods, at)
            if _JOINT.match(s.text[s.words[group[0].last].end : s.words[group[-1].last].end]):
                groups[number] = group
    told = [drafts[number].slots["commodity"].value for number in groups]
    for number, group in groups.items():
        row = _row_of_numbers(s, drafts, number)
        if len(row) == len(group):
            good = group[row.index(number)]
            words = s.words[good.index], s.words[good.last]
            drafts[number].slots["commodity"] = Slot(good.value, "clause", words[0].start, words[1].end)
        elif len({good.value for good in group} & set(told)) == 1:
            _joined_goods(s, drafts[number], group)


def _row_of_numbers(s: Sentence, drafts: Sequence[Draft], number: int) -> range:
    """The numbers around one that nothing but "and" or a comma parts: "5 tonnes and 3 tonnes"."""
    first = last = number
    while first > 0 and _adjoin(s, drafts[first - 1], drafts[first]):
        first -= 1
    while last + 1 < len(drafts) and _adjoin(s, drafts[last], drafts[last + 1]):
        last += 1
    return range(first, last + 1)


def _adjoin(s: Sentence, left: Draft, right: Draft) -> bool:
    between = s.text[left.amount.quantity.end : right.amount.quantity.start].strip()
    return left.amount.role == right.amount.role and between in ("and", ",", ", and")


_JOINT = re.compile(r"(?:,[^,]{2,40})*,? (?:and|&) ")


def coordinated(s: Sentence, left: Mention, right: Mention) -> bool:
    between = s.text[s.words[left.last].end : s.words[right.index].start].strip().lower()
    return between in ("and", "or", ",", ", and", "nor", "&")
