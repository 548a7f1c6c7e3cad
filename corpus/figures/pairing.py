"""Numbers that share their words: "X and Y bought 5 t and 3 t respectively", "both to Japan"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from corpus.figures.binding_goods import coordinated
from corpus.figures.drafts import Draft
from corpus.figures.figure import Slot
from corpus.figures.mentions import Mentions
from corpus.figures.sentence import Sentence


def _as_before(drafts: Sequence[Draft], at: int) -> bool:
    """ "5 t went to Japan, 4 t to Korea; in May they were 6 t and 3 t respectively": the same two again."""
    if at < 2:
        return False
    row = drafts[at - 2 : at + 2]
    done = False
    for name in ("origin", "destination", "commodity"):
        told = [one.slots[name] for one in row[:2] if name in one.slots]
        if len(told) == 2 and told[0].value != told[1].value and row[0].amount.role == row[2].amount.role:
            for draft, slot in zip(row[2:], told, strict=False):
                if name not in draft.slots or draft.slots[name].start <= told[1].start:
                    draft.slots[name] = slot
                    done = True
    return done


_END_OF = {"origin": "origin", "destination": "destination", "inside": "place"}
_ALL_TO = re.compile(
    r"\b(?:both|all|each|exclusively|entirely|solely|only)(?: of (?:it|them|which))?(?: (?:went|going"
    r"|shipped|sent|bound))?"
    r" (?P<way>to|from) (?:the )?$",
    re.IGNORECASE,
)
_TOOK_ALL = re.compile(r" (?:received|took|bought|imported|got|absorbed|accounted for) all (?:of )?(?:the )?")


def respectively(s: Sentence, drafts: Sequence[Draft], named: Mentions) -> None:
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
    flows = {draft.slots["flow"].value for draft in levels if "flow" in draft.slots}
    if len(named.goods) == len(levels) and len(flows) < 2:  # "exports and imports of tin and zinc"
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
        if len(goods) > 1 and coordinated(s, goods[-2], goods[-1]):
            for draft, good in ((left, goods[-2]), (right, goods[-1])):
                words = s.words
                draft.slots["commodity"] = Slot(
                    good.value, "clause", words[good.index].start, words[good.last].end
                )
            done = len(pairs) > 1 or len(drafts) > 2
        places = [
            place for place in named.places if place.index < start and place.role not in ("via", "excluded")
        ]
        if len(places) > 1 and s.text[
            s.words[places[-2].index].end : s.words[places[-1].index].start
        ].strip() in ("and", "and the"):
            for draft, place in ((left, places[-2]), (right, places[-1])):
                word = s.words[place.index]
                name = _END_OF.get(place.role) or ("origin" if draft.slots.get("origin") else "destination")
                draft.slots[name] = Slot(place.name, "clause", word.start, word.end)
            done = len(pairs) > 1 or len(drafts) > 2
        elif _as_before(drafts, at):
            done = True
    return done


def all_to_one(s: Sentence, drafts: Sequence[Draft], named: Mentions) -> None:
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
