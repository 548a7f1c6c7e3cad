"""Goods that a sentence names beside the one that it is about: in an apposition, or as counted in."""

from __future__ import annotations

import re
from collections.abc import Sequence

from corpus.figures.mention import Mention
from corpus.figures.sentence import Sentence

_ASIDE = re.compile(
    r"(?: (?:concentrates?|ores?|oxides?|products?|metal|powder))?"
    r"(?: \([^()]{1,24}\))?, (?P<aside>(?:the|an?|its|their|one of|which|from which|used|made|needed|itself"
    r"|like|unlike|as with|just as|together with)\b[^,;:.\d]{3,100}), (?!and\b|or\b)"
)
_RELATED = re.compile(
    r"\b(?:(?:from|of|with|in) which|raw material|feedstock|ingredients?|by-product|intermediate|precursor"
    r"|ore|source|basis|substitute|rival|cousin|component|mineral|form|kind|type|grade|alternative|made"
    r"|goes into"
    r"|go into|used|needed|processed|refined|smelted|turned into|extracted|like|unlike|as with|just as"
    r"|key to|essential|contain(?:s|ing|ed)?|rich in)\b"
)
""" "the intermediate from which tungsten metal is made" tells of the good before the comma."""
_COUNTED = re.compile(
    r"(?: (?:oil|rice|coffee|tea|products?|cars|metal))? (?:(?:is|are|being) )?(?:also )?"
    r"(?:included|excluded|counted in|not counted|left out|aside|apart|excepted|not included)"
    r"(?=[,.;)]| (?:in|and)\b)"
)
_WITH = re.compile(
    r"(?:^|[,;(] )(?:[Ii]ncluding|[Ee]xcluding|[Ii]nclusive of|[Ee]xclusive of|[Ww]ithout|[Nn]ot counting"
    r"|[Cc]ounting|[Ll]eaving out|[Aa]part from|[Aa]side from|[Ww]ith) (?:also )?(?:[a-z-]+ ){0,2}$"
)
_AMOUNT = re.compile(r",? (?:at |with |of |\(|: )?(?:about |some |only |just )?[$€£]?\d")
""" "including wheat 4 t" is an amount of wheat."""
_MOSTLY = re.compile(r", (?:mostly|mainly|chiefly|largely|primarily|notably|especially|predominantly) ")
_LISTS = re.compile(
    r"[,(] (?:including|comprising|which (?:include|comprise)s?|such as|among them|made up of|consisting of)"
    r" [^;:.\d()]{2,90}$"
)
_TOLD_NEXT = re.compile(
    r"[^;:.\d()]{0,60}?[,)] ?(?:rose|fell|grew|came|totall?ed|amounted|were|was|stood|reached|dropped"
    r"|slipped|slid|climbed|jumped|increased|decreased|declined|surged|slumped|hit|edged|shrank|had|have|has|are|is)\b"
)
""" "metal and products, including alloys, came to 5 t": of what stands before the comma."""


def _listed_aside(s: Sentence, start: int, end: int) -> bool:
    """Whether a good stands in a list of what is counted in, and the sentence goes on behind it."""
    return bool(_LISTS.search(s.text[:start]) and _TOLD_NEXT.match(s.text, end))


_USED_IN = re.compile(
    r"\b(?:(?:found|used|contained|installed|built into|essential|needed|vital|crucial|critical|key"
    r"|indispensable) (?:widely |mainly |mostly |chiefly |heavily )?(?:in|for|to)|go(?:es|ing)? into"
    r"|ingredients? (?:in|of)|components? (?:in|of)|employed in) (?P<what>[^,;:.\d]{3,90}?)(?=,|\.?$)"
)
""" "magnets, found in everything from cars to weapons, came to 5 t": of the magnets."""
_CONTAINING = re.compile(
    r",? (?:which|that) (?:contains?|holds?|yields?|(?:is|are) (?:rich in|made (?:from|of)|processed into"
    r"|refined into|used to make))(?: [a-z-]+){0,3}? $"
)
""" "exports of spodumene, which contains lithium, were 5 t": of the spodumene."""
_COUNTED_IN = re.compile(r" (?:counted in|added|included|left out|taken together)\b")


_CAUSED = re.compile(
    r"\b(?:thanks (?:[a-z]+ )?to|owing (?:[a-z]+ )?to|due (?:[a-z]+ )?to|because of|driven (?:[a-z]+ )?by"
    r"|helped by|boosted by|lifted by|buoyed by|on the back of|owes? (?:this|that|it)(?: [a-z]+){0,4} to)"
    r"(?: [a-z'’-]+){0,8}? $"
)
""" "Exports rose 21% thanks to demand for chips": what drove an amount is not what it counts."""


def _drove(s: Sentence, start: int, end: int) -> bool:
    """Whether a good closes a sentence as the cause of what it has told."""
    return bool(_CAUSED.search(s.text[:start])) and not re.search(r"\d", s.text[end:])


def aside(s: Sentence, goods: Sequence[Mention], good: Mention) -> bool:
    """Whether a good only explains another one, or says what an amount takes in or leaves out."""
    start, end = s.words[good.index].start, s.words[good.last].end
    if _COUNTED.match(s.text, end):
        return True
    if (opened := _WITH.search(s.text[:start])) and not _AMOUNT.match(s.text, end):
        return "ith " not in opened.group() or bool(_COUNTED_IN.match(s.text, end))
    if _listed_aside(s, start, end) or _drove(s, start, end):
        return True
    if any(one.start("what") <= start < one.end("what") for one in _USED_IN.finditer(s.text)) and any(
        other.last < good.index and other.value != good.value for other in goods
    ):
        return True
    contained = _CONTAINING.search(s.text[:start]) is not None
    for other in goods:
        if other.last >= good.index or other.value == good.value:
            continue
        if contained and not _AMOUNT.match(s.text, end):
            return True
        match = _ASIDE.match(s.text, s.words[other.last].end)
        kind = _MOSTLY.match(s.text, s.words[other.last].end)
        if kind and kind.end() == start and not _AMOUNT.match(s.text, end):
            return True
        if match and match.start("aside") <= start < match.end("aside") and _RELATED.search(match["aside"]):
            return True
    return False
