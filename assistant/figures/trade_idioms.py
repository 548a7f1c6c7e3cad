"""Everyday ways to ask for earnings, bills, spending, output and stocks, put into the words of trade."""

from __future__ import annotations

import re
from collections.abc import Callable

from assistant.figures.around import goods_in, places_in

_ABROAD = (
    r"(?:abroad|overseas|(?:on|in) (?:foreign|export|overseas|world) markets"
    r"|from (?:its |their |the )?exports?(?! to)|from (?:foreign|overseas) (?:buyers|customers|sales))"
)
_BROUGHT_IN = re.compile(
    r"\bhow (?:much|many)(?: in)?(?: (?:money|cash|revenue|income|foreign exchange|foreign currency|dollars"
    r"|euros|hard currency))? (?P<aux>did|do|does|will|would|has|have|had) (?P<what>[^?,;]+?) "
    r"(?:brings?|brought|pull|pulled|make|made|earn|earned|yield|yielded|gross|grossed|take|took)"
    rf"(?: in| home| back)? {_ABROAD}",
    re.IGNORECASE,
)
""" "How much money did American beef bring in abroad": what its exports earned."""
_MONEY = re.compile(
    r"^how many|\b(?:money|cash|revenue|income|foreign exchange|currency|dollars|euros|earn|gross"
    r"|bring in from|make from|take in from)",
    re.IGNORECASE,
)
_PAID_AT_HOME = (
    r"farm|tax|trade|budget|finance|senate|house|draft|wage|heating|subsidy|subsidies|interest|transport"
    r"|freight|labour|labor|household|repair|water|duty|tariff|insurance|storage"
)
_BILL = re.compile(
    rf"(?P<whose>\b[A-Z][\w.-]*(?: [A-Z]\w+)*(?:['’]s|s['’])) (?P<what>(?:(?!(?:import|{_PAID_AT_HOME})\b)"
    r"[\w-]+ ){0,4}?)bill\b(?! of\b)(?P<of> (?:for|on) (?:imported |foreign )?)?",
)
""" "Japan's LPG bill", "Egypt's bill for wheat": what the imports of it cost."""
_SPENDING = re.compile(
    r"\b(?:spending|outlays?|expenditures?|expenses) (?:on|for) (?P<rest>(?:imported |foreign )?[^?,;]+)",
    re.IGNORECASE,
)
_INVESTED = re.compile(
    r"^(?:[\w-]+ ){0,3}?(?:exploration|research|mines|new|projects?|plants?|infrastructure|equipment|capacity"
    r"|subsidies|development|drilling|storage|freight|shipping|factories)\b",
    re.IGNORECASE,
)
_MADE = re.compile(
    r"(?P<whose>\b[A-Za-z][\w.]*(?:['’]s|s['’])(?: [\w-]+){1,3}?) make\b"
    r"(?=\W*$| (?:in|for|of|up|down|was|were|is|rise|rose|fall|fell|grow|grew|drop|shrink|change|increase"
    r"|between|during|over|by|from|last|this)\b)",
    re.IGNORECASE,
)
""" "Karnataka's sugar make": its output."""
_FULL = re.compile(
    r"\bhow full (?P<be>is|are|was|were|have|has)(?P<mid>(?: (?!storage)[\w'’-]+){1,6}?) (?P<what>tanks"
    r"|warehouses|silos|stores|stockyards|sheds|elevators|bins|yards|depots|bonded warehouses)\b"
    r"(?: been\b)?(?![^?]*(?:%|per ?cent))",
    re.IGNORECASE,
)
""" "How full are Indonesia's palm oil tanks": how much lies in them."""
_AFTER_EVENT = re.compile(
    r",? (?:after|following|since|under|despite|because of) (?:the|an?|its|their) "
    r"(?:temporary |short |brief |long |new )?(?:(?:export|import) (?:ban|stop|halt|embargo|curbs?|quota)"
    r"|ban on (?:ex|im)ports|embargo)(?= ?\W*$)",
    re.IGNORECASE,
)
_MONTH_OF = re.compile(
    r", (?:the|that was the) (?:month|year|quarter|week|season) (?:when |that |in which |where )?"
    r"(?:the )?(?P<name>[A-Z][\w-]+) (?:was|were|had|got|came|went|returned|re-?opened|started)\b[^?,;\d]*",
)
""" ", the month Freeport was back at full output": when, of which only the name is a condition."""
_LET_IN = re.compile(
    r"(?P<before>\b(?:did|does|do|has|have|will)\b [^?,;]{2,40}? )let(?:ting)? in(?:to the country)?\b", re.I
)


