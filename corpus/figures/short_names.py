"""Short names of goods that a text has named in full: "MOP", "the oxide", "cathodes" of copper."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from corpus.figures.goods_aside import aside
from corpus.figures.goods_named import WORKS
from corpus.figures.mention import Mention
from corpus.figures.mentions import Mentions
from corpus.figures.open_goods import ordinary_words
from corpus.figures.sentence import Sentence
from corpus.goods import called, form_named, goods, is_group, short_keys
from corpus.words import name_of, terms

_POINTING = frozenset({"the", "this", "these", "both", "its", "those"})
REMEMBERED = 6
"""Goods named last that a short name may mean."""


class ShortNames:
    """The short names of a text for goods that it has named in full."""

    def __init__(self, text: str) -> None:
        self._short = short_names(text)
        self._seen: list[str] = []
        self._begun: dict[str, set[str]] = {}

    def resolved(self, s: Sentence, named: Mentions, topic: Sequence[str]) -> Mentions:
        """ "the oil" in a text about palm oil, "cathodes" in one about copper: the longer name is meant."""
        kept: list[Mention] = []
        for good in named.goods:
            lower = s.lower(good.index)
            if (
                is_group(good.value)
                and {s.lower(good.index - 1), s.lower(good.index - 2)} & _POINTING
                and s.lower(good.index - 1) != "of"  # "those of copper" names it
                and topic
                and "," not in s.gap(good.index - 1)  # "Of this, shrimp made up 5 t"
            ):
                continue  # "the critical metal": the one spoken of
            longer = next(
                (name for name in topic if name.endswith(f" {lower}") and good.value not in topic), ""
            )
            if _OF_ALL_KINDS.match(s.text, s.words[good.last].end):
                longer = ""
            if (
                good.value not in goods()
                or not good.noun
                or (
                    lower == "oil"
                    and s.lower(good.index - 1) not in ("crude", "fuel", "heating")
                    and "gas" not in (s.lower(good.index - 2), s.lower(good.index + 2))
                )
            ):
                longer = longer or _short_name(s, good.index, [*topic, *self._seen])
            kept.append(replace(good, value=longer) if longer else good)
        beside = {at for good in named.goods for at in (good.index, good.index + 1)}
        topic_keys = {key for name in topic for key in short_keys(name)}
        seen_keys = {key for name in self._seen for key in short_keys(name)}
        kinds = {good.index: good for good in self._kinds(s)}
        for index, word in enumerate(s.words):
            pointed = word.key in seen_keys and s.lower(index - 1) in _POINTING
            if word.key not in topic_keys and not pointed and not self._short:
                continue
            if word.kind or (s.lower(index - 1) in ("of", "a") and index == 0):
                continue
            if index in beside or index in kinds or s.lower(index + 1) in WORKS:
                continue
            if form := self._short.get(s.text[word.start : word.end], "") or _short_name(
                s, index, [*topic, *self._seen] if pointed else topic
            ):
                found = Mention(index, index, form)
                kept += [] if aside(s, kept, found) else [found]
        if not any(good.index == 0 for good in kept) and (label := self._labelled(s)):
            kept.append(label)
        taken = {good.index for good in kept}
        kept += [good for index, good in kinds.items() if index not in taken]
        for good in kept:
            for name in (good.value, s.lower(good.index)):
                first, _, rest = name.partition(" ")
                if rest:
                    self._begun.setdefault(first, set()).add(good.value)
            if good.noun and good.value not in self._seen[:1]:
                self._seen = [good.value, *(name for name in self._seen if name != good.value)][:REMEMBERED]
        return replace(named, goods=tuple(sorted(kept, key=lambda good: good.index)))

    def _labelled(self, s: Sentence) -> Mention | None:
        """ "Skim: 37,100 t" after skim milk powder, "Coking: 14 t" after coking coal."""
        names = self._begun.get(s.lower(0), ()) if _begins_label(s) else ()
        return Mention(0, 0, next(iter(names))) if len(names) == 1 else None

    def _kinds(self, s: Sentence) -> list[Mention]:
        """ "The coking kind", "coking 25 t" after coking coal."""
        starts = {first for first, _ in s.numbers}
        found = []
        for index, word in enumerate(s.words):
            if word.kind or not (index + 1 in starts or s.lower(index + 1) in _KINDS):
                continue
            match = _FIRST_WORD.search(s.text[: word.end])
            names = self._begun.get(match["name"].lower(), ()) if match else ()
            if len(names) == 1 and (match and match["the"]) == ("the" if index + 1 not in starts else None):
                found.append(Mention(index, index, next(iter(names))))
        return found


_KINDS = frozenset({"kind", "sort", "type", "variety", "grade"})
_FIRST_WORD = re.compile(r"(?:(?P<the>the)|,|\band|\bwhich|\bplus) (?P<name>[A-Za-z]+(?:-[A-Za-z]+)*)$")


def _begins_label(s: Sentence) -> bool:
    return len(s.words) > 1 and s.gap(0).startswith(": ") and not s.words[0].kind


def _short_name(s: Sentence, index: int, topic: Sequence[str]) -> str:
    """The good that "cathodes" means in a text about copper, "the oxide" in one about antimony oxide."""
    key = s.words[index].key
    topic = [name for name in topic if key in short_keys(name)]
    if not topic:
        return ""
    for name in topic:
        if form := form_named(name, key):
            return form
    if s.lower(index) in ordinary_words() or s.lower(index - 1) in _PART_OF or s.in_number(index):
        return ""
    if short := next((name for name in topic if called(name, key)), ""):
        return short
    made_of = (good.form_of for name in topic if (good := goods().get(name)) and good.form_of)
    return next((form for name in made_of if (form := form_named(name, key))), "")


_OF_ALL_KINDS = re.compile(
    r" (?:of|in) (?:all|every|any) (?:grade|kind|type|form|sort|quality|qualities|varieties|variety)s?\b"
)
_PART_OF = frozenset({"other", "finished", "oil", "food", "bean"})
_SHORT = re.compile(r"(?P<name>[A-Za-z-]+(?: [a-z-]+){0,3}) \((?P<short>[A-Z][A-Za-z0-9]{1,5}s?)\)")
_IN_BRACKET = re.compile(r" \([A-Z][A-Za-z0-9]{1,5}s?\)")


def short_names(text: str) -> dict[str, str]:
    """Abbreviations that a text defines for its goods: "muriate of potash (MOP)"."""
    found: dict[str, str] = {}
    for match in _SHORT.finditer(text) if _IN_BRACKET.search(text) else ():
        named = [term for term in terms(match["name"]) if term.kind == "commodity"]
        short = match["short"]
        if named and named[-1].end == len(match["name"]) and not any(t.kind for t in terms(short)):
            found.setdefault(short, name_of(named[-1].key))
    return found
