"""Charts: which figures make one, that it draws what they say, and that no text breaks it."""

from __future__ import annotations

import csv
import io
from itertools import combinations, pairwise
from typing import Any
from xml.etree import ElementTree

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from made_figure_rows import exports, monthly, stated

from ui.charts import Chart, Point, chart_block, chart_of, csv_of, standalone, svg, table
from ui.charts.drawing import Box, Dot, Rule, Words, width_of
from ui.charts.layout import drawn
from ui.charts.svg import NARROW, WIDE

GOLD = [exports(71405, "China"), exports(10173, "Hong Kong"), exports(7262, "Turkey")]
MAGNETS = [monthly(46, "2025-05"), monthly(353, "2025-06"), monthly(619, "2025-07")]
SHARES = [
    exports(share, to, "%", role="share") for share, to in ((48.5, "China"), (25, "India"), (6, "Hong Kong"))
]

NO_CHART: list[tuple[str, list[dict[str, Any]]]] = [
    ("nothing", []),
    ("two levels", GOLD[:2]),
    ("three places of one number", [exports(619, "Japan", start=at) for at in range(3)]),
    ("two slots differ", [*GOLD[:2], exports(5, "India", commodity="silver")]),
    ("weight and money", [*GOLD[:2], exports(5, "India", "USD")]),
    ("two measures", [*GOLD[:2], exports(5, "India", measure="stock")]),
    ("months and a run of months", [*MAGNETS[:2], monthly(1018, "2025-05/2025-07")]),
    ("overlapping runs", [monthly(9, p) for p in ("2025-01/2025-03", "2025-02/2025-04", "2025-03/2025-05")]),
    ("no period", [*MAGNETS[:2], monthly(5, None)]),
    ("three months in ten years", [monthly(5, p) for p in ("2015-01", "2019-06", "2025-02")]),
    ("an entity that is left open", [exports(n, None, entity=e) for n, e in ((1, "A"), (2, "B"), (3, None))]),
    ("changes", [exports(n, to, "%", role="change") for n, to in ((5, "China"), (7, "India"), (9, "Oman"))]),
    ("shares of more than the whole", [*SHARES, exports(60, "Japan", "%", role="share")]),
    ("a total smaller than a part", [*GOLD, exports(70000, None)]),
    ("two totals", [*GOLD, exports(146691, None), exports(150000, None)]),
    ("exports of one side, imports of another", [
        stated(5, flow="export", origin="China", period="2025-01"),
        stated(6, flow="import", origin="China", period="2025-02"),
        stated(7, flow="export", origin="China", period="2025-03"),
    ]),
]  # fmt: skip


@pytest.mark.parametrize("figures", [figures for _, figures in NO_CHART], ids=[name for name, _ in NO_CHART])
def test_no_chart_where_it_would_mislead(figures: list[dict[str, Any]]) -> None:
    assert chart_of(figures) is None


def test_partners_make_bars_largest_first() -> None:
    chart = chart_of([*GOLD[::-1], exports(146691, None)], ["Reuters"])
    assert chart is not None
    assert (chart.kind, chart.title) == ("bars", "Gold exports from Switzerland by destination, March 2024")
    assert [(point.label, point.value) for point in chart.points] == [
        ("China", 71405), ("Hong Kong", 10173), ("Turkey", 7262),
    ]  # fmt: skip
    assert chart.points[0].figures == (2,)
    assert chart.whole and chart.whole.value == 146691
    assert "Stated total: 146,691 kg." in svg(chart) and "Source: Reuters" in svg(chart)


def test_units_become_the_commonest_one() -> None:
    figures = [exports("5.577", "Japan", "kt"), exports(764, "Germany", "t"), exports(46000, "Oman", "kg")]
    chart = chart_of([*figures, exports(619, "Peru", "t")])
    assert chart is not None and chart.unit == "t"
    assert {point.label: point.value for point in chart.points} == {
        "Japan": 5577, "Germany": 764, "Peru": 619, "Oman": 46,
    }  # fmt: skip


