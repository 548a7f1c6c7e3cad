"""Goods that no vocabulary has, known by the words of trade beside them: "exports of teff"."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from functools import cache

from corpus.figures.lexicon import directions, flow_words, measure_words, statuses
from corpus.vocabulary import lines as vocabulary
from corpus.words import terms

_OPEN_GOOD = re.compile(
    r"\b(?:exports?|imports?|shipments?|output|production|sales|purchases|stocks|prices?|harvest|tonnes"
    r"|tons|kg"
    r"|kilograms|barrels|bags|m3|litres|units) of (?P<of>[a-z-]{3,}(?: [a-z-]{3,}){0,2})"
    r"|(?P<before>[a-z-]{3,}) (?:exports|imports|shipments|output|production|prices|stocks|harvest|crop)\b"
)
_ENDS_NAME = re.compile(
    r" (?:and|or|in|to|from|at|by|on|for|with|was|were|is|are|has|had|have|of|the|a|that|which|as|fell|rose"
    r"|went"
    r"|came|during|since|into|per|than|while|but|will|would|could|after|before|between|over|under|up"
    r"|down)\b.*"
)


def open_goods(text: str, title: str = "") -> Callable[[str], bool]:
    """Whether a word names a good that no vocabulary has: traded at least twice in the text, title
    included.
    """
    text = f"{title.lower()} . {text}"
    counted: Counter[str] = Counter()
    for match in _OPEN_GOOD.finditer(text):
        word = _ENDS_NAME.sub("", f"{match['of']} ").split()[-1] if match["of"] else match["before"]
        if match["before"] and word.endswith("ed"):
            continue  # "allowed exports"
        term = terms(word)
        if len(term) == 1 and not term[0].kind and not term[0].listed and word not in ordinary_words():
            counted[term[0].key] += 1
    found = frozenset(key for key, times in counted.items() if times >= 2)
    return found.__contains__


@cache
def ordinary_words() -> frozenset[str]:
    """Words that stand where a good could stand and name none."""
    generic = {word for line in vocabulary("generic.txt") for word in line.split()}
    stop = {word for line in vocabulary("stopwords.txt") for word in line.split()}
    generic |= {word for line in vocabulary("no_goods.txt") for word in line.split()}
    known = set(flow_words()) | set(measure_words()) | set(directions()) | set(statuses())
    return frozenset(generic | stop | known)
