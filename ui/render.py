"""From answers and documents to Markdown for the chat and HTML for the lists. Pure functions.

Documents and questions are data: in the chat everything goes through `md_escape`, in HTML through
`html.escape`. Nothing else may put their text on the page.
"""

from __future__ import annotations

import html
import re
from collections.abc import Sequence
from datetime import date

from assistant.answer import Answer, Citation
from corpus.document import Document
from index.passages import Passage
from ui import texts

MAX_STEPS = 40
MAX_ROWS = 200
_EXCERPT = 180
_ESCAPED_MARK = re.compile(r"\\\[(\d{1,3})\\\]")
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")
_SPECIAL = re.compile(r"[\\`*_\[\](){}#+!|~$^]")
_LINE_START = re.compile(r"^([ \t]*\d*)([-=]|(?<=\d)\.)", re.MULTILINE)
_INDENT = re.compile(r"^[ \t]", re.MULTILINE)
_AUTOLINK = re.compile(r":(?=//)|@|(?<=www)\.", re.IGNORECASE)
_SENTENCE_END = re.compile(r"(?<=\])[ \t]+(?!\[)|\n+")


def md_escape(text: str) -> str:
    """Text as Markdown that shows exactly this text and does nothing: no tag, link, image, list or code.

    Control characters other than line breaks and tabs are left out.
    """
    text = _CONTROL.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))
    text = _SPECIAL.sub(lambda m: "\\" + m[0], html.escape(text, quote=False))
    text = _LINE_START.sub(r"\1\\\2", text)
    text = _AUTOLINK.sub(lambda m: f"&#{ord(m[0])};", text)
    # Four blanks at the start of a line would make it a code block.
    return _INDENT.sub(lambda m: f"&#{ord(m[0])};", text)


def plain_text(markdown: str) -> str:
    """The text that `md_escape` was given."""
    return html.unescape(re.sub(r"\\([!-/:-@\[-`{-~])", r"\1", markdown))


def day(value: date | None) -> str:
    """A date as people read it: 20 July 2025."""
    return f"{value.day} {texts.MONTHS[value.month - 1]} {value.year}" if value else ""


def name_of(document: Document) -> str:
    """The title, or the file name of a document without one."""
    return " ".join(document.title.split()) or document.name


def caption(document: Document, page: int | None = None) -> str:
    """Title, publisher, date and page in one line; what is not known is left out."""
    parts = (name_of(document), document.publisher, day(document.published), f"page {page}" if page else "")
    return ", ".join(part for part in parts if part)


def target(kind: str, document: Document, start: int, end: int) -> str:
    """The link to a place: `src` for a citation, `place` for a passage that came near."""
    return f"#{kind}/{document.id}/{start}-{end}"


def _link(text: str, address: str, title: str) -> str:
    return f'[{text}]({address} "{md_escape(" ".join(title.split())).replace(chr(34), "&quot;")}")'


def _chip(number: int, citation: Citation) -> str:
    title = texts.SHOW_SOURCE.format(number=number, caption=caption(citation.document, citation.page))
    return _link(str(number), target("src", citation.document, citation.start, citation.end), title)


def _linked(text: str, citations: Sequence[Citation]) -> str:
    """The text with its marks as links; a number in brackets that is no mark stays as it is."""

    def chip(mark: re.Match[str]) -> str:
        number = int(mark[1])
        return _chip(number, citations[number - 1]) if 1 <= number <= len(citations) else mark[0]

    return _ESCAPED_MARK.sub(chip, md_escape(text))


def _sources(citations: Sequence[Citation]) -> str:
    """One line for each cited document, with the numbers of its marks."""
    chips: dict[str, list[str]] = {}
    lines: dict[str, str] = {}
    for number, citation in enumerate(citations, start=1):
        document = citation.document
        chips.setdefault(document.id, []).append(_chip(number, citation))
        lines.setdefault(document.id, md_escape(caption(document)))
    return "\n".join(f"- {' '.join(chips[key])} {line}" for key, line in lines.items())


def _places(passages: Sequence[Passage]) -> str:
    lines: list[str] = []
    for passage in passages:
        document = passage.document
        address = target("place", document, passage.start, passage.end)
        link = _link(md_escape(caption(document, passage.page)), address, texts.SHOW_PLACE)
        lines.append(f"- {link}\n  {md_escape(excerpt(passage.text))}")
    return "\n".join(lines)


def excerpt(text: str, length: int = _EXCERPT) -> str:
    """The beginning of a text in one line, cut between words."""
    line = " ".join(text.split())
    if len(line) <= length:
        return line
    return line[:length].rsplit(" ", 1)[0].rstrip(" ,;:") + " …"


