"""Which of the things a sentence names belong to which of its numbers: the cheapest to reach, slot
by slot."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from corpus.figures.amounts import Amount
from corpus.figures.dating import base_of_amount, compared_with, dated
from corpus.figures.drafts import CROSSED, FAR, Draft, Reach, bracket_at, cheapest, put
from corpus.figures.figure import Of, Slot
from corpus.figures.lexicon import directions, flow_words
from corpus.figures.measuring import measured, paired
from corpus.figures.mentions import Mention, Mentions
from corpus.figures.places import PlaceMention
from corpus.figures.sentence import COMMA, Sentence

_ALLOWED = re.compile(
    r"\b(?:may|can|(?:is|are|was|were) (?:allowed|permitted|entitled|authori[sz]ed) to) (?:only |now "
    r"|still )?"
    r"(?:sell|export|ship|send|import|buy|dig|mine|produce|supply|deliver)(?: abroad| out)?"
    r"(?: up to| at most| no more than| a maximum of| only)?(?: about| some)? $"
)
STATUS_REACH = 10.0


ENTITY_REACH = 16.0


_TOTAL = frozenset({"total", "overall", "all", "combined", "altogether", "aggregate", "totalled", "totaled"})


def bind(s: Sentence, amounts: Sequence[Amount], named: Mentions) -> list[Draft]:
    """A draft for each amount, with what the sentence itself says."""
    drafts = [Draft(amount) for amount in amounts]
    reaches = [Reach(s, amounts, number) for number in range(len(drafts))]
    for reach, draft in zip(reaches, drafts, strict=True):
        measured(s, reach, draft, named)
    paired(s, drafts, named)
    for reach, draft in zip(reaches, drafts, strict=True):
        _good(s, reach, draft, named.goods)
        _ends(s, reach, draft, named)
        dated(s, reach, draft, named.times)
        _status(s, reach, draft, named.statuses)
        draft.allowed = _ALLOWED.search(s.text[: draft.amount.quantity.start]) is not None
        _entity(s, reach, draft, named.entities)
    _respectively(s, drafts, named)
    _both(s, drafts, named)
    _lend(s, drafts)
    for draft in drafts:
        compared_with(s, draft, drafts, named.times)
    for number in range(len(drafts)):
        base_of_amount(s, number, drafts)
    return drafts


def _good(s: Sentence, reach: Reach, draft: Draft, goods: Sequence[Mention]) -> None:
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


_UNKNOWN_OF = re.compile(
    r" of (?P<good>(?!(?:the|this|that|these|those|its|their|all|total|which|it|them|a|an|such|what|goods"
    r"|cargo|products?"
    r"|material|supplies|exports?|imports?|output|production|shipments?|sales|orders|metal|capacity|stocks?"
    r"|volume"
    r"|growth|next|previous|old|this|new|domestic|foreign|global|world|annual|trade|both|each|last|june|july"
    r"|january)\b)[a-z][a-z-]{3,})(?=[ ,.;)])"
)


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
    draft.label = bool(named.places) and s.text[s.words[named.places[0].index].end :].startswith(": ")
    draft.label = draft.label and not s.text[: s.words[named.places[0].index].start].strip("-*•– ")
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
        if role == "partner" and traded and flow and best.owner:
            name = "destination" if flow == "import" else "origin"
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
        elif role in ("origin", "destination"):
            if _of_other_clause(s, reach, best, draft, flow):
                continue
            if best.told and flow and best.told != flow and traded and not draft.act:
                role = "destination" if flow == "import" else "origin"
            name = role if traded or measure in ("price",) else "place"
            crossed = best.index < draft.amount.first and cost >= COMMA + CROSSED
            if total and crossed and ((role == "destination") == (flow == "export")):
                continue
        elif flow and best.name == "World":
            continue  # "high prices in the world market"
        else:
            name = "place"
        words = s.words[best.index]
        draft.put(name, best.name, reach.source(best.index), words.start, words.end)
    place = draft.slots.get("place")
    if place and place.value in {
        draft.slots[end].value for end in ("origin", "destination") if end in draft.slots
    }:
        del draft.slots["place"]
    if draft.amount.role == "level" or draft.amount.zero:
        _joined_partners(s, draft, named.places)
    _left_over(s, draft, named.places, flow)
    if draft.amount.zero and (others := _OTHERS.search(s.text)) and "destination" not in draft.slots:
        draft.put("destination", OTHERS, "clause", *others.span())


_EXCLUDING = re.compile(
    r"^(?:Excluding|Except for|Apart from|Without|Leaving out|Besides|Not counting) (?:the |mainland )?$"
)


def _left_over(s: Sentence, draft: Draft, found: Sequence[PlaceMention], flow: str) -> None:
    """ "Excluding China, exports totalled 5 t" tells of all the others, not of everyone."""
    partner = "origin" if flow == "import" else "destination"
    if not flow or partner in draft.slots or draft.amount.base or not found:
        return
    word = s.words[found[0].index]
    if _EXCLUDING.match(s.text[: word.start]) and s.text[word.end : word.end + 1] == ",":
        draft.put(partner, OTHERS, "clause", word.start, word.end)


OTHERS = "other countries"
"""The destination of "no shipments were recorded to other countries", which is no total."""


_OTHERS = re.compile(
    r"\b(?:other|any other) (?:countr(?:y|ies)|destinations?|markets?|buyers?|places?)\b|\belsewhere\b", re.I
)


def _place_cost(s: Sentence, reach: Reach, mention: PlaceMention) -> float:
    cost = reach.cost(mention.index, mention.index)
    if (inside := _bracketed_place(s, reach.amount, mention)) is not None:
        return 0.0 if inside else FAR
    if cost >= FAR or reach.belongs_to_next(mention.index):
        return FAR
    if _closes_entry(s, reach, mention):
        cost += ENTRY
    return cost + (6.0 if reach.barriers(mention.index) else 0.0)


ENTRY = 8.0
"""What it costs to take the place of the entry before: "39% was shipped to China and 26% to Cuba"."""


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


_WAYS = frozenset({"to", "from", "in", "into", "for", "the", "mainland"})


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


def _of_other_clause(s: Sentence, reach: Reach, mention: PlaceMention, draft: Draft, flow: str) -> bool:
    """Whether the clause of a number has a flow of its own, and the place is the other clause's partner."""
    if mention.told or not flow or not reach.barriers(mention.index) or "flow" not in draft.slots:
        return False
    at = s.index_at(draft.slots["flow"].start)
    prepositional = s.lower(mention.index - 1) in _WAYS
    return prepositional and not reach.barriers(at) and s.barriers(at, mention.index) > 0 and not draft.act


