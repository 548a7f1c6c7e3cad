"""Public questions whose paragraphs are known, read from files of their publishers.

Where a set names the same paragraph twice it counts once: nobody could say which of the two is wanted.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from corpus.errors import AssistantError


class SetError(AssistantError):
    """A file of public questions that does not have the shape its publisher gave it."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """What a search may find. `title` is empty where the set has none of its own for each paragraph."""

    text: str
    title: str = ""


@dataclass(frozen=True, slots=True)
class Wanted:
    """A question and the numbers of the paragraphs it needs: all groups, of each group one paragraph.

    `answers`: the words that answer it, with their first character in the paragraph of the first group.
    """

    question: str
    groups: tuple[tuple[int, ...], ...]
    answers: tuple[tuple[int, str], ...] = ()


@dataclass(frozen=True, slots=True)
class PublicSet:
    """Paragraphs, each different, and questions about them."""

    name: str
    paragraphs: tuple[Paragraph, ...]
    questions: tuple[Wanted, ...]


class _Numbers:
    """Paragraphs by number, equal ones under one."""

    def __init__(self) -> None:
        self._numbers: dict[Paragraph, int] = {}

    def of(self, paragraph: Paragraph) -> int:
        return self._numbers.setdefault(paragraph, len(self._numbers))

    def all(self) -> tuple[Paragraph, ...]:
        return tuple(self._numbers)


def xquad(folder: Path) -> PublicSet:
    """SQuAD's questions on paragraphs of Wikipedia, the part that XQuAD kept. Their articles are not named:
    a title shared by five paragraphs would only say what the question is about at large.
    """
    numbers, questions = _Numbers(), list[Wanted]()
    for article in _json(folder / "xquad.en.json")["data"]:
        for paragraph in article["paragraphs"]:
            number = numbers.of(Paragraph(paragraph["context"]))
            for asked in paragraph["qas"]:
                answers = tuple((answer["answer_start"], answer["text"]) for answer in asked["answers"])
                questions.append(Wanted(asked["question"], ((number,),), answers))
    return PublicSet("XQuAD", numbers.all(), tuple(questions))


def two_wiki(folder: Path) -> PublicSet:
    """Questions of 2WikiMultihopQA: each needs two or four paragraphs, named by title."""
    numbers, titled = _Numbers(), dict[str, list[int]]()
    for entry in _json(folder / "2wiki_corpus.json"):
        titled.setdefault(entry["title"], []).append(numbers.of(Paragraph(entry["text"], entry["title"])))
    questions = [
        Wanted(entry["question"], tuple(tuple(titled[title]) for title in entry["ground_truth"]))
        for entry in _json(folder / "2wiki_101_questions.json")
    ]
    return PublicSet("2Wiki", numbers.all(), tuple(questions))


def tat_qa(folder: Path) -> PublicSet:
    """TAT-QA's questions on company reports that name paragraphs, over those of all reports; no tables."""
    numbers, questions = _Numbers(), list[Wanted]()
    for report in _json(folder / "tatqa_dev.json"):
        placed = {str(one["order"]): numbers.of(Paragraph(one["text"])) for one in report["paragraphs"]}
        questions += [
            Wanted(asked["question"], tuple((placed[str(order)],) for order in asked["rel_paragraphs"]))
            for asked in report["questions"]
            if asked.get("rel_paragraphs")
        ]
    return PublicSet("TAT-QA", numbers.all(), tuple(questions))


SETS: Mapping[str, tuple[tuple[str, ...], Callable[[Path], PublicSet]]] = {
    "xquad": (("xquad.en.json",), xquad),
    "2wiki": (("2wiki_101_questions.json", "2wiki_corpus.json"), two_wiki),
    "tatqa": (("tatqa_dev.json",), tat_qa),
}
"""By the name on the command line: the files that are needed and what reads them."""


def absent(name: str, folder: Path) -> Sequence[str]:
    """The files of a set that are not in the folder."""
    return [file for file in SETS[name][0] if not (folder / file).is_file()]


def load(name: str, folder: Path) -> PublicSet:
    """Read a set. Raises `SetError` when a file is not what it should be."""
    try:
        return SETS[name][1](folder)
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise SetError(
            f"The questions {name} in {folder} cannot be read: {type(error).__name__} {error}.",
            f"They come in {' and '.join(SETS[name][0])}, as published.",
            "Fetch them again, or leave the set out with --only.",
        ) from error


def _json(file: Path) -> Any:
    return json.loads(file.read_text(encoding="utf-8"))
