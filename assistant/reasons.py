"""Why something happened: which sentence gives the reason of which event, and how plainly."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace

from assistant.events import events, same_event, share
from assistant.evidence import Reading, following, same_paragraph
from assistant.sought import SPEAKS
from corpus.words import stop_keys, terms

FAR = 6
"""The reason of an event is looked for in so many sentences after it."""
NEXT = 0.8
"""A reason in the next sentence counts so much of one in the sentence, in the one after that the square."""
OTHER_PARAGRAPH = 0.8
"""And so much again when an empty line lies between."""
COVERED = 0.45
"""A reason is one of the event asked for when its effect holds this share of the question's words."""
LEAST = 0.3
"""With a smaller share it is the reason of something else."""
WEAK = 0.5
"""An event that may be the reason is not one when it is that of another company."""
KNOWN = 0.6
"""What a word counts in this that a reader only knows from before."""
LINK = 0.12
"""It holds so much by itself, or is about something else."""
_ACTIVITIES = frozenset({"export", "import", "produc", "price", "sell", "stock", "demand"})
"""Keys of what may rise or fall; a reason of one is none of another."""

_NO_FIGURE = r"(?! (?:(?:about|some|only|just|over|nearly|almost) )*(?:(?:US|A|C)?[$€£]|(?:USD|EUR) )?\d)"
_EFFECT_FIRST = re.compile(
    r"\b(?:because|due (?:\w+ )?to|owing to|thanks to|as a (?:result|consequence) of|(?:the|a) result of"
    r"|caused by|driven by|in (?:response|retaliation|protest|reaction)|(?:answer|response|reply|reaction) to"
    r"|retaliat\w+|stem(?:s|med|ming)? from|attribut\w+ to|explained by|on the back of|to make up for"
    r"|in (?:order|a bid|an (?:effort|attempt)) to|so (?:that|as to)|(?:designed|meant|intended) to"
    r"|reflect(?:s|ed|ing)"
    r"|over (?:its|their|alleged|suspected|concerns?|fears?|worries|allegations|claims"
    r"|an? (?:dispute|row)))\b"
    r"|\bsince (?!\w*\d|(?:the |early |mid|late |last |then"
    r"|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec))"
    r"|\b(?:after|following|amid)" + _NO_FIGURE + r"(?= (?:an?|the|its|their|heavy|months|weeks|days|years)"
    r" )"
    r"|\bafter (?=(?:[\w’'-]+ ){1,3}?(?:had|was|were|found|failed|took|ran|broke|went|\w{3,}ed)\b)"
    r"|\bas (?=(?:[\w’'-]+ ){1,3}?(?:had|have|was|were|is|are|ran|fell|rose|cut|shut|took|went|began|\w{3,}ed"
    r"|remain|stay|keep)\b)(?!as (?:a|an|of|well|part|many|much|if|though|expected|reported"
    r"|planned|compared)\b)"
    r"|(?<=, )as (?=(?:the|it|its|they|their|some|many|most|more|high|low|strong|weak|heavy|\w+s) )"
    r"|(?<=[a-z]): (?=(?:its|the|their|they|it|there|high|low|too|weak|strong)\b)"
    r"|, (?:citing|blaming|ruling|arguing|saying) (?:that )?"
    r"|(?<=\w )to (?=(?:protect|prevent|avoid|curb|save|ease|stem|boost|secure|keep|stop|shield|force)\b)",
    re.IGNORECASE,
)
"""The effect stands before these words, or behind the comma when they open the sentence."""
_PLAIN = re.compile(
    r"because|due|owing|thanks|result|consequence|caused|driven|response|retaliat|answer|reaction|stem"
    r"|attribut|explained|since|back of|make up|order to|bid to|effort|attempt|so that|citing|blaming|ruling"
    r"|arguing|^as |reply|protest|designed|meant|intended|so as",
    re.IGNORECASE,
)
_CAUSE_FIRST = re.compile(
    r"\b(?:led to|leads to|leading to|forc(?:ed|es|ing)|prompt(?:ed|s|ing)|caus(?:ed|es|ing)(?! by)|hence"
    r"|therefore|thus|as a (?:result|consequence)(?! of)|that is why|which is why|for (?:this|that) reason"
    r"|resulted in|triggered|contributed to)\b",
    re.IGNORECASE,
)
"""The effect stands behind these words."""
_SAYS_WHY = re.compile(
    r"\b(?:blam(?:e[sd]?|ing)|attribut\w+|explain(?:s|ed|ing)?|reasons?|credit(?:s|ed|ing)|point(?:s|ed) to"
    r"|cit(?:es|ed)|no mystery|(?:is|was|are|were) (?:the|one|a|its) (?:main |chief )?(?:cause|explanation)"
    r"|to blame|asks? why|asked why|the (?:aim|goal|purpose|idea|intention) (?:is|was)|aims? (?:to|at)"
    r"|wants? to|seeks? to|hopes? to|a matter of|behind (?:the|this|these|it)"
    r"|argu(?:es|ed) that|put(?:s)? (?:it|this|the \w+) down to)\b",
    re.IGNORECASE,
)
"""The whole sentence is about the reason."""
ANNOUNCES_REASON = re.compile(
    r"\b(?:no mystery|(?:is|was|are|were) (?:the|one|a) (?:cause|reason|explanation)\W*$|to blame\W*$"
    r"|the (?:reason|explanation|cause) (?:is|was) (?:simple|plain|clear)|asks why"
    r"|behind (?:the|this|these|it)"
    r"|(?:two|three|four|five|six|several|many) (?:reasons|causes))",
    re.IGNORECASE,
)
"""A sentence that says that the reason comes next."""
_DISRUPTS = re.compile(
    r"\b(?:shut|closed|closures?|stopped|halted|blocked|delay(?:s|ed)?|strikes?|outages?|offline|maintenance"
    r"|repairs?|fault|fire|accident|storms?|hurricane|typhoon|cyclone|drought|floods?|flooding|rains?|frost"
    r"|weather|swell|fog|protests?|blockade|shortages?|ran out|used up|back in service|restart\w*|hampered"
    r"|disrupt\w+|sanctions?|counted twice|entered twice|wrongly|in error|bottleneck\w*|swamped|glut"
    r"|demand)\b",
    re.IGNORECASE,
)
"""Words of an event that may be a reason."""
_LEANS_BACK = re.compile(
    r"^\W*(?:because|this|that|these|those|both|therefore|hence|thus|as a (?:result|consequence)"
    r"|for this reason|so|it|they|he|she|the (?:aim|reason|decision|move|step|measure|ban|company"
    r"|group|firm|ministry|government|fall|rise|drop|decline|increase|halt|closure|cut))\b",
    re.IGNORECASE,
)
_TURNS = re.compile(
    r"\b(?:nonetheless|nevertheless|however|by contrast|meanwhile|in contrast)\b", re.IGNORECASE
)
_WAYS = frozenset({"rise", "fall"})
"""Keys of the words of a change."""
_OPENS = 70
"""Characters of a sentence in which its subject stands."""


