"""Looking up figures among 100,000, beside embedding one question.

Run it with `python -m eval.benchmarks.figure_lookup`.
"""

from __future__ import annotations

import itertools
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal
from functools import partial
from pathlib import Path
from statistics import median

import numpy as np
import torch
from sqlalchemy import URL

from corpus.document import Document
from corpus.figures.figure import Figure, Slot
from corpus.goods import goods
from corpus.places import all_places
from corpus.quantities import Quantity
from index.catalogue import Catalogue
from index.embedding import SentenceTransformerEmbedder
from index.figures import Filters, load_figure

FIGURES, IN_ONE = 100_000, 100
"""Figures in all, and in one document."""
REPEATS = 30
QUESTION = "How much gallium went from China to Japan in June 2025, in lot {}?"
_MEASURES = ("trade", "trade", "trade", "production", "price")


def main() -> None:
    """Fill a catalogue in a temporary folder and print the table."""
    with tempfile.TemporaryDirectory() as folder:
        catalogue = Catalogue(URL.create("sqlite", database=str(Path(folder) / "catalogue.sqlite")))
        catalogue.create()
        filling = _seconds(lambda: fill(catalogue))
        model = SentenceTransformerEmbedder()
        model.embed([QUESTION])
        torch.set_num_threads(1)  # on a busy machine threads that wait for each other take most of the time
        lots = itertools.count()  # a text embedded before would come from memory
        embedding = _typical(lambda: model.embed([QUESTION.format(next(lots))]))
        print(f"{FIGURES:,} figures written in {filling:.1f} s")
        print(f"{'embedding one question':<32} {embedding * 1000:8.2f} ms")
        for name, filters in LOOKUPS.items():
            load_figure.cache_clear()
            look_up = partial(catalogue.figures, **filters)
            first, count = _seconds(look_up), len(look_up())
            again = _typical(look_up)
            print(
                f"{name:<32} {again * 1000:8.2f} ms, first {first * 1000:7.2f} ms,"
                f" {count:4} figures: {again / embedding:.3f} of the embedding"
            )
        catalogue.close()


LOOKUPS: dict[str, Filters] = {
    "commodity": {"commodities": ("gallium",)},
    "commodity, measure, place": {
        "commodities": ("gallium",),
        "measures": ("trade",),
        "places": ("Japan",),
    },
    "place": {"places": ("Japan",)},
    "place, month": {"places": ("Japan",), "months": (2025 * 12 + 5, 2025 * 12 + 5)},
    "commodity, the newest 50": {"commodities": ("gallium",), "newest": 50},
}


def fill(catalogue: Catalogue, often: Sequence[str] = (), every: int = 0) -> None:
    """Documents of invented figures, every good and country in turn; `often` names goods of every n-th."""
    numbers = iter(range(FIGURES))
    names = sorted(goods())
    if often:
        rare = itertools.cycle(names)
        names = [often[at // every % len(often)] if at % every == 0 else next(rare) for at in range(FIGURES)]
    countries = sorted(place.name for place in all_places() if place.kind == "country")
    none = np.zeros((0, 4), dtype=np.float32)
    for first in range(0, FIGURES, IN_ONE):
        document = Document(f"d{first:08}", f"{first:08}.txt", "Invented. " * 200)
        found = [figure(next(numbers), names, countries) for _ in range(IN_ONE)]
        catalogue.put(Path(f"/{document.name}"), document, 1, (), none, found)


def figure(number: int, names: list[str], countries: list[str]) -> Figure:
    """One invented figure; its parts follow from its number."""
    start = number % IN_ONE * 20
    month = number // 7 % 96

    def slot(value: str) -> Slot:
        return Slot(value, "clause", start, start + 8)

    quantity = Quantity(
        start,
        start + 8,
        f"{number:,} kg",
        Decimal(number),
        None,
        "kg",
        "mass",
        "=",
        0,
        Decimal(1),
        "kg",
        Decimal(1),
    )
    return Figure(
        start,
        start + 19,
        quantity,
        measure=slot(_MEASURES[number % len(_MEASURES)]),
        flow=slot("export"),
        reporter=slot(countries[number % len(countries)]),
        origin=slot(countries[number % len(countries)]),
        destination=slot(countries[number // 3 % len(countries)]),
        commodity=slot(names[number * 31 % len(names)]),
        period=slot(f"{2018 + month // 12}-{month % 12 + 1:02}"),
    )


def _typical(step: Callable[[], object]) -> float:
    return median(_repeated(step))


def _repeated(step: Callable[[], object]) -> Iterator[float]:
    for _ in range(REPEATS):
        yield _seconds(step)


def _seconds(step: Callable[[], object]) -> float:
    start = time.perf_counter()
    step()
    return time.perf_counter() - start


if __name__ == "__main__":
    main()
