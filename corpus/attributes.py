"""Title, publisher and publication date, where the text has them; guesses are marked."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from datetime import date

from corpus.cleaning import Cleaned
from corpus.content import Attributes, Block, Heading, Paragraph
from corpus.datelines import agency_named, dateline, published_line
from corpus.dates import dates
from corpus.line_shapes import ends_sentence, is_byline, shouts
from corpus.slash_dates import settled
from corpus.words import keys

TOP_LINES = 12
"""What an article says about itself stands within so many blocks from its top."""
TITLE_WORDS = 3
"""A heading of fewer words names a section and not an article."""
PROSE_WORDS = 12
"""A paragraph of so many words is text and no line of the article's head."""
_TOLD_BLOCKS = 40
"""Blocks whose months tell whether "02/12/2020" is of February or December."""
NAMED_LINES, LONGEST_NAME = 5, 90
"""The name of a paper stands within so many lines from the top, in a line of so many characters at most."""
MENU_LINES = 500
"""So many of the lines that were left out are searched for the name of the site."""

_SUBJECT = re.compile(r"Subject:\s*(?:(?:re|fwd?|aw)\s*:\s*)*(?P<title>\S.*)", re.IGNORECASE)
_SOURCE = re.compile(
    r"(?:source|publisher|story courtesy of(?: the)?)\s*:?\s*(?P<name>[A-Z][\w&.' -]{1,40}?)"
    r"(?:\s*\([^)]*\))?[.\s]*$",
    re.IGNORECASE,
)
_COPYRIGHT = re.compile(
    r"(?:©|\(c\)|copyright)[\s©:]*(?:\d{4}(?:[-–]\d{4})?)?\s*(?:by )?(?P<name>[A-Z][\w&' -]{1,40}?)"
    r"\s*(?:[.,|]|[-–] |all rights|$)",
    re.IGNORECASE,
)
BYLINE = re.compile(
    r"(?:(?:First |Last )?(?:Published|Issued|Released|Posted|Updated|Compiled|Prepared|Written)"
    r"|Date of issue)"
    r"(?::| on| by| \d)[^.]{0,40}"
)
"""How a line begins that tells who wrote a text and when, and nothing of what it is about."""
_PATH = re.compile(
    r"^(?:Home|News|Start|Main|Blog|Insights?)\b ?[>/|»›]|\s(?:>|»|›)\s"
    r"|^[^|]{2,30} \| (?:[A-Z&][\w&]*(?: |$)){1,5}$"
)
"""The path to a page within its site; two short labels parted by a bar are the site and a section."""
_ONLY_TIME = re.compile(r"[\d\s/.:,|–-]+(?:[ap]\.?m\.?)?\s*(?:[A-Z]{2,4})?", re.IGNORECASE)
""" "02/12/2020 | 12:37am EST"."""
_ISSUED_BY = re.compile(
    r"(?:Published|Issued|Released|Compiled|Prepared)\b[^.]{0,30}? by (?:the )?"
    r"(?P<name>[A-Z][\w&'’-]*(?: (?:of|and|for|the|[A-Z&][\w&'’-]*)){0,6})(?:,|$| on \d)"
)
""" "Published 5 May 2024 by Harbour Research, Oslo"."""
_SIGNED = re.compile(r"[.!?][\"”’]?\s*[(–—-]\s?(?P<name>[A-Z][\w&. ]{1,30})\)?$")
_ORGAN = (
    r"(?:News(?:wire|letter)?|Times|Daily|Weekly|Monthly|Fortnight|Quarterly|Wire|Journal|Reports?|Reporter|Letter"
    r"|Bulletin|Monitor|Review|Gazette|Post|Digest|Courier|Herald|Tribune|Chronicle|Observer|Press|Note|Notes|Diary"
    r"|Dispatch|Insight|Insights|Intelligence|Analytics|Outlook|Watch|Briefing|Brief|Telegraph|Standard|Today"
    r"|Magazine|Ledger|Register|Advertiser|Mail|Express|Bureau|Board|Office|Ministry|Association|Council|Agency"
    r"|Institute|Federation|Chamber|Union)"
)
_NAMED = re.compile(
    rf"(?P<name>(?:The )?(?:[A-Z][\w&.'’-]*(?: (?:of|and|the|for|&))*[ -]){{1,6}}{_ORGAN}(?: [A-Z][\w-]+)?)"
    r"(?:\s*[,|–—-]\s*(?P<rest>.{6,40}))?"
)
"""A line with the name of a paper or body and at most a place and a date: "Grain Gazette, 3 May 2024"."""
_SITE = re.compile(r"[A-Z][\w-]+\.(?:com|org|net|news|info|co|io|eu|de|in|cn)$")
_AHEAD = re.compile(
    r"\b(?:scheduled|due|until|till|by|before|through|deadline|effective|expir\w+|from|since"
    r"|(?:years?|periods?|quarter|half|months|weeks?) (?:ended|ending|to)|as (?:of|at))\b[^.;]{0,25}$"
)


