"""Which of the places that a sentence names are origin, destination and place of a number."""

from __future__ import annotations

import re
from collections.abc import Sequence

from corpus.figures.amount import Amount
from corpus.figures.drafts import CROSSED, FAR, Draft, Reach, bracket_at
from corpus.figures.figure import Slot
from corpus.figures.lexicon import directions
from corpus.figures.mentions import Mentions
from corpus.figures.place_lists import NEXT_RANK, opens_entry
from corpus.figures.place_mention import PlaceMention
from corpus.figures.sentence import COMMA, Sentence
from corpus.places import kind_of_place, lies_in
from corpus.rare import Rare

_TOTAL = frozenset({"total", "overall", "all", "combined", "altogether", "aggregate", "totalled", "totaled"})
OTHERS = "other countries"
"""The destination of "no shipments were recorded to other countries", which is no total."""
_OTHERS = Rare(
    r"\b(?:other|any other) (?:countr(?:y|ies)|destinations?|markets?|buyers?|places?)\b|\belsewhere\b", re.I
)
_EXCLUDING = re.compile(
    r"^(?:Excluding|Except for|Apart from|Without|Leaving out|Besides|Not counting) (?:the |mainland )?$"
)
_OTHER_THAN = re.compile(
    r"\b(?:places|countries|sources|suppliers|origins|destinations|markets|buyers|sellers|nations|regions)"
    r" other than (?:the )?(?:(?:two|three|four|five|main|top|leading) ){0,2}$"
)
""" "From places other than Peru": from all the others."""
_SYMBOLS = r"LME|Comex|COMEX|SHFE|INE|CME|CBOT|Nymex|NYMEX|ICE|MCX|DCE|ZCE|GFEX|Euronext"
_SYMBOL = re.compile(rf"\b(?:{_SYMBOLS})\b")
EXCHANGE = re.compile(
    rf"\b(?:{_SYMBOLS}|(?:Metal|Futures|Mercantile|Commodity) Exchange|[Cc]ertified stocks)\b"
)
"""Exchanges, whose stocks lie in no country that was told of before."""
ENTRY = 8.0
"""What it costs to take the place of the entry before: "39% was shipped to China and 26% to Cuba"."""
_WAYS = frozenset({"to", "from", "in", "into", "for", "the", "mainland"})


def ends_of(s: Sentence, reach: Reach, draft: Draft, named: Mentions) -> None:
    """Origin, destination and place: of each the cheapest mention that has, or by the flow gets,
    that role.
    """
    flow = draft.slots["flow"].value if "flow" in draft.slots else ""
    measure = draft.slots["measure"].value if "measure" in draft.slots else ""
    moving = bool(flow) or measure == "" or (measure == "trade" and draft.amount.zero)
    traded = moving and measure in ("trade", "quota", "tariff", "revenue", "")
    total = _is_total(s, draft.amount)
    draft.label = bool(named.places) and s.text[s.words[named.places[0].index].end :].startswith(": ")
    draft.label = draft.label and not s.text[: s.words[named.places[0].index].start].strip("-*•– ")
    draft.total = total
    told: list[tuple[bool, float, PlaceMention]] = []
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
        if role == "partner" and traded and flow and best.owner and not _elided_share(s, draft, best):
            seen = flow == "import" and not (
                draft.act and _OF_THEIRS.search(s.text[: s.words[best.index].start])
            )
            name = "destination" if seen else "origin"
        elif role == "partner" and traded and (not flow or draft.act):
            words = s.words[best.index]
            draft.partner = Slot(best.name, reach.source(best.index), words.start, words.end)
            continue
        elif role == "partner" and traded:
            name = "origin" if flow == "import" else "destination"
            if flow and any(
                slot.value == best.name
                for key, slot in draft.slots.items()
                if key in ("origin", "destination")
            ):
                continue
            if total and name == "destination":
                continue
            far = draft.slots.get("destination" if name == "origin" else "origin")
            if flow and far and far.value != best.name and lies_in(best.name, far.value):
                continue  # "exports from the Australian ports Hay Point and Gladstone"
        elif role in ("origin", "destination"):
            if _of_other_clause(s, reach, best, draft, flow):
                continue
            partnered = role == ("origin" if flow == "import" else "destination")
            if partnered and _of_entry_before(s, draft, best, named.places):
                continue
            if best.told and flow and best.told != flow and traded and not draft.act:
                role = "destination" if flow == "import" else "origin"
            if measure in ("consumption", "stock", "production") and _is_material(s, best):
                continue
            taxed = measure == "tariff" and role == "origin"
            name = role if traded or taxed or measure in ("price", "freight") else "place"
            crossed = best.index < draft.amount.first and cost >= COMMA + CROSSED
            if total and crossed and ((role == "destination") == (flow == "export")):
                continue
        elif flow and best.name == "World":
            continue  # "high prices in the world market"
        else:
            name = "place"
        if name == "place":
            told.append((best.name == "World", cost, best))
            continue
        words = s.words[best.index]
        draft.put(name, best.name, reach.source(best.index), words.start, words.end)
    if told:
        nearest = min(told, key=lambda one: one[:2])[2]
        words = s.words[nearest.index]
        draft.put("place", nearest.name, reach.source(nearest.index), words.start, words.end)
    _apart(s, draft, flow)
    place = draft.slots.get("place")
    if place and place.value in {
        draft.slots[end].value for end in ("origin", "destination") if end in draft.slots
    }:
        del draft.slots["place"]
    if measure == "price":
        _country_of_port(s, draft, named.places)
    if draft.amount.role in ("level", "difference") or draft.amount.zero:
        _joined_partners(s, draft, named.places)
        if draft.partner:
            draft.partner = _joined(s, draft, draft.partner, named.places) or draft.partner
    _left_over(s, draft, named.places, flow)
    if draft.amount.zero and (others := _OTHERS.search(s.text)) and "destination" not in draft.slots:
        draft.put("destination", OTHERS, "clause", *others.span())


