"""Which end of a flow the places of a question are."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.figures.asked import Asked
from assistant.figures.kinds import VERB
from corpus.figures.mentions import Mentions
from corpus.figures.place_mention import PlaceMention, Role
from corpus.figures.sentence import Sentence
from corpus.places import kind_of_place, lies_in

_OWNED = r"(?:'s|’s|s')(?: [\w-]+){0,4}? "
_SOURCES_OF = re.compile(_OWNED + r"(?:suppliers?|sources?|sellers?|providers?)\b", re.IGNORECASE)
_CUSTOMERS_OF = re.compile(
    _OWNED + r"(?:customers?|buyers?|clients?|takers?|markets|outlets?|destinations?)\b", re.IGNORECASE
)
_CUSTOMERS_FOR = re.compile(
    r"\b(?:customers?|buyers?|takers?|markets?|outlets?|destinations?) (?:for|of) (?:the )?$", re.IGNORECASE
)
_SOURCE = re.compile(r"\b(?:source|supplier|provider|seller|shipper|exporter)s?\b", re.IGNORECASE)
_SOURCES_BEFORE = re.compile(
    r"\b(?:sources?|suppliers?|origins?|sellers?|providers?) (?:of|for|behind) (?:the )?$", re.IGNORECASE
)
_NOT_GIVEN = (
    r"(?!(?:[\w-]+ ){0,5}?(?:exports?|sales|shipments|deliveries|output|production|crop|harvest|income"
    r"|earnings|revenues?|receipts|proceeds|growth|supply|supplies|gdp|economy)\b)"
)
"""What a country has of its own, and did not get from another."""
_OWN_GOODS = re.compile(rf"(?:'s|’s|s') {_NOT_GIVEN}", re.IGNORECASE)
_OWN_COMING = re.compile(
    rf"(?:'s|’s|s') {_NOT_GIVEN}(?:[\w-]+ ){{1,10}}?"
    r"(?:came|come|comes|coming|originated?s?|sourced|imported|bought|brought|shipped|supplied)"
    r"(?: in| mainly| mostly)? from\b",
    re.IGNORECASE,
)
""" "what share of Japan's LNG came from Australia": Japan received it."""
_OWN_IMPORTS = re.compile(_OWNED + r"?(?:imports?|purchases|intake|arrivals)\b", re.IGNORECASE)
_TO_PLACE = re.compile(
    r"\b(?:get|got|go|went|go|sent|shipped|delivered|arrive[ds]?|landed|reach(?:ed)?) (?:to|in|into) "
)
_SELLS = frozenset(
    [
        "supplied",
        "supply",
        "sold",
        "sell",
        "sent",
        "send",
        "shipped",
        "ship",
        "exported",
        "export",
        "delivered",
        "deliver",
    ]
)
_LOADED = re.compile(
    r"\b(?:put|loaded|lifted|taken) (?:on|onto|aboard|on board) (?:ships?|vessels?)\b.* (?:for|to) [A-Z]"
    r"|\bloaded (?:for|to) [A-Z]"
)
""" "put on ships for Saudi Arabia at Constanta": where it was loaded."""
_GIVES = frozenset({"supplied", "supply", "supplies", "provided", "provide", "furnished"})


def mended(s: Sentence, place: PlaceMention) -> PlaceMention:
    """The end of a flow that questions say in their own way: "Turkey's suppliers", "supplied Turkey with",
    "who sold more, Algeria or Qatar".
    """
    word = s.words[place.index]
    rest, before = s.text[word.end :], s.text[: word.start]
    asks_who = s.lower(0) in ("who", "which", "what")
    left = s.lower(place.index - 1)
    left = s.lower(place.index - 2) if left == "the" else left
    gives = (left in _GIVES and " with " in rest) or (left in _SELLS and asks_who)
    if left in ("at", "in") and _LOADED.search(before):
        return replace(place, role="inside", bound=True)
    if s.lower(place.index - 1) == "to" and s.lower(place.index - 2) == "worth":
        return replace(place, role="origin", bound=True)
    owned = s.text[word.end - 2 :] if word.lower.endswith(("'s", "’s", "s'")) else rest
    supplied = _SOURCES_BEFORE.search(before) and (_OWN_IMPORTS.match(rest) or _OWN_GOODS.match(owned))
    supplied = supplied or _OWN_COMING.match(owned)
    if _SOURCES_OF.match(owned) or gives or supplied or (left == "for" and _SOURCE.search(before)):
        return replace(place, role="destination", bound=True)
    if _CUSTOMERS_OF.match(owned) or _CUSTOMERS_FOR.search(before):
        return replace(place, role="origin", bound=True)
    if word.kind == "place" and _adjective(word.lower, place.name) and _TO_PLACE.search(rest):
        return replace(place, role="origin", bound=True)
    beside_or = "or" in (s.lower(place.index - 1), s.lower(place.index + 1), s.lower(place.index - 2))
    sells = _SOURCE.search(before) or any(other.lower in _SELLS for other in s.words)
    if beside_or and asks_who and "," in s.text and sells:
        return replace(place, role="origin", bound=True)
    return place


_DEMONYM = ("an", "ese", "ish", "i", "ian", "french", "dutch", "swiss", "greek", "czech", "thai")


def _adjective(word: str, name: str) -> bool:
    """Whether a place is named by its adjective: "Mozambican" graphite comes from there."""
    return word.endswith(_DEMONYM) and word not in (name.lower(), *name.lower().split())


_SHARE_OF = re.compile(
    r"^(?:'s|’s|s')? (?:\w+ )?(?:share|part|portion|proportion|slice|percentage|cut) (?:of|in) ",
    re.IGNORECASE,
)
_ACROSS: dict[str, Role] = {"origin": "destination", "destination": "origin"}


def shares_parted(s: Sentence, places: Sequence[PlaceMention]) -> tuple[PlaceMention, ...]:
    """ "Russia's share of the wheat landed in Egypt": the one with the share is the other end of the flow."""
    if len(places) != 2:
        return tuple(places)
    first, second = places
    end = s.words[first.index].end
    owned = _SHARE_OF.match(s.text[end - 2 * s.text[:end].endswith(("'s", "’s")) :])
    if not owned or first.role != second.role or second.role not in _ACROSS or not second.bound:
        return tuple(places)
    return (replace(first, role=_ACROSS[second.role], bound=True), second)


_FROM = re.compile(r"\bfrom (?:the )?$", re.IGNORECASE)


def buyer_first(s: Sentence, places: Sequence[PlaceMention]) -> tuple[PlaceMention, ...]:
    """The places of keywords that name the buyer, then where from: "turkey coil from ukraine"."""
    if len(places) != 2 or VERB.search(s.text) or any(place.role != "origin" for place in places):
        return tuple(places)
    first, second = places
    if first.owner or not _FROM.search(s.text[: s.words[second.index].start]):
        return tuple(places)
    return (replace(first, role="destination"), second)


_JOINED = re.compile(r"\b(?:and|or|vs\.?|versus|than|plus)\b|[,/&]", re.IGNORECASE)


def importer_first(s: Sentence, places: Sequence[PlaceMention]) -> tuple[PlaceMention, ...]:
    """ "india venezuelan crude imports": behind the importer, the adjective tells where the good is from."""
    if len(places) != 2 or any(place.role != "destination" for place in places):
        return tuple(places)
    first, second = places
    one, other = s.words[first.index], s.words[second.index]
    owned = one.lower.removesuffix("'s").removesuffix("’s")
    joined = _JOINED.search(s.text[one.end : other.start])
    if joined or _adjective(owned, first.name) or not _adjective(other.lower, second.name):
        return tuple(places)
    return (first, replace(second, role="origin", bound=True))


_IMPORTS = re.compile(r"\bimport", re.IGNORECASE)


def with_places(result: Asked, named: Mentions) -> Asked:
    by_role: dict[str, list[str]] = {
        role: [] for role in ("origin", "destination", "inside", "partner", "via", "excluded")
    }
    for mention in named.places:
        if mention.name != "World" and mention.name not in by_role[mention.role]:
            by_role[mention.role].append(mention.name)
    kept, dropped = ("destination", "origin") if _IMPORTS.search(result.text) else ("origin", "destination")
    by_role[dropped] = [name for name in by_role[dropped] if name not in by_role[kept]]
    _narrowed(by_role)
    ends = (*by_role["origin"], *by_role["destination"])
    loose = by_role["inside"] + by_role["partner"] + by_role["via"]
    return replace(
        result,
        origins=tuple(by_role["origin"]),
        destinations=tuple(by_role["destination"]),
        places=tuple(name for name in loose if name not in ends),
        excluded=tuple(by_role["excluded"]),
    )


def _narrowed(by_role: dict[str, list[str]]) -> None:
    """ "What left Ghana's Tema harbour": the port itself, whose country only tells where it lies."""
    for port in [
        name for name in (*by_role["via"], *by_role["partner"]) if kind_of_place(name) in ("port", "city")
    ]:
        for end in ("origin", "destination"):
            if len(by_role[end]) == 1 and by_role[end][0] != port and lies_in(port, by_role[end][0]):
                by_role[end] = [port]


_THROUGH = re.compile(r"\b(?:through|via) (?:the )?(?:port of )?[A-Z]")
""" "Grain that passed through Constanta": neither from there nor to there."""


def with_open_ends(result: Asked) -> Asked:
    """A place without a role is the end of the flow that the question leaves open."""
    if not result.places or result.measure not in ("trade", "") or _THROUGH.search(result.text):
        return result
    if result.origins and not result.destinations:
        return replace(result, destinations=result.places, places=())
    if result.destinations and not result.origins and result.flow != "export":
        return replace(result, origins=result.places, places=())
    return result


_MARKED = re.compile(r"\b(?:from|to|into|by|for|via|or|and)\b|[,/]|'s\b", re.IGNORECASE)


def either_way(result: Asked) -> Asked:
    """Two places among keywords that no word tells apart ("eu manganese ore south africa"): the first is
    where it came from, or else where it went. A single one beside "imports" is the importer, or else the
    other end.
    """
    alone = len(result.places) == 1 and not (result.origins or result.destinations)
    if alone and result.flow and result.measure == "trade" and not _MARKED.search(result.text):
        sent = replace(result, origins=result.places, places=())
        taken = replace(result, destinations=result.places, places=())
        first, other = (taken, sent) if result.flow == "import" else (sent, taken)
        return replace(first, otherwise=other)
    one_each = len(result.origins) == len(result.destinations) == 1 and not result.places
    if result.flow or not one_each or _MARKED.search(result.text):
        return result
    return replace(
        result, otherwise=replace(result, origins=result.destinations, destinations=result.origins)
    )


_CAME_OUT = re.compile(r"\b(?:came|come|comes|coming) out of\b", re.IGNORECASE)


def or_produced(result: Asked) -> Asked:
    """ "How much uranium came out of Kazakhstan": what it exported, or else what it produced."""
    ends = (*result.origins, *result.places)
    if result.measure != "trade" or result.destinations or len(ends) != 1:
        return result
    if not _CAME_OUT.search(result.text):
        return result
    left = replace(result, origins=ends, places=(), flow=result.flow or "export")
    made = replace(result, measure="production", flow="", origins=(), places=ends)
    return replace(left, otherwise=made)