def _status(s: Sentence, reach: Reach, draft: Draft, found: Sequence[Mention]) -> None:
    near = [
        mention for mention in found if not reach.barriers(mention.index) and _foretells(s, draft, mention)
    ]
    cost, best = cheapest(reach, near)
    if best and cost <= STATUS_REACH and not draft.amount.base:
        put(s, reach, draft, "status", best)


def _foretells(s: Sentence, draft: Draft, mention: Mention) -> bool:
    """Whether a word of status behind a number is still said of it: not in "made 3 t and aims for 4 t"."""
    start, end = s.words[mention.index].start, draft.amount.quantity.end
    if start < end:
        return True
    gap = s.text[end:start]
    return not re.search(
        r"[,;:]|\b(?:and|but|as|while|within|against|than|compared|short of|below|above)\b", gap
    ) or bool(re.match(r"[^,;]{0,24},? (?:which|that) (?:is|are|was|were|would|will)\b", gap))


def _entity(s: Sentence, reach: Reach, draft: Draft, found: Sequence[Mention]) -> None:
    cost, best = cheapest(reach, (mention for mention in found if not reach.barriers(mention.index)))
    if best and cost <= ENTITY_REACH:
        put(s, reach, draft, "entity", best)


def _respectively(s: Sentence, drafts: Sequence[Draft], named: Mentions) -> None:
    """ "India and Pakistan bought 210,000 and 95,000 tonnes respectively": the n-th of each belong
    together.
    """
    if "respectively" not in s.text.lower():
        return
    if _in_pairs(s, drafts, named):
        return
    levels = [draft for draft in drafts if draft.amount.role == "level"]
    if len(levels) < 2:
        levels = _last_row(s, [draft for draft in drafts if draft.amount.role in ("change", "share")])
    if len(levels) < 2:
        return
    start = levels[0].amount.first
    for role in ("origin", "destination", "partner", "inside"):
        row = [mention for mention in named.places if mention.role == role]
        if len(row) > len(levels) and levels[0].amount.role != "level":
            row = [mention for mention in row if mention.index < start][-len(levels) :]
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


def _last_row(s: Sentence, drafts: Sequence[Draft]) -> list[Draft]:
    """The percentages that stand next to each other at the end: "20 percent, 11 percent and 12 percent"."""
    row = list(drafts[-1:])
    for draft in reversed(drafts[:-1]):
        between = s.text[draft.amount.quantity.end : row[0].amount.quantity.start].strip()
        if between not in (",", "and", ", and"):
            break
        row.insert(0, draft)
    return row


