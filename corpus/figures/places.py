"""Which end of the flow a place is: "China shipped", "to Japan", "Chinese exports", "left Chile"."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Literal

from corpus.figures.lexicon import flow_words, measure_words
from corpus.figures.sentence import Sentence
from corpus.places import place_named
from corpus.words import name_of

Role = Literal["origin", "destination", "inside", "partner", "via", "excluded"]
"""partner: no word says which end it is, the flow of the figure decides."""
BIND = 12.0
"""The farthest a subject stands from its verb, in cost."""

FAR_SUBJECT = 30.0
"""The same for a place that begins the sentence: "Iran, in first place last season, has bought none"."""

_TO_IS_NO_WAY = frozenset(
    {"compared", "according", "due", "close", "second", "similar", "next", "thanks", "owing", "relative"}
    | {"prior", "related", "tied", "up", "belong", "belongs", "belonging"}
)
_DEMAND = frozenset(
    {"demand", "orders", "buying", "competition", "buyers", "customers", "interest", "enquiries"}
)
_CURRENCIES = frozenset(
    {
        "dollar",
        "dollars",
        "cents",
        "francs",
        "franc",
        "rupees",
        "rupee",
        "pounds",
        "won",
        "yen",
        "lira",
        "pesos",
    }
)
_BY_END = re.compile(
    r"\bby (?:country of )?(?P<end>origin|supplier|source|destination|buyer|market)s?\b", re.IGNORECASE
)
_OFFICES = frozenset(
    {"department", "geological", "treasury", "bureau", "commission", "ministry", "administration", "senate"}
    | {"congress", "energy", "agency", "association", "council", "federal", "national", "customs", "chamber"}
)
_OUTLETS = frozenset(
    {"destination", "destinations", "outlet", "outlets", "market", "markets", "buyer", "buyers"}
)
_SOURCES = frozenset({"source", "sources", "supplier", "suppliers", "provider", "providers"})
_OWN = frozenset({"exports", "imports", "earnings", "shipments"})
_PARTIES = frozenset(
    {
        "consumers",
        "customers",
        "buyers",
        "users",
        "clients",
        "importers",
        "mills",
        "refiners",
        "refineries",
        "markets",
    }
    | {"utilities", "suppliers", "producers", "mines", "exporters", "smelters", "farmers", "plants", "ports"}
)
_RANKED = re.compile(
    r"^(?:,? (?:which|who))?(?: also| still| again| now)?,?(?: was| were| is| are| remains?| remained"
    r"| became| becomes"
    r"| emerged| emerging| as| being| ranked| had been| has been| stayed| retained its position"
    r"| maintained its position"
    r"| kept its place)+"
    r"(?: (?:as|the|its|our|their|a|an|by far|far|once|again|also|still|top|largest|biggest|main|leading"
    r"|primary|major"
    r"|key|number|one|no\.? ?1|single|second|third|fourth|fifth|second-largest|second-biggest|third-largest"
    r"|most important|principal|\w+-largest|\w+-biggest|world[’']s|country[’']s|bloc[’']s|\w+[’']s"
    r"|[A-Z][\w.]*"
    r"|soft|crude|raw|rough|refined|export|import|steel|oil|gas|coal|wheat|grain|rice|coffee|gold|lng))*"
    r" (?P<what>exporters?|suppliers?|sellers?|sources?|producers?|shippers?|importers?|buyers?|customers?"
    r"|purchasers?|destinations?|markets?|outlets?|takers?|consumers?)\b",
    re.IGNORECASE,
)
_GIVING = ("export", "suppl", "sell", "source", "ship")
_RECEIVING = ("import", "buy", "customer", "purchas", "destination", "market", "outlet", "taker")
_COUNTERPART = re.compile(
    r"^(?:['’]s?)? (?:(?:single )?(?:mainstream|two|three|largest|biggest|top|main|primary|leading|key|major"
    r"|number one|no\. ?1|main|chief"
    r"|most important|principal|\w+-largest|\w+-biggest|second|third) )+(?:\w+ ){0,3}?"
    r"(?P<what>suppliers?|sources?|providers?|buyers?|customers?|destinations?|markets?|outlets?)\b",
    re.IGNORECASE,
)
_STOPS = frozenset(
    {
        "from",
        "of",
        "in",
        "by",
        "to",
        "with",
        "for",
        "on",
        "at",
        "into",
        "is",
        "was",
        "were",
        "are",
        "has",
        "had",
    }
    | {
        "have",
        "been",
        "be",
        "will",
        "would",
        "also",
        "which",
        "that",
        "than",
        "and",
        "or",
        "but",
        "while",
        "as",
    }
)
_SKIPPED = frozenset(
    {
        "the",
        "mainland",
        "other",
        "neighbouring",
        "neighboring",
        "both",
        "all",
        "only",
        "just",
        "nearby",
        "its",
    }
)
_EXCLUDING = frozenset({"except", "excluding", "besides", "outside", "beyond", "unlike", "apart", "ex"})
_NOUNS = frozenset(
    {
        "exports",
        "imports",
        "export",
        "import",
        "shipments",
        "shipment",
        "deliveries",
        "delivery",
        "sales",
        "sale",
    }
    | {"arrivals", "arrival", "purchases", "supplies", "inflows", "consignments"}
)
_LIST = frozenset(
    {
        "and",
        "or",
        "then",
        "followed",
        "by",
        "with",
        "just",
        "another",
        "only",
        "nor",
        "plus",
        "mostly",
        "mainly",
    }
    | {"about", "some", "nearly", "almost", "over", "to", "ahead", "at", "of", "respectively", "both"}
)


@dataclass(frozen=True, slots=True)
class PlaceMention:
    """A place in a sentence: word index, name, which end it is. `bound`: a word next to it says so.

    `told`: the flow whose reporter it is ("China's exports"), which is that of its imports too. `owner`: it
    stands in the possessive.
    """

    index: int
    name: str
    role: Role
    bound: bool = True
    told: str = ""
    owner: bool = False


def places(sentence: Sentence) -> tuple[PlaceMention, ...]:
    """The places of a sentence, each with its role."""
    found: list[PlaceMention] = []
    for index, word in enumerate(sentence.words):
        if (
            word.kind != "place"
            or (
                sentence.lower(index + 1) in _CURRENCIES
                or word.lower in ("world's", "world’s")  # "the world's second-largest exporter" is no place
                or _names_an_office(sentence, index)
                or re.match(
                    r"-(?:based|owned|listed|led|backed|born|registered)\b",
                    sentence.text[word.end : word.end + 12],
                )
            )
        ):
            continue
        if sentence.text[: word.end].endswith(("'s", "’s", "s'", "s’")):
            role = _by_noun(sentence, index) or _by_preposition(sentence, index)
        else:
            role = _by_preposition(sentence, index) or _by_noun(sentence, index)
        role = role or _by_object(sentence, index) or _ranked(sentence, index)
        if role is None and (joined := _listed_with(sentence, found, index)):
            role = joined.role
        if _inside_country(sentence, found, index):
            role = "via"  # "Australia's Port Hedland"
        owner = sentence.text[: word.end].endswith(("'s", "’s", "s'", "s’"))
        label = not sentence.text[: word.start].strip("-*•– ") and sentence.text[word.end :].startswith(": ")
        told = _told(sentence, index) if role in ("origin", "destination") else ""
        found.append(
            PlaceMention(index, name_of(word.key), role or "partner", role is not None, told, owner or label)
        )
    if listed := _BY_END.search(sentence.text):
        end: Role = (
            "destination" if listed["end"].lower().startswith(("dest", "buyer", "market")) else "origin"
        )
        found = [one if one.bound else replace(one, role=end, bound=True) for one in found]
    return _with_subjects(sentence, _without_members(sentence, found))


def _inside_country(s: Sentence, found: list[PlaceMention], index: int) -> bool:
    """Whether a port or region stands right behind its country."""
    if not found or found[-1].index != index - 1 or found[-1].role == "via":
        return False
    return found[-1].owner and s.gap(index - 1).strip(" '’s") == ""


def _told(s: Sentence, index: int) -> str:
    """The flow of "China's exports": whose statistics are told."""
    if s.lower(index - 1) in ("to", "into", "from", "by"):
        return ""
    for at in range(index + 1, min(index + 6, len(s.words))):
        flow = flow_words().get(s.lower(at))
        if flow and flow.subject:
            return flow.flow if flow.statistic else ""
        if s.lower(at) in _STOPS or s.in_number(at) or s.words[at].kind == "place":
            return ""
    return ""


def _without_members(s: Sentence, found: list[PlaceMention]) -> list[PlaceMention]:
    """ "Romania as the leading EU exporter": the EU only tells among whom."""
    result = list(found)
    for mention in found:
        start = s.words[mention.index].end
        match = _RANKED.match(s.text[start:])
        if match is None:
            continue
        for at, other in enumerate(result):
            if start < s.words[other.index].start < start + match.end("what"):
                result[at] = replace(other, role="via", bound=True)
    return result


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
    return after.lower in _POLICIES or (after.lower in _OFFICES and s.text[after.start].isupper())


_LANDS = frozenset({"country", "nation", "island", "kingdom", "republic", "state"})
_POLICIES = frozenset(
    {
        "bank",
        "analyst",
        "analysts",
        "consultancy",
        "broker",
        "brokerage",
        "forecaster",
        "newspaper",
        "economist",
        "economists",
        "embargo",
        "sanctions",
        "ban",
        "bans",
        "government",
        "officials",
        "authorities",
        "policy",
        "policymakers",
    }
    | {
        "curbs",
        "restrictions",
        "president",
        "ministry",
        "minister",
        "data",
        "economy",
        "regulators",
        "lawmakers",
    }
    | {"statistics", "conflict", "war", "invasion", "blockade", "election", "holidays", "currency"}
)
"""What a country does or is: "since the EU embargo" moves nothing to the EU."""


def _by_preposition(s: Sentence, index: int) -> Role | None:
    at = index - 1
    while s.lower(at) in _SKIPPED and index - at < 4:
        at -= 1
    word, before = s.lower(at), s.lower(at - 1)
    if s.gap(at).strip() if at >= 0 else True:
        return None
    if word in ("to", "into", "towards", "toward") and before not in _TO_IS_NO_WAY:
        return None if _opens_noun_phrase(s, index) else "destination"
    if word == "of" and before in ("market", "markets") and not _adjacent_good(s, index):
        return "destination"
    if word in ("for", "of") and before in _OUTLETS:
        return "origin"
    if word == "of" and before in _OWN and not _adjacent_good(s, index):
        return "destination" if before == "imports" else "origin"
    if word == "of" and before in _SOURCES and s.lower(at + 1) != "the":
        return None if _heads_name(s, index) else "destination"
    if word == "to" and "attributed" in (s.lower(step) for step in range(max(0, at - 9), at)):
        return "origin"
    if word == "for" and (before in flow_words() or before in ("cargoes", "cargo", "bound", "destined")):
        return "destination"
    if word == "from":
        if _measure_after(s, index):
            return None
        return "destination" if before in _DEMAND else "origin"
    if word == "in" and before in _POLICIES:
        return "via"  # "the war in Ukraine"
    if word == "in" and before in ("suppliers", "producers", "exporters", "sellers", "mines"):
        return "origin"
    if word == "in" and before in _PARTIES:
        way = {s.lower(at - 2), s.lower(at - 3), s.lower(at - 4)}
        if "to" in way:
            return "destination"
        if "from" in way:
            return "origin"
    if word == "at" and before.startswith(("arriv", "land", "unload", "discharg")):
        return "destination"
    if word == "in":
        return "destination" if before.startswith(("arriv", "land", "unload", "discharg")) else "inside"
    if word in ("followed", "trailed", "overtook", "overtaking", "surpassed", "surpassing", "behind"):
        return "excluded"
    if word in ("via", "through", "near", "off"):
        return "via"
    if word in ("of", "than") and before in ("ahead", "instead", "more", "less", "higher", "lower", "rather"):
        return "excluded" if not _before_number(s, PlaceMention(index, "", "partner")) else None
    if word == "but" and before in (
        "countries",
        "destinations",
        "all",
        "everyone",
        "everywhere",
        "any",
        "anywhere",
        "else",
    ):
        return "excluded"
    if word in _EXCLUDING or (word in ("for", "than", "from") and before in ("except", "other", "apart")):
        return "excluded"
    if word == "by":
        return _subject_role_left(s, at)
    return None


def _opens_noun_phrase(s: Sentence, index: int) -> bool:
    """ "to Chinese customers" is a way, "to Indonesia's exports" is none."""
    after = s.lower(index + 1)
    return after in ("exports", "export", "output", "production", "share", "government", "ministry")


def _ranked(s: Sentence, index: int) -> Role | None:
    """ "Romania was the leading exporter": the end that the noun gives its subject."""
    match = _RANKED.match(s.text[s.words[index].end :])
    if not match:
        return None
    what = match["what"].lower()
    if what.startswith(_GIVING):
        return "origin"
    return "destination" if what.startswith(_RECEIVING) else None


def _counterpart(s: Sentence, index: int) -> Role | None:
    """ "China's largest supplier": China is the other end."""
    match = _COUNTERPART.match(s.text[s.words[index].end - _possessive(s, index) :])
    if not match:
        return None
    return "destination" if match["what"].lower().startswith(("suppl", "source", "provid")) else "origin"


def _possessive(s: Sentence, index: int) -> int:
    word = s.text[s.words[index].start : s.words[index].end]
    return 2 if word.endswith(("'s", "’s")) else 0


def _heads_name(s: Sentence, index: int) -> bool:
    """Whether a place is said of the goods that follow it and no flow: "suppliers of Chinese steel"."""
    return s.lower(index + 1) in ("exports", "imports")


def _subject_role_left(s: Sentence, index: int) -> Role | None:
    """ "imports by India", "bought by mills in Japan": the end that the flow word before gives its
    subject.
    """
    for at in range(index - 1, max(-1, index - 8), -1):
        if (word := flow_words().get(s.lower(at))) and word.subject:
            return word.subject
    return None


def _measure_after(s: Sentence, index: int) -> bool:
    """ "from China's output" names no way."""
    return s.lower(index + 1) in ("output", "production", "mines", "stocks")


def _by_noun(s: Sentence, index: int) -> Role | None:
    """What the noun says that a place belongs to: "China's gallium exports", "Indian stocks", "Thai rice"."""
    if other := _counterpart(s, index):
        return other
    at, commodity = index + 1, False
    while at < len(s.words) and at - index <= 8 and not s.gap(at - 1).strip(" '’s-"):
        word = s.words[at]
        if word.kind == "place" or s.in_number(at) or word.lower in _STOPS:
            break
        if (flow := flow_words().get(word.lower)) and flow.subject:
            if commodity and _is_verb(word.lower):
                break  # "Swiss gold received": the gold is Swiss, the receiver another
            return flow.subject
        if (measure := measure_words().get(word.lower)) and measure.noun:
            return "inside"
        if word.kind == "commodity":
            commodity = True
        elif commodity or at - index >= 6:
            break
        at += 1
    return "origin" if commodity and _adjacent_good(s, index) else None


def _is_verb(word: str) -> bool:
    return word.endswith("ed") or word in ("bought", "took", "taken", "sold", "sent", "got", "brought")


def _adjacent_good(s: Sentence, index: int) -> bool:
    return any(
        s.words[at].kind == "commodity" and not s.gap(at - 1).strip(" '’s-")
        for at in range(index + 1, min(index + 4, len(s.words)))
    )


def _by_object(s: Sentence, index: int) -> Role | None:
    """ "left Chile", "reached Japan", "supplied Japan"; "arrived in" is read by its preposition."""
    at = index - 1
    while s.lower(at) in _SKIPPED and index - at < 3:
        at -= 1
    if at < 0 or s.gap(at).strip():
        return None
    flow = flow_words().get(s.lower(at))
    if flow is None or not flow.object or s.lower(at) in _NOUNS:
        return None
    return flow.object


def _listed_with(s: Sentence, found: list[PlaceMention], index: int) -> PlaceMention | None:
    """The place before in a list ("to Japan (5 t), Germany (2 t) and Korea"), when it has a role."""
    if not found or not found[-1].bound or found[-1].role in ("excluded", "via"):
        return None
    left = found[-1].index
    between = range(left + 1, index)
    if s.barriers(left, index) or not all(s.lower(at) in _LIST or s.in_number(at) for at in between):
        return None
    text = s.text[s.words[left].end : s.words[index].start]
    return found[-1] if between or "," in text or "/" in text else None


def _with_subjects(s: Sentence, found: list[PlaceMention]) -> tuple[PlaceMention, ...]:
    """Give every verb that moves goods its subject: the nearest place to its left that has no role yet."""
    result = list(found)
    for at, word in enumerate(s.words):
        flow = flow_words().get(word.lower)
        if flow is None or not flow.subject:
            continue
        before = [number for number, mention in enumerate(result) if mention.index < at]
        for number in reversed(before):
            mention = result[number]
            if s.between(mention.index, at) > (FAR_SUBJECT if mention.index <= 1 else BIND) or s.barriers(
                mention.index, at
            ):
                break
            if not mention.bound:
                result[number] = replace(mention, role=flow.subject, bound=True)
                break
            if mention.role == flow.subject:
                break
    for number in range(len(result) - 2, -1, -1):  # "India and Pakistan bought": both did
        right = result[number + 1]
        if right.role in ("origin", "destination") and right.bound and _joint(s, result[number], right):
            result[number] = replace(result[number], role=right.role, bound=True)
    return _with_elided(s, result)


def _with_elided(s: Sentence, found: list[PlaceMention]) -> tuple[PlaceMention, ...]:
    """ "China took 5 t, Japan 3 t and Korea 1 t": a place right before a number is what the one
    before it is.
    """
    result = list(found)
    for number in range(1, len(result)):
        mention, before = result[number], result[number - 1]
        if before.role not in ("origin", "destination", "inside") or mention.role == before.role:
            continue
        if (mention.bound and not _after_number(s, mention)) or not _before_number(s, mention):
            continue
        if s.barriers(before.index, mention.index) or not _number_between(s, before.index, mention.index):
            continue
        if s.lower(mention.index - 1) in ("to", "from", "by", "in", "into"):
            continue
        result[number] = replace(mention, role=before.role, bound=True)
    return tuple(result)


def _before_number(s: Sentence, mention: PlaceMention) -> bool:
    after = [first for first, _ in s.numbers if first > mention.index]
    between = s.text[s.words[mention.index].end : s.words[after[0]].start] if after else "."
    return bool(after) and after[0] - mention.index <= 4 and not re.search(r"[.;]|\b(?:and|or)\b", between)


def _after_number(s: Sentence, mention: PlaceMention) -> bool:
    """Whether only a comma or "and" stands between a place and the number before it."""
    before = [last for _, last in s.numbers if last < mention.index]
    if not before:
        return False
    between = s.text[s.words[before[-1]].end : s.words[mention.index].start].lower()
    return bool(re.fullmatch(r"\W*(?:and|while|followed by|then)?(?: the)?\W*", between))


def _number_between(s: Sentence, left: int, right: int) -> bool:
    return any(left < first < right for first, _ in s.numbers)


def _joint(s: Sentence, left: PlaceMention, right: PlaceMention) -> bool:
    between = s.text[s.words[left.index].end : s.words[right.index].start].strip(" ,")
    return not left.bound and between in ("and", "or", "", "&", "and the", "or the", "plus", "plus the")
