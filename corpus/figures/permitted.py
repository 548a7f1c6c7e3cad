"""Amounts that may be traded and no more: "no more than 5 t may leave the country"."""

from __future__ import annotations

import re

from corpus.quantities import Quantity
from corpus.rare import Rare

_MAY_TRADE = Rare(
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
_GOODS = r"(?:exports?|imports?|shipments?|sales|purchases|catch(?:es)?)"
_ALLOWS = re.compile(
    r"\b(?:allow(?:s|ed|ing)?|permit(?:s|ted|ting)?|authori[sz](?:es?|ed|ing)|approv(?:es?|ed|ing)) "
    rf"(?:the |its |only |further |annual |additional )?{_GOODS} of "
    r"(?:up to |just |only |no more than |at most |about |another )?$"
)
_IS_ALLOWED = re.compile(
    r"(?: of (?!which)[a-z][a-z -]{1,30}?)?(?: (?:to|from|into|by|for) [A-Z][\w -]{2,24}?)?"
    r" (?:will|would|are to|is to|may|can|has|have|had|were|was|are|is) (?:only |now |then |still )?"
    r"(?:be |been )?(?:allowed|permitted|authori[sz]ed|approved)\b(?! to)"
)
_GOODS_OF = re.compile(
    rf"\b{_GOODS} of (?:up to |just |only |no more than |at most |a maximum of |about |another )*$", re.I
)
_CAPPED = re.compile(
    r"\b(?:caps?|capp(?:ed|ing)|ration(?:s|ed|ing)"
    r"|(?P<loose>limit(?:s|ed|ing)?|restrict(?:s|ed|ing)?|holds?)) (?:the |its |all )?"
    rf"(?:total |annual |yearly |monthly |quarterly |overall )*(?:[a-z]+ )?{_GOODS}(?: of [a-z ]{{2,24}}?)?"
    r"(?: (?:to|from) [A-Z][\w -]{2,24}?)? (?:at|to) (?:just |only |about )?$"
)
_RULE = re.compile(
    r"\b(?:quotas?|system|rules?|regulations?|decrees?|ministry|government|policy|framework|scheme|order|regime)\b",
    re.I,
)
""" "a drought limited exports to 5 t" rules nothing."""
_CEILING = re.compile(
    r"\b(?:annual|yearly|monthly|quarterly|export|import) (?:ceiling|limit|cap|allowance|allocation) "
    r"(?:of|is|was|at) (?:just |only |about )?$"
)
""" "an annual ceiling of 5 t for direct exports"."""
_NO_MORE = re.compile(
    r"\b(?:no more than|not more than|at most|a maximum of|at the most)(?: a total of)? $", re.I
)
_RATIONS = Rare(
    r"\b(?:[Rr]ations?|[Rr]ationed|[Rr]ationing|[Ll]imit(?:s|ed)?|[Cc]ap(?:s|ped)?|[Rr]estrict(?:s|ed))"
    r" (?:on )?(?:its |their |the |all )?(?:[\w-]+ ){0,3}(?:exports|imports|shipments|sales"
    r"|catch(?:es)?|output)\b"
)


def rations(text: str) -> bool:
    """Whether a sentence says that trade is limited, without naming a quota."""
    return _RATIONS.search(text) is not None


def allowed(text: str, quantity: Quantity) -> bool:
    """Whether an amount is what may be traded, or perhaps will be: "may sell 3 t"."""
    return bool(
        _MAY_TRADE.search_before(text, quantity.start)
        or _MAY_BE_TRADED.match(text, quantity.end)
        or _capped(text, quantity)
    )


def _capped(text: str, quantity: Quantity) -> bool:
    """ "caps exports at 5 t", "allows exports of 5 t", "exports of 5 t will be allowed"."""
    before = text[max(0, quantity.start - 120) : quantity.start]
    if quantity.dimension not in ("mass", "volume", "count", "energy"):
        return False
    if (capped := _CAPPED.search(before)) and (not capped["loose"] or _RULE.search(before)):
        return True
    if _CEILING.search(before) or _ALLOWS.search(before):
        return True
    return bool(_GOODS_OF.search(before) and _IS_ALLOWED.match(text, quantity.end))


_PARTS = re.compile(r"[^;.]*: [^;.]*$")


def parts_allowed(text: str, first: Quantity, other: Quantity) -> bool:
    """Whether a number is a part of what is allowed: "5 t will be allowed: 2 t in May, 3 t in June"."""
    gap = text[first.end : other.start]
    return first.unit == other.unit and _capped(text, first) and _PARTS.match(gap) is not None


def limited(text: str, quantity: Quantity) -> bool:
    """Whether it can only be a limit: "at most 3 t may be exported", "the 3 t that may be exported"."""
    if _capped(text, quantity):
        return True
    match = _MAY_BE_TRADED.match(text, quantity.end)
    return match is not None and bool(match["that"] or _NO_MORE.search(text[: quantity.start]))
