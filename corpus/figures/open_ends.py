"""Origin, destination and place that a sentence leaves open: whose statistics, which partner again."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from corpus.figures.binding_ends import EXCHANGE
from corpus.figures.calendar import parse
from corpus.figures.described import spoken_of
from corpus.figures.drafts import Draft
from corpus.figures.figure import Slot
from corpus.figures.lexicon import flow_words
from corpus.figures.mentions import Mentions
from corpus.figures.place_heads import priced_there
from corpus.figures.place_mention import PlaceMention
from corpus.figures.sentence import Sentence
from corpus.figures.state import IT, OF_THOSE, Above, State, held, tells_statistics
from corpus.goods import belongs_to
from corpus.places import kind_of_place, lies_in
from corpus.rare import Rare

_ANAPHOR = re.compile(
    r"^(?:of (?:that|this|these|those|the total|which)|that|this|it|the (?:volumes?|figures?|amount|total"
    r"|value|shipments?"
    r"|quantity|tonnage|country)|volumes?|despite|the (?:rise|fall|increase|decline|drop|jump))\b",
    re.IGNORECASE,
)


def own_ends(s: Sentence, draft: Draft, named: Mentions, state: State, around: Sequence[Above]) -> None:
    slots = draft.slots
    measure = slots["measure"].value if "measure" in slots else ""
    flow = slots["flow"].value if "flow" in slots else ""
    if measure in ("price", "freight", "cost"):
        if draft.partner and _FOR_WHOM.match(s.text):
            slots.setdefault("place", draft.partner)
        if measure == "price":
            priced_there(s, draft, state)
        return
    reporter, end = _reporter(state, around)
    if measure in ("trade", "tariff", "quota", "revenue") and flow:
        mine, other = ("destination", "origin") if flow == "import" else ("origin", "destination")
        seen_from_there = (
            draft.act
            and (
                not _titled_after_several(reporter, end, held(slots, mine), around)
                or (reporter is not None and _told_there(state, other, reporter))
            )
            and not draft.label
            and reporter
            and end in (other, "")
            and reporter.value != held(slots, mine)
            and not lies_in(held(slots, mine), reporter.value)
            and not (held(slots, mine) and _TO_ALL.search(s.text))
        )
        if (draft.amount.role == "share" or _MOST_OF.search(s.text)) and end in (mine, ""):
            _of_its_share(s, slots, mine, other, reporter)
        last = state.last.slots if state.last else {}
        same = not end and held(last, "flow") == flow and reporter and held(last, mine) == reporter.value
        spoken = _pronoun(s, draft, state, mine)
        if reporter and spoken and spoken.value == reporter.value:
            spoken = None
        if (
            seen_from_there
            and not (same and mine in slots)
            and not _TO_ALL.search(s.text)
            and (mine in slots or spoken or (draft.partner and not same))
        ):
            mine, other = other, mine  # a buyer in an export report, a seller in an import report
            flow = "export" if flow == "import" else "import"
            slots["flow"] = replace(slots["flow"], value=flow)
            if spoken:
                slots.setdefault(other, spoken)
        region = last.get(mine)
        if draft.partner and not reporter and region and _is_member(draft.partner, region):
            slots.setdefault(mine, draft.partner)
        elif draft.partner and reporter and lies_in(draft.partner.value, reporter.value):
            if _is_member(draft.partner, reporter):
                slots.setdefault(mine, draft.partner)  # "Asia imported 23 t. China led with 6 t"
            elif draft.partner.value != reporter.value:
                slots.setdefault("place", draft.partner)  # "Belgium cleared 5 t" in a report of the EU
        elif draft.partner and _owns_part(s, draft, named) and mine in last:
            slots[other], slots[mine] = draft.partner, replace(last[mine], source="previous")
        elif draft.partner and (whose := _whose(s, named)) and draft.partner.value != whose.value:
            slots.setdefault(mine, whose)  # "Korea's 2.7 Mt, with Peru first at 0.4": to Korea
            slots.setdefault(other, draft.partner)
        elif _tells_sellers(draft, state, mine, other, last):
            slots[other], slots["flow"] = replace(last[other], source="previous"), last["flow"]
            mine, other = other, mine  # "Japan got 5 t; Peru delivered 2 t of tin, Chile 1 t"
        elif draft.partner and (
            (state.surveyed and not draft.act)
            or (not reporter and state.led == mine)
            or _elliptic(s, draft, named)
        ):
            slots.setdefault(mine, draft.partner)
        elif draft.partner and not (reporter and reporter.value == draft.partner.value):
            slots.setdefault(other, draft.partner)
        back = state.last is not None and held(state.last.slots, "flow") in ("", flow)
        it = _pronoun(s, draft, state, mine) or _opener(s, draft, named, mine, reporter)
        of_those = OF_THOSE.match(s.text) or _OF_THAT.search(s.text)
        if state.last and of_those and not back and draft.act and held(last, other) and other not in slots:
            mine, other, back = other, mine, True  # "Peru shipped 9 t. Japan took 5 t of that"
            slots["flow"] = replace(last["flow"], source="previous")
        if back and state.last and of_those and mine in state.last.slots:
            it = replace(state.last.slots[mine], source="previous")
        if it and mine not in slots:
            slots[mine] = it
        if other not in slots and (there := _at_other_end(s, draft, state, mine, other)):
            slots[other] = there
        told = reporter if end in (mine, "") or _own(s, draft, named, state, around, reporter) else None
        told = (
            None
            if _tells_elsewhere(s, draft, named, reporter) or _into_unknown(s, named, mine, reporter)
            else told
        )
        if mine not in slots and told and not _at_home(held(slots, other), told.value):
            slots[mine] = told
        if mine not in slots and (far := _far_end(held(slots, other), around)):
            slots[mine] = far
        again = _goes_back(s, draft, named) or _broken_down(draft, named, state)
        if other not in slots and back and state.last and not draft.led and again:
            partner = state.last.slots.get(other)
            if partner and not draft.total and not _of_longer_run(draft, last):
                slots[other] = replace(partner, source="previous")
        place = slots.get("place")
        if draft.amount.zero and place and not place.inherited and place.value != held(slots, mine):
            slots.setdefault(other, slots.pop("place"))  # "none was recorded in Spain" is no total
        if mine in slots and held(slots, mine) == held(slots, other):
            del slots[mine]  # nothing goes from a country to itself
        if mine in slots:
            slots.setdefault("reporter", slots[mine])
    elif draft.partner:
        slots.setdefault("place", draft.partner)
    elif measure and "place" not in slots and measure != "trade" and "origin" not in slots:
        carried = state.place or reporter
        if carried and not (measure == "stock" and EXCHANGE.search(s.text)):
            slots["place"] = replace(carried, source="previous" if carried is state.place else carried.source)


def _far_end(other: str, around: Sequence[Above]) -> Slot | None:
    """ "Exports of tea to Pakistan were 5 t" below "Pakistan's purchases of Kenyan tea": Kenya's."""
    return next((one.far for one in around if one.far and one.reporter and one.reporter.value == other), None)


