"""Records among periods, and what grew or shrank most."""

from __future__ import annotations

import re

_BEST = (
    r"(?:best|worst|strongest|weakest|highest|lowest|busiest|quietest|biggest|largest|smallest|top|peak|record|slowest"
    r"|poorest)"
)
_LENGTHS = {"month": 1, "quarter": 3, "year": 12}
_PERIOD = re.compile(
    r"\b(?:which|what)(?: (?:single|calendar|one))? (?P<asked>month|quarter|year)\b"
    rf"|\b{_BEST}(?:[- ](?:ever|single|calendar|known|\w+ing|export|import|sales?|shipping|production))? "
    r"(?P<named>month|quarter|year)\b(?! (?:earlier|before|ago|since|on))",
    re.IGNORECASE,
)
_RECORD = re.compile(
    rf"(?:^|\b(?:the|its|their|was|is|'s|a|ever|what|which|sales|exports|imports|output"
    rf"|production|shipments) |[,:;] ?)"
    rf"{_BEST}(?:[- ](?:ever|single|calendar|known|export|import|sales?|shipping"
    rf"|production))? (?:month|quarter|year)\b"
    r"(?! (?:earlier|before|ago|since|on\b))",
    re.IGNORECASE,
)
_TELLS = re.compile(
    r"^\W*(?:why|how|did|was|were|is|are|does|do|has|have|who|where)\b|\brecord[- ](?:high|low)s? of\b",
    re.IGNORECASE,
)
_MOVE = (
    r"(?:grow(?:s|n|ing|th)?|grew|ris(?:e|es|en|ing)|rose|increas\w+|expand\w*|gain\w*|jump\w*|surg\w+|climb\w*|fall"
    r"(?:s|en|ing)?|fell|drop\w*|declin\w+|decreas\w+|shr[iau]nk\w*|plung\w+|slump\w*|soar\w*|tumbl\w+)"
)
_FASTEST = (
    r"(?:most|fastest|quickest|strongest|hardest|sharpest|sharply|steepest|least|more than all|furthest)"
)
_GROWS = re.compile(
    rf"\b{_MOVE}(?: by)?(?: the| its| their)?(?: \w+)? {_FASTEST}\b"
    rf"|\b(?:fastest|sharpest|steepest|strongest|biggest|largest|highest|greatest|smallest|slowest)(?:[- ]"
    rf"(?:percentage|percent|relative|annual|year-on-year|yearly|monthly|expected|forecast))*[- ]{_MOVE}\b"
    rf"|\b(?:most|fastest)[- ]{_MOVE}\b",
    re.IGNORECASE,
)


def record_period(text: str) -> bool:
    """Whether a question without "which" seeks the best or worst month, quarter or year."""
    return bool(_RECORD.search(text)) and not _TELLS.search(text)


def period_length(text: str) -> int:
    """The months of the periods that a question puts in order, 0 where it does not say."""
    match = _PERIOD.search(text)
    return _LENGTHS[(match["asked"] or match["named"]).lower()] if match else 0


def grows_most(text: str) -> bool:
    """Whether what rose or fell most is sought, and not what was largest."""
    return bool(_GROWS.search(text))


PART = re.compile(
    r"\b(?:which|what|where|top|biggest|largest|leading|main)\b[^?]*\b(?:states?|provinces?|regions?|districts?|counties"
    r"|county|prefectures?|departments?|islands?)\b",
    re.IGNORECASE,
)
"""Parts of a country are put in order."""
