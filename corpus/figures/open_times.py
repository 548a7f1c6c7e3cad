"""The period that a sentence leaves open, and the ones that are counted from it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from corpus.figures.calendar import Time, parse
from corpus.figures.dating import goes_on, moved
from corpus.figures.drafts import Draft
from corpus.figures.expecting import expected_next
from corpus.figures.figure import Slot
from corpus.figures.sentence import Sentence
from corpus.figures.state import OF_THEM, OF_THOSE, Above, State, held
from corpus.figures.these_months import of_these_months
from corpus.rare import Rare

DATED = frozenset(
    {"balance", "trade", "production", "consumption", "revenue", "profit", "other", "investment"}
)
"""Measures of what happens in a period; a price, stock, quota or capacity holds at a time."""

_THIS_PERIOD = Rare(
    r"\b(?:the|that|this) (?:month|quarter|year|half|season|period|week)\b(?! (?:before|earlier|ago))", re.I
)


_THE_PERIOD = Rare(
    r"\b(?:during|in|over|for) (?:the|that|this|the (?:same|said|cited|given|review(?:ed)?|report(?:ed|ing)"
    r"|mentioned|relevant|stated|observed|above)) period\b(?! (?:of|a|last|in)\b)",
    re.I,
)
""" "during the period": the one named last, whatever was measured in it."""


_SAID_OF = re.compile(
    r" (?:during|in|over|for) (?:the|that|this) (?:same |said |given )?period\b(?! (?:of|a|last|in|ago)\b)",
    re.I,
)
""" "917,381 t in the same period, with May volumes ...": the one named before."""
_THE_FIGURE = Rare(r"\b(?:put|puts|see|sees|expects?|expected) (?:the|that) (?:figure|number) at\b")
_CORRECTED = Rare(
    r"\b(?:The|the) (?:correct(?:ed)?|revised|right|true|actual|final) (?:figure|number|total|amount|value)"
    r" (?:is|was|should)\b"
)
""" "The correct figure is 5 t": of the time of the one that was wrong."""
_SINCE_DAY = re.compile(r"\W*Since (?:[A-Z][a-z]+ )?\d{1,2}\b[^,;]{0,60}\b(?:has|have)\b")
""" "Since 1 October the country has shipped 5 t": up to a day that nobody names."""
_AVERAGED = Rare(r"\b(?:average|averaged|averaging|mean)\b(?! (?:of )?(?:over|above|below))", re.IGNORECASE)
""" "The average price was $5 a tonne": over the period that is told of; a price otherwise holds on a day."""


def apart(draft: Draft, drafts: Sequence[Draft]) -> None:
    """Nothing is compared with its own period: where it comes out so, the text says it otherwise."""
    slots = draft.slots
    if "base" in slots and held(slots, "base") == held(slots, "period"):
        del slots["base"]
    main = next((other for other in drafts if not other.amount.base and "period" in other.slots), None)
    if draft.amount.base and main and held(slots, "period") == held(main.slots, "period"):
        same = ("commodity", "origin", "destination", "place", "flow", "measure")
        if all(held(slots, name) == held(main.slots, name) for name in same):
            del slots["period"]


_STANDING = Rare(
    r"\b(?:accounts? for|makes? up|supplies|controls?|holds?|produces?|provides?|represents?|imports?|relies"
    r"|rely"
    r"|depends?|dominates?|sources?) (?!\w+ed\b)",
    re.IGNORECASE,
)
""" "China accounts for 70% of output": said of the present, not of the month told before."""


def _told(state: State, around: Sequence[Above]) -> Slot | None:
    """The period that the text has been telling of."""
    if "" in state.times:
        return replace(state.times[""], source="previous")
    return next((one.time for one in around if one.time), None)


_IN_THE_YEAR = Rare(
    r"\d(?: [a-z-]+){0,4} (?:in|over|during|for) the (?:whole |full |entire )?year"
    r"(?! (?:to|ended|ending|before|earlier|ago|of|from|through|as)\b|-| ?\d)"
)


def years_compared(drafts: Sequence[Draft], state: State) -> None:
    """ "From Peru came 3 t, 48% more than in 2018" where the whole of 2019 has been told of: of that year."""
    year = parse(state.runs[YEAR].value) if YEAR in state.runs else None
    based = [one.base_time for one in drafts if one.base_time and "base" in one.slots]
    if year is None or year.first % YEAR or not based or based[0].first != year.first - YEAR:
        return
    if based[0].months != YEAR or any(one.time and not one.amount.base for one in drafts):
        return
    for draft in drafts:
        slot = draft.slots.get("period")
        month = parse(slot.value) if slot and slot.inherited and not draft.amount.base else None
        if month and month.months == 1 and month.within(year):
            draft.slots["period"] = state.runs[YEAR]
            state.times = dict.fromkeys(state.times, state.runs[YEAR])


YEAR = 12


def _whole_year(s: Sentence, state: State) -> Slot | None:
    """ "taking 5 t in the year" after what its December brought, in a text about a year."""
    now = parse(state.times[""].value) if "" in state.times else None
    if now is None or now.months != 1 or now.day or not _IN_THE_YEAR.search(s.text):
        return None
    told = [state.titled, *(parse(slot.value) for slot in state.lead.values())]
    year = Time(now.first // 12 * 12, 12)
    return Slot(year.iso, "previous") if year in told or now.last == year.last else None


_EVERY_MONTH = Rare(
    r"\b(?:[Ee]very|[Ee]ach) (?:single )?(?:month|quarter|week)"
    r" (?:since|from|between|until|for|of (?:this|last|the))\b"
    r"|\b(?:[Ee]very|[Ee]ach) (?:single )?month[^,;.\d]{1,40}\bsince\b"
    r"|\bin each of the (?:last|past|previous)\b"
)
""" "Every month since September more than 3 t came in": of no single month."""


_OF_THE_YEAR = re.compile(
    r"\b(?:(?:annual|yearly|full-year|twelve-month) (?:[a-z]+ ){0,3}?(?:throughput|exports?|imports?|output"
    r"|production|shipments?|sales|volumes?|total|trade|crop|consumption|use|demand)"
    r"|(?:throughput|exports?|imports?|output|production|shipments?|volumes?|total) for the (?:[a-z]+ )?year)"
    r"(?: (?:of [a-z ]{2,30}? )?(?:was|were|came to|came in at|totall?ed|reached|stood at|amounted to|hit))"
    r" (?:about |around |nearly |some |only |just |a record )?$",
    re.IGNORECASE,
)
""" "Annual throughput totalled 513 t" below a title about June: of the year told of, or of none."""
_MEETING = 3
"""Days: what is made or used is not told of so few of them."""


def _of_days(slot: Slot | None, measure: str) -> bool:
    """Whether a time is that of an event ("the bureau met on 2 and 3 May"), and not of what is made."""
    time = parse(slot.value) if slot else None
    few = time is not None and time.day > 0 and time.until - time.day < _MEETING
    return few and measure in ("production", "consumption", "balance")


def own_time(s: Sentence, draft: Draft, state: State, around: Sequence[Above]) -> None:
    if not draft.amount.base and "" in state.times and _SAID_OF.match(s.text, draft.amount.quantity.end):
        draft.time, draft.slots["period"] = None, replace(state.times[""], source="previous")
        return
    if draft.explains and not draft.amount.base and (told := _told(state, around)):
        draft.time, draft.slots["period"] = None, told
        return
    if draft.time or draft.amount.base or draft.vague or "period" in draft.slots:
        return
    if _EVERY_MONTH.search(s.text[: draft.amount.quantity.start]) and draft.amount.role == "level":
        return
    if of_these_months(s, draft, state):
        return
    if _OF_THE_YEAR.search(s.text[: draft.amount.quantity.start]) and draft.amount.role != "share":
        if YEAR in state.runs:
            draft.slots["period"] = replace(state.runs[YEAR], source="previous")
        return
    if draft.same and goes_on(s.text):
        _counted_back(s, draft, state)
        return
    if (whole := _whole_year(s, state)) is not None:
        draft.slots["period"] = whole
        return
    measure = draft.slots["measure"].value if "measure" in draft.slots else ""
    averaged = measure == "price" and _AVERAGED.search(s.text[: draft.amount.quantity.start]) is not None
    dated = measure in DATED or averaged or _THIS_PERIOD.search(s.text)
    last = state.last.slots if state.last else {}
    of_them = OF_THOSE.match(s.text) or OF_THEM.match(s.text, draft.amount.quantity.end)
    part = of_them is not None and measure == held(last, "measure")
    if (part or (measure == held(last, "measure") == "quota" and draft.allowed)) and "period" in last:
        draft.slots["period"] = replace(last["period"], source="previous")
        return
    if not dated or (draft.amount.role == "share" and (measure == "other" or _STANDING.search(s.text))):
        return
    if _THE_FIGURE.search(s.text) and "period" in last and "status" in last:
        draft.slots["period"] = replace(last["period"], source="previous")
        draft.slots.setdefault("status", replace(last["status"], source="previous"))
        return
    if _SINCE_DAY.match(s.text[: draft.amount.quantity.start]):
        return
    if _CORRECTED.search(s.text) and "period" in last:
        draft.slots["period"] = replace(last["period"], source="previous")
        return
    if not draft.same and expected_next(s, draft, state):
        return
    slot = state.times.get(measure)
    if slot is None and (measure not in ("price", "tariff", "freight") or averaged):
        slot = state.times.get("")
    if averaged and slot and (run := parse(slot.value)) and run.day:
        slot = None
    if _of_days(slot, measure):
        slot = None
    if _THE_PERIOD.search(s.text):
        slot = _run_told(last) or state.times.get("", slot)
    if draft.same:
        main = (
            parse(slot.value) if slot else next((parse(one.time.value) for one in around if one.time), None)
        )
        if main:
            draft.put("period", moved(main, draft.same).iso, "clause", draft.same.start, draft.same.end)
        return
    if slot and (told := _last_month(s, slot, state)):
        draft.slots["period"] = replace(told, source="previous")
        return
    if slot:
        draft.slots["period"] = replace(slot, source="previous")
        return
    for one in around:
        if one.time:
            draft.slots["period"] = one.time
            return


def _run_told(last: Mapping[str, Slot]) -> Slot | None:
    """The run of months of the amount before, which "in the given period" goes back to."""
    slot = last.get("period")
    run = parse(slot.value) if slot else None
    return slot if run and run.months > 1 else None


_THE_MONTH = Rare(
    r"\b(?:at the end of|by the end of|in|during|for|over) (?:the|that) month\b(?! (?:before|of))", re.I
)


def _last_month(s: Sentence, slot: Slot, state: State) -> Slot | None:
    """The month of "at the end of the month" behind a look at the months up to it."""
    run, lead = parse(slot.value), state.lead.get("")
    month = parse(lead.value) if lead else None
    if run is None or month is None or run.months < 2 or month.months != 1 or not _THE_MONTH.search(s.text):
        return None
    return lead if month.last == run.last else None


def of_one_month(drafts: Sequence[Draft], state: State) -> None:
    """ "In ten months it was 9 t. Sales to Peru fell to 1 t from 3 t in September": of October alone."""
    for left, right in pairwise(drafts):
        slot, compared = left.slots.get("period"), right.time
        run = parse(slot.value) if slot and slot.inherited and not left.amount.base else None
        if run is None or not right.amount.base or compared is None or compared.day or compared.months > 1:
            continue
        if run.months < 2 or run.day or not compared.within(run):
            continue
        lead = state.lead.get("")
        told = parse(lead.value) if lead else None
        if lead and told and told.months == 1 and compared.last < told.first:
            left.slots["period"] = replace(lead, source="previous")
        else:
            del left.slots["period"]


def _counted_back(s: Sentence, draft: Draft, state: State) -> None:
    """ "It was 3 t the year before": a year before the amount that the sentence before tells."""
    last = state.last.slots if state.last else {}
    main = parse(last["period"].value) if "period" in last else None
    if main is None or draft.same is None or (state.last and state.last.same):
        return
    if held(last, "measure") != held(draft.slots, "measure"):
        return
    if draft.same.shift != -12 and (main.months > 1):
        return  # a month is not what a longer run is compared with
    if s.text[draft.same.start : draft.same.end].lower().startswith("this time"):
        main = replace(main, day=0, until=0)  # about a year ago, and no certain day
    draft.put("period", moved(main, draft.same).iso, "previous", draft.same.start, draft.same.end)


def relative(draft: Draft, drafts: Sequence[Draft]) -> None:
    """ "1,328 kg a year earlier" once the period of its neighbour is known."""
    if draft.base_time is None or draft.base_time.months:
        return
    amount = draft.amount
    giver = (
        next((o for o in drafts if not o.amount.base and "period" in o.slots), None) if amount.base else draft
    )
    main = parse(giver.slots["period"].value) if giver and "period" in giver.slots else None
    if main is None:
        return
    if draft.base_time.first == -1 and (main.months > 1 or main.day):
        if not amount.base and giver and giver.slots["period"].inherited:
            del draft.slots["period"]  # "up 5% from the previous month" is said of a month
        return
    time = main.shifted(draft.base_time.first)
    assert giver is not None
    slot = Slot(
        time.iso, giver.slots["period"].source, giver.slots["period"].start, giver.slots["period"].end
    )
    if amount.base:
        draft.slots.setdefault("period", slot)
    else:
        draft.slots.setdefault("base", slot)
