"""Places that a later word of the sentence points back to: "its shipments", "went there", "as India did"."""

from __future__ import annotations

import re
from dataclasses import replace

from corpus.figures.lexicon import flow_words
from corpus.figures.place_mention import PlaceMention, Role
from corpus.figures.sentence import Sentence
from corpus.rare import Rare

_ITS = Rare(
    r"(?<=[\w’'])(?::| [–—-]|;) (?:there,? )?(?:its|their) (?:(?!own |all )[\w-]+ ){0,4}?(?P<what>[a-z]+)\b"
)
_IT = Rare(r"(?<=[\w’'])(?::| [–—-]|;) (?:it|they|the country) (?:\w+ly |also |alone )?(?P<what>[a-z]+)\b")
_THERE = Rare(
    r"\b(?P<what>went|gone|go|goes|sent|shipped|sold|exported|delivered|headed|bound|sailed|travelled"
    r"|ended up|found buyers) there\b"
    r"|\b(?:came|come|comes|originated|arrived|bought|imported|sourced) from (?P<from>there)\b"
)
_DID = Rare(r"\bas (?:much|many|little|few) [^.;:\d]*\bas (?:the )?$")
_NOBODY = re.compile(r"\W*(?:No (?:other )?\w+|Nobody|Never|No one)\b")


def pointed_at(s: Sentence, found: list[PlaceMention]) -> list[PlaceMention]:
    """Give places the end that a word behind them tells: "No exporter grew more than the US: its shipments
    rose", "Asia was the largest region: 5 t went there", "Nobody sold as much as India did: 5 t".
    """
    result = list(found)
    for match in (*_ITS.finditer(s.text), *_IT.finditer(s.text)):
        flow = flow_words().get(match["what"])
        before = [at for at, one in enumerate(result) if s.words[one.index].end <= match.start()]
        if not flow or not flow.subject or not before:
            continue
        if len({result[at].name for at in before}) == 1:
            result[before[-1]] = replace(result[before[-1]], role=flow.subject, bound=True)
    for match in _THERE.finditer(s.text):
        before = [at for at, one in enumerate(result) if s.words[one.index].end <= match.start()]
        if before and (result[before[-1]].role == "partner" or not result[before[-1]].bound):
            role: Role = "origin" if match["from"] else "destination"
            result[before[-1]] = replace(result[before[-1]], role=role, bound=True)
    return _who_did(s, result)


def _who_did(s: Sentence, found: list[PlaceMention]) -> list[PlaceMention]:
    """ "No country has ever delivered as much as India did: 5 t": India delivered it."""
    if not _NOBODY.match(s.text):
        return found
    result = list(found)
    for at, mention in enumerate(result):
        word = s.words[mention.index]
        did = re.match(r" (?:did|has|had|does)\b", s.text[word.end : word.end + 6])
        if not did or not _DID.search(s.text[: word.start]):
            continue
        verb = next((flow for one in s.words if (flow := flow_words().get(one.lower)) and flow.subject), None)
        if verb and verb.subject:
            result[at] = replace(mention, role=verb.subject, bound=True)
    return result
