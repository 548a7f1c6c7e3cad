"""What a percentage is: a change, a share, or a rate."""

from __future__ import annotations

import re

from corpus.figures.amount import Amount
from corpus.figures.before_numbers import MAKES, step_back
from corpus.figures.figure import Direction
from corpus.figures.lexicon import directions, measure_words
from corpus.figures.rise_and_fall import MOVES
from corpus.figures.sentence import Sentence
from corpus.figures.stated import Stated

_LEVEL_BEFORE = frozenset(
    {"to", "at", "of", "reached", "totalled", "totaled", "was", "were", "stood", "hit", "is"}
)
_SHARE_WORDS = frozenset(
    {
        "share",
        "slice",
        "portion",
        "proportion",
        "accounted",
        "accounting",
        "accounts",
        "represented",
        "represents",
    }
    | {
        "comprised",
        "constitutes",
        "constituted",
        "percentage",
        "stake",
        "makes",
        "made",
        "making",
        "representing",
    }
)
_NOUNS = frozenset(
    {"growth", "rise", "fall", "increase", "decrease", "decline", "drop", "gain", "contraction"}
)


def _follows_on(s: Sentence, first: int, left: int) -> bool:
    """ "fell by 20 percent, 11 percent and 12 percent": one change after the other."""
    between = s.text[s.words[left].end : s.words[first].start] if left >= 0 else "."
    return re.fullmatch(r"(?:%|percent|per cent|pct|pc)?,? ?(?:and )?", between) is not None


def _elided(s: Sentence, first: int, left: int) -> bool:
    """ "shipments to China grew 4.7 percent, those to Taiwan 58 percent": the verb stands once."""
    between = range(left + 1, first)
    named = any(s.words[at].kind in ("place", "commodity") for at in between)
    return (
        named
        and 0 < len(between) <= 6
        and "(" not in s.text[s.words[left].end : s.words[first].start]
        and all(
            s.words[at].kind in ("place", "commodity")
            or s.lower(at)
            in (
                "and",
                "those",
                "to",
                "from",
                "of",
                "the",
                "while",
                "by",
                "for",
                "shipments",
                "exports",
                "imports",
            )
            for at in between
        )
    )


_FALLS = frozenset(
    {"growth", "loss", "cut", "contraction", "expansion", "surge", "slump", "plunge", "dip", "hike"}
)


def _adjective(s: Sentence, index: int) -> bool:
    """ "a 24.9 per cent robust growth": one word stands between a percentage and its noun."""
    word = s.words[index] if index < len(s.words) else None
    return (
        word is not None
        and not word.kind
        and s.gap(index) == " "
        and word.lower not in ("of", "to", "in", "and")
    )


_ADVERBS = frozenset({"year-on-year", "on-year", "annual", "yoy", "month-on-month", "yearly", "monthly"})


def _after_adverb(s: Sentence, last: int) -> str:
    """The word behind "12% annual" in "12% annual growth"."""
    return s.lower(last + 2) if s.lower(last + 1) in _ADVERBS else ""


_BEYOND_BRACKET = re.compile(
    r" \([^()]{2,30}\) (?P<way>higher|lower|more|less|fewer|increase|decrease|decline|rise|drop|fall|above"
    r"|below)\b"
)
""" "4% (0.5 Bcf/d) higher than a year before"."""
_UNDER = re.compile(
    r" (?:under|short of) (?:(?:a|one) (?:year|month|quarter|week) (?:ago|earlier|before)"
    r"|last (?:year|month|week|season|quarter)|those|that of|what"
    r"|(?:the|its|their) (?:(?:\w+-)?(?:year|month|week|season|quarter)|\w*-?(?:year|month|week) average"
    r"|average|volumes?|values?|levels?|amounts?|figures?|totals?|quantit(?:y|ies)|tonnage|same|previous|prior"
    r"|preceding|corresponding|record|peak|(?:January|February|March|April|May|June|July|August|September"
    r"|October|November|December|19\d\d|20\d\d)\b)"
    r"|(?:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|19\d\d|20\d\d)\b)"
)
""" "5% under a year ago", "6 percent under the volumes of 2018"."""
_UP_FROM = re.compile(
    r",? (?:up|down|compared|against|versus|after) (?:slightly |sharply )?(?:from|with|to)?"
)


