"""Numerals: how a number is written, and when a numeral is a year, a date, a label or a name instead."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import pairwise

from corpus.rare import Rare

ONES = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine"]
TEENS = [
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
]
TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
WORDS = {
    **{word: n for n, word in enumerate(ONES + TEENS, start=1)},
    **{word: 10 * n for n, word in enumerate(TENS, start=2)},
    **{f"{ten}-{one}": 10 * n + m for n, ten in enumerate(TENS, 2) for m, one in enumerate(ONES, 1)},
}
WIDE = "\u00a0\u202f\u2009\u2007"
"""Spaces that group digits. A plain space does not: "20 2025" is two numbers."""

DIGITS = re.compile(rf"[0-9]+(?:[.,'{WIDE}][0-9]+)*")
WORDED = Rare(
    rf"(?<![\w-])\b(?:(?:{'|'.join(TENS)})(?:-(?:{'|'.join(ONES)}))?|{'|'.join(TEENS)}|{'|'.join(ONES)})\b",
    re.IGNORECASE,
)
NUMERAL = re.compile(f"{DIGITS.pattern}|{WORDED.pattern.pattern}", re.IGNORECASE)
THOUSANDS = re.compile(rf"[0-9]{{1,3}}([,'{WIDE}])[0-9]{{3}}(?:\1[0-9]{{3}})*(\.[0-9]+)?")
LAKHS = re.compile(r"[0-9]{1,2}(?:,[0-9]{2})+,[0-9]{3}(\.[0-9]+)?")
PLAIN = re.compile(r"[0-9]+(\.[0-9]+)?")
LONE = re.compile(
    rf"[0-9]{{1,3}}(?:[ {WIDE}'’][0-9]{{3}})+(?:[.,][0-9]+)?|[0-9]{{1,3}}(?:\.[0-9]{{3}})+(?:,[0-9]+)?"
    r"|[0-9]+,[0-9]+"
)
LONGEST_LONE = 30
""" "1 234" between other words is two numbers or one; alone, in the cell of a table, it is one."""


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number as written. `decimals`: digits after the point; `grouped`: 1,234; `word`: twelve."""

    start: int
    end: int
    value: Decimal
    decimals: int = 0
    grouped: bool = False
    word: bool = False

    @property
    def plain(self) -> bool:
        """True for a bare run of digits, which may as well be a year, a day or a label."""
        return not (self.decimals or self.grouped or self.word)

    @property
    def year_like(self) -> bool:
        """True for 1900 to 2100 without grouping."""
        return self.plain and self.end - self.start == 4 and 1900 <= self.value <= 2100


def numerals(text: str) -> list[Numeral]:
    """Every well-formed numeral of `text`, in order. "2,28", "1,2345" and "1.2.3" are none."""
    if len(text) <= LONGEST_LONE and (alone := lone_numeral(text)):
        return [alone]
    found: list[Numeral] = []
    for match in (NUMERAL if WORDED.may_match(text) else DIGITS).finditer(text):
        whole = numeral(match.group(), match.start())
        if whole is not None:
            found.append(whole)
            continue
        pieces = [
            numeral(m.group(), match.start() + m.start()) for m in re.finditer(f"[^{WIDE}]+", match.group())
        ]
        # A year before a wide space is a neighbour; any other odd shape is a broken number.
        if pieces and all(pieces) and any(piece.year_like for piece in pieces if piece):
            found.extend(piece for piece in pieces if piece)
    return _unbroken(text, found)


def lone_numeral(text: str) -> Numeral | None:
    """The number of a text that is nothing else and would be none among words: "1 234", "1.234,5", "2,28"."""
    bare = text.strip(" +-−–()%")
    start = text.find(bare)
    if not LONE.fullmatch(bare) or numeral(bare):
        return None
    plain = re.sub(f"[ {WIDE}'’]", "", bare)
    if "," in plain and not (plain != bare and "." in plain):
        plain = plain.translate(str.maketrans(",.", ".,"))
    elif plain.count(".") > 1:
        plain = plain.replace(".", "")
    found = numeral(plain)
    return found and replace(found, start=start, end=start + len(bare), grouped=True)


