"""The words of a sentence that say what is measured: output, stocks, price, quota."""

from __future__ import annotations

import re
from collections.abc import Iterator

from corpus.figures.capitals import has_capital, title_case
from corpus.figures.lexicon import flow_words, measure_words
from corpus.figures.mention import Mention
from corpus.figures.sentence import Sentence
from corpus.goods import belongs_to
from corpus.words import name_of

_RECEIPTS = frozenset({"earnings", "revenue", "revenues", "receipts", "income"})
_TRADERS = frozenset({"partner", "partners", "nation", "company", "house", "day", "days", "bloc", "volume"})


def _all_trade(s: Sentence, index: int) -> bool:
    """ "foreign trade", "bilateral trade volume": exports and imports together."""
    before = s.lower(index - 1) in (
        "foreign",
        "bilateral",
        "two-way",
        "external",
        "international",
        "merchandise",
    )
    after = s.lower(index + 1)
    return (before and after not in ("deficit", "surplus", "balance", "gap")) or after in (
        "volume",
        "turnover",
        "value",
    )


_GOES = frozenset(
    {
        "went",
        "goes",
        "going",
        "came",
        "comes",
        "coming",
        "to",
        "from",
        "being",
        "bound",
        "destined",
        "shipped",
    }
    | {
        "sold",
        "sent",
        "exported",
        "delivered",
        "bought",
        "taken",
        "consumed",
        "used",
        "held",
        "stored",
        "kept",
    }
    | {"supplied", "imported", "loaded", "split", "spread", "shared", "made", "moved", "headed", "landed"}
)


def _remainder(s: Sentence, index: int) -> bool:
    """ "the balance was sold to Taiwan": the rest of an amount, and no trade balance."""
    if s.lower(index) != "balance" or s.lower(index - 1) not in ("the", "remaining"):
        return False
    after = index + 1 + (s.lower(index + 1) in ("was", "were", "is", "has", "had", "mostly", "mainly"))
    return s.lower(after) in _GOES or s.lower(after + 1) in _GOES - {"to", "from", "being"}


_KIND_NAMED = re.compile(
    r" (?:kind|sort|type|variety|grade)\b| [\d.,]+(?: million)?(?:[,;.] (?!tonnes)[a-z]| and [a-z])"
)
_TREATED = frozenset({"refined", "milled", "mined", "smelted", "manufactured", "assembled", "built", "made"})
_BEFORE_GOODS = frozenset(
    {"of", "and", "or", "for", "the", "its", "in", "on", "from", "raw", "crude", "both"}
)


def _good_at(s: Sentence, index: int) -> bool:
    return index < len(s.words) and s.words[index].kind == "commodity"


def cargo_landed(s: Sentence) -> bool:
    """Whether landings are those of a cargo, and not of what was caught: "urea landings"."""
    named = [name_of(word.key) for word in s.words if word.kind == "commodity"]
    return bool(named) and not any(belongs_to(name, "fish") for name in named)


