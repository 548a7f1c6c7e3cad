"""What a figure is looked for by, read tolerantly: "japanese" or "JP" is Japan, "June 2025" is 2025-06."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from corpus.errors import AssistantError
from corpus.figures import calendar
from corpus.figures.calendar import Time
from corpus.figures.figure import Figure
from corpus.figures.lexicon import flow_words, measure_words
from corpus.goods import goods, is_kind_of
from corpus.periods import periods
from corpus.places import all_places
from corpus.words import name_of, terms
from index.figures import names

_LEADING = re.compile(r"^(?:in|for|during|of)\s+|^the\s+", re.IGNORECASE)
_ISO = re.compile(r"\d{4}(?:-(?:0[1-9]|1[0-2])(?:-\d\d)?)?")
WORLD = "World"
"""As partner: all of them, as in the tables of the United Nations."""


class BadFilter(AssistantError):
    """A value that figures cannot be looked for by."""


@dataclass(frozen=True, slots=True)
class Parties:
    """Between whom goods go, by names of places, and in which direction. "" leaves a part open.

    The partner of an export is the destination, that of an import the origin, whatever verb the text uses:
    "Japan received" tells of an export to Japan too. Without a flow either end may be the partner.
    """

    flow: str = ""
    reporter: str = ""
    partner: str = ""

    def fit(self, figure: Figure) -> bool:
        """Whether a figure is about these."""
        if self.partner:
            flows = (self.flow,) if self.flow else ("export", "import")
            return any(self._goes(figure, flow) for flow in flows)
        if self.reporter and not self.flow:
            here = names(figure, "reporter") | names(figure, "place")
            return self.reporter.lower() in here or self._goes(figure, figure.value("flow"))
        if self.reporter:
            return self._goes(figure, self.flow)
        return not self.flow or figure.value("flow") == self.flow

    def _goes(self, figure: Figure, flow: str) -> bool:
        ends = {"export": ("origin", "destination"), "import": ("destination", "origin")}
        if flow not in ends:
            return False
        near, far = ends[flow]
        reported = not self.reporter or self.reporter.lower() in names(figure, near)
        all_partners = self.partner == WORLD and figure.total and not names(figure, far)
        partnered = not self.partner or self.partner.lower() in names(figure, far) or all_partners
        return reported and partnered


def goods_named(text: str) -> frozenset[str]:
    """A good and its kinds, in lower case; a name that no vocabulary has is taken as it is."""
    plain = _text(text, "commodity", "gallium")
    found = [term for term in terms(plain) if term.kind == "commodity"]
    name = name_of(found[0].key) if len(found) == 1 else plain
    return frozenset({name.lower()} | {good.lower() for good in goods() if is_kind_of(good, name)})


def place_named(text: str, what: str) -> str:
    """The place of that name, adjective or code. Raises `BadFilter` when there is none."""
    plain = _text(text, what, "Japan")
    if (known := _places().get(plain.lower())) is not None:
        return known
    found = [term for term in terms(plain) if term.kind == "place"]
    if len(found) == 1:
        return name_of(found[0].key)
    raise BadFilter(
        f"{text!r} is no known place.",
        f"The {what} is the name, adjective or ISO code of a country, bloc, region or port.",
        'Check the spelling, or give its usual English name: "Japan".',
    )


@cache
def _places() -> dict[str, str]:
    """Names of places by lower-case form and code. A name comes before a code that is spelled like it."""
    found: dict[str, str] = {}
    for place in all_places():
        for form in (place.name, *place.forms):
            found.setdefault(form.lower(), place.name)
    for place in all_places():
        if place.code:
            found.setdefault(place.code.lower(), place.name)
    return found


def flow_named(text: str) -> str:
    """export or import, by any word for it. Raises `BadFilter` for others."""
    word = flow_words().get(_text(text, "flow", "export").lower())
    if word is None or word.flow not in ("export", "import"):
        raise BadFilter(f"{text!r} is no flow.", "The flow is export or import.", "Give one of the two.")
    return word.flow


def measure_named(text: str) -> str:
    """What is measured, by any word for it. Raises `BadFilter` for others."""
    plain = _text(text, "measure", "trade").lower()
    known = {word.measure for word in measure_words().values()} | {"trade"}
    word = measure_words().get(plain)
    if plain in known or word is None:
        if plain not in known:
            raise BadFilter(
                f"{text!r} is no measure.",
                f"These are: {', '.join(sorted(known))}.",
                "Give one of them; exports and imports are the measure trade.",
            )
        return plain
    return word.measure


def period_named(text: str) -> Time:
    """The time that "2025-06", "June 2025", "Q2 2025" or "2025" means. Raises `BadFilter` for others."""
    plain = _LEADING.sub("", _LEADING.sub("", _text(text, "period", "June 2025")))
    if all(_ISO.fullmatch(part) for part in plain.split("/")) and (time := calendar.parse(plain)):
        return time
    found = periods(plain)
    if len(found) == 1 and (found[0].start, found[0].end) == (0, len(plain)):
        if (time := calendar.of(found[0])) is not None:
            return time
        raise BadFilter(
            f"{text!r} names no year.", "A period is a month, a run of months or a year.", "Add the year."
        )
    raise BadFilter(
        f"{text!r} is no period that can be read.",
        "A period is a month, a run of months or a year.",
        'Write it as "2025-06", "June 2025", "2025-01/2025-06", "Q2 2025" or "2025".',
    )


def _text(text: str, what: str, example: str) -> str:
    plain = " ".join(text.split())
    if not plain:
        raise BadFilter(
            f"The {what} is empty.", f"The {what} is a word.", f'Leave it out for all, or give "{example}".'
        )
    return plain