@pytest.mark.parametrize(
    ("figures", "unit", "shown"),
    [
        ([exports("6370000", "A", "t"), exports("4420000", "B", "t"), exports("2570000", "C", "t")],
         "million tonnes", ["6.37", "4.42", "2.57"]),
        ([exports("1489171", "A", "t"), exports("1732888", "B", "t"), exports("9", "C", "t")],
         "tonnes", ["1,732,888", "1,489,171", "9"]),
        ([exports("2340000", "A", ""), exports("409800", "B", "unit"), exports("438000", "C", "unit")],
         "units", ["2,340,000", "438,000", "409,800"]),  # 0.4098 million has a fourth place
        ([exports(0, "Japan", ""), *GOLD[:2]], "kg", ["71,405", "10,173", "0"]),
    ],
)  # fmt: skip
def test_scale_loses_no_digit(figures: list[dict[str, Any]], unit: str, shown: list[str]) -> None:
    chart = chart_of(figures)
    assert chart is not None
    assert (chart.unit_label, [chart.said(point) for point in chart.points]) == (unit, shown)


def test_months_make_columns_in_order_with_gaps() -> None:
    chart = chart_of([MAGNETS[2], MAGNETS[0], monthly(700, "2025-09"), monthly(1718, "2025-05/2025-09")])
    assert chart is not None and chart.kind == "columns"
    assert [(point.label, point.value) for point in chart.points] == [
        ("May 2025", 46), ("June 2025", None), ("July 2025", 619), ("August 2025", None),
        ("September 2025", 700),
    ]  # fmt: skip
    drawing = drawn(chart, WIDE)
    said = [shape.text for shape in drawing.shapes if isinstance(shape, Words)]
    assert said.count("not") == said.count("stated") == 2
    assert "Stated for May to September 2025: 1,718 tonnes." in said
    assert {box.point for box in drawing.shapes if isinstance(box, Box)} == {0, 2, 4}


@pytest.mark.parametrize(
    ("periods", "kind", "slots"),
    [
        (["2021", "2022", "2024"], "columns", 4),
        (["2022-06", "2023-06", "2025-06"], "columns", 4),
        (["2021-07/2022-06", "2022-07/2023-06", "2023-07/2024-06"], "columns", 3),
        (["2024-10-01/2024-10-20", "2024-11-01/2024-11-20", "2024-12-01/2024-12-20"], "columns", 3),
        (["2025-01", "2025-02", "2025-03", "2025-08"], "line", 8),
    ],
)
def test_time_runs_evenly(periods: list[str], kind: str, slots: int) -> None:
    chart = chart_of([monthly(5 + at, period) for at, period in enumerate(periods)])
    assert chart is not None
    assert (chart.kind, len(chart.points)) == (kind, slots)


def test_a_line_breaks_where_nothing_is_stated() -> None:
    known = [month for month in range(1, 13) if month not in (4, 9)]
    chart = chart_of([monthly(100 * month, f"2024-{month:02}") for month in known])
    assert chart is not None and chart.kind == "line"
    shapes = drawn(chart, WIDE).shapes
    dots = [shape for shape in shapes if isinstance(shape, Dot)]
    assert [dot.point for dot in dots if dot.hollow] == [3, 8]
    strokes = [shape for shape in shapes if isinstance(shape, Rule) and shape.ink == "accent"]
    assert len(strokes) == 7  # 2 + 3 + 2 between neighbours that both are stated


def test_forecasts_are_hatched_and_named() -> None:
    chart = chart_of([*MAGNETS, monthly(800, "2025-08", status="forecast")])
    assert chart is not None
    boxes = {box.point: box.hatched for box in drawn(chart, WIDE).shapes if isinstance(box, Box)}
    assert boxes == {0: False, 1: False, 2: False, 3: True}
    assert "Hatched: forecast." in svg(chart) and ">forecast</text>" in svg(chart)


