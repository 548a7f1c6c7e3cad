"""A small store of made-up documents whose every figure is known."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hashed_words import HashedWords

from assistant import Assistant
from index.store import Store

HARBOUR = """---
title: Tin and gallium in June
publisher: Harbour Post
published: 2025-07-21
---
# Tin and gallium in June

China exported 3,000 kilograms of gallium in June 2025.
Japan received 2,004 kilograms of gallium from China in June 2025.
Germany received no gallium from China in June 2025.

In May 2025 China exported 2,400 kilograms of gallium.
China exported 1,500 kilograms of gallium in June 2024.

# Tin

Peru exported 1,900 tonnes of tin in June 2025.
Indonesia exported 4,200 tonnes of tin in June 2025.
Bolivia exported 900 tonnes of tin in June 2025.

China imported 11,000 tonnes of tin ore in June 2025.
"""
SMELTER = """---
title: Smelter notes
publisher: Smelter Notes
published: 2025-08-20
---
# Copper

Chile's copper exports rose 12% year-on-year to 60,000 tonnes in July 2025.
In the first seven months of 2025 Chile exported 410,000 tonnes of copper.

Copper production in Peru was 229,000 tonnes in July 2025.
Peru exported 30,000 tonnes of copper to Japan in July 2025.
Peru exported 50,000 tonnes of copper to India in July 2025.
Peru exported 120,000 tonnes of copper in July 2025.

Exports of zinc from Peru were $250 million in July 2025.
Zinc exports from Peru were 100,000 tonnes in July 2025.

South Korea took 40% of Peru's zinc exports in July 2025.
"""
GRAIN = """---
title: Grain at the ports
publisher: Grain Ledger
published: 2025-09-05
---
# Wheat

Russia exported 4.1 million tonnes of wheat in August 2025.
Russia exported 3.5 million tonnes of wheat in July 2025.
Russia exported 5.0 million tonnes of wheat in August 2024.

Egypt imported 800,000 tonnes of wheat in August 2025.
The price of wheat was $240 per tonne in August 2025.

Russia is expected to export 45 million tonnes of wheat in 2026.
"""
OTHER_GRAIN = """---
title: Wheat from the Black Sea
publisher: Black Sea Daily
published: 2025-09-08
---
# Wheat

Russia exported 4.6 million tonnes of wheat in August 2025.
Russia exported 3.52 million tonnes of wheat in July 2025.
"""
MADE = {
    "post.md": HARBOUR,
    "smelter.md": SMELTER,
    "grain.md": GRAIN,
    "other-grain.md": OTHER_GRAIN,
}


@pytest.fixture(scope="session")
def news(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Assistant]:
    """An assistant that has read the made-up documents; nothing is added to it."""
    folder = tmp_path_factory.mktemp("news")
    for name, text in MADE.items():
        (folder / name).write_text(text, encoding="utf-8")
    with Assistant(Store(tmp_path_factory.mktemp("store"), HashedWords())) as assistant:
        assistant.add(folder)
        yield assistant


@pytest.fixture(scope="module")
def papers(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Assistant]:
    """An assistant that knows the `PAPERS` of the test's module: texts by file name."""
    folder = tmp_path_factory.mktemp("papers")
    for name, text in request.module.PAPERS.items():
        (folder / name).write_text(text, encoding="utf-8")
    store = Store(tmp_path_factory.mktemp("store"), HashedWords())
    store.add([folder])
    with Assistant(store) as assistant:
        yield assistant
