"""What a sentence leaves for the next ones."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from corpus.figures.calendar import Time, parse
from corpus.figures.drafts import Draft
from corpus.figures.expecting import remember_expected
from corpus.figures.figure import Slot
from corpus.figures.labelling import LABEL, label
from corpus.figures.leading import lead, of_a_customer, of_several
from corpus.figures.lexicon import flow_words, measure_words
from corpus.figures.mention import Mention
from corpus.figures.mentions import Mentions
from corpus.figures.piled import remember_stocks
from corpus.figures.place_heads import remember_port
from corpus.figures.sentence import Sentence
from corpus.figures.state import IT, State, held, of_its_good, tells_statistics
from corpus.figures.these_months import remember_runs
from corpus.figures.turning import turned_to
from corpus.goods import belongs_to, is_group, made_of
from corpus.numerals import MONTH
from corpus.places import kind_of_place, lies_in
from corpus.rare import Rare

OPENING = 20
"""A time that begins so early in a sentence is what the sentence is about."""
OPENED = 3
"""Words of a sentence that may come before the good that it turns to."""
_MOVING = frozenset({"price", "freight", "trade", "balance", "revenue"})
"""Measures whose places are not those that stocks and harvests told next are in."""
HALF_A_YEAR, YEAR = 6, 12
SHORT = 12
"""Words of a sentence whose only place is the one that it is about."""


_BY_WAY = re.compile(r"(?:In|To|From|By|For|Of|With|After|Among|Between|Unlike|Despite) ")


def _speak(s: Sentence, named: Mentions, state: State) -> None:
    """The country that "it" is in the next sentence, where this one names no other."""
    lands = {p.name: p for p in named.places if p.role != "excluded" and tells_statistics(p.name)}
    first = next(iter(lands.values()), None)
    if lands:
        state.lands = tuple(lands)
    if state.spoken and IT.match(s.text):
        return  # "It provided a third of what India imports. Its share ...": still the same one's
    opens = first and ((first.index <= 1 and not _BY_WAY.match(s.text)) or _is_subject(s, first.index))
    if first and (len(lands) == 1 or opens):
        state.spoken = Slot(first.name, "previous")
    elif lands or not IT.match(s.text):
        state.spoken = None


_IS = re.compile(
    r" (?:is|was|remains|remained|became|has become|stayed|has been|overtook|led|topped) (?:now |still )?"
)


def _is_subject(s: Sentence, index: int) -> bool:
    """Whether a place is what a sentence is about: "At the moment Peru is India's largest supplier"."""
    return (
        index <= OPENED + 1
        and s.text[: s.words[0].end] not in _FROM
        and bool(_IS.match(s.text, s.words[index].end))
    )


_FROM = frozenset({"From", "To", "By", "Of", "With", "Unlike", "Despite"})


def carry(s: Sentence, drafts: Sequence[Draft], named: Mentions, state: State) -> None:
    """What the sentence leaves for the next ones; only its main amounts count."""
    main = [draft for draft in drafts if not draft.amount.base and draft.amount.role in ("level", "change")]
    _speak(s, named, state)
    lead(s, drafts, named, state)
    state.turned = turned_to(s, drafts, named)
    remember_stocks(s, drafts, named, state)
    flow_before = state.flow
    told = next((draft for draft in main if "commodity" in draft.slots), None)
    if told and told.slots["commodity"].source in ("clause", "sentence"):
        good = told.slots["commodity"]
        aside = _MOSTLY.search(s.text[: max(0, _start_in(s, named, good.value))])
        none = told.amount.zero and state.good and belongs_to(good.value, state.good.value)
        if aside or none or _tells_parts(s, main, state) or (state.good and _BY_PRODUCT.match(s.text)):
            pass  # "Raw sugar made up 5 t and white sugar 2 t": all sugar is spoken of again
        elif not (
            state.good
            and is_group(good.value)
            and _all_belong(state.good.value, good.value)
            and not _counted_whole(s, told, _named_as(named, good.value), state)
        ):
            if state.good is None and state.subject and made_of(good.value) == state.subject.value:
                state.subject = good  # a title on gas, and a text that begins with LNG
            state.good, state.passed = good, None
            state.narrowed = good.value != "all goods"
    elif named.goods and not main and not _in_passing(s, named.goods[0], state):
        first = s.words[named.goods[0].index]
        if not state.opening and len(s.words) > LABEL:
            state.passed = state.passed or state.good
        state.good = Slot(named.goods[0].value, "previous", first.start, first.end)
    state.opening = False
    measured = [draft for draft in main if "measure" in draft.slots]
    lead_draft = next((draft for draft in measured if not _counts_things(draft)), next(iter(measured), None))
    flow = next((mention for mention in named.flows if mention.value), None)
    if lead_draft:
        slots = lead_draft.slots
        state.priced = slots["measure"].value == "price"
        state.freighted = state.freighted or slots["measure"].value == "freight"
        if state.piled is None and slots["measure"].value in (
            "trade",
            "production",
            "consumption",
            "stock",
            "revenue",
        ):
            state.measure = slots["measure"]
        told_of = bool({"origin", "destination"} & slots.keys())
        if "flow" in slots and (told_of or not (lead_draft.act and state.end)):
            state.flow = slots["flow"]
        if _turns_to_others(main, state):
            state.reporter, state.end, state.teller, state.surveyed = None, "", None, True
        if _turns_to_members(lead_draft, state):
            state.reporter, state.end, state.teller, state.surveyed = None, "", None, True
        elif not lead_draft.amount.zero and not _of_customers(s, main) and not of_several(main, state):
            _settle(s, slots, named, state, flow_before)
            remember_port(s, lead_draft, named, state)
        if (
            (place := slots.get("place"))
            and slots["measure"].value not in _MOVING
            and not place.inherited
            and lead_draft.amount.quantity.unit
            and tells_statistics(place.value)
            and not _of_a_part(s, place.value, main, named)
        ):
            state.place = place
        state.last = _without_lists(lead_draft, main)
        state.home_end = _home_end(slots, state) or state.home_end
    elif not drafts and label(s, named, state):
        return
    elif flow and not main and not of_a_customer(drafts, flow, named, state, s):
        word = s.words[flow.index]
        wanted = "destination" if flow.value == "import" else "origin"
        if not _of_a_partner(s, flow, state, wanted):
            state.flow = Slot(flow.value, "previous", word.start, word.end)
            state.measure = Slot("trade", "previous", word.start, word.end)
        subject = next(
            (mention for mention in named.places if mention.role == wanted and mention.bound), None
        )
        if _RULED.match(s.text, word.end) or of_its_good(s, subject, named):
            subject = None  # "Peru introduced export licences": nothing of whose trade is told next
        alone = len(named.places) == 1 and not _SPOKEN.search(s.text)
        role = named.places[0].role if alone else ""
        short = len(s.words) <= SHORT or flow_words()[s.lower(flow.index)].statistic
        if subject is None and role in ("inside", "partner") and short:
            subject = named.places[0]  # "Discharges in March, all Brazilian ports:"
        statistic = flow_words()[s.lower(flow.index)].statistic
        if (
            subject
            and tells_statistics(subject.name)
            and (statistic or not state.reporter or state.end == wanted)
            and len({one.name for one in named.places if one.role == wanted and one.bound}) < 2
            and not (state.reporter and _inner(s, s.words[subject.index].start))
            and s.text.lstrip()[:1] not in '"“'
        ):
            word = s.words[subject.index]
            state.reporter, state.end = Slot(subject.name, "previous", word.start, word.end), wanted
    remember_runs(named, state)
    if main:
        remember_expected(main[0], state)
    for draft in () if _looks_back(main, state) else main:
        slot = draft.slots.get("period")
        if state.day is None and slot and not slot.inherited and draft.time and draft.time.day:
            state.day = draft.time
        if _only_adds_up(draft, main[0]):
            continue
        if "" not in state.times and _LOOKS_BACK.search(s.text):
            break
        if "" in state.times and _ALONE.search(s.text):
            break
        if (
            slot
            and not slot.inherited
            and draft.time
            and not state.comes(draft.time)
            and not _point(named, draft.time)
            and not _of_contract(s, named, draft.time)
            and "status" not in draft.slots
            and not _in_bracket(s, draft)
            and not s.in_relative(draft.amount.quantity.start)
            and not _IN_THE_MEANTIME.search(s.text[: draft.amount.quantity.start])
        ):
            measure = draft.slots["measure"].value if "measure" in draft.slots else ""
            _remember(
                measure,
                slot,
                draft.time,
                state,
                _opens(s, named, draft.time),
                draft is main[0] and not _HAD.search(s.text),
            )
            break
    if not main:
        dating = [
            mention
            for mention in named.times
            if mention.time
            and not mention.base
            and not mention.time.day
            and not state.comes(mention.time)
            and (mention.start < OPENING or not _inner(s, mention.start))
        ]
        if (published := _FIGURES_OF.match(s.text)) and state.reporter is None:
            _tell_of(s, named, published.end(), state)
        if dating and flow is None and not named.measures and _within_running(dating[0].time, state):
            dating = []  # "Peru overtook Chile during the second quarter": the text goes on about the year
        if dating and dating[0].time and (published or not named.statuses):
            _remember(
                "",
                Slot(dating[0].time.iso, "previous", dating[0].start, dating[0].end),
                dating[0].time,
                state,
                dating[0].start < OPENING,
            )
            if dating[0].start < OPENING and len(s.words) <= SHORT:
                _turn_to(dating[0].time, state)


def _home_end(slots: dict[str, Slot], state: State) -> str:
    """At which end of a flow an amount is that of the country that heading or title name."""
    end = "destination" if held(slots, "flow") == "import" else "origin"
    at_home = state.above and "flow" in slots and state.above in (held(slots, end), held(slots, "place"))
    return end if at_home else ""


def _counts_things(draft: Draft) -> bool:
    """ "Through 34 ports imports were 5 t": no amount of goods."""
    quantity = draft.amount.quantity
    return draft.amount.role == "level" and quantity.dimension == "count" and not quantity.unit


_PART = re.compile(r"\b(?:of (?:which|them|these|those|that)|includ(?:ing|ed)|among them)\b[^;:.]*$")


def _of_a_part(s: Sentence, place: str, main: Sequence[Draft], named: Mentions) -> bool:
    """ "46 mills, of which 10 in Bahia", "Bahia made 5 t and Goias 3 t": the text stays with the whole."""
    told = {one.slots["place"].value for one in main if "place" in one.slots}
    first = next((s.words[one.index].start for one in named.places if one.name == place), 0)
    return len(told) > 1 or bool(_PART.search(s.text[:first]))


def _within_running(time: Time | None, state: State) -> bool:
    """Whether a time is a part of the year that the text goes on about."""
    now = parse(state.times[""].value) if "" in state.times else None
    return now is not None and time is not None and now.months == 12 > time.months and time.within(now)


_ALL_OF = re.compile(
    r"(?:^|[.;] )(?:Total |Its |All )?(?:[Ii]mports|[Ee]xports|[Ss]hipments|[Oo]utput|[Pp]roduction"
    r"|[Pp]urchases|[Ss]ales|[Aa]rrivals|[Dd]eliveries|[Dd]ischarges|[Ll]oadings) of (?:all |total )?$"
)
""" "Imports of fertiliser were 5 t" after urea and potash: of every kind."""


def _counted_whole(s: Sentence, draft: Draft, good: Mention | None, state: State) -> bool:
    """ "Peru exported 5 t of metals" below a title on copper: of all metals, and the next sentence too."""
    titled = state.good is not None and state.good.source in ("title", "heading")
    after = s.text[draft.amount.quantity.end :]
    if good and _ALL_OF.search(s.text[: s.words[good.index].start]):
        return True
    return (
        titled
        and draft.amount.role == "level"
        and re.match(r" of (?!the\b|these\b|those\b)", after) is not None
    )


def _all_belong(names: str, wider: str) -> bool:
    return all(belongs_to(name, wider) for name in names.split("+"))


def _turns_to_others(main: Sequence[Draft], state: State) -> bool:
    """ "China received 9 t. Korea discharged 5 t and India 2 t": importers, and no partners of China's."""
    took = [one.slots["destination"].value for one in main if one.act and "destination" in one.slots]
    given = any("origin" in one.slots for one in main)
    known = state.reporter and state.end == "destination" and state.reporter.value not in took
    return bool(known) and not given and len(set(took)) > 1


