"""Turns of phrase that hide a month, a rank, a partner or a good, put plainly before a question is read."""

from __future__ import annotations

import re
from collections.abc import Callable

from corpus.dates import MONTHS

_MONTH = "|".join(month.capitalize() for month in MONTHS)
_COUNTS = {"a": 1, "one": 1, "the": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6}
_WAY = (
    r"(?:immediately |just |right )?(?P<way>before|prior to|preceding|ahead of|in front of|leading up to"
    r"|after|following|on from)"
)
_EVENT = (
    rf"(?!than\b)(?:(?!{_MONTH})(?!(?:than|and|or|versus|vs|against|compared|with|did|was|were|how|what|in)\b)"
    r"[\w'’%-]+ )"
)
_COUNT = rf"\b(?P<count>{'|'.join(_COUNTS)}) (?:full |single |calendar |whole )?"
_BARE = r"(?:^\W*|, |: |ports |sales |output |shipments )(?=month )"
_MONTHS_OFF = re.compile(
    rf"(?:{_COUNT}|(?P<bare>{_BARE}))months? {_WAY} {_EVENT}{{0,7}}?"
    rf"(?P<month>{_MONTH}),? (?P<year>(?:19|20)\d\d)\b",
    re.IGNORECASE,
)
"""A month named by what happened in the one beside it: "in the month before the single kilo of June 2025"."""
_YEARS_OFF = re.compile(
    rf"{_COUNT}years? {_WAY} {_EVENT}{{1,7}}?(?:(?P<month>{_MONTH}),? )?(?P<year>(?:19|20)\d\d)\b(?![-/])",
    re.IGNORECASE,
)
""" "A year before the ban of 2024", "two years after the frost of July 2021"."""
_DATED = re.compile(r"\b(?:in|for|of|during|over|by|since|until|to|from|than|and)(?: the)? $", re.IGNORECASE)
_NOUNS = {
    "months": "month", "quarters": "quarter", "years": "year", "countries": "country", "nations": "country",
    "buyers": "buyer", "suppliers": "supplier", "destinations": "destination", "origins": "origin",
    "markets": "market", "customers": "customer", "partners": "partner", "metals": "metal",
    "products": "product", "goods": "product", "commodities": "commodity", "crops": "crop",
    "minerals": "mineral",
}  # fmt: skip
_OF_THEM = re.compile(
    rf"^(?P<lead>\W*(?:of|among|amongst|out of|from) (?:all )?(?:the |its |their )?(?:[\w-]+ )?"
    rf"(?P<noun>{'|'.join(_NOUNS)})\b[^?,]*, (?:and )?)(?P<ends>(?:in|to|from|for) )?which(?: single)?"
    r"(?: one\b| of them\b|(?= (?:did|was|were|had|saw|brought|has)\b))",
    re.IGNORECASE,
)
""" "Of the months with figures, in which one ...": which month."""
_PLACES = {"gold": "first", "silver": "second", "bronze": "third"}
_MEDAL = re.compile(
    r"\b(?:took|takes|take|won|wins|win|claim(?:ed|s)?|got|gets|earn(?:ed|s)?|bagged) (?:the )?"
    r"(?:(?P<metal>gold|silver|bronze) medal\b"
    r"|(?P<bare>gold|silver|bronze)(?= (?:among|amongst|in the (?:\w+ )?(?:ranking|race|table|list|league"
    r"|standings|field)|behind|on the podium)\b))",
    re.IGNORECASE,
)
""" "Took silver among the buyers" is a rank; "took silver from Mexico" is trade."""
_MAINLAND = re.compile(
    r"\b(?:the )?(?:Chinese )?mainland\b(?!(?: of)? (?!plus|and|or)[A-Z])(?<!China mainland)", re.IGNORECASE
)
_CHINESE_ISLANDS = re.compile(r"\b(?:Hong Kong|Macao|Macau|Taiwan)\b", re.IGNORECASE)
_FROM_RATE = re.compile(
    r"^\W*(?:work(?:ing|ed)? (?:back(?:wards)?|it out|out)|calculat(?:ing|ed)|judging|going|reckon(?:ing|ed)"
    r"|inferr(?:ing|ed)|deriv(?:ing|ed)|deduc(?:ing|ed)|backing out) (?:back(?:wards)? )?(?:from|by|with|on)"
    r" (?:the |its |their )?(?:[\w-]+ ){0,3}?(?:rate|growth|percentage|change|increase|decrease|rise|fall"
    r"|drop|decline|gain)\b[^,?]*, (?=\w)",
    re.IGNORECASE,
)
""" "Working back from the growth of June, how much was sold a year before": the way to the answer."""
_LIQUEFIED = re.compile(
    r"\b(?:liquefied|liquified) (?P<whose>[A-Z]\w+(?: [A-Z]\w+)?) (?:natural )?gas\b"
    r"|\b(?P<whose2>[A-Z]\w+) liquefied gas\b"
)
_OIL_YEAR = re.compile(
    r"\b(?:(?:vegetable|edible)[ -])?oil[ -](?=year (?:end|to\b|through\b))", re.IGNORECASE
)
_OIL_SEASON = re.compile(r"\b(?:(?:vegetable|edible)[ -])?oil[ -]year(?= )", re.IGNORECASE)
_YEAR_ENDED = re.compile(
    r"\b(?P<year>(?:(?:marketing|crop|fiscal|financial|export|trading) )?year)"
    r" (?:that|which) (?:ended|closed|finished|ran out|came to an end) (?:in |with )?"
    rf"(?=(?:(?:early|late|mid|the end of)[ -])?(?:{_MONTH})\b)",
    re.IGNORECASE,
)
""" "The oil year that ended in October 2023": twelve months, not that month, and no oil."""
_REPORTS = re.compile(
    r"\b(?P<which>two|both|these|the two|different|conflicting|rival) (?P<what>reports|articles|documents"
    rf"|papers|stories|news items|sources|publications) (?:of|from|dated|published in|in) (?:{_MONTH}),? "
    r"(?:(?:19|20)\d\d)\b",
    re.IGNORECASE,
)
""" "Two reports of August 2023 disagree": when they came out is no period of trade."""
_RESERVES = re.compile(
    r"\b(?:has|have|had|sits? on|holds?|left|still|lies?) [^?,]*\b(?:in|under) the ground\b",
    re.IGNORECASE,
)


