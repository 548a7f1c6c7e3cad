"""Figures as rows of a table: every slot in words, and where it is said when the sentence does not say it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from assistant import CitedFigure
from assistant.figure_grid import written
from assistant.figures.wording import unit_words
from corpus.figures import calendar
from corpus.figures.figure import Figure
from ui import texts
from ui.captions import day
from ui.charts.chart import legible
from ui.charts.titles import joined
from ui.figures.held import Held, place_of, publisher_of, stated_by


@dataclass(frozen=True, slots=True)
class Said:
    """What a slot says, "" where it is open. `where`: "from the title", if the sentence does not say it."""

    text: str = ""
    where: str = ""


@dataclass(frozen=True, slots=True)
class Other:
    """A value that contradicts that of a row, who states it and when, and the link to its passage."""

    value: str
    signed: str
    place: str


@dataclass(frozen=True, slots=True)
class TableRow:
    """A figure in words. `number` and `unit` stand in columns of their own; `literal`: as the text has it."""

    commodity: Said
    what: str
    entity: str
    origin: Said
    destination: Said
    period: Said
    number: str
    unit: str
    literal: str
    status: str
    reporter: str
    title: str
    publisher: str
    published: str
    document: str
    place: str
    others: tuple[Other, ...]

    @property
    def name(self) -> str:
        """The row in one line, as its button is called."""
        ends = " → ".join(end for end in (self.origin.text, self.destination.text) if end)
        parts = (
            self.commodity.text,
            self.what,
            ends,
            self.period.text,
            f"{self.number} {self.unit}".strip(),
        )
        return ", ".join(part for part in parts if part)


def table_rows(held: Held, chosen: Sequence[int]) -> list[TableRow]:
    """The rows of these figures."""
    return [_row(held, at) for at in chosen]


def _row(held: Held, at: int) -> TableRow:
    cited = held.figures[at]
    figure, document = cited.figure, cited.document
    place = said(figure, "place")
    origin, destination = said(figure, "origin"), said(figure, "destination")
    if not origin.text and not destination.text:
        origin = place
    if figure.total and origin.text and not destination.text:
        destination = Said(texts.WORLD)
    elif figure.total and destination.text and not origin.text:
        origin = Said(texts.WORLD)
    others = [held.figures[other] for other in held.disputed.get(at, ())]
    return TableRow(
        commodity=said(figure, "commodity"),
        what=_what(figure),
        entity=legible(figure.value("entity")),
        origin=origin,
        destination=destination,
        period=_period(figure),
        number=number_of(figure),
        unit=unit_of(figure),
        literal=legible(figure.quantity.literal),
        status=figure.value("status"),
        reporter=legible(joined(figure.value("reporter"))),
        title=legible(document.title) or document.name,
        publisher=publisher_of(cited),
        published=day(document.published),
        document=f"doc/{document.id}",
        place=held.places[at],
        others=tuple(_distinct(others)),
    )


def _distinct(others: Sequence[CitedFigure]) -> list[Other]:
    """The other values, each once."""
    found: dict[str, Other] = {}
    for cited in others:
        value = written(cited.figure.quantity)
        found.setdefault(value, Other(value, stated_by(cited), place_of(cited)))
    return list(found.values())


def said(figure: Figure, name: str) -> Said:
    """A slot of a figure in words."""
    slot = figure.slot(name)
    if slot is None or not slot.value:
        return Said()
    where = texts.SAID_WHERE.get(slot.source, "") if slot.inherited else ""
    return Said(legible(joined(slot.value)), where)


def _what(figure: Figure) -> str:
    """What is measured: "exports", "production", "imports, change"."""
    measure, flow = figure.value("measure"), figure.value("flow")
    traded = texts.FLOW_NOUNS.get(flow, "") if measure in ("", "trade") else ""
    noun = traded or texts.MEASURE_NOUNS.get(measure, measure)
    role = texts.ROLES.get(figure.role, "")
    return ", ".join(part for part in (noun, role) if part)


def _period(figure: Figure) -> Said:
    period = said(figure, "period")
    base = in_words(figure.value("base")) if figure.role != "level" else ""
    text = in_words(period.text)
    return Said(texts.AGAINST.format(period=text, base=base).strip() if base else text, period.where)


def in_words(period: str) -> str:
    """A period as it is read."""
    time = calendar.parse(period)
    return time.words if time else period


def number_of(figure: Figure) -> str:
    """The number with its hedge; a change with its sign."""
    quantity = figure.quantity
    text = written(quantity).removesuffix(quantity.unit).strip()
    sign = {"up": "+", "down": "−"}.get(figure.direction, "") if figure.role != "level" else ""
    if sign and quantity.qualifier == "=":
        return f"{sign}{text.lstrip('-+−')}"
    return (
        f"{text.removesuffix(text.split()[-1])}{sign}{text.split()[-1]}"
        if sign and quantity.high is None
        else text
    )


def unit_of(figure: Figure) -> str:
    """The unit behind the number."""
    return unit_words(figure.quantity.unit).strip()
