"""Places named beside the ones whose amounts are told: those overtaken, included, left over."""

from __future__ import annotations

import re
from dataclasses import replace

from corpus.figures.place_mention import PlaceMention, Role
from corpus.figures.sentence import Sentence

_OVERTAKES = re.compile(
    r" (?:has |have |had |again |also )?(?:replac(?:ed|es|ing)|overt(?:ook|akes|aken|aking)"
    r"|displac(?:ed|es|ing)"
    r"|surpass(?:ed|es|ing)|passed|supplanted|succeeded|dethroned|ousted|unseated|toppled|edged out"
    r"|pushed out)"
    r" (?:neighbouring |long-time )?(?:the )?$"
)
_AS_WHAT = re.compile(
    r"^[^,;.\d]{0,12}?(?:as|to become|to be|and became|for the position of|from the position of"
    r"|in the role of)"
    r" (?:[\w'’-]+ ){0,5}?(?P<what>buyer|customer|destination|importer|market|outlet|purchaser|taker|exporter"
    r"|supplier|seller|source|provider|shipper)\b"
)
_GIVING = ("export", "suppl", "sell", "sour", "provid", "ship")
_INCLUDED = re.compile(
    r"\((?:including|incl\.?|with|plus|and|excluding|without|not counting|not including)"
    r" (?:the )?(?:[A-Z][\w ]+(?:,| and) (?:the )?)*$"
)
_LEFT_OVER = re.compile(
    r"(?:,? (?:and|the|[A-Z]\w+))* (?:together |between them |also |then )?"
    r"(?:supplied|took|bought|received|absorbed|shared|accounted for|made up|provided|sent|shipped|delivered"
    r"|imported|contributed)"
    r" (?:most of |much of |nearly all |almost all |all |the bulk of |part of )?(?:of )?the "
    r"(?:rest|remainder|balance|others)\b(?![^.;]*\d)"
)


def told_aside(s: Sentence, index: int) -> bool:
    """ "China (including Hong Kong) bought 5 t", "Peru 5 t, and Chile and Iran supplied most of the rest"."""
    word = s.words[index]
    if _INCLUDED.search(s.text[: word.start]):
        return True
    return bool(_LEFT_OVER.match(s.text, word.end))


def overtaken(s: Sentence, found: list[PlaceMention]) -> list[PlaceMention]:
    """ "Iraq replaced Turkey as the top buyer, with 5 t": the amount is Iraq's, which buys."""
    result = list(found)
    for at in range(1, len(result)):
        left, right = s.words[result[at - 1].index], s.words[result[at].index]
        if not _OVERTAKES.fullmatch(s.text[left.end : right.start]):
            continue
        result[at] = replace(result[at], role="via", bound=True)
        if what := _AS_WHAT.match(s.text[right.end :]):
            role: Role = "origin" if what["what"].startswith(_GIVING) else "destination"
            result[at - 1] = replace(result[at - 1], role=role, bound=True)
    return result