def _turns_to_members(lead: Draft, state: State) -> bool:
    """ "Asia imported 23 t. China led with 6 t": one country of the region after the other."""
    end = "destination" if held(lead.slots, "flow") == "import" else "origin"
    whole = state.last.slots.get(end) if state.last else None
    if whole is None or kind_of_place(whole.value) != "region" or whole.value == "World":
        return False
    own = lead.slots.get(end)
    return (
        own is not None and not own.inherited and own.value != whole.value and lies_in(own.value, whole.value)
    )


_CUSTOMERS = Rare(r"\b(?:customers|clients|buyers) (?:in|from)\b", re.IGNORECASE)


def _of_customers(s: Sentence, main: Sequence[Draft]) -> bool:
    """Whether a sentence tells what several customers took: nobody's statistics are told next."""
    took = {one.slots["destination"].value for one in main if one.act and "destination" in one.slots}
    given = {one.slots["origin"].value for one in main if "origin" in one.slots}
    return not given and bool(took) and (len(took) > 1 or bool(_CUSTOMERS.search(s.text)))


_HAD = re.compile(r"\bhad\b")


def _only_adds_up(draft: Draft, lead: Draft) -> bool:
    """Whether an amount only says what the months up to that of the sentence come to: "It was 5 t, for 30 t
    in the first half".
    """
    slot = lead.slots.get("period")
    now = parse(slot.value) if slot and slot.inherited else None
    return bool(now and draft.time and now.within(draft.time) and now.months < draft.time.months)


