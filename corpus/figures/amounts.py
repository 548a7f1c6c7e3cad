"""What kind of number each is: an amount, a change, a difference, a share, and whether it is only
compared with."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from corpus.figures.figure import Direction, Role
from corpus.figures.lexicon import directions, measure_words
from corpus.figures.sentence import Sentence
from corpus.figures.stated import Stated
from corpus.quantities import Quantity

_HEDGES = frozenset(
    {
        "about",
        "around",
        "roughly",
        "approximately",
        "some",
        "nearly",
        "almost",
        "over",
        "more",
        "than",
        "less",
    }
    | {
        "under",
        "just",
        "only",
        "at",
        "least",
        "a",
        "an",
        "the",
        "record",
        "estimated",
        "as",
        "much",
        "up",
        "most",
    }
    | {
        "further",
        "another",
        "only",
        "slightly",
        "well",
        "barely",
        "merely",
        "revised",
        "upwardly",
        "downwardly",
        "very",
        "still",
        "fewer",
    }
)
_COMPARED = frozenset(
    {"from", "than", "versus", "vs", "against", "instead", "compared", "followed", "after", "following"}
)
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
_MAKES = frozenset(
    {
        "made",
        "make",
        "makes",
        "making",
        "took",
        "take",
        "takes",
        "taking",
        "summed",
        "adds",
        "added",
        "snapped",
    }
)
_CHANGE_NOUN_AFTER = re.compile(
    r"^[\s-]*(?:(?:year-on-year|month-on-month|on-year|annual|annualised|yoy|y/y|monthly|yearly|weekly"
    r"|further)[\s-]+)?"
    r"(?P<word>[a-z]+)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Amount:
    """A number of a sentence with its role. `first`, `last`: its words. `base`: others are compared
    with it.
    """

    quantity: Quantity
    first: int
    last: int
    role: Role
    direction: Direction
    base: bool
    zero: bool = False


def amounts(sentence: Sentence, found: tuple[Stated, ...]) -> tuple[Amount, ...]:
    """The amounts of a sentence in order. Percentages that say nothing of a change are shares."""
    result: list[Amount] = []
    for item, (first, last) in zip(found, sentence.numbers, strict=True):
        if not item.kind and sentence.lower(first - 1) in ("not", "nor"):
            continue  # "5,035, not 5,350": what is denied is not stated
        if _switched(sentence.text, item.quantity):
            continue
        left = result[-1].last if result else -1
        moved = _moved(sentence, result, first)
        result.append(_amount(sentence, item, first, last, left, moved, result))
    return tuple(result)


_REBOOKED = re.compile(r"\bincluding [^()]*\b(?:switched|decreases?|reductions?|cancell\w+)\b")


def _switched(text: str, quantity: Quantity) -> bool:
    """Whether a number only explains the one before: "(30 t, including 9 t switched from X)"."""
    opened, closing = text.rfind("(", 0, quantity.start), text.find(")", quantity.start)
    match = _REBOOKED.search(text, opened, closing) if 0 <= opened < closing else None
    return match is not None and match.start() < quantity.start


def _moved(s: Sentence, told: list[Amount], first: int) -> Direction | None:
    """Which way the number before went, or the one that it leads to: "by 10% (to 5 t) and by 13%"."""
    if not told:
        return None
    if told[-1].role in ("change", "difference"):
        return told[-1].direction
    if s.lower(first - 1) == "by":  # "DAP by 19% to 77 t from 64 t, potash by 6%"
        change = next((one for one in reversed(told) if one.role in ("change", "difference")), None)
        if change and not s.barriers(change.last, first):
            return change.direction
    change = told[-2] if len(told) > 1 and told[-2].role == "change" else None
    if change and s.text[change.quantity.end : told[-1].quantity.start].strip() in ("(to", "to", "to about"):
        return change.direction
    return None


def _amount(
    s: Sentence, item: Stated, first: int, last: int, left: int, moved: Direction | None, told: list[Amount]
) -> Amount:
    quantity = item.quantity
    if item.kind == "zero":
        after = _before(s, first, left) in ("after", "following", "from", "since")
        return Amount(quantity, first, last, "level", "", after, True)
    before = _before(s, first, left)
    if item.kind == "ratio":
        return Amount(quantity, first, last, "ratio", "", False)
    base = before in _COMPARED and not (before == "from" and s.lower(last + 1) == "to" and _percent(quantity))
    if before in ("with", "to") and s.lower(_step_back(s, first, left) - 1) in _SET_BESIDE:
        base = True
    if before == "after" and not _percent(quantity):
        base = True
    base = base or _also_compared(s, quantity, told) or bool(_COMPARED_OF.search(s.text[: quantity.start]))
    base = base or _measured_from(s, quantity, told) or _superseded(s.text, quantity)
    base = base or bool(_COMPARED_WHEN.search(s.text[: quantity.start]))
    if base and before == "than" and quantity.qualifier in ("over", "under"):
        quantity = replace(quantity, qualifier="=")
    direction = _direction(s, quantity, first, last, left)
    if _percent(quantity):
        return _percentage(s, item, first, last, left, before, direction, base, moved)
    if quantity.dimension == "percentage points":
        return Amount(quantity, first, last, "difference", direction, base)
    if before == "and" and not direction and not base and (gone := _also(s, quantity, told)):
        return Amount(quantity, first, last, "difference", gone, False)
    if before == "or" and moved and not direction and s.lower(last + 1) not in ("of", "to"):
        return Amount(quantity, first, last, "difference", moved, base)
    if direction and not base and _is_difference(s, quantity, first, last, left, before):
        return Amount(quantity, first, last, "difference", direction, False)
    return Amount(quantity, first, last, "level", "", base)


_SET_BESIDE = frozenset({"compared", "comparison", "opposed"})
_COMPARES = re.compile(
    r"^(?: or [\d.]+ ?(?:%|percent|per cent|pc))? (?:from (?:one|a|the) |y-?o-?y|m-?o-?m|year-on-year"
    r"|month-on-month"
    r"|on the (?:year|month)|on-year)",
    re.IGNORECASE,
)


def _also(s: Sentence, quantity: Quantity, told: list[Amount]) -> Direction | None:
    """ "up by 173 t from the month before and 60 t from a year ago": the second is one more difference."""
    before = next((one for one in reversed(told) if one.role == "difference"), None)
    if before is None or before.quantity.base != quantity.base:
        return None
    return before.direction if _COMPARES.match(s.text[quantity.end :]) else None


_COMPARED_OF = re.compile(
    r"\b(?:compared|against|versus|from|than|above|below|opposed)\b(?: to| with)? (?:the |an? |their "
    r"|its )?(?:[\w’'-]+ ){0,2}?"
    r"(?:exports?|imports?|shipments?|output|production|figures?|level|volume|total|sales|record|peak|tally"
    r"|[A-Z][a-z]+['’]s|last (?:year|month|week|season|quarter)['’]s)(?: of)? "
    r"(?:about |around |some )?$"
)
""" "compared the export of 48,513 tons", "from August's production of 459,679", "above October's 2.31"."""
_FIRST_TOLD = re.compile(
    r"\b(?:first|originally|initially|previously|earlier|provisionally|wrongly|mistakenly) (?:\w+ )?(?:given"
    r"|reported|stated|put|published|announced|estimated|released|printed|thought)(?: as| at| to be)? "
    r"(?:about |around |some )?$"
)
_TOLD_FIRST = re.compile(
    r",? (?:that was |which was |as )?(?:first|originally|initially|previously|provisionally|wrongly)"
    r" (?:given|reported|stated|published|announced|estimated|released|printed)\b"
)


def _superseded(text: str, quantity: Quantity) -> bool:
    """Whether another number has taken the place of this one: "exports, first given as 170 t"."""
    return bool(_FIRST_TOLD.search(text[: quantity.start]) or _TOLD_FIRST.match(text, quantity.end))


_COMPARED_WHEN = re.compile(r"\b[Cc]ompared (?:to|with) (?:the |a )?[\w ]{3,40},? when [^,;.\d]{2,60}$")
""" "Compared to the previous month when Japan took 5.70 Mt"."""
_WORTH = re.compile(r"^ (?:of [\w ]{2,30} )?(?:worth|valued at|valuing|costing)(?: of)? $")


_AND_OF = re.compile(r",? (?:and|or) (?:[A-Z][a-z]+|last (?:year|month|week|season|quarter))['’]s ")
""" "above June's 195,000 tonnes and last year's 188,000"."""
_TIMES_THE = re.compile(r"\b(?:times|fold|double|twice|triple|half) (?:the |its |that |those )(?:of )?$")
_FROM_THE = re.compile(
    r"(?:\b(?:below|above|under|down on|up on|short of) (?:the |its |their )"
    r"|\bon (?:the |[A-Z][a-z]+['’]s )(?:[\w-]+ ){0,2}?(?:total|figure|level|volume|tally) of )$"
)
_EARLIER_BRACKET = re.compile(r"\b(?:earlier|before|ago|last year|(?:previous|prior) (?:year|month)) ?\($")


def _measured_from(s: Sentence, quantity: Quantity, told: list[Amount]) -> bool:
    """ "15% below the 95,300 t of the same month last year", "down 11% from a month earlier (3,346 t)"."""
    before = s.text[: quantity.start]
    if told and told[-1].role == "ratio" and _TIMES_THE.search(before):
        return True
    if not told or told[-1].role not in ("change", "difference") or _percent(quantity):
        return False
    return bool(_FROM_THE.search(before) or _EARLIER_BRACKET.search(before))


def _also_compared(s: Sentence, quantity: Quantity, told: list[Amount]) -> bool:
    """ "from 5.15 t in July and 7.67 t in the same month of 2022", "48,513 t valuing 75 million"."""
    if not told or not told[-1].base:
        return False
    between = s.text[told[-1].quantity.end : quantity.start]
    if _WORTH.match(between) or _AND_OF.fullmatch(between):
        return True
    listed = re.fullmatch(r" (?:in|a|on|for) [\w ,]{2,30}?,? and ", between)
    return bool(listed) and re.match(r" (?:in|a|for|on|during) ", s.text[quantity.end :]) is not None


def _percent(quantity: Quantity) -> bool:
    return quantity.dimension == "percent"


def _step_back(s: Sentence, first: int, left: int) -> int:
    """The word before a number and its hedges."""
    at = first - 1
    while at > left and s.lower(at) in _HEDGES:
        if s.lower(at) == "at" and s.lower(at + 1) not in ("least", "most", "a", "around", "about"):
            break  # "sales were lower at 5 t" says no difference
        # "up 5%", "more than 5%": the hedge goes with the number, "up" alone does not
        if s.lower(at) == "up" and s.lower(at + 1) != "to":
            break
        if s.lower(at) in ("more", "less", "fewer") and s.lower(at + 1) != "than":
            break
        if s.lower(at) == "than" and s.lower(at - 1) not in (
            "more",
            "less",
            "fewer",
            "higher",
            "lower",
            "greater",
        ):
            break
        if s.lower(at) == "than" and s.lower(at + 1) == "the":
            break  # "a little more than the 2.66 t of April"
        if s.lower(at) == "than" and at - 2 <= left:
            break  # "30 percent lower than the 4,702 kg": compared, no hedge
        at -= 1
    return at


def _before(s: Sentence, first: int, left: int) -> str:
    at = _step_back(s, first, left)
    return s.lower(at) if at > left and not re.search(r"[,;:()]", s.gap(at)) else ""


def _direction(s: Sentence, quantity: Quantity, first: int, last: int, left: int) -> Direction:
    if quantity.literal.startswith("+"):
        return "up"
    if quantity.value < 0 or quantity.literal[:1] in "-−–":
        return "down"
    words = directions()
    if _percent(quantity) and s.lower(first - 1) == "off" and s.lower(first - 2) in _BE:
        return "down"
    after = s.text[quantity.end : quantity.end + 40]
    match = None if _GOES_ON.match(after) else _CHANGE_NOUN_AFTER.match(after)
    if match and (word := words.get(match["word"].lower())):
        return "up" if word == "up" else "down"
    at = _step_back(s, first, left)
    reach = 14 if s.lower(at) == "by" else 5  # "cut its forecast of wheat exports by two million tonnes"
    for _ in range(reach):
        if at <= left or s.barriers(at, first):
            break
        word = words.get(s.lower(at))
        if s.lower(at) == "growth" and "negative" in (s.lower(at - 1), s.lower(at - 2)):
            return "down"
        praised = s.lower(at) in ("more", "less") and at + 1 < first and s.lower(at + 1) != "than"
        if word and not praised and not (s.lower(at) == "up" and s.lower(at - 1) in _MAKES):
            return "up" if word == "up" else "down"
        at -= 1
    return ""


_BE = frozenset({"is", "are", "was", "were", "been", "be", "still", "also", "volumes", "imports", "exports"})
_GOES_ON = re.compile(
    r" (?:(?:in|for|last|this) \w+ )?(?:up to (?:the|and|end|mid)\b"
    r"|(?:\w+ed|fell|rose|grew|shrank|slid|sank) (?:by |from |in |slightly |sharply |year-on-year|\d))"
)
""" "a bill of $3 billion decreased by 4%", "1.1 Mt up to the end of May": the number itself is a level."""
_MOVES = frozenset(
    {
        "rise",
        "fall",
        "drop",
        "decline",
        "increase",
        "decrease",
        "jump",
        "reduction",
        "draw",
        "build",
        "gain",
        "slide",
    }
)


def _is_difference(s: Sentence, q: Quantity, first: int, last: int, left: int, before: str) -> bool:
    after = _CHANGE_NOUN_AFTER.match(s.text[q.end : q.end + 40])
    if _GOES_ON.match(s.text[q.end : q.end + 40]):
        after = None
    if after and after["word"].lower() in directions() and s.text[q.end : q.end + 1] in " -":
        word = after["word"].lower()
        return word not in ("lost", "loss", "cut", "surplus", "deficit", "gain", "up", "down") or word in (
            "up",
            "down",
        )
    if before in ("by", "another", "further"):
        return True
    if before == "of" and s.lower(_step_back(s, first, left) - 1) in _MOVES:
        return True
    made = before == "up" and s.lower(_step_back(s, first, left) - 1) in _MAKES
    return before in directions() and not made and before not in (
        "above", "below", "exceeded", "exceeding", "topped", "more", "less", "short", "behind",
        "ahead", "improved",
        "recovery", "growth",
    )  # fmt: skip


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


_UP_FROM = re.compile(
    r",? (?:up|down|compared|against|versus|after) (?:slightly |sharply )?(?:from|with|to)?"
)


def _percentage(
    s: Sentence, item: Stated, first: int, last: int, left: int, before: str, direction: Direction,
    base: bool,
    before_bracket: Direction | None,
) -> Amount:  # fmt: skip
    quantity = item.quantity
    near = {s.lower(at) for at in range(max(left + 1, first - 6), first)}
    after = s.lower(last + 1)
    if item.kind == "part" and not (direction and before in ("by", *directions())) and after not in (
        "less", "more", "lower", "higher", "fewer", "smaller", "larger",
    ):  # fmt: skip
        return Amount(quantity, first, last, "share", "", base)
    if after == "up" and s.lower(last + 2) == "to":
        after = ""
    if near & _SHARE_WORDS and _UP_FROM.match(s.text[quantity.end :]):
        return Amount(quantity, first, last, "share", "", base)
    if directly := directions().get(after) or directions().get(_after_adverb(s, last)):
        return Amount(quantity, first, last, "change", "up" if directly == "up" else "down", base)
    levied = any(
        measure_words()[s.lower(at)].measure == "tariff"
        for at in range(first)
        if s.lower(at) in measure_words()
    )
    if levied and before in ("from", "to", "at", "of"):
        return Amount(quantity, first, last, "level", "", base)
    if before == "of" and direction and s.lower(_step_back(s, first, left) - 1) in (_MOVES | _FALLS):
        return Amount(quantity, first, last, "change", direction, base)  # "representing a decline of 8.9%"
    if direction == "" and s.lower(last + 2) in _MOVES | _FALLS | {"growth"} and _adjective(s, last + 1):
        up = directions().get(s.lower(last + 2))
        return Amount(quantity, first, last, "change", "up" if up == "up" else "down", base)
    took = before == "up" and s.lower(_step_back(s, first, left) - 1) in _MAKES
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