_WITH = re.compile(
    r" (?:with|at|on) (?:[^,;]{0,12}\d[^,;]{0,24}, (?:up|down) (?:by )?)?"
    r"(?:about |some |just |only |nearly )?$"
)


def _of_entry_before(s: Sentence, draft: Draft, best: PlaceMention, found: Sequence[PlaceMention]) -> bool:
    """Whether a later place has the number: "From Peru came 9 t, ahead of Chile with 5 t"."""
    start, end = draft.amount.quantity.start, s.words[best.index].end
    near = [one for one in found if one.role == "partner" and best.index < one.index < draft.amount.first]
    if not near or not _WITH.fullmatch(s.text, s.words[near[-1].index].end, start):
        return False
    own = s.words[near[-1].index].start
    return any(end < quantity.start < own for quantity in s.quantities)


def _elided_share(s: Sentence, draft: Draft, mention: PlaceMention) -> bool:
    """ "Peru's share was 5%, Chile's rose to 3%": whose end it is, the report must tell."""
    after = s.lower(mention.index + 1)
    return draft.amount.role == "share" and (after in directions() or after in ("was", "is", "stood", "came"))


_OF_THEIRS = re.compile(r"(?:%|per ?cent|pct|half|third|quarter) of (?:the )?$")
""" "It took 5 t, 30% of Australia's total": of what Australia sold."""
_WAY = re.compile(r"\b(?:to|into|from|for|bound for) (?:the )?$")


def _apart(s: Sentence, draft: Draft, flow: str) -> None:
    """Nothing goes from a country to itself: "at a Mongolian mine, cutting imports from Mongolia"."""
    ends = {name: draft.slots[name] for name in ("origin", "destination") if name in draft.slots}
    if len({slot.value for slot in ends.values()}) > 1 or len(ends) < 2:
        return
    said = [name for name, slot in ends.items() if _WAY.search(s.text[: slot.start])]
    kept = said[0] if len(said) == 1 else "destination" if flow == "import" else "origin"
    for name in ends:
        if name != kept:
            del draft.slots[name]


