"""What a sentence names besides numbers: goods, periods, flows, measures, status, names of firms."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache

from corpus.figures import calendar
from corpus.figures.lexicon import flow_words, measure_words, statuses
from corpus.figures.place_mention import PlaceMention
from corpus.figures.places import places
from corpus.figures.sentence import Sentence
from corpus.figures.times import times
from corpus.figures.timing import TimeMention
from corpus.vocabulary import records
from corpus.words import name_of

_ANAPHORA = frozenset({"metal", "mineral", "unit", "product", "material", "commodity", "goods"})
_NAME = re.compile(
    r"\b(?:[A-Z][\w&’'-]*|[A-Z]{2,})(?:(?: (?:of|and|de|&) (?=[A-Z]))? ?(?:[A-Z][\w&’'-]+|[A-Z]{2,}))*"
)
_NO_NAME = frozenset(
    {
        "the",
        "a",
        "in",
        "on",
        "it",
        "its",
        "this",
        "that",
        "but",
        "and",
        "as",
        "at",
        "by",
        "of",
        "for",
        "from",
        "to",
    }
    | {"q1", "q2", "q3", "q4", "h1", "h2", "ytd", "lng", "lpg", "ceo", "cfo", "fob", "cif", "cfr", "minister"}
    | {
        "monday",
        "tuesday",
        "wednesday",
        "thursday",
        "friday",
        "saturday",
        "sunday",
        "president",
        "mr",
        "ms",
        "dr",
    }
    | {month.lower() for month in calendar.MONTHS}
    | {month.lower()[:length] for month in calendar.MONTHS for length in (3, 4)}
    | {f"{month.lower()}{mark}s" for month in calendar.MONTHS for mark in "'’"}
    | {"exports", "imports", "shipments", "during", "total", "output", "production", "sales"}
)


@dataclass(frozen=True, slots=True)
class Mention:
    """Something named at a word (the first of `index` to `last`)."""

    index: int
    last: int
    value: str
    noun: bool = True


@dataclass(frozen=True, slots=True)
class Mentions:
    """Everything a sentence names."""

    places: tuple[PlaceMention, ...]
    goods: tuple[Mention, ...]
    times: tuple[TimeMention, ...]
    flows: tuple[Mention, ...]
    measures: tuple[Mention, ...]
    statuses: tuple[Mention, ...]
    entities: tuple[Mention, ...]


def mentions(
    sentence: Sentence, published: date | None, open_goods: Callable[[str], bool], country: str = ""
) -> Mentions:
    """Read a sentence. `open_goods` tells which unlisted words are goods in this document, `country` whose
    fiscal year it counts in.
    """
    return Mentions(
        places=places(sentence),
        goods=tuple(_goods(sentence, open_goods)),
        times=times(sentence.text, published, country),
        flows=tuple(_flows(sentence)),
        measures=tuple(_measures(sentence)),
        statuses=tuple(_statuses(sentence)),
        entities=tuple(_entities(sentence)),
    )


_ALL_GOODS = re.compile(
    r"\b(?:(?:exports?|imports?) of goods|(?:goods|merchandise) (?:exports?|imports?|trade)"
    r"|(?:exported|imported|sold|shipped) goods worth)\b",
    re.IGNORECASE,
)


def _goods(s: Sentence, open_goods: Callable[[str], bool]) -> Iterator[Mention]:
    named = list(_named_goods(s, open_goods))
    for match in _ALL_GOODS.finditer(s.text):
        first, last = s.indexes(*match.span())
        whole = _SHARE_OF.search(s.text[max(0, match.start() - 60) : match.start()]) and any(
            good.last < first for good in named
        )
        if not whole and not any(first <= good.index <= last for good in named):
            named.append(Mention(first, last, "all goods"))
    yield from sorted(named, key=lambda good: good.index)


_SHARE_OF = re.compile(r"(?:%|per ?cent|pct|third|half|quarters?) of (?:[\w’']+ ){0,3}$", re.IGNORECASE)


def _named_goods(s: Sentence, open_goods: Callable[[str], bool]) -> Iterator[Mention]:
    titled = _title_case(s)
    for index, word in enumerate(s.words):
        if (word.kind == "commodity" and not titled and _in_name(s, index)) or _for_making(s, index):
            continue
        if not word.kind and (name := contextual().get(word.lower)) and _beside_trade(s, index):
            yield Mention(index, index, name)
            continue
        if word.kind == "commodity" and (_left_out(s, index) or s.lower(index + 1) == "security"):
            continue  # "excluding oil and gas", "food security"
        if word.kind == "commodity" and (
            s.lower(index) in ("paper", "papers", "electric") and _no_good(s, index)
        ):
            continue
        if word.kind == "commodity" and s.lower(index - 1) == "by" and s.gap(index - 1) == " ":
            continue  # "by cable", "by truck": how, not what
        if word.kind == "commodity" and s.gap(index) == "-" and s.lower(index + 1) in _FIT_FOR:
            continue  # "battery-grade material"
        if word.kind == "commodity":
            share = _SHARE_OF.search(s.text[max(0, word.start - 60) : word.start])
            if name_of(word.key) == "all goods" and share:
                continue  # "garments were 82% of total goods exports" is told of garments
            yield Mention(index, index, name_of(word.key))
        elif not word.kind and open_goods(word.key) and not s.in_number(index):
            yield Mention(index, index, word.lower, noun=False)


_FIT_FOR = frozenset({"grade", "quality", "intensive", "making", "free"})


def _no_good(s: Sentence, index: int) -> bool:
    """ "on paper", "export papers", "electric and hybrid cars"."""
    if s.lower(index) == "electric":
        return s.lower(index + 1) not in ("power", "energy")
    return s.lower(index - 1) in ("on", "export", "import", "white", "position", "working")


_MAKING = frozenset(
    {"generation", "production", "making", "manufacturing", "manufacture", "plants", "mills", "producers"}
)


def _for_making(s: Sentence, index: int) -> bool:
    """Whether goods named before are for this one: "gas stocks for power generation"."""
    way = s.lower(index - 1) == "for" or (s.lower(index - 1) == "in" and s.lower(index - 2) == "used")
    before = any(word.kind == "commodity" for word in s.words[max(0, index - 6) : index])
    return way and before and (s.lower(index + 1) in _MAKING or s.lower(index).split()[-1] in _MAKING)


_BUT = frozenset({"excluding", "except", "besides", "non", "without", "bar", "barring"})


def _left_out(s: Sentence, index: int) -> bool:
    """Whether a good is named as what is not counted."""
    if s.lower(index - 1) in _BUT:
        return True
    joined = s.lower(index - 1) == "and" and index > 2 and s.words[index - 2].kind == "commodity"
    return joined and s.lower(index - 3) in _BUT


@cache
def contextual() -> dict[str, str]:
    """Words that name a good only beside a word of trade, with that good."""
    return {row["word"]: row["good"] for row in records("contextual_goods.csv")}


def _beside_trade(s: Sentence, index: int) -> bool:
    """ "lead exports", "tonnes of lead", a cell "Lead"."""
    if len(s.words) == 1:
        return True
    after = s.lower(index + 1)
    named = after in flow_words() or (after in measure_words() and measure_words()[after].noun)
    before = s.lower(index - 1) == "of" and (
        s.in_number(index - 2) or s.lower(index - 2) in flow_words() or s.lower(index - 2) in measure_words()
    )
    return (
        named
        or before
        or after in ("accounted", "brought", "fetched", "earned", "contributed")
        or s.lower(index - 1) in ("refined", "much", "many", "primary")
    )


def _title_case(s: Sentence) -> bool:
    months = {month.lower() for month in calendar.MONTHS}
    plain = [
        word
        for word in s.words[1:]
        if len(word.lower) > 3 and word.kind != "place" and word.lower not in months
    ]
    long = [s.text[word.start] for word in plain]
    return sum(first.isupper() for first in long) * 10 > 7 * len(long)


def _in_name(s: Sentence, index: int) -> bool:
    """Whether a good is part of a name: "De Beers", "World Gold Council"."""
    if (
        index == 0
        or not s.text[s.words[index].start].isupper()
        or s.text[s.words[index].start + 1 : s.words[index].end].isupper()
    ):
        return False
    before = s.words[index - 1]
    return (
        s.text[before.start].isupper()
        and not before.kind
        and (index > 1 or s.lower(index + 1) in _ACTS)
        and before.lower not in _NO_NAME
        and s.gap(index - 1) == " "
    )


_ACTS = frozenset(
    {
        "said",
        "came",
        "idles",
        "has",
        "had",
        "plans",
        "expects",
        "sold",
        "made",
        "keeps",
        "says",
        "is",
        "was",
        "will",
    }
)
""" "Prairie Salt came back": what a firm does, whose name ends in a good."""


def _flows(s: Sentence) -> Iterator[Mention]:
    paid: re.Match[str] | None = None
    for index, word in enumerate(s.words):
        flow = flow_words().get(word.lower)
        if flow is None or (word.kind and word.kind != "measure") or s.in_number(index):
            continue
        if word.lower in ("brought", "brings") and re.match(
            r"(?: in)? (?:about |nearly |over |some )?(?:US|Rs)?[$€£₹]", s.text[word.end : word.end + 20]
        ):
            yield Mention(index, index, "export")
            continue  # "brought in $3.16 billion" is what was earned
        if word.lower in ("paid", "pays"):
            paid = _PAYS_FOR.match(s.text, word.end)
            if not paid:
                continue
        elif paid and word.lower in ("supplies", "deliveries", "shipments") and word.start < paid.end() + 40:
            continue  # "paid $5.7 billion for gas supplies"
        if word.lower in _WHERE_TO and s.lower(index - 1) in _ANY_OF:
            continue  # "exports to all destinations"
        if word.lower in ("destination", "source", "supplier", "buyer") and s.lower(index - 1) == "by":
            continue  # "the breakdown by destination"
        if _capital(s, index) and index + 1 < len(s.words) and not _title_case(s):
            after = s.words[index + 1]
            if not after.kind and s.text[after.start].isupper() and s.gap(index) == " ":
                continue  # "Export Promotion Bureau"
        if word.lower == "left" and s.lower(index + 1) in ("of", "over"):
            continue  # "for what is left of the year"
        if word.lower == "left" and re.match(
            r"(?: over)?(?:[.,;]|$)| (?:in|at) (?:store|stock)", s.text[word.end :]
        ):
            continue  # "stocks of 5 t are left"
        if word.lower in ("abroad", "overseas") and _FROM_ABROAD.search(s.text[: word.end]):
            continue  # "purchases of urea abroad"
        if (word.lower in ("order", "orders") and s.lower(index - 1) == "in") or (
            word.lower in ("arrive", "arrives", "arrived") and s.lower(index + 1) == "at"
        ):
            continue
        yield Mention(index, index, flow.flow, noun=bool(flow.flow))


_FROM_ABROAD = re.compile(
    r"\bfrom (?:abroad|overseas)$|\b(?:purchas\w+|bought|buy\w*|import\w*|procur\w+|sourced)\b[^,;.]{0,50}$",
    re.IGNORECASE,
)
_PAYS_FOR = re.compile(
    r" (?:about |nearly |over |some |almost |around |just |more than )?(?:US|Rs\.?|A|C|NT)?[$€£₹¥]? ?[\d.,]+"
    r" ?(?:million|billion|trillion|bn|m|mn|crore|lakh)\b[^,;.]{0,24} (?:for|on|to import|to buy)\b"
)
""" "paid $5.7 billion for gas"; "paid $600 a ton" is a price."""
_WHERE_TO = frozenset(
    {"destination", "destinations", "outlets", "buyers", "customers", "suppliers", "sources"}
)
_ANY_OF = frozenset(
    {
        "foreign",
        "overseas",
        "all",
        "other",
        "various",
        "new",
        "these",
        "those",
        "most",
        "unknown",
        "some",
        "several",
        "many",
    }
)
_RECEIPTS = frozenset({"earnings", "revenue", "revenues", "receipts", "income"})


def _capital(s: Sentence, index: int) -> bool:
    """Whether a word is written with a capital that no sentence begins with."""
    word = s.words[index]
    before = s.text[: word.start].rstrip()
    written = s.text[word.start : word.end]
    return (
        written[:1].isupper()
        and not written.isupper()
        and before[-1:] not in ("", ".", ":", '"', "“", "”", "(", "-", "–", "—")
    )


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


_TREATED = frozenset({"refined", "milled", "mined", "smelted", "manufactured", "assembled", "built", "made"})
_BEFORE_GOODS = frozenset(
    {"of", "and", "or", "for", "the", "its", "in", "on", "from", "raw", "crude", "both"}
)


def _good_at(s: Sentence, index: int) -> bool:
    return index < len(s.words) and s.words[index].kind == "commodity"


def _measures(s: Sentence) -> Iterator[Mention]:
    titled = _title_case(s)
    for index, word in enumerate(s.words):
        if word.lower == "trade" and _all_trade(s, index):
            yield Mention(index, index, "trade")
            continue
        measure = measure_words().get(word.lower)
        if measure is None or s.in_number(index) or word.kind in ("place", "commodity"):
            continue
        if _capital(s, index) and (not titled or s.text[s.words[index - 1].start].isupper()):
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
        if (
            word.lower in ("process", "turnover")
            and s.lower(index - 1 - (s.lower(index - 1) == "the")) == "in"
        ):
            continue  # "in the process", "6.3% in turnover"
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
        if word.lower in ("use", "close", "cap", "limit") and s.lower(index - 1) in ("to", "not"):
            continue
        yield Mention(index, index, measure.measure, noun=measure.noun)


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
_AGENTS = frozenset({"that", "which", "who", "it", "they", "we", "and", "has", "have", "had", "also"})


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


_BEGIN = frozenset(
    {"be", "start", "begin", "come", "rise", "ship", "arrive", "take", "expire", "reach", "open"}
)


_REASONS = frozenset({"to", "mainly", "largely", "primarily", "partly"})


def _statuses(s: Sentence) -> Iterator[Mention]:
    for index, word in enumerate(s.words):
        if word.lower in ("look", "looks", "looking") and s.lower(index + 1) == "for":
            yield Mention(index, index, "forecast")
        if (status := statuses().get(word.lower)) and not s.in_number(index):
            if word.lower == "may" and s.text[word.start] == "M":
                continue
            due_to = word.lower == "due" and s.lower(index + 1) in _REASONS
            if word.lower == "seen" and s.lower(index + 1) in ("by", "since", "this", "last", "in"):
                continue  # "returns seen by this newspaper"
            if due_to and s.lower(index + 2) not in _BEGIN:
                continue  # "due to weak demand" plans nothing
            yield Mention(index, index, status)


def _entities(s: Sentence) -> Iterator[Mention]:
    for match in _NAME.finditer(s.text):
        first, last = s.indexes(match.start(), match.end())
        if last >= len(s.words) or first > last or not s.words:
            continue
        while first <= last and (
            s.words[first].kind or s.lower(first) in _NO_NAME or first == 0 == match.start()
        ):
            if first == 0 and not s.words[0].kind and s.lower(0) not in _NO_NAME and last > 0:
                break
            first += 1
        if first > last or s.in_number(first):
            continue
        name = s.text[s.words[first].start : s.words[last].end]
        yield Mention(first, last, re.sub(r"['’]s?$", "", name))
