"""Whether a figure measures what was asked for, in a unit that was asked for, as fact or as forecast."""

from __future__ import annotations

import re

from assistant.figures.asked import Asked
from corpus.figures.figure import Figure
from corpus.quantities import Quantity

_HIRE = re.compile(
    r"\b(?:day|daily|hires?|rates?|charters?|freight|demurrage|earn(?:ed|s|ings)?|vessels?|ships?|tankers?|carriers?|rigs?)\b",
    re.IGNORECASE,
)
"""Ships and rigs are paid by the day, goods are not."""
_PER = ("price", "freight", "cost")
"""What is paid for a unit."""
_YIELD = re.compile(
    r"\b(?:per|an?|each) (?:hectare|ha|acre|feddan)\b"
    r"|(?:\b(?:the|average|crop|what|its|their|field)|['’]s) (?:\w+ )?yields?\b",
    re.IGNORECASE,
)
"""What an area brings, and not what a country does: bags by the hectare."""


def measure_fits(asked: Asked, figure: Figure) -> bool:
    measure = figure.value("measure")
    if not asked.measure:
        return measure not in ("tariff", *_PER) or asked.money is True
    if asked.measure == measure:
        return True
    if asked.measure == "production" and asked.status and measure == "capacity":
        return True
    if asked.measure == "quota" or (asked.measure == "trade" and asked.status):
        return measure in ("quota", "trade") and (measure == "quota" or bool(figure.value("status")))
    if asked.measure == "trade":
        paid = figure.quantity.dimension == "money"
        earned = measure == "revenue" and not (paid and (asked.money is False or asked.flow == "import"))
        return measure in ("", "other") or earned
    if asked.measure in ("revenue", "other"):
        return measure in ("trade", "revenue", "other", "") and figure.quantity.dimension == "money"
    if asked.measure == "freight" and measure == "price":
        return bool(figure.row)  # a column of costs in a table of freight
    if measure == "freight" and asked.measure == "price":
        return _HIRE.search(asked.text) is not None
    return (
        asked.measure == "price"
        and figure.quantity.dimension.startswith("money per")
        and measure not in ("tariff", "cost", "freight")
    )


def unit_fits(asked: Asked, figure: Figure) -> bool:
    quantity = figure.quantity
    if figure.of and asked.money is not None and asked.money != (figure.of == "money"):
        return False
    if figure.role in ("change", "share", "ratio") or figure.is_zero or quantity.dimension == "zero":
        return True
    if quantity.dimension.endswith(" per area") != (_YIELD.search(asked.text) is not None):
        return False
    if quantity.dimension == "money per day" and asked.measure != "freight" and not _HIRE.search(asked.text):
        return False
    if asked.measure in _PER and quantity.dimension.startswith("money per"):
        return asked.unit is None or quantity.dimension == f"money per {asked.unit.dimension}"
    if asked.measure == "price":
        return quantity.dimension == "money" and quantity.scale == 1
    if _counts_nothing(quantity) and asked.measure == "trade":
        return False
    if quantity.dimension.startswith("money per") and asked.measure not in ("", "tariff", *_PER):
        return False
    if asked.unit and asked.unit.dimension != quantity.dimension.split(" per ")[0] and not asked.per:
        return False
    if asked.money is True:
        return quantity.dimension == "money"
    if asked.money is False:
        return quantity.dimension != "money"
    return True


def _counts_nothing(quantity: Quantity) -> bool:
    """Whether it is a bare number word: "the two" are no amount of a good."""
    return quantity.dimension in ("number", "count") and not any(char.isdigit() for char in quantity.literal)


def status_fits(asked: Asked, figure: Figure) -> bool:
    status = figure.value("status")
    if asked.status:
        return bool(status) or asked.status in ("forecast", "planned")
    return (
        status not in ("forecast", "target", "planned")
        or not asked.past
        or figure.value("measure")
        in (
            "tariff",
            "quota",
            "capacity",
        )
    )