_TO_PERCENT = re.compile(r" to (?:about |some |only |just |nearly )?\d[\d.]* ?(?:%|per ?cent|pct|pc)")
_PACED = re.compile(
    r"\b(?P<noun>[Gg]rowth|[Ii]ncrease|[Rr]ise|[Gg]ain|[Dd]ecrease|[Dd]ecline|[Ff]all|[Dd]rop|[Ss]lump|[Ss]urge)"
    r"(?: (?:in|for|of|during) [A-Z]\w+(?: \d{4})?"
    r"| (?:is|was|has been|keeps|has) [^;:.%]{2,40}[;:,] [^;:.%]{0,60}\bit)?"
    r" (?:was|is|had been|has been|came to|amounted to|stood at|reached)"
    r" (?:still |only |just |about |nearly |almost |over )?$"
)
""" "The increase was 9%", "growth is slowing: in the first half it had been 24%"."""


def percentage_of(
    s: Sentence, item: Stated, first: int, last: int, left: int, before: str, direction: Direction,
    base: bool,
    before_bracket: Direction | None,
) -> Amount:  # fmt: skip
    quantity = item.quantity
    near = {s.lower(at) for at in range(max(left + 1, first - 6), first)}
    after = s.lower(last + 1)
    if beyond := _BEYOND_BRACKET.match(s.text, quantity.end):
        after = beyond["way"].lower()
    if item.kind == "part" and not (direction and before in ("by", *directions())) and after not in (
        "less", "more", "lower", "higher", "fewer", "smaller", "larger",
    ):  # fmt: skip
        return Amount(quantity, first, last, "share", "", base)
    if after == "up" and s.lower(last + 2) == "to":
        after = ""
    levied = any(
        measure_words()[s.lower(at)].measure == "tariff"
        for at in range(first)
        if s.lower(at) in measure_words()
    )
    if before == "from" and not base and not levied and _TO_PERCENT.match(s.text, quantity.end):
        return Amount(quantity, first, last, "share", "", True)  # "its share went from 25% to 23%"
    if near & _SHARE_WORDS and _UP_FROM.match(s.text[quantity.end :]):
        return Amount(quantity, first, last, "share", "", base)
    if directly := directions().get(after) or directions().get(_after_adverb(s, last)):
        return Amount(quantity, first, last, "change", "up" if directly == "up" else "down", base)
    if _UNDER.match(s.text, quantity.end):
        return Amount(quantity, first, last, "change", "down", base)
    if (paced := _PACED.search(s.text[: quantity.start])) and not near & _SHARE_WORDS:
        way: Direction = "up" if directions().get(paced["noun"].lower()) == "up" else "down"
        return Amount(quantity, first, last, "change", way, base)
    if levied and before in ("from", "to", "at", "of"):
        return Amount(quantity, first, last, "level", "", base)
    if before == "of" and direction and s.lower(step_back(s, first, left) - 1) in (MOVES | _FALLS):
        return Amount(quantity, first, last, "change", direction, base)  # "representing a decline of 8.9%"
    if direction == "" and s.lower(last + 2) in MOVES | _FALLS | {"growth"} and _adjective(s, last + 1):
        up = directions().get(s.lower(last + 2))
        return Amount(quantity, first, last, "change", "up" if up == "up" else "down", base)
    took = before == "up" and s.lower(step_back(s, first, left) - 1) in MAKES
    if near & _SHARE_WORDS or (
        after in ("share", "stake", "of")
        and (took or not (direction and after == "of" and before in ("by", *directions())))
    ):
        return Amount(quantity, first, last, "share", "", base)
    if before == "or" and before_bracket and not direction and after not in ("of", "share"):
        return Amount(quantity, first, last, "change", before_bracket, base)  # "fell by 45 t, or 4%"
    if before == "by" and before_bracket and not direction:  # "exports fell by 5%, and imports by 3%"
        return Amount(quantity, first, last, "change", before_bracket, base)
    if before == "and" and before_bracket and not direction:  # "up 40% in volume and 51% in value"
        return Amount(quantity, first, last, "change", before_bracket, base)
    signed = quantity.literal[:1] in "+-−–"
    if before_bracket is not None and not signed and s.text[: quantity.start].rstrip().endswith("("):
        return Amount(quantity, first, last, "change", before_bracket, base)
    if before_bracket and not direction and _follows_on(s, first, left):
        return Amount(quantity, first, last, "change", before_bracket, base)
    if before_bracket and not direction and not near & _SHARE_WORDS and _elided(s, first, left):
        return Amount(quantity, first, last, "change", before_bracket, base)
    if (
        direction
        and (signed or before not in _LEVEL_BEFORE or before == "of" or (before == "at" and near & _NOUNS))
        and not (base and before == "from")
    ):
        return Amount(quantity, first, last, "change", direction, base)
    measure = {measure_words()[word].measure for word in near if word in measure_words()}
    return Amount(quantity, first, last, "level" if "tariff" in measure else "share", "", base)
