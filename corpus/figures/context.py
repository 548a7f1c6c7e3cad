"""What a reader carries from sentence to sentence: the good, the period, who exports, and from heading
and title.

Inheritance is the strongest single rule of the trial (17 of 54 questions right without it, 38 with it), and
its dangers decide the rules here: a partner is never carried into a new amount, a period never into a price,
a stock or a capacity, and a coarser or past period never replaces the running one for good.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from corpus.figures.calendar import Time, parse
from corpus.figures.clauses import explanations
from corpus.figures.dating import moved
from corpus.figures.drafts import Draft
from corpus.figures.figure import Slot, Source
from corpus.figures.lexicon import flow_words
from corpus.figures.mentions import Mention, Mentions
from corpus.figures.sentence import Sentence
from corpus.goods import belongs_to, is_group
from corpus.places import place_named
from corpus.quantities import Quantity

DATED = frozenset(
    {"balance", "trade", "production", "consumption", "revenue", "profit", "other", "investment"}
)
"""Measures of what happens in a period; a price, stock, quota or capacity holds at a time."""
OPENING = 20
"""A time that begins so early in a sentence is what the sentence is about."""
MILLION = 1_000_000
_MONEY = frozenset({"trade", "revenue", "investment", "profit"})
_ANAPHOR = re.compile(
    r"^(?:of (?:that|this|these|those|the total|which)|that|this|it|the (?:volumes?|figures?|amount|total"
    r"|value|shipments?"
    r"|quantity|tonnage|country)|volumes?|despite|the (?:rise|fall|increase|decline|drop|jump))\b",
    re.IGNORECASE,
)


_FAMILIES = frozenset({"grains"})
"""Groups that are counted as one good: "Exports fell to 44.8 million tons" after a list of corn and"
" barley."""


@dataclass
class State:
    """What is known at a point of a section. `end`: which end of the flow the reporter is.

    `subject` and `teller` are the good and the reporter that a paragraph begins with, `lead` its times.
    `general`: all goods, in a report on all trade; `narrowed`: this paragraph has come to a single one.
    `priced`: the sentence before was about a price. `fresh`: nothing in this paragraph has been dated yet.
    """

    good: Slot | None = None
    flow: Slot | None = None
    measure: Slot | None = None
    reporter: Slot | None = None
    end: str = ""
    place: Slot | None = None
    times: dict[str, Slot] = field(default_factory=dict)
    lead: dict[str, Slot] = field(default_factory=dict)
    subject: Slot | None = None
    teller: tuple[Slot, str] | None = None
    last: Draft | None = None
    priced: bool = False
    fresh: bool = True
    general: Slot | None = None
    narrowed: bool = False

    def counted(self) -> Quantity | None:
        """The last amount of goods, whose unit goes without saying in a list that follows it."""
        quantity = self.last.amount.quantity if self.last else None
        counts = (
            quantity is not None
            and quantity.unit
            and quantity.dimension in ("mass", "volume", "energy", "count")
        )
        return quantity if counts else None

    def new_paragraph(self) -> None:
        """A digression into other times, goods and countries ends with its paragraph."""
        self.fresh, self.narrowed = True, False
        self.times = dict(self.lead)
        if self.subject and (self.subject.value in _FAMILIES or not is_group(self.subject.value)):
            self.good = self.subject
        if self.teller:
            self.reporter, self.end = self.teller


@dataclass(frozen=True, slots=True)
class Above:
    """What stands above a sentence: its heading or the title. `alone`: it names no place but the reporter."""

    goods: tuple[Slot, ...]
    flow: Slot | None
    measure: Slot | None
    reporter: Slot | None
    time: Slot | None
    alone: bool = False


def above(s: Sentence, named: Mentions, source: Source) -> Above:
    """Read a heading or title for what it says of everything below. Offsets are those of the heading."""
    why = explanations(s.text)
    shown = [
        good for good in named.goods if not any(p.start <= s.words[good.index].start < p.end for p in why)
    ]
    lone = [good for good in shown if not is_group(good.value)] or shown
    goods = tuple(
        Slot(good.value, source, s.words[good.index].start, s.words[good.last].end) for good in lone
    )
    flow = next((m for m in named.flows if m.value and _of_statistics(s, m)), None)
    measure = next((m for m in named.measures if m.noun), None)
    subject = next(
        (p for p in named.places if p.role in ("origin", "destination", "partner", "inside")), None
    )
    if subject and flow:
        wanted = "destination" if flow.value == "import" else "origin"
        if subject.bound and subject.role not in (wanted, "inside"):
            subject = None
    time = next((m for m in named.times if m.time and not m.base and not m.time.day), None)
    return Above(
        goods,
        Slot(flow.value, source, s.words[flow.index].start, s.words[flow.index].end) if flow else None,
        Slot(measure.value, source, s.words[measure.index].start, s.words[measure.index].end)
        if measure
        else None,
        Slot(subject.name, source, s.words[subject.index].start, s.words[subject.index].end)
        if subject
        else None,
        Slot(time.time.iso, source, time.start, time.end) if time and time.time else None,
        len({place.name for place in named.places}) == 1,
    )


