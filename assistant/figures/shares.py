"""A share as it is stated, or a part in percent of its whole."""

from __future__ import annotations

import re
from dataclasses import replace

from assistant.answer import Answer
from assistant.derivation import Formula, NotComparable
from assistant.figures.around import goods_in, places_in
from assistant.figures.asked import Asked, AskedTime
from assistant.figures.choosing import Known, contradicting, operands_of, parts_of
from assistant.figures.goods_fit import ALL_GOODS, unheard
from assistant.figures.matching import Match
from assistant.figures.parts_named import kind_within, part_of_group
from assistant.figures.saying import finished, list_operands, say, side_by_side
from assistant.figures.shares_together import asks_together, told_apart
from assistant.figures.sums import added
from assistant.figures.wording import Composer, number
from corpus.goods import is_kind_of
from corpus.words import keys

_OF_ALL = re.compile(
    r"\b(?:total|all|overall|whole)(?: of)?(?: its| the)?(?: \w+)? (?:ex|im)port(?:s|ed|ing)?\b"
    r"(?: earnings| revenues?| value| income| bill| receipts)?(?! of)",
    re.IGNORECASE,
)
"""The whole is all trade, whatever the good."""
_EARNED = re.compile(
    r"\b(?:export|import|trade|foreign|overseas) (?:earnings|revenues?|income|receipts|proceeds|bill|value)\b"
    r"(?=[^?]*\b(?:came|comes|come|was|is|were|stemmed|stems|derived?|earned|made|due|went|goes|consisted)\b)",
    re.IGNORECASE,
)
""" "How much of its export income came from garments?": of that of all goods."""


def share_of(asked: Asked, known: Known) -> Answer | None:
    stated = known.best(_without_money(asked), ("share",))
    if stated and unheard(asked, stated.found):
        return None
    if asks_together(asked) and stated:
        parts_told = told_apart(asked, known)
        if not parts_told:
            return None
        if len(parts_told) > 1:
            return added(asked, parts_told)
        stated = parts_told[0]
    if stated and _says_same_part(asked, stated):
        if others := contradicting(_without_money(asked), stated, known, ("share",)):
            return side_by_side(asked, [stated, *others])
        composer = Composer()
        say(composer, stated.found, asked)
        return finished(asked, composer, "share", stated.score)
    within = _told_within(asked, known) or _of_a_longer_time(asked, known)
    within = within or kind_within(asked, known) or part_of_group(asked, known)
    parts, whole = within or _parts_and_whole(asked, known)
    if asked.measure != "trade" and any(unheard(asked, part.found) for part in parts):
        return None
    if not parts or whole is None or any(part.figure == whole.figure for part in parts):
        return None
    formula, operands = Formula("share"), [match.found for match in (*parts, whole)]
    try:
        value = formula.result([found.figure.quantity for found in operands])
    except NotComparable:
        return None
    if value > 100:
        return None
    composer = Composer()
    composer.derived("computed", number(value, 3), operands, formula)
    composer.say("%: ")
    list_operands(composer, parts, asked)
    composer.say(" of ")
    say(composer, whole.found, asked)
    return finished(asked, composer, "share", min(match.score for match in (*parts, whole)))


def _without_money(asked: Asked) -> Asked:
    return replace(asked, unit=None, money=None)


_GRADE = re.compile(
    r"[ -](?:(?:iron|fe|ni|cu|mn|li2o|wo3|tio2|al2o3|copper|nickel|zinc|tin|chrome|manganese|lead|protein) )?"
    r"(?:fines?|lumps?|pellets?|grades?|pure|purity|content|concentrates?|ores?|basis|index|fe|moisture|ammonia"
    r"|spodumene|material|brix|polarization|alloy|solution|blend)\b",
    re.IGNORECASE,
)
"""Behind a percentage it tells what a good is made of: "62 per cent fines" is no share of a trade."""


