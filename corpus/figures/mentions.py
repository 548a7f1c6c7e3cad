"""What a sentence names besides numbers: goods, periods, flows, measures, status, names of firms."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

from corpus.figures.capitals import NO_NAME
from corpus.figures.flows_named import flows_in
from corpus.figures.goods_named import goods_in
from corpus.figures.joint_months import joint_months
from corpus.figures.lexicon import statuses
from corpus.figures.measures_named import measures_in
from corpus.figures.mention import Mention
from corpus.figures.place_mention import PlaceMention
from corpus.figures.places import places
from corpus.figures.sentence import Sentence
from corpus.figures.times import times
from corpus.figures.timing import TimeMention
from corpus.periods import periods

_NAME = re.compile(
    r"\b(?:[A-Z][\w&’'-]*|[A-Z]{2,})(?:(?: (?:of|and|de|&) (?=[A-Z]))? ?(?:[A-Z][\w&’'-]+|[A-Z]{2,}))*"
)


@dataclass(frozen=True, slots=True)
class Mentions:
    """Everything a sentence names."""

    places: tuple[PlaceMention, ...]
    goods: tuple[Mention, ...]
    times: tuple[TimeMention, ...]
    flows: tuple[Mention, ...]
    measures: tuple[Mention, ...]
    statuses: tuple[Mention, ...]
    entities: tuple[Mention, ...]


def mentions(
    sentence: Sentence, published: date | None, open_goods: Callable[[str], bool], country: str = ""
) -> Mentions:
    """Read a sentence. `open_goods` tells which unlisted words are goods in this document, `country` whose
    fiscal year it counts in.
    """
    return Mentions(
        places=places(sentence),
        goods=tuple(goods_in(sentence, open_goods)),
        times=tuple(joint_months(sentence.text, times(sentence.text, published, country))),
        flows=tuple(flows_in(sentence)),
        measures=tuple(measures_in(sentence)),
        statuses=tuple(_statuses(sentence)),
        entities=tuple(_entities(sentence)),
    )


_BEGIN = frozenset(
    {"be", "start", "begin", "come", "rise", "ship", "arrive", "take", "expire", "reach", "open"}
)
_REASONS = frozenset({"to", "mainly", "largely", "primarily", "partly"})


def _statuses(s: Sentence) -> Iterator[Mention]:
    for index, word in enumerate(s.words):
        if word.lower in ("look", "looks", "looking", "looked") and s.lower(index + 1) == "for":
            yield Mention(index, index, "forecast")
        if (status := statuses().get(word.lower)) and not s.in_number(index):
            if word.lower == "may" and s.text[word.start] == "M":
                continue
            due_to = word.lower == "due" and s.lower(index + 1) in _REASONS
            if word.lower == "seen" and s.lower(index + 1) in ("by", "since", "this", "last", "in"):
                continue  # "returns seen by this newspaper"
            if due_to and s.lower(index + 2) not in _BEGIN:
                continue  # "due to weak demand" plans nothing
            yield Mention(index, index, status)


def _entities(s: Sentence) -> Iterator[Mention]:
    for match in _NAME.finditer(s.text):
        first, last = s.indexes(match.start(), match.end())
        if last >= len(s.words) or first > last or not s.words:
            continue
        while first <= last and (
            s.words[first].kind or s.lower(first) in NO_NAME or first == 0 == match.start()
        ):
            if first == 0 and not s.words[0].kind and s.lower(0) not in NO_NAME and last > 0:
                break
            first += 1
        if first > last or s.in_number(first):
            continue
        name = s.text[s.words[first].start : s.words[last].end]
        if "-" in name and any(one.end - one.start == len(name) for one in periods(name)):
            continue  # "July-September"
        yield Mention(first, last, re.sub(r"['’]s?$", "", name))