def _of_statistics(s: Sentence, flow: Mention) -> bool:
    """Whether a flow word of a heading says what is told below: "Destinations" does not mean imports."""
    return flow.value == "export" or flow_words()[s.lower(flow.index)].statistic


def complete(
    s: Sentence, drafts: Sequence[Draft], named: Mentions, state: State, around: Sequence[Above]
) -> None:
    """Fill what a sentence leaves open from the sentences before it, its heading and the title."""
    for draft in drafts:
        _measure(draft, state, around)
        _good(s, draft, named, state, around)
        _ends(s, draft, named, state, around)
        _time(s, draft, state, around)
    for draft in drafts:
        _relative(draft, drafts)
    for draft in drafts:
        _apart(draft, drafts)


def _measure(draft: Draft, state: State, around: Sequence[Above]) -> None:
    slots = draft.slots
    if "measure" not in slots:
        quantity = draft.amount.quantity
        dimension = quantity.dimension.split(" per ")[0]
        bare = dimension == "count" and not quantity.unit
        if state.priced and (dimension == "percent" or (dimension == "money" and quantity.scale < MILLION)):
            slots["measure"] = Slot("price", "previous")
        elif state.measure and not bare and not (dimension == "money" and state.measure.value not in _MONEY):
            slots["measure"] = replace(state.measure, source="previous")
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


def _from(around: Sequence[Above], name: str, slots: dict[str, Slot]) -> None:
    for one in around:
        if (slot := getattr(one, name)) is not None and name not in slots:
            slots[name] = slot


def _good(s: Sentence, draft: Draft, named: Mentions, state: State, around: Sequence[Above]) -> None:
    if "commodity" in draft.slots or draft.nameless:
        return
    if state.general and _of_all_goods(s, draft, named, state):
        draft.slots["commodity"] = state.general
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


def _of_all_goods(s: Sentence, draft: Draft, named: Mentions, state: State) -> bool:
    """Whether a report on all trade goes on about all of it: "Imports gained 2.6 percent"."""
    dimension = draft.amount.quantity.dimension
    if dimension not in ("money", "percent", "percentage points", "ratio"):
        return False
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


_POINTING_BACK = re.compile(
    r"\b(?:those|these|its|their|such|the metals?['’]?s?|the minerals?['’]?s?) (?:exports|imports"
    r"|shipments)\b"
)


def _ends(s: Sentence, draft: Draft, named: Mentions, state: State, around: Sequence[Above]) -> None:
    slots = draft.slots
    measure = slots["measure"].value if "measure" in slots else ""
    flow = slots["flow"].value if "flow" in slots else ""
    if measure == "price":
        return
    reporter, end = _reporter(state, around)
    if measure in ("trade", "tariff", "quota", "revenue") and flow:
        mine, other = ("destination", "origin") if flow == "import" else ("origin", "destination")
        seen_from_there = (
            draft.act and reporter and end in (other, "") and reporter.value != _held(slots, mine)
        )
        if seen_from_there and (mine in slots or draft.partner):
            mine, other = other, mine  # a buyer in an export report, a seller in an import report
            slots["flow"] = replace(slots["flow"], value="export" if flow == "import" else "import")
        if draft.partner and not (reporter and reporter.value == draft.partner.value):
            slots.setdefault(other, draft.partner)
        told = reporter if end in (mine, "") or _own(draft, named, state, around, reporter) else None
        if mine not in slots and told and _held(slots, other) != told.value:
            slots[mine] = told
        back = state.last is not None and _held(state.last.slots, "flow") in ("", flow)
        if other not in slots and back and state.last and _goes_back(s, draft, named):
            partner = state.last.slots.get(other)
            if partner and not draft.total:
                slots[other] = replace(partner, source="previous")
        if mine in slots:
            slots.setdefault("reporter", slots[mine])
    elif draft.partner:
        slots.setdefault("place", draft.partner)
    elif measure and "place" not in slots and measure != "trade" and "origin" not in slots:
        carried = state.place or reporter
        if carried:
            slots["place"] = replace(carried, source="previous" if carried is state.place else carried.source)


def _own(draft: Draft, named: Mentions, state: State, around: Sequence[Above], reporter: Slot | None) -> bool:
    """Whether "imports" after "exports", without any other place, are still those of the reporter."""
    if reporter is None or draft.act:
        return False
    partnered = state.last is not None and {"origin", "destination"} <= state.last.slots.keys()
    about = any(one.alone and one.reporter and one.reporter.value == reporter.value for one in around)
    return about or not (partnered or named.places)


