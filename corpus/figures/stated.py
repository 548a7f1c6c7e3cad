"""Every number a sentence states, also those without digits: "doubled", "a third of", "no exports",
"halted"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from corpus.figures.local_units import LocalUnits
from corpus.figures.packed import packed
from corpus.figures.pieces import counted_in_pieces, pieces_named
from corpus.quantities import Quantity, quantities
from corpus.rare import Rare
from corpus.units import Unit, unit_named
from corpus.words import terms

STANDARD = LocalUnits()

_DIMENSIONS_LEFT_OUT = frozenset({"duration", "length", "temperature", "concentration"})
_RATIO_WORDS = {
    **{word: Decimal(2) for word in ("doubled", "double", "doubling", "twofold", "doubles", "redoubled")},
    **{word: Decimal(3) for word in ("tripled", "triple", "trebled", "treble", "threefold", "tripling")},
    **{word: Decimal(4) for word in ("quadrupled", "quadruple", "fourfold")},
    **{word: Decimal("0.5") for word in ("halved", "halving")},
}
_NUMBER_WORDS = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9,
    "ten": 10,
}  # fmt: skip
_RATIO = Rare(
    rf"\b(?P<word>{'|'.join(_RATIO_WORDS)})\b(?!-digit)"
    r"|\b(?P<fold>\d+(?:\.\d+)?|" + "|".join(_NUMBER_WORDS) + r")[ -]?fold\b"
    r"|\b(?P<times>\d+(?:\.\d+)?|" + "|".join(_NUMBER_WORDS) + r")(?: times\b|x\b)(?! (?:a|per) )"
    r"|\b(?P<twice>twice|double)(?= (?:as|the|that|its|what|last))"
    r"|\b(?P<half>half)(?= as (?:much|many)| (?:the|its|that|last) (?:level|volume|amount|figure|year))",
    re.IGNORECASE,
)
_PARTS = {
    "half": Decimal(50), "third": Decimal(100) / 3, "quarter": Decimal(25), "fourth": Decimal(25),
    "fifth": Decimal(20), "sixth": Decimal(100) / 6, "tenth": Decimal(10),
}  # fmt: skip
_FRACTION = Rare(
    r"\b(?:(?P<count>a|an|one|two|three|four)[ -])?(?P<part>half|thirds?|quarters?|fourths?|fifths?|sixths?"
    r"|tenths?)\b"
    r"(?P<after> of\b|(?= (?:less|more|lower|higher|fewer|smaller|larger)\b))?",
    re.IGNORECASE,
)
_OUT_OF = Rare(
    rf"\b(?P<one>{'|'.join(_NUMBER_WORDS)}) (?:in|out of) (?:every )?(?P<of>{'|'.join(_NUMBER_WORDS)})\b",
    re.IGNORECASE,
)
_GOODS = (
    r"(?:exports?|imports?|shipments?|deliver(?:y|ies)|cargo(?:e?s)?|sales|purchases|arrivals|vessels?|output"
    r"|production|volumes?|trade|loadings|consignments?)"
)
_MOVED = (
    r"(?:export|import|ship|receiv|took|take|buy|bought|sold|sell|sen[dt]|deliver|purchas|got|get|produc|mine"
    r"|imported|supply|supplied)\w*"
)
_ENTERED = (
    r"(?:recorded|registered|declared|logged|listed|cleared|booked|landed|loaded|unloaded|discharged)\b"
)
_HANDLED = r"(?:load|unload|land|clear|discharg|drawn|lift|dispatch|book|licen[cs])\w*"
"""What is done to cargoes, as "nothing was loaded for Peru" tells it."""
_DESCRIBED = r"(?:(?!(?:to|on|for|in|at|by|with|about|from|into)\b)[\w-]+ )"
"""A word before what was not traded; behind "to" something else is denied: "no harm to tin exports"."""
_ZERO = Rare(
    rf"\b(?P<a>no|zero|nil)(?= {_DESCRIBED}{{0,4}}?{_GOODS}\b)"
    r"(?! (?:duty|tariff|longer|more than))"
    rf"|\b(?P<z>no|zero)(?= (?:[\w-]+ ){{1,4}}?(?:was|were|has been|have been|had been)"
    rf" (?:{_MOVED}|{_HANDLED}))"
    rf"|\b{_MOVED} (?P<b>none|nothing|zero|nil|no)\b(?! (?:more|less|fewer|longer|later))"
    r"|\b(?P<c>none|nothing)(?= (?:was |were |has been |had been |has |had |of it |of the \w+ )?"
    r"(?:exported|imported|shipped|sent|delivered|went|gone|c[ao]me|bought|sold|arrived|left|reached"
    rf"|received|(?!book){_HANDLED}|to\b|from\b|in\b))"
    r"|[:(] ?(?P<y>nil|none|zero|nothing)\b"
    r"|(?<=[a-z] )(?P<v>nil|none|zero|nothing)(?=[,;] (?:(?:and|while) )?(?:the )?[A-Z]| and [A-Z])"
    r"|(?<=[a-z\d], )(?P<u>nil|none|zero|nothing)(?=[.;]|$)"
    rf"|\b(?P<r>no|nothing)(?= (?:[\w-]+ ){{0,4}}?(?:was|were|has been|have been|had been) {_ENTERED})"
    r"|\b(?P<w>no)(?= (?:[\w-]+ ){1,3}(?:went to|left|arrived in|came from|reached)\b)"
    rf"|\b(?P<n>(?:was|were) not {_MOVED} at all)\b"
    r"|(?P<d>not (?:a single|one|a (?:tonne|ton|kilo|kilogram|gram|pound|barrel|bag|bale|cargo"
    r"|container)))(?= )"
    rf"|\b(?P<e>(?:did|has|have|had) not (?:\w+ )?{_MOVED} (?:any|(?:a single|one|even a) \w+))\b"
    r"|\b(?P<o>no)(?= other (?:country|nation|destination|market|buyer|customer)s? (?:\w+ )?"
    r"(?:received|took|bought|got|imported|purchased)\b)"
    r"|\b(?:was|were|is|are|at|to|stood at|remained at|remained|stayed at|of|be|been|reported|nil or) "
    r"(?P<f>zero|nil|none|nought)(?![ -](?:tariff|duty|rate|rated|cost|carbon|emission|waste|covid"
    r"|tolerance|per))\b"
    r"|\b(?P<g>(?:complete|total|full) (?:halt|standstill|stop)|standstill|(?:stopped|halted) "
    r"(?:completely|entirely|altogether|outright)"
    r"|ceased(?: altogether| entirely)?|dried up)\b",
    re.IGNORECASE,
)
_NO_ZERO = Rare(
    r"\bwithheld|\bconfidential|not (?:yet )?(?:been )?(?:available|reported|published|disclosed|released"
    r"|given)"
    r"|undisclosed|\bnear[- ]zero|close to zero|almost no\b|virtually no\b|practically no\b|hardly any"
    r"|rather than zero"
    r"|\bno (?:\w+ )?(?:data|figures?|breakdown|details|forecasts?|estimates?|targets?|guidance|explanation"
    r"|comment|word|mention|plans?|changes?|signs?|reasons?|information|numbers?|split|timetable|date|limits?|bans?"
    r"|restrictions?|curbs?|outlook|projections?)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Stated:
    """A number of a sentence. `kind`: "" for one with digits, else ratio, part, zero."""

    quantity: Quantity
    kind: str = ""


_HOLDS = re.compile(r"\W*(?:One|Each|A|1) (?:[a-z-]+ ){1,3}(?:contains|weighs|holds) ")
""" "One bag contains 60 kg of coffee": nothing that was traded."""


def stated(text: str, counted: Quantity | None = None, local: LocalUnits = STANDARD) -> tuple[Stated, ...]:
    """The numbers of a sentence in order, without overlaps; bare ones take the unit of a neighbour.

    `counted`: a quantity of the sentence before, which lends its unit to a list of bare numbers. `local`:
    what the document defines.
    """
    if _HOLDS.match(text):
        return ()
    worded = [*_ratios(text), *_fractions(text), *_zeros(text)]
    spans = [(item.quantity.start, item.quantity.end) for item in worded]
    digits = [
        Stated(quantity)
        for quantity in (local.read(text, one) for one in packed(text, quantities(text)))
        if quantity.dimension.split(" per ")[0] not in _DIMENSIONS_LEFT_OUT
        and not _counts_nothing(text, quantity)
        and not any(start < quantity.end and quantity.start < end for start, end in spans)
    ]
    found = sorted([*worded, *_with_units(text, digits, counted)], key=lambda item: item.quantity.start)
    kept: list[Stated] = []
    for item in found:
        if not kept or item.quantity.start >= kept[-1].quantity.end:
            kept.append(item)
    return tuple(kept)


_CLOCK = re.compile(r" ?(?:GMT|BST|EST|EDT|CET|IST|UTC|hours|[ap]\.?m\.?)(?![A-Za-z])")
_GRADE = re.compile(
    r" ?-?(?:broken|(?:Thai|Vietnamese|Indian|Pakistani|white|Fe|iron|protein|purity|pure|moisture|biodiesel"
    r"|ethanol|(?:fines|lump|pellets?|concentrates?|ore)(?! (?:exports|imports|output|shipments|sales)\b))\b)"
)


_PACK_OF = re.compile(
    r"\b(?:bags?|box(?:es)?|cartons?|crates?|sacks?|bales?|drums?)"
    r"(?: of [a-z][a-z -]{2,25}?)?(?: each)? (?:of|weighing) (?:about )?$"
)
""" "boxes of 18.14 kg", "bags of mustard seed of 25 kg": how much one of them holds."""


def _counts_nothing(text: str, quantity: Quantity) -> bool:
    """ "0637 GMT", "5% broken rice", "the two metals" measure nothing that is traded."""
    if quantity.dimension in ("number", "count") and _CLOCK.match(text, quantity.end):
        return True
    if quantity.dimension == "percent" and quantity.scale == 1 and _GRADE.match(text, quantity.end):
        return True
    if quantity.dimension == "mass" and _PACK_OF.search(text[: quantity.start]):
        return True
    worded = quantity.dimension in ("number", "count") and not quantity.unit
    return worded and quantity.scale == 1 and not any(char.isdigit() for char in quantity.literal)


def _with_units(text: str, digits: list[Stated], counted: Quantity | None) -> list[Stated]:
    """ "74.9 million in January" after "71.2 million barrels"; "$236" after "$188/t"."""
    result: list[Stated] = []
    for number, item in enumerate(digits):
        quantity = item.quantity
        before = [other.quantity for other in result]
        after = [other.quantity for other in digits[number + 1 :]]
        if quantity.dimension == "number" or (
            quantity.dimension == "count" and not quantity.unit and _TOLD_OF.match(text, quantity.end)
        ):
            giver = next((q for q in reversed(before) if _gives(q) and not q.unit.endswith("%")), None)
            if giver is None and after and _gives(after[0]):
                joint = text[quantity.end : after[0].start].strip()
                joined = joint in ("and", "from", "to") or bool(
                    quantity.scale == after[0].scale > 1 and _AND_OF.fullmatch(joint)
                )
                giver = after[0] if joined else None
            if giver is None and counted and _ENTRY.search(text[: quantity.start]):
                giver = counted
            if giver is None:
                if (pieces := counted_in_pieces(text, quantity)) is not None:
                    result.append(replace(item, quantity=pieces))
                continue
            scale = _borrowed_scale(quantity, giver)
            quantity = replace(
                quantity,
                value=quantity.value * scale,
                scale=quantity.scale * scale,
                **{name: getattr(giver, name) for name in ("unit", "dimension", "base", "factor")},
            )
        elif quantity.dimension == "money" and (basis := _priced_by(text, quantity)):
            whole = unit_named(quantity.unit)
            if whole is not None:
                per = whole.per(basis)
                quantity = replace(
                    quantity, unit=per.symbol, dimension=per.dimension, base=per.base, factor=per.factor
                )
        elif quantity.dimension == "money":
            near = [q for q in before if q.dimension.startswith("money")][-1:]
            near += [q for q in after if q.dimension.startswith("money")][:1]
            same = [
                other
                for other in near
                if other.dimension.startswith("money per") and other.base.split("/")[0] == quantity.base
            ]
            comparing = re.compile(
                r"\b(?:from|to|against|versus|vs|than|with|and|or|by|up|down|rose|fell|between|gained|lost"
                r"|added|shed|slid|eased"
                r"|climbed|dropped|goes for|sells at|settle|settled|at|was|is|fetch\w*|brought|averag\w+"
                r"|costs?|for)\b[^.;]{0,24}$"
            )
            told = comparing.search(text[max(0, quantity.start - 40) : quantity.start])
            if same and quantity.scale == 1 and (told or _lists_on(text, before, quantity)):
                quantity = _per(quantity, same[0])
        elif quantity.dimension == "count" and (pieces := pieces_named(text, quantity)) is not None:
            quantity = pieces
        result.append(replace(item, quantity=quantity))
    return result


_NEXT_PRICED = re.compile(
    r"(?:,|;|,? and)(?: (?!(?:exports?|imports?|sales|worth|value|total|revenue|freight|tax|dut(?:y|ies)"
    r"|levy|fees?|premiums?|earn\w*|bringing|making|plus|up|down)\b)[A-Za-z][\w'’-]*){1,4}(?: at)? "
)


def _lists_on(text: str, before: list[Quantity], quantity: Quantity) -> bool:
    """ "Rye 180 dollars a tonne, oats 165 dollars and feed barley 171 dollars": all of them by the tonne."""
    last = before[-1] if before else None
    if last is None or not last.dimension.startswith("money per"):
        return False
    return _NEXT_PRICED.fullmatch(text, last.end, quantity.start) is not None


_AND_OF = re.compile(
    r"and (?:[a-z]+ ){0,2}(?:exports|imports|sales|output|production|demand|shipments|use) (?:of|at)"
)
""" "output of 50.3 billion and exports of 25.5 billion cubic metres"."""


def _per(quantity: Quantity, giver: Quantity) -> Quantity:
    """Money counted per what its neighbour is: "up 2.5 cents to $1.85 a pound"."""
    own, basis = unit_named(quantity.unit), giver.unit.partition("/")[2]
    below = unit_named(basis)
    if own is None or below is None:
        return quantity
    per = own.per(below)
    return replace(quantity, unit=per.symbol, dimension=per.dimension, base=per.base, factor=per.factor)


_TOLD_OF = re.compile(
    r" (?:recorded|reported|shipped|exported|imported|sold|produced|seen|registered|tallied|bought|received"
    r"|purchased|posted|logged|forecast|estimated|expected|booked|delivered|mined|harvested|taken|loaded"
    r"|previously|achieved|set|registered|total|went|came|left|crossed|arrived|sailed|moved|headed|ended up"
    r"|was|were|remained|stayed|lay|compares?|compared|includ(?:es?|ed|ing)|compris(?:es?|ed|ing)|exceeds?"
    r"|exceeded|represents?)\b"
)
""" "compared with 9.93 million recorded in April": the word counts nothing."""
_BASIS = (
    r"(?P<basis>kilo|kilogram|kilogramme|kg|tonne|ton|barrel|ounce|bag|bushel|pound|lb|litre|liter|gallon"
    r"|quintal|carat|head)"
)
_PAID_FOR = re.compile(rf" for (?:an?|one|each|every) {_BASIS}\b(?! (?:earlier|ago))", re.IGNORECASE)
_EACH_OF = re.compile(rf"(?:[,;] (?:and |while )?|\band )an? {_BASIS} of (?:[a-z-]+ )?[a-z-]+ $")
""" "a pound of coffee cost 1.30 dollars, and a bushel of corn $3.80"."""
_CHANGE = re.compile(r"\b\d[\d.,]* ?(?:%|per ?cent|pct|pc)(?![a-z])")
_PRICE_PER = re.compile(
    r"\bprices? (?:received |paid |charged )?(?:per|of an?|for an?|an?|of each) (?:\d+-kg |60-kilo )?"
    rf"{_BASIS}\b"
    r"(?! (?:earlier|ago))[^.;\d]{0,60}$",
    re.IGNORECASE,
)
""" "the average price per bag was higher at $126"."""
_PRICED_BY = re.compile(
    rf"\b(?:an?|one|each|per) {_BASIS}s?\b"
    r"(?! (?:of )?(?:\w+ )?(?:earlier|ago))[^.;\d]{0,60}"
    r"\b(?:fetch\w*|costs?|sold|sells|brought|brings|changed|traded|trading|went|averaged|worth|paid|pays"
    r"|quoted|priced|price|earned|was|is|left [^.;\d]{2,30} at|shipped at|for)\b[^.;\d]{0,30}$",
    re.IGNORECASE,
)


def _priced_by(text: str, quantity: Quantity) -> Unit | None:
    """The kilo of "a kilo of tea fetched $2.18"."""
    if quantity.scale != 1:
        return None
    before = _CHANGE.sub("", text[max(0, quantity.start - 110) : quantity.start])
    match = _PAID_FOR.match(text, quantity.end) or _EACH_OF.search(before)
    match = match or _PRICED_BY.search(before) or _PRICE_PER.search(before)
    return unit_named(match["basis"].lower()) if match else None


_ENTRY = re.compile(
    r"^Of [^.;:()\d]{3,60} $|^(?:The )?[A-Z][\w .-]{2,24}['’]s (?:was |were |stood at |came to )?$"
    r"|(?:^|[,;:.]|\band) ?(?:[Tt]he |then |followed by )?[A-Z][\w .'’-]{2,24}?(?::|,(?= with))?"
    r"(?: (?:was|came|is|ranked|finished|stood)(?: a)?(?: close| distant| far)?(?: in)?"
    r" (?:first|second|third|fourth|fifth|next|top|biggest|largest)\b[\w ]{0,20}?"
    r"| followed(?: (?:far )?behind)?"
    r"|, which (?:had )?(?:only )?[a-z]+"
    r"| (?:took|bought|imported|received|absorbed|sent|supplied|sold|shipped|accounted for))?"
    r" (?:with |on |at )?(?:another |about |some |only |just |a further )?$"
    r"|^(?:Exports|Imports|Shipments|Deliveries|Arrivals|Purchases) (?:to|from|of) [A-Z][\w .'’-]{2,24}?"
    r" (?:were|had been|have been|came to|stood at|numbered|reached|totall?ed|amounted to|(?:rose|fell) to)"
    r" (?:about |some |only |just |nearly |almost )?$"
)
""" "Vietnam 394,000, Indonesia 271,000": an entry of a list whose unit was said before."""


def _borrowed_scale(quantity: Quantity, giver: Quantity) -> Decimal:
    """ "1.49 million from 0.71" counts millions both times; "26,037" after "1.2 million" does not."""
    small = quantity.scale == 1 and giver.scale > 1 and quantity.decimals > 0 and quantity.value < 1000
    return giver.scale if small else Decimal(1)


def _gives(quantity: Quantity) -> bool:
    return bool(quantity.unit) and quantity.dimension != "percentage points"


def _ratios(text: str) -> Iterator[Stated]:
    for match in _RATIO.finditer(text):
        if match["word"]:
            value = _RATIO_WORDS[match["word"].lower()]
        elif match["twice"]:
            value = Decimal(2)
        elif match["half"]:
            value = Decimal("0.5")
        else:
            value = _number(match["fold"] or match["times"])
        yield Stated(_quantity(text, match.start(), match.end(), value, "x", "ratio"), "ratio")


def _fractions(text: str) -> Iterator[Stated]:
    for match in _FRACTION.finditer(text):
        before = text[max(0, match.start() - 24) : match.start()].lower()
        several = match["count"] in ("two", "three", "four") and re.search(
            r"\b(?:up|for|made|making|represent\w*|total\w*)(?: about| nearly| almost)? $", before
        )
        if (
            not match["after"]
            and not several
            and not re.search(
                r"\b(?:by|than|nearly|almost|about|roughly|over)(?: more than| almost| nearly| about"
                r"| over)? $",
                before,
            )
        ):
            continue
        if re.search(r"\b(?:first|second|last|final|other) $", before) or (
            not match["count"] and match["part"].lower() != "half"
        ):
            continue
        if re.match(
            r" of (?:what\b|the (?:year|season|month|century)|(?:19|20)\d\d|january|june|a century)",
            text[match.start("part") + len(match["part"]) :],
            re.I,
        ):
            continue
        part = _PARTS[match["part"].lower().rstrip("s") if match["part"].lower() != "half" else "half"]
        count = {"two": 2, "three": 3, "four": 4}.get((match["count"] or "").lower(), 1)
        end = match.start("part") + len(match["part"])
        yield Stated(_quantity(text, match.start(), end, part * count, "%", "percent"), "part")
    for match in _OUT_OF.finditer(text):
        value = Decimal(100) * _NUMBER_WORDS[match["one"].lower()] / _NUMBER_WORDS[match["of"].lower()]
        if value < 100:
            yield Stated(_quantity(text, match.start(), match.end(), value, "%", "percent"), "part")


def _zeros(text: str) -> Iterator[Stated]:
    if _NO_ZERO.search(text):
        return
    for match in _ZERO.finditer(text):
        start, end = match.span(match.lastgroup or 0)
        if match.lastgroup in ("r", "w") and not _of_trade(text[start : start + 90]):
            continue  # "no accidents were recorded"
        if match.lastgroup == "v" and not _NAME_BEFORE.search(text[:start]):
            continue
        if match.lastgroup == "u" and not NONE_NOW.search(text[:start]):
            continue
        yield Stated(_quantity(text, start, end, Decimal(0), "", "zero"), "zero")


NONE_NOW = re.compile(
    r"(?:^|[;:] ?|\b(?:and|while|but) )(?:the )?(?P<name>[A-Z][\w’'.-]+(?: [A-Z][\w’'.-]+){0,2}),"
    r" (?:which|after|following|absent|having|against|an? |the |for the|as in)[^;:]{2,80}, $"
)
""" "Peru, which had taken 5 t in May, none": an entry of a list with what is told of earlier times."""
_NAME_BEFORE = re.compile(
    r"(?:^|[,;:] |\b(?:and|while|but) )(?:the )?(?:[A-Z][\w’'.-]+ ){1,3}"
    r"(?:(?:took|got|had|bought|received) )?$"
)
""" "Israel nothing, Libya 5 t": an entry of a list."""


def _of_trade(text: str) -> bool:
    """Whether words name a good or a country."""
    return any(term.kind in ("commodity", "place") for term in terms(re.split(r"[,;.]", text)[0]))


def _number(word: str) -> Decimal:
    return Decimal(_NUMBER_WORDS.get(word.lower(), 0)) or Decimal(word)


def _quantity(text: str, start: int, end: int, value: Decimal, unit: str, dimension: str) -> Quantity:
    return Quantity(
        start=start, end=end, literal=text[start:end], value=value, high=None, unit=unit, dimension=dimension,
        qualifier=_hedge(text[max(0, start - 16) : start]), decimals=0, scale=Decimal(1), base=unit or "zero",
        factor=Decimal(1),
    )  # fmt: skip


def _hedge(before: str) -> str:
    lower = before.lower().rstrip()
    if lower.endswith(("more than", "over")):
        return "over"
    if lower.endswith(("less than", "under")):
        return "under"
    return "about" if lower.endswith(("about", "nearly", "almost", "roughly", "some", "around")) else "="
