"""A small real store for the page: news of two publishers that disagree, and a table."""

from __future__ import annotations

from pathlib import Path

from hashed_words import HashedWords

from assistant import Assistant
from index.store import Store

DESK = {
    "metals-desk.md": """---
title: Gallium leaves port again
publisher: Metals Desk
date: 2025-07-20
---
Customs recorded the first shipments since spring.

## Gallium

China exported 4,260 kilograms of gallium in June 2025.
Japan received 2,004 kilograms of gallium in June 2025.
Germany received 2,000 kilograms of gallium in June 2025. The United States received none in June 2025.
Exports fell because new licences take 45 working days.

## Germanium

"Traders expect no change before autumn," said Ada Beck, an analyst in London.
""",
    "harbour-post.md": """---
title: What the harbour saw
publisher: Harbour Post
date: 2025-07-25
---
China exported 5,100 kilograms of gallium in June 2025, the harbour office said.
""",
    "gallium.csv": """period,flow,reporter,partner,commodity,quantity,unit
2025-05,export,China,Japan,gallium,1500,kg
2025-06,export,China,Japan,gallium,2004,kg
2025-06,export,China,Germany,gallium,2000,kg
2025-07,export,China,Japan,gallium,2250,kg
2025-07,export,China,Germany,gallium,1800,kg
2025-07,export,China,France,gallium,900,kg
2025-07,export,China,Italy,gallium,400,kg
""",
}
"""Files of the made store: news of two publishers that disagree, and a table."""


def filled(folder: Path, files: dict[str, str] | None = None) -> Assistant:
    """An assistant over a new store with these files, with the model that costs nothing."""
    files = DESK if files is None else files
    given = folder / "given"
    given.mkdir()
    for name, text in files.items():
        (given / name).write_text(text, encoding="utf-8")
    assistant = Assistant(Store(folder / "store", HashedWords()))
    if files:
        assistant.add(given)
    return assistant
