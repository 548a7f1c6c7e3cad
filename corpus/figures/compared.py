"""Numbers that others are only compared with: "from 5 t", "above June's 7 t", "first given as 9 t"."""

from __future__ import annotations

import re

from corpus.figures.amount import Amount
from corpus.figures.before_numbers import is_percent
from corpus.figures.sentence import Sentence
from corpus.quantities import Quantity

COMPARED = frozenset(
    {"from", "than", "versus", "vs", "against", "instead", "compared", "followed", "after", "following"}
)
SET_BESIDE = frozenset({"compared", "compares", "compare", "comparison", "opposed"})
COMPARED_OF = re.compile(
    r"\b(?:compared|against|versus|from|than|above|below|opposed|after)\b(?: to| with)? (?:the |an? |their "
    r"|its )?(?:[\w’'-]+ ){0,2}?"
    r"(?:exports?|imports?|shipments?|output|production|figures?|level|volume|total|sales|record|peak|tally"
    r"|surplus|deficit|shortfall|gap|profit|loss"
    r"|[A-Z][a-z]+['’]s|last (?:year|month|week|season|quarter)['’]s)(?: of)? "
    r"(?:about |around |some )?$"
)
""" "compared the export of 48,513 tons", "from August's production of 459,679", "above October's 2.31"."""
_FIRST_TOLD = re.compile(
    r"\b(?:first|originally|initially|previously|earlier|provisionally|wrongly|mistakenly) (?:\w+ )?(?:given"
    r"|reported|stated|put|published|announced|estimated|released|printed|thought)(?: as| at| to be)? "
    r"(?:about |around |some )?$"
)
_TOLD_FIRST = re.compile(
    r",? (?:that was |which was |as )?(?:first|originally|initially|previously|provisionally|wrongly)"
    r" (?:given|reported|stated|published|announced|estimated|released|printed)\b"
)


def superseded(text: str, quantity: Quantity) -> bool:
    """Whether another number has taken the place of this one: "exports, first given as 170 t"."""
    return bool(_FIRST_TOLD.search(text[: quantity.start]) or _TOLD_FIRST.match(text, quantity.end))


COMPARED_WHEN = re.compile(r"\b[Cc]ompared (?:to|with) (?:the |a )?[\w ]{3,40},? when [^,;.\d]{2,60}$")
""" "Compared to the previous month when Japan took 5.70 Mt"."""
_WORTH = re.compile(r"^ (?:of [\w ]{2,30} )?(?:worth|valued at|valuing|costing)(?: of)? $")
_AND_OF = re.compile(r",? (?:and|or) (?:[A-Z][a-z]+|last (?:year|month|week|season|quarter))['’]s ")
""" "above June's 195,000 tonnes and last year's 188,000"."""
_TIMES_THE = re.compile(
    r"\b(?:times|fold|double|twice|triple|half)(?: of)? (?:the |its |that |those )(?:of )?$"
)
_OF_A_YEAR_AGO = re.compile(
    r" (?:of |in |from )?(?:(?:a|one) (?:year|month) (?:ago|earlier|before)|last year"
    r"|the (?:same|previous|prior|year)"
    r"|(?:[A-Z][a-z]+ )?(?:19|20)\d\d)\b"
)
""" "half of the 30 t of a year ago": compared with, and nothing that this is a part of."""
_FROM_THE = re.compile(
    r"(?:\b(?:below|above|under|down on|up on|short of) (?:the |its |their )"
    r"|\bon (?:the |[A-Z][a-z]+['’]s )(?:[\w-]+ ){0,2}?(?:total|figure|level|volume|tally) of )$"
)
_OVER_THE = re.compile(
    r"\b(?:increase|rise|gain|jump|growth|improvement|advance|surge|leap) (?:over|on) (?:the |its |their )$"
)
""" "a 44% increase over the 6,500 tonnes exported in April"."""
_EARLIER_BRACKET = re.compile(r"\b(?:earlier|before|ago|last year|(?:previous|prior) (?:year|month)) ?\($")


def measured_from(s: Sentence, quantity: Quantity, told: list[Amount]) -> bool:
    """ "15% below the 95,300 t of the same month last year", "down 11% from a month earlier (3,346 t)"."""
    before = s.text[: quantity.start]
    parted = told and told[-1].role in ("ratio", "share")
    if parted and _TIMES_THE.search(before):
        return told[-1].role == "ratio" or bool(_OF_A_YEAR_AGO.match(s.text, quantity.end))
    if not told or told[-1].role not in ("change", "difference") or is_percent(quantity):
        return False
    return bool(_FROM_THE.search(before) or _OVER_THE.search(before) or _EARLIER_BRACKET.search(before))


def also_compared(s: Sentence, quantity: Quantity, told: list[Amount]) -> bool:
    """ "from 5.15 t in July and 7.67 t in the same month of 2022", "48,513 t valuing 75 million"."""
    if not told or not told[-1].base:
        return False
    between = s.text[told[-1].quantity.end : quantity.start]
    if _WORTH.match(between) or _AND_OF.fullmatch(between):
        return True
    listed = re.fullmatch(r" (?:in|a|on|for) [\w ,]{2,30}?,? and ", between)
    return bool(listed) and re.match(r" (?:in|a|for|on|during) ", s.text[quantity.end :]) is not None
