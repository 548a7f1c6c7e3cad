"""Questions that go on about what was asked before, and questions of two parts."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.figures.asked import Asked, AskedTime
from corpus.goods import form_named, goods
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
    places = now.origins or now.destinations or now.places
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
        times=now.times or _shifted(before.times, now.shift),
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
        return replace(result, places=before.places)
    if (
        now.places and not now.origins and not now.destinations
    ):  # a lone place takes the role of the last partner
        other_origin = replace(result, origins=now.places, places=())
        if before.destinations and before.origins and named_last == "origin":
            return other_origin
        if before.destinations and (before.origins or before.flow != "import"):
            otherwise = other_origin if before.origins and not named_last else None
            return replace(result, destinations=now.places, places=(), otherwise=otherwise)
        if before.origins and before.flow == "import":
            return replace(result, origins=now.places, places=())
        if before.origins and not before.destinations:
            return replace(result, origins=now.places, places=())
    return replace(result, places=now.places or (before.places if not places else ()))


def end_named(asked: Asked) -> str:
    """The end of the flow that a question names if it names but one, else ""."""
    if bool(asked.origins) == bool(asked.destinations):
        return ""
    return "origin" if asked.origins else "destination"


def _kin(now: Asked, before: Asked) -> tuple[str, ...]:
    """The goods of a follow-up: after canola meal "and oil?" means that of canola."""
    if len(now.goods) != 1 or len(before.goods) != 1:
        return now.goods
    kin = goods().get(before.goods[0])
    found = [form_named(kin.form_of, key) for key in keys(now.text)] if kin and kin.form_of else []
    return next(((name,) for name in found if name and name != before.goods[0]), now.goods)


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
