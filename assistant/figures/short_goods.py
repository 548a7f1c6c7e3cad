"""Short names of goods, which are clear only by what the documents are about: "American beans"."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache

from assistant.figures.light_words import light
from corpus.figures.lexicon import directions, flow_words, measure_words
from corpus.figures.sentence import Sentence
from corpus.vocabulary import lines, records


def goods_spelled(text: str, known: Callable[[Sequence[str]], Sequence[str]]) -> str:
    """The question with such a name spelled out, where the documents have one good that it can mean and no
    other word says which is meant ("castor beans"). `known`: those goods of some that are traded there.
    """
    s = Sentence(text, ())
    for index, word in enumerate(s.words):
        names = _short().get(word.lower, ())
        if not names or word.kind or not _plain(s, index - 1):
            continue
        meant = known(names)
        if len(meant) == 1:
            return f"{text[: word.start]}{meant[0]}{text[word.end :]}"
    return text


def _plain(s: Sentence, index: int) -> bool:
    """Whether the word before says nothing of the kind of a good."""
    if index < 0 or s.words[index].kind == "place":
        return True
    known = (flow_words(), measure_words(), directions(), _small())
    word = s.lower(index)
    return light(word) or word[0].isdigit() or any(word in words for words in known)


@cache
def _small() -> frozenset[str]:
    return frozenset(word for line in lines("stopwords.txt") for word in line.split())


@cache
def _short() -> dict[str, tuple[str, ...]]:
    return {row["word"]: tuple(row["goods"].split("|")) for row in records("short_goods.csv")}