def _unbroken(text: str, found: list[Numeral]) -> list[Numeral]:
    """Without "1 234": with a plain space it is one number where a unit in the plural follows, as in "18 125
    tonnes"; elsewhere nobody can say whether it is one or two. So is "18, 125 tonnes".
    """
    broken: set[int] = set()
    for left, right in pairwise(found):
        shaped = left.plain and left.end - left.start <= 3 and right.plain and right.end - right.start == 3
        apart = text[left.end : right.start]
        grouped = apart == " " or (apart == ", " and SPACED.match(text, left.start))
        if shaped and grouped and not names_a_day(text, left):
            broken |= {left.start, right.start}
    kept = [number for number in found if number.start not in broken]
    if broken:
        kept += [whole for match in SPACED.finditer(text) if (whole := _spaced(text, match, broken))]
    return sorted(kept, key=lambda number: number.start) if len(kept) > 1 else kept


SPACED = re.compile(
    r"(?<![\w.,/-])(?<![\d,] )[1-9][0-9]{0,2}(?:(?: [0-9]{3})+|(?:, [0-9]{3})+)(?![.,]?[0-9])"
    r"(?= (?:(?:metric |dry |long |short )?tons\b|(?:metric |dry )?tonnes\b|kilos\b|kilograms\b|pounds\b"
    r"|barrels\b|bags\b|bales\b|boxes\b|cartons\b|packages\b|head\b|units\b|pieces\b|hectares\b|dollars\b|euros\b|roubles\b|rubles\b"
    r"|yuan\b|rupees\b|pesos\b|kroner\b|(?:t|mt|kg|TEU|MW|MWh|GWh)(?![\w-])))"
)
COUNTS_OFF = re.compile(
    r"(?i:\b(?:weeks?|days?|grades?|lots?|phases?|class|type|number|nos?\.|item|line|part|size|tier|group|year"
    r"|month|zone|area|table|season|quarter)) $"
)
""" "in week 18 125 tonnes", "grade 3 200 t" are two numbers."""


def _spaced(text: str, match: re.Match[str], broken: set[int]) -> Numeral | None:
    """A number whose groups are parted by plain spaces; None behind what may be numbered itself."""
    before = text[max(0, match.start() - 24) : match.start()]
    if match.start() not in broken or COUNTS_OFF.search(before) or AFTER_MONTH.search(before):
        return None
    if NAME.search(before) and not NO_NAME.search(before):
        return None
    digits = match.group().replace(" ", "").replace(",", "")
    return Numeral(match.start(), match.end(), Decimal(digits), grouped=True)


_UNGROUPED = str.maketrans("", "", f",'{WIDE}")


def numeral(literal: str, start: int = 0) -> Numeral | None:
    """The numeral written by the whole of `literal`, None when it is malformed."""
    end = start + len(literal)
    if (word := WORDS.get(literal.lower())) is not None:
        return Numeral(start, end, Decimal(word), word=True)
    for shape in (PLAIN, THOUSANDS, LAKHS):
        if shape.fullmatch(literal):
            digits = literal.translate(_UNGROUPED)
            decimals = len(digits.partition(".")[2])
            return Numeral(start, end, Decimal(digits), decimals, grouped=shape is not PLAIN)
    return None