_FIGURES_OF = re.compile(
    r"(?:The )?(?:[A-Z][\w.'’]+ ){1,3}(?:\w+ )?(?:figures|numbers|statistics|data|tables) for\b"
)


def _tell_of(s: Sentence, named: Mentions, end: int, state: State) -> None:
    """ "The Dutch figures for September are out": whose exports, or imports, are told next."""
    place = next((one for one in named.places if s.words[one.index].start < end), None)
    if place and tells_statistics(place.name):
        word = s.words[place.index]
        state.reporter, state.end = Slot(place.name, "previous", word.start, word.end), ""


_MOSTLY = re.compile(
    r", (?:nearly |almost |virtually )?(?:all|most|much|some|part) of (?:it|them|which|that)(?: as| in)?"
    r" (?:[\w-]+ ){0,2}$"
)
""" "shipped 5 t, nearly all of it fines": the text goes on about the ore."""


def _named_as(named: Mentions, good: str) -> Mention | None:
    return next((one for one in named.goods if one.value == good), None)


def _start_in(s: Sentence, named: Mentions, good: str) -> int:
    """Where a sentence names a good; -1 where it does not."""
    one = _named_as(named, good)
    return s.words[one.index].start if one else -1


_BY_KIND = re.compile(r"By (?:species|type|product|kind|grade|variety|form)\b")
_BY_PRODUCT = re.compile(r"\W*(?:[Aa]s )?(?:[Aa] )?(?:[Bb]y|[Cc]o)-?products?\b")
""" "By-product tantalum output was 5 t": the text goes on about its main product."""
_PARTS = Rare(
    r"\b(?:made up|makes up|accounted for|contributed|added|comprised"
    r"|by (?:species|type|product|kind|grade|variety|form)|of which|in which"
    r"|among (?:them|which)|of that|of this)\b",
    re.I,
)