def _says_same_part(asked: Asked, match: Match) -> bool:
    """A share is that of the partner asked for, not any share in a sentence about the good."""
    figure = match.figure
    if _GRADE.match(match.found.document.text, figure.quantity.end):
        return False
    wanted = {*asked.destinations, *asked.origins, *asked.places}
    held = {figure.value("origin"), figure.value("destination"), figure.value("place")}
    return wanted <= held and not _of_another_whole(asked, match)


def _of_another_whole(asked: Asked, match: Match) -> bool:
    """Whether a share is of what one country sold, where that of what the other one bought is asked for; or
    of one partner, where that of a kind of the good is asked for.
    """
    figure = match.figure
    if asked.origins and asked.destinations:
        slot = figure.slot("flow")
        told = figure.value("flow") if slot and not slot.inherited else ""
        return asked.flow == "import" and told == "export" and not _sent(asked)
    kinds = len(asked.goods) == 2 and _part_of_goods(asked) is not None
    ends = {figure.value("origin"), figure.value("destination"), figure.value("place"), ""}
    return kinds and not ends <= {*asked.destinations, *asked.origins, *asked.places, ""}


def _parts_and_whole(asked: Asked, known: Known) -> tuple[list[Match], Match | None]:
    """The parts that a question names, and what they are parts of."""
    plain = replace(asked, kind="lookup", percent=False)
    if len(asked.goods) == 2 and (goods_ := _part_of_goods(asked)):
        part = known.best(replace(plain, goods=(goods_[0],)))
        return ([part], _whole_good(plain, goods_[1], part, known)) if part else ([], None)
    parts = operands_of(parts_of(plain), known)
    if parts is None:
        return [], None
    whole_ = _open_whole(asked, plain, parts[0])
    if whole_ is None:
        return parts, None
    return parts, known.beside(_at(whole_, parts[0]), parts[0])


def _whole_good(plain: Asked, good: str, part: Match, known: Known) -> Match | None:
    """The amount of the wider good beside that of its kind, which the words of the question are about."""
    whole = _at(replace(plain, goods=(good,), words=frozenset(), telling=frozenset()), part)
    kind = part.figure.value("commodity")
    others = [one for one in known.figures if not _sibling(one.figure.value("commodity"), kind, good)]
    return Known(others).beside(whole, part)


def _sibling(good: str, kind: str, wider: str) -> bool:
    """Whether an amount is of the part, or of another kind of the whole: arabica is no whole of robusta."""
    return good == kind or (good != wider and is_kind_of(good, wider) and not is_kind_of(kind, good))


_WITHIN = re.compile(
    r"\b(?:of (?:which|that|this|these|those|them)|including|among (?:which|them))\b[^\d]*$", re.IGNORECASE
)


def _told_within(asked: Asked, known: Known) -> tuple[list[Match], Match] | None:
    """The part that a question names by a word alone, behind its whole in one sentence: "of which 20 t were
    cancelled".
    """
    if not asked.telling or len(parts_of(asked)) > 1:
        return None
    plain = replace(asked, kind="lookup", percent=False, words=frozenset(), telling=frozenset())
    found = known.all(plain)
    for part in found:
        text, figure = part.found.document.text, part.figure
        behind = re.split(r"\d", text[figure.quantity.end : figure.end])[0]
        if not _WITHIN.search(text[figure.start : figure.quantity.start]):
            continue
        for whole in found:
            same = whole.figure.start == figure.start and whole.found.document.id == part.found.document.id
            gap = text[whole.figure.quantity.end : figure.quantity.start]
            beside = same and whole.figure.quantity.end < figure.quantity.start and not re.search(r"\d", gap)
            if beside and any(asked.telling <= frozenset(keys(words)) for words in (behind, gap)):
                return [part], whole
    return None


