"""Which figures are what was asked for. A hard slot that differs rules a figure out; the rest only orders."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from assistant.figures.asked import Asked, AskedTime
from corpus.document import Document
from corpus.figures.calendar import Time, parse
from corpus.figures.figure import Figure
from corpus.goods import is_kind_of
from corpus.words import keys

STANDING = frozenset({"price", "stock", "tariff", "quota", "capacity", "reserve"})
"""Measures that hold at a time; without one they hold when the text was published."""
_AMOUNTS = frozenset({"level"})
PENALTY = {
    "sentence": 0.2, "previous": 0.5, "heading": 0.8, "title": 1.2, "published": 0.5, "default": 1.5,
    "unit": 0.0, "header": 0.0, "clause": 0.0,
}  # fmt: skip
"""By where a slot comes from; the scale is that of the trial in the design notes (start 10)."""
ROW = 0.2
"""What stands above a table is meant for all its rows: little is lost by taking a slot from there."""
MONTH, AGED = 0.15, 3.0
"""Taken off for each month that a figure is older than the newest one, and the most that is taken off."""
UNHEARD = 2.0
"""Taken off where nothing near the figure has any of the words that the question has left over."""
_PART_OF = re.compile(r"^\W*of (?:which|this|that|these|those|the total)\b|^\W*including\b", re.IGNORECASE)
WORD = 2.0
"""Weight of the share of the question's left-over words that the sentence has."""


@dataclass(frozen=True, slots=True)
class Found:
    """A figure in its document."""

    document: Document
    figure: Figure

    @property
    def sentence(self) -> str:
        """The sentence or row that states it."""
        return self.document.text[self.figure.start : self.figure.end]

    @property
    def time(self) -> Time | None:
        """Its period."""
        return parse(self.figure.value("period"))


@dataclass(frozen=True, slots=True)
class Match:
    """A figure that is what was asked for, the better the higher its score."""

    found: Found
    score: float

    @property
    def figure(self) -> Figure:
        """The figure."""
        return self.found.figure


def misfit(asked: Asked, found: Found, roles: Iterable[str] = _AMOUNTS) -> str:
    """The first slot in which a figure is not what was asked for, "" when it may be."""
    figure = found.figure
    if figure.role not in roles:
        return "role"
    if not _good(asked, found):
        return "commodity"
    if not _measure(asked, figure):
        return "measure"
    if not _dimension(asked, figure):
        return "unit"
    if place := _ends(asked, found):
        return place
    if not _status(asked, figure):
        return "status"
    if not _time(asked, found):
        return "period"
    if asked.names and not asked.names <= _around(found):
        return "name"
    if asked.flow == "export" and "export" in asked.text.lower() and _sold(found):
        return "flow"
    return ""


def _sold(found: Found) -> bool:
    """Whether the figure is one of sales and no end of the flow is known: a firm's sales are no exports."""
    slot = found.figure.slots.get("flow")
    word = found.document.text[slot.start : slot.end].lower() if slot and slot.start >= 0 else ""
    return word in ("sold", "sales", "sale", "sell", "sells") and not (
        found.figure.value("origin") or found.figure.value("destination")
    )


def _good(asked: Asked, found: Found) -> bool:
    if not asked.goods:
        return _about(asked, found)
    good = found.figure.value("commodity")
    if good:
        return any(same_good(good, wanted) for wanted in asked.goods)
    return False


def _about(asked: Asked, found: Found) -> bool:
    """For a question without a good: whether the sentence and what stands before it have its words."""
    wanted = asked.words | asked.names
    own = frozenset(keys(found.sentence))
    around = _around(found)
    return bool(wanted) and (
        wanted <= around or (bool(wanted & own) and len(wanted & around) * 3 >= len(wanted) * 2)
    )


def same_good(good: str, wanted: str) -> bool:
    """Whether a figure about one good may answer a question about another: itself, or a kind of it."""
    return good == wanted or is_kind_of(good, wanted) or set(keys(good)) == set(keys(wanted))


def _measure(asked: Asked, figure: Figure) -> bool:
    measure = figure.value("measure")
    if not asked.measure:
        return measure not in ("price", "tariff") or asked.money is True
    if asked.measure == measure:
        return True
    if asked.measure == "trade":
        return measure in ("", "other") or (measure == "revenue" and asked.money is not False)
    if asked.measure in ("revenue", "other"):
        return measure in ("trade", "revenue", "other", "") and figure.quantity.dimension == "money"
    return (
        asked.measure == "price" and figure.quantity.dimension.startswith("money per") and measure != "tariff"
    )


