"""Parts of a sentence that say nothing of its main number: explanations behind it, and appositions."""

from __future__ import annotations

import re
from dataclasses import dataclass

from corpus.rare import Rare

_EXPLAINS = Rare(
    r"\b(?:(?:mainly|largely|partly|mostly|primarily|chiefly) )?"
    r"(?:due (?:\w+ )?to|owing (?:\w+ )?to|because|amid(?:st)?|thanks (?:\w+ )?to|in (?:light|view|response)"
    r"|(?:boosted|driven|helped|supported|hit|fuelled|fueled|led|lifted|aided|hurt|buoyed|propelled"
    r"|underpinned"
    r"|hampered|offset|weighed down|dragged down|pushed up|limited) (?:\w+ )?by"
    r"|as (?=[a-z'’ -]{2,40}\b(?:rose|fell|grew|cut|cuts|increased|declined|dropped|slowed|jumped|surged"
    r"|remained|were|was"
    r"|is|are|has|had|have|continued|began|started|made|took|kept|sought|shifted|turned|bought|stepped|ramped"
    r"|weakened|eased|recovered|tightened|imposed|raised|lowered|lifted|reduced)\b)"
    r"|as (?:demand|supply|buyers|traders|farmers|mills|refiners|producers|exporters|importers|refineries"
    r"|prices)\b"
    r"|as (?=(?:the|a|an|its|their|some|many|more|most|both|local|domestic|foreign) [a-z'’ -]{2,40}"
    r"\b(?:\w+ed|shut|ran|came|went|saw|sold|paid|held|built|drew|lost|struck|froze)\b)"
    r"|as [A-Z]\w+['’]?s? (?=\w)"
    r"|as (?:its |the )?(?:leading|top|main|key|major|largest|biggest) (?=[^;.\d]{3,80}\b(?:rose|fell|cut"
    r"|grew|recorded|posted|reduced|increased|bought|took|stopped|slowed|halted|returned)\b)"
    r"|when\b|despite\b|in a bid to|attributed to|offsetting\b"
    r"|on (?:the back of|account of|(?:strong|stronger|weak|weaker|higher|lower|rising|falling|robust|solid"
    r"|increased|reduced|healthy|brisk|sluggish|good|poor|improved|concerns|fears|expectations|hopes"
    r"|declines|increases|gains|reduced|falling|surging|soaring|(?:a|an) (?:rise|fall|drop"
    r"|increase|decline|surge|jump|lack|shortage))\b)"
    r"|(?:which|that) [\w’'. -]{2,40}\b(?:blame[sd]?|attribute[sd]?|put(?:s)? down|ascribe[sd]?)"
    r"(?: (?:it|this))? (?:on|to)\b|reflecting\b|recovering\b|resulting from|since\b"
    r"|following\b|where\b|after (?!\S*\d))"
    r"|: (?=(?:both|they|it|neither|each|all of them|the (?:country|two|three)) [^;:\d]+$)"
)
""" "as China stepped up purchases" explains; "as of June" and "as the largest buyer" do not."""
_ENDS = re.compile(
    r";|, (?:and|but|while|whereas|compared|against|versus|up|down|marking|according|bringing|taking|to"
    r"|from|with|the (?:data|figures)|said|data)\b|\("
)
_DASHED = re.compile(r"(?<=[\w’')])(?P<aside> [-–—] [^–—;\d]{3,110}) [-–—] ")
_APPOSITION = Rare(
    r"(?<=[\w’'])(?P<aside>, (?:(?:which|who) (?:is|are|was|were) |an? |the |one of |its (?:largest|biggest"
    r"|top|main) "
    r"|[A-Z]\w+(?:'s|’s) (?:largest|biggest|top|main|second|third|leading|No\."
    r"|(?:\w+ )?(?:ally|neighbou?r|rival|partner|competitor)\b) ?|including |home to "
    r"|engaged in |locked in )[^,;()\d]{3,90}),"
)


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a sentence from character `start` to `end`."""

    start: int
    end: int


def explanations(text: str) -> tuple[Part, ...]:
    """Where a sentence begins to tell why, with where it ends to."""
    parts: list[Part] = []
    for match in _EXPLAINS.finditer(text):
        if match.start() < 8 or (parts and match.start() < parts[-1].end):
            continue
        ends = _ENDS.search(text, match.end())
        parts.append(Part(match.start(), ends.start() if ends else len(text)))
    return tuple(parts)


def appositions(text: str) -> tuple[Part, ...]:
    """Names explained between two commas: "Mongolia, a major exporter of coking coal, ..."."""
    found = [
        Part(*match.span("aside"))
        for match in _APPOSITION.finditer(text)
        if not _TELLS.search(match["aside"]) and _NAMED.search(text[: match.start("aside")])
    ]
    found += [Part(*match.span("aside")) for match in _DASHED.finditer(text)]
    return tuple(found)


_RELATIVE = Rare(
    r"(?<=[\w’')])(?P<aside>, (?:which|who|where|whose|an? \w+ (?:of|with|for)) (?!(?:was|were|is|are) (?:up"
    r"|down))(?:[^,;]|(?<=\d),(?=\d)|(?<=\d), (?=\d{4}\b)){3,110}), (?=[a-z])"
)
_HAD = Rare(
    r"(?<=[A-Z][a-z])\w*(?P<aside>, (?:which|who)(?: (?:in|during|at|on|by|a|the)\b[^,;]{2,30}?)? had [^;]+)$"
)
""" "..., which in May 2022 had taken 5 t": what a name did before, told behind it."""


_HAVING = Rare(r"(?P<aside>, [^,;\d]{0,60}\bhaving [^;]+)")
""" "..., its customer there having turned away in June": how it came to be."""


def relatives(text: str) -> tuple[Part, ...]:
    """Clauses about a name between two commas: "Turkey, which had bought 300 kg in May, bought 210 kg"."""
    found = [Part(*match.span("aside")) for match in _RELATIVE.finditer(text)]
    if not found and (match := _HAD.search(text)):
        found.append(Part(*match.span("aside")))
    found += [Part(*match.span("aside")) for match in _HAVING.finditer(text)]
    return tuple(found)


_TELLS = re.compile(
    r"\b(?:rose|fell|dropped|declined|increased|decreased|grew|jumped|surged|was|were|said|showed|exported"
    r"|imported"
    r"|shipped|bought|took|received|produced|sold|totall?ed|reached|stood|averaged|data|figures|(?:year"
    r"|month|week)"
    r" (?:earlier|before|ago))\b"
)
_NAMED = re.compile(
    r"(?<!\bIn )(?<!\bin )(?<!\bDuring )\b(?!(?:January|February|March|April|May|June|July|August|September"
    r"|October"
    r"|November|December|Meanwhile|However|Overall|Earlier)\b)(?:[A-Z][\w.]*|\([A-Za-z]+\)|[a-z]+(?:s|m|e|um"
    r"|er|el|n))$"
)


def hides(parts: tuple[Part, ...], asides: tuple[Part, ...], start: int, number: int) -> bool:
    """Whether words at `start` cannot be meant by the number at character `number`."""
    if any(part.start <= start < part.end and not part.start <= number < part.end for part in parts):
        return True
    return any(part.start <= start < part.end and not part.start <= number < part.end for part in asides)