_NEXT_AFTER = re.compile(
    r"(?P<nth>\b(?:second|third|fourth|next|runner[- ]up)\b(?: (?:in line|place|most|largest|biggest))?)"
    r" after "
    r"(?P<who>(?:the )?[A-Z][\w-]*(?: [A-Z]\w+)*)"
)
""" "Who came second after Poland": behind it."""
_WAS_FROM = re.compile(
    r"(?P<part>\b(?:how much|what (?:share|part|portion|proportion|percentage|fraction)) of "
    r"(?:[A-Z][\w.-]*(?: [A-Z]\w+)*)(?:['’]s|s['’]) (?!exports?\b|output\b|production\b)[^?,;]*?)"
    r"\b(?:was|were|is) (?:of )?(?P<whose>[A-Z]\w+(?: [A-Z]\w+)?)(?: origin)?(?P<end>(?:, [^?]*)?\W*)$",
    re.IGNORECASE,
)
""" "How much of India's palm oil was Malaysian": came from there."""


_GOT_FOR = re.compile(
    rf"\bwhat (?P<aux>did|do|does|has|have|had) (?P<who>[^?,;]+?)"
    r" (?:get|got|earn|earned|make|made|receive|received)"
    rf" for (?:its|their|the) (?P<good>[^?,;]+?) {_ABROAD}",
    re.IGNORECASE,
)
_IT_BROUGHT = re.compile(
    r"\b(?P<ask>what|how much(?: money)?) (?P<aux>did|do|does|will|has|have|had) "
    r"(?P<it>it|they|that|this|these|those|all (?:that|this|of it))(?: all)? (?:bring|brought) in\b",
    re.IGNORECASE,
)
""" "And what did that bring in?": earn."""
_MORE_OF = re.compile(
    r"\b(?P<more>more|less|fewer) (?P<a>[A-Z][\w-]+) than (?P<b>[A-Z][\w-]+) "
    r"(?P<good>[a-z][\w-]*(?: [a-z][\w-]*){0,3}?)"
    r"(?= (?:did|does|do|was|were|is|are|has|have|will|in|by|from|to|went)\b)"
)
""" "How much more Russian than Ukrainian wheat": from the one than from the other."""


def in_trade_words(text: str) -> str:
    """The question with such turns of phrase replaced by what they mean; the same text where it has none."""
    for pattern, said in _SAID:
        text = pattern.sub(said, text)
    return text


def _earned(match: re.Match[str]) -> str:
    what = match["what"].strip()
    if not _MONEY.search(match.group()):
        return match.group()
    exports = f"{what} exports earn" if goods_in(what) else f"{what} earn from exports"
    return f"how much {match['aux']} {exports}"


def _import_bill(match: re.Match[str]) -> str:
    good = f"{match['what']}import bill"
    return f"{match['whose']} {good}" + (" of " if match["of"] else "")


def _import_value(match: re.Match[str]) -> str:
    rest = match["rest"]
    if _INVESTED.match(rest) or not goods_in(rest):
        return match.group()
    return f"import value of {rest.removeprefix('imported ').removeprefix('foreign ')}"


def _from_each(match: re.Match[str]) -> str:
    ends = [places_in(match["a"]), places_in(match["b"])]
    if any(len(one) != 1 for one in ends) or not goods_in(match["good"]):
        return match.group()
    return f"{match['more']} {match['good']} from {ends[0][0]} than from {ends[1][0]}"


def _behind(match: re.Match[str]) -> str:
    return f"{match['nth']} {'behind' if places_in(match['who']) else 'after'} {match['who']}"


def _came_from(match: re.Match[str]) -> str:
    if not match["whose"][0].isupper() or len(from_ := places_in(match["whose"])) != 1:
        return match.group()
    return f"{match['part']}came from {from_[0]}{match['end']}"


def _in_stock(match: re.Match[str]) -> str:
    return f"how large {match['be']}{match['mid']} stocks"


_SAID: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], str]], ...] = (
    (_BROUGHT_IN, _earned),
    (_GOT_FOR, lambda match: f"how much {match['aux']} {match['who']} {match['good']} exports earn"),
    (_IT_BROUGHT, lambda match: f"{match['ask']} {match['aux']} {match['it']} earn"),
    (_MORE_OF, _from_each),
    (_BILL, _import_bill),
    (_SPENDING, _import_value),
    (_MADE, lambda match: f"{match['whose']} output"),
    (_FULL, _in_stock),
    (_AFTER_EVENT, lambda _: ""),
    (_MONTH_OF, lambda match: f" ({match['name']})"),
    (_NEXT_AFTER, _behind),
    (_WAS_FROM, _came_from),
    (_LET_IN, lambda match: f"{match['before']}import"),
)