@dataclass(frozen=True, slots=True)
class Account:
    """The sentences of an event with its reason, in order.

    `strength`: how plainly it is a reason, 0 to 1. `cover`: the share of the question's words that its effect
    holds.
    """

    told: tuple[Reading, ...]
    strength: float
    cover: float

    @property
    def worth(self) -> float:
        """0 to 1: a plain reason of the very event."""
        return self.strength * min(1.0, self.cover / COVERED) if self.cover >= LEAST else 0.0


def account_of(reading: Reading, weights: Mapping[str, float]) -> Account:
    """A sentence with the best reason in it or in the sentences after it."""
    accounts = [_own(reading, weights)]
    after = () if reading.is_row else following(reading, FAR + 1)
    known = reading.keys() | weights.keys()
    told: tuple[Reading, ...] = (reading,)
    for distance, later in enumerate(after[:FAR], start=1):
        strength = _strength_after(reading, later, weights) * NEXT**distance
        if strength < WEAK and _changes_subject(later, known):
            break
        if distance > 1 and not same_paragraph(reading, later):
            strength *= OTHER_PARAGRAPH
        if not strength or _turns(reading, later):
            continue
        announced = bool(ANNOUNCES_REASON.search(later.text))
        told = (*told, *after[distance - 1 : distance + announced])
        accounts.append(Account(told, strength, _cover((reading, later), weights)))
    return max(accounts, key=lambda account: account.worth)


