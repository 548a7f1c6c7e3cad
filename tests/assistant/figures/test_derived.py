"""Answers that follow from several figures: sums, rests, shares, revisions, second questions, two sources."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hashed_words import HashedWords

from assistant import Assistant
from assistant.proof import proven
from index.store import Store

COFFEE = """---
title: Coffee of Honduras: July
publisher: Isthmus Journal
published: 2023-08-11
---
# Coffee of Honduras: July

Honduras exported 700,000 bags of coffee in July 2023, down 20% from July 2022.

Germany was the main destination with 210,000 bags, followed by Belgium with 98,000 bags.

Guatemala exported 400,000 bags of coffee in July 2023 and Nicaragua 250,000 bags.
"""
OIL = """---
title: Sunflower oil of Ukraine
publisher: Blacksoil Wire
published: 2024-03-12
---
# Sunflower oil of Ukraine

Ukraine exported 500,000 tonnes of sunflower oil in February 2024.

India was the biggest taker with 150,000 tonnes, ahead of Turkey with 90,000 tonnes.

The ministry lowered its forecast for 2023/24 sunflower oil exports to 5.9 million tonnes from 6.2 million tonnes.

Correction: last week we put Ukraine's rapeseed oil exports in January 2024 at 21,400 tonnes; the right number is 24,100 tonnes.
"""  # noqa: E501
STEEL = """---
title: Steel of South Korea
publisher: Han River Metals
published: 2024-09-05
---
# Steel of South Korea

South Korea exported 2.4 million tonnes of steel in August 2024.

Steel imports by South Korea were 1.1 million tonnes in August 2024.

Exports of steel to the United States fell to 200,000 tonnes in August from 250,000 tonnes in July.

Hot-rolled coil accounted for 600,000 tonnes.

The Steel Council put exports of steel for the first eight months of 2024 at 18.9 million tonnes; the customs service counted 18.6 million tonnes.

Ansteel Research cut its forecast of South Korea's steel exports in 2025 by 1.5 million tonnes to 26.5 million tonnes.
"""  # noqa: E501


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Assistant]:
    """An assistant that has read the three made-up documents."""
    folder = tmp_path_factory.mktemp("derived")
    for name, text in {"coffee.md": COFFEE, "oil.md": OIL, "steel.md": STEEL}.items():
        (folder / name).write_text(text, encoding="utf-8")
    with Assistant(Store(tmp_path_factory.mktemp("derived-store"), HashedWords())) as assistant:
        assistant.add(folder)
        yield assistant


@pytest.mark.parametrize(
    ("question", "kind", "said"),
    [
        ("Total coffee exports of Honduras, Guatemala and Nicaragua in July 2023?", "sum", ["1,350,000"]),
        ("How many bags of coffee did Honduras export in July 2022?", "difference", ["875,000"]),
        (
            "What share of Honduran coffee went to Germany and Belgium together in July 2023?",
            "share",
            ["44%", "210,000", "98,000", "700,000"],
        ),
        (
            "Did Honduras export more coffee than Guatemala in July 2023?",
            "comparison",
            ["Yes", "700,000", "400,000", "300,000"],
        ),
        ("Did Nicaragua export more coffee than Guatemala in July 2023?", "comparison", ["No", "250,000"]),
        (
            "Who was the second-largest buyer of Honduran coffee in July 2023?",
            "ranking",
            ["Coffee exports from Honduras to Belgium, July 2023: 98,000 bags [1]. Before it: "],
        ),
        (
            "Sunflower oil exports from Ukraine excluding India and Turkey in February 2024?",
            "difference",
            ["260,000", "150,000", "90,000"],
        ),
        (
            "Which country bought the most Ukrainian sunflower oil in February 2024, and what share of the"
            " total was that?",
            "ranking",
            ["to India", "150,000", "30%"],
        ),
        (
            "How far was the forecast for Ukraine's 2023/24 sunflower oil exports lowered?",
            "change",
            ["0.3 million", "5.9 million", "6.2 million"],
        ),
        (
            "How much rapeseed oil did Ukraine export in January 2024?",
            "lookup",
            ["24,100 tonnes [1]; corrected", "21,400"],
        ),
        (
            "How much more steel did South Korea export than import in August 2024?",
            "comparison",
            ["2.4 million", "1.1 million", "1.3 million"],
        ),
        (
            "By how much did South Korea's steel exports to the United States fall in August 2024?",
            "change",
            ["20%", "50,000"],
        ),
        (
            "What share of South Korea's August 2024 steel exports was hot-rolled coil?",
            "share",
            ["25%", "600,000"],
        ),
        (
            "How much steel did South Korea export in the first eight months of 2024?",
            "conflict",
            ["(Council)", "18.9 million", "(customs)", "18.6 million"],
        ),
        (
            "What did Ansteel Research do to its forecast of South Korea's steel exports in 2025?",
            "change",
            ["Lowered from 28 million t", "26.5 million"],
        ),
    ],
)
def test_derived(desk: Assistant, question: str, kind: str, said: list[str]) -> None:
    answer = desk.ask(question)
    text = answer.text.split("\n\n")[0] if kind != "ranking" else answer.text
    assert answer.kind == kind, answer.text
    assert [one for one in said if one not in text] == [], text
    assert proven(answer) is answer


@pytest.mark.parametrize(
    "question",
    [
        "Total coffee exports of Honduras, Guatemala and Peru in July 2023?",
        "Sunflower oil exports from Ukraine excluding India and Egypt in February 2024?",
        "How much more sunflower oil did Ukraine export than import in February 2024?",
    ],
)
def test_no_derivation_from_less_than_all(desk: Assistant, question: str) -> None:
    """A sum or rest of which one operand is missing is none."""
    assert desk.ask(question).kind not in ("sum", "difference", "comparison")
