"""What a chart and its bars are called, in the words of the figures."""

from __future__ import annotations

from collections.abc import Mapping

from corpus.figures import calendar
from ui import texts
from ui.charts.chart import legible


def title_of(slots: Mapping[str, str], varying: str) -> str:
    """What the chart is about: "Gold exports from Switzerland by destination, March 2024"."""
    noun = texts.FLOW_NOUNS.get(slots["flow"]) or texts.MEASURE_NOUNS.get(slots["measure"], slots["measure"])
    ends = [
        texts.CHART_FROM.format(name=joined(slots["origin"])) if slots["origin"] else "",
        texts.CHART_TO.format(name=joined(slots["destination"])) if slots["destination"] else "",
        texts.CHART_IN.format(name=joined(slots["place"])) if slots["place"] else "",
        f"({joined(slots['entity'])})" if slots["entity"] else "",
        texts.CHART_BY[varying],
    ]
    words = " ".join(part for part in (joined(slots["commodity"]), noun, *ends) if part)
    time = calendar.parse(slots["period"])
    return legible(words[:1].upper() + words[1:] + (f", {time.words}" if time else ""))


def label_of(varying: str, value: str) -> str:
    """What a bar is called by its value of the varying slot; a period stays as the calendar writes it."""
    if varying == "period":
        return value
    label = legible(joined(value)) or texts.NOT_STATED
    return label[:1].upper() + label[1:]


def in_words(label: str) -> str:
    """A label as it is read; a period in words."""
    time = calendar.parse(label)
    return time.words if time else label


def joined(names: str) -> str:
    """Several names as they are read: "India + Pakistan"."""
    return " + ".join(texts.GOODS.get(name, name) for name in names.split("+") if name)
