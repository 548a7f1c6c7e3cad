"""Numbers that are no quotations: converted, computed and periods, and every way of forging their proof."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from assistant.answer import Answer, Citation, Proof
from assistant.derivation import Formula, NotComparable, Operation
from assistant.proof import UnprovenNumber, proven
from corpus.document import Document
from corpus.figures.figure import Figure, Slot
from corpus.quantities import quantities

FIRST = "China exported 3,000 kilograms of gallium."
SECOND = "Japan received 2,004 kilograms of gallium."
THIRD = "Germany received 500 kilograms of gallium."
TEXT = f"{FIRST} {SECOND} {THIRD}"
DOCUMENT = Document("d", "d.txt", TEXT, published=date(2025, 7, 20))
OTHER = Document("e", "e.txt", TEXT.replace("2,004", "2,005"))


def place(sentence: str, document: Document = DOCUMENT) -> Citation:
    start = TEXT.index(sentence)
    return Citation(document, start, start + len(sentence))


def figure(sentence: str) -> Figure:
    cited = place(sentence)
    (quantity,) = (one for one in quantities(TEXT) if cited.start <= one.start < cited.end)
    return Figure(cited.start, cited.end, quantity, period=Slot("2025-06", "title"))


CHINA, JAPAN, GERMANY = figure(FIRST), figure(SECOND), figure(THIRD)
CITATIONS = (place(FIRST), place(SECOND))
TONNES = Formula("convert", "t")


def made(printed: str, **changed: Any) -> Answer:
    """An answer that is one number, its proof that of 2.004 t unless changed."""
    proof = Proof(printed, 0, len(printed), "converted", 1, -1, (JAPAN,), (1,), TONNES)
    return Answer("?", f"{printed} t", "conversion", CITATIONS, (replace(proof, **changed),))


def computed(number: str, operation: Operation, scale: int = 1) -> Answer:
    formula = Formula(operation, "", Decimal(scale))
    return made(number, kind="computed", figures=(CHINA, JAPAN), citations=(0, 1), formula=formula)


def period(printed: str, **changed: Any) -> Answer:
    return made(printed, **{"kind": "period", "formula": None, **changed})


@pytest.mark.parametrize(
    "answer",
    [
        made("2.004"),
        made("2.00"),
        made("2.0"),
        made("2"),
        made("2,004", formula=Formula("convert", "kg")),
        made("2.004", formula=Formula("convert", "kg", Decimal(1000))),
        computed("5,004", "sum"),
        computed("5.004", "sum", 1000),
        computed("996", "difference"),
        computed("49.7", "change"),
        computed("49.70", "change"),
        computed("50", "change"),
        computed("149.7", "share"),
        computed("1.497", "ratio"),
        period("2025"),
    ],
)
def test_what_follows_is_proven(answer: Answer) -> None:
    assert proven(answer) is answer


@pytest.mark.parametrize(
    "answer",
    [
        # the number is not what the formula gives, or is rounded otherwise
        made("2.005"),
        made("2.01"),
        made("2.0041"),
        made("3"),
        made("2.004", formula=Formula("convert", "kg")),
        made("2.004", formula=Formula("convert", "t", Decimal(1000))),
        computed("5,005", "sum"),
        computed("5,000", "sum"),
        computed("49.8", "change"),
        computed("49.71", "change"),
        computed("49", "change"),
        computed("33.2", "change"),
        computed("66.8", "share"),
        # the figure says another value than its literal, or a period that nothing near the document names
        made("9.999", figures=(replace(JAPAN, quantity=replace(JAPAN.quantity, value=Decimal(9999))),)),
        made("20.04", figures=(replace(JAPAN, quantity=replace(JAPAN.quantity, value=Decimal(20040))),)),
        period("1999", figures=(replace(JAPAN, period=Slot("1999-06", "title")),)),
        # another formula, or none, or one that cannot be done
        made("2.004", formula=None),
        made("2.004", formula=Formula("sum")),
        made("2.004", formula=Formula("convert", "USD")),
        made("2.004", formula=Formula("convert", "no such unit")),
        made("2.004", formula=Formula("difference")),
        computed("5,004", "difference"),
        # other operands, or none, or in another order
        made("2.004", figures=(CHINA,), citations=(0,)),
        made("2.004", figures=(CHINA, JAPAN), citations=(0, 1)),
        made("2.004", figures=(), citations=()),
        made("5,504", kind="computed", figures=(CHINA, JAPAN), citations=(0, 1), formula=Formula("sum")),
        made("49.7", kind="computed", figures=(JAPAN, CHINA), citations=(1, 0), formula=Formula("change")),
        # operands that stand in no citation
        made("2.004", citations=(0,)),
        made("2.004", citations=(2,)),
        made("2.004", citations=(-1,)),
        made("2.004", citations=()),
        made("2.004", citations=(1, 1)),
        made("0.5", figures=(GERMANY,), citations=(1,)),
        made("2.504", figures=(JAPAN, GERMANY), citations=(1, 1), formula=Formula("sum", "t")),
        # a proof for something else
        made("2.004", number="2.005"),
        made("2.004", start=1),
        made("2.004", citation=2),
        made("2.004", citation=-1),
        made("2.004", kind="quoted"),
        made("2.004", kind="period"),
        # the period is that of the figure and nothing else
        period("2024"),
        period("06"),
        period("6"),
        period("2025", figures=()),
        period("2025", citations=(0,)),
        period("2025", figures=(replace(JAPAN, period=None),)),
        period("2025", figures=(replace(JAPAN, period=Slot("soon", "title")),)),
        # no proof at all
        replace(made("2.004"), proof=()),
        replace(made("2.004"), citations=()),
    ],
)
def test_what_does_not_follow_is_noticed(answer: Answer) -> None:
    with pytest.raises(UnprovenNumber):
        proven(answer)


@given(st.sampled_from(["3,000", "2,005", "2004", "2,004 tonnes", "", "4 kilograms"]))
def test_a_changed_literal_is_noticed(literal: str) -> None:
    changed = replace(JAPAN, quantity=replace(JAPAN.quantity, literal=literal))
    with pytest.raises(UnprovenNumber):
        proven(made("2.004", figures=(changed,)))


@given(st.integers(-400, 400), st.integers(-400, 400))
def test_an_operand_that_is_moved_is_noticed(start: int, end: int) -> None:
    assume(start or end)
    quantity = JAPAN.quantity
    moved = replace(quantity, start=quantity.start + start, end=quantity.end + end)
    with pytest.raises(UnprovenNumber):
        proven(made("2.004", figures=(replace(JAPAN, quantity=moved),)))


def test_an_operand_of_another_document_is_noticed() -> None:
    answer = replace(made("2.004"), citations=(place(FIRST), place(SECOND, OTHER)))
    with pytest.raises(UnprovenNumber):
        proven(answer)


@given(st.integers(0, TEXT.index(SECOND) + len(SECOND)), st.integers(0, len(TEXT)))
def test_an_operand_outside_the_cited_words_is_noticed(start: int, end: int) -> None:
    quantity = JAPAN.quantity
    answer = replace(made("2.004"), citations=(place(FIRST), Citation(DOCUMENT, start, end)))
    if start <= quantity.start and quantity.end <= end:
        assert proven(answer) is answer
    else:
        with pytest.raises(UnprovenNumber):
            proven(answer)


operation = st.sampled_from(["convert", "sum", "difference", "change", "share", "ratio", "part", "before"])
operand = st.sampled_from([(CHINA, 0), (JAPAN, 1), (GERMANY, 0), (GERMANY, 1), (CHINA, 1)])


@given(
    operation,
    st.sampled_from(["", "kg", "t", "lb", "USD", "?"]),
    st.lists(operand, max_size=3),
    st.decimals(0, 9999, places=2),
)
def test_no_forgery_proves_a_number_that_does_not_follow(
    named: Operation, unit: str, operands: list[tuple[Figure, int]], value: Decimal
) -> None:
    assume(value not in (Decimal(0), Decimal(1)))
    formula = Formula(named, unit)
    figures, citations = tuple(one for one, _ in operands), tuple(at for _, at in operands)
    answer = made(f"{value:,}", kind="computed", figures=figures, citations=citations, formula=formula)
    try:
        right = round(abs(formula.result([one.quantity for one in figures])), 2)
    except (NotComparable, ArithmeticError):
        right = None
    stands = {(id(CHINA), 0), (id(JAPAN), 1)}
    honest = all((id(one), at) in stands for one, at in operands)
    if right is None or not honest or abs(value - right) > Decimal("0.01"):
        with pytest.raises(UnprovenNumber):
            proven(answer)


@given(st.decimals(0, 10_000, places=3), st.integers(0, 3))
def test_only_the_value_itself_rounded_to_its_places_is_proven(value: Decimal, places: int) -> None:
    printed = f"{value:,.{places}f}"
    exact = Decimal("2.004")
    answer = made(printed)
    if abs(Decimal(printed.replace(",", "")) - exact) * 2 <= Decimal(1).scaleb(-places):
        assert proven(answer) is answer
    else:
        with pytest.raises(UnprovenNumber):
            proven(answer)


@given(
    st.sampled_from([made("2.004"), computed("49.7", "change"), computed("5,004", "sum"), period("2025")]),
    st.from_regex(r"[0-9]{1,6}([.,][0-9]{1,3}){0,2}", fullmatch=True),
    st.booleans(),
)
def test_an_added_number_is_noticed(answer: Answer, smuggled: str, before: bool) -> None:
    text = f"{smuggled} {answer.text}" if before else f"{answer.text} {smuggled}"
    with pytest.raises(UnprovenNumber):
        proven(replace(answer, text=text))
