"""What a question says beside what it asks: a contrast with something else, the weight of a pack."""

from __future__ import annotations

import re

from corpus.dates import MONTHS

_MONTHS = re.compile("|".join(MONTHS), re.IGNORECASE)
_CONTRAST = re.compile(
    r"(?:[, (]+(?:as opposed to|as distinct from|rather than|in contrast to)|(?:, ?| ?\()(?:and )?not) "
    r"(?:just |only )?(?:(?:what|how much) [^?,;()]*\b)?(?:(?:it|they|its|their|the|to) )?(?:total |own )?"
    r"(?:exports?|exported|imports?|imported|output|production|produced?|sold|sells?|sales|shipp?e?d?"
    r"|shipments|purchases|bought|buys?|mined|pumped)\b(?! (?:from|to) )(?: abroad| overseas)?[,)]?",
    re.IGNORECASE,
)
_PACK = r"(?:bags?|sacks?|bales?|barrels?|boxes|box|cases?|bottles?|packs?|drums?)"
_WEIGHT = r"\d[\d.,]* ?-?(?:kg|kilos?|kilograms?|lbs?|pounds?|litres?|liters?)"
_WEIGHT_OF_PACK = re.compile(
    rf",? ?\(?\b(?:(?:at|with|taking|counting|assuming|using|on the basis of) (?:an? )?)"
    rf"(?:{_WEIGHT} (?:an?|per|to the|to a|the|for each|each|/) ?{_PACK}"
    rf"|{_PACK} (?:of|as|at|to be|=) {_WEIGHT}"
    rf"|{_WEIGHT}[ -]{_PACK})\b\)?,?",
    re.IGNORECASE,
)


_BROKEN = re.compile(
    r"(?P<grade>\b\d+ ?(?:%|per ?cent|pct)[ -]broken)s?(?: white)? "
    r"(?:rice\b|(?=\w+ more|(?:or|on|in|at|as|from)\b|\W*$))",
    re.IGNORECASE,
)
""" "5% broken rice" is a grade of white rice, and no broken rice."""


_BACKGROUND = re.compile(
    r"(?P<asks>^\W*(?:and |in |by |from |to |of )?(?:how|what|which)\b[^?]*?),? "
    r"(?:(?<=, )when|while|although|though|even though|despite)"
    r" (?!(?:did|was|is|were|are|will|does|do|has|had|would|can)\b)[^?\d,;]*(?P<end>\?\W*)$",
    re.IGNORECASE,
)
""" ", when plants were under repair": what went on at the time is no condition."""
_CALLED = re.compile(
    r", (?:(?:the|an?|its|their|[A-Z]\w+[’']s|[\w-]+ [\w-]+[’']s) )*(?:[\w’']+ )?"
    r"(?:(?:second|third|fourth|fifth|single)[ -])?"
    r"(?:largest|biggest|top|main|leading|number[- ]one|no\.? ?1|chief|key|major|important)[ -]"
    r"(?P<good>[a-z -]*?)(?:producer|exporter|importer|buyer|supplier|consumer|grower|market|miner|seller"
    r"|shipper|customer|user|maker|source|destination)(?: (?:of|for) (?:the )?(?P<what>[a-z -]+?))?"
    r"(?: (?:in|after|behind|among) [\w ]+?)?,(?= )"
)
""" "Zambia, Africa's second-largest copper producer, exported": what a country is called is not asked for."""


def _uncalled(match: re.Match[str]) -> str:
    good = (match["good"] or match["what"] or "").strip()
    return f", {good}," if good else ""


def _unbacked(text: str) -> str:
    match = _BACKGROUND.match(text)
    return match["asks"] + match["end"] if match and not _MONTHS.search(text, match.end("asks")) else text


def without_hints(text: str) -> str:
    """The question without "as opposed to what it exported", "at 60 kg a bag" and "the top producer"."""
    asked = _WEIGHT_OF_PACK.sub("", _CONTRAST.sub("", _CALLED.sub(_uncalled, text)))
    asked = _unbacked(asked)
    asked = _BROKEN.sub(lambda match: f"{match['grade']} white rice ", asked)
    return text if asked == text else " ".join(asked.split())