def _country_of_port(s: Sentence, draft: Draft, found: Sequence[PlaceMention]) -> None:
    """ "Indonesian coal lost 65 cents to $51 a tonne fob Kalimantan": where the goods come from as well."""
    place = draft.slots.get("place")
    for one in found if place else ():
        word = s.words[one.index]
        inside = place and one.name != place.value and lies_in(place.value, one.name)
        if inside and word.start < draft.amount.quantity.start and kind_of_place(one.name) == "country":
            draft.put("origin", one.name, "clause", word.start, word.end)


def _is_material(s: Sentence, mention: PlaceMention) -> bool:
    """Whether a place only says where a part of what is used comes from: "crushed 5 t, including beans from
    Paraguay".
    """
    before = s.text[: s.words[mention.index].start]
    return bool(
        re.search(
            r"\b(?:including|among them|some|partly|mostly|mainly)\b[^,;.]{0,30}\bfrom (?:the )?$", before
        )
    )


def _left_over(s: Sentence, draft: Draft, found: Sequence[PlaceMention], flow: str) -> None:
    """ "Excluding China, exports totalled 5 t" tells of all the others, not of everyone."""
    partner = "origin" if flow == "import" else "destination"
    if not flow or partner in draft.slots or draft.amount.base or not found:
        return
    word = s.words[found[0].index]
    left_out = _EXCLUDING.match(s.text[: word.start]) and s.text[word.end : word.end + 1] == ","
    if left_out or _OTHER_THAN.search(s.text[: word.start]):
        draft.put(partner, OTHERS, "clause", word.start, word.end)


def _place_cost(s: Sentence, reach: Reach, mention: PlaceMention) -> float:
    cost = reach.cost(mention.index, mention.index)
    if (inside := _bracketed_place(s, reach.amount, mention)) is not None:
        return 0.0 if inside else FAR
    if s.set_apart(mention.index, reach.amount.quantity.start):
        return FAR  # "Oman, which forwards it to Iraq, took 3 t"
    if cost >= FAR or reach.belongs_to_next(mention.index):
        return FAR
    if _SYMBOL.search(s.text[s.words[mention.index].end : reach.amount.quantity.start]):
        return FAR  # "Shanghai held 5 t and Comex 3 t"
    if _takes_of(s, reach, mention):
        return FAR
    if mention.index > reach.amount.last and NEXT_RANK.match(s.text, s.words[mention.index].end):
        return FAR
    if _of_part(s, reach.amount, mention) or _told_behind(s, reach.amount, mention):
        return FAR
    if _closes_entry(s, reach, mention):
        cost += ENTRY
    return cost + (6.0 if reach.barriers(mention.index) else 0.0)


_THAT = re.compile(r"\b(?:that|which)(?: the)? $")
_OF_ALL = re.compile(
    r"\b[Oo]f (?:the |these |those |this |that |a total of |all )?(?:about |some |around |roughly )?$"
)


def _takes_of(s: Sentence, reach: Reach, mention: PlaceMention) -> bool:
    """Whether a place took a part of a number before it: "Of the 5 t sold in May the US received 2 t"."""
    amount = reach.amount
    if (
        mention.index < amount.last
        or reach.following is None
        or s.lower(mention.index - 1) in _WAYS - {"the"}
    ):
        return False
    said = s.lower(mention.index - 1) == "the" and s.lower(mention.index - 2) in _WAYS
    taken = mention.index < reach.following and mention.bound and not mention.owner and not said
    gap = s.text[amount.quantity.end : s.words[mention.index].start]
    if not taken or _THAT.search(gap):
        return False
    return _OF_ALL.search(s.text[: amount.quantity.start]) is not None


_OF_WHICH = re.compile(r"\bof which(?: the)? $")


def _of_part(s: Sentence, amount: Amount, mention: PlaceMention) -> bool:
    """Whether a place took a part of the amount before: "5 t, of which Japan took 3 t, and tin at 4 t"."""
    word = s.words[mention.index]
    part = bool(_OF_WHICH.search(s.text[max(0, word.start - 20) : word.start]))
    return part and bool(re.search(r"\d[^,;]*(?:, and|;|, while) ", s.text[word.end : amount.quantity.start]))


def _told_behind(s: Sentence, amount: Amount, mention: PlaceMention) -> bool:
    """Whether a place goes with what is told behind without a number: "5 t; the rest was sold in Peru"."""
    between = s.text[amount.quantity.end : s.words[mention.index].start]
    return _REST.match(between.partition(";")[2]) is not None


