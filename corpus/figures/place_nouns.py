"""Which end of a flow a place is by the words behind it: "Chinese exports", "Japan, the top supplier"."""

from __future__ import annotations

import re
from dataclasses import replace

from corpus.figures.lexicon import flow_words, measure_words
from corpus.figures.place_mention import PlaceMention, Role
from corpus.figures.place_prepositions import good_follows
from corpus.figures.sentence import Sentence

_RANKED = re.compile(
    r"^(?:,? (?:which|who))?(?: also| still| again| now)?,?(?: was| were| is| are| remains?| remained"
    r"| became| becomes"
    r"| emerged| emerging| as| being| ranked| had been| has been| stayed| retained its position"
    r"| maintained its position"
    r"| kept its place)+"
    r"(?: (?:as|the|its|our|their|a|an|by far|far|once|again|also|still|top|largest|biggest|main|leading|best"
    r"|primary|major"
    r"|key|number|one|no\.? ?1|single|second|third|fourth|fifth|second-largest|second-biggest|third-largest"
    r"|most important|principal|\w+-largest|\w+-biggest|world[’']s|country[’']s|bloc[’']s|\w+[’']s"
    r"|[A-Z][\w.]*"
    r"|soft|crude|raw|rough|refined|export|import|steel|oil|gas|coal|wheat|grain|rice|coffee|gold|lng))*"
    r" (?P<what>exporters?|suppliers?|sellers?|sources?|producers?|shippers?|importers?|buyers?|customers?"
    r"|purchasers?|destinations?|origins?|markets?|outlets?|takers?|consumers?)\b",
    re.IGNORECASE,
)
_GIVING = ("export", "suppl", "sell", "source", "ship", "origin")
_RECEIVING = ("import", "buy", "customer", "purchas", "destination", "market", "outlet", "taker")
_COUNTERPART = re.compile(
    r"^(?:['’]s?)? (?:(?:single )?(?:mainstream|two|three|largest|biggest|top|main|primary|leading|key|major"
    r"|number one|no\. ?1|main|chief"
    r"|most important|principal|\w+-largest|\w+-biggest|second|third) )+(?:\w+ ){0,3}?"
    r"(?P<what>suppliers?|sources?|providers?|buyers?|customers?|destinations?|markets?|outlets?)\b",
    re.IGNORECASE,
)
_STOPS = frozenset({
    "from", "of", "in", "by", "to", "with", "for", "on", "at", "into", "is", "was", "were", "are", "has",
    "had", "have", "been", "be", "will", "would", "also", "which", "that", "than", "and", "or", "but",
    "while", "as",
})  # fmt: skip


def role_by_noun(s: Sentence, index: int) -> Role | None:
    """What the noun says that a place belongs to: "China's gallium exports", "Indian stocks", "Thai rice"."""
    if (
        re.match(r"Of (?:the )?$", s.text[: s.words[index].start])
        and s.text[s.words[index].end - 1 :][:3] == "s, "
    ):
        return "origin"  # "Of Nigeria's, Brazil received 5 t"
    if (other := _counterpart(s, index)) or (other := _supplied_share(s, index)):
        return other
    if (whose := _WHOSE.match(s.text, s.words[index].end)) and (flow := flow_words().get(whose["what"])):
        return flow.subject or None
    if s.lower(index + 1) == "origin" and s.gap(index) in (" ", "-"):
        return "origin"
    if s.lower(index + 1) in _CARRIED and s.gap(index) == " " and _demonym(s, index):
        return "origin"
    at, commodity = _after_year(s, index), False
    while at < len(s.words) and at - index <= 8 and not s.gap(at - 1).strip(" '’s-"):
        word = s.words[at]
        if word.kind == "place" or s.in_number(at) or word.lower in _STOPS:
            break
        if (flow := flow_words().get(word.lower)) and flow.subject:
            if commodity and is_verb(word.lower):
                break  # "Swiss gold received": the gold is Swiss, the receiver another
            return flow.subject
        if word.lower == "cost" and s.quantities and _COSTS.match(s.text, word.end):
            return None  # "rice from Peru and India cost $5": what it cost, and no costs of India's
        if (measure := measure_words().get(word.lower)) and measure.noun:
            return "inside"
        if word.kind == "commodity":
            commodity = True
        elif commodity and word.lower in _BUYING and s.gap(at - 1) == " ":
            return None  # "Kenyan cement grinders landed 5 t of clinker": they took it
        elif commodity or at - index >= 6:
            break
        at += 1
    return "origin" if commodity and good_follows(s, index) else None


_COSTS = re.compile(r" (?:about |around |some |just |only |an average (?:of )?)?(?:[A-Z]{2,3} ?)?[$€£¥₹]?\d")
_BUYING = frozenset({
    "grinders", "importers", "buyers", "crushers", "roasters", "millers", "spinners", "recyclers", "users",
    "distributors", "blenders", "packers",
})  # fmt: skip
_YEAR_SAID = re.compile(r"(?:['’]s)? (?:19|20)\d\d(?:[/–-]\d{2,4})? (?=[a-z])")