def measures_in(s: Sentence) -> Iterator[Mention]:
    titled = title_case(s)
    for index, word in enumerate(s.words):
        if word.lower == "trade" and _all_trade(s, index):
            yield Mention(index, index, "trade")
            continue
        measure = measure_words().get(word.lower)
        if (
            measure is None
            or s.in_number(index)
            or word.kind in ("place", "commodity")
            or _remainder(s, index)
        ):
            continue
        if word.lower in ("cost", "costs") and s.lower(index - 1) in _SPENT:
            yield Mention(index, index, "cost")
            continue
        if word.lower == "freight" and (
            s.lower(index - 1) in _COUNTED_IN | {"and", "air", "rail"}
            or s.lower(index + 1) in ("included", "inclusive", "excluded", "paid", "prepaid", "forwarders")
        ):
            continue  # "cost, insurance and freight"
        if has_capital(s, index) and (not titled or s.text[s.words[index - 1].start].isupper()):
            continue  # "World Gold Council", "Agricultural and Resource Economics": part of a name
        if word.lower in _RECEIPTS and s.lower(index - 1) in flow_words():
            continue  # "export earnings" are exports
        if word.lower in ("made", "make", "makes", "making") and s.lower(index + 1) in (
            "up",
            "do",
            "it",
            "its",
            "for",
            "by",
        ):
            continue
        if word.lower == "mines" and s.lower(index + 1) in _OFFICES:
            continue  # "according to the mines ministry"
        if word.lower == "made" and _CAME_TO.match(s.text, word.end):
            continue  # "Germanium made 1,870 kg, with 900 kg for Belgium": it came to that
        if word.lower == "making" and _A_RESULT.match(s.text, word.start - 2):
            continue  # "Exports rose to 5 t, making the country a net exporter"
        if word.lower in _DOING and _MADE_SALES.match(s.text, word.end):
            continue  # "made no sales of methanol to Thailand"
        if _purpose(s, index) or _reason(s, index):
            continue
        if word.lower == "landings" and cargo_landed(s):
            continue
        if (
            word.lower in ("process", "turnover")
            and s.lower(index - 1 - (s.lower(index - 1) == "the")) == "in"
        ):
            continue  # "in the process", "6.3% in turnover"
        if word.lower in _TREATED and _KIND_NAMED.match(s.text, word.end):
            continue  # "refined 105,000, raw 18,000", "the refined kind"
        if word.lower in _TREATED and (
            s.lower(index - 1) == "of" or (s.lower(index - 1) in _BEFORE_GOODS and _good_at(s, index + 1))
        ):
            continue  # "5 t of refined palmolein"
        if word.lower == "registered" and s.lower(index + 1) in ("a", "an", "the", "no", "growth"):
            continue  # "registered a decline"
        if word.lower in _HARVESTS and _names_season(s, index):
            continue
        if not measure.noun and _attribute(s, index):
            continue  # "partially processed copper ore"
        if word.lower in _TAXES and s.lower(index - 1 - (s.lower(index - 1) in _ADDED)) in _COUNTED_IN:
            continue  # "including value-added tax"
        if (
            measure.measure in ("reserve", "stock")
            and s.lower(index - 1) in _KEPT
            and s.lower(index - 2) == "from"
        ):
            continue  # "sold from state reserves"
        if word.lower == "earnings" and any(
            flow_words().get(w.lower) and w.lower.startswith(("export", "import")) for w in s.words
        ):
            continue  # "exports rose by 27% while earnings gained 52%"
        if word.lower == "consumption" and s.lower(index - 1) == "for" and s.lower(index - 2) in flow_words():
            continue  # "imports for consumption"
        if word.lower in ("trading", "traded") and s.lower(index + 1) in _TRADERS:
            continue
        if word.lower == "balance" and _IS_THE_REST.match(s.text, word.end):
            continue  # "the balance was sold at home"
        if word.lower == "gap" and not _of_trade(s, index):
            continue  # "the gap between the first two was narrower"
        if word.lower in ("use", "close", "cap", "limit") and s.lower(index - 1) in ("to", "not"):
            continue
        yield Mention(index, index, measure.measure, noun=measure.noun)


_SPENT = frozenset({
    "cash", "unit", "production", "operating", "sustaining", "mining", "c1", "processing", "all-in", "site",
    "extraction", "lifting", "labour", "labor", "energy", "breakeven",
})  # fmt: skip
""" "Cash costs rose to $1.87 per pound": what a mine spends, and no price."""
_A_RESULT = re.compile(r", making (?:the|it|them|this|that|its|for|a|an|about|some|[\d,.]+)\b")
_OFFICES = frozenset({"ministry", "minister", "department", "secretary", "bureau", "regulator"})
_CAME_TO = re.compile(
    r" (?:about |some |only |just |up )?[\d,.]+ (?:million )?[a-z]+(?: \([^()]*\))?: (?:the )?[A-Z][\w ]+ \d"
    r"| (?:about |some |only |just |up )?[\d,.]+ (?:million )?[a-z]+,? (?:with|including|of which)"
    r" [^.;]*?\d[\d,.]*"
    r"(?: [a-z]+){0,2}? (?:for|to|from|bound for|going to) (?:the )?[A-Z]"
)
_DOING = frozenset({"made", "make", "makes", "making"})
_MADE_SALES = re.compile(
    r" (?:[\w-]+ ){0,4}?(?:sales?|shipments?|deliver(?:y|ies)|purchases?|exports?|imports?)\b"
)
_IS_THE_REST = re.compile(
    r",? (?:(?:was|were|is|are|being|having been|has been) (?:all |mostly |mainly |largely )?"
    r"(?:sold|shipped|exported|sent|delivered|supplied|consumed|used|bought|taken|made up|split|divided|from"
    r"|for)"
    r"|went|going|goes|came|coming|comes|came from|headed|left for)\b"
)
_GAPS = frozenset({"trade", "supply", "demand", "goods", "trading", "supply-demand", "import", "market"})
_GAP_BETWEEN = re.compile(
    r" (?:of \S*\d|between (?:the |its |their )?"
    r"(?:supply|demand|production|output|exports|imports|consumption)\b)"
)


