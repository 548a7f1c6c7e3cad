"""Nouns of a question that are no condition: who trades in a country, what a part is for."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.figures.around import goods_in
from assistant.figures.kinds import VERB
from corpus.figures.goods_named import contextual
from corpus.figures.mention import Mention
from corpus.figures.place_mention import PlaceMention
from corpus.figures.sentence import Sentence

_ATTRIBUTIVE = frozenset({"car", "truck", "bus", "vehicle", "motorcycle", "bicycle", "tractor", "aircraft"})
_MADE_FOR = frozenset({"tyres", "auto parts", "rubber", "batteries", "lithium-ion batteries"})


def attributive(s: Sentence, good: Mention, following: Mention) -> bool:
    """Whether a vehicle in the singular says what a part is for: "car and light-truck tyres"."""
    if following.value not in _MADE_FOR or s.lower(good.last).split()[-1] not in _ATTRIBUTIVE:
        return False
    between = s.text[s.words[good.last].end : s.words[following.index].start]
    return (
        re.fullmatch(r"(?:[ -]|\band\b|\bor\b|\b(?:light|heavy|truck|bus|car|van|passenger)\b)*", between)
        is not None
    )


_LEADING_IN = frozenset(
    {"of", "most", "more", "least", "less", "fewer", "any", "some", "and", "or", "for", "from", "than"}
)
_SIDE_BY_SIDE = frozenset({"of", "than"})


def loose_goods(s: Sentence, places: Sequence[PlaceMention], alone: bool) -> tuple[Mention, ...]:
    """Goods whose names are also other words: "what volume of logs", "power norway sweden may". `alone`: the
    question names no other good.
    """
    whose = {place.index for place in places}
    leading = _LEADING_IN if alone else _SIDE_BY_SIDE
    spoken = VERB.search(s.text) is not None
    return tuple(
        Mention(index, index, contextual()[word.lower])
        for index, word in enumerate(s.words)
        if word.lower in contextual()
        and not word.kind
        and (s.lower(index - 1) in leading or (alone and (not spoken or index - 1 in whose)))
    )


_SHARED_NOUN = re.compile(
    r"\b(?P<one>[a-z]{3,})"
    r"(?P<between>,? (?:and|or|versus|vs\.?|than|against)(?: (?:more|less|fewer|of|for|in))* )"
    r"(?P<other>[a-z]{3,} (?P<noun>[a-z]{3,}))\b",
    re.IGNORECASE,
)


def both_named(text: str) -> str:
    """ "Synthetic or spherical graphite", "thermal and coking coal": two goods of one noun, each in full."""

    def told(match: re.Match[str]) -> str:
        full = f"{match['one']} {match['noun']}"
        one, other = goods_in(full), goods_in(match["other"])
        each = len(one) == len(other) == 1 and one != other and not goods_in(match["one"])
        kinds = each and goods_in(match["noun"]) not in (one, other)
        return f"{full}{match['between']}{match['other']}" if kinds else match.group()

    return _SHARED_NOUN.sub(told, text)


_AGENTS = frozenset(
    {
        "mills", "mill", "refiners", "refineries", "buyers", "importers", "exporters", "traders",
        "shippers", "sellers", "factories", "plants", "growers", "farmers", "smelters", "steelmakers",
        "millers", "crushers", "processors", "producers", "consumers", "customers", "fishermen",
        "breweries", "roasters", "spinners", "companies", "firms", "carmakers", "automakers", "industry",
        "utilities", "marketer", "exporter", "importer", "owners", "operators", "merchants", "makers",
        "carriers", "clients", "suppliers", "purchasers", "users", "businesses", "enterprises", "planters",
        "drillers", "miners", "distillers", "packers", "ranchers", "bakers", "weavers", "jewellers",
    }
)  # fmt: skip


def besides(s: Sentence, goods: Sequence[Mention]) -> set[int]:
    """The word that a good is named beside: "fuels and other refined products" are refined products."""
    return {
        good.index - 3
        for good in goods
        if good.index >= 3 and s.lower(good.index - 1) == "other" and s.lower(good.index - 2) in ("and", "or")
    }


def agents(s: Sentence, places: Sequence[PlaceMention], goods: Sequence[Mention]) -> set[int]:
    """The words right behind a place for those who trade there: "Turkish mills", "Iraq's state marketer",
    "India's mill owners".
    """
    named = {index for good in goods for index in range(good.index, good.last + 1)}
    found: set[int] = set()
    for place in places:
        after = place.index + 1
        after += s.lower(after) in ("'s", "’s")
        if s.lower(after) == "state" and s.lower(after + 1) in ("marketer", "exporter", "importer", "trader"):
            found |= {after, after + 1}
            continue
        while after in named:
            after += 1
        while s.lower(after) in _AGENTS:
            found.add(after)
            after += 1
    return found
