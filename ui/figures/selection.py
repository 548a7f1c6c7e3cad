"""Which figures fit the filters, and what each filter could be set to, given the others."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from assistant import CitedFigure
from assistant.figure_filters import WORLD, Parties, goods_named, period_named
from corpus.figures import calendar
from corpus.figures.figure import Figure
from ui import texts
from ui.charts.chart import legible
from ui.charts.titles import joined
from ui.figures.filters import NAMES, Filters, is_readable
from ui.figures.held import Held, signed

_ENDS = ("origin", "destination")
_PARTIES = frozenset({"flow", "partner", "reporter"})
_YEAR = 12


@dataclass(frozen=True, slots=True)
class Option:
    """A value a filter can be set to: so many figures would be shown. `group`: under which heading."""

    value: str
    label: str
    count: int
    group: str = ""


@dataclass(frozen=True, slots=True)
class Facet:
    """A filter with its options; the value that is set is always one of them."""

    name: str
    value: str
    options: tuple[Option, ...]


@dataclass(frozen=True, slots=True)
class Selection:
    """The figures that fit, as places among all, and the filters with their options."""

    fitting: tuple[int, ...]
    facets: tuple[Facet, ...]


def selected(held: Held, filters: Filters) -> Selection:
    """The figures that fit every filter, and for each filter the options that the others leave."""
    tests = _tests(held, filters)
    passed = [frozenset(name for name, test in tests.items() if test(at)) for at in range(len(held.figures))]
    everything = frozenset(tests)
    parties = Parties(filters.flow, filters.reporter, filters.partner)
    fits = {id(figure): parties.fit(figure) for figure in {id(one): one for one in held.traders}.values()}
    party = [fits[id(figure)] for figure in held.traders]
    fitting = tuple(at for at, names in enumerate(passed) if names == everything and party[at])
    facets: list[Facet] = []
    for name in NAMES:
        others = everything - {name}
        left = [at for at, names in enumerate(passed) if others <= names]
        if name not in _PARTIES:
            left = [at for at in left if party[at]]
        options = [one for one in _options(held, filters, name, left) if is_readable(name, one.value)]
        facets.append(Facet(name, getattr(filters, name), _with_chosen(filters, name, options, held)))
    return Selection(fitting, tuple(facets))


def _tests(held: Held, filters: Filters) -> dict[str, Callable[[int], bool]]:
    """A test for each filter that is set, but those of the parties, which go together."""
    figures = held.figures
    tests: dict[str, Callable[[int], bool]] = {}
    if filters.commodity:
        goods = _goods(filters.commodity)
        tests["commodity"] = lambda at: figures[at].figure.value("commodity").lower() in goods
    if filters.measure:
        tests["measure"] = lambda at: figures[at].figure.value("measure") == filters.measure
    if filters.period:
        time = period_named(filters.period)
        tests["period"] = lambda at: _lies_in(figures[at].figure.value("period"), time)
    if filters.document:
        tests["document"] = lambda at: figures[at].document.id == filters.document
    if filters.conflicts:
        tests["conflicts"] = lambda at: at in held.disputed
    return tests


@lru_cache(maxsize=4096)
def _goods(name: str) -> frozenset[str]:
    return goods_named(name)


def _lies_in(period: str, time: calendar.Time) -> bool:
    own = calendar.parse(period)
    return own is not None and own.within(time)


def _options(held: Held, filters: Filters, name: str, left: Sequence[int]) -> list[Option]:
    if name in _PARTIES:
        return _party_options(filters, name, [held.traders[at] for at in left])
    cited = [held.figures[at] for at in left]
    if name == "document":
        return _document_options(cited)
    counts = Counter(one.figure.value(name) for one in cited)
    del counts[""]
    if name == "commodity":
        return _by_label(Option(good, _name(good), _with_kinds(good, counts)) for good in counts)
    if name == "period":
        return _period_options(counts)
    return _by_label(Option(value, _name(value), count) for value, count in counts.items())


def _with_kinds(good: str, counts: Mapping[str, int]) -> int:
    """A good is chosen together with its kinds."""
    kinds = _goods(good)
    return sum(count for name, count in counts.items() if name.lower() in kinds)


def _party_options(filters: Filters, name: str, figures: Sequence[Figure]) -> list[Option]:
    counts: Counter[str] = Counter()
    alike = Counter(map(id, figures))
    for figure in {id(figure): figure for figure in figures}.values():
        for value in _candidates(figure, name):
            chosen = {
                "flow": filters.flow,
                "reporter": filters.reporter,
                "partner": filters.partner,
                name: value,
            }
            if Parties(**chosen).fit(figure):
                counts[value] += alike[id(figure)]
    return _by_label(Option(value, _name(value), count) for value, count in counts.items())


def _candidates(figure: Figure, name: str) -> set[str]:
    """Values of a filter that a figure may fit."""
    if name == "flow":
        return {figure.value("flow"), "export", "import"} & {"export", "import"}
    slots = _ENDS if name == "partner" else (*_ENDS, "place", "reporter")
    places = {place for slot in slots for place in figure.value(slot).split("+") if place}
    return places | ({WORLD} if name == "partner" and figure.total else set())


def _document_options(cited: Iterable[CitedFigure]) -> list[Option]:
    counts = Counter(one.document.id for one in cited)
    documents = {one.document.id: one for one in cited}
    return _by_label(
        Option(key, f"{_title(one)}, {signed(one)}", counts[key]) for key, one in documents.items()
    )


def _title(cited: CitedFigure) -> str:
    return legible(cited.document.title) or cited.document.name


def _period_options(counts: Mapping[str, int]) -> list[Option]:
    """Years, the newest first, and in each the periods that end in it."""
    times = {period: time for period in counts if (time := calendar.parse(period))}
    years = sorted({time.last // _YEAR for time in times.values()}, reverse=True)
    options: list[Option] = []
    for year in years:
        whole = calendar.Time(year * _YEAR, _YEAR)
        inside = sorted(
            (time for time in times.values() if time.last // _YEAR == year and time != whole),
            key=lambda time: (-time.last, time.months, -time.day, -time.until),
        )
        for time in (whole, *inside):
            count = sum(counts[period] for period, own in times.items() if own.within(time))
            if count:
                options.append(Option(time.iso, time.words, count, group=str(year)))
    return options


def _by_label(options: Iterable[Option]) -> list[Option]:
    return sorted(options, key=lambda option: (option.label.casefold(), option.value))


def _with_chosen(filters: Filters, name: str, options: Sequence[Option], held: Held) -> tuple[Option, ...]:
    """What is chosen stays among the options even when it fits no figure any more."""
    value: str = getattr(filters, name)
    if not value or any(option.value == value for option in options):
        return tuple(options)
    label = _name(value)
    if name == "period":
        label = period_named(value).words
    elif name == "document" and value in held.documents:
        label = legible(held.documents[value].title) or held.documents[value].name
    return (Option(value, label, 0), *options)


def _name(value: str) -> str:
    return texts.WORLD if value == WORLD else legible(joined(value))
