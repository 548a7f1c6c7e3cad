"""Questions that go on about what was asked before, and questions of two parts."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.figures.asked import Asked, AskedTime
from assistant.figures.year_to_date import to_date
from corpus.goods import form_named, goods
from corpus.periods import periods
from corpus.words import keys

SECOND = re.compile(
    r"(?:,|;)? and (?=(?:roughly |about )?(?:what|how|by how|which|at what|at which|in which|to which"
    r"|from which)\b)|(?:,|;)? and (?=average\b|its price\b)",
    re.IGNORECASE,
)
"""Where a question asks a second thing: "How much rice ..., and what did a tonne cost?"."""


_LEANS = re.compile(
    r"^\s*(?:and|but|or|what about|how about|what of|also|then)\b|\b(?:that|it|they|them|there|those|this)\b",
    re.IGNORECASE,
)


def overlaid(now: Asked, before: Asked, named_last: str = "") -> Asked:
    """A follow-up: the slots of the question before, with those that the new one names in their place.

    `named_last`: the one end of the flow that the question before named itself, "" if both or none.
    """
    now = _by_partner(to_date(now, before), before)
    result = _turned(_with_own_ends(_overlaid(_dated(now, before), before, named_last), now), now, before)
    if not _later_in_year(now, before):
        return result
    times = tuple(replace(one, time=one.time.shifted(-12)) for one in result.times)
    return replace(result, otherwise=replace(result, times=times))


_PARTS = re.compile(
    r"^\W*(?:and |please |now |can you )*(?:break|split|divide) (?:it|that|this|them)\b", re.I
)


def _by_partner(now: Asked, before: Asked) -> Asked:
    """ "Break it down: China, India, Turkey": partners at the end that the question before left open."""
    named = now.origins or now.places
    if not _PARTS.match(now.text) or now.destinations or len(named) < 2:
        return now
    bare = replace(now, origins=(), places=(), direction="", words=frozenset(), telling=frozenset())
    if before.origins and not before.destinations:
        return replace(bare, destinations=named)
    return replace(bare, origins=named) if before.destinations and not before.origins else now


def _overlaid(now: Asked, before: Asked, named_last: str) -> Asked:
    places = now.origins or now.destinations or now.places
    elsewhere = now.places and before.measure in ("price", "stock")
    if elsewhere and not (before.origins or before.destinations or before.places):
        before = replace(before, names=frozenset())  # "And in Shanghai?": no longer what the LME holds
    if now.names:  # "And for Nakhon Radial?": the name asked for before is meant no longer
        before = replace(
            before,
            names=frozenset(),
            words=before.words - before.names,
            telling=before.telling - before.names,
        )
    result = replace(
        now,
        kind=now.kind
        if now.kind != "lookup"
        else before.kind
        if before.kind not in ("text", "comparison")
        else "lookup",
        goods=_kin(now, before) or before.goods,
        flow=now.flow or before.flow,
        measure=now.measure or before.measure,
        times=now.times or _shifted(before.times, now.shift if now.kind == "lookup" else 0),
        unit=now.unit or before.unit,
        money=before.money if now.money is None else now.money,
        status=now.status or before.status,
        names=now.names or before.names,
        telling=now.telling | (before.telling if not places else frozenset()),
        words=now.words | (before.words if not places else frozenset()),
        origins=now.origins or before.origins,
        destinations=now.destinations or before.destinations,
        places=now.places,
        rank=now.rank or before.rank,
    )
    if (
        now.kind == "lookup"
        and before.kind in ("ranking", "share", "change", "difference")
        and (places or now.times)
    ):
        result = replace(result, kind=before.kind if before.kind != "ranking" else "lookup")
    if now.shift and not now.times and now.kind == "lookup":
        result = replace(result, shift=0)
    if not places:
        return _of_all(replace(result, places=before.places))
    if (
        now.places and not now.origins and not now.destinations
    ):  # a lone place takes the role of the last partner
        other_origin = replace(result, origins=now.places, places=())
        if (
            before.flow == "import"
            and before.destinations
            and not before.origins
            and _OF_THAT.search(now.text)
        ):
            return other_origin
        if before.destinations and before.origins and named_last == "origin":
            return other_origin
        if before.destinations and (before.origins or before.flow != "import"):
            otherwise = other_origin if before.origins and not named_last else None
            return replace(result, destinations=now.places, places=(), otherwise=otherwise)
        if before.origins and before.flow == "import":
            return replace(result, origins=now.places, places=())
        if before.destinations and not before.origins:  # "Taiwan's imports? And India?"
            return replace(result, destinations=now.places, places=())
        if before.origins and not before.destinations:
            return replace(result, origins=now.places, places=())
    return replace(result, places=now.places or (before.places if not places else ()))


_OF_THAT = re.compile(
    r"\b(?:how (?:much|many)|what (?:share|part|portion|proportion|percentage)|which part)"
    r" of (?:that|it|this|those|these|them|which)\b|^\W*of (?:that|it|this|those|these|them|which)\b",
    re.IGNORECASE,
)
""" "How much did Turkey import? How much of that was Kazakh?": a part of it, by where it came from."""
_SINCE = re.compile(
    r"\b(?:from|than|since|against|versus|vs\.?|compared (?:with|to)|(?:up|down) on)"
    r" (?:in |the |that (?:of|in) |its )*$",
    re.IGNORECASE,
)


def _dated(now: Asked, before: Asked) -> Asked:
    """The periods of a follow-up in the year of the question before: "And in April?". The one that a change
    is reckoned from ("how much did that fall from April?") stands beside the period asked for before.
    """
    dated = [one for one in before.times if not one.open and not one.base]
    if not dated or not now.times:
        return now
    year = dated[-1].time.last // 12
    times = tuple(_in_year(one, year) if one.open else one for one in now.times)
    now, opened = replace(now, times=times), len(times) == 1 and now.times[0].open
    named = periods(now.text, None)
    if len(times) == 1 and now.kind in ("change", "difference") and named:
        since = _SINCE.search(now.text[: named[0].start])
        if since and len(dated) == 1 and dated[0].time.months == times[0].time.months:
            based = times[0] if times[0].time < dated[0].time or not opened else _in_year(times[0], year - 1)
            return replace(now, times=(dated[0], replace(based, base=True)), shift=0)
    return now


def _later_in_year(now: Asked, before: Asked) -> bool:
    """Whether a month without a year may be that of the year before: December, after a question for June."""
    dated = [one for one in before.times if not one.open and not one.base]
    return (
        now.kind == "lookup"
        and len(now.times) == 1
        and now.times[0].open
        and bool(dated)
        and now.times[0].time.first % 12 > dated[-1].time.last % 12
    )


def _with_own_ends(result: Asked, now: Asked) -> Asked:
    """The place of the question before is an end of the flow that is asked for now, or where something is."""
    if not now.measure or now.origins or now.destinations or now.places:
        return result
    ends = (*result.origins, *result.destinations, *result.places)
    if len(ends) != 1 or result.measure not in ("trade", "production", "stock", "consumption", "capacity"):
        return result
    bare = replace(result, origins=(), destinations=(), places=())
    if result.measure != "trade":
        return replace(bare, places=ends, flow="")
    if result.places and result.flow:
        return replace(bare, origins=ends) if result.flow == "export" else replace(bare, destinations=ends)
    return result


_OWN = re.compile(r"\b(?:it|they|its|their|did|does|do|exporters?|exports?|imports?)\b", re.IGNORECASE)


def _turned(result: Asked, now: Asked, before: Asked) -> Asked:
    """After "How much steel did China export?" the question "And imports?" asks for what China took in."""
    turned = {now.flow, before.flow} == {"export", "import"} and now.measure in ("trade", "")
    if now.kind == "ranking" and not _OWN.search(now.text):  # "Who bought the most?": of what it sold
        return result
    if not turned or now.origins or now.destinations or now.places:
        return result
    return replace(result, origins=result.destinations, destinations=result.origins)


def _in_year(one: AskedTime, year: int) -> AskedTime:
    return replace(one, time=replace(one.time, first=year * 12 + one.time.first % 12), open=False)


_IN_TOTAL = re.compile(
    r"\b(?:in total|overall|altogether|in all|all told|to all \w+|from all \w+|worldwide)\b|\bthe total\b",
    re.IGNORECASE,
)


def _of_all(asked: Asked) -> Asked:
    """A follow-up "And in total?" leaves the partner of the question before behind."""
    if (
        asked.kind != "lookup"
        or not (asked.origins and asked.destinations)
        or not _IN_TOTAL.search(asked.text)
    ):
        return asked
    return replace(asked, origins=()) if asked.flow == "import" else replace(asked, destinations=())


def end_named(asked: Asked) -> str:
    """The end of the flow that a question names if it names but one, else ""."""
    if bool(asked.origins) == bool(asked.destinations):
        return ""
    return "origin" if asked.origins else "destination"


def _kin(now: Asked, before: Asked) -> tuple[str, ...]:
    """The goods of a follow-up: after canola meal "and oil?" means that of canola."""
    if len(now.goods) != 1 or len(before.goods) != 1:
        return now.goods
    if processed := _alike_processed(now.goods[0], before.goods[0]):
        return (processed,)
    kin = goods().get(before.goods[0])
    found = [form_named(kin.form_of, key) for key in keys(now.text)] if kin and kin.form_of else []
    return next(((name,) for name in found if name and name != before.goods[0]), now.goods)


def _alike_processed(good: str, before: str) -> str:
    """After copper concentrate "and zinc?" means zinc concentrate; "" where there is no such good."""
    held = goods().get(before)
    made_of, _, form = before.rpartition(" ")
    if not made_of or good not in goods() or " " in good or held is None or form not in _FORMS:
        return ""
    named = f"{good} {form}"
    return named if named in goods() and named != before else ""


_FORMS = frozenset(
    {"concentrate", "concentrates", "ore", "ores", "scrap", "oxide", "meal", "oil", "products"}
)


def _shifted(times_: Sequence[AskedTime], months: int) -> tuple[AskedTime, ...]:
    if not months:
        return tuple(times_)
    return tuple(
        replace(
            one,
            time=replace(
                one.time, first=(one.time.first + months) % 12 if one.open else one.time.first + months
            ),
        )
        for one in times_
    )


def leans(now: Asked) -> bool:
    """Whether a question is no whole one: it goes on about what was asked before."""
    return not now.goods or (bool(_LEANS.search(now.text)) and not (now.goods and (now.times or now.measure)))
