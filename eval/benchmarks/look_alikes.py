"""The same story of other companies, months or metals: is the document that a question names found first?

Run it with `python -m eval.benchmarks.look_alikes`. It adds 2,000 invented documents to a temporary store,
asks a question about each of 200 that names its company and month or its metal and month, and counts how
often the search has that document first, beside vectors alone and words alone, and how often the answer
cites it. Every second company and metal compares with the month before, so that the document of the month
after names all that the question names too: these are counted apart. The target is 97 %.
"""

from __future__ import annotations

import calendar
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from random import Random

from assistant import Assistant
from corpus.words import keys as word_keys
from index.store import Store

DOCUMENTS, ASKED = 2_000, 200
STRIDE = 1_009
"""Has no divisor in common with `DOCUMENTS`: questions are spread over companies, metals and months."""
TARGET = 0.97
MONTHS = 40
FIRST_YEAR = 2022
COMPANIES = tuple(
    f"{first}{second} {kind}"
    for first, kind in (
        ("Kel", "Metals"), ("Or", "Resources"), ("Tal", "Mining"), ("Bren", "Minerals"), ("Ash", "Metals"),
        ("Dun", "Resources"), ("Vor", "Mining"), ("Mire", "Minerals"),
    )
    for second in ("vane", "wick", "dale", "mont", "holt")
)  # fmt: skip
METALS = (
    "antimony", "beryllium", "bismuth", "chromium", "cobalt", "copper", "gallium", "germanium", "indium",
    "lead", "lithium", "magnesium", "manganese", "molybdenum", "nickel", "niobium", "rhenium", "tantalum",
    "tellurium", "tin", "titanium", "tungsten", "vanadium", "zinc", "zirconium",
)  # fmt: skip
BUYERS = ("Japan", "Germany", "South Korea", "the Netherlands", "India", "Vietnam", "Poland", "Brazil")
ABOUT_COMPANY = (
    "How many tonnes did {name} ship in {month}?",
    "What did the shipments of {name} come to in {month}?",
    "{name} {month} tonnes shipped",
    "How large was the volume that {name} sent off in {month}?",
)
ABOUT_METAL = (
    "How much {name} was exported in {month}?",
    "What did exports of {name} come to in {month}?",
    "{name} exports {month}",
    "How many kilograms of {name} left the country in {month}?",
)


@dataclass(frozen=True, slots=True)
class Story:
    """What tells one document from the others: a company or a metal, and the month."""

    number: int
    name: str
    month: int
    of_company: bool

    @property
    def looks_back(self) -> bool:
        """Whether this company or metal is compared with the month before."""
        return (COMPANIES if self.of_company else METALS).index(self.name) % 2 == 1

    @property
    def file(self) -> str:
        return f"{self.number:05}.md"

    def text(self) -> str:
        """The document: Markdown with front matter. Its title names no month."""
        chance = Random(self.number)
        tell = _of_company if self.of_company else _of_metal
        title, body = tell(self, chance)
        published = date(
            FIRST_YEAR + (self.month + 1) // 12, (self.month + 1) % 12 + 1, chance.randint(3, 25)
        )
        head = f"---\ntitle: {title}\npublisher: Quarry Street Wire\npublished: {published}\n---\n\n"
        return f"{head}{body}\n"

    def question(self) -> str:
        """A question that names this document alone."""
        forms = ABOUT_COMPANY if self.of_company else ABOUT_METAL
        return forms[self.number % len(forms)].format(name=self.name, month=month_name(self.month))


