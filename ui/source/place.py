"""A place in a document, as links name it."""

from __future__ import annotations

import re
from dataclasses import dataclass

_TARGET = re.compile(
    r"(src|place|doc)/([A-Za-z0-9._-]{1,128})(?:/(\d{1,10})-(\d{1,10}))?(?:/(\d{1,10})-(\d{1,10}))?"
)


@dataclass(frozen=True, slots=True)
class Place:
    """Characters `start` to `end` of a document, both 0 for all of it; `number`: those of a number."""

    kind: str
    document_id: str
    start: int
    end: int
    number: tuple[int, int] = (0, 0)

    @property
    def marked(self) -> bool:
        """True when the place is to be highlighted, and not only scrolled to."""
        return self.kind != "doc"

    @property
    def target(self) -> str:
        """The place as links name it."""
        span = f"/{self.start}-{self.end}" if self.end else ""
        number = f"/{self.number[0]}-{self.number[1]}" if self.number[1] else ""
        return f"{self.kind}/{self.document_id}{span}{number if span else ''}"


def parse_place(address: object) -> Place | None:
    """The place a link names, None when it is no such link: it comes from the browser."""
    match = _TARGET.fullmatch(address) if isinstance(address, str) else None
    if match is None or (match[1] != "doc" and match[3] is None):
        return None
    number = (int(match[5] or 0), int(match[6] or 0))
    return Place(match[1], match[2], int(match[3] or 0), int(match[4] or 0), number)