def _abstention(answer: Answer) -> str:
    missing = answer.text.strip().removeprefix(texts.ABSTAINED).strip()
    parts = [f"**{texts.ABSTAINED}**", _linked(missing, answer.citations), _sources(answer.citations)]
    if answer.nearest:
        parts += [f"{texts.NEAREST}:", _places(answer.nearest)]
    return "\n\n".join(part for part in parts if part)


def answer_markdown(answer: Answer) -> str:
    """The whole answer as it stands in the chat."""
    return answer_steps(answer)[-1]


def answer_steps(answer: Answer) -> list[str]:
    """The answer as it grows, sentence by sentence, in at most `MAX_STEPS` steps; the last is the whole."""
    if answer.abstained:
        return [_abstention(answer)]
    text = answer.text.strip()
    ends = [match.start() for match in _SENTENCE_END.finditer(text)]
    stride = max(1, -(-len(ends) // (MAX_STEPS - 2)))
    steps = [_linked(text[:end], answer.citations) for end in ends[stride - 1 :: stride]]
    whole = _linked(text, answer.citations)
    sources = _sources(answer.citations)
    return [*steps, whole, f"{whole}\n\n{sources}"] if sources else [*steps, whole]


def error_markdown(message: str) -> str:
    """A failure, as a message in the chat."""
    return f"**{texts.NOT_ANSWERED}**\n\n{md_escape(message)}"


def summary(documents: Sequence[Document]) -> str:
    """HTML: how many documents there are, and how new the newest is."""
    count = len(documents)
    words = texts.COUNT_ONE if count == 1 else texts.COUNT_MANY.format(count=count)
    newest = max((d.published for d in documents if d.published), default=None)
    return html.escape(f"{words}, {texts.NEWEST.format(date=day(newest))}" if newest else words)


def matching(documents: Sequence[Document], words: str) -> list[Document]:
    """The documents that have every word somewhere in title, publisher, date or file name."""
    wanted = words.casefold().split()
    return [d for d in documents if all(word in _searchable(d) for word in wanted)]


def _searchable(document: Document) -> str:
    iso = document.published.isoformat() if document.published else ""
    parts = (document.title, document.publisher, day(document.published), iso, document.name)
    return " ".join(parts).casefold()


def documents_table(
    documents: Sequence[Document], words: str = "", confirming: str = "", changeable: bool = True
) -> str:
    """HTML: the list of documents; the one with the id `confirming` asks whether to delete it."""
    found = matching(documents, words)
    if not found:
        return f'<p class="note">{texts.NO_MATCH if documents else texts.EMPTY_STORE}</p>'
    columns = [texts.TITLE, texts.PUBLISHER, texts.DATE, texts.FILE, *([texts.ACTIONS] if changeable else [])]
    head = "".join(f'<th scope="col">{column}</th>' for column in columns)
    body = "".join(_document_row(d, d.id == confirming, changeable) for d in found[:MAX_ROWS])
    note = ""
    if len(found) > MAX_ROWS:
        note = f'<p class="note">{texts.SHOWN_OF.format(shown=MAX_ROWS, total=len(found))}</p>'
    return (
        f'<table class="documents"><caption class="sr-only">{texts.DOCUMENTS}</caption>'
        f"<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>{note}"
    )


def stated(document: Document, field: str, value: str) -> str:
    """HTML: a field of a document, with a note where it was guessed or is not known."""
    if not value:
        return f'<span class="unknown">{texts.NOT_STATED}</span>'
    if field not in document.inferred:
        return html.escape(value)
    note = f'<span class="inferred" title="{texts.INFERRED_HINT}">{texts.INFERRED}</span>'
    return f"{html.escape(value)} {note}"


def _document_row(document: Document, confirming: bool, changeable: bool) -> str:
    key, title = html.escape(document.id), html.escape(name_of(document))
    cells = [
        f'<th scope="row"><button type="button" class="link" data-open="doc/{key}">{title}</button></th>',
        f"<td>{stated(document, 'publisher', document.publisher)}</td>",
        f'<td class="date">{stated(document, "published", day(document.published))}</td>',
        f'<td class="file">{html.escape(document.name)}</td>',
    ]
    if changeable:
        button = (
            f'<button type="button" class="quiet" data-do="ask_remove" data-document="{key}"'
            f' aria-label="{texts.DELETE}: {title}">{texts.DELETE}</button>'
        )
        cells.append(f'<td class="actions">{button}</td>')
    row = f"<tr{' class=asked' if confirming else ''}>{''.join(cells)}</tr>"
    if not (confirming and changeable):
        return row
    question = (
        f'<span class="question">{texts.DELETE_ASK}</span>'
        f'<button type="button" class="danger" data-do="remove" data-document="{key}">'
        f"{texts.DELETE_YES}</button>"
        f'<button type="button" class="quiet" data-do="keep" data-focus>{texts.DELETE_NO}</button>'
    )
    return f'{row}<tr class="confirm"><td colspan="{len(cells)}">{question}</td></tr>'