_ANAPHORIC_PLACE = re.compile(
    r"\b(?:to|into|from) (?:the|that|this) (?:country|region|bloc|kingdom|nation|island|continent"
    r"|market)\b",
    re.I,
)


def _goes_back(s: Sentence, draft: Draft, named: Mentions) -> bool:
    """Whether the partner of the amount before is meant again."""
    return _re_expressed(s, draft, named) or (not named.places and bool(_ANAPHORIC_PLACE.search(s.text)))


def _held(slots: dict[str, Slot], name: str) -> str:
    return slots[name].value if name in slots else ""


def _reporter(state: State, around: Sequence[Above]) -> tuple[Slot | None, str]:
    """Whose statistics are told, and which end of the flow that is."""
    if state.reporter:
        return replace(state.reporter, source="previous"), state.end
    for one in around:
        if one.reporter:
            flow = one.flow.value if one.flow else ""
            return one.reporter, "destination" if flow == "import" else "origin" if flow else ""
    return None, ""


_ALL_PLACES = re.compile(
    r"\ball (?:destinations|countries|markets|buyers|origins|sources|suppliers)\b|^(?:total|overall|in total"
    r"|altogether)\b",
    re.I,
)


def _re_expressed(s: Sentence, draft: Draft, named: Mentions) -> bool:
    """Whether the sentence goes on about the amount before: "Despite the spike, volumes remain 38%
    below ...".
    """
    if named.places or named.goods or _ALL_PLACES.search(s.text):
        return False
    return draft.amount.role != "level" or bool(_ANAPHOR.match(s.text))


_THIS_PERIOD = re.compile(
    r"\b(?:the|that|this) (?:month|quarter|year|half|season|period|week)\b(?! (?:before|earlier|ago))", re.I
)


_THE_PERIOD = re.compile(
    r"\b(?:during|in|over|for) (?:the|that|this|the (?:same|said|cited|given|review)) period\b(?! (?:of|a"
    r"|last|in)\b)",
    re.I,
)
""" "during the period": the one named last, whatever was measured in it."""


def _apart(draft: Draft, drafts: Sequence[Draft]) -> None:
    """Nothing is compared with its own period: where it comes out so, the text says it otherwise."""
    slots = draft.slots
    if "base" in slots and _held(slots, "base") == _held(slots, "period"):
        del slots["base"]
    main = next((other for other in drafts if not other.amount.base and "period" in other.slots), None)
    if draft.amount.base and main and _held(slots, "period") == _held(main.slots, "period"):
        same = ("commodity", "origin", "destination", "place", "flow", "measure")
        if all(_held(slots, name) == _held(main.slots, name) for name in same):
            del slots["period"]


_STANDING = re.compile(
    r"\b(?:accounts? for|makes? up|supplies|controls?|holds?|produces?|provides?|represents?|imports?|relies"
    r"|rely"
    r"|depends?|dominates?|sources?) (?!\w+ed\b)",
    re.IGNORECASE,
)
""" "China accounts for 70% of output": said of the present, not of the month told before."""


def _time(s: Sentence, draft: Draft, state: State, around: Sequence[Above]) -> None:
    if draft.time or draft.amount.base or draft.vague or "period" in draft.slots:
        return
    measure = draft.slots["measure"].value if "measure" in draft.slots else ""
    dated = measure in DATED or _THIS_PERIOD.search(s.text)
    if not dated or (draft.amount.role == "share" and (measure == "other" or _STANDING.search(s.text))):
        return
    slot = state.times.get(measure) or (state.times.get("") if measure not in ("price", "tariff") else None)
    if "" in state.times and _THE_PERIOD.search(s.text):
        slot = state.times[""]
    if draft.same:
        main = (
            parse(slot.value) if slot else next((parse(one.time.value) for one in around if one.time), None)
        )
        if main:
            draft.put("period", moved(main, draft.same).iso, "clause", draft.same.start, draft.same.end)
        return
    if slot:
        draft.slots["period"] = replace(slot, source="previous")
        return
    for one in around:
        if one.time:
            draft.slots["period"] = one.time
            return


def _relative(draft: Draft, drafts: Sequence[Draft]) -> None:
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


