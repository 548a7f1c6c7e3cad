"""A figure in its document, and what the text around it names."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from corpus.document import Document
from corpus.figures.calendar import Time, parse
from corpus.figures.figure import Figure
from corpus.figures.goods_named import contextual
from corpus.places import kind_of_place
from corpus.words import keys, name_of, terms

NEAR = 600
"""Characters before a sentence that a reader still has in mind: two or three sentences."""
LETTERHEAD = 8
"""Words of a line that only names whose text it is."""
_CURRENCY = re.compile(
    r"\b(?:US|U\.S\.|United States|Canadian|Australian|New Zealand|Singapore|Hong Kong|Taiwan|British|Swiss"
    r"|Indian|Pakistani?|Chinese|Japanese|Russian|Brazilian|Mexican|Turkish|Egyptian|Danish|Norwegian|Swedish)"
    r" (?=(?:dollars?|cents?|pounds?|francs?|rupees?|yuan|yen|roubles?|rubles?|reals?|reais|pesos?|liras?"
    r"|kroner|krone|krona|kronor)\b)"
)
""" "838 US dollars" names a currency and no country."""
_PORT_OFFICE = re.compile(r"\b(?:ports?|harbours?|harbors?|terminals?|docks?|seaports?)\b", re.IGNORECASE)
_OFFICE = re.compile(
    r"\b(?:Board|Ministry|Customs|Association|Bureau|Institute|Council|Authority|Commission|Directorate|Department"
    r"|Chamber|Statistics|Statistical|Federation|Union|Agency|Administration|Exporters|Producers|Growers)\b"
)
LEAD = 500
"""Characters at the beginning of a document that say whom it is about when its title does not."""


@dataclass(frozen=True, slots=True)
class Found:
    """A figure in its document."""

    document: Document
    figure: Figure

    @property
    def sentence(self) -> str:
        """The sentence or row that states it."""
        return self.document.text[self.figure.start : self.figure.end]

    @property
    def time(self) -> Time | None:
        """Its period."""
        return parse(self.figure.value("period"))


def keys_around(found: Found) -> frozenset[str]:
    """Keys of the sentence, of a stretch before it, of title and publisher: where a name may stand."""
    document = found.document
    above = f"{document.title} {document.publisher} {document.name} {_letterhead(document.text)}"
    return _keys(above) | _keys(_stretch(found))


def keys_beside(found: Found) -> frozenset[str]:
    """Keys of the paragraph of a figure up to its sentence, of title and publisher."""
    document = found.document
    above = f"{document.title} {document.publisher} {document.name} {_letterhead(document.text)}"
    return _keys(above) | _keys(paragraph(found))


def paragraph(found: Found) -> str:
    """The paragraph of a figure, up to the end of its sentence."""
    text, figure = found.document.text, found.figure
    return text[max(text.rfind("\n\n", 0, figure.start), figure.start - NEAR, 0) : figure.end]


def _letterhead(text: str) -> str:
    """The short lines that a text begins with: the exchange or body whose notice it is."""
    lines = text[:LEAD].split("\n\n")[:2]
    return " ".join(one for one in lines if len(one.split()) <= LETTERHEAD and one[-1:] not in ".:;,")


def goods_around(found: Found) -> frozenset[str]:
    """The goods that title and stretch before the sentence name, by a word that also means other things
    ("power") if need be.
    """
    return _goods_named(found.document.title, _stretch(found))


@lru_cache(maxsize=5_000)
def _goods_named(title: str, stretch: str) -> frozenset[str]:
    words = {word.lower() for word in re.findall(r"[A-Za-z]+", f"{title} {stretch}")}
    loose = frozenset(good for word, good in contextual().items() if word in words)
    return goods_in(title) | goods_in(stretch) | loose


def places_above(found: Found) -> tuple[str, ...]:
    """The places that a document's title names, else the countries in its beginning, first to last."""
    title, lead = found.document.title, found.document.text[:LEAD]
    return (
        places_in(title)
        or _ports_in(found.document.publisher)
        or _country_of_office(found.document.publisher)
        or tuple(name for name in places_in(lead) if kind_of_place(name) in ("country", "bloc"))
    )


def _ports_in(publisher: str) -> tuple[str, ...]:
    """The port whose own office publishes: "Port Authority of Ventspils" tells of Ventspils."""
    ports = tuple(name for name in places_in(publisher) if kind_of_place(name) == "port")
    return ports if len(ports) == 1 and _PORT_OFFICE.search(publisher) else ()


def _country_of_office(publisher: str) -> tuple[str, ...]:
    """The country whose office or trade publishes: "Kenya Tea Board" tells of Kenya, a newspaper of any."""
    named = tuple(name for name in places_in(publisher) if kind_of_place(name) == "country")
    return named if len(named) == 1 and _OFFICE.search(publisher) else ()


def _stretch(found: Found) -> str:
    start = max(0, found.figure.start - NEAR)
    return found.document.text[start : found.figure.end]


@lru_cache(4096)
def _keys(text: str) -> frozenset[str]:
    return frozenset(keys(text))


@lru_cache(4096)
def goods_in(text: str) -> frozenset[str]:
    """The listed goods that a text names."""
    return frozenset(name_of(term.key) for term in terms(text) if term.kind == "commodity")


@lru_cache(4096)
def places_in(text: str) -> tuple[str, ...]:
    """The places that a text names, first to last."""
    plain = _CURRENCY.sub("", text)
    names = (name_of(term.key) for term in terms(plain) if term.kind == "place")
    return tuple(dict.fromkeys(name for name in names if name != "World"))
