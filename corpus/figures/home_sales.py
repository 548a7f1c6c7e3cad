"""What a country's own people bought: "China's sales of new cars came to 5 units" are no exports."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from corpus.figures.drafts import Draft
from corpus.figures.mentions import Mentions
from corpus.figures.open_goods import ordinary_words
from corpus.figures.sentence import Sentence
from corpus.goods import is_kind_of
from corpus.places import kind_of_place

BOUGHT_AT_HOME = ("cars", "trucks", "buses", "motorcycles", "bicycles", "tractors")
"""Goods whose market is counted in sales: registrations and deliveries to people of the country."""
_SALE = ("sale", "sell", "sold")
ABROAD = re.compile(r"\b(?:export\w*|abroad|overseas|foreign|outside)\b", re.IGNORECASE)


def sold_at_home(good: str, text: str) -> bool:
    """Whether sales of a good are those on the home market, unless a text says where else it went."""
    return any(is_kind_of(good, kind) for kind in BOUGHT_AT_HOME) and not ABROAD.search(text)


def with_home_sales(s: Sentence, drafts: Sequence[Draft], named: Mentions) -> None:
    """Give the amounts of a sale without a buyer's country the measure and the place that they have."""
    told = [s.lower(one.index) for one in named.flows if one.value]
    if not told or not all(word.startswith(_SALE) for word in told):
        return
    of_maker = any(_of_a_maker(s, one.index) for one in named.flows)
    for draft in drafts:
        slots = draft.slots
        flow, good, origin = slots.get("flow"), slots.get("commodity"), slots.get("origin")
        if flow is None or flow.value != "export" or good is None or "destination" in slots:
            continue
        if not sold_at_home(good.value, s.text):
            continue
        maker = "entity" in slots or of_maker
        slots["measure"] = replace(slots.get("measure") or flow, value="other" if maker else "consumption")
        for name in ("flow", "origin"):
            slots.pop(name, None)
        if origin and not maker and kind_of_place(origin.value) == "country":
            slots["place"] = origin


def _of_a_maker(s: Sentence, index: int) -> bool:
    """ "BYD sold 3 units", "Tata's sales": those of a firm, wherever they went."""
    before = index - 1
    while s.lower(before) in ("has", "had", "have", "also", "'s", "’s", "group", "motor", "motors"):
        before -= 1
    word = s.words[before] if before >= 0 else None
    named = word is not None and s.text[word.start].isupper() and not word.kind
    return named and s.lower(before) not in ordinary_words()
