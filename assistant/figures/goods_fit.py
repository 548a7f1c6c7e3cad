"""Whether a figure is about a good that was asked for, by its own name or by what surrounds it."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache

from assistant.figures.around import Found, goods_around, goods_in, keys_around
from assistant.figures.asked import Asked
from assistant.figures.ends_fit import named_ends
from corpus.goods import called, form_named, goods, is_kind_of
from corpus.words import keys

CLAUSE = 60
"""Characters before a number in which its subject stands: some ten words."""
ALL_GOODS = "all goods"
JOINT = "+"
"""Between the goods that one number is about: "gallium+germanium" is neither alone."""
_ALL_WORDS = frozenset(
    keys("goods merchandise trade figure overall overseas sales everything entire whole value")
)


_EACH = re.compile(r"\b(?:each|respectively|separately|both)\b", re.IGNORECASE)
""" "How much tin and zinc each?": not both in one number."""


def jointly(asked: Asked) -> Asked | None:
    """The question for what is said of all its goods in one number; None for one good, or for each."""
    several = len(asked.goods) > 1 and not _EACH.search(asked.text)
    return replace(asked, goods=(JOINT.join(asked.goods),)) if several else None


def good_fits(asked: Asked, found: Found) -> bool:
    if not asked.goods:
        return _all_goods(asked, found) or _about(asked, found)
    good = found.figure.value("commodity")
    if any(same_good(good, wanted) for wanted in asked.goods) or _good_by_surroundings(asked, found):
        return True
    weighed = good == "natural gas" and found.figure.quantity.dimension == "mass"
    return weighed and "lng" in asked.goods and bool({"lng"} & goods_around(found))


def _good_by_surroundings(asked: Asked, found: Found) -> bool:
    """ "The oxide" is antimony oxide where the text is about that; a listed good is never another one.

    The wider name will do where the sentence has the rest of the one asked for ("memory" of memory chips).
    """
    good, own = found.figure.value("commodity"), frozenset(keys(found.sentence))
    if JOINT in good:
        return False
    if good in goods():
        kinds = {other for other in goods_around(found) if other != good and is_kind_of(other, good)}
        if len(kinds) == 1 and kinds <= set(asked.goods):
            return True  # "scrap" in a text about steel scrap
        return any(
            is_kind_of(wanted, good)
            and bool(rest := _words(wanted) - _words(good))
            and rest <= _words(_just_before(found))
            for wanted in asked.goods
        )
    others = goods_in(found.sentence) - {good}
    near = goods_around(found)
    return any(
        (wanted in near or set(keys(wanted)) <= own)
        and (not good or bool(_words(good) & _words(wanted)) or _anaphoric(good, wanted))
        and all(same_good(other, wanted) or is_kind_of(wanted, other) for other in others)
        for wanted in asked.goods
    )


def _words(name: str) -> frozenset[str]:
    """The keys of the single words of a name: a listed one of two words has a key of its own."""
    return frozenset(part for key in keys(name) for part in key.split("_"))


def _just_before(found: Found) -> str:
    """The words of the sentence that lead to the number."""
    number = found.figure.quantity.start
    return found.document.text[max(found.figure.start, number - CLAUSE) : number]


def _anaphoric(good: str, wanted: str) -> bool:
    """Whether a word of the text stands for a listed good beside its name: cathodes for copper, "kernels" for
    what the list also calls cashew kernels.
    """
    words = keys(good)
    return any(form_named(wanted, key) for key in words) or (len(words) == 1 and called(wanted, words[0]))


def _all_goods(asked: Asked, found: Found) -> bool:
    """Whether a figure of all trade is asked for: a flow of a country, and no word says of what."""
    traded = asked.flow and named_ends(asked) and not asked.names
    return bool(traded) and asked.words <= _ALL_WORDS and found.figure.value("commodity") == ALL_GOODS


def _about(asked: Asked, found: Found) -> bool:
    """For a question without a good: whether the sentence and what stands before it have its words."""
    wanted = asked.words | asked.names
    own = frozenset(keys(found.sentence))
    around = keys_around(found)
    return bool(wanted) and (
        wanted <= around or (bool(wanted & own) and len(wanted & around) * 3 >= len(wanted) * 2)
    )


def unheard(asked: Asked, found: Found) -> frozenset[str]:
    """Words of the question that the documents use, but not near this figure: "whites only" of all sugar."""
    left = asked.telling - keys_around(found)
    contained = _CONTENT.search(asked.text) and _CONTENT.search(found.sentence)
    return left - _content_words() if contained else left


_CONTENT = re.compile(
    r"\b(?:contained|(?:metal|copper|tin|lithium|nickel|zinc|lead|tungsten|oxide) (?:content|equivalent))\b",
    re.I,
)
""" "In metal content" is "in contained metal"."""


@lru_cache(1)
def _content_words() -> frozenset[str]:
    return frozenset(keys("metal content contained equivalent products"))


def same_good(good: str, wanted: str) -> bool:
    """Whether a figure about one good may answer a question about another: itself, or a kind of it."""
    if JOINT in good and JOINT not in wanted and wanted in goods():
        return all(_form_of(part, wanted) for part in good.split(JOINT))
    if JOINT in good or JOINT in wanted:
        return set(good.split(JOINT)) == set(wanted.split(JOINT))
    if wanted not in goods() and good.endswith(f" {wanted}"):
        return True  # asked for scrap: steel scrap
    return good == wanted or is_kind_of(good, wanted) or _keys(good) == _keys(wanted)


def _form_of(good: str, wanted: str) -> bool:
    """Whether a good is a form of another: "unwrought aluminium and aluminium products" are all aluminium."""
    return good in (wanted, f"{wanted} products") or is_kind_of(good, wanted)


@lru_cache(4096)
def _keys(good: str) -> frozenset[str]:
    return frozenset(keys(good))
