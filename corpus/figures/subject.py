"""What a document as a whole is about: its country, its good, or all trade."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence
from itertools import pairwise

from corpus.document import Document
from corpus.figures.figure import Slot
from corpus.figures.mentions import mentions
from corpus.figures.sentence import Sentence
from corpus.figures.state import PARTNERS, Above
from corpus.goods import belongs_to, is_group
from corpus.places import place_named
from corpus.words import name_of, terms

_ALL_TRADE = re.compile(
    r"\b(?:trade (?:deficit|surplus|balance|gap)|outbound shipments|merchandise (?:exports|imports|trade"
    r"|shipments)"
    r"|(?:total|overall|goods) (?:exports|imports)|exports of goods|goods trade|foreign trade"
    r"|export (?:earnings|receipts))\b",
    re.IGNORECASE,
)
""" "Outbound shipments" and "trade deficit" are words of reports on all trade."""
_COUNTRY_TRADES = re.compile(
    r"\b[A-Z][a-z]+['’]s (?:total )?(?:exports|imports) (?!of\b|to\b|from\b)[^\n;]{0,80}?[$€£]\d"
)
""" "South Korea's exports rose 3.7% to $59.6 billion"."""
_DRIVES = re.compile(
    r"\b(?:lifts?|boosts?|drives?|carry|carries|powers?|propels?|drags?|weighs?|helps?|leads?"
    r"|push(?:es)?)\b"
)
_CLAUSE_END = re.compile(
    r"[,;:] | [–—-] | (?:as|on|amid|after|despite|while|but|because of|thanks to|led by|driven by|helped by"
    r"|boosted by|with) "
)
_FIRM = re.compile(
    r"\b[A-Z]\w+ (?:Berhad|Bhd|[Pp][Ll][Cc]|Inc|Corp(?:oration)?|Ltd|Limited|AG|SE|SA|NV|ASA|AB|Oyj|Tbk"
    r"|Holdings|Group)\b"
)
_COMPANY = re.compile(
    r"\((?:Company|Press|Corporate) (?:statement|announcement|release)\)|\b[Tt]he [Cc]ompany (?:today )?"
    r"(?:reports?|announces?|announced|sold|produced|shipped|exported)\b"
)
LONGEST_HEADING = 300
"""Characters of a heading or title that are read."""
OPENING_READ = 900
"""Characters that tell whether a document is a report on all trade."""
HOME_READ = 3_000
"""Characters whose countries are counted to tell which one a document is about."""
_AWAY = re.compile(r"\b(?:to|into|from|with|by|than)(?: the| mainland)? $", re.IGNORECASE)
""" "shipments to China" tells no figures of China's own."""


_CAUSES = (
    r"(?:wars?|invasion|conflict|fighting|hostilities|unrest|coup|crisis|attacks?|blockade|sanctions|embargo"
    r"|tensions?|strikes?|earthquake|turmoil)"
)
_CAUSE = re.compile(rf"\b{_CAUSES} (?:in|on|against|of|with|near|off) (?:the )?$", re.IGNORECASE)
_CAUSE_BEHIND = re.compile(rf"(?:['’]s?)? (?:\w+ )?{_CAUSES}\b", re.IGNORECASE)
""" "War in Ukraine takes LNG trade to a record": what Ukraine has to do with it is no trade."""


def home_of(document: Document, named_goods: Counter[str]) -> Above | None:
    """The country that a document is about, where nothing else says whose figures these are."""
    goods = _leading(named_goods)
    file = document.name.rsplit(".", 1)[0].replace("-", " ").replace("_", " ").title()
    for text in (document.title, file, document.publisher):
        if named := list(dict.fromkeys(_countries(text))):
            return Above(goods, None, None, Slot(named[0], "title") if len(named) == 1 else None, None)
    if len(_THE_UNION.findall(document.text)) >= OFTEN and _COMMISSION.search(document.text):
        return Above(goods, None, None, Slot("European Union", "title"), None)
    ranked = [] if _of_a_firm(document) else Counter(_countries(_prose(document))).most_common(2)
    clear = ranked and (len(ranked) == 1 or ranked[0][1] >= 2 * ranked[1][1])
    if clear:
        return Above(goods, None, None, Slot(ranked[0][0], "title"), None)
    if (seller := _seller(document)) and not _of_a_firm(document):
        return Above(goods, None, None, Slot(seller, "title"), None)
    return Above(goods, None, None, None, None) if goods else None