def test_qualifiers_and_ranges_are_shown() -> None:
    chart = chart_of([*GOLD[:2], exports(3000, "Oman", high=5000), exports(350, "Peru", qualifier="over")])
    assert chart is not None
    assert [chart.said(point) for point in chart.points] == ["71,405", "10,173", "3,000–5,000", "over 350"]
    of_oman = [box for box in drawn(chart, WIDE).shapes if isinstance(box, Box) and box.point == 2]
    sure, open_ = sorted(of_oman, key=lambda box: box.x)
    assert (sure.faint, open_.faint) == (False, True)
    assert open_.width / sure.width == pytest.approx(2000 / 3000, rel=1e-6)


def test_one_number_of_several_texts_is_one_bar_and_two_numbers_are_two() -> None:
    twice = [exports(71405, "China", publisher="Reuters"), exports(71405, "China", publisher="Nasdaq")]
    rounded = exports(71400, "China", literal="about 71,400 kg", qualifier="about")
    chart = chart_of([*twice, *GOLD[1:], rounded])
    assert chart is not None
    assert [point.figures for point in chart.points] == [(0, 1, 4), (2,), (3,)]
    other = chart_of([*twice, *GOLD[1:], exports(67316, "China", publisher="Metals Daily")])
    assert other is not None
    assert [point.name for point in other.points][:2] == ["China (Reuters)", "China (Metals Daily)"]
    assert "The documents give different figures for China." in other.notes


def test_shares_tile_the_whole() -> None:
    chart = chart_of(SHARES)
    assert chart is not None and chart.kind == "shares"
    boxes = [shape for shape in drawn(chart, WIDE).shapes if isinstance(shape, Box)]
    assert all(a.x + a.width == pytest.approx(b.x) for a, b in pairwise(boxes))
    assert sum(box.width for box in boxes) / boxes[0].width == pytest.approx(100 / 48.5)
    assert boxes[-1].outlined and "Not stated" in svg(chart)


def test_only_25_bars_are_drawn_and_the_table_has_all() -> None:
    chart = chart_of([exports(1000 - at, f"Place {at}") for at in range(31)])
    assert chart is not None
    assert len([shape for shape in drawn(chart, WIDE).shapes if isinstance(shape, Box)]) == 25
    assert "and 6 more in the table" in svg(chart)
    assert table(chart).count("<tr>") == 1 + 31


def test_table_opens_passages_and_csv_is_inert() -> None:
    parts = [exports(5, "=HYPERLINK(1)"), exports(-4, "Oman"), exports(3, "<b>Peru</b>")]
    chart = chart_of([*parts, exports(30, None)])
    assert chart is not None
    shown = table(chart, ["src/d/1-2", "src/d/3-4", "src/d/5-6"])
    assert 'data-open="src/d/5-6"' in shown and "&lt;b&gt;Peru" in shown and "<b>Peru" not in shown
    rows = list(csv.reader(io.StringIO(csv_of(chart))))
    assert rows[0] == ["destination", "value", "high", "unit", "qualifier", "status", "source"]
    assert [row[:2] for row in rows[1:]] == [
        ["'=HYPERLINK(1)", "5"], ["<b>Peru</b>", "3"], ["Oman", "-4"], ["Stated total", "30"],
    ]  # fmt: skip


def test_a_block_shows_two_widths_with_patterns_of_their_own() -> None:
    chart = chart_of([*MAGNETS, monthly(800, "2025-08", status="forecast")])
    assert chart is not None
    block = chart_block(chart)
    names = [part.split('"')[0] for part in block.split('<pattern id="')[1:]]
    assert len(names) == 2 == len(set(names))
    assert all(f"url(#{name})" in block for name in names)
    assert 'data-name="rare-earth-magnets-exports-from-china.svg"' in block