def _told_there(state: State, end: str, reporter: Slot) -> bool:
    """Whether the amount before was of the reporter at that end: "Exports were 9 t. Peru bought 5 t"."""
    return state.home_end == end and state.above == reporter.value


_FOR_WHOM = re.compile(
    r"(?:For|In) [A-Z][\w .]{2,20},? (?:it|this|they|the (?:price|figure|average)) (?:was|were|is|stood)\b"
)
""" "LNG cost China $11. For Japan it was $9.85"."""
_SHARE_OF = Rare(
    r"\b(?:account(?:s|ed|ing) for|made up|makes up|represent(?:s|ed|ing)) [^;]*\d[^;]*(?:%|per ?cent) of"
    r" (?:all |its |total |these |those |the )?(?:exports|imports|shipments|arrivals|purchases|sales"
    r"|volumes?)\b"
)
_MOST_OF = re.compile(
    r"\baccount(?:s|ed|ing) for (?:the )?(?:majority|bulk|most|much|half|largest share) of (?:[\w-]+ ){0,5}"
    r"(?:exports|imports|shipments|arrivals|purchases|sales|volumes?)\b"
)
""" "Japan accounted for most of the rise in exports" in a report of Australia's."""
_WORLDWIDE = Rare(r"\b(?:global|world|worldwide|seaborne|international)\b", re.IGNORECASE)