def stories() -> tuple[Story, ...]:
    """All documents: first those of each company, then those of each metal."""
    half = DOCUMENTS // 2
    of_company = [
        Story(number, COMPANIES[number % len(COMPANIES)], number // len(COMPANIES), True)
        for number in range(half)
    ]
    of_metal = [
        Story(half + number, METALS[number % len(METALS)], number // len(METALS) % MONTHS, False)
        for number in range(half)
    ]
    return (*of_company, *of_metal)


def month_name(month: int) -> str:
    """The name of a month counted from January of the first year."""
    return f"{calendar.month_name[month % 12 + 1]} {FIRST_YEAR + month // 12}"


def _of_company(story: Story, chance: Random) -> tuple[str, str]:
    tonnes = chance.randint(1_100, 9_800)
    metal = METALS[COMPANIES.index(story.name) % len(METALS)]
    body = (
        f"{story.name} shipped {tonnes:,} tonnes of {metal} concentrate in {month_name(story.month)}, the"
        f" miner said in its monthly note. That compares with {chance.randint(1_100, 9_800):,} tonnes"
        f" {_before(story)}. Smelters in {chance.choice(BUYERS)} took the larger part of it.\n\n"
        f"Rain closed the road to the pit for {chance.randint(2, 9)} days, and trucks had to wait at the"
        " gate. A second mill is to start by the end of the year, which would let the mine run at full load."
        f" The shares closed {chance.randint(1, 40) / 10} percent higher."
    )
    return f"{story.name} tells what it shipped", body


def _of_metal(story: Story, chance: Random) -> tuple[str, str]:
    kilograms = chance.randint(1_100, 98_000)
    body = (
        f"Exports of {story.name} came to {kilograms:,} kilograms in {month_name(story.month)}, customs data"
        f" show. They had been {chance.randint(1_100, 98_000):,} kilograms {_before(story)}."
        f" The largest buyer was {chance.choice(BUYERS)}.\n\n"
        f"Licences took {chance.randint(20, 60)} days to be granted, traders said, and some lots were held at"
        " the port until the papers were in order. Buyers have begun to keep larger stocks of their own."
        f" The spot price moved by {chance.randint(1, 40) / 10} percent over the month."
    )
    return f"Customs data on {story.name}", body


def _before(story: Story) -> str:
    return f"in {month_name(story.month - 1)}" if story.looks_back else "one month earlier"


def difference(wanted: Story, found: Story | None) -> str:
    """In what another document than the wanted one differs from it."""
    if found is None:
        return "nothing was found"
    parts = []
    if found.of_company != wanted.of_company:
        parts.append("the other kind of story")
    elif found.name != wanted.name:
        parts.append("another company" if wanted.of_company else "another metal")
    if found.month != wanted.month:
        parts.append("the month after" if found.month == wanted.month + 1 else "another month")
    return ", ".join(parts) or "the same"


def main() -> None:
    """Add, ask, and print the shares and what was found instead."""
    told = stories()
    asked = [told[number * STRIDE % DOCUMENTS] for number in range(ASKED)]
    named = {story.file: story for story in told}
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary) / "files"
        folder.mkdir()
        for story in told:
            (folder / story.file).write_text(story.text(), encoding="utf-8")
        with Assistant.open(Path(temporary) / "store") as assistant:
            start = time.perf_counter()
            assistant.add(folder)
            print(f"{DOCUMENTS:,} documents added in {time.perf_counter() - start:.0f} s")
            _search(assistant, asked, named)
            _legs(assistant.store, asked)
            cited = [assistant.ask(story.question()).citations for story in asked]
    first = [citations[0].document.name if citations else "" for citations in cited]
    right = sum(name == story.file for name, story in zip(first, asked, strict=True))
    print(f"{'cited first by the answer':<28} {right / ASKED:7.1%}, {first.count('')} answers cite nothing")


def _search(assistant: Assistant, asked: Sequence[Story], named: dict[str, Story]) -> None:
    instead: Counter[str] = Counter()
    missed: list[Story] = []
    for story in asked:
        found = [passage.document.name for passage in assistant.search(story.question())]
        if found[:1] == [story.file]:
            continue
        rank = found.index(story.file) + 1 if story.file in found else "beyond 10"
        cause = difference(story, named[found[0]] if found else None)
        instead[cause] += 1
        missed.append(story)
        print(f"  {story.question()} Rank {rank}, before it: {cause}.")
    right = 1 - len(missed) / ASKED
    met = "met" if right >= TARGET else "missed"
    print(f"{'first in the search':<28} {right:7.1%}, target {TARGET:.0%}: {met}")
    for name, back in (("  month named once", False), ("  by the month after too", True)):
        of = sum(story.looks_back is back for story in asked)
        print(f"{name:<28} {1 - sum(story.looks_back is back for story in missed) / of:7.1%} of {of}")
    for cause, count in instead.most_common():
        print(f"{'  instead: ' + cause:<28} {count:5}")


def _legs(store: Store, asked: Sequence[Story]) -> None:
    """How each index would do alone, to tell which of them misled the search."""
    legs: dict[str, Callable[[str], list[tuple[int, float]]]] = {
        "first by vectors alone": lambda text: store.vectors.nearest(store.embedder.embed([text])[0], 1),
        "first by words alone": lambda text: store.words.best(word_keys(text), 1),
    }
    for name, leg in legs.items():
        keys = [leg(story.question())[0][0] for story in asked]
        names = {one.key: one.passage.document.name for one in store.catalogue.passages(keys)}
        right = sum(names[key] == story.file for key, story in zip(keys, asked, strict=True))
        print(f"{name:<28} {right / ASKED:7.1%}")


if __name__ == "__main__":
    main()
