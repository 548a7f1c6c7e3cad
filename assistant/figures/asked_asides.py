"""Clauses beside what a question asks, and periods that it counts from others, said in full."""

from __future__ import annotations

import re

from assistant.figures.around import goods_in, places_in
from corpus.dates import MONTHS
from corpus.periods import periods

_MONTHS = tuple(month.capitalize() for month in MONTHS)
_MONTH = "|".join(_MONTHS)
_YEAR = r"(?:19|20)\d\d"
_CONCEDED = re.compile(
    r"^\W*(?:despite|in spite of|notwithstanding|regardless of|for all|although|though|even though|even if)\b"
    r"(?P<said>[^?]*?), (?P<rest>(?:by |in |at |to |from |and )?(?:how|what|which|who|did|was|were|is|are"
    r"|does|do|has|have|when|where)\b.*)$",
    re.IGNORECASE | re.DOTALL,
)
_NOT_ONLY = re.compile(
    r"\s*(?:\(|, ?)(?:and )?not (?:just|only|merely|simply)(?: the)? (?!if\b|in\b|to\b|from\b|by\b)"
    r"[\w -]{3,30}?(?: alone)?(?:\)|,|(?=\W*$))(?! but\b)",
    re.IGNORECASE,
)
""" "All rare earths (not just magnets)": the narrower good is not what is asked for."""
_EXPLAINED = re.compile(
    r"\s*[,;(–-] ?(?:i\. ?e\.|ie|that is(?: to say)?|in other words),? [^?)]*(?=\W*$)", re.IGNORECASE
)
""" "In January-June, i.e. the seven months without July": the same said twice."""
_OF_YEAR_BEFORE = re.compile(
    rf"\b(?:the |that )?(?P<month>{_MONTH}) (?:of |in )(?:the )?(?:year (?:before|earlier|prior)"
    r"|(?:prior|previous|preceding|last|foregoing) year)(?: that)?\b",
    re.IGNORECASE,
)
_MONTH_OF_YEAR = re.compile(rf"\b(?P<month>{_MONTH}),? (?:of )?(?P<year>{_YEAR})\b", re.IGNORECASE)
_WHOLE_YEAR = re.compile(
    r"\b(?:the )?(?:whole|entire|full|all)(?: of)? (?:the )?(?:previous|preceding|prior|foregoing) year\b"
    r"|\b(?:the )?(?:whole|entire|all) (?:of )?the year before\b(?! (?:the|that|19|20))",
    re.IGNORECASE,
)
_NAMED_YEAR = re.compile(rf"(?<![\d/–-]){_YEAR}(?![/–-]?\d)")
_NUMBERS = (
    "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
)  # fmt: skip
_TAKEN_OUT = re.compile(
    rf"^\W*(?:take|leave|subtract|strip|remove|deduct|cut|knock)(?: out)? (?P<month>{_MONTH})(?: {_YEAR})?"
    rf" (?:out of|out from|off|from|away from) the (?:first )?(?:(?P<count>{'|'.join(_NUMBERS)})[- ]months?"
    rf"|January (?:to|through|-|–) (?P<last>{_MONTH}))(?:['’]s?)? (?:total|sum|figure|tally|amount|volume)"
    rf"(?: (?:for|of|in))? (?P<year>{_YEAR})\s*[:;,.–-]+\s*(?:and )?(?P<rest>.+)$",
    re.IGNORECASE | re.DOTALL,
)
_TO_END = re.compile(
    rf",? ?\b(?:up to|until|till|through|by|to)(?: and including)?(?: the)?(?: end of| end-) ?(?:{_MONTH})\b",
    re.IGNORECASE,
)
_EVERYTHING = re.compile(
    r"\beverything(?: that)?(?= (?:the )?[A-Z]\w+| it\b)|\b(?:goods|things) of every kind\b"
)
_MEDALS = {"gold": "first", "silver": "second", "bronze": "third"}
_MEDAL = re.compile(
    r"\b(?:took|takes?|won|wins?|got|gets?|claimed|claims?|has|had|earned)(?: the| a)? (?P<sure>bronze|silver"
    r"|gold)(?P<medal> medal| place| spot)?\b",
    re.IGNORECASE,
)
_TABLE = re.compile(r"\b(?:league|ranking|ranks?|podium|medals?|leader ?board|order)\b", re.IGNORECASE)


def without_asides(text: str) -> str:
    """The question without what it concedes or sets aside, and with times of "the year before" dated."""
    text = _NOT_ONLY.sub(" ", _EXPLAINED.sub("", text))
    text = _remainder(_conceding(_of_year_before(text)))
    return _everything(_ranked(_whole_year_before(text)))


def _conceding(text: str) -> str:
    """ "Despite the leap over May, how did ... in June 2025": the opening adds neither a good nor a place."""
    match = _CONCEDED.match(text)
    if match is None:
        return text
    said, rest = match["said"], match["rest"]
    told = set(goods_in(said)) <= set(goods_in(rest)) and set(places_in(said)) <= set(places_in(rest))
    dated = bool(periods(rest, None)) or not periods(said, None)
    return rest if told and dated else text


def _of_year_before(text: str) -> str:
    """ "In June 2025 against June of the year before": June 2024."""

    def dated(match: re.Match[str]) -> str:
        named = [
            int(one["year"])
            for one in _MONTH_OF_YEAR.finditer(text)
            if one["month"].lower() == match["month"].lower()
        ]
        return f"{match['month']} {named[0] - 1}" if len(set(named)) == 1 else match.group()

    return _OF_YEAR_BEFORE.sub(dated, text)


def _whole_year_before(text: str) -> str:
    """ "Output of Q1 2024 against the whole of the previous year": 2023."""
    named = {match.group() for match in _NAMED_YEAR.finditer(text)}
    return _WHOLE_YEAR.sub(str(int(named.pop()) - 1), text) if len(named) == 1 else text


def _remainder(text: str) -> str:
    """ "Take July out of the seven-month total for 2025": what the months up to June brought."""
    match = _TAKEN_OUT.match(text)
    if match is None:
        return text
    last = _MONTHS.index(match["month"].capitalize())
    told = (
        match["last"].capitalize() if match["last"] else _MONTHS[_NUMBERS.index(match["count"].lower()) + 1]
    )
    if told != _MONTHS[last] or last < 2:
        return text
    rest = _TO_END.sub("", match["rest"]).rstrip("? ")
    return f"{rest} in January to {_MONTHS[last - 1]} {match['year']}?"


def _ranked(text: str) -> str:
    """ "Who took bronze" in a ranking: who came third."""
    table = _TABLE.search(text)

    def place(match: re.Match[str]) -> str:
        sure = table or match["medal"]
        return f"came {_MEDALS[match['sure'].lower()]}" if sure else match.group()

    return _MEDAL.sub(place, text)


def _everything(text: str) -> str:
    """ "The growth of everything Peru exported": of all goods."""
    return text if goods_in(text) else _EVERYTHING.sub("all goods", text)