_OF_WHOLE = re.compile(rf"Of (?:that|this|these|those|them|the total|{MONTH}(?:['’]s [a-z]+)?),? ")
""" "Of August, thermal coal was 5 t and coke 1 t": all coal is spoken of again."""
_LISTED_BUYERS = re.compile(r"\W*[A-Z][a-z-]+(?: [a-z-]+){0,3}: (?:to |the )?[A-Z][\w ]{2,24}? \d")
""" "Yellow maize: Taiwan 5 t, Mozambique 3 t": all maize is spoken of again."""


def _tells_parts(s: Sentence, main: Sequence[Draft], state: State) -> bool:
    """Whether a sentence only tells how much of the good spoken of was of which kind."""
    slots = [
        one.slots["commodity"] for one in main if "commodity" in one.slots and one.amount.role == "level"
    ]
    kinds = {name for slot in slots if not slot.inherited for name in slot.value.split("+")}
    if not state.good or not kinds:
        return len(kinds) > 1 and bool(_BY_KIND.match(s.text))
    whole = state.good.value.split("+")
    several = len(whole) > 1
    if _OF_WHOLE.match(s.text) and len(kinds) > 1:
        return True
    inner = all(any((several or kind != one) and belongs_to(kind, one) for one in whole) for kind in kinds)
    return inner and (len(kinds) > 1 or bool(_PARTS.search(s.text) or _LISTED_BUYERS.match(s.text)))