def _of_trade(s: Sentence, index: int) -> bool:
    """Whether a gap is one between what is sold and bought, or made and used."""
    return s.lower(index - 1) in _GAPS or _GAP_BETWEEN.match(s.text, s.words[index].end) is not None


_FOR_WHAT = re.compile(
    r"(?<!forecast )(?<!estimate )(?<!outlook )(?<!projection )(?<!figure )"
    r"\bfor (?:the )?(?:power|electricity|electric power|heat|domestic|local|human|own|home|industrial) $"
)


_AMID = re.compile(
    r"\b(?:with|amid|thanks to|pointed to|points to|due to|owing to|despite|because of|reflecting|citing"
    r"|reflects)"
    r" (?:[a-z-]+ ){0,3}$"
)


def _reason(s: Sentence, index: int) -> bool:
    """Whether demand is only named as what moved the amount before: "5 t, with demand staying strong"."""
    start = s.words[index].start
    told = s.lower(index) == "demand" and bool(s.quantities) and s.quantities[0].end <= start
    return told and _AMID.search(s.text, max(0, start - 50), start) is not None


def _purpose(s: Sentence, index: int) -> bool:
    """Whether what is done with goods only says what they were traded for: "imports for power generation"."""
    if not _FOR_WHAT.search(s.text, max(0, s.words[index].start - 40), s.words[index].start):
        return False
    return any(word.lower in flow_words() for word in s.words[:index])


_HARVESTS = frozenset({"harvest", "crop", "harvests", "crops"})
_WHICH = frozenset(
    {"this", "the", "previous", "last", "next", "new", "current", "coming", "old", "past", "present"}
)


def _names_season(s: Sentence, index: int) -> bool:
    """Whether "exports during the 2023-24 harvest" are dated by it, and no harvest is counted."""
    if s.lower(index + 1) in ("year", "years"):
        return True
    at = index - 1
    while s.lower(at)[:1].isdigit() or s.lower(at) in _WHICH:
        at -= 1
    dating = at < index - 1 and s.lower(at) in ("during", "in", "from", "for", "since", "over")
    return dating and any(flow_words().get(w.lower) and flow_words()[w.lower].flow for w in s.words[:at])


_TAXES = frozenset({"tax", "taxes", "vat", "duty", "duties", "levy", "subsidy"})
_ADDED = frozenset({"value-added", "sales", "export", "import", "the", "all"})
_COUNTED_IN = frozenset({"including", "excluding", "before", "after", "without", "incl", "excl", "plus"})
_KEPT = frozenset(
    {"state", "strategic", "national", "government", "bonded", "its", "their", "official", "public"}
)


def _attribute(s: Sentence, index: int) -> bool:
    """Whether a participle only describes the good behind it, and tells of no activity."""
    after = s.words[index + 1] if index + 1 < len(s.words) else None
    if after is None or after.kind != "commodity" or s.gap(index) != " " or not s.lower(index).endswith("ed"):
        return False
    before = s.lower(index - 1)
    return before in (
        "of",
        "a",
        "the",
        "or",
        "in",
        "for",
        "to",
        "",
        "imported",
        "exported",
    ) or before.endswith("ly")