_THE_UNION = re.compile(r"\b[Tt]he Union\b(?! (?:[Mm]inister|[Gg]overnment|[Bb]udget|of)\b)")
_COMMISSION = re.compile(r"\b[Tt]he (?:European )?Commission\b")
""" "Imports into the Union", "the Commission": as offices of the European Union and its members write."""
_EXPORTS = re.compile(r"\bexports?\b", re.IGNORECASE)
_IMPORTS = re.compile(r"\bimports?\b", re.IGNORECASE)
OFTEN = 3


def _seller(document: Document) -> str:
    """The one country whose goods a text on exports names again and again: "U.S. beef", "U.S. pork"."""
    if not _EXPORTS.search(document.title) or _IMPORTS.search(document.title):
        return ""
    found = [term for term in terms(_prose(document)) if not term.key.isdigit()]
    named = Counter(
        name_of(left.key)
        for left, right in pairwise(found)
        if left.kind == "place" and right.kind == "commodity" and right.start - left.end == 1
    )
    place = place_named(next(iter(named), ""))
    return (
        place.name if len(named) == 1 and named.total() >= OFTEN and place and place.kind == "country" else ""
    )


def _of_a_firm(document: Document) -> bool:
    """Whether a firm reports on itself: the countries that it names most often are its customers."""
    return bool(_FIRM.search(document.title) or _COMPANY.search(document.text, 0, OPENING_READ))


def _prose(document: Document) -> str:
    """The beginning of a text without its tables, whose rows name partners."""
    text, end = "", 0
    for table in document.tables:
        text += document.text[end : table.start]
        end = table.end
    return (text + document.text[end:])[:HOME_READ]


def goods_only_explain(document: Document, open_goods: Callable[[str], bool]) -> bool:
    """Whether the title tells of all trade and names a good as the reason: "Chips lift exports"."""
    s = Sentence(document.title[:LONGEST_HEADING], ())
    named = mentions(s, None, open_goods)
    traded = [word.index for word in (*named.flows, *named.measures) if word.value]
    if not named.goods or not traded or document.text.lower().count("trade") == 0:
        return False
    clause = _CLAUSE_END.search(s.text, s.words[min(traded)].end)
    told_of = clause.start() if clause else len(s.text)
    if min(traded) < named.goods[0].index and s.words[named.goods[0].index].start >= told_of:
        return _of_many_goods(document, named.goods[0].value)
    return all(
        any(
            good.last < at and _DRIVES.search(s.text[s.words[good.last].end : s.words[at].start])
            for at in traded
        )
        for good in named.goods
    )


def _of_many_goods(document: Document, named: str) -> bool:
    """Whether a text tells of several goods, and not mostly of the one that its title names."""
    counted = goods_counted(document)
    return len(counted) > 2 and counted[named] * 3 < counted.total() * 2


def of_all_trade(document: Document) -> re.Match[str] | None:
    """Where the opening of a text tells of all trade, or of a country's without naming goods."""
    opening = document.text[:OPENING_READ]
    return _ALL_TRADE.search(opening) or _COUNTRY_TRADES.search(opening)


def goods_counted(document: Document) -> Counter[str]:
    """How often title and beginning of the document name each good; groups of goods do not count."""
    return Counter(
        name_of(term.key)
        for term in terms(f"{document.title} {document.text[:HOME_READ]}")
        if term.kind == "commodity" and not is_group(name_of(term.key))
    )


def whole_of(named: Sequence[Slot]) -> Slot | None:
    """The good of a title, where all that it names are one or kinds and forms of it: copper beside copper
    concentrate.
    """
    return next((slot for slot in named if all(belongs_to(one.value, slot.value) for one in named)), None)


def _countries(text: str) -> list[str]:
    """The countries and blocs that a text names, as often as it does."""
    names = [
        name_of(term.key)
        for term in terms(text)
        if term.kind == "place"
        and not PARTNERS.match(text, term.end)
        and not _AWAY.search(text[max(0, term.start - 16) : term.start])
        and not _CAUSE.search(text[max(0, term.start - 30) : term.start])
        and not _CAUSE_BEHIND.match(text, term.end)
    ]
    return [name for name in names if (place := place_named(name)) and place.kind in ("country", "bloc")]


def _leading(counted: Counter[str]) -> tuple[Slot, ...]:
    """The good that is named twice as often as any other."""
    ranked = counted.most_common(2)
    if not ranked or ranked[0][1] < 2 or (len(ranked) == 2 and ranked[0][1] < 2 * ranked[1][1]):
        return ()
    return (Slot(ranked[0][0], "title"),)