def _looks_back(main: Sequence[Draft], state: State) -> bool:
    """Whether a sentence only compares earlier times: "July saw 3 t and August 2021 2 t"."""
    told = {
        one.time for one in main if one.time and "period" in one.slots and not one.slots["period"].inherited
    }
    now = parse(state.times[""].value) if "" in state.times else None
    return now is not None and len(told) > 1 and all(time.last < now.first for time in told)


def _without_lists(lead: Draft, main: Sequence[Draft]) -> Draft:
    """The first amount without the partner that it alone has: "5 t went to Japan and 3 t to Peru"."""
    levels = [one.slots for one in main if one.amount.role == "level"]
    several = {
        name
        for name in ("origin", "destination")
        if len({slots[name].value for slots in levels if name in slots}) > 1
    }
    return replace(lead, slots={name: slot for name, slot in lead.slots.items() if name not in several})


_SPOKEN = re.compile(r"\b(?:said|says|told|according to|expects?|thinks?|noted|adds|added|sees)\b")
""" "An analyst in Singapore said that importers were losing money": nothing of Singapore's imports."""
_ALONE = re.compile(
    r"\b(?:[Ii]n|[Ff]or|[Dd]uring|[Oo]ver) [^,;.\d]{3,30}(?: \d{4})?,? "
    r"(?:alone|on (?:its|their) own|by (?:itself|themselves)|taken (?:alone|by itself)|in isolation)\b"
)
""" "In December alone, exports were 5 t": one month of the year that the text is about."""
_LOOKS_BACK = re.compile(
    r"\b(?:it|they|exports|imports|shipments|arrivals|sales|purchases|volumes?|figure|number|total|tally"
    r"|tonnage)(?: (?:in|for|during) [A-Z]\w+(?: \d{4})?)?"
    r" had (?:\w+ )?(?:been|stood|come|reached|totall?ed|amounted|run|averaged)\b"
    r"|^In [^,;]{3,24},? (?:it|they|(?:the|that|this) (?:figure|number|total|tally))"
    r" (?:was|were|stood|came|reached|totall?ed|amounted)\b",
    re.IGNORECASE,
)
""" "In February they had been 1,140 t": the text does not stay there."""


def _of_a_partner(s: Sentence, flow: Mention, state: State, wanted: str) -> bool:
    """Whether a flow word only tells what a partner did, seen from the reporter: "no Indian buyers"."""
    statistic = flow_words()[s.lower(flow.index)].statistic
    known = state.reporter is not None and state.flow is not None
    return known and not statistic and state.end not in (wanted, "") and len(s.words) > LABEL


