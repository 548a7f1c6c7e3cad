"""What figures add to a question, with the library alone and among 100,000 figures more.

Run it with `python -m eval.benchmarks.figure_asking`. It times reading the question, finding what fits and
answering. Of the invented figures every eighth is about one of the goods that the questions ask for.
"""

from __future__ import annotations

import itertools
import tempfile
import time
from pathlib import Path
from statistics import median, quantiles

import torch

from assistant import Assistant
from assistant.figures import answering
from assistant.figures.known import Figures
from assistant.question import understand
from eval.benchmarks.figure_lookup import fill
from index import retrieval

QUESTIONS = (
    "How much gallium went from China to Japan in June 2025?",
    "What share of China's rare earth magnets went to Germany in June 2025?",
    "Which countries bought the most gold from Switzerland in February 2024?",
    "How did exports of germanium change from May to June 2025?",
    "How much uranium did Kazatomprom produce in 2022 and 2023 together?",
    "Did the United States receive any antimony from China in June 2025?",
    "Why has the price of antimony risen?",
)
ASKED_FOR = ("gallium", "rare earth magnets", "gold", "germanium", "uranium", "antimony")
EVERY = 8
READ = 12
REPEATS = 5


def main() -> None:
    """Ask in a temporary store and print the table."""
    torch.set_num_threads(1)
    with tempfile.TemporaryDirectory() as folder, Assistant.open(Path(folder) / "store") as assistant:
        assistant.add(Path(__file__).parents[2] / "corpus" / "library")
        _table("the library", assistant)
        fill(assistant.store.catalogue, often=ASKED_FOR, every=EVERY)
        _table("and 100,000 figures", assistant)


def _table(name: str, assistant: Assistant) -> None:
    figures = Figures(assistant.store)
    lots = itertools.count()  # a text embedded before would come from memory
    searching, answered = [], []
    for question in QUESTIONS * REPEATS:
        asked = understand(f"{question} (lot {next(lots)})", (), lambda word: True)
        start = time.perf_counter()
        passages = retrieval.search(assistant.store, asked.query, READ)
        middle = time.perf_counter()
        read = figures.asked(question, (), understand(question, (), lambda word: True))
        answering.answer(read, figures.about(read, passages))
        searching.append(middle - start)
        answered.append(time.perf_counter() - middle)
    print(
        f"{name:<20} search {median(searching) * 1000:7.1f} ms,"
        f" figures {median(answered) * 1000:7.1f} ms, p95 {quantiles(answered, n=20)[-1] * 1000:7.1f} ms"
    )


if __name__ == "__main__":
    main()