_REST = re.compile(
    r" (?:and )?(?:the (?:rest|remainder|balance|others?|remaining)|smaller|other|some|little|the)\b"
)


def _bracketed_place(s: Sentence, amount: Amount, mention: PlaceMention) -> bool | None:
    """Whether a place stands right before the bracket that holds a number; False for those behind it."""
    opened = bracket_at(s.text, amount.quantity.start)
    if opened < 0:
        return None
    word = s.words[mention.index]
    if s.text[word.end : opened].strip() == "" and word.end <= opened:
        return True
    closing = s.text.find(")", opened)
    entry = any(
        w.kind == "place" and s.text[w.end : opened].strip() == "" and w.end <= opened for w in s.words
    )
    return False if entry and word.start > closing > 0 else None


def _closes_entry(s: Sentence, reach: Reach, mention: PlaceMention) -> bool:
    """Whether a place left of a number goes with the number before it, and another one follows."""
    amount = reach.amount
    if mention.index > amount.first or not mention.bound or s.lower(mention.index - 1) not in _WAYS:
        return False
    before = [other for other in reach.others if other.last < mention.index]
    joint = s.text[s.words[mention.index].end : amount.quantity.start].strip()
    if not before or joint not in ("and", ",", ", and", "while", ", while", "but", ", but"):
        return False
    tail = s.text[amount.quantity.end : amount.quantity.end + 48]
    return re.match(r"[^,;.]{0,40}\b(?:to|from|in|into|for) (?:the )?[A-Z]", tail) is not None


def _joined_partners(s: Sentence, draft: Draft, found: Sequence[PlaceMention]) -> None:
    """ "5 t went to Japan and Korea": one number for several places is a number for none of them alone."""
    for name in ("origin", "destination", "place"):
        slot = draft.slots.get(name)
        if slot and (joined := _joined(s, draft, slot, found)):
            draft.slots[name] = joined


_AND = frozenset(
    {"and", ",", ", and", "&", "as well as", "and the", ", the", "or", "nor", "or the", ", and the"}
)


def _joined(s: Sentence, draft: Draft, slot: Slot, found: Sequence[PlaceMention]) -> Slot | None:
    """All the places that a slot's place is listed with for one number; None where it stands alone."""
    at = next((n for n, mention in enumerate(found) if s.words[mention.index].start == slot.start), None)
    if at is None:
        return None
    group = [found[at]]
    for step, row in ((1, found[at + 1 :]), (-1, found[:at][::-1])):
        for other in row:
            left, right = (group[-1], other) if step > 0 else (other, group[0])
            gap = s.text[s.words[left.index].end : s.words[right.index].start].strip().lower()
            if (
                gap not in _AND
                or other.role != found[at].role
                or opens_entry(s, right)
                or (right.owner and not left.owner and s.lower(left.index - 1) in _WAYS)
            ):
                break
            group = [*group, other] if step > 0 else [other, *group]
    if len(group) < 2 or _shares_list(s, draft, group):
        return None
    first, last = s.words[group[0].index], s.words[group[-1].index]
    return Slot("+".join(m.name for m in group), slot.source, first.start, last.end)


def _shares_list(s: Sentence, draft: Draft, group: Sequence[PlaceMention]) -> bool:
    return "respectively" in s.text or any(group[0].index < first < group[-1].index for first, _ in s.numbers)


def _is_total(s: Sentence, amount: Amount) -> bool:
    return any(s.lower(at) in _TOTAL for at in range(max(0, amount.first - 5), amount.first))


def _of_other_clause(s: Sentence, reach: Reach, mention: PlaceMention, draft: Draft, flow: str) -> bool:
    """Whether the clause of a number has a flow of its own, and the place is the other clause's partner."""
    if mention.told or not flow or not reach.barriers(mention.index) or "flow" not in draft.slots:
        return False
    at = s.index_at(draft.slots["flow"].start)
    prepositional = s.lower(mention.index - 1) in _WAYS
    return prepositional and not reach.barriers(at) and s.barriers(at, mention.index) > 0 and not draft.act
