"""Which end of the flow a place is: "China shipped", "to Japan", "Chinese exports", "left Chile"."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Literal

from corpus.figures.lexicon import flow_words, measure_words
from corpus.figures.sentence import Sentence
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
    """A place in a sentence: word index, name, which end it is. `bound`: a word next to it says so."""

    index: int
    name: str
    role: Role
    bound: bool = True


def places(sentence: Sentence) -> tuple[PlaceMention, ...]:
    """The places of a sentence, each with its role."""
    found: list[PlaceMention] = []
    for index, word in enumerate(sentence.words):
        if word.kind != "place" or (
            sentence.lower(index + 1) in _CURRENCIES
            or word.lower in ("world's", "world’s")  # "the world's second-largest exporter" is no place
            or _names_an_office(sentence, index)
        ):
            continue
        if sentence.text[: word.end].endswith(("'s", "’s", "s'", "s’")):
            role = _by_noun(sentence, index) or _by_preposition(sentence, index)
        else:
            role = _by_preposition(sentence, index) or _by_noun(sentence, index)
        role = role or _by_object(sentence, index)
        if role is None and (joined := _listed_with(sentence, found, index)):
            role = joined.role
        found.append(PlaceMention(index, name_of(word.key), role or "partner", role is not None))
    if listed := _BY_END.search(sentence.text):
        end: Role = (
            "destination" if listed["end"].lower().startswith(("dest", "buyer", "market")) else "origin"
        )
        found = [one if one.bound else replace(one, role=end, bound=True) for one in found]
    return _with_subjects(sentence, found)


def _names_an_office(s: Sentence, index: int) -> bool:
    """Whether a place is the first part of a name: "US Department of Defense", "Chinese Ministry of
    Commerce".
    """
    after = s.words[index + 1] if index + 1 < len(s.words) else None
    return after is not None and after.lower in _OFFICES and s.text[after.start].isupper()


def _by_preposition(s: Sentence, index: int) -> Role | None:
    at = index - 1
    while s.lower(at) in _SKIPPED and index - at < 4:
        at -= 1
    word, before = s.lower(at), s.lower(at - 1)
    if s.gap(at).strip() if at >= 0 else True:
        return None
    if word in ("to", "into", "towards", "toward") and before not in _TO_IS_NO_WAY:
        return None if _opens_noun_phrase(s, index) else "destination"
    if word == "for" and before in _OUTLETS:
        return "origin"
    if word == "for" and (before in flow_words() or before in ("cargoes", "cargo", "bound", "destined")):
        return "destination"
    if word == "from":
        if _measure_after(s, index):
            return None
        return "destination" if before in _DEMAND else "origin"
    if word == "in":
        return "destination" if before.startswith(("arriv", "land", "unload", "discharg")) else "inside"
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
    at, commodity = index + 1, False
    while at < len(s.words) and at - index <= 8 and not s.gap(at - 1).strip(" '’s-"):
        word = s.words[at]
        if word.kind == "place" or s.in_number(at):
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
