"""What a reader carries from sentence to sentence, and what headings and title say of all below."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from corpus.figures.calendar import Time
from corpus.figures.clauses import explanations
from corpus.figures.drafts import Draft
from corpus.figures.figure import Slot, Source
from corpus.figures.lexicon import flow_words
from corpus.figures.mention import Mention
from corpus.figures.mentions import Mentions
from corpus.figures.place_mention import PlaceMention
from corpus.figures.sentence import Sentence
from corpus.goods import belongs_to, is_group
from corpus.places import country_of, place_named
from corpus.quantities import Quantity

_FAMILIES = frozenset({"grains"})
"""Groups that are counted as one good: "Exports fell to 44.8 million tons" after a list of corn and"
" barley."""


@dataclass
class State:
    """What is known at a point of a section. `end`: which end of the flow the reporter is.

    `subject` and `teller` are the good and the reporter that a paragraph begins with, `lead` its times.
    `spoken`: the only country of the sentence before; `lands`: those that were named last.
    `rationed`: quotas have been told of.
    `turned`: the country that the sentence before, without amounts, was about.
    `powered`: the last good told in units of energy.
    `general`: all goods, in a report on all trade; `narrowed`: this paragraph has come to a single one.
    `labelled`: this paragraph begins with the name of the country that it is about.
    `passed`: the good told of before a sentence without amounts touched upon another one. `opening`: this
    paragraph has just begun.
    `surveyed`: the text tells of several importers one after the other, and of nobody's statistics.
    `titled`: the time that heading or title name.
    `freighted`: freight rates have been told of. `expected`: of each measure period and status of what was
    last expected. `runs`: the last run of months named, by their number. `day`: the first day that anything
    is told of. `led`: which end of the flow the one is that was told of last, and `led_far` the
    place at the other end; `following`: the sentence tells who comes next.
    `customer`: whom the last ranking without amounts put first. `above`: the reporter of heading
    or title, and `home_end` the end of the flow that it was told at last.
    `piled`: the sentences before came to stocks, without an amount in the first.
    `home`: the one country that the whole text is about. `continued`: only a semicolon stands before what is
    read now.
    `written`: the year in which a text without a date was written, 0 where nobody can tell;
    `years`: those that such a text names.
    `taxed`: the sentence before was about a duty. `undated`: a month has been named
    without a year that anybody can tell.
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
    rationed: bool = False
    spoken: Slot | None = None
    lands: tuple[str, ...] = ()
    piled: Slot | None = None
    turned: Slot | None = None
    powered: Slot | None = None
    narrowed: bool = False
    labelled: bool = False
    passed: Slot | None = None
    opening: bool = True
    surveyed: bool = False
    titled: Time | None = None
    freighted: bool = False
    expected: dict[str, tuple[Slot, Slot]] = field(default_factory=dict)
    runs: dict[int, Slot] = field(default_factory=dict)
    day: Time | None = None
    home_end: str = ""
    led: str = ""
    led_far: str = ""
    following: bool = False
    customer: Slot | None = None
    above: str = ""
    undated: bool = False
    taxed: bool = False
    written: int = 0
    years: frozenset[int] = frozenset()
    published: date | None = None
    continued: bool = False
    home: Slot | None = None

    def comes(self, time: Time) -> bool:
        """Whether a month lies ahead: "bids for July" in a report of May say nothing of what is told next."""
        now = self.published.year * 12 + self.published.month - 1 if self.published else 0
        return 0 < now < time.first and time.months <= 3

    def counted(self) -> Quantity | None:
        """The last amount of goods, whose unit goes without saying in a list that follows it."""
        quantity = self.last.amount.quantity if self.last else None
        counts = (
            quantity is not None
            and quantity.unit
            and quantity.dimension.removesuffix(" per day") in ("mass", "volume", "energy", "count")
        )
        return quantity if counts else None

    def new_paragraph(self) -> None:
        """A digression into other times, goods and countries ends with its paragraph."""
        self.fresh, self.narrowed = True, False
        self.times = dict(self.lead)
        self.good, self.passed, self.opening = self.passed or self.good, None, True
        if self.subject and (self.subject.value in _FAMILIES or not is_group(self.subject.value)):
            self.good = self.subject
        if self.teller:
            self.reporter, self.end = self.teller
        elif self.labelled:
            self.reporter, self.end = None, ""
        if self.labelled:
            self.place = None
        self.labelled = False


@dataclass(frozen=True, slots=True)
class Above:
    """What stands above a sentence: its heading or the title. `alone`: it names no place but the reporter;
    `far`: the only place that it names at the other end of the flow.
    """

    goods: tuple[Slot, ...]
    flow: Slot | None
    measure: Slot | None
    reporter: Slot | None
    time: Slot | None
    alone: bool = False
    far: Slot | None = None


PARTNERS = re.compile(r"(?:['’]s)? (?:[a-z]+ )?(?:orders?|buyers?|customers?|takers?|buying)\b")
"""What is said of those who buy from the country that a title is about: "as German buyers restock"."""
SUPPLIED = re.compile(
    r"(?:[Ww]ho (?:has |have )?(?:suppl(?:ied|ies)|s(?:old|ells?) to|ship(?:s|ped)? to|feeds?|fed)"
    r"|(?:[Mm]ain |[Tt]op |[Ll]eading |[Ll]argest )?[Ss](?:uppliers|ources) (?:of|to|for)) (?:the )?"
)
""" "Who supplied Japan" heads what others sent there."""
_BODY = re.compile(
    r"(?: [A-Z][\w'’]+){0,4} (?:Association|Exchange|Chamber|Board|Council|Union"
    r"|Federation|Guild|Society|Club"
    r"|Institute)\b"
)
_SUBJECTS = frozenset({"origin", "destination", "partner", "inside"})


def above(s: Sentence, named: Mentions, source: Source) -> Above:
    """Read a heading or title for what it says of everything below. Offsets are those of the heading."""
    why = explanations(s.text)
    shown = [
        good for good in named.goods if not any(p.start <= s.words[good.index].start < p.end for p in why)
    ]
    lone = [good for good in shown if not is_group(good.value) or _stands_beside(s, good, shown)] or shown
    goods = tuple(
        Slot(good.value, source, s.words[good.index].start, s.words[good.last].end) for good in lone
    )
    flow = next(
        (
            m for m in named.flows
            if m.value and _of_statistics(s, m)
            and not any(p.start <= s.words[m.index].start < p.end for p in why)
        ),
        None,
    )  # fmt: skip
    measure = next((m for m in named.measures if m.noun), None)
    subject = next((p for p in named.places if p.role in _SUBJECTS), None)
    if subject and subject.name.endswith("Canal"):
        subject = None  # it keeps no statistics of what is bought and sold
    if subject and source == "title" and not flow and PARTNERS.match(s.text, s.words[subject.index].end):
        subject = None  # "Shrimp towns suffer as American orders dry up": no figures of America's
    if not flow and of_its_good(s, subject, named):
        subject = None
    asked = SUPPLIED.match(s.text)
    if subject and asked and s.words[subject.index].start == asked.end():
        flow = Mention(0, 0, "import")
    elif subject and flow:
        wanted = "destination" if flow.value == "import" else "origin"
        if subject.bound and subject.role not in (wanted, "inside"):
            subject = None
    several = len({place.name for place in named.places if place.role != "inside"}) > 1
    if subject and not subject.bound and not flow and several:
        subject = None  # "Belgium ahead of Russia" heads what a third country sent there
    name = subject.name if subject else ""
    named_after = subject and _BODY.match(s.text, s.words[subject.index].end)
    if source == "title" and (named_after or not flow) and (country := country_of(name)):
        name = country  # "Abidjan Shippers' Association": of the figures of the whole country
    time = next((m for m in named.times if m.time and not m.base and not m.time.day), None)
    return Above(
        goods,
        Slot(flow.value, source, s.words[flow.index].start, s.words[flow.index].end) if flow else None,
        Slot(measure.value, source, s.words[measure.index].start, s.words[measure.index].end)
        if measure
        else None,
        Slot(name, source, s.words[subject.index].start, s.words[subject.index].end) if subject else None,
        Slot(time.time.iso, source, time.start, time.end) if time and time.time else None,
        len({place.name for place in named.places}) == 1,
        _far(s, named, subject, source),
    )


def of_its_good(s: Sentence, subject: PlaceMention | None, named: Mentions) -> bool:
    """Whether a place only tells where a good is from: "they depend on Chinese gallium", an importer of it
    or not.
    """
    if subject is None or s.lower(subject.index - 1) not in ("on", "of", "for", "with", "without", "by"):
        return False
    good = next((one for one in named.goods if one.index == subject.index + 1), None)
    return good is not None and s.lower(good.last + 1) not in flow_words()


def _far(s: Sentence, named: Mentions, subject: PlaceMention | None, source: Source) -> Slot | None:
    """The Kenya of "Pakistan's purchases of Kenyan tea"."""
    ends = {"destination": "origin", "origin": "destination"}
    end = ends.get(subject.role, "") if subject else ""
    there = [one for one in named.places if one.role == end and one.bound and one is not subject]
    if len(there) != 1:
        return None
    word = s.words[there[0].index]
    return Slot(there[0].name, source, word.start, word.end)


def _stands_beside(s: Sentence, group: Mention, shown: Sequence[Mention]) -> bool:
    """Whether a group is told of beside a good of another kind: "Machinery sales slide, car exports rise"."""
    others = [good.value for good in shown if good.value != group.value]
    traded = s.lower(group.last + 1) in flow_words()
    return traded and bool(others) and not any(belongs_to(one, group.value) for one in others)


def _of_statistics(s: Sentence, flow: Mention) -> bool:
    """Whether a flow word of a heading says what is told below: "Destinations" does not mean imports."""
    return flow.value == "export" or flow_words()[s.lower(flow.index)].statistic


OF_THOSE = re.compile(r"Of (?:that|those|these|them|the total|this|which)\b")


OF_THEM = re.compile(r" of (?:this|that|these|those|it|them|the total)\b(?= (?:was|were|went|came|is|are)\b)")
""" "8 tonnes of this was wheat": of what the sentence before told."""
IT = re.compile(
    r"(?:In (?:[A-Z][a-z]+ )?\d{4},? |A year (?:earlier|ago|before),? "
    r"|For the \w+ (?:straight |consecutive |successive )?(?:month|year|quarter|week)"
    r"(?: running| in a row)?,? )?"
    r"(?:[Ii]t|[Tt]he (?P<where>(?:(?:[A-Z][a-z]+|[a-z]+(?:-[a-z]+)+) ){0,2})"
    r"(?:country|nation|kingdom|island|republic))"
    r" (?:had )?(?:also |then |still )?(?P<verb>[a-z]+)"
)


def held(slots: Mapping[str, Slot], name: str) -> str:
    return slots[name].value if name in slots else ""


def tells_statistics(name: str) -> bool:
    """Whether a place has statistics of its own; a port or a city only tells where something was."""
    place = place_named(name)
    return place is None or place.kind in ("country", "bloc", "state")
