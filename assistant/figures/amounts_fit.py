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
_SHIP = (
    r"\b(?:panamax|capesize|suezmax|aframax|handysize|handymax|supramax|ultramax|kamsarmax|vlcc|vlgc|bulker"
    r"|bulk carrier|tanker|vessel|ship|lng carrier|rig)(?:e?s)?\b"
)
_HIRE_PAID = r"\b(?:earn(?:ed|s|ing|ings)?|daily rates?|hire|charter rates?|cost (?:per|a) day)\b"
_HIRED = re.compile(rf"{_SHIP}[^?]*{_HIRE_PAID}|{_HIRE_PAID}[^?]*{_SHIP}", re.IGNORECASE)


def hired(text: str) -> bool:
    """Whether a question is for the price of a ship's hire: "What did a panamax earn per day"."""
    return _HIRED.search(text) is not None


def measure_fits(asked: Asked, figure: Figure) -> bool:
    measure = figure.value("measure")
    if not asked.measure:
        return measure not in ("price", "tariff") or asked.money is True
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
    return (
        asked.measure == "price" and figure.quantity.dimension.startswith("money per") and measure != "tariff"
    )


def unit_fits(asked: Asked, figure: Figure) -> bool:
    quantity = figure.quantity
    if figure.of and asked.money is not None and asked.money != (figure.of == "money"):
        return False
    if figure.role in ("change", "share", "ratio") or figure.is_zero or quantity.dimension == "zero":
        return True
    if quantity.dimension == "money per day" and not _HIRE.search(asked.text):
        return False
    if asked.measure == "price" and quantity.dimension == "money per mass" and hired(asked.text):
        return False
    if asked.measure == "price" and quantity.dimension.startswith("money per"):
        return asked.unit is None or quantity.dimension == f"money per {asked.unit.dimension}"
    if asked.measure == "price":
        return quantity.dimension == "money" and quantity.scale == 1
    if _counts_nothing(quantity) and asked.measure == "trade":
        return False
    if quantity.dimension.startswith("money per") and asked.measure not in ("", "price", "tariff"):
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
