"""The figures of a store, found by what a question asks for."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from itertools import pairwise

from assistant.figures.around import Found
from assistant.figures.asked import Asked
from assistant.figures.asked_ends import either_way
from assistant.figures.asking import asked
from assistant.figures.follow_ups import SECOND, end_named, leans, overlaid
from assistant.figures.goods_fit import ALL_GOODS, JOINT, same_good
from assistant.figures.hops import two_steps
from assistant.figures.kinds import VERB as _VERB
from assistant.figures.short_goods import goods_spelled
from assistant.figures.source_words import without_sources
from assistant.figures.views import two_views
from assistant.question import Question
from corpus.figures.figure import Figure
from corpus.figures.lexicon import flow_words
from corpus.goods import goods, is_kind_of
from corpus.spelling import respelled
from corpus.words import keys, terms
from index.figures import StoredFigure
from index.passages import Passage
from index.store import Store

AT_ONCE = 300
"""Figures of one good that are weighed; 100 take about 4 ms (`eval.benchmarks.figure_asking`)."""
_GAP = re.compile(
    r"\b(?:gap|difference|margin|spread|by how (?:much|many)|how much (?:more|less))\b", re.IGNORECASE
)
"""What a comparison says anyway."""
_BARE = re.compile(
    r"(?:at |by )?(?:what|how (?:much|high|low|large|big|many \w+))(?: (?:was|is|were) (?:it|that|this|they"
    r"|its \w+|the (?:figure|number|amount|value|price|volume)))?\W*"
    r"|what (?:were|was|are|is) the (?:two |respective |exact |actual )?"
    r"(?:forecasts?|estimates?|amounts?|figures?|numbers?|quantities|volumes?|tonnages?|values?|totals?|margin)\W*",
    re.IGNORECASE,
)
"""What a ranking says anyway: "and what was it?"."""
_BARREL = re.compile(r"\b(?:an?|the|per|each|every)(?: average)? barrel\b", re.IGNORECASE)
""" "What did the average barrel cost": it is one of crude oil, where the question says nothing else."""
_NOUN = re.compile(r" [a-z]{4,}s")
_KEYWORD_US = re.compile(r"\bus\b")
"""Among keywords ("magnets us china july") it is the country; in a sentence it is a pronoun."""
_END = re.compile(
    r"(?<!according )(?<!thanks )(?<!compared )(?<!due )\b(?:to|into|from) (?:the )?([a-z]{3,})",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class _Overview:
    """What the figures of a store are about, at one version of its catalogue."""

    version: int
    commodities: tuple[str, ...]
    unlisted: frozenset[str]
    newest: date | None


class Figures:
    """Read access to the figures of a store."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._overview: _Overview | None = None
        self._unchanging = False
        self._before: dict[tuple[str, ...], tuple[Asked, Asked]] = {}

    def unchanging(self) -> Figures:
        """The same for reading many questions of one conversation: it takes the store as it is now, and reads
        what was asked before but once. Not to be kept.
        """
        still = Figures(self._store)
        still._overview, still._unchanging = self._look(), True
        return still

    def asked(self, text: str, history: Sequence[str], question: Question) -> Asked:
        """The question as slots, completed from the questions before it."""
        text = without_sources(text)
        if views := two_views(text):
            left, right, rest = views
            read = self._one(rest, question)
            if read.goods and read.times:
                return replace(read, text=text, kind="difference", views=(left, right))
        if steps := two_steps(text):
            first, second = (self._one(step, question) for step in steps)
            if steps[0].startswith("In which"):
                first = replace(first, kind="ranking", rank="period")
            if first.kind == "ranking" and second.kind != "text":
                then = replace(overlaid(second, first), kind=second.kind)
                return replace(first, then=then, described=True)
        parts = SECOND.split(text, maxsplit=1)
        if len(parts) == 2 and len(parts[0].split()) > 3:
            first = self.asked(parts[0], history, question)
            if first.kind in ("comparison", "difference", "ranking") and (
                _GAP.search(parts[1]) or _BARE.fullmatch(parts[1])
            ):
                return replace(first, text=text)
            second = self._one(parts[1], question)
            if not first.times and not first.shift:  # "Who is its biggest supplier and how much came in May?"
                first = replace(first, times=second.times)
            return replace(first, text=text, then=replace(overlaid(second, first), kind=second.kind))
        result = self._one(text, question)
        if history and leans(result):
            before, alone = self._asked_before(history, question)
            result = overlaid(result, before, end_named(alone))
        if not (result.goods or history) and result.measure == "price" and _BARREL.search(text):
            result = replace(result, goods=("crude oil",))
        return result

    def _asked_before(self, history: Sequence[str], question: Question) -> tuple[Asked, Asked]:
        """The question before, complete, and its own words alone."""
        known = self._before.get(tuple(history)) if self._unchanging else None
        if known is None:
            known = self.asked(history[-1], history[:-1], question), self._one(history[-1], question)
            if self._unchanging:
                self._before[tuple(history)] = known
        return known

    def about(
        self, wanted: Asked, passages: Iterable[Passage], within: Collection[str] | None = None
    ) -> list[Found]:
        """The figures about the goods asked for, and those of the passages' documents that may be.

        `within`: ids of the documents that are asked, None for all.
        """
        catalogue = self._store.catalogue
        near = {passage.document.id for passage in passages}
        stored = catalogue.figures(documents=near)
        if wanted.goods:
            asked_for = {*wanted.goods, JOINT.join(wanted.goods)}
            names = [
                name for name in self._look().commodities if any(same_good(name, good) for good in asked_for)
            ]
            names += [ALL_GOODS] if wanted.kind == "share" else []
            others = {one.figure.value("commodity") for one in stored}
            maybe = {good for good in others if _may_be(good, wanted)}
            loose = [one for one in stored if one.figure.value("commodity") in maybe or _carried(one.figure)]
            stored = (*self._of_goods(names, wanted, within), *loose)
        return [Found(one.document, one.figure) for one in stored]

    def _of_goods(
        self, names: Sequence[str], wanted: Asked, within: Collection[str] | None
    ) -> tuple[StoredFigure, ...]:
        """The newest figures about these goods, and where there are more the newest of each place and period
        that the question names."""
        find = partial(self._store.catalogue.figures, commodities=names, newest=AT_ONCE, documents=within)
        found = find() if names else ()
        if len(found) < AT_ONCE:
            return found
        places = {*wanted.origins, *wanted.destinations, *wanted.places}
        found += find(places=places) if places else ()
        for one in wanted.times:
            found += () if one.open else find(months=(one.time.first, one.time.last))
        return tuple({one.key: one for one in found}.values())

    def of_any_good(
        self, places: Collection[str], months: tuple[int, int] | None, within: Collection[str] | None = None
    ) -> list[Found]:
        """The newest figures about any good at one of these places, in these months (year * 12 + month - 1);
        no place and None for months mean all.
        """
        found = self._store.catalogue.figures(
            places=places or None, months=months, documents=within, newest=AT_ONCE
        )
        return [Found(one.document, one.figure) for one in found]

    def of_document(self, identity: str) -> list[Found]:
        """The figures that a document states, in the order of its text."""
        return [
            Found(one.document, one.figure) for one in self._store.catalogue.figures(documents={identity})
        ]

    def _one(self, text: str, question: Question) -> Asked:
        known = self._store.words.frequency
        if not _VERB.search(text):
            text = _KEYWORD_US.sub("US", text)
        mended = respelled(" ".join(text.split()), lambda word: known(word) > 0)
        read = self._read(mended, question)
        if not read.goods:
            spelled = goods_spelled(mended, partial(self._traded, read))
            read = self._read(spelled, question) if spelled != mended else read
        if not _VERB.search(text):
            read = either_way(read)
        return self._with_strange_ends(read)

    def _traded(self, read: Asked, names: Sequence[str]) -> list[str]:
        """Those of the goods that figures are about; of several, those of the places asked for."""
        stored = [name for name in names if name in self._look().commodities]
        places = (*read.origins, *read.destinations, *read.places)
        if len(stored) < 2 or not places:
            return stored
        find = partial(self._store.catalogue.figures, newest=1)
        return [name for name in stored if all(find(commodities=[name], places={one}) for one in places)]

    def _read(self, text: str, question: Question) -> Asked:
        overview = self._look()
        read = asked(text, overview.newest, overview.unlisted.__contains__, question.commodities)
        return self._without_unknown_goods(read)

    def _with_strange_ends(self, read: Asked) -> Asked:
        """A word behind "to" or "from" that neither a list nor the documents know is a place all the same."""
        known = self._store.words.frequency
        strange = frozenset(
            key
            for match in _END.finditer(read.text)
            for key in keys(match[1])
            if key in read.words and not known(key)
        )
        return replace(read, names=read.names | strange)

    def _without_unknown_goods(self, read: Asked) -> Asked:
        """A word that no figure has for its good may be a name: "kazatomprom output 2022"."""
        stored = self._look().commodities
        unknown = [
            good
            for good in read.goods
            if good not in goods() and not any(same_good(name, good) for name in stored)
        ]
        named = frozenset(key for good in unknown if good not in flow_words() for key in keys(good))
        left = tuple(good for good in read.goods if good not in unknown)
        words = read.words | named
        telling = frozenset(word for word in words if self._store.words.frequency(word) > 0)
        telling |= words & _after_goods(read.text)
        otherwise = self._without_unknown_goods(read.otherwise) if read.otherwise else None
        return replace(
            read, goods=left, names=read.names | named, words=words, telling=telling, otherwise=otherwise
        )

    def _look(self) -> _Overview:
        catalogue = self._store.catalogue
        if self._unchanging and self._overview is not None:
            return self._overview
        version = catalogue.version()
        if self._overview is None or self._overview.version != version:
            names = catalogue.commodities()
            open_names = (name for name in names if name not in goods() and JOINT not in name)
            unlisted = frozenset(key for name in open_names for key in keys(name))
            dates = [document.published for document in catalogue.documents() if document.published]
            self._overview = _Overview(version, names, unlisted, max(dates, default=None))
        return self._overview


def _after_goods(text: str) -> frozenset[str]:
    """Keys of nouns right behind a good, which make another one of it: "car components"."""
    named = pairwise(terms(text))
    return frozenset(
        right.key
        for left, right in named
        if left.kind == "commodity" and not right.kind and _NOUN.fullmatch(text, left.end, right.end)
    )


def _carried(figure: Figure) -> bool:
    """Whether a figure's good is said outside of its own sentence, from where another may be read too."""
    return figure.commodity is not None and figure.commodity.inherited


def _may_be(good: str, wanted: Asked) -> bool:
    """Whether the surroundings of a figure may say that it is about a good asked for: it names none, or
    none of the list, or a wider one.
    """
    if any(same_good(good, one) for one in wanted.goods):
        return False
    return good not in goods() or any(is_kind_of(one, good) for one in wanted.goods)
