"""Times that lie ahead though their year is not written: "exports will reach 5 Mt in December"."""

from __future__ import annotations

import re
from datetime import date

from corpus.figures.calendar import Time
from corpus.figures.lexicon import statuses


def foretold(text: str) -> bool:
    """Whether a sentence tells of what is expected."""
    return any(word in _AHEAD for word in re.findall(r"[a-z-]+", text.replace("May", "").lower()))


def lies_ahead(text: str, start: int, end: int, time: Time, published: date) -> bool:
    """ "Exports will reach 5 Mt in December": the next one, not the last."""
    now = published.year * 12 + published.month - 1
    running = time.months > 1 and time.first + 12 <= now <= time.last + 12
    if not (running or 0 < time.first + 12 - now <= _MOST) or time.months >= 12:
        return False
    said = _CLAUSES.split(text[:start])[-1]
    clause = said.replace("May", "").lower()
    words = re.findall(r"[a-z-]+", clause)
    ahead = any(word in _AHEAD for word in words) or bool(_COMING.search(clause))
    soon = running or time.first + 12 - now <= _SOON
    if soon and ((_QUOTED.match(text, end) and _RATED.search(clause)) or _PRICED.match(text, end)):
        return True
    if _LISTED.search(said) and _AT.match(text, end):
        return True
    if (
        _FOR_SHIPMENT.search(clause)
        or _SET_FOR.search(clause)
        or (running and text.startswith(" window", end))
        or (said.endswith("for ") and _TO_COME.match(text, end))
        or _TRADED_AHEAD.match(text, end)
    ):
        return True
    ahead = ahead and not re.search(
        r"\b(?:have|had|has been|has seen|this year|so far|were expected|was expected|following|since|than in"
        r"|from|compared)\b",
        clause,
    )
    return ahead


_CLAUSES = re.compile(
    r";| and (?=(?:will|would|is to|are to|should)\b)|\.(?!\d)|, (?:and|while|but|after|which|who|said)\b"
)
_SET_FOR = re.compile(
    r"\b(?:set|sets|fixed|fixes|kept|keeps|raised|raises|cut|cuts|lowered|left|leaves|maintained)\b[^;]*"
    r"\b(?:duty|duties|tax|levy|tariffs?|price|royalty|rate)\b[^;]* for (?:the month of )?$"
)
""" "set the export duty at 9% for August": a rate is set before its month."""
_COMING = re.compile(
    r"\b(?:lapses|applies from|kicks in)\b|\b(?:[Ww]e|analysts?|[Hh]e|[Ss]he"
    r"|traders?) (?:now )?(?:sees?|puts?)\b"
    r"|\b(?:asked|urged|called on|wants?)\b[^;]* to [a-z]+|\blook(?:s|ing)? for\b|\bpoint(?:s|ing|ed)? to\b"
    r"|\b(?:rises|falls|drops|increases|takes effect|enters into force|goes up"
    r"|goes down|comes into|starts|begins|ends|expires|closes|opens)\b"
)
""" "The levy rises to 5 dollars on 1 July": not the one that has passed."""
_FOR_SHIPMENT = re.compile(
    r"\bfor (?:shipment|loading|arrival|delivery)(?: by| in| before| during| between| from| no later than)?"
    r" (?:\d{1,2}(?:st|nd|rd|th)? )?$"
)
_TO_COME = re.compile(
    r" (?:delivery|shipment|loading|arrival)\b| at (?:(?:US)?[$€£¥]|\d)|: ?(?:[A-Z]{3} |(?:US)?[$€£¥])\d"
    r"| (?:closed|settled|stood at|ended|traded|changed hands|fetched"
    r"|was (?:quoted|offered|bid|indicated|[$€£]))\b"
)
""" "White maize for July delivery", "Brazilian beans for September: USD 592", "cocoa for July closed at"."""
_TRADED_AHEAD = re.compile(
    r" (?:new[- ](?:crop|season|rolling)\b|positions?\b|laycan\b|futures\b|contracts?\b|paper\b"
    r"|swaps?\b|options?\b|(?:plus|minus) (?:(?:US)?[$€£]|\d))"
)
""" "the July new-crop position", "December futures", "Murban October minus 30 cents"."""
_SOON = 3
"""How many months ahead a price is set at most."""
_QUOTED = re.compile(r" (?:official )?(?:selling )?(?:prices?|premiums?|OSPs?|duty|duties|quota)\b")
_RATED = re.compile(
    r"\b(?:set|sets|fixed|fixes|kept|keeps|raised|raises|hiked|cut|cuts|lowered|left|leaves|maintained)"
    r" (?:the |its |their )?$"
)
""" "raised the November price of Arab Light" in October."""
_PRICED = re.compile(
    r" (?:benchmark |contract )?(?:premiums?|contract prices?|settlements?)(?: [a-z]+)?"
    r" (?:was|were|is|has been|have been) (?:settled|agreed|fixed|set|offered)\b"
)
""" "The fourth-quarter premium was settled at $175" in October."""
_LISTED = re.compile(
    r"\b(?:Comex|COMEX|ICE|LME|CBOT|Chicago|N[Yy][Mm][Ee][Xx]|Euronext|M[Aa][Tt][Ii][Ff]|SHFE|Dalian|Bursa|TTF"
    r"|TOCOM|SGX|MCX|New York|London|Kansas|Winnipeg) $"
)
_AT = re.compile(r" (?:stood |closed |settled |ended |was )?(?:at )?(?:(?:US)?[$€£¥])?\d|,| Brent\b|\.$")
""" "Comex December 447.2 cents": the contract that is traded."""
_MOST = 8
"""How many months a forecast looks ahead at most when it names a month without its year."""
_AHEAD = frozenset(word for word, status in statuses().items() if status in ("forecast", "target", "planned"))
