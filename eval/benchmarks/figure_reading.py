"""Reading figures: megabytes of text a minute on one core, and how the time grows with the text.

Run it with `python -m eval.benchmarks.figure_reading`. Four times the text should take four times as long.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TypeVar

import corpus
from corpus.document import Document, Span
from corpus.figures.labels import label
from corpus.figures.reading import figures
from corpus.figures.unit_names import column_unit
from corpus.reading import read, read_bytes, readable_files

LIBRARY = Path(str(corpus.__file__)).parent / "library"
REPEATS = 3
SENTENCE = "China exported 1,200 kg of gallium to Japan, 300 kg to Germany and 20 kg to Peru in June 2025"
PUBLISHED = date(2025, 9, 10)
Answer = TypeVar("Answer")


def main() -> None:
    """Read the library, then texts of two sizes, and print the table."""
    documents = [read(path) for path in readable_files(LIBRARY)]
    _read(documents)  # loads the vocabulary
    seconds, found = _quickest(lambda: _read(documents))
    size = sum(len(document.text.encode()) for document in documents)
    print(f"library: {len(documents)} documents, {size / 1e6:.2f} MB, {found} figures, {seconds:.2f} s")
    print(f"one core: {size / 1e6 / seconds * 60:.1f} MB of text a minute")
    print("\ngrowth                      small      s   4 times      s   ratio")
    for name, made, count in (
        ("sentences", _sentences, 100),
        ("characters of a sentence", _one_sentence, 350),
        ("the same, past the limit", _one_sentence, 5_000),
        ("rows of a table", _rows, 2_500),
        ("columns of a table", _columns, 50),
        ("headings", _headings, 100),
        ("characters of a heading", _one_heading, 4_000),
        ("characters of a cell", _one_cell, 4_000),
    ):
        small, large = _figures_in(made(count)), _figures_in(made(4 * count))
        print(f"{name:<25} {count:>7} {small:>6.2f} {4 * count:>9} {large:>6.2f} {large / small:>7.1f}")


def _read(documents: list[Document]) -> int:
    return sum(len(figures(document)) for document in documents)


def _figures_in(document: Document) -> float:
    return _quickest(lambda: figures(document))[0]


def _quickest(step: Callable[[], Answer]) -> tuple[float, Answer]:
    """The least seconds of several runs, and what a run gives."""
    least, answer = float("inf"), None
    for _ in range(REPEATS):
        label.cache_clear()  # every run reads its tables as if it were the first
        column_unit.cache_clear()
        start = time.perf_counter()
        answer = step()
        least = min(least, time.perf_counter() - start)
    assert answer is not None
    return least, answer


def _document(text: str, headings: tuple[Span, ...] = ()) -> Document:
    return Document(id="d0", name="a.txt", text=text, published=PUBLISHED, headings=headings)


def _sentences(count: int) -> Document:
    return _document(". ".join([SENTENCE] * count))


def _one_sentence(characters: int) -> Document:
    return _document(_long(characters))


def _one_heading(characters: int) -> Document:
    return _document(f"{_long(characters)}\n\n{SENTENCE}.", (Span(0, characters),))


def _one_cell(characters: int) -> Document:
    cell = _long(characters).replace(",", "")
    return read_bytes(
        f"period,partner,remarks of others,quantity\n2025-06,Japan,{cell},5\n".encode(), "a.csv"
    )


def _rows(count: int) -> Document:
    rows = "".join(f"{2000 + row % 20}-{row % 12 + 1:02},Japan,tin,{row},kg\n" for row in range(count))
    return read_bytes(f"period,partner,commodity,quantity,unit\n{rows}".encode(), "a.csv")


def _columns(count: int) -> Document:
    header = ",".join(["country", *(f"mine {column} (t)" for column in range(count))])
    return read_bytes(f"{header}\nPeru,{','.join(map(str, range(count)))}\n".encode(), "a.csv")


def _headings(count: int) -> Document:
    return read_bytes("".join(f"# Part {part}\n\n{SENTENCE}.\n\n" for part in range(count)).encode(), "a.md")


def _long(characters: int) -> str:
    return (f"{SENTENCE}, " * (characters // len(SENTENCE) + 1))[:characters]


if __name__ == "__main__":
    main()
