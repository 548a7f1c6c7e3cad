"""Which end of a flow a place is by the words before it: "to Japan", "left Chile", "arrived in"."""

from __future__ import annotations

import re

from corpus.figures.lexicon import flow_words
from corpus.figures.place_mention import PlaceMention, Role, before_number
from corpus.figures.sentence import Sentence

_TO_IS_NO_WAY = frozenset(
    {"compared", "according", "due", "close", "second", "similar", "next", "thanks", "owing", "relative"}
    | {"prior", "related", "tied", "up", "belong", "belongs", "belonging"}
)
_DEMAND = frozenset(
    {"demand", "orders", "buying", "competition", "buyers", "customers", "interest", "enquiries"}
)
_WANTED = frozenset({"demand", "competition", "interest", "enquiries"})
_OUTLETS = frozenset(
    {"destination", "destinations", "outlet", "outlets", "market", "markets", "buyer", "buyers", "customer"}
    | {"customers", "taker", "takers", "purchaser", "purchasers", "importer", "importers", "recipient"}
)
_SOURCES = frozenset({"source", "sources", "supplier", "suppliers", "provider", "providers"})
_OWN = frozenset({"exports", "imports", "earnings", "shipments"})
_OF_A_BRANCH = re.compile(
    r"\b(?P<flow>exports|imports|shipments|earnings) (?:of|by|from) (?:the )?(?:[\w-]+ ){1,3}$", re.IGNORECASE
)
""" "exports of the automotive sector of Turkey"."""
_PARTIES = frozenset({
    "consumers", "customers", "buyers", "users", "clients", "importers", "mills", "refiners", "refineries",
    "markets", "utilities", "suppliers", "producers", "mines", "exporters", "smelters", "farmers", "plants",
    "ports", "crushers", "millers", "processors", "roasters", "grinders", "factories", "growers", "miners",
    "dealers", "traders", "manufacturers", "spinners", "steelmakers", "retailers", "wholesalers",
    "distillers", "terminals", "yards", "ginners", "tanneries",
})  # fmt: skip
_SKIPPED = frozenset({
    "the", "mainland", "other", "neighbouring", "neighboring", "both", "all", "only", "just", "nearby", "its",
    "major", "top", "leading", "largest", "biggest", "key", "importer", "exporter", "buyer", "supplier",
    "two", "three", "four", "five", "consumer", "producer", "neighbour", "neighbor",
})  # fmt: skip
_EXCLUDING = frozenset({"except", "excluding", "besides", "outside", "beyond", "unlike", "apart", "ex"})
_NOUNS = frozenset({
    "exports", "imports", "export", "import", "shipments", "shipment", "deliveries", "delivery", "sales",
    "sale", "arrivals", "arrival", "purchases", "supplies", "inflows", "consignments",
})  # fmt: skip
POLICIES = frozenset(
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
_SPOKEN_AT = frozenset(
    {
        "journalists",
        "reporters",
        "conference",
        "briefing",
        "interview",
        "forum",
        "summit",
        "seminar",
        "meeting",
    }
    | {"talks", "speaking", "told", "said", "delegates", "headquartered", "correspondent"}
)
""" "told reporters in Bangkok": where something was said."""


_TERMS: dict[str, Role] = dict.fromkeys(("cfr", "cif", "c&f", "dap", "ddp"), "destination")
""" "US$925/mt CFR Far East Asia": what the buyer there pays."""
_SENT = frozenset(
    {
        "cargoes",
        "cargo",
        "bound",
        "destined",
        "it",
        "them",
        "meant",
        "intended",
        "loaded",
        "earmarked",
        "sailed",
        "sailing",
        "left",
        "cleared",
    }
)


_DATA = re.compile(
    r"(?:['’]s)? (?:(?:official|trade|government|port|national|latest|monthly|shipping|preliminary) ){0,2}"
    r"(?:customs(?: (?:data|figures|statistics|records))?|statistics|data|figures|records|numbers)\b"
)
""" "calculated from Chinese customs data": the figures come from there, and no goods."""
_FROM_THERE = re.compile(
    r"(?:[ -]origin|-(?:sourced|produced|made|grown|mined|built|milled|refined|bred))\b(?! of\b)"
)
""" "imports of Zambian origin", "Congo-sourced cobalt": where it comes from, whatever stands before."""


def role_by_preposition(s: Sentence, index: int) -> Role | None:
    if _FROM_THERE.match(s.text, s.words[index].end):
        return "origin"
    at = index - 1
    while s.lower(at) in _SKIPPED and index - at < 4 and "," not in s.gap(at):
        at -= 1
    if s.lower(at) == "of" and s.lower(at - 1) in _SIDES:
        at = _before_side(s, at - 1)
    word, before = s.lower(at), s.lower(at - 1)
    if s.gap(at).strip() if at >= 0 else True:
        return None
    if word in ("to", "into", "towards", "toward") and before not in _TO_IS_NO_WAY:
        return None if _opens_noun_phrase(s, index) else "destination"
    if word == "of" and before in ("market", "markets") and not good_follows(s, index):
        return "destination"
    if word in ("for", "of") and before in _OUTLETS:
        return "origin"
    if word == "of" and before in _OWN and not good_follows(s, index):
        return "destination" if before == "imports" else "origin"
    if word == "of" and before in ("sector", "industry", "branch") and not good_follows(s, index):
        part = _OF_A_BRANCH.search(s.text[: s.words[at].start])
        return ("destination" if part["flow"].lower() == "imports" else "origin") if part else None
    if word == "of" and before in _SOURCES and s.lower(at + 1) != "the":
        return None if _heads_name(s, index) else "destination"
    if word == "to" and "attributed" in (s.lower(step) for step in range(max(0, at - 9), at)):
        return "origin"
    if word == "for" and (before in flow_words() or before in _SENT or s.lower(index + 1) == "market"):
        return "destination"
    if word in _TERMS and s.lower(index + 1) not in ("ports", "port"):
        return _TERMS[word]
    if word == "for" and s.in_number(at - 1) and _PART_FOR.search(s.text[: s.words[index].start]):
        return "destination"
    if word == "from" and before in ("apart", "aside"):
        return "excluded"
    if word == "from":
        if _measure_after(s, index):
            return None
        if _DATA.match(s.text, s.words[index].end):
            return "inside"
        if before in _WANTED and s.quantities and s.quantities[0].end <= s.words[at].start:
            return "via"  # "5 t, with demand from China staying strong"
        return "destination" if before in _DEMAND else "origin"
    if word == "in" and (before in POLICIES or before in _SPOKEN_AT):
        return "via"  # "the war in Ukraine"
    if word == "in" and before in ("suppliers", "producers", "exporters", "sellers", "mines"):
        return "origin"
    if word == "in" and (role := _role_of_party(s, at - 1, index)):
        return role
    if word == "in" and before in _PARTIES:
        way = {s.lower(at - 2), s.lower(at - 3), s.lower(at - 4)}
        if "to" in way:
            return "destination"
        if "from" in way:
            return "origin"
    if word == "at" and before.startswith(("arriv", "land", "unload", "discharg")):
        return "destination"
    if word == "within":
        return "inside"
    if word == "in":
        return "destination" if before.startswith(("arriv", "land", "unload", "discharg")) else "inside"
    if word in ("followed", "trailed", "overtook", "overtaking", "surpassed", "surpassing", "behind"):
        return "excluded"
    if word == "within":
        return "inside"
    if word in ("via", "through", "near", "off"):
        return "via"
    if word in ("of", "than") and before in ("ahead", "instead", "more", "less", "higher", "lower", "rather"):
        return "excluded" if not before_number(s, PlaceMention(index, "", "partner")) else None
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
    if word == "by" and before not in ("followed", "trailed"):
        return _subject_role_left(s, at)
    return None


_SIDES = frozenset(
    {"coast", "coasts", "shores", "ports", "north", "south", "west", "east", "side", "interior"}
)


def _before_side(s: Sentence, at: int) -> int:
    """The word before "the west coast" of a country."""
    while at > 0 and s.lower(at) not in ("to", "from", "in", "into", "off", "for", "on"):
        if s.lower(at) == "of" or s.in_number(at):
            break
        at -= 1
    return at


_PART_FOR = re.compile(
    r"\b(?:of (?:which|them|that)|including|shipments|exports|loadings|cargoes|inspections|sales"
    r"|(?<=, )with(?= [\d,.]+\d for ))\b[^;:]*"
    r" for $"
)
""" "5 t, of which 3 t for China": where the part goes."""


def _role_of_party(s: Sentence, who: int, index: int) -> Role | None:
    """ "Customers in China received 5 t and those in Japan 3 t": the end that the verb gives its subject."""
    if s.lower(who) == "those":
        parties = [at for at in range(who) if s.lower(at) in _PARTIES and s.lower(at + 1) == "in"]
        who, index = (parties[-1], parties[-1] + 2) if parties else (who, index)
    if s.lower(who) not in _PARTIES:
        return None
    verb = flow_words().get(s.lower(index + 1)) if s.gap(index) == " " else None
    told = verb is not None and (not verb.statistic or s.lower(index + 1).endswith("ed"))
    return verb.subject or None if verb and told and s.lower(index + 1) not in _NOUNS else None


def _opens_noun_phrase(s: Sentence, index: int) -> bool:
    """ "to Chinese customers" is a way, "to Indonesia's exports" is none."""
    after = s.lower(index + 1)
    return after in ("exports", "export", "output", "production", "share", "government", "ministry")


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


def role_by_object(s: Sentence, index: int) -> Role | None:
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


def good_follows(s: Sentence, index: int) -> bool:
    return any(
        s.words[at].kind == "commodity" and not s.gap(at - 1).strip(" '’s-")
        for at in range(index + 1, min(index + 4, len(s.words)))
    )