def _in_pairs(s: Sentence, drafts: Sequence[Draft], named: Mentions) -> bool:
    """ "coal and gas rose 8% and 10% respectively to 220 t and 63 t": each pair of numbers is so divided."""
    pairs = [
        (left, right)
        for left, right in pairwise(drafts)
        if left.amount.role == right.amount.role
        and s.text[left.amount.quantity.end : right.amount.quantity.start].strip(" ,") == "and"
    ]
    done = False
    for left, right in pairs:
        start = left.amount.first
        at = drafts.index(left)
        if at and s.text[drafts[at - 1].amount.quantity.end : left.amount.quantity.start].strip() == ",":
            continue  # three and more are a list
        goods = [good for good in named.goods if good.last < start]
        if len(goods) > 1 and _coordinated(s, goods[-2], goods[-1]):
            for draft, good in ((left, goods[-2]), (right, goods[-1])):
                words = s.words
                draft.slots["commodity"] = Slot(
                    good.value, "clause", words[good.index].start, words[good.last].end
                )
            done = len(pairs) > 1 or len(drafts) > 2
        places = [
            place for place in named.places if place.index < start and place.role not in ("via", "excluded")
        ]
        if (
            len(places) > 1
            and s.text[s.words[places[-2].index].end : s.words[places[-1].index].start].strip() == "and"
        ):
            for draft, place in ((left, places[-2]), (right, places[-1])):
                word = s.words[place.index]
                name = _END_OF.get(place.role) or ("origin" if draft.slots.get("origin") else "destination")
                draft.slots[name] = Slot(place.name, "clause", word.start, word.end)
            done = len(pairs) > 1 or len(drafts) > 2
    return done


_END_OF = {"origin": "origin", "destination": "destination", "inside": "place"}


_ALL_TO = re.compile(
    r"\b(?:both|all|each|exclusively|entirely|solely|only)(?: of (?:it|them|which))?(?: (?:went|going"
    r"|shipped|sent|bound))?"
    r" (?P<way>to|from) (?:the )?$",
    re.IGNORECASE,
)


_TOOK_ALL = re.compile(r" (?:received|took|bought|imported|got|absorbed|accounted for) all (?:of )?(?:the )?")


def _both(s: Sentence, drafts: Sequence[Draft], named: Mentions) -> None:
    """ "1 kg of X and 1,200 kg of Y were exported, both to Z": the place belongs to every amount
    before it.
    """
    for mention in named.places:
        word = s.words[mention.index]
        if mention.role == "destination" and (all_of := _TOOK_ALL.match(s.text[word.end :])):
            for draft in drafts:
                if draft.amount.quantity.start == word.end + all_of.end() and draft.amount.role == "level":
                    draft.slots["destination"] = Slot(mention.name, "clause", word.start, word.end)
                    draft.sole = True
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
        draft.led = giver.amount.role == "level" and not draft.amount.base
        _follow(s, draft, giver)
        for name in _LENT:
            if (slot := giver.slots.get(name)) and name not in draft.slots:
                if name == "status" and draft.amount.base and not _REVISED.search(s.text):
                    continue
                level = draft.amount.role == "level" and not draft.amount.base
                ends = name in ("origin", "destination")
                if level and ends and not draft.same and not _bracketed(s, giver.amount, draft.amount):
                    continue
                draft.slots[name] = slot
        if draft.time is None and not draft.amount.base and giver.time and not draft.same:
            draft.time = giver.time
            draft.put("period", giver.time.iso, "sentence", *_span(giver.slots.get("period")))


def _follow(s: Sentence, draft: Draft, giver: Draft) -> None:
    """ "and increased by 19% to 5 t for China": the place behind the level is that of the change too."""
    between = s.text[draft.amount.quantity.end : giver.amount.quantity.start]
    if draft.amount.role != "change" or not re.fullmatch(r" (?:to|at) (?:about |some )?", between):
        return
    for name in ("origin", "destination"):
        given, own = giver.slots.get(name), draft.slots.get(name)
        if given is None or own is None or given.value == own.value:
            continue
        if given.start > giver.amount.quantity.end and own.start < draft.amount.quantity.start:
            draft.slots[name] = given


_REVISED = re.compile(
    r"\b(?:cut|cuts|rais\w+|lower\w*|revis\w+|trimm\w+|lift\w*|increas\w+|reduc\w+|upped|slash\w+|hik\w+"
    r"|boost\w+)\b"
    r"[^.;]{0,40}\b(?:forecasts?|estimates?|targets?|guidance|projections?|outlook)\b",
    re.IGNORECASE,
)


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


def _alike(left: Amount, right: Amount) -> bool:
    return left.role == right.role == "level" and left.quantity.dimension == right.quantity.dimension


def _giver(s: Sentence, drafts: Sequence[Draft], number: int) -> Draft | None:
    """The amount that another goes with: the level it leads to ("5% to 3 t"), else the nearest before."""
    draft = drafts[number]
    after = drafts[number + 1] if number + 1 < len(drafts) else None
    if draft.amount.role != "level" and after and after.amount.role == "level" and not after.amount.base:
        between = s.text[draft.amount.quantity.end : after.amount.quantity.start]
        if re.match(r"\s*(?:to|at)\b", between) or (number == 0 and re.search(r"\bto\b", between)):
            return after
    if draft.same and draft.amount.role == "level" and "flow" not in draft.slots:
        return next((other for other in drafts[:number] if _alike(other.amount, draft.amount)), None)
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
