"""Questions for what lies between two amounts, however they are worded."""

from __future__ import annotations

import re

from assistant.figures.around import Found

_COUNTRY = r"(?P<{}>(?:the )?[A-Z][\w.-]*(?: [A-Z][\w.-]*)*)"
_ONE, _OTHER = _COUNTRY.format("one"), _COUNTRY.format("other")
_AHEAD = (
    r"outdo|outdid|outsell|outsold|outship|outproduce|outpace|outperform|outrank|outstrip|outgrow|beat|overtake"
    r"|overtook|surpass|exceed|top|eclipse|outrun"
)
_BEHIND = r"trail|lag|undershoot|underperform"
_AUX = r"(?:was|were|is|are|did|does|do|has|had|will)"
_GO_ON = r"(?!['’]s?\b|['’]|\w)(?: by)?(?P<rest>[^?]*)"
_PARTED = (
    re.compile(
        rf"\b[Bb]y (?:how (?:much|far|many (?P<unit>[\w ]+?))|what (?:margin|amount"
        rf"|distance|volume)) {_AUX} {_ONE} "
        rf"(?P<way>{_AHEAD}|{_BEHIND}|ahead of|behind|above|below|in front of|short of)(?: behind)? "
        rf"{_OTHER}{_GO_ON}"
    ),
    re.compile(
        rf"\b[Hh]ow (?:far|much) (?P<way>ahead of|behind|above|below|in front of"
        rf"|short of) {_OTHER} {_AUX} {_ONE}"
        rf"{_GO_ON}"
    ),
    re.compile(
        rf"\b[Hh]ow (?:far|much) {_AUX} {_ONE} (?P<way>ahead of|behind|above|below|in front of|short of) "
        rf"{_OTHER}{_GO_ON}"
    ),
    re.compile(
        rf"\b(?:[Ww]hat|[Hh]ow (?:big|large|great) an?) (?P<way>lead|advantage|edge) {_AUX} {_ONE} "
        rf"(?:have|hold|enjoy|held|had|get) over {_OTHER}{_GO_ON}"
    ),
    re.compile(
        rf"\b(?:[Ww]hat|[Hh]ow (?:big|large|wide)) (?:was|is"
        rf"|were) {_ONE}['’]s? (?P<way>lead|advantage|edge|margin) "
        rf"over {_OTHER}{_GO_ON}"
    ),
    re.compile(
        rf"\b(?:[Hh]ow many (?P<unit>[\w ]+? of [\w -]+?)|[Ww]hat) (?P<way>)(?:separat"
        rf"|divid|part)(?:e[ds]|ed|s) {_ONE} "
        rf"(?:from|and) {_OTHER}{_GO_ON}"
    ),
)
"""Two countries that a question sets against each other."""
_LOW = frozenset({"behind", "below", "short of", *_BEHIND.split("|")})

_WAYS = (
    r"(?:drop|fall|rise|jump|increase|decrease|decline|gain|loss|surge|plunge|slump|growth|change|leap|climb)"
)
_SETS_APART = re.compile(
    r"\bhow (?:much|many) (?:extra|additional|further)\b"
    r"|\b(?:gap|margin|difference|distance|spread) (?:[\w-]+ ){1,4}?between\b"
    rf"|\bby (?:how (?:much|many|far)|what|which) [^?]*\b(?:{_AHEAD}|{_BEHIND}|differ"
    rf"|disagree|diverge|miss|fall"
    r" short|fell short|exceeded|surpassed)\b"
    r"|\bhow (?:much|many \w+|far) (?:above|below|short|ahead|behind|under|over|beyond|off)\b"
    rf"|\bhow far {_AUX} [^?]*\b(?:above|below|short|ahead|behind|under)\b"
    r"|\bhow (?:much|many) [^?]*? (?:above|below) [^?]*\b(?:level|volume|total|figure|amount|average)\b"
    r"|\bhow (?:much|many) (?:[\w-]+ ){1,6}?(?:more|less|fewer)\b[^?]*(?:\bthan\b|\bcompared\b)"
    r"|\bhow (?:much|many)\b[^?]*? (?!(?:other|rather|further|whether|later)\b)[a-z]{4,}er\b[^?]*\bthan\b"
    rf"|\bhow much [^?]*\b(?:{_AHEAD}|exceeded|surpassed)\b"
    r"|\bwhat (?:separat|divid)(?:es|ed)\b"
    r"|\bhow many [\w-]+ (?:up|down) on\b",
    re.IGNORECASE,
)
_MOVED = re.compile(
    rf"\b(?:how (?:big|large|steep|sharp|great|strong|deep) (?:an? |was |is |were |the "
    rf"|their |its )*(?:\w+ ){{0,2}}?{_WAYS}"
    rf"|what(?:[’']s| is| was| were) (?:the |their |its )(?:\w+ ){{0,2}}{_WAYS}\b"
    r"|\b(?:lose|gain|shed)\b)",
    re.IGNORECASE,
)
_MINUS = re.compile(r" minus ", re.IGNORECASE)
_AVERAGE = re.compile(
    r"\b(?:(?P<years>[\w]+)[- ]years?(?:['’]s?)?[- ](?:[\w-]+ )??(?:average|mean"
    r"|norm)\b|(?:average|mean) (?:of|over|for) (?:the )?"
    r"(?:last |past |previous |preceding )?(?P<of>\w+) years\b|(?:long[- ](?:term|run)|historical|multi-?year"
    r"|decade)(?:['’]s)? (?:average|mean|norm)\b|average of (?:the|a) (?P<decade>decade)\b)",
    re.IGNORECASE,
)
_COUNTED = {"three": "3", "five": "5", "ten": "10", "decade": "10", "twenty": "20"}
_NUMBER = re.compile(r"\d|[;]")
REACH = 90
"""Characters behind a change in which a text says what it is measured against."""


def parted(text: str) -> str:
    """The question with two countries set against each other as a difference between them."""
    for pattern in _PARTED:
        match = pattern.search(text)
        if match:
            groups = match.groupdict()
            sign = "less" if match["way"].lower() in _LOW else "more"
            unit = groups.get("unit") or ""
            amount = f"many {unit}" if unit else "much"
            told = f"How {amount} {sign} between {match['one']} and {match['other']}{match['rest']}"
            return text[: match.start()] + told + text[match.end() :]
    return text


def sets_apart(text: str, times: int) -> bool:
    """Whether a question asks how far two amounts lie apart; `times`: how many periods it names."""
    return bool(_SETS_APART.search(text) or (times == 2 and _MINUS.search(text)))


def tells_move(text: str) -> bool:
    """Whether a question asks how large a rise or fall was."""
    return bool(_MOVED.search(text))


def average_years(text: str) -> str | None:
    """The years of the average that a text speaks of, "" where it does not say; None where of none."""
    match = _AVERAGE.search(text)
    if match is None:
        return None
    years = (match["years"] or match["of"] or match["decade"] or "").lower()
    return _COUNTED.get(years, years)


def measured_against(text: str) -> str | None:
    """The years of the average that a change is set against, by the words behind it up to the next number."""
    words = text[:REACH]
    stop = _NUMBER.search(re.sub(r"\d+(?=[- ]years?\b)", lambda match: "x" * len(match.group()), words))
    return average_years(words[: stop.start()] if stop else words)


def average_fits(question: str, found: Found) -> bool:
    """Whether a change is set against the average that a question names, or neither against one."""
    wanted = average_years(question)
    stated = measured_against(found.document.text[found.figure.quantity.end : found.figure.end])
    return wanted == stated or (wanted is not None and stated is not None and "" in (wanted, stated))