MONTH = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec)\b\.?"
)
AFTER_MONTH = re.compile(rf"\b{MONTH}\s?$")
BEFORE_MONTH = re.compile(rf"(?:st|nd|rd|th)?\s(?:of\s)?{MONTH}")
AFTER_YEAR_WORD = re.compile(
    rf"(?:\b(?:in|since|during|until|till|early|late|mid|fiscal|year|FY|end|spring|summer|autumn|winter"
    rf"|[HQ][1-4])"
    rf"|\b{MONTH})[\s-]$",
    re.IGNORECASE,
)
LABEL = re.compile(
    r"(?:\b(?:No|Nos|Article|Section|Chapter|Table|Figure|Fig|Phase|Part|Annex|Group|Class|Type|Level|Tier"
    r"|Page|"
    r"Pages|Step|Item|Note|Unit|Block|Line|Stage|Grade|Rule|Category|HS|HTS|CN|code|codes|heading|headings"
    r"|chapter|"
    r"chapters|section|article|page|version|number)\.?|[#№§])\s?$"
)
NAME = re.compile(r"\b[A-Z][\w’'&-]*\s$")
NO_NAME = re.compile(
    r"\b(?:A|An|The|In|Of|At|To|By|On|For|From|With|About|Over|Under|Nearly|Almost|Around|Roughly"
    r"|Approximately|Some|"
    r"Only|Just|And|Or|But|Than|Between|Another|More|Most|Least|Up|Down|All|Its|Their|These|Those|Last|Next"
    r"|Every|"
    r"Total|Totalling)\s$"
)
ENTRY = re.compile(r"[.)](?:\s|$)|\s[A-Z]")


def names_a_day(text: str, number: Numeral) -> bool:
    """True when the numeral is the day in "July 20" or "20 July"."""
    if not number.plain or number.value > 31:
        return False
    before = text[max(0, number.start - 12) : number.start]
    return bool(AFTER_MONTH.search(before) or BEFORE_MONTH.match(text, number.end))


def follows_year_word(text: str, number: Numeral) -> bool:
    """True for the year in "in 2024", "July 2025", "H1 2025", whatever stands behind it."""
    return bool(number.year_like and AFTER_YEAR_WORD.search(text[max(0, number.start - 12) : number.start]))


def follows_label(text: str, number: Numeral) -> bool:
    """True for "No. 1", "Table 3", "HS code 8505.11"."""
    return bool(LABEL.search(text[max(0, number.start - 12) : number.start]))


def is_a_name(text: str, number: Numeral) -> bool:
    """True for the number in "Boeing 737", in "[1]" and "(2)", and of a list entry or heading."""
    before, after = text[max(0, number.start - 24) : number.start], text[number.end : number.end + 2]
    if before.endswith("[") and after.startswith("]"):
        return True
    if not number.plain:
        return False
    if before.endswith("(") and after.startswith(")") and number.value < 100:
        return True
    line_start = before.rpartition("\n")[2] if "\n" in before or number.start <= 24 else None
    opening = line_start is not None and not line_start.strip(" \t(")
    if opening and ENTRY.match(after):
        return True
    return bool(NAME.search(before) and not NO_NAME.search(before))


HEDGES = {
    "about": (
        "about|around|roughly|approximately|approx.|approx|some|nearly|almost|close to|near|an estimated|"
        "estimated|circa|ca.|c.|~|≈|±|in the region of|somewhere around"
    ),
    "over": (
        "over|more than|above|exceeding|exceeded|exceeds|in excess of|upwards of|greater than|higher than|"
        "surpassed|surpassing|topped|topping|>"
    ),
    "at least": "at least|no less than|not less than|no fewer than|a minimum of|minimum of|≥|>=",
    "under": "under|below|less than|fewer than|short of|lower than|<",
    "at most": "at most|no more than|not more than|up to|as much as|as many as|a maximum of|maximum of|≤|<=",
}
QUALIFIER = {hedge: name for name, hedges in HEDGES.items() for hedge in hedges.split("|")}
BEFORE = re.compile(
    rf"(?<![\w<>])(?:{'|'.join(re.escape(h) for h in sorted(QUALIFIER, key=len, reverse=True))})\s?$",
    re.IGNORECASE,
)
AFTER = re.compile(
    r"\s?(?:(?P<least>or (?:more|above|higher|over)\b|and above\b|\+)"
    r"|(?P<most>or (?:less|fewer|below|under)\b)|(?P<about>or so\b))"
)


def hedge(text: str, start: int, end: int) -> str:
    """The qualifier that stands directly before or behind a quantity; "=" where there is none."""
    if match := BEFORE.search(text[max(0, start - 20) : start]):
        return QUALIFIER[match.group().strip().lower()]
    if match := AFTER.match(text, end):
        return "at least" if match["least"] else "at most" if match["most"] else "about"
    return "="