_INNER = re.compile(
    r"\b(?:despite|although|though|because|since|after|before|when|until|as|if|who|which|that|due to"
    r"|following"
    r"|suspension|ban|law|decree|agreement)\b",
    re.IGNORECASE,
)


def _inner(s: Sentence, at: int) -> bool:
    """Whether a time only dates a reason or a rule: "despite the suspension during May-August"."""
    return bool(_INNER.search(s.text[max(0, at - 90) : at]))


_SHORT_NAMES = frozenset({"gas", "oil", "metal", "ore", "grain"})


def _in_passing(s: Sentence, good: Mention, state: State) -> bool:
    """Whether a sentence without amounts only touches upon a good that is not what the text is about."""
    topic = state.subject or state.good
    wider = state.good and state.good.value != good.value and belongs_to(state.good.value, good.value)
    if wider and good.index > 0 and s.words[good.index].lower in _SHORT_NAMES:
        return True  # "Why so much gas?" in a text about LNG
    if len(s.words) <= LABEL:
        return False  # "Coffee." begins a piece of a bulletin
    if topic and topic.value != good.value and s.text.lstrip()[:1] in '"“':
        return True  # what somebody says of a rival oil
    if topic is None or belongs_to(good.value, topic.value) or _all_belong(topic.value, good.value):
        return False
    if state.subject is None and (good.index <= OPENED or not good.noun):
        return False  # "Turning to coffee, the market was calm."
    if state.fresh and good.index == 0:
        return False  # "Flower farms felt the war." begins a paragraph about them
    near = range(max(0, good.index - 3), min(len(s.words), good.last + 4))
    return not any(s.lower(at) in flow_words() or s.lower(at) in measure_words() for at in near)


def _point(named: Mentions, time: Time) -> bool:
    return any(mention.time == time and mention.point for mention in named.times)


_CONTRACT = re.compile(r" (?:[A-Z]\w+ )?(?:futures|contract|delivery|strip|options|shipment|loading)\b")


def _of_contract(s: Sentence, named: Mentions, time: Time) -> bool:
    """ "the June 2025 contract": what is traded now, and nothing of June is told next."""
    return any(one.time == time and _CONTRACT.match(s.text, one.end) for one in named.times)


_IN_THE_MEANTIME = re.compile(
    r"\d[^;:]*,? (?:after|following|despite|having hit|before) (?:an? |the |its |their )?(?:[a-z-]+ ){0,3}?"
    r"(?:collapse|drop|fall|slump|plunge|low|high|peak|record|surge|jump|dip|rise|spike|trough|fell|falling"
    r"|dropping|sinking|hitting|reaching|just|only)\b[^,;]*$"
)
""" "It came to 9 t in 2025, after a drop to 1 t in May": the text goes on about the year."""


_RULED = re.compile(
    r" (?:licen[cs]\w+|bans?|controls?|curbs?|restrictions?|permits?|embargo|dut(?:y|ies)|tax(?:es)?|tariffs?"
    r"|subsid\w+|rules?|polic(?:y|ies)|approvals?)\b"
)


def _in_bracket(s: Sentence, draft: Draft) -> bool:
    at = draft.amount.quantity.start
    return s.text.rfind("(", 0, at) > s.text.rfind(")", 0, at)


def _opens(s: Sentence, named: Mentions, time: Time) -> bool:
    opening = any(mention.time == time and mention.start < OPENING for mention in named.times)
    return opening and not _LOOKS_BACK.search(s.text) and not _HAD_BEEN_SO.match(s.text)


_HAD_BEEN_SO = re.compile(
    r"\W*(?:In|For|During|Over) [^,;]{3,24}, [^,;]*?\bhad (?:[a-z]+ly )?(?:[a-z]+ed|[a-z]+en|shown|been|come"
    r"|gone|stood|put|seen|grown|sold|bought|sent|shrunk|sunk|hit|made|brought)\b"
)
""" "For October, the data had shown 5 t" in a text about November: what is told next is of November."""


