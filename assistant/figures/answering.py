"""From a question to an answer that rests on figures, or None where figures do not answer it."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from assistant.answer import Answer
from assistant.figures.around import Found
from assistant.figures.asked import Asked
from assistant.figures.averages import average_of, length_averaged
from assistant.figures.before_moves import asks_before_move, before_move
from assistant.figures.changes import change_of
from assistant.figures.choosing import Known
from assistant.figures.comparing import comparison_of, difference_of, sides_compared
from assistant.figures.disagreement import disagreement_of, is_disagreement
from assistant.figures.firms_compared import firms_compared, firms_named
from assistant.figures.goods_fit import jointly, unheard
from assistant.figures.hops import about_the_first, at_that_amount
from assistant.figures.indirect import before_change, part_by_share
from assistant.figures.lookup import looked_up
from assistant.figures.packs import price_by_weight, weight_of_packs
from assistant.figures.premises import corrected
from assistant.figures.ranking import ranking_of
from assistant.figures.rest import rest_of
from assistant.figures.restated import restated
from assistant.figures.revisions import revised_forecast
from assistant.figures.series import series_of, traced
from assistant.figures.shares import share_of
from assistant.figures.sides import both_measures, sides_of
from assistant.figures.sources import views_compared
from assistant.figures.sums import missing_total, total_of
from assistant.figures.zero_periods import zero_period

_WEEKS_BEFORE = re.compile(
    r"(?<!the )(?<!last )\b(?:an?|one|two|three|four|five|six|eight|ten|\d+) (?:days?|weeks?|fortnights?) "
    r"(?:before|earlier|prior|previously|ago)\b",
    re.IGNORECASE,
)
"""A day that no slot holds: the figure of the day it is counted from is no answer."""
_STILL_TO_GO = re.compile(
    r"\b(?:still|yet) (?:(?:has|have|had) )?to (?:be )?[a-z]+|\bstill (?:has|have|had|needs?|left) to\b"
    r"|\bmust [^?,]{2,40} still\b|\bleft to (?!right)[a-z]+|\bremain(?:s|ed)? to be [a-z]+",
    re.IGNORECASE,
)
""" "How much has it still to ship": neither what is forecast nor what was shipped."""
_OUTSTANDING = re.compile(r"\b(?:left|remain\w*|still|yet|outstanding|unsold|unused)\b", re.IGNORECASE)
_STEP_BY_STEP = re.compile(
    r"\b(?P<step>quarter|month|week|year)(?: (?:to|by|on|after|over) |-(?:to|by|on)-)(?P=step)\b",
    re.IGNORECASE,
)
""" "From quarter to quarter": each of them is asked for, and no whole."""
UNANSWERED = "What the question asks besides, the figures do not say."


def answer(asked: Asked, figures: Sequence[Found]) -> Answer | None:
    """Answer a question from figures; None when it asks for no figure or none fits.

    A question of two parts ("..., and what was its price?") is answered in two parts, or not at all.
    """
    if asked.then is None:
        found = _single(asked, figures)
        return found or (_single(asked.otherwise, figures) if asked.otherwise else None)
    if asked.described and asked.rank == "period" and (time := at_that_amount(asked, figures)):
        bare = replace(asked.then, names=frozenset(), words=frozenset(), telling=frozenset(), rank="")
        return _single(replace(bare, times=(time,)), figures)
    first = _single(replace(asked, then=None), figures)
    second = _single(about_the_first(asked.then, asked, first) if first else asked.then, figures)
    if first is None:
        return None
    if second is None and asked.described:
        return None
    if second is None:
        return replace(first, text=f"{first.text}\n\n{UNANSWERED}")
    same = second.figures == first.figures and second.kind == first.kind
    return first if same else _together(first, second)


def _single(asked: Asked, figures: Sequence[Found]) -> Answer | None:
    known = Known(figures)
    handlers: dict[str, Callable[[Asked, Known], Answer | None]] = {
        "lookup": _stated,
        "trend": _developed,
        "sum": total_of,
        "share": share_of,
        "change": change_of,
        "difference": difference_of,
        "comparison": comparison_of,
        "ranking": ranking_of,
    }
    if asked.kind == "text":
        return corrected(asked, known)
    handler = handlers.get(asked.kind)
    if handler is None or not (asked.goods or asked.names or asked.words):
        return None
    if is_disagreement(asked) and not asked.views and asked.kind not in ("share", "ranking"):
        return disagreement_of(asked, known)
    if asked.views:
        return views_compared(asked, known)
    if firms := firms_named(asked):
        return firms_compared(asked, firms, known)
    if last := restated(asked, known):
        return last
    if revised := revised_forecast(asked, known):
        return revised
    if views := views_compared(asked, known):
        return views
    if length_averaged(asked):
        return average_of(asked, known)
    if traced(asked) and (series := series_of(asked, known)):
        return series
    if asked.kind == "change" and (both := jointly(asked)) and (changed := change_of(both, known)):
        return changed
    if measures := both_measures(asked):
        one, other = (handler(measure, known) for measure in measures)
        return _together(one, other) if one and other and one.figures != other.figures else None
    sides = sides_of(asked)
    return sides_compared(asked, sides, known) if sides else handler(asked, known)


def _together(first: Answer, second: Answer) -> Answer:
    """Two answers as one; the citations of the second follow those of the first."""
    moved = len(first.citations)
    mark = re.compile(r"\[(\d+)\]")
    text, offset = "", len(first.text) + 2
    proof = list(first.proof)
    at = 0
    shifts: list[tuple[int, int]] = []
    for match in mark.finditer(second.text):
        if not 0 < int(match[1]) <= len(second.citations):
            continue
        text += second.text[at : match.start()] + f"[{int(match[1]) + moved}]"
        at = match.end()
        shifts.append((match.end(), len(text) - match.end()))
    text += second.text[at:]
    for one in second.proof:
        shift = next((by for end, by in reversed(shifts) if end <= one.start), 0) + offset
        citations = tuple(number + moved for number in one.citations)
        proof.append(
            replace(
                one,
                start=one.start + shift,
                end=one.end + shift,
                citation=one.citation + moved,
                citations=citations,
            )
        )
    return replace(
        first,
        text=f"{first.text}\n\n{text}",
        citations=first.citations + second.citations,
        proof=tuple(proof),
        figures=first.figures + second.figures,
        confidence=min(first.confidence, second.confidence),
    )


def _developed(asked: Asked, known: Known) -> Answer | None:
    """How something moved over a time: what is stated of that, else from its first to its last month."""
    if _STEP_BY_STEP.search(asked.text):
        return series_of(asked, known, whole=True)
    level = looked_up(asked, known)
    if level and len(level.figures) > 1 and level.kind != "conflict":
        return level
    moved = change_of(replace(asked, kind="change"), known)
    return moved or series_of(asked, known, whole=True)


def _stated(asked: Asked, known: Known) -> Answer | None:
    """The figure itself, else the share that a percentage asks for, else the months that make it up."""
    if asked.excluded:
        return rest_of(asked, known)
    if none := zero_period(asked, known):
        return none
    if _WEEKS_BEFORE.search(asked.text):
        return None
    if _STILL_TO_GO.search(asked.text):
        known = Known([found for found in known.figures if _OUTSTANDING.search(found.sentence)])
    if asks_before_move(asked):
        return before_move(asked, known)
    found = price_by_weight(asked, known) or looked_up(asked, known)
    if found is None and asked.measure == "trade" and asked.percent:
        found = share_of(asked, known)
    found = found or weight_of_packs(asked, known)
    heard = Known([one for one in known.figures if not unheard(asked, one)]) if asked.telling else known
    return found or missing_total(asked, heard) or before_change(asked, heard) or part_by_share(asked, heard)
