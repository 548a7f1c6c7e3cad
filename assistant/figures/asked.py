"""What a question asks of the figures: its kind, and the same slots that figures have."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

from corpus.figures.calendar import SEASON, Time
from corpus.units import Unit

Kind = Literal["lookup", "ranking", "comparison", "change", "difference", "share", "sum", "trend", "text"]
"""text: no figure is asked for, but a reason, a speaker, a date or a definition."""


@dataclass(frozen=True, slots=True)
class AskedTime:
    """A period of a question; with `open` year, `time.first` counts from year 0. `base`: compared with.
    `season`: the first months of a season, of which the question does not say when it begins.
    """

    time: Time
    open: bool = False
    base: bool = False
    season: bool = False

    def accepts(self, time: Time) -> bool:
        """Whether a figure of that time is one of this period."""
        mine = self.time
        if (mine.day or time.day) and (mine.day, mine.until) != (time.day, time.until):
            return False
        if self.open:
            return time.months == mine.months and (time.first - mine.first) % 12 == 0
        whole = mine.months == time.months == 12 and mine.first % 12 == SEASON and time.first % 12 > 0
        season = whole or (self.season and mine.months == time.months)
        return (time.first, time.months) == (mine.first, mine.months) or (
            season and time.first // 12 == mine.first // 12
        )

    def contains(self, time: Time) -> bool:
        """Whether a time lies within this period."""
        mine = self.time
        if self.open:
            return (time.first - mine.first) % 12 + time.months <= mine.months
        return mine.first <= time.first and time.last <= mine.last


@dataclass(frozen=True, slots=True)
class View:
    """Who gives a number, as a question names it, and when it was given: "Washington's August call".

    `words`: keys of the name; `place`: the country whose body is meant; `label`: the name in the question.
    """

    label: str
    words: frozenset[str]
    place: str = ""
    time: AskedTime | None = None


@dataclass(frozen=True, slots=True)
class Asked:
    """A question as slots. Empty tuples are open slots; several values are asked for one by one.

    `places`: places of which the question does not say which end of the flow they are. `money`: True where
    a value is asked for, False where a weight or count is, None where both will do. `rank`: what is ranked
    (partner, origin, destination, period, commodity); `most`: from the top or the bottom; `number`: how
    many, 0 all; `nth`: that one alone. `months`: length of the periods asked for where none is named
    ("latest quarterly output"). `past`: what has happened is asked for. `telling`: those of `words` that
    the documents use. `then`: a second question asked in one breath;
    `described`: the first one only tells what the second is about. `otherwise`: another reading of
    the same words, which holds where no figure fits the first. `views`: two sources, or two times
    of one, whose numbers are set against each other.
    """

    text: str
    kind: Kind = "lookup"
    goods: tuple[str, ...] = ()
    flow: str = ""
    measure: str = ""
    origins: tuple[str, ...] = ()
    destinations: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    excluded: tuple[str, ...] = ()
    times: tuple[AskedTime, ...] = ()
    shift: int = 0
    status: str = ""
    unit: Unit | None = None
    money: bool | None = None
    per: bool = False
    percent: bool = False
    yes_no: bool = False
    latest: bool = False
    months: int = 0
    past: bool = True
    direction: str = ""
    rank: str = ""
    most: bool = True
    number: int = 1
    nth: int = 0
    names: frozenset[str] = frozenset()
    words: frozenset[str] = frozenset()
    telling: frozenset[str] = frozenset()
    then: Asked | None = None
    described: bool = False
    otherwise: Asked | None = None
    views: tuple[View, ...] = ()


End = Literal["origin", "destination", "place"]
"""An end of a flow, or where something is made, stored or priced."""


def ends_of(asked: Asked, end: End) -> tuple[str, ...]:
    """The places asked for at an end."""
    return {"origin": asked.origins, "destination": asked.destinations, "place": asked.places}[end]


def with_ends(asked: Asked, end: End, places: tuple[str, ...]) -> Asked:
    """The question with these places at an end."""
    if end == "origin":
        return replace(asked, origins=places)
    return replace(asked, destinations=places) if end == "destination" else replace(asked, places=places)