def _settle(s: Sentence, slots: dict[str, Slot], named: Mentions, state: State, told: Slot | None) -> None:
    """Whose statistics the next sentences tell: changed by "imports" and "exports", or by another
    at the same end. `told`: the flow that was told of before.
    """
    flow = slots["flow"].value if "flow" in slots else ""
    if not flow or slots["measure"].value != "trade":
        return
    wanted = "destination" if flow == "import" else "origin"
    subject = slots.get(wanted)
    if subject is None or "+" in subject.value or not tells_statistics(subject.value):
        return
    statistic = any(flow_words()[s.lower(m.index)].statistic for m in named.flows if m.value == flow)
    if not statistic and state.reporter is None and told and told.value != flow:
        return  # "The company exported 5 t. China took 2 t": no imports of China's are told next
    if state.surveyed and not statistic:
        return
    if state.above not in ("", subject.value) and _of_a_firm(s, named, subject.value):
        return
    last = state.last.slots if state.last else {}
    if held(last, "commodity") != held(slots, "commodity") or held(last, "flow") != flow:
        state.surveyed = False
    if subject.inherited:
        if statistic and state.reporter and state.reporter.value == subject.value:
            state.teller = state.teller or (state.reporter, state.end)
            state.end = wanted  # "Its exports fell to 3 t. Japan took 2 t of them"
        return
    if statistic or state.reporter is None or state.end in (wanted, ""):
        state.reporter, state.end = subject, wanted
        if state.teller is None:
            state.teller = (subject, wanted)


_FIRM = re.compile(r"['’]s [A-Z][A-Z&]{2,}\b")


def _of_a_firm(s: Sentence, named: Mentions, name: str) -> bool:
    """ "China's CMOC, whose exports were 5 t" in a text about another country: no statistics of China's."""
    for one in named.places:
        word = s.words[one.index]
        start = word.end - 2 if s.text[word.start : word.end].endswith(("'s", "’s")) else word.end
        if one.name == name and _FIRM.match(s.text, start):
            return True
    return False


def _turn_to(time: Time, state: State) -> None:
    """ "In November the pace dropped.": whatever is told next is of that month."""
    now = state.times.get("")
    if now and now.value == time.iso:
        state.times = dict.fromkeys(state.times, now)


def _remember(measure: str, slot: Slot, time: Time, state: State, opening: bool, leads: bool = False) -> None:
    if time.day and time.until == time.day:
        return
    back = 0 if time.months >= YEAR else HALF_A_YEAR
    if state.day and "" not in state.lead and time.last < state.day.first - back:
        return  # "up to 30 April it was 9 t, against 8 t in the last season": the text is of this one
    if time.day and any(not (lead := parse(slot.value)) or not lead.day for slot in state.lead.values()):
        return  # days in a text about months
    for key in {measure, ""}:
        known = state.times.get(key) or (None if leads else state.times.get(""))
        now = parse(known.value) if known else None
        if state.continued and now and now.within(time) and now.months < time.months:
            continue  # "in May it was 2 t; in January-May 9 t": the text goes on about May
        if now and time.last < now.first and (not opening or time.last < now.first - 11):
            if leads and state.fresh and key:
                state.times[key] = slot  # a paragraph that begins with it goes on about it
            continue  # a look back
        state.times[key] = slot
        first = parse(state.lead[""].value) if "" in state.lead else state.titled
        lead = parse(state.lead[key].value) if key in state.lead else first
        if first and first.within(time) and first.months < time.months and not state.fresh:
            continue  # "since January it was 9 t": the text goes on about the month
        if state.titled and min(state.titled.months, time.months) >= YEAR and time.last < state.titled.first:
            continue  # "in 2023/24 it had been 9 t" below a title on 2024/25
        if lead is None or (state.fresh and time.months <= lead.months):
            state.lead[key] = slot
    state.fresh = False
