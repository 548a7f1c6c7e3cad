"""The year that a text without a date was written in, where it says so: "last year, 5% more than in 2021"."""

from __future__ import annotations

import re

from corpus.rare import Rare

_CHANGED = (
    r"(?:more|less|fewer|higher|lower|up|down|above|below|rise|fall|increase|decrease|decline|growth|drop"
    r"|gain)"
)
_ANY = r"(?:[^.;]|\.(?=\d))"
_THAN = (
    rf"\b{_CHANGED}\b[^.;\d]{{0,24}}?\b(?:than|from|on|over|compared with|against)"
    rf" (?:in |the {_ANY}{{0,30}}?\b(?:of|in) )?(?P<year>20\d\d)\b(?![/–-]\d)"
)
_LAST_YEAR = Rare(rf"\b[Ll]ast year\b{_ANY}{{0,100}}?{_THAN}")
_THIS_YEAR = Rare(rf"\b[Tt]his year\b(?:{_ANY}|\.(?= That would)){{0,180}}?{_THAN}")
_CONTRASTED = Rare(
    r"\b[Ii]n (?P<year>20\d\d)\b[^.;]{0,80}?\b(?:and|but|while|to)\b(?:[^.;]|\.(?=\d)){0,60}?\blast year\b"
)
""" "number three in 2017 with 7 t and sold only 4 t last year": the year after it, if that is named too."""
_FAR_BACK = re.compile(r"pandemic|covid|record|peak|\bhighs?\b|\bbest\b|\bsince\b|average", re.IGNORECASE)
_YEAR = re.compile(r"(?<![\d.,$€£])20\d\d(?![\d%]|[.,]\d)")


def years_named(text: str) -> frozenset[int]:
    """The years that a text names by their number; no others can be shown to the reader."""
    return frozenset(int(one.group()) for one in _YEAR.finditer(text))


def year_written(text: str) -> int:
    """The year in which a text was written; 0 where it does not say so, or contradicts itself.

    What is compared with a year of long ago tells nothing, and no later year may be named but as what is to
    come.
    """
    found = set()
    for pattern, ahead in ((_LAST_YEAR, 2), (_THIS_YEAR, 1)):
        for match in pattern.finditer(text):
            if not _FAR_BACK.search(match.group()):
                found.add(int(match["year"]) + ahead)
    latest = max(years_named(text), default=0)
    for match in _CONTRASTED.finditer(text):
        if int(match["year"]) + 1 == latest and not _FAR_BACK.search(match.group()):
            found.add(latest + 1)
    return found.pop() if len(found) == 1 and latest <= max(found) else 0