_HAPPENED = re.compile(
    r"\bwhat (?:has |had )?(?:happened|became) (?:to|of|with) (?=[^?]*\b(?:(?:ex|im)ports?|shipments?|sales"
    r"|deliveries|purchases|production|output|stocks?|inventor(?:y|ies)|prices?|arrivals|consumption|demand|crop|harvest)\b)",
    re.IGNORECASE,
)
""" "What happened to Chinese car exports in 2024?": how they changed."""


_STATES = re.compile(
    r"\b(?P<way>from|to) the states\b(?! (?:of|in the|that|which|where|on|with)\b)", re.IGNORECASE
)
""" "And from the states?": those of America, and no states of another country."""


def plainly(text: str) -> str:
    """The question with such turns of phrase replaced by what they mean; the same text where it has none."""
    for pattern, said in _SAID:
        text = pattern.sub(said, text)
    if _CHINESE_ISLANDS.search(text):
        text = _MAINLAND.sub("mainland China", text)
    return text


def _steps(match: re.Match[str]) -> int:
    by = _COUNTS[(match["count"] or "one").lower()]
    return by if match["way"].lower() in ("after", "following", "on from") else -by


def _lead(match: re.Match[str]) -> str:
    return "" if _DATED.search(match.string[: match.start()]) else "in "


def _month_off(match: re.Match[str]) -> str:
    names = [month.capitalize() for month in MONTHS]
    at = int(match["year"]) * 12 + names.index(match["month"].capitalize()) + _steps(match)
    return f"{match['bare'] or ''}{_lead(match)}{names[at % 12]} {at // 12}"


def _year_off(match: re.Match[str]) -> str:
    month = f"{match['month']} " if match["month"] else ""
    return f"{_lead(match)}{month}{int(match['year']) + _steps(match)}"


def _which_of_them(match: re.Match[str]) -> str:
    return f"{match['lead']}{match['ends'] or ''}which {_NOUNS[match['noun'].lower()]}"


def _in_rank(match: re.Match[str]) -> str:
    return f"came in {_PLACES[(match['metal'] or match['bare']).lower()]} place"


def _in_reserve(match: re.Match[str]) -> str:
    return f"{match.group()} as reserves" if "reserve" not in match.string.lower() else match.group()


_SAID: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], str]], ...] = (
    (_YEAR_ENDED, lambda match: f"{match['year']} ended "),
    (_OIL_YEAR, lambda _: ""),
    (_OIL_SEASON, lambda _: "season"),
    (_MONTHS_OFF, _month_off),
    (_YEARS_OFF, _year_off),
    (_OF_THEM, _which_of_them),
    (_MEDAL, _in_rank),
    (_FROM_RATE, lambda _: ""),
    (_LIQUEFIED, lambda match: f"{match['whose'] or match['whose2']} LNG"),
    (_REPORTS, lambda match: f"{match['which']} {match['what']}"),
    (_RESERVES, _in_reserve),
    (_STATES, lambda match: f"{match['way']} the United States"),
    (_HAPPENED, lambda _: "what was the change of "),
)
