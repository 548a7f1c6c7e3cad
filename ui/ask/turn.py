"""One question with its answer, as HTML. All of it comes from `Answer.to_dict`: kept turns look alike."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, Literal

from markupsafe import Markup

from assistant.exporting import as_markdown, as_text
from ui import texts
from ui.ask.segments import Block, steps, told
from ui.charts import chart_block, chart_of
from ui.templates import render

State = Literal["searching", "writing", "done", "failed", "stopped"]

MOST_STEPS = 4
"""So often at most an answer is sent while it grows: each time costs the server about 10 ms."""


@dataclass(frozen=True, slots=True)
class Around:
    """What is offered around an answer: further questions, other values of its slots, passages looked at."""

    suggestions: Sequence[str] = ()
    alternatives: Mapping[str, Sequence[Mapping[str, str]]] = field(default_factory=dict)
    looked_at: Sequence[Mapping[str, Any]] = ()


@dataclass(frozen=True, slots=True)
class Turn:
    """A question and what became of it. `number` counts from 0; `answer`: `Answer.to_dict`."""

    number: int
    question: str
    state: State = "searching"
    answer: Mapping[str, Any] | None = None
    message: str = ""
    rating: bool | None = None
    conversation: str = ""


def turn_html(turn: Turn, blocks: Sequence[Block] | None = None) -> Markup:
    """The turn; of its text only `blocks`, when it is still growing."""
    answer = turn.answer
    if answer is None:
        return render("turn", turn=turn, answer=None)
    numbers = [_proof(answer, index) for index in range(len(answer["proof"]))]
    chart = chart_of(answer["figures"]) if turn.state == "done" and not answer["abstained"] else None
    return render(
        "turn",
        turn=turn,
        answer=answer,
        blocks=told(answer) if blocks is None else blocks,
        numbers=numbers,
        links=[link(citation) for citation in answer["citations"]],
        sides=_sides(answer) if answer["kind"] == "conflict" else (),
        chart=chart_block(chart) if chart else None,
        copies=_copies(answer) if turn.state == "done" else (),
    )


def around_html(turn: Turn, around: Around) -> Markup:
    """What is offered around the turn's answer; the script puts it in its place in the turn."""
    return render(
        "around", number=turn.number, conversation=turn.conversation, answer=turn.answer, around=around
    )


def growing(turn: Turn) -> Iterator[Markup]:
    """The turn while its text is being written, part by part; without the last part, which ends it."""
    if turn.answer is None:
        return
    writing = replace(turn, state="writing")
    *parts, _ = steps(told(turn.answer), MOST_STEPS)
    for blocks in parts:
        yield turn_html(writing, blocks)


def link(citation: Mapping[str, Any], number: tuple[int, int] | None = None) -> str:
    """The target of a citation, and of a number in it (characters of the document)."""
    target = f"src/{citation['document']['id']}/{citation['start']}-{citation['end']}"
    return f"{target}/{number[0]}-{number[1]}" if number else target


def _proof(answer: Mapping[str, Any], index: int) -> dict[str, Any]:
    """A proof with what the page says of it: where its number stands, its operands with their citations."""
    proof = answer["proof"][index]
    number = proof["citation"]
    citation = answer["citations"][number - 1] if 1 <= number <= len(answer["citations"]) else None
    target = ""
    if citation is not None:
        start = proof["source_start"]
        span = (start, start + len(proof["number"])) if proof["kind"] == "quoted" else None
        if proof["kind"] == "converted" and len(proof.get("spans", ())) == 1:
            span = (proof["spans"][0][0], proof["spans"][0][1])
        target = link(citation, span)
    cited = proof["citations"] or [number] * len(proof["operands"])
    # Answers kept by an earlier version have no spans.
    spans = proof.get("spans") or [None] * len(proof["operands"])
    operands = [
        {"name": chr(ord("a") + at), "literal": literal, "citation": where,
         "target": link(answer["citations"][where - 1], tuple(span) if span else None)}
        for at, (literal, where, span) in enumerate(zip(proof["operands"], cited, spans, strict=False))
        if 1 <= where <= len(answer["citations"])
    ]  # fmt: skip
    # The same digits, only grouped otherwise, were not converted for a reader.
    plain = [literal.replace(",", "") for literal in proof["operands"]]
    same = proof.get("factor") == "1" and proof["number"].replace(",", "") in plain[0].split()
    formula = f"a × {proof['factor']}" if proof.get("factor") and not same else proof["formula"]
    told_as = "quoted" if same else proof["kind"]
    formula = None if same else formula
    return {**proof, "kind": told_as, "formula": formula, "target": target, "operands": operands}


def _sides(answer: Mapping[str, Any]) -> list[dict[str, Any]]:
    """What each document says, where they disagree: the parts of the text, each with its own citation."""
    sides: list[dict[str, Any]] = []
    for block in told(answer):
        for part in block.parts if block.listed else ():
            marks = [segment.citation for segment in part if segment.kind == "mark"]
            numbers = [segment for segment in part if segment.kind in ("quoted", "converted", "computed")]
            for mark in marks[:1] if numbers else []:
                citation = answer["citations"][mark - 1]
                document = citation["document"]
                who = document["publisher"] or document["name"]
                words = "".join(segment.text for segment in part if segment.kind != "mark").strip(" .")
                words = words.removeprefix(f"{who}: ")
                sides.append({"words": words, "mark": mark, "who": who, "document": document})
    return sides if len(sides) > 1 else []


def _copies(answer: Mapping[str, Any]) -> list[tuple[str, str, str, str]]:
    """The forms in which an answer is taken away: id, name, text, type."""
    plain = dict(answer)
    return [
        ("text", texts.COPY_TEXT, as_text(plain), "text/plain"),
        ("markdown", texts.COPY_MARKDOWN, as_markdown(plain), "text/markdown"),
        ("json", texts.COPY_JSON, json.dumps(plain, ensure_ascii=False, indent=2), "application/json"),
    ]
