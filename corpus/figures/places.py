"""Which end of the flow a place is: "China shipped", "to Japan", "Chinese exports", "left Chile"."""

from __future__ import annotations

import re
from dataclasses import replace

from corpus.figures.place_asides import overtaken, told_aside
from corpus.figures.place_labels import listed_under, that_move
from corpus.figures.place_lists import listed_with, with_subjects
from corpus.figures.place_mention import PlaceMention, Role
from corpus.figures.place_nouns import (
    flow_told_of,
    of_the_rest,
    role_as_ranked,
    role_behind_title,
    role_by_noun,
    role_by_relative,
    without_members,
)
from corpus.figures.place_pointers import pointed_at
from corpus.figures.place_prepositions import POLICIES, role_by_object, role_by_preposition
from corpus.figures.sentence import Sentence
from corpus.places import kind_of_place, place_named
from corpus.rare import Rare
from corpus.words import name_of

_CURRENCIES = frozenset({
    "dollar", "dollars", "cents", "francs", "franc", "rupees", "rupee", "pounds", "won", "yen", "lira",
    "pesos",
})  # fmt: skip
_BY_END = Rare(
    r"\bby (?:country of )?(?P<end>origin|supplier|source|destination|buyer|market)s?\b", re.IGNORECASE
)
_TELLS = re.compile(r"(?:['’]s)? (?:customs|data|statistics|authorities|ministry|government)\b")
""" "the breakdown by destination that Chinese customs published"."""
_OFFICES = frozenset(
    {"department", "geological", "treasury", "bureau", "commission", "ministry", "administration", "senate"}
    | {"congress", "energy", "agency", "association", "council", "federal", "national", "customs", "chamber"}
    | {"statistical", "statistics", "meteorological", "institute", "office", "authority"}
)
_NEWSPAPER = re.compile(r" (?:[A-Z][\w&-]+ ){0,2}(?:News|Post|Times|Daily|Herald|Tribune|Journal|Gazette)\b")
""" "the China News Service reports"."""
_PRESS = re.compile(
    r" (?!and\b|or\b)(?:[a-z][a-z-]+ (?!and\b|or\b)){0,3}?(?:publications?|magazine|newspapers?|journal"
    r"|weekly(?= (?:[A-Z]|report|said|says|writes)|[,.;])|website|portal|news agency|reporting agency"
    r"|rating agency|press|media|consultanc(?:y|ies)"
    r"|consultants?|brokers?|brokerages?|analysts?|economists?|researchers?|forecasters?|think[- ]tank"
    r"|data (?:firm|provider)|research (?:firm|group|house)|broadcaster)\b"
)
""" "the Indian trade publication BigMint reports": nothing of India's."""
_FIRST = re.compile(r" (?:number|no\.?) ?(?:one|two|1|2)\b|[- ](?:leading|beating|class)\b", re.IGNORECASE)
_FIRM = re.compile(
    r"[A-Z]\w+(?: [A-Z][\w&-]+){0,3} (?:[Pp][Ll][Cc]|Inc|Corp(?:oration)?|Ltd|Limited|Co|Group|Holdings|AG|SA"
    r"|NV|Resources|Minerals|Mining|Mines|Airlines)\b"
)
""" "American Pacific Mining", "Chinese Gold Holdings": part of a firm's name."""
_OFFICE_OF = re.compile(
    r"\b(?:Association|Board|Council|Chamber|Federation|Institute|Bank|Society|Corporation|Ministry|Exchange"
    r"|Authority|Commission|Agency|Union|Office|Bureau|Exporters|Growers|Producers|Millers|Traders|Mills"
    r"|Confederation|Organi[sz]ation|Commerce|Agriculture|Service) of (?:the )?$"
)
_OF_LANDS = (" country", " nation", " island", " kingdom", " republic")
_LANDS = frozenset({"country", "nation", "island", "kingdom", "republic", "state"})


_ONE_OF = re.compile(
    r"\b(?:country|nation|producers?|exporters?|importers?|sellers?|suppliers?|buyers?|growers?|makers?"
    r"|markets?|ports?) (?:of|in) the $"
)
""" "the second producing country of the world" is no place."""