def carry(s: Sentence, drafts: Sequence[Draft], named: Mentions, state: State) -> None:
    """What the sentence leaves for the next ones; only its main amounts count."""
    main = [draft for draft in drafts if not draft.amount.base and draft.amount.role in ("level", "change")]
    told = next((draft for draft in main if "commodity" in draft.slots), None)
    if told and told.slots["commodity"].source in ("clause", "sentence"):
        good = told.slots["commodity"]
        if not (state.good and is_group(good.value) and belongs_to(state.good.value, good.value)):
            state.good = good
            state.narrowed = good.value != "all goods"
    elif named.goods and not main:
        first = s.words[named.goods[0].index]
        state.good = Slot(named.goods[0].value, "previous", first.start, first.end)
    lead_draft = next((draft for draft in main if "measure" in draft.slots), None)
    flow = next((mention for mention in named.flows if mention.value), None)
    if lead_draft:
        slots = lead_draft.slots
        state.priced = slots["measure"].value == "price"
        if slots["measure"].value in ("trade", "production", "consumption", "stock", "revenue"):
            state.measure = slots["measure"]
        if "flow" in slots:
            state.flow = slots["flow"]
        _settle(s, slots, named, state)
        if (place := slots.get("place")) and not place.inherited and tells_statistics(place.value):
            state.place = place
        state.last = lead_draft
    elif flow and not main:
        word = s.words[flow.index]
        state.flow = Slot(flow.value, "previous", word.start, word.end)
        state.measure = Slot("trade", "previous", word.start, word.end)
        wanted = "destination" if flow.value == "import" else "origin"
        subject = next(
            (mention for mention in named.places if mention.role == wanted and mention.bound), None
        )
        if subject is None and len(named.places) == 1 and named.places[0].role in ("partner", "inside"):
            subject = named.places[0]  # "Discharges in March, all Brazilian ports:"
        statistic = flow_words()[s.lower(flow.index)].statistic
        if (
            subject
            and tells_statistics(subject.name)
            and (statistic or not state.reporter or state.end == wanted)
        ):
            word = s.words[subject.index]
            state.reporter, state.end = Slot(subject.name, "previous", word.start, word.end), wanted
    for draft in main:
        slot = draft.slots.get("period")
        if (
            slot
            and not slot.inherited
            and draft.time
            and not _point(named, draft.time)
            and "status" not in draft.slots
            and not _in_bracket(s, draft)
        ):
            measure = draft.slots["measure"].value if "measure" in draft.slots else ""
            _remember(measure, slot, draft.time, state, _opens(s, named, draft.time))
            break
    if not main:
        dating = [
            mention
            for mention in named.times
            if mention.time
            and not mention.base
            and not mention.time.day
            and (mention.start < OPENING or not _inner(s, mention.start))
        ]
        if dating and dating[0].time and not named.statuses:
            _remember(
                "",
                Slot(dating[0].time.iso, "previous", dating[0].start, dating[0].end),
                dating[0].time,
                state,
                dating[0].start < OPENING,
            )


_INNER = re.compile(
    r"\b(?:despite|although|though|because|since|after|before|when|until|as|if|who|which|that|due to"
    r"|following"
    r"|suspension|ban|law|decree|agreement)\b",
    re.IGNORECASE,
)


def _inner(s: Sentence, at: int) -> bool:
    """Whether a time only dates a reason or a rule: "despite the suspension during May-August"."""
    return bool(_INNER.search(s.text[max(0, at - 90) : at]))


def _point(named: Mentions, time: Time) -> bool:
    return any(mention.time == time and mention.point for mention in named.times)


def _in_bracket(s: Sentence, draft: Draft) -> bool:
    at = draft.amount.quantity.start
    return s.text.rfind("(", 0, at) > s.text.rfind(")", 0, at)


def _opens(s: Sentence, named: Mentions, time: Time) -> bool:
    return any(mention.time == time and mention.start < OPENING for mention in named.times)


def _settle(s: Sentence, slots: dict[str, Slot], named: Mentions, state: State) -> None:
    """Whose statistics the next sentences tell: changed by "imports" and "exports", or by another
    at the same end.
    """
    flow = slots["flow"].value if "flow" in slots else ""
    if not flow or slots["measure"].value != "trade":
        return
    wanted = "destination" if flow == "import" else "origin"
    subject = slots.get(wanted)
    if subject is None or subject.inherited or not tells_statistics(subject.value):
        return
    statistic = any(flow_words()[s.lower(m.index)].statistic for m in named.flows if m.value == flow)
    if statistic or state.reporter is None or state.end in (wanted, ""):
        state.reporter, state.end = subject, wanted
        if state.teller is None:
            state.teller = (subject, wanted)


def tells_statistics(name: str) -> bool:
    """Whether a place has statistics of its own; a port or a city only tells where something was."""
    place = place_named(name)
    return place is None or place.kind in ("country", "bloc", "state")


def _remember(measure: str, slot: Slot, time: Time, state: State, opening: bool) -> None:
    if time.day and time.until == time.day:
        return
    for key in {measure, ""}:
        held = parse(state.times[key].value) if key in state.times else None
        if held and time.last < held.first and (not opening or time.last < held.first - 11):
            continue  # a look back
        state.times[key] = slot
        lead = parse(state.lead[key].value) if key in state.lead else None
        if lead is None or (state.fresh and time.months <= lead.months):
            state.lead[key] = slot
    state.fresh = False
