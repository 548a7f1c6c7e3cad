"""No number leaves without proof, however it is smuggled in."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from assistant.answer import Answer, Citation, Proof
from assistant.proof import (
    NUMBER,
    UnprovenNumber,
    cuts_number,
    numbers,
    proven,
    proven_or_silent,
    quoting,
)
from corpus.document import Document
from corpus.sentences import split

TEXT = "China exported 12,004 kilograms of gallium in June 2025. Japan received 2,004 kilograms, or 16.7%."
DOCUMENT = Document("d", "d.txt", TEXT)
FIRST = Citation(DOCUMENT, 0, TEXT.index(" Japan"))
SECOND = Citation(DOCUMENT, TEXT.index("Japan"), len(TEXT))

number = st.from_regex(r"[0-9]{1,6}([.,][0-9]{1,3}){0,2}", fullmatch=True)


def answer(*citations: Citation) -> Answer:
    text, proof = quoting(citations)
    return Answer("?", text, "passage", citations, proof)


GOOD = answer(FIRST, SECOND)


def test_quotes_are_proven() -> None:
    assert proven(GOOD) is GOOD
    assert GOOD.text == f"{FIRST.quote} [1] {SECOND.quote} [2]"
    assert [proof.number for proof in GOOD.proof] == ["12,004", "2025", "2,004", "16.7"]
    for proof in GOOD.proof:
        assert GOOD.text[proof.start : proof.end] == proof.number
        source = GOOD.citations[proof.citation].document.text
        assert source[proof.source_start : proof.source_start + len(proof.number)] == proof.number


@given(number, st.integers(0, len(GOOD.text)), st.sampled_from(["{}", " {} ", "[{}]", "${}", "-{}", "{}%"]))
def test_an_added_number_is_noticed(smuggled: str, at: int, form: str) -> None:
    assume(form != "[{}]" or smuggled not in ("1", "2", "01", "02", "001", "002"))
    inserted = form.format(smuggled)
    text = GOOD.text[:at] + inserted + GOOD.text[at:]
    with pytest.raises(UnprovenNumber):
        proven(replace(GOOD, text=text))


def test_an_answer_with_a_number_of_no_proof_is_held_back(caplog: pytest.LogCaptureFixture) -> None:
    assert proven_or_silent(GOOD) is GOOD
    held = proven_or_silent(replace(GOOD, text=f"{GOOD.text} 7 kg"))
    assert held.abstained and not numbers_in(held) and not held.citations
    assert "held back" in caplog.text


def numbers_in(made: Answer) -> list[tuple[str, int]]:
    return list(numbers(made.text, len(made.citations)))


@given(st.data(), st.sampled_from("0123456789"))
def test_a_changed_digit_is_noticed(data: st.DataObject, digit: str) -> None:
    proof = data.draw(st.sampled_from(GOOD.proof))
    at = data.draw(st.integers(proof.start, proof.end - 1))
    assume(GOOD.text[at] != digit)
    with pytest.raises(UnprovenNumber):
        proven(replace(GOOD, text=GOOD.text[:at] + digit + GOOD.text[at + 1 :]))


@given(number, st.integers(-5, len(TEXT) + 5), st.integers(-1, 3))
def test_a_forged_proof_helps_only_the_truth(smuggled: str, source_start: int, citation: int) -> None:
    forged = Proof(smuggled, 0, len(smuggled), "quoted", citation, source_start)
    made = Answer("?", f"{smuggled} kg", "passage", GOOD.citations, (forged,))
    places = {(match.group(), match.start()) for match in NUMBER.finditer(TEXT)}
    inside = 0 <= citation < 2 and GOOD.citations[citation].start <= source_start
    inside = inside and source_start + len(smuggled) <= GOOD.citations[citation].end
    if inside and (smuggled, source_start) in places:
        assert proven(made) is made
    else:
        with pytest.raises(UnprovenNumber):
            proven(made)


@pytest.mark.parametrize("part", ["004", "2,004", "04", "12", "12,00", "2,0"])
def test_a_part_of_a_number_proves_nothing(part: str) -> None:
    forged = Proof(part, 0, len(part), "quoted", 0, TEXT.index("12,004") + "12,004".index(part))
    with pytest.raises(UnprovenNumber):
        proven(Answer("?", f"{part} kg", "passage", (FIRST,), (forged,)))


@pytest.mark.parametrize("text", ["[3]", "[0]", "[2004]", "[1,000]", "٣ kg", "１２ kg", "1"])
def test_what_is_no_mark_is_a_number(text: str) -> None:
    with pytest.raises(UnprovenNumber):
        proven(replace(GOOD, text=text))


def test_marks_are_no_numbers() -> None:
    assert list(numbers("It rose. [1] It fell by 5. [2]", 2)) == [("5", 24)]
    assert list(numbers("It rose. [1]", 0)) == [("1", 10)]


@pytest.mark.parametrize(
    ("text", "piece", "cut"),
    [
        ("2,004 kg", "004", True),
        ("2,004 kg", "2", True),
        ("2,004 kg", "2,004", False),
        ("In 2024.\n5 kg", "5 kg", False),
        ("In 2024\n5 kg", "5 kg", False),
        ("in 2024, 5 kg", "5 kg", False),
        ("a, 5.", "5", False),
        ("75.5%", "5%", True),
    ],
)
def test_cut_numbers(text: str, piece: str, cut: bool) -> None:
    start = text.rindex(piece)
    if piece == "2":
        start = 0
    assert cuts_number(text, start, start + len(piece)) is cut


@given(
    st.lists(st.sampled_from(["Exports rose to", "2,004 kg.", "5.", "2025.", "U.S.", "3.5 t.", "No. 7", "x"]))
)
def test_sentences_quoted_are_always_proven(parts: list[str]) -> None:
    document = Document("d", "d.txt", " ".join(parts))
    citations = [Citation(document, span.start, span.end) for span in split(document.text)][:3]
    proven(answer(*citations))
