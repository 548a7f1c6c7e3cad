"""Title, publisher and publication date, where the text has them; guesses are marked."""

from __future__ import annotations

import re
from collections import Counter
from datetime import date

from corpus.cleaning import Cleaned
from corpus.content import Attributes, Heading, Paragraph
from corpus.dates import dates
from corpus.vocabulary import lines as vocabulary

TOP_LINES = 12
"""A date line of an article stands within so many blocks from its top."""
TITLE_WORDS = 3
"""A heading of fewer words names a section and not an article."""

_DATE_LABEL = re.compile(
    r"^(?:published|posted|updated|last updated|date|issued|released)?(?:\s+(?:on|at))?\s*:?\s*"
    r"(?:(?:mon|tues?|wed(?:nes)?|thurs?|fri|satur|sun)(?:day)?\.?,?\s*)?$",
    re.IGNORECASE,
)
_CLOCK = re.compile(r"^[\s,|–-]*(?:at\s+)?(?:\d{1,2}[:.]\d\d(?::\d\d)?\s*(?:[ap]\.?m\.?)?\s*[A-Z]{0,4})?[\s|,]*$", re.IGNORECASE)
_DATELINE = re.compile(r"^[A-Z][\w .,/’'-]{1,60}?\((?P<agency>[A-Z][\w&. ]{1,30})\)\s*[-–—]")
_SOURCE_LINE = re.compile(r"^(?:source|publisher|©|copyright)\s*:?\s*(?:\d{4}\s+)?(?P<name>[A-Z][\w&.' -]{1,40}?)[.\s]*$", re.IGNORECASE)
_SITE = re.compile(r"^[A-Z][\w-]+\.(?:com|org|net|news|info|co|io|eu|de|in|cn)$")


def guess(cleaned: Cleaned) -> Attributes:
    """Find what a text says about itself; everything but a date line of its own is marked as inferred."""
    title = _title(cleaned)
    publisher = _publisher(cleaned)
    stated = _date_line(cleaned)
    published = stated or _guessed_date(cleaned)
    inferred = {"title": title, "publisher": publisher, "published": published if not stated else None}
    return Attributes(
        title=title,
        publisher=publisher,
        published=published,
        inferred=frozenset(field for field, value in inferred.items() if value),
    )


def _title(cleaned: Cleaned) -> str:
    """The first heading near the top that is a phrase; "Overview" or a site's name is none."""
    headings = (block.text for block in cleaned.blocks[:4] if isinstance(block, Heading))
    return next((text for text in headings if len(text.split()) >= TITLE_WORDS), "").strip(" –:")


def _date_line(cleaned: Cleaned) -> date | None:
    """The date of a line that holds a date and nothing else but a label, a weekday or a time."""
    for block in cleaned.blocks[:TOP_LINES]:
        text = block.text if isinstance(block, Heading | Paragraph) else ""
        for mention in dates(text)[:1]:
            if _DATE_LABEL.match(text[: mention.start]) and _CLOCK.match(text[mention.end :]):
                return mention.value
    return None


def _guessed_date(cleaned: Cleaned) -> date | None:
    """The first full date of the article, else the latest one in what was left out (photo captions).

    A caption tells when its picture was taken: not later than the article, often years earlier.
    """
    for block in cleaned.blocks[:TOP_LINES]:
        text = block.text if isinstance(block, Heading | Paragraph) else ""
        if mentions := dates(text):
            return mentions[0].value
    return max((mention.value for line in cleaned.left_out for mention in dates(line)), default=None)


def _publisher(cleaned: Cleaned) -> str:
    texts = [block.text for block in cleaned.blocks if isinstance(block, Heading | Paragraph)]
    agencies = {name.lower(): name for name in vocabulary("agencies.txt")}
    for text in texts[:TOP_LINES]:
        if (match := _DATELINE.match(text)) and match["agency"].lower() in agencies:
            return agencies[match["agency"].lower()]
    for text in (*texts[:3], *cleaned.left_out[:3]):
        if _SITE.match(text):
            return text
    for text in (*texts[:TOP_LINES], *texts[-3:]):
        if match := _SOURCE_LINE.match(text):
            return match["name"].strip()
    return _brand(cleaned.left_out)


def _brand(menu: tuple[str, ...]) -> str:
    """The name in a site's menu: a repeated label that begins other labels ("Acme", "Acme Prices")."""
    counts = Counter(menu)
    brands = [
        label
        for label, count in counts.items()
        if count > 1 and any(other.startswith(f"{label} ") for other in counts)
    ]
    return min(brands, key=lambda label: (-counts[label], label), default="")