def guess(cleaned: Cleaned) -> Attributes:
    """Find what a text says about itself; everything but a date line of its own is marked as inferred."""
    top = [_text(block) for block in cleaned.blocks[:TOP_LINES]]
    title = _title(cleaned.blocks, top)
    publisher = _publisher(cleaned, top)
    told = "\n".join(map(_text, cleaned.blocks[:_TOLD_BLOCKS]))
    dated = [settled(line, told) for line in top]
    if sum(line != before for line, before in zip(dated, top, strict=True)) > 1:
        dated = top  # the columns of a table
    stated = _stated_date(dated)
    published = stated or _guessed_date(top, cleaned.left_out)
    inferred = {"title": title, "publisher": publisher, "published": published if not stated else None}
    return Attributes(
        title=title,
        publisher=publisher,
        published=published,
        inferred=frozenset(field for field, value in inferred.items() if value),
    )


def _text(block: Block) -> str:
    return block.text if isinstance(block, Heading | Paragraph) else ""


def _title(blocks: Sequence[Block], top: Sequence[str]) -> str:
    """The heading above the text that shares most words with it; "Overview" or a site's name is none.

    The subject of a mail comes first.
    """
    for line in top:
        if match := _SUBJECT.match(line):
            return str(match["title"]).strip()
    prose = next((i for i, line in enumerate(top) if _is_prose(blocks[i], line)), len(top))
    words = {key for block in blocks[prose : prose + 3] for key in keys(_text(block)[:2000])}
    headings = [line for line, block in zip(top[:prose], blocks, strict=False) if isinstance(block, Heading)]
    titles = [line.strip(" –:") for line in headings if len(line.split()) >= TITLE_WORDS]
    titles = [title for title in titles if not _of_the_page(title)]
    if not titles:
        # below the author's name, or "HIGHLIGHTS", stands the text in short
        below = (i for i, line in enumerate(top[:prose]) if is_byline(line) or (i and shouts(line)))
        written = next(below, prose)
        titles = [line.strip() for line in top[:written] if _names_text(line.strip())]
    return max(titles, key=lambda title: len(words.intersection(keys(title))), default="")


def _names_text(line: str) -> bool:
    """Whether a line above the text that is no heading can be its title."""
    named = len(line.split()) >= TITLE_WORDS and not line[:1].islower() and line[-1:] not in ":,.;"
    return named and not (published_line(line) or _of_the_page(line) or _SOURCE.match(line))


def _of_the_page(line: str) -> bool:
    """Whether a line tells who wrote a text or where on a site it stands: "Home / Markets / Grain"."""
    return bool(BYLINE.match(line) or _PATH.search(line) or _ONLY_TIME.fullmatch(line))


def _is_prose(block: Block, line: str) -> bool:
    words = len(line.split())
    return not isinstance(block, Heading) and (
        not line or words >= 2 * PROSE_WORDS or (words >= PROSE_WORDS and ends_sentence(line))
    )


def _stated_date(top: Sequence[str]) -> date | None:
    """The date of a line that holds little else, best one that says "published"; else that of a dateline."""
    lines = [line for text in top if (line := published_line(text))]
    if lines:
        return min(lines, key=lambda line: not line.labelled).value
    return next((day for text in top if (day := dateline(text).published)), None)


def _guessed_date(top: Sequence[str], left_out: Sequence[str]) -> date | None:
    """The first full date of the article, else the latest one in what was left out (photo captions).

    Passed over is a date that the text looks ahead or back to ("due by", "since"). A caption tells when its
    picture was taken: not later than the article, often years earlier.
    """
    for line in top:
        for mention in dates(line):
            if not _AHEAD.search(line[max(0, mention.start - 45) : mention.start].lower()):
                return mention.value
    return max((mention.value for line in left_out for mention in dates(line)), default=None)


def _publisher(cleaned: Cleaned, top: Sequence[str]) -> str:
    for line in top:
        if agency := dateline(line).agency:
            return agency
    for line in (*top[:3], *cleaned.left_out[:3]):
        if _SITE.match(line):
            return line
    tail = [_text(block) for block in cleaned.blocks[-3:]][::-1]
    for line in tail:
        signed = _SIGNED.search(line[-60:])
        if agency := agency_named(line) or agency_named(signed["name"] if signed else ""):
            return agency
    for line in (*tail, *top):
        if match := _SOURCE.match(line) or _COPYRIGHT.match(line) or _ISSUED_BY.match(line):
            return str(match["name"]).strip()
    return _heads(cleaned.blocks[:NAMED_LINES]) or _brand(cleaned.left_out[:MENU_LINES])


def _heads(blocks: Sequence[Block]) -> str:
    """The name in a line of its own beside the date: a paper, or the body whose numbers these are."""
    lines = [_text(block) for block in blocks]
    for at, line in enumerate(lines):
        match = _NAMED.fullmatch(line)
        if match is None or len(line) > LONGEST_NAME:
            continue
        beside = [match["rest"]] if match["rest"] else [*lines[max(0, at - 1) : at], *lines[at + 1 : at + 2]]
        if any(published_line(one) for one in beside):
            return str(match["name"])
    return ""


def _brand(menu: Sequence[str]) -> str:
    """The name in a site's menu: a repeated label that begins other labels ("Acme", "Acme Prices")."""
    counts = Counter(menu)
    brands = [
        label
        for label, count in counts.items()
        if count > 1 and any(other.startswith(f"{label} ") for other in counts)
    ]
    return min(brands, key=lambda label: (-counts[label], label), default="")
