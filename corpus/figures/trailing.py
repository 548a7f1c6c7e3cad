"""A period that stands once, behind a list of several parts: "2.3 Mt of copper; 1.3 Mt of zinc, in 2016"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from corpus.figures.drafts import Draft
from corpus.figures.times import times

_LAST_PART = re.compile(r"[^\n]*?(?:\.(?= |$)|$)", re.MULTILINE)
_AT_END = re.compile(
    r", (?:in|during|for) (?P<when>(?:the )?[A-Za-z0-9 -]{3,40}?)"
    r"(?:, (?:according to|the|data|figures|as) [^.;]*)?\.?$"
)


def date_by_last_part(text: str, end: int, drafts: Sequence[Draft], published: date | None) -> None:
    """Date the amounts of a part that a semicolon closes at `end`, where only the last part has a period."""
    if not text[:end].rstrip().endswith(";") or any(draft.time or draft.vague for draft in drafts):
        return
    rest = _LAST_PART.match(text, end)
    found = _AT_END.search(rest.group()) if rest and ";" in text[end - 1 : end] + rest.group() else None
    if rest is None or found is None:
        return
    named = times(found["when"], published)
    if len(named) != 1 or (time := named[0].time) is None or named[0].base:
        return
    start = rest.start() + found.start("when")
    for draft in drafts:
        if not draft.amount.base and "period" not in draft.slots:
            draft.time = time
            draft.put("period", time.iso, "sentence", start + named[0].start, start + named[0].end)