_OF_THAT = re.compile(
    r"\d(?: [a-z]+){0,2} of (?:that|this|those|it|them|the total)\b(?= and|[,;.]| went"
    r"| was| were| is| are| headed| sailed)"
)
""" "Europe took 3 t of that": of what the sentence before told."""


def _of_its_share(s: Sentence, slots: dict[str, Slot], mine: str, other: str, reporter: Slot | None) -> None:
    """ "China accounted for 40% of exports" in a report of Malaysia's: the buyer."""
    subject = slots.get(mine)
    if subject is None or subject.inherited or reporter is None or other in slots:
        return
    apart = not lies_in(subject.value, reporter.value) and reporter.value != "World"
    told = _SHARE_OF.search(s.text) or _MOST_OF.search(s.text)
    if apart and told and not _WORLDWIDE.search(s.text):
        slots[other] = slots.pop(mine)


_TO_ALL = re.compile(r"\bto all (?:destinations|countries|markets|buyers)\b", re.IGNORECASE)
""" "Chile shipped 9 t to all destinations, of which China took 3 t" in a report of China's imports."""


_ITS = re.compile(
    r"(?:Its|Their) (?:\w+ ){0,2}?"
    r"(?P<what>purchases|imports|intake|orders|exports|sales|shipments|deliveries)\b"
)


def _pronoun(s: Sentence, draft: Draft, state: State, mine: str) -> Slot | None:
    """The country that "It imported 5 t" goes on about."""
    its = _ITS.match(s.text) if state.customer else None
    if its and state.customer and flow_words()[its["what"]].subject == mine:
        return state.customer
    it = IT.match(s.text)
    flow = flow_words().get(it["verb"]) if it else None
    if flow is None or flow.subject != mine or not (spoken := spoken_of(s, state)):
        return None
    return replace(spoken, source="previous")


_ITS_SHARE = re.compile(
    r"(?:Its|The country['’]s) (?:own |market )?share (?:of|in) [^,;\d]{3,50} "
    r"(?:imports|purchases|exports|shipments|market)\b"
)


def _at_other_end(s: Sentence, draft: Draft, state: State, mine: str, other: str) -> Slot | None:
    """ "It took 37% of total exports", "Its share of Peru's imports is 34%": the other end."""
    share = draft.amount.role == "share" and mine in draft.slots and _ITS_SHARE.match(s.text)
    if share and state.spoken and state.spoken.value != draft.slots[mine].value:
        return replace(state.spoken, source="previous")
    return _pronoun(s, draft, state, other)


_RISES = re.compile(
    r" (?:\w+ly )?(?:rose|fell|grew|was|were|is|are|had|stood|reached|came|totall?ed|climbed|dropped|declined"
    r"|increased|decreased|slipped|slid|jumped|amounted|remained|stayed|surged|slumped|edged|shrank|doubled"
    r"|tripled|halved|gained|lost|eased|averaged)\b"
)


def _elliptic(s: Sentence, draft: Draft, named: Mentions) -> bool:
    """ "Egypt exported 9 t. Nigeria's rose to 5 t": Nigeria's exports."""
    if draft.amount.role == "share":
        return False
    told = draft.partner.value if draft.partner else ""
    return any(
        one.owner
        and one.name == told
        and (
            _RISES.match(s.text, s.words[one.index].end)
            or (one.index <= 1 and _NUMBER.match(s.text, s.words[one.index].end))
        )
        for one in named.places
    )


def _is_member(place: Slot, region: Slot) -> bool:
    """Whether a place is a country of a part of the world that is told of."""
    if kind_of_place(region.value) != "region" or region.value == "World":
        return False
    return kind_of_place(place.value) == "country" and lies_in(place.value, region.value)


_NUMBER = re.compile(r" (?:about |some |just |only |nearly )?[$€£]?\d")


