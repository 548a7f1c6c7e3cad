"""What the shape of a single line tells: list item, byline, caption, credit, table row, heading."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from corpus.datelines import published_line
from corpus.dates import dates
from corpus.vocabulary import lines as vocabulary

HEADING_WORDS = 16
"""A heading has at most this many words; the longest of 40 headings looked at had 14."""
LONGEST_HEADING = 200
"""So many characters at most, also of a heading in capitals."""
LONGEST_CAPTION = 500
"""A longer line that ends like a caption is a paragraph to which a caption was glued."""
FRAME_LENGTH = 120
"""Menu labels and share buttons that were written into one line make no longer line than this."""

_MARK = re.compile(r"[•●▪‣◦■*·]\s+(?=\S)|[–-]\s+(?=\S)(?![\d.,]+\s*%?$)")  # "- 3.2%" is a value
_NUMBER_MARK = re.compile(r"(\d{1,2})[.)]\s+(?=\S)")
_SENTENCE_END = re.compile(r"[.!?…][\"'”’)\]]*$")
_ABBREVIATION = re.compile(
    r"(?:\b[A-Z]\.){2,}$|\b(?:Inc|Ltd|Co|Corp|approx|vs|Nos?|Rs|St|Mr|Ms|Mrs|Dr|Jan|Feb|Aug|Sept?|Oct|Nov"
    r"|Dec)\.$"
)
_HEADING_END = re.compile(r"[.!;,…][\"'”’)\]]*$")
_HEADING_START = re.compile(r"(?:\([A-Z\d ]{3,12}\)\s+|[“‘\"'])?(?P<first>[^\W_])")
_INNER_STOP = re.compile(r"\b(?!corp|dept|govt|bros)[a-z]{4,}[.!?] +[\"“‘(]?(?-i:[A-Z])", re.IGNORECASE)
_TABLE_ROW = re.compile(r"\|.*\||(?:\s[-+(]?[$€£¥]?\d[\d.,]*%?\)?){2,}$")
_BYLINE = re.compile(
    r"(?i:by)\s+[A-Z][\w.'’-]+(?:\s+(?:and\s+)?[A-Z][\w.'’-]+){0,5}(?:\s*[,|].*)?$"
    r"|(?:[A-Z][\w.&]*\s){1,4}(?:Staff|Bureau|(?:News |Web )?Desk|Correspondents?|Reporters?)$"
)
_CAPTION = re.compile(
    r"[(\[](?:AP|AFP|Reuters|Getty|EPA)[ /][^)]*[)\]]\s*$"
    r"|\b(?:REUTERS|AFP|AP Photo|Getty Images|EPA|iStock|Shutterstock|Alamy)/[^.]*$"
    r"|\b(?:GettyImages\w*|Getty Images|Shutterstock|Adobe Stock|Unsplash|Pixabay)\s*$"
    r"|/File Photo\s*$|^File photo\b"
    r"|[—–-]\s*(?:Photo|Image|Picture) by [^.]*$"
    r"|[(\[](?:Photo|Image|Picture|Chart|Graphic|Map)s?(?: courtesy| credit| by|\s?:| via)[^)\]]*[)\]]\s*$"
    r"|^(?:Photo|Image|Picture|Photograph)(?: credit| courtesy)?\s*(?::|by\b)",
    re.IGNORECASE,
)
_CREDIT = re.compile(
    r"\(?(?:(?:additional |with )?(?:reporting|writing|editing)|compiled|edited|translated) by (?-i:[A-Z])"
    r"|\((?:ATTN|Adds|Updates?|Recasts|Repeats|Corrects|Rewrites)\b[^)]*\)$|\d+ min(?:ute)?s? read$",
    re.IGNORECASE,
)


def list_marks(lines: Sequence[str]) -> list[int]:
    """For each line the length of the bullet or number before its text, 0 where it is no list item.

    A number counts when it is 1 or one more than the last: "12. The firm ..." may end with a date wrapped.
    """
    marks: list[int] = []
    number = 0
    for line in lines:
        mark = _MARK.match(line)
        if mark is None and (mark := _NUMBER_MARK.match(line)) is not None:
            if int(mark[1]) not in (1, number + 1):
                mark = None
            else:
                number = int(mark[1])
        marks.append(mark.end() if mark else 0)
    return marks


def ends_sentence(line: str) -> bool:
    """Whether the line closes with the mark of a sentence, quotes and brackets behind it allowed."""
    return bool(_SENTENCE_END.search(line[-8:])) and not _ABBREVIATION.search(line[-12:])


def is_byline(line: str) -> bool:
    """ "By Ann Lee and Bo Chen", "Reuters Staff"."""
    return len(line) <= FRAME_LENGTH and _BYLINE.match(line) is not None


def is_caption(line: str) -> bool:
    """Whether the line describes or credits a picture."""
    return len(line) <= LONGEST_CAPTION and _CAPTION.search(line) is not None


def is_frame(line: str) -> bool:
    """Whether the line holds nothing but labels of a web page, the desk's credits, or no letter or digit."""
    if not any(char.isalnum() for char in line):
        return True
    return bool(_CREDIT.match(line)) or (len(line) <= FRAME_LENGTH and bool(_labels().fullmatch(line)))


def shouts(line: str) -> bool:
    """Whether the line is in capitals. Four capitals at least: "US" or "EU" alone say nothing."""
    upper = sum(map(str.isupper, line))
    return upper >= 4 and upper >= 0.8 * sum(map(str.isalpha, line))


def is_heading(line: str, loud: bool = False) -> bool:
    """Whether the line looks like a heading. In a `loud` text, all in capitals, capitals say nothing."""
    if len(line) > LONGEST_HEADING or sum(map(str.isalpha, line)) < 2:
        return False
    if _is_table_row(line) or _INNER_STOP.search(line):
        return False
    if shouts(line) and not loud:
        return True
    start = _HEADING_START.match(line)
    return (
        len(line.split()) <= HEADING_WORDS
        and start is not None
        and not start["first"].islower()
        and not _HEADING_END.search(line)
        and not is_byline(line)
        and not any(mention.start == 0 for mention in dates(line))
        and published_line(line) is None
    )


def _is_table_row(line: str) -> bool:
    return bool(_TABLE_ROW.search(line)) and not any(mention.end == len(line) for mention in dates(line))


@cache
def _labels() -> re.Pattern[str]:
    """Any run of the listed labels, with nothing but spaces and separators between them."""
    phrases = sorted(vocabulary("boilerplate.txt"), key=len, reverse=True)
    return re.compile(rf"(?:(?:{'|'.join(map(re.escape, phrases))})(?:[\s|›»>•·/,.…+]+|$))+", re.IGNORECASE)