def places(sentence: Sentence) -> tuple[PlaceMention, ...]:
    """The places of a sentence, each with its role."""
    found: list[PlaceMention] = []
    for index, word in enumerate(sentence.words):
        if (
            word.kind != "place"
            or (
                sentence.lower(index + 1) in _CURRENCIES
                or word.lower in _CURRENCIES  # "francs" are no France
                or sentence.in_number(index)
                or word.lower in ("world's", "world’s")  # "the world's second-largest exporter" is no place
                or (word.lower == "world" and _FIRST.match(sentence.text, word.end))
                or (word.lower == "world" and _ONE_OF.search(sentence.text[: word.start]))
                or _names_an_office(sentence, index)
                or sentence.text[word.start : word.end] in ("emirate", "emirate's", "emirate’s")
                or re.match(
                    r"-(?:based|owned|listed|led|backed|born|registered)\b",
                    sentence.text[word.end : word.end + 12],
                )
            )
        ):
            continue
        if sentence.text[: word.end].endswith(("'s", "’s", "s'", "s’")):
            role = role_by_noun(sentence, index) or role_by_preposition(sentence, index)
        else:
            role = role_by_preposition(sentence, index) or role_by_noun(sentence, index)
        role = role or role_by_object(sentence, index) or role_as_ranked(sentence, index)
        role = role or role_by_relative(sentence, index) or role_behind_title(sentence, index)
        if of_the_rest(sentence, index) or of_an_office(sentence, index) or told_aside(sentence, index):
            role = "via"
        elif role in ("origin", "destination", None) and name_of(word.key).endswith("Canal"):
            role = "inside"  # a canal sells and buys nothing
        if word.lower == "global" and not _of_all(sentence, index):
            continue  # "S&P Global", "a global trader"
        if role is None and (joined := listed_with(sentence, found, index)):
            role = joined.role
        if _inside_country(sentence, found, index):
            role = "via"  # "Australia's Port Hedland"
        owner = sentence.text[: word.end].endswith(("'s", "’s", "s'", "s’"))
        label = not sentence.text[: word.start].strip("-*•– ") and sentence.text[word.end :].startswith(": ")
        told = flow_told_of(sentence, index) if role in ("origin", "destination") else ""
        found.append(
            PlaceMention(index, _named(word.key), role or "partner", role is not None, told, owner or label)
        )
    if listed := _BY_END.search(sentence.text):
        end: Role = (
            "destination" if listed["end"].lower().startswith(("dest", "buyer", "market")) else "origin"
        )
        found = [
            one if one.bound or _TELLS.match(sentence.text[sentence.words[one.index].end :])
            else replace(one, role=end, bound=True)
            for one in found
        ]  # fmt: skip
    found = pointed_at(sentence, that_move(sentence, listed_under(sentence, found)))
    return with_subjects(sentence, overtaken(sentence, without_members(sentence, found)))


def _named(key: str) -> str:
    """The name of a place; global exports are those of the world.

    The vocabulary keeps them apart: a search for "all countries" does not mean every "global market".
    """
    name = name_of(key)
    return "World" if name == "Global" else name


def of_an_office(s: Sentence, index: int) -> bool:
    """ "5 t in May, said the Tea Board of Kenya": who told it, behind the number."""
    start = s.words[index].start
    told = bool(s.quantities) and s.quantities[0].end <= start
    return told and _OFFICE_OF.search(s.text, max(0, start - 40), start) is not None


_ALL_TOLD = re.compile(
    r" (?:[\w-]+ ){0,4}?(?:exports?|imports?|output|production|shipments|supply|supplies|consumption|demand"
    r"|stocks|trade|loadings|capacity|inventories|harvest|crop|reserves)\b"
)


def _of_all(s: Sentence, index: int) -> bool:
    """Whether "global" says whose amounts are told: "global coal exports", not "S&P Global"."""
    word = s.words[index]
    named = s.text[word.start] == "G" and index > 0
    return not named and s.lower(index - 1) != "of" and bool(_ALL_TOLD.match(s.text, word.end))


def _inside_country(s: Sentence, found: list[PlaceMention], index: int) -> bool:
    """Whether a port or region stands right behind its country."""
    if not found or found[-1].role == "via":
        return False
    if (
        s.lower(index - 1) in ("port", "ports")
        and found[-1].index == index - 2
        and not s.gap(index - 2).strip()
    ):
        return kind_of_place(name_of(s.words[index].key)) in ("port", "city")  # "Australian ports Hay Point"
    if found[-1].index != index - 1:
        return False
    return found[-1].owner and s.gap(index - 1).strip(" '’s") == ""


def _names_an_office(s: Sentence, index: int) -> bool:
    """Whether a place is the first part of a name: "US Department of Defense", "Chinese Ministry of
    Commerce".
    """
    after = s.words[index + 1] if index + 1 < len(s.words) else None
    if after is None or s.gap(index).strip(" '’s"):
        return False
    if (
        after.lower in _LANDS
        and (place := place_named(name_of(s.words[index].key)))
        and place.kind != "country"
    ):
        return True  # "the East African country", "the Indian Ocean island": one named before
    end = s.words[index].end
    if s.text[: s.words[index].end].endswith(_OF_LANDS):
        return True  # "the Asian country"
    if _NEWSPAPER.match(s.text, end) or _PRESS.match(s.text, end):
        return True
    if _FIRM.match(s.text, s.words[index].start) or s.lower(index - 1) == "anglo":
        return True
    return after.lower in POLICIES or (after.lower in _OFFICES and s.text[after.start].isupper())
