"""One measurement, as a table for the terminal, as JSON and as Markdown."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any

from rich.console import Group, RenderableType
from rich.table import Column, Table
from rich.text import Text

from eval.gold import PARTS
from eval.measures import MEASURES
from eval.provenance import Provenance
from eval.runner import Row
from eval.totals import F1, Total, percentile, totals

BY_TYPE = {
    "attributed-correct": "attributed",
    "answer correct": "correct",
    "wrong number": "wrong no.",
    "numeric recall": "numbers",
    "gold span recall, strict": "evidence cited",
    "hit@5": "hit@5",
    "MRR@10": "MRR@10",
    "over-abstention": "over-abst.",
}
"""Measures in the table by type, with the short heads of their columns."""

HEADLINE = (
    "attributed-correct",
    "answer correct",
    "wrong number",
    "numeric recall",
    "unsupported-number rate",
    "gold span recall, strict",
    "wrong-document rate",
    "abstention recall",
    "over-abstention",
    "conflict flagged",
    "false conflict",
)
"""Measures in the table that sets the parts of the gold file side by side."""

MEANINGS = {
    **{measure.name: measure.meaning for measure in MEASURES},
    F1: "Harmonic mean of the precision and recall of abstention.",
}


@dataclass(frozen=True, slots=True)
class Report:
    """All rows of a measurement with its provenance."""

    provenance: Provenance
    rows: tuple[Row, ...]

    @property
    def totals(self) -> dict[str, Total]:
        """Totals over all questions, by measure."""
        return totals([row.scores for row in self.rows])

    @property
    def by_type(self) -> dict[str, tuple[Row, ...]]:
        """The rows of each question type, in the order in which types first appear."""
        types = dict.fromkeys(row.case.gold.type for row in self.rows)
        return {kind: tuple(row for row in self.rows if row.case.gold.type == kind) for kind in types}

    @property
    def by_part(self) -> dict[str, tuple[Row, ...]]:
        """The rows of each part of the gold file; none for a file without parts."""
        found = {part: tuple(row for row in self.rows if row.case.gold.part == part) for part in PARTS}
        return {part: rows for part, rows in found.items() if rows}

    @property
    def seconds(self) -> dict[str, float]:
        """p50 and p95 of the time per question and per search."""
        asked = [row.ask_seconds for row in self.rows]
        searched = [row.search_seconds for row in self.rows if row.search_seconds is not None]
        return {
            f"{name} p{share}": percentile(values, share / 100)
            for name, values in (("ask", asked), ("search", searched))
            for share in (50, 95)
        }

    @property
    def support(self) -> dict[str, int]:
        """Answers that were given, by right or wrong and by whether all their evidence is cited."""
        counts = dict.fromkeys(
            ("right, supported", "right, unsupported", "wrong, supported", "wrong, unsupported"), 0
        )
        for row in self.rows:
            if row.case.answer is None or row.case.answer.abstained or row.case.gold.unanswerable:
                continue
            right = "right" if row.scores["answer correct"].value else "wrong"
            supported = (
                row.scores["gold span recall, strict"].value and row.scores["quote validity"].value == 1
            )
            counts[f"{right}, {'supported' if supported else 'unsupported'}"] += 1
        return counts


def shown(total: Total) -> str:
    """A total for people: three digits, "-" where no question counts."""
    return "-" if total.value is None else f"{total.value:.3f}"


def interval(total: Total) -> str:
    """The 95 % interval of a rate."""
    return "" if total.low is None or total.high is None else f"{total.low:.3f}-{total.high:.3f}"


def table(report: Report) -> RenderableType:
    """What `python -m eval` prints."""
    types = Table(
        "question type", "n", *BY_TYPE.values(), title=f"{report.provenance.name}: by question type"
    )
    for column in types.columns[1:]:
        column.justify = "right"
    for cells in _type_rows(report):
        types.add_row(*cells, end_section=cells[0] == "all", style="bold" if cells[0] == "all" else None)
    measures = Table(Column("measure", no_wrap=True), "value", "95 %", "n", "meaning", title="all questions")
    for name, total in report.totals.items():
        measures.add_row(name, shown(total), interval(total), str(total.n), MEANINGS[name])
    return Group(types, *_parts_table(report), measures, Text(_summary(report)))


def _parts_table(report: Report) -> list[Table]:
    heads, rows = _part_rows(report)
    if not rows:
        return []
    parts = Table(Column(heads[0], no_wrap=True), *heads[1:], title="by part")
    for cells in rows:
        parts.add_row(*cells)
    return [parts]


def _part_rows(report: Report) -> tuple[list[str], list[list[str]]]:
    """Heads and cells of the headline measures, each part with its 95 % interval; no rows without parts."""
    found = {part: totals([row.scores for row in rows]) for part, rows in report.by_part.items()}
    heads = [head for part, rows in report.by_part.items() for head in (f"{part}, {len(rows)}", "95 %")]
    rows = [
        [name, *(text for part in found.values() for text in (shown(part[name]), interval(part[name])))]
        for name in HEADLINE
    ]
    return ["measure", *heads], rows if found else []


def _type_rows(report: Report) -> list[list[str]]:
    groups: dict[str, Sequence[Row]] = {"all": report.rows, **report.by_type}
    rows = []
    for kind, members in groups.items():
        found = totals([row.scores for row in members])
        rows.append([kind, str(len(members)), *(shown(found[name]) for name in BY_TYPE)])
    return rows


def _summary(report: Report) -> str:
    failures = [row.case for row in report.rows if row.case.failure]
    lines = [
        "answers given: " + "; ".join(f"{count} {name}" for name, count in report.support.items()),
        "seconds: " + "; ".join(f"{name} {value:.3f}" for name, value in report.seconds.items()),
        f"documents: {report.provenance.document_count}, {report.provenance.documents[:12]};"
        f" gold: {report.provenance.gold[:12]}",
    ]
    lines += [f"failed: {case.gold.id}: {case.failure}" for case in failures]
    return "\n".join(lines)


def as_json(report: Report) -> dict[str, Any]:
    """The whole measurement as JSON values, every question with every score and its reason."""
    return {
        "provenance": {
            **{
                key: getattr(report.provenance, key)
                for key in ("name", "gold", "documents", "document_count")
            },
            "versions": dict(report.provenance.versions),
            "settings": dict(report.provenance.settings),
        },
        "totals": {name: asdict(total) for name, total in report.totals.items()},
        "by_type": {
            kind: {name: asdict(total) for name, total in totals([row.scores for row in rows]).items()}
            for kind, rows in report.by_type.items()
        },
        "by_part": {
            part: {name: asdict(total) for name, total in totals([row.scores for row in rows]).items()}
            for part, rows in report.by_part.items()
        },
        "support": report.support,
        "seconds": {name: round(value, 6) for name, value in report.seconds.items()},
        "questions": [_question(row) for row in report.rows],
    }


def _question(row: Row) -> dict[str, Any]:
    gold = row.case.gold
    return {
        "id": gold.id,
        "type": gold.type,
        "behaviour": gold.behaviour,
        "part": gold.part or None,
        "question": gold.question,
        "history": list(gold.history),
        "gold": gold.answer,
        "answer": row.case.answer.to_dict() if row.case.answer else None,
        "failure": row.case.failure or None,
        "scores": {name: asdict(score) for name, score in row.scores.items() if score.value is not None},
        "seconds": round(row.ask_seconds, 6),
    }


def as_markdown(report: Report) -> str:
    """The tables and every question that is not attributed-correct, with the reason."""
    lines = [f"# Evaluation: {report.provenance.name}", "", *_rule(["question type", "n", *BY_TYPE.values()])]
    lines += [_line(cells) for cells in _type_rows(report)]
    heads, parts = _part_rows(report)
    lines += ["", *_rule(heads), *map(_line, parts)] if parts else []
    lines += ["", *_rule(["measure", "value", "95 %", "n", "meaning"])]
    lines += [
        _line([name, shown(total), interval(total), str(total.n), MEANINGS[name]])
        for name, total in report.totals.items()
    ]
    lines += ["", _summary(report).replace("\n", "  \n"), "", "## Not attributed-correct", ""]
    lines += [*_rule(["id", "type", "question", "gold", "reason"])]
    for row in report.rows:
        score = row.scores["attributed-correct"]
        if not score.value:
            gold = row.case.gold
            lines.append(_line([gold.id, gold.type, gold.question, gold.answer, score.reason]))
    made_with = [*report.provenance.versions.items(), *report.provenance.settings.items()]
    lines += ["", "; ".join(f"{name} {value}" for name, value in made_with), ""]
    return "\n".join(lines)


def _rule(heads: list[str]) -> list[str]:
    return [_line(heads), _line(["---"] * len(heads))]


def _line(cells: list[str]) -> str:
    return "| " + " | ".join(" ".join(cell.split()).replace("|", "\\|") for cell in cells) + " |"