def _after_year(s: Sentence, index: int) -> int:
    """The word after a place and a year: "Vietnam's 2024/25 crop", "Brazil's 2025 coffee exports"."""
    end = s.words[index].end
    year = _YEAR_SAID.match(s.text, end)
    return s.index_at(year.end()) if year else index + 1


_WHOSE = re.compile(r", whose (?:own |total |crude |monthly )?(?P<what>[a-z]+)\b")
""" "overtaking China, whose intake fell to 5 t": whose amount it is."""
_CARRIED = frozenset({"cargo", "cargoes", "parcel", "parcels", "barrels", "molecules"})


def _demonym(s: Sentence, index: int) -> bool:
    """Whether a place is told by its adjective: "Russian", not "Russia"."""
    word = s.words[index]
    return s.text[word.start : word.end].endswith(("an", "ish", "ese", "ian", "i", "ch"))


def is_verb(word: str) -> bool:
    return word.endswith("ed") or word in ("bought", "took", "taken", "sold", "sent", "got", "brought")


def role_as_ranked(s: Sentence, index: int) -> Role | None:
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


_SUPPLIED = re.compile(
    r"\b(?:suppl(?:y|ies|ied|ying)|provid(?:e|es|ed|ing)|deliver(?:s|ed)|meets?|met|cover(?:s|ed|ing)?)"
    r" [^,;.]*(?:%|per ?cent|pct|third|half|quarters?) of (?:all |total )?$"
)


def _supplied_share(s: Sentence, index: int) -> Role | None:
    """ "Gulf states supplied 39% of India's crude": where it goes."""
    return "destination" if _SUPPLIED.search(s.text[: s.words[index].start]) else None


def _possessive(s: Sentence, index: int) -> int:
    word = s.text[s.words[index].start : s.words[index].end]
    return 2 if word.endswith(("'s", "’s")) else 0


def flow_told_of(s: Sentence, index: int) -> str:
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


_RELATIVE = re.compile(r",? (?P<way>to|into|from) (?:which|whom)\b")


def role_by_relative(s: Sentence, index: int) -> Role | None:
    """ "The United States, to which sales are banned": no seller."""
    match = _RELATIVE.match(s.text, s.words[index].end)
    return None if match is None else "origin" if match["way"] == "from" else "destination"


_TITLE = re.compile(
    r"\b(?P<what>importers?|buyers?|customers?|purchasers?|takers?|destinations?|markets?|outlets?"
    r"|exporters?|suppliers?|sellers?|sources?|shippers?)\b(?:[^,;.:\d]|\b(?:19|20)\d\d\b){0,40}?"
    r" (?:was|were|are|is|included|remained)"
    r"(?: again| still| once more| also)? (?:the )?$"
)


def role_behind_title(s: Sentence, index: int) -> Role | None:
    """ "The largest buyers were Germany with 5 t": the end that the noun gives what it is said of."""
    match = _TITLE.search(s.text[: s.words[index].start])
    return None if match is None else "origin" if match["what"].startswith(_GIVING) else "destination"


_REST = re.compile(r", (?:and |with )?(?:the )?(?:rest|remainder|balance|others) (?P<gap>[^,;.\d]*)$")


def of_the_rest(s: Sentence, index: int) -> bool:
    """Whether a place only says where an amount that nobody counts went: "Peru 5 t, the rest from Chile"."""
    if s.lower(index - 1) not in ("from", "to", "and", "in"):
        return False
    word = s.words[index]
    clause = re.split(r"[.;]", s.text[word.end :])[0]
    return bool(_REST.search(s.text[: word.start])) and not re.search(r"\d", clause)


_FIRST_OF = re.compile(
    r"^(?:['’]s)? (?:(?:single |second |third |fourth |fifth |\d\w\w )?(?:\w+-)?(?:largest|biggest|top|main"
    r"|leading|key|major|number[- ]one|no\.? ?\d|most important|richest|busiest|top-\w+)\b"
    r"|(?:second|third|fourth|fifth|only|sole) )",
    re.IGNORECASE,
)


def without_members(s: Sentence, found: list[PlaceMention]) -> list[PlaceMention]:
    """ "Romania as the leading EU exporter", "Ghana, Africa's second producer": only told among whom."""
    result = list(found)
    for at in range(1, len(result)):
        left, right = s.words[result[at - 1].index], s.words[result[at].index]
        beside = s.text[left.end : right.start].strip() in (",", ", the", "–", "-", "—", "(")
        if beside and result[at].owner and _FIRST_OF.match(s.text[right.end :]):
            result[at] = replace(result[at], role="via", bound=True)
    for mention in found:
        start = s.words[mention.index].end
        match = _RANKED.match(s.text[start:])
        if match is None:
            continue
        for at, other in enumerate(result):
            if start < s.words[other.index].start < start + match.end("what"):
                result[at] = replace(other, role="via", bound=True)
    return result
