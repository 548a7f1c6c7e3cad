"""Do the citations show places that exist, and are they the places that carry the answer?"""

from __future__ import annotations

import re

from assistant.answer import Citation
from eval.gold import Question
from eval.measures.measure import Case, Measure, Score, answered, shortened
from eval.places import Place

COVERED = 0.5
MARK = re.compile(r"\[([0-9]+)\]")
SILENT = "0 for an answer without citation; abstentions do not count"
ALCE = "ALCE (Gao and others 2023), with gold places in place of an entailment model"


def _has_evidence(question: Question) -> bool:
    return bool(question.evidence)


def _valid(case: Case, citation: Citation) -> bool:
    document = case.documents.get(citation.document.id)
    inside = document is not None and 0 <= citation.start < citation.end <= len(document.text)
    return inside and document is not None and document.text[citation.start : citation.end] == citation.quote


def _validity(case: Case) -> Score:
    answer = answered(case)
    cited = answer.citations
    astray = [int(mark) for mark in MARK.findall(answer.text) if not 1 <= int(mark) <= len(cited)]
    if not cited and not astray:
        return Score(None, "abstained") if answer.abstained else Score(0.0, "answered without a citation")
    bad = [citation for citation in cited if not _valid(case, citation)]
    share = (len(cited) - len(bad)) / (len(cited) + len(astray))
    if astray:
        return Score(share, f"mark [{astray[0]}] has no citation")
    if bad:
        return Score(
            share, f"{bad[0].document.name} {bad[0].start}-{bad[0].end} is not in the stored document"
        )
    return Score(share, f"{len(cited)} quotes stand where they are said to")


def cited_groups(case: Case) -> set[int]:
    """The evidence groups of which at least half of one quote is inside the citations."""
    return {n for n, group in enumerate(case.places) if any(_covered(case, place) for place in group)}


def _covered(case: Case, place: Place) -> bool:
    inside: set[int] = set()
    for citation in answered(case).citations:
        if citation.document.id == place.document:
            inside.update(range(max(place.start, citation.start), min(place.end, citation.end)))
    return len(inside) >= COVERED * (place.end - place.start)


def _group_reason(case: Case, found: set[int]) -> str:
    missing = [group[0].quote for n, group in enumerate(case.gold.evidence) if n not in found]
    reason = f"{len(found)} of {len(case.places)} evidence groups cited"
    return reason + (f"; not cited: {shortened(missing[0])!r}" if missing else "")


def _recall(case: Case) -> Score:
    found = cited_groups(case)
    return Score(len(found) / len(case.places), _group_reason(case, found))


def _strict(case: Case) -> Score:
    found = cited_groups(case)
    return Score(float(len(found) == len(case.places)), _group_reason(case, found))


def _any(case: Case) -> Score:
    found = cited_groups(case)
    return Score(float(bool(found)), _group_reason(case, found))


def _precision(case: Case) -> Score:
    answer = answered(case)
    if not answer.citations:
        return Score(None, "abstained") if answer.abstained else Score(0.0, "answered without a citation")
    places = [place for group in case.places for place in group]
    good = [c for c in answer.citations if any(p.overlap(c.document.id, c.start, c.end) for p in places)]
    stray = next((c for c in answer.citations if c not in good), None)
    reason = f"{len(good)} of {len(answer.citations)} citations meet a gold quote"
    return Score(
        len(good) / len(answer.citations), reason + (f"; not: {shortened(stray.quote)!r}" if stray else "")
    )


def _wrong_document(case: Case) -> Score:
    cited = answered(case).citations
    if not cited:
        return Score(None, "nothing cited")
    right = {place.document for group in case.places for place in group}
    wrong = [citation.document.name for citation in cited if citation.document.id not in right]
    return Score(
        len(wrong) / len(cited), f"cites {wrong[0]}" if wrong else "all from documents with evidence"
    )


def _count(case: Case) -> Score:
    cited = answered(case).citations
    return Score(float(len(cited)), f"{len(cited)} citations")


VALIDITY = Measure(
    "quote validity",
    "Share of the citations whose quote stands at its place in the stored document; marks without one count.",
    "0..1", SILENT, "ALCE, exact form",
    _validity,
)  # fmt: skip
STRICT = Measure(
    "gold span recall, strict", "All evidence that is needed is cited.", "0 or 1", "0", ALCE, _strict,
    applies=_has_evidence,
)  # fmt: skip
MEASURES = (
    VALIDITY,
    Measure("gold span recall", "Share of the evidence groups that are cited.", "0..1", "0", ALCE, _recall,
            applies=_has_evidence),
    STRICT,
    Measure("gold span recall, any", "Some evidence is cited.", "0 or 1", "0", ALCE, _any,
            applies=_has_evidence),
    Measure("gold span precision", "Share of the citations that overlap a gold quote.", "0..1",
            SILENT, ALCE, _precision, applies=_has_evidence),
    Measure("wrong-document rate", "Share of the citations from documents without evidence.", "0..1",
            "does not count", ALCE, _wrong_document, better="lower", applies=_has_evidence, miss=1.0),
    Measure("citations per answer", "How many places an answer cites.", "0..", "0", "ALCE", _count,
            better="neither"),
)  # fmt: skip
