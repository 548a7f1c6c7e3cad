"""Which good a column or row of a table means below its title, and what the lines above it are about."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from corpus.figures.labels import Label
from corpus.goods import belongs_to, form_named, goods, is_group
from corpus.words import terms

_AMOUNTS = re.compile(r"\b(?:volumes?|quantit(?:y|ies)|tonnages?|amounts?|weights?)\b", re.IGNORECASE)
_PRICES = re.compile(r"\b(?:prices?|costs?)\b", re.IGNORECASE)


_TOTAL = re.compile(r"\W*(?:grand )?totals?(?![a-z])", re.IGNORECASE)


def whole_of(name: str, kinds: Collection[str], topics: Sequence[str]) -> str:
    """The good of a column "Total" beside columns of its kinds: what the table is about, where all are kinds
    of it.
    """
    if not kinds or not _TOTAL.match(name):
        return ""
    wholes = (*topics, *(goods()[kind].kind_of for kind in kinds))
    return next((one for one in wholes if one and all(belongs_to(kind, one) for kind in kinds)), "")


def of_both(text: str) -> bool:
    """Whether a line tells of amounts and of prices: "Volumes are in tonnes; prices are averages"."""
    return bool(_AMOUNTS.search(text)) and bool(_PRICES.search(text))


def of_others(before: str, good: str, topic: str) -> bool:
    """Whether the prose above a table ends with another good than the one of the title."""
    prose = before.rstrip().endswith(".") and any(char.isdigit() for char in before)
    return prose and bool(good and topic) and not belongs_to(good, topic) and not belongs_to(topic, good)


def form_meant(said: Label, topics: Sequence[str]) -> str:
    """The good of a label below a title: "Scrap" below copper is copper scrap, "Logs" below softwood
    softwood logs.
    """
    if said.good and said.good in topics[:1]:
        return said.good
    for topic in topics:
        for term in terms(said.text):
            form = form_named(topic, term.key)
            if form and (not said.good or is_group(said.good) or belongs_to(form, said.good)):
                return form
    return said.good