def _whose(s: Sentence, named: Mentions) -> Slot | None:
    """Whose amounts a sentence tells that begins with "Korea's 2.74 million, with ..."."""
    first = named.places[0] if named.places else None
    if first is None or not first.owner or first.index > 1:
        return None
    word = s.words[first.index]
    return Slot(first.name, "clause", word.start, word.end) if _NUMBER.match(s.text, word.end) else None


def _tells_sellers(draft: Draft, state: State, mine: str, other: str, last: Mapping[str, Slot]) -> bool:
    """Whether what follows a semicolon only tells who sold, or bought, what was told before it."""
    before, slots = state.last, draft.slots
    if not (state.continued and draft.act and before and mine in slots and other not in slots):
        return False
    told = {"flow", other} <= last.keys() and mine not in last and held(last, "flow") != held(slots, "flow")
    return told and slots[mine].source == "clause" and held(last, other) != held(slots, mine)


_PART = re.compile(r" (?:share|part|portion|contribution) (?:was|were|came|stood|amounted|reached)\b")


def _owns_part(s: Sentence, draft: Draft, named: Mentions) -> bool:
    """ "India took 9 t; Qatar's share was 3 t, Peru's 2 t": what India had from there."""
    opening = named.places[0] if named.places else None
    return (
        draft.amount.role == "level"
        and opening is not None
        and opening.owner
        and _PART.match(s.text, s.words[opening.index].end) is not None
    )


def _opening(s: Sentence, named: Mentions) -> PlaceMention | None:
    """The country of "In Japan, ..."."""
    first = named.places[0] if named.places else None
    if first is None or first.role != "inside" or not tells_statistics(first.name):
        return None
    word = s.words[first.index]
    opens = s.text[: word.start] in ("In ", "In the ") and s.text[word.end : word.end + 2] == ", "
    return first if opens else None


def _opener(s: Sentence, draft: Draft, named: Mentions, mine: str, reporter: Slot | None) -> Slot | None:
    """ "Korea received 5 t. In Japan, tankers from Peru discharged 3 t": Japan's, not Korea's."""
    first = _opening(s, named)
    if first is None or (reporter and lies_in(first.name, reporter.value)):
        return None
    place = draft.slots.get("place")
    if place is None or place.value != first.name or (draft.act and mine == "origin"):
        return None
    return draft.slots.pop("place")


_RECORDED = re.compile(
    r" (?:recorded|registered|posted|reported|saw|logged|notched|showed) (?:an? |the |its )"
)


def _tells_elsewhere(s: Sentence, draft: Draft, named: Mentions, reporter: Slot | None) -> bool:
    """ "In Africa, Ethiopia recorded a 2% increase" below Uganda's exports: not Uganda's."""
    place = draft.slots.get("place") or draft.partner
    if reporter is None or place is None or place.inherited or lies_in(place.value, reporter.value):
        return False
    continent = re.match(r"In (?:[A-Z]\w+ )?[A-Z]\w+, (?:the )?$", s.text[: _start(s, named, place.value)])
    said = any(
        one.name == place.value and _RECORDED.match(s.text, s.words[one.index].end) for one in named.places
    )
    return bool(continent) and said and not lies_in(reporter.value, place.value)


_INTO = re.compile(
    r"\b(?:[Ii]mports|[Aa]rrivals|[Ss]hipments|[Dd]eliveries)\b[^,;.\d]{0,60}?"
    r" into (?:the )?(?P<name>[A-Z][a-z]\w+)"
)


def _into_unknown(s: Sentence, named: Mentions, mine: str, reporter: Slot | None) -> bool:
    """ "Imports into the Union were 5 t": of a place that nobody knows, and not of the one told of before."""
    told = _INTO.search(s.text) if mine == "destination" else None
    if told is None:
        return False
    if reporter and told["name"] in reporter.value:
        return False  # "into the Union" in what is told of the European Union
    start, end = told.span("name")
    return not any(start <= s.words[one.index].start < end for one in named.places)


def _start(s: Sentence, named: Mentions, name: str) -> int:
    return next((s.words[one.index].start for one in named.places if one.name == name), 0)


def _at_home(other: str, reporter: str) -> bool:
    """ "5 t were delivered to Abidjan" in a report of the Ivory Coast: to one of its own ports."""
    return bool(other) and (other == reporter or lies_in(other, reporter))


