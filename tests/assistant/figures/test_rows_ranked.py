"""The largest of the rows of a table whose rows are mines or vessels."""

from __future__ import annotations

from pathlib import Path

import pytest
from hashed_words import HashedWords

from assistant import Assistant
from index.store import Store

REPORT = """---
title: Harrow Silver, results of July 2025
publisher: Harrow Silver
published: 2025-08-11
---
# Harrow Silver, results of July 2025

| Mine | Silver output July 2025 (tonnes) | Unit cost (USD per tonne) | Silver sales July 2025 (tonnes) |
|---|---|---|---|
| Esk (Peru) | 31 | 410 | 30 |
| Tarn (Mexico) | 87 | 655 | 81 |
| Ulva (Bolivia) | 12 | 702 | not told |
| Group | 130 | 600 | 122 |
"""


@pytest.mark.parametrize(
    ("question", "said", "unsaid"),
    [
        ("Which mine had the highest silver output in July 2025?", "Tarn (Mexico)", "130"),
        ("Which mine had the lowest silver output in July 2025, and what was it?", "Ulva (Bolivia)", "130"),
    ],
)
def test_the_first_row(tmp_path: Path, question: str, said: str, unsaid: str) -> None:
    (tmp_path / "report.md").write_text(REPORT, encoding="utf-8")
    with Assistant(Store(tmp_path / "store", HashedWords())) as news:
        news.add(tmp_path / "report.md")
        answer = news.ask(question)
    first = answer.text.split("\n\n")[0]
    assert answer.kind == "ranking"
    assert first.startswith(said)
    assert unsaid not in first
    assert "besides" not in answer.text
