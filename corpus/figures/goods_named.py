"""The goods that a sentence names, listed and unlisted ones; those in names and those left out are none."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache

from corpus.figures.capitals import NO_NAME, title_case
from corpus.figures.goods_aside import aside
from corpus.figures.lexicon import flow_words, measure_words
from corpus.figures.mention import Mention
from corpus.figures.sentence import Sentence, Word
from corpus.goods import goods
from corpus.rare import Rare
from corpus.vocabulary import records
from corpus.words import name_of

_ALL_GOODS = Rare(
    r"\b(?:(?:exports?|imports?) of goods|(?:goods|merchandise) (?:exports?|imports?|trade)"
    r"|(?:exported|imported|sold|shipped) goods worth)\b",
    re.IGNORECASE,
)


def goods_in(s: Sentence, open_goods: Callable[[str], bool]) -> Iterator[Mention]:
    named = list(_named_goods(s, open_goods))
    packs = [good for good in named if s.lower(good.index) in _PACKS]
    if packs and (len(packs) < len(named) or all(s.in_number(good.index) for good in packs)):
        named = [good for good in named if good not in packs]  # lemons by the carton are no packaging
    offices = {good.value for good in named if _OFFICE.match(s.text, s.words[good.last].end)}
    if offices and any(good.value not in offices for good in named):
        named = [good for good in named if good.value not in offices]
    if len(named) > 1:
        named = [good for good in named if not _names_members(s, good)] or named
    for match in _ALL_GOODS.finditer(s.text):
        first, last = s.indexes(*match.span())
        whole = _SHARE_OF.search(s.text[max(0, match.start() - 60) : match.start()]) and any(
            good.last < first for good in named
        )
        of_makers = match.group().lower().endswith("worth") and any(good.last < first for good in named)
        if not whole and not of_makers and not any(first <= good.index <= last for good in named):
            named.append(Mention(first, last, "all goods"))
    yield from sorted((good for good in named if not aside(s, named, good)), key=lambda good: good.index)


_PACKS = frozenset({"carton", "cartons"})
"""What other goods are counted in, and a good where nothing else is named."""
_OFFICE = re.compile(
    r"(?: (?:statistics|exporters|traders|producers|growers|millers|industry|trade|export|marketing"
    r"|(?:and|&) \w+)['’]?){0,2}"
    r" (?:department|board|council|association|federation|chamber|ministry|agency|bureau|authority|commission"
    r"|institute|directorate|society|exchange)\b",
    re.IGNORECASE,
)
""" "What does the grain statistics department project for maize exports?": maize is asked for."""
_SHARE_OF = re.compile(r"(?:%|per ?cent|pct|third|half|quarters?) of (?:[\w’']+ ){0,3}$", re.IGNORECASE)


_MEMBERS_OF = re.compile(
    r"\b(?:Association|Federation|Council|Chamber|Board|Institute|Union|Society|Confederation) of (?:the )?"
    r"(?:[A-Z][a-z]+ (?:and |& )?){0,3}$"
)


def _names_members(s: Sentence, good: Mention) -> bool:
    """ "Beef exports were 5 t, says the Association of Refrigerators": who says it, and no good."""
    start = s.words[good.index].start
    return s.text[start].isupper() and _MEMBERS_OF.search(s.text[:start]) is not None


def _named_goods(s: Sentence, open_goods: Callable[[str], bool]) -> Iterator[Mention]:
    titled = title_case(s)
    for index, word in enumerate(s.words):
        if not _may_name(word, open_goods):
            continue
        if (word.kind == "commodity" and not titled and _in_name(s, index)) or _for_making(s, index):
            continue
        if not word.kind and (name := contextual().get(word.lower)) and _beside_trade(s, index):
            yield Mention(index, index, name)
            continue
        if not word.kind and (vessel := vessels().get(word.lower)) and _hired(s, index):
            yield Mention(index, index, vessel)
            continue
        if s.lower(index).startswith("product") and re.search(r"\b[Bb]y-$", s.text[: word.start]):
            continue  # "by-product credits"
        if word.lower in _GRADES and not _beside_trade(s, index):
            continue  # "softwood 5 t, eucalyptus 3 t" of pulp
        if s.lower(index) == "crude" and (_AND_REFINED.match(s.text, word.end) or _of_a_good(s, index)):
            continue  # "crude and refined palm oil", "crude sunflower oil"
        if word.kind == "commodity" and (_left_out(s, index) or s.lower(index + 1) == "security"):
            continue  # "excluding oil and gas", "food security"
        if word.kind == "commodity" and (
            s.lower(index) in ("paper", "papers", "electric") and _no_good(s, index)
        ):
            continue
        if word.kind == "commodity" and s.lower(index - 1) == "by" and s.gap(index - 1) == " ":
            continue  # "by cable", "by truck": how, not what
        if word.kind == "commodity" and _FOR_VEHICLES.match(s.text, word.end):
            continue  # "car and light-truck tyres", "truck and bus tyres"
        if word.kind == "commodity" and _made_at(s, index):
            continue  # "two tyre plants and a glove factory buy rubber"
        if word.kind == "commodity" and s.gap(index) == "-" and s.lower(index + 1) in _FIT_FOR:
            continue  # "battery-grade material"
        if (
            word.kind == "commodity"
            and s.lower(index) in ("chips", "chip")
            and _CUT_UP.search(s.text[: word.start])
        ):
            continue  # "quills and chips" of cinnamon
        if word.kind == "commodity" and _of_a_part(s, index + 2):
            yield Mention(index, index + 2, f"{name_of(word.key)} {s.lower(index + 1)} oil")
            continue
        if _of_a_part(s, index):
            continue
        if word.kind == "commodity" and _pressed(s, index + 1):
            yield Mention(index, index + 1, f"{name_of(word.key)} oil")
            continue
        if _pressed(s, index) or s.lower(index + 1) in _AFTER.get(s.lower(index), ()):
            continue
        if word.kind == "commodity":
            share = _SHARE_OF.search(s.text[max(0, word.start - 60) : word.start])
            if name_of(word.key) == "all goods" and share:
                continue  # "garments were 82% of total goods exports" is told of garments
            yield Mention(index, index, name_of(word.key))
        elif not word.kind and open_goods(word.key) and not s.in_number(index):
            yield Mention(index, index, word.lower, noun=False)


def _may_name(word: Word, open_goods: Callable[[str], bool]) -> bool:
    """Whether a word can name a good at all: few of a sentence do, and only they are looked at closely."""
    if word.kind:
        return word.kind == "commodity"
    return word.lower in contextual() or word.lower in vessels() or open_goods(word.key)


def _of_a_good(s: Sentence, index: int) -> bool:
    """Whether "crude" only says how another good is, whose name follows it."""
    after = s.words[index + 1] if index + 1 < len(s.words) else None
    known = goods().get(name_of(after.key)) if after and after.kind == "commodity" else None
    return known is not None and s.gap(index) == " " and known.group in ("food", "farm")


_AND_REFINED = re.compile(
    r"(?:,| and| or|/)? ?(?:and |or )?(?:refined|processed|semi-refined|degummed|RBD)\b"
)
_GRADES = frozenset({"softwood", "hardwood"})
_AFTER = {"oil": frozenset({"palm", "palms", "seed", "seeds"}), "pickup": frozenset({"in", "of"})}
""" "oil palm estates", "a pickup in demand"."""


_COUNTS = frozenset(
    {"two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "several", "local", "domestic"}
    | {"european"}
)
WORKS = frozenset({"plant", "plants", "factory", "factories", "maker", "makers"})


def _made_at(s: Sentence, index: int) -> bool:
    """Whether a good only says what a factory makes."""
    return s.lower(index + 1) in WORKS and s.gap(index) == " " and s.lower(index - 1) in _COUNTS


_CUT_UP = re.compile(
    r"\b(?:quills|slices|sticks|pellets|flakes|chunks|strips|peels|shavings|splits|cubes|powder"
    r"|sawdust)(?:,| and|"
    r" or|/) ?$"
)
_PLANT_PARTS = frozenset({"leaf", "bark", "peel", "seed", "kernel", "bran", "root", "bud", "flower", "shell"})


def _of_a_part(s: Sentence, index: int) -> bool:
    """ "cinnamon leaf oil" is no cinnamon and no crude oil."""
    parted = s.lower(index) in ("oil", "oils") and s.lower(index - 1) in _PLANT_PARTS
    joined = parted and index > 1 and s.gap(index - 1) == s.gap(index - 2) == " "
    before = s.words[index - 2] if joined else None
    known = goods().get(name_of(before.key)) if before and before.kind == "commodity" else None
    return known is not None and not s.words[index - 1].kind and known.group in ("food", "farm")


def _pressed(s: Sentence, index: int) -> bool:
    """Whether "oil" is what was pressed from the good before it: "orange oil" is no crude oil."""
    if s.lower(index) not in ("oil", "oils") or index == 0 or s.gap(index - 1) != " ":
        return False
    before = s.words[index - 1]
    known = goods().get(name_of(before.key)) if before.kind == "commodity" else None
    return known is not None and known.group in ("food", "farm")


_FOR_VEHICLES = re.compile(
    r"(?<=car|bus|ter)(?:,? (?:and|or) [\w-]+(?:[ -](?:truck|bus|car))?)?[ -](?:tyres?|tires?)\b|(?<=truck)"
    r"(?:,? (?:and|or) [\w-]+(?:[ -](?:truck|bus|car))?)?[ -](?:tyres?|tires?)\b"
)
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
    if not way or not any(word.kind == "commodity" for word in s.words[max(0, index - 6) : index]):
        return False
    return s.lower(index + 1) in _MAKING or s.lower(index).split()[-1] in _MAKING


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


@cache
def vessels() -> dict[str, str]:
    """Classes of ships by lower-case form."""
    return {row["word"]: row["vessel"] for row in records("vessel_classes.csv")}


_HIRED = Rare(
    r"\b(?:earn\w*|rates?|freights?|charter\w*|hires?|worldscale|time-?charter|fixed|fixtures?)\b"
    r"|\b(?:a|per) day\b|/day\b|\bdaily\b",
    re.IGNORECASE,
)


def _hired(s: Sentence, index: int) -> bool:
    """Whether a class of ships is told of as what is paid for, not as what a cargo went in."""
    return _HIRED.search(s.text) is not None or (index == 0 and len(s.words) <= OPENING)


OPENING = 6
"""Words of a sentence that only turns to a class of ships: "Panamaxes were the engine"."""


def _beside_trade(s: Sentence, index: int) -> bool:
    """ "lead exports", "tonnes of lead", a cell "Lead"."""
    if len(s.words) == 1 or (index == 0 and _HEADS.match(s.text, s.words[0].end)):
        return True
    after = s.lower(index + 1)
    named = after in flow_words() or (after in measure_words() and measure_words()[after].noun)
    before = s.lower(index - 1) == "of" and (
        s.in_number(index - 2)
        or s.lower(index - 2) in flow_words()
        or s.lower(index - 2) in measure_words()
        or s.lower(index - 2) in _COUNTED_BY
        or s.lower(index - 2) in ("those", "that")
    )
    return (
        named
        or before
        or after in _FETCHES
        or (after == "at" and s.in_number(index + 2))
        or s.lower(index - 1) in _OF_METAL
    )


_FETCHES = frozenset(
    {"accounted", "brought", "fetched", "earned", "contributed", "worth", "closed", "settled", "traded"}
)
_OF_METAL = frozenset({"refined", "much", "many", "primary", "lme", "shfe", "comex", "mcx", "three-month"})
""" "LME lead closed at $1,968"."""
_HEADS = re.compile(
    r"(?:,? (?:(?:19|20)\d\d|[QH][1-4]\b|[1-4]Q|(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?"
    r"[ -]\d)[^.;]*| ?[(\[][^()]*[)\]]"
    r"| (?:value|volume|quantity|qty|mw|mwp|gw|kg|tons|tonnes|usd|eur|units|pcs)\b[a-z ]{0,30})$"
)
""" "Logs Q1 2025", "Watches (units)", "modules mw": a name of a column."""
_COUNTED_BY = frozenset(
    {"volume", "volumes", "amount", "amounts", "quantity", "quantities", "tonnage", "value"}
)


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
        and before.lower not in NO_NAME
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