def _own(reading: Reading, weights: Mapping[str, float]) -> Account:
    strength, effect = _reason_in(reading, weights)
    before = tuple(one for one in reading.before[-1:] if not one.is_heading and not one.is_row)
    leans = bool(before) and bool(_LEANS_BACK.match(reading.text))
    after = following(reading, 1) if ANNOUNCES_REASON.search(reading.text) else ()
    told = (*(before if leans else ()), reading, *after)
    around = (*(before if leans else ()), effect)
    return Account(told, strength, _cover(around, weights))


def _reason_in(reading: Reading, weights: Mapping[str, float]) -> tuple[float, Reading]:
    """How plainly a sentence gives a reason, and what of it is the effect."""
    text = reading.text
    best: tuple[float, Reading] = (0.5 if _disrupts(text, weights) else 0.0, reading)
    if _SAYS_WHY.search(text):
        return 1.0, reading
    if match := _CAUSE_FIRST.search(text):
        return 1.0, _part(reading, match.end(), len(text))
    for match in _EFFECT_FIRST.finditer(text):
        strength = 1.0 if _PLAIN.search(match.group()) else 0.7
        if match.start() < 3:
            comma = text.find(", ", match.end())
            effect = _part(reading, comma, len(text)) if comma > 0 else reading
        else:
            effect = _part(reading, 0, match.start())
        if strength > best[0]:
            best = (strength, effect)
    return best


def _part(reading: Reading, start: int, end: int) -> Reading:
    return replace(reading, terms=tuple(term for term in reading.terms if start <= term.start < end))


def _disrupts(text: str, weights: Mapping[str, float]) -> re.Match[str] | None:
    """Where a text tells of another event than the one asked for, which may be its reason."""
    asked = frozenset[int]().union(*(same_event(word) for word in weights))
    for match in _DISRUPTS.finditer(text):
        found = terms(match.group())
        if not (weights.keys() & {term.key for term in found} or asked & events(found)):
            return match
    return None


def _strength_after(reading: Reading, later: Reading, weights: Mapping[str, float]) -> float:
    """How plainly a later sentence gives the reason of an event told before."""
    strength, effect = _reason_in(later, weights)
    if ANNOUNCES_REASON.search(later.text):
        return 1.0
    if strength > 0.5:
        leads = _CAUSE_FIRST.search(later.text) and not _SAYS_WHY.search(later.text)
        linked = not leads and bool(_LEANS_BACK.match(later.text) or _SAYS_WHY.search(later.text))
        own = reading.keys() - stop_keys()
        shared = own & effect.keys() or events(reading.terms) & events(effect.terms)
        return strength if linked or shared else 0.0
    match = _disrupts(later.text, weights)
    return strength if match and match.start() < _OPENS else 0.0


def _cover(told: tuple[Reading, ...], weights: Mapping[str, float]) -> float:
    """The share of the question's words in an effect, less for those only known from before it; half when it
    is another activity that is told.
    """
    around = frozenset[str]().union(*(reading.context_keys() for reading in told))
    own = frozenset[str]().union(*(reading.keys() for reading in told))
    wanted = _ACTIVITIES & weights.keys()
    other = bool(wanted) and not wanted & own and bool(_ACTIVITIES & own)
    cover = share(weights, told)
    if cover >= LINK:
        cover = max(cover, KNOWN * share(weights, told, around))
    return cover * (0.5 if other else 1.0)


def _changes_subject(later: Reading, known: Collection[str]) -> bool:
    """Whether a sentence opens with a name that neither the event nor the question has."""
    first = next(iter(later.terms), None)
    if first is None or first.key in known or first.key in stop_keys() or SPEAKS.search(later.text):
        return False
    word = later.text[first.start : first.end]
    inside = re.search(rf"(?<=[a-z,] ){re.escape(word)}\b", later.document.text)
    return word[:1].isupper() and bool(inside)


def _turns(reading: Reading, later: Reading) -> bool:
    """Whether a sentence goes on to another event, so that its reason is not that of the one before."""
    if _SAYS_WHY.search(later.text):
        return False
    ways, others = reading.keys() & _WAYS, later.keys() & _WAYS
    if _TURNS.search(later.text) or (ways and others and not ways & others):
        return True
    return bool(later.of_kind("measure") - reading.of_kind("measure")) and bool(others)