_ABROAD = Rare(r"\b(?:purchases|bought|procurement|sourced)\b[^,;.]* (?:abroad|overseas)\b", re.IGNORECASE)


def _own(
    s: Sentence, draft: Draft, named: Mentions, state: State, around: Sequence[Above], reporter: Slot | None
) -> bool:
    """Whether "imports" after "exports", without any other place, are still those of the reporter."""
    if reporter is None or (draft.act and (named.places or not _ABROAD.search(s.text))):
        return False
    partnered = state.last is not None and {"origin", "destination"} <= state.last.slots.keys()
    first = state.teller is not None and state.teller[0].value == reporter.value and not named.places
    about = any(
        (one.alone or first) and one.reporter and one.reporter.value == reporter.value for one in around
    )
    loose = [one for one in named.places if s.text[s.words[one.index].end :][:2] != " ("]
    return about or not (partnered or loose)  # "with North Korea (410 t) and Peru (320 t) in front"


_TO_ALL = re.compile(r"\bto all (?:destinations|countries|markets|buyers)\b")
""" "Chile shipped 5 t to all destinations": not what one buyer's report tells of Chile."""
_ANAPHORIC_PLACE = Rare(
    r"\b(?:to|into|from) (?:the|that|this) (?:country|region|bloc|kingdom|nation|island|continent"
    r"|market)\b",
    re.I,
)


_OLD_RECORD = re.compile(
    r"(?:(?:Before|Until|Up to) (?:that|then|this),? )?(?:[Tt]he |[Ii]ts )?(?:previous |old |earlier "
    r"|prior )?(?:record|high|peak|best month)\b(?! (?:price|prices))"
)
""" "Before that the record was June 2022, when India bought 5 t": from the same seller."""


def _goes_back(s: Sentence, draft: Draft, named: Mentions) -> bool:
    """Whether the partner of the amount before is meant again."""
    if _OLD_RECORD.match(s.text) and draft.amount.role == "level":
        return True
    return _re_expressed(s, draft, named) or (not named.places and bool(_ANAPHORIC_PLACE.search(s.text)))


def _broken_down(draft: Draft, named: Mentions, state: State) -> bool:
    """ "Exports to China were $6 billion. Chips rose to $4 billion": of those to China, in one paragraph."""
    if state.last is None or state.opening or named.places or any(flow.value for flow in named.flows):
        return False
    before, good = held(state.last.slots, "commodity"), held(draft.slots, "commodity")
    wider = not before or before == "all goods" or (good != before and belongs_to(good, before))
    money = state.last.amount.quantity.dimension in ("money", "percent")
    return wider and money and bool(named.goods) and "commodity" in draft.slots


def _reporter(state: State, around: Sequence[Above]) -> tuple[Slot | None, str]:
    """Whose statistics are told, and which end of the flow that is."""
    if state.reporter:
        return replace(state.reporter, source="previous"), state.end
    if state.surveyed:
        return None, ""
    for one in around:
        if one.reporter:
            flow = one.flow.value if one.flow else ""
            return one.reporter, "destination" if flow == "import" else "origin" if flow else ""
    return None, ""


def _titled_after_several(reporter: Slot | None, end: str, subject: str, around: Sequence[Above]) -> bool:
    """ "Brazil shipped 9 t" below a title on several countries that tells of no flow: not to the first."""
    titled = reporter is not None and reporter.source == "title" and not end
    return titled and bool(subject) and not any(one.alone and one.reporter for one in around)


def _of_longer_run(draft: Draft, last: Mapping[str, Slot]) -> bool:
    """Whether an amount is dated by itself with a run of months longer than that of the amount before."""
    before = parse(held(dict(last), "period"))
    amount = draft.amount.role == "level" and draft.time is not None
    return amount and before is not None and draft.time is not None and draft.time.months > before.months


_ALL_PLACES = Rare(
    r"\ball (?:destinations|countries|markets|buyers|origins|sources|suppliers)\b"
    r"|^(?:(?:the )?(?:overall )?total|overall|in total"
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
