"""Answers and conversations to take along: as text or Markdown with footnotes, as JSON.

Everything here works on what `Answer.to_dict` gives, so that an answer of today and one that was kept look
alike. Text of documents is shown as it is: in Markdown no character of it is markup.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Literal, get_args

from assistant.kept_turns import KeptTurn
from corpus.errors import AssistantError
from corpus.figures import calendar

Format = Literal["markdown", "text", "json"]
FOLLOWS = "How the numbers follow:"
"""Stands above the proof of converted and computed numbers."""
_MARK = re.compile(r"\[(\d+)\]")
_MARKUP = re.compile(r"[\\`*_{}\[\]<>|~&#]")
_NUMBERED = re.compile(r"\d{1,9}[.)]")
_LETTERS = "abcdefghijklmnopqrstuvwxy"


class UnknownFormat(AssistantError):
    """Nothing can be exported in that format."""


@dataclass(frozen=True, slots=True)
class Told:
    """A turn with what became of its citations: for each "" or a sentence that says why it is gone."""

    turn: KeptTurn
    gone: Sequence[str] = field(default=())


def as_text(answer: Mapping[str, Any], gone: Sequence[str] = ()) -> str:
    """An answer as plain text: its text, a footnote for each mark, and how numbers follow from others.

    `answer` is `Answer.to_dict()`; `gone` says of each citation why it is no longer there, "" while it is.
    """
    return _laid_out(answer, gone, _Plain())


def as_markdown(answer: Mapping[str, Any], gone: Sequence[str] = ()) -> str:
    """The same as Markdown that every reader shows alike: marks stay as they are, all else is escaped."""
    return _laid_out(answer, gone, _Markdown())


def conversation_as(format: Format, listed: Mapping[str, Any], told: Sequence[Told]) -> str:
    """A conversation with its answers. `listed` is `Conversation.to_dict()`. Raises `UnknownFormat`."""
    if format == "json":
        whole = {**listed, "turns": [_turn(one) for one in told]}
        return json.dumps(whole, ensure_ascii=False, indent=2) + "\n"
    if format == "text":
        parts = [_one_line(str(listed["title"]))]
        for one in told:
            parts.append(f"> {_one_line(one.turn.question)}\n({_moment(one.turn.asked)})")
            parts.append(as_text(one.turn.answer, one.gone))
        return "\n\n".join(parts) + "\n"
    if format == "markdown":
        parts = [f"# {_escaped(_one_line(str(listed['title'])))}"]
        for one in told:
            parts.append(f"## {_escaped(_one_line(one.turn.question))}\n\n*{_moment(one.turn.asked)}*")
            parts.append(as_markdown(one.turn.answer, one.gone))
        return "\n\n".join(parts) + "\n"
    raise UnknownFormat(
        f"{format!r} is no format of an export.",
        f"These are: {', '.join(get_args(Format))}.",
        "Give one of them.",
    )


def _turn(told: Told) -> dict[str, Any]:
    turn = told.turn
    return {
        "question": turn.question,
        "asked": turn.asked.isoformat(),
        "rating": turn.rating.to_dict() if turn.rating else None,
        "answer": turn.answer,
        "gone": list(told.gone),
    }


class _Plain:
    """Text as it is."""

    between_footnotes = "\n"

    def text(self, text: str, marks: int) -> str:
        return text

    def line(self, text: str) -> str:
        return _one_line(text)


class _Markdown:
    """Text escaped, its line breaks kept."""

    between_footnotes = "\n\n"

    def text(self, text: str, marks: int) -> str:
        lines = [_line_with_marks(line.strip(), marks) for line in text.splitlines()]
        paragraphs: list[list[str]] = [[]]
        for line in lines:
            if line:
                paragraphs[-1].append(line)
            elif paragraphs[-1]:
                paragraphs.append([])
        return "\n\n".join("\\\n".join(paragraph) for paragraph in paragraphs if paragraph)

    def line(self, text: str) -> str:
        return _escaped(_one_line(text))


def _laid_out(answer: Mapping[str, Any], gone: Sequence[str], form: _Plain | _Markdown) -> str:
    citations = answer["citations"]
    parts = [form.text(str(answer["text"]), len(citations))]
    if citations:
        why = [*gone, *[""] * (len(citations) - len(gone))]
        notes = [
            f"[{number}] {form.line(_source(cited))}: “{form.line(cited['quote'])}”"
            f"{f' ({form.line(reason)})' if reason else ''}"
            for number, (cited, reason) in enumerate(zip(citations, why, strict=True), 1)
        ]
        parts.append(form.between_footnotes.join(notes))
    if follows := dict.fromkeys(_follows(proof, form) for proof in answer["proof"] if _is_derived(proof)):
        parts.append(
            "\n".join((FOLLOWS, "", *follows) if isinstance(form, _Markdown) else (FOLLOWS, *follows))
        )
    return "\n\n".join(parts)


def _source(cited: Mapping[str, Any]) -> str:
    """Title, publisher, date and page in one line."""
    document = cited["document"]
    published = document["published"]
    if published:
        day = calendar.parse(published)
        published = (day.words if day else published) + (
            " (inferred)" if "published" in document["inferred"] else ""
        )
    page = f"page {cited['page']}" if cited["page"] else ""
    parts = (document["title"] or document["name"], document["publisher"], published, page)
    return ", ".join(part for part in parts if part)


def _is_derived(proof: Mapping[str, Any]) -> bool:
    """Whether a number is another one than that of its source: "2,000" for "2000 kg" is the same."""
    if not proof["formula"]:
        return False
    same = len(proof["operands"]) == 1 and _digits(proof["operands"][0]) == _digits(proof["number"])
    return not (same and proof["kind"] == "converted")


def _digits(number: str) -> str:
    return re.sub(r"[^\d.]", "", number)


def _follows(proof: Mapping[str, Any], form: _Plain | _Markdown) -> str:
    """ "- 4,004 is computed: a + b + ..., where a = 2,004 kilograms [1], b = 2,000 kg [2]"."""
    last = len(proof["operands"]) - 1
    operands = [
        f"{'z' if at == last and 'z' in proof['formula'] else _name(at)} = {form.line(literal)} [{mark}]"
        for at, (literal, mark) in enumerate(zip(proof["operands"], proof["citations"], strict=True))
    ]
    formula = form.line(proof["formula"])
    return f"- {form.line(proof['number'])} is {proof['kind']}: {formula}, where {', '.join(operands)}"


def _name(at: int) -> str:
    return _LETTERS[at] if at < len(_LETTERS) else f"a{at + 1}"


def _line_with_marks(line: str, marks: int) -> str:
    """A line escaped, but for the marks of citations; what follows one must not make a link of it."""
    written, done = "", 0
    for match in _MARK.finditer(line):
        if 0 < int(match[1]) <= marks:
            written += _after_mark(line[done : match.start()], written) + match.group()
            done = match.end()
    return written + _after_mark(line[done:], written)


def _after_mark(text: str, before: str) -> str:
    if not before:
        return _escaped(text)
    return f"\\{text[0]}{_inline(text[1:])}" if text[:1] in ("(", ":") else _inline(text)


def _escaped(line: str) -> str:
    """A line that Markdown shows as it is."""
    if numbered := _NUMBERED.match(line):
        end = numbered.end()
        return f"{line[: end - 1]}\\{line[end - 1]}{_inline(line[end:])}"
    return ("\\" if line[:1] in ("-", "+", "=", ":") and line else "") + _inline(line)


def _inline(text: str) -> str:
    return _MARKUP.sub(lambda match: f"\\{match.group()}", text)


def _one_line(text: str) -> str:
    return " ".join(line.strip() for line in text.splitlines() if line.strip())


def _moment(when: datetime) -> str:
    day = calendar.parse(f"{when:%Y-%m-%d}")
    return f"{day.words if day else when.date()}, {when:%H:%M} UTC"