def _dimension(asked: Asked, figure: Figure) -> bool:
    quantity = figure.quantity
    if figure.of and asked.money is not None and asked.money != (figure.of == "money"):
        return False
    if figure.role in ("change", "share", "ratio") or figure.is_zero or quantity.dimension == "zero":
        return True
    if asked.measure == "price":
        return quantity.dimension.startswith("money")
    if quantity.dimension.startswith("money per") and asked.measure not in ("", "price", "tariff"):
        return False
    if asked.unit and asked.unit.dimension != quantity.dimension.split(" per ")[0] and not asked.per:
        return (
            quantity.dimension in ("money per mass", "money per volume")
            if asked.measure == "price"
            else False
        )
    if asked.money is True:
        return quantity.dimension == "money"
    if asked.money is False:
        return quantity.dimension != "money"
    return True


def _ends(asked: Asked, found: Found) -> str:
    """The end of the flow that does not fit, "" when both do."""
    figure = found.figure
    origin, destination, place = figure.value("origin"), figure.value("destination"), figure.value("place")
    for name, wanted, held in (
        ("origin", asked.origins, origin),
        ("destination", asked.destinations, destination),
    ):
        if not wanted:
            continue
        if held:
            if not any(_same_place(held, one) for one in wanted):
                return name
        elif not (place and any(_same_place(place, one) for one in wanted)) and not (
            name == "origin" and figure.value("measure") == "price" and not place
        ):
            return name
    for one in asked.places:
        if not any(held and _same_place(held, one) for held in (origin, destination, place)):
            return "place"
    for one in asked.excluded:
        if any(held and _same_place(held, one) for held in (origin, destination)):
            return "excluded"
    open_ = not (asked.measure or asked.flow or named_ends(asked))
    if (
        not open_
        and figure.value("measure") in ("trade", "", "revenue")
        and figure.role == "level"
        and not asked.rank
    ):
        return _unasked_partner(asked, figure, origin, destination)
    return ""


def named_ends(asked: Asked) -> bool:
    """Whether the question names a place at all."""
    return bool(asked.origins or asked.destinations or asked.places)


def _unasked_partner(asked: Asked, figure: Figure, origin: str, destination: str) -> str:
    """A figure for one partner does not answer for all of them."""
    named = {*asked.origins, *asked.destinations, *asked.places}
    loose = [
        held for held in (origin, destination) if held and not any(_same_place(held, one) for one in named)
    ]
    if not named:
        return "partner" if origin and destination else ""
    if len(loose) == 0 or figure.sole:
        return ""
    if asked.flow == "import" and not asked.destinations and asked.origins:
        return ""
    if not asked.flow and not asked.origins and not asked.destinations and loose == [origin]:
        return ""  # keywords: "gallium germany june" asks what went to Germany
    if asked.destinations and not asked.origins and loose == [origin]:
        # "how much went to Japan": whoever sent it; "how much did Japan import": all of it
        return "partner" if asked.flow == "import" and figure.value("flow") == "import" else ""
    return "partner"


def _same_place(held: str, wanted: str) -> bool:
    return held == wanted or ("+" in wanted and set(held.split("+")) == set(wanted.split("+")))


def _status(asked: Asked, figure: Figure) -> bool:
    status = figure.value("status")
    if asked.status:
        return bool(status) or asked.status in ("forecast", "planned")
    return status not in ("forecast", "target", "planned") or figure.value("measure") in (
        "tariff",
        "quota",
        "capacity",
    )


def _time(asked: Asked, found: Found) -> bool:
    wanted = [time for time in asked.times if not time.base]
    time = found.time
    if not wanted:
        return time is not None or found.figure.value("measure") not in ("trade",) or True
    if time is None:
        return found.figure.value("measure") in STANDING and _published_in(found, wanted)
    if asked.latest and any(one.contains(time) for one in wanted):
        return True  # "so far this season"
    return any(accepted(one, time, found.figure, asked.rank == "period") for one in wanted)


def accepted(wanted: AskedTime, time: Time, figure: Figure, ranked: bool = False) -> bool:
    """Whether a figure of a time answers for the period asked: the same, or for levels at a date,
    within it.
    """
    if wanted.accepts(time) or (ranked and wanted.contains(time)):
        return True
    return figure.value("measure") in ("price", "stock", "tariff", "quota", "capacity") and wanted.contains(
        time
    )