def _of_a_longer_time(asked: Asked, known: Known) -> tuple[list[Match], Match] | None:
    """The amounts of two periods that a question names, the shorter one as a part of the longer one: "what
    percentage of all it mined in 2023 is its output of the first quarter of 2024".
    """
    dating = sorted((one for one in asked.times if not one.base), key=lambda one: one.time.months)
    if len(dating) != 2 or dating[0].time.months == dating[1].time.months or any(one.open for one in dating):
        return None
    plain = replace(asked, kind="lookup", percent=False)
    parts = [replace(plain, times=(one,)) for one in dating]
    if any(len(parts_of(part)) > 1 for part in parts):
        return None
    operands = operands_of(parts, known)
    return ([operands[0]], operands[1]) if operands else None


def _at(whole: Asked, part: Match) -> Asked:
    """The question for the whole, of the period of the part."""
    return replace(whole, times=(AskedTime(part.found.time),)) if part.found.time else whole


_WHOLE_TRADE = re.compile(
    r"\b(?:of|in|as a (?:percentage|share|proportion|part) of) (?P<whole>[^?,]{3,60}?)"
    r" (?:ex|im)(?:ports?|port (?:volume|value|earnings|revenues?))\b",
    re.IGNORECASE,
)
""" "What part of Ukraine's grain exports was corn?": whose trade is named is the whole."""


def _part_of_goods(asked: Asked) -> tuple[str, str] | None:
    """Part and whole where a question names two goods: "the share of coil in steel exports"."""
    one, other = asked.goods
    if is_kind_of(one, other):
        return one, other
    if is_kind_of(other, one):
        return other, one
    named = _WHOLE_TRADE.search(asked.text)
    within = set(goods_in(named["whole"])) & {one, other} if named else set()
    if len(within) != 1:
        return None
    return (other, one) if one in within else (one, other)


def _of_all_earned(text: str) -> re.Match[str] | None:
    """The words for what all trade earned, where the good that earned a part stands behind them."""
    match = _EARNED.search(text)
    named = match and (goods_in(text[: match.start()]) or not goods_in(text[match.end() :]))
    return None if named else match


_WHOLE = re.compile(
    r"\b(?:share|part|portion|proportion|slice|percentage|per ?cent|much|fraction) of (?P<whole>[^?,]*?)"
    r" (?:did|does|do|has|have|had|was|were|is|are|went|goes|go|came|comes|come|landed|arrived|that|which)\b",
    re.IGNORECASE,
)


def _sent(asked: Asked) -> bool:
    """Whether the whole is what one country sent: "how much of Chile's lithium did China get"."""
    named = _WHOLE.search(asked.text)
    whose = set(places_in(named["whole"])) if named else set()
    return bool(whose & set(asked.origins)) and not whose & set(asked.destinations)


def _sent_by(plain: Asked) -> Asked:
    return replace(plain, destinations=(), flow="export")


_RECEIVED = re.compile(
    r"\bof (?:the |all (?:the )?)?(?:[a-z-]+ ){1,4}(?:that )?(?:landed|arriv(?:ed|ing)|unloaded|discharged"
    r"|brought|received|reaching|entering|which reached)\b"
    r"|(?:'s|’s) [\w -]+? (?:came|comes|come|coming) from\b"
)
""" "how much of the rice landed in Manila": the whole is what arrived there, wherever from."""


def _open_whole(asked: Asked, plain: Asked, part: Match) -> Asked | None:
    """The question with the end open at which the part is one of several."""
    all_ = _OF_ALL.search(asked.text) or _of_all_earned(asked.text)
    if all_ and not goods_in(all_.group()):
        return replace(plain, goods=(ALL_GOODS,), words=frozenset(), telling=frozenset())
    if asked.destinations and asked.origins:
        received = asked.flow == "import" or _RECEIVED.search(asked.text)
        return replace(plain, origins=()) if received and not _sent(asked) else _sent_by(plain)
    if asked.destinations:
        origin = part.figure.value("origin")
        return replace(plain, destinations=(), origins=(origin,) if origin else (), flow="export")
    if asked.places:
        return replace(plain, places=())
    if asked.origins:
        return replace(plain, origins=())
    return None
