"""Which of the goods that a sentence names a number is about."""

from __future__ import annotations

import re
from collections.abc import Sequence

from corpus.figures.amounts import Amount
from corpus.figures.drafts import Draft, Reach, cheapest, put
from corpus.figures.figure import Slot
from corpus.figures.lexicon import directions, flow_words
from corpus.figures.mentions import Mention
from corpus.figures.sentence import Sentence

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
    own = [
        good
        for good in goods
        if not reach.belongs_to_next(good.index) and not _opens_next(s, reach, draft.amount, good)
    ]
    _, best = cheapest(reach, own)
    if best is None and len({good.value for good in goods}) == 1:
        if s.hidden(goods[0].index, draft.amount.quantity.start):
            word, last = s.words[goods[0].index], s.words[goods[0].last]
            draft.aside = Slot(goods[0].value, "sentence", word.start, last.end)
        else:
            best = goods[0]
    if best:
        put(s, reach, draft, "commodity", best)
    if best and draft.amount.zero:
        _joined_goods(s, draft, goods, best)


def _opens_next(s: Sentence, reach: Reach, amount: Amount, good: Mention) -> bool:
    """Whether a good begins the clause of the next number: "..., phosphoric acid prices fell by 11.65%"."""
    following = reach.following
    if good.index <= amount.last or following is None or not amount.last < good.index < following:
        return False
    gap = s.text[amount.quantity.end : s.words[good.index].start]
    if not re.search(r"[,;]|\band\b", gap):
        return False
    between = [s.lower(at) for at in range(good.last + 1, following)]
    verbs = any(word in directions() or (word in flow_words() and word.endswith("ed")) for word in between)
    return verbs or between[-1:] == ["by"]


def _joined_goods(s: Sentence, draft: Draft, goods: Sequence[Mention], best: Mention) -> None:
    """ "exports of dysprosium and terbium dropped to zero": both did."""
    at = goods.index(best)
    first = last = at
    while first > 0 and coordinated(s, goods[first - 1], goods[first]):
        first -= 1
    while last + 1 < len(goods) and coordinated(s, goods[last], goods[last + 1]):
        last += 1
    names = list(dict.fromkeys(good.value for good in goods[first : last + 1]))
    if len(names) > 1:
        slot = draft.slots["commodity"]
        start, end = s.words[goods[first].index].start, s.words[goods[last].last].end
        draft.slots["commodity"] = Slot("+".join(names), slot.source, start, end)


def coordinated(s: Sentence, left: Mention, right: Mention) -> bool:
    between = s.text[s.words[left.last].end : s.words[right.index].start].strip().lower()
    return between in ("and", "or", ",", ", and", "nor", "&")