def test_colours_are_the_page_s_inline_and_written_out_in_a_file() -> None:
    chart = chart_of(GOLD)
    assert chart is not None
    assert "var(--accent)" in svg(chart) and "#0b4f6c" not in svg(chart)
    assert "var(" not in standalone(chart) and "#0b4f6c" in standalone(chart)


_values = st.decimals(min_value=-(10**15), max_value=10**15, allow_nan=False, places=3)
_texts = st.text(max_size=40)


@st.composite
def _charts(draw: st.DrawFn) -> Chart:
    kind = draw(st.sampled_from(["bars", "columns", "line"]))
    points = draw(
        st.lists(
            st.builds(
                Point, _texts, st.none() | _values, figures=st.just(()), axis=st.tuples(_texts, _texts),
                status=st.sampled_from(["", "forecast", "estimate"]),
                qualifier=st.sampled_from(["=", "over", "about"]), source=_texts,
            ),
            min_size=3, max_size=12,
        )
    )  # fmt: skip
    assume(any(point.value is not None for point in points))
    ranged = draw(st.integers(0, len(points) - 1))
    low = points[ranged].value
    if low is not None:
        high = low + draw(st.decimals(min_value=1, max_value=10**6, places=1))
        points[ranged] = Point(points[ranged].label, low, high)
    return Chart(kind, draw(_texts), draw(st.sampled_from(["t", "kg", "", "USD/kg"])), tuple(points),
                 notes=(draw(_texts),), sources=(draw(_texts),))  # fmt: skip


@settings(derandomize=True, max_examples=50, deadline=None)
@given(_charts(), st.sampled_from([NARROW, WIDE, 100]))
def test_any_chart_is_drawn_inside_and_in_proportion(chart: Chart, width: int) -> None:
    drawing = drawn(chart, width)
    boxes = [shape for shape in drawing.shapes if isinstance(shape, Box)]
    spans: dict[int, float] = {}
    for shape in drawing.shapes:
        match shape:
            case Box():
                left, right, top, bottom = shape.x, shape.x + shape.width, shape.y, shape.y + shape.height
            case Dot():
                left, right, top, bottom = shape.x, shape.x, shape.y, shape.y
            case Rule():
                left, right = sorted((shape.x1, shape.x2))
                top, bottom = sorted((shape.y1, shape.y2))
            case Words():
                length = width_of(shape.text, shape.size, shape.bold)
                left = shape.x - {"start": 0.0, "middle": 0.5, "end": 1.0}[shape.anchor] * length
                right, top, bottom = left + length, shape.y - shape.size, shape.y
        assert -1 <= left <= right <= drawing.width + 1, shape
        assert -1 <= top <= bottom <= drawing.height + 1, shape
        if isinstance(shape, Box) and shape.point >= 0 and not shape.faint:
            spans[shape.point] = max(shape.width, shape.height) if chart.kind == "line" else shape.width
            if chart.kind == "columns" and len({b.width for b in boxes}) == 1:
                spans[shape.point] = shape.height
    values = {at: abs(chart.points[at].stretches[0].high - chart.points[at].stretches[0].low) for at in spans}
    for at, other in combinations(spans if chart.kind != "line" else (), 2):
        assert spans[at] * float(values[other]) == pytest.approx(spans[other] * float(values[at]), rel=1e-6)


@settings(derandomize=True, max_examples=50, deadline=None)
@given(_charts())
def test_any_text_makes_valid_xml(chart: Chart) -> None:
    for text in (svg(chart, NARROW), standalone(chart)):
        root = ElementTree.fromstring(text.encode("utf-8"))
        assert root.get("role") == "img"
        labelled = (root.get("aria-labelledby") or "").split()
        assert [child.get("id") for child in root][:2] == labelled
        assert "nan" not in text.lower().split("viewbox")[1].split('"')[1]
    table(chart)
    csv_of(chart).encode("utf-8")
