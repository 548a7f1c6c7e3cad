"""Amounts that may be traded and no more: "no more than 5 t may leave the country"."""

from __future__ import annotations

import re

from corpus.quantities import Quantity

_MAY_TRADE = re.compile(
    r"\b(?:may|can|(?:is|are|was|were) (?:allowed|permitted|entitled|authori[sz]ed) to) (?:only |now "
    r"|still )?"
    r"(?:sell|export|ship|send|import|buy|dig|mine|produce|supply|deliver)(?: abroad| out)?"
    r"(?: up to| at most| no more than| a maximum of| only)?(?: about| some)? $"
)
_MAY_BE_TRADED = re.compile(
    r"(?: of (?!which)[a-z][\w -]{2,40}?)? (?P<that>that )?(?:may|can) (?:only |now |still |then )?"
    r"(?:leave|enter|go (?:abroad|overseas|out)|come in|be (?:exported|imported|shipped|sold|sent|mined"
    r"|produced|caught|landed|brought (?:in|out)|taken out|loaded))\b"
)
_NO_MORE = re.compile(
    r"\b(?:no more than|not more than|at most|a maximum of|at the most)(?: a total of)? $", re.I
)
_RATIONS = re.compile(
    r"\b(?:[Rr]ations?|[Rr]ationed|[Rr]ationing|[Ll]imit(?:s|ed)?|[Cc]ap(?:s|ped)?|[Rr]estrict(?:s|ed))"
    r" (?:on )?(?:its |their |the |all )?(?:[\w-]+ ){0,3}(?:exports|imports|shipments|sales"
    r"|catch(?:es)?|output)\b"
)


def rations(text: str) -> bool:
    """Whether a sentence says that trade is limited, without naming a quota."""
    return _RATIONS.search(text) is not None


def allowed(text: str, quantity: Quantity) -> bool:
    """Whether an amount is what may be traded, or perhaps will be: "may sell 3 t"."""
    return bool(_MAY_TRADE.search(text[: quantity.start]) or _MAY_BE_TRADED.match(text, quantity.end))


def limited(text: str, quantity: Quantity) -> bool:
    """Whether it can only be a limit: "at most 3 t may be exported", "the 3 t that may be exported"."""
    match = _MAY_BE_TRADED.match(text, quantity.end)
    return match is not None and bool(match["that"] or _NO_MORE.search(text[: quantity.start]))