def _published_in(found: Found, wanted: Sequence[AskedTime]) -> bool:
    published = found.document.published
    if published is None:
        return False
    now = published.year * 12 + published.month - 1
    return any(time.contains(Time(now, 1)) or time.contains(Time(now - 1, 1)) for time in wanted)


def _around(found: Found) -> frozenset[str]:
    """Keys of the sentence, of a stretch before it, of title and publisher: where a name may stand."""
    figure, document = found.figure, found.document
    start = max(0, figure.start - 600)
    text = f"{document.title} {document.publisher} {document.name} {document.text[start : figure.end]}"
    return frozenset(keys(text))


_SLOT_OF = {
    "commodity": "commodity", "measure": "measure", "origin": "origin", "destination": "destination",
    "period": "period", "partner": "destination", "status": "status",
}  # fmt: skip
_ANY = ("level", "change", "difference", "ratio", "share")


def surely_misfits(asked: Asked, found: Found) -> bool:
    """Whether the figure's own sentence says that it is about something else than was asked."""
    figure = found.figure
    reason = misfit(asked, found, _ANY)
    if reason == "excluded" or (reason == "unit" and (asked.money is True or asked.unit is not None)):
        return True
    slot = figure.slots.get(_SLOT_OF.get(reason, ""))
    if reason in ("origin", "destination") and (slot is None or slot.inherited):
        other = _unasked_partner(asked, figure, figure.value("origin"), figure.value("destination"))
        partner = figure.slots.get("origin" if figure.value("flow") == "import" else "destination")
        if other and partner and not partner.inherited:
            return True
    if reason in ("origin", "destination") and slot is None:  # the other way round
        slot = figure.slots.get("origin" if reason == "destination" else "destination")
        wanted = asked.destinations if reason == "destination" else asked.origins
        return slot is not None and not slot.inherited and slot.value in wanted
    return slot is not None and not slot.inherited


def matches(asked: Asked, figures: Iterable[Found], roles: Iterable[str] = _AMOUNTS) -> list[Match]:
    """The figures that fit, best first; of open periods the latest come first."""
    wanted = frozenset(roles)
    fits = [Match(found, _score(asked, found)) for found in figures if not misfit(asked, found, wanted)]
    if not any(not time.base and not time.open for time in asked.times):
        fits = _latest_first(fits)
    return sorted(fits, key=_order)


def _latest_first(fits: list[Match]) -> list[Match]:
    """Where the question leaves the year or the period open, the latest figure is meant."""
    newest = max((match.found.time.last for match in fits if match.found.time), default=0)
    return [
        replace(match, score=match.score - min(AGED, MONTH * (newest - match.found.time.last)))
        if match.found.time
        else match
        for match in fits
    ]


def _order(match: Match) -> tuple[float, ...]:
    figure, document = match.figure, match.found.document
    published = document.published.toordinal() if document.published else 0
    return (-round(match.score, 3), -published, figure.start)


def _score(asked: Asked, found: Found) -> float:
    figure = found.figure
    score = 10.0
    for name, slot in figure.slots.items():
        if name in ("commodity", "period", "origin", "destination", "measure", "place"):
            score -= PENALTY[slot.source] * (ROW if figure.row else 1.0)
    if asked.goods and figure.value("commodity") not in asked.goods:
        score -= 1.5
    if figure.quantity.qualifier != "=":
        score -= 1.5
    if figure.is_zero and "period" in figure.slots and figure.slots["period"].inherited and not figure.row:
        score -= 2.0  # "fell to zero after the ban": when, the text says nowhere near
    if asked.flow and figure.value("flow") and asked.flow != figure.value("flow"):
        score -= 0.5
    if not asked.status and figure.value("status"):
        score -= 2.0
    if asked.money is None and figure.quantity.dimension == "money" and asked.measure == "trade":
        score -= 2.0
    if asked.names and figure.slots.get("entity") and not asked.names & frozenset(keys(found.sentence)):
        score -= 2.5
    if asked.measure and not figure.value("measure"):
        score -= 1.0
    time = found.time
    if not [one for one in asked.times if not one.base]:
        score -= 0.0 if time else 1.0
    elif time is None:
        score -= 1.0
    own = frozenset(keys(found.sentence))
    if _PART_OF.match(found.sentence) and not asked.words & own:
        score -= 1.5
    if asked.words:
        around = own | _around(found)
        if not asked.words & around:
            score -= UNHEARD
        score += WORD * len(asked.words & own) / len(asked.words)
        score += WORD * 0.5 * len(asked.words & around) / len(asked.words)
    return score
