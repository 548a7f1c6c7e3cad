"""Places that a label before them, or a verb that says no way, makes an end of the flow."""

from __future__ import annotations

import re
from dataclasses import replace

from corpus.figures.place_mention import PlaceMention, Role
from corpus.figures.sentence import Sentence

_LABEL = re.compile(
    r"\W*(?:[Tt]he |[Ii]ts |[Tt]op |[Mm]ain |[Ll]argest |[Bb]iggest |[Ll]eading |[Kk]ey |[Pp]rincipal "
    r"|[Oo]ther |[Mm]ajor |[Ff]irst |three |four |five |six |ten |export |import )*"
    r"(?P<what>[Dd]estinations?|[Bb]uyers?|[Ii]mporters|[Tt]akers|[Cc]ustomers|[Mm]arkets|[Oo]utlets"
    r"|[Rr]ecipients|[Ss]uppliers?|[Ss]ources|[Oo]rigins?|[Ss]ellers|[Ee]xporters|[Ss]hippers)"
    r"(?: [^:.;\d]{0,48})?(?: ?:| [–—-]) "
)
_GIVING = ("suppl", "source", "origin", "seller", "exporter", "shipper")
_SHIFTED = re.compile(
    r"(?:,? (?:over|in|during) the same [a-z ]{3,16},?)? (?:moved|shifted|put out to sea) $"
)


def listed_under(s: Sentence, found: list[PlaceMention]) -> list[PlaceMention]:
    """ "Destinations: India 5 t, Peru 3 t", "Main suppliers: Chile 9 t": the end that the label names."""
    label = _LABEL.match(s.text)
    if label is None:
        return found
    role: Role = "origin" if label["what"].lower().startswith(_GIVING) else "destination"
    return [
        replace(one, role=role, bound=True)
        if s.words[one.index].start >= label.end() and not one.bound
        else one
        for one in found
    ]


def that_move(s: Sentence, found: list[PlaceMention]) -> list[PlaceMention]:
    """ "Ukraine over the same seven days moved 295,000 t of wheat": out of Ukraine."""
    heavy = [q.start for q in s.quantities if q.dimension in ("mass", "volume")]
    return [
        replace(one, role="origin", bound=True)
        if not one.bound and any(_SHIFTED.fullmatch(s.text[s.words[one.index].end : at]) for at in heavy)
        else one
        for one in found
    ]
