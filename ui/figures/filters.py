"""What the Figures view shows, as it stands in the address: read from there and written there."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Literal, TypedDict, cast, get_args
from urllib.parse import parse_qsl, urlencode

from assistant.figure_filters import (
    BadFilter,
    flow_named,
    goods_named,
    measure_named,
    period_named,
    place_named,
)
from ui import texts

View = Literal["table", "grid", "chart"]
LONGEST = 200
"""Characters of a filter; longer ones are no word."""
MOST_PAGES = 1_000_000
_READ: dict[str, Callable[[str], str]] = {
    "commodity": str,
    "flow": flow_named,
    "partner": lambda text: place_named(text, "partner"),
    "reporter": lambda text: place_named(text, "reporter"),
    "measure": measure_named,
    "period": lambda text: period_named(text).iso,
    "document": str,
}
NAMES = tuple(_READ)
"""The filters that have options, in the order in which they are shown."""


class Words(TypedDict, total=False):
    """The filters as `Assistant.figures` takes them."""

    commodity: str
    flow: str
    partner: str
    reporter: str
    measure: str
    period: str
    document: str


@dataclass(frozen=True, slots=True)
class Filters:
    """What is shown. "" leaves a filter open; `document` is an id; `page` counts from 1.

    In an address they are `part` and `show`: `page` is Gradio's and `view` names the tab.

    `series` names what is drawn in the chart: see `ui.figures.series`.
    """

    commodity: str = ""
    flow: str = ""
    partner: str = ""
    reporter: str = ""
    measure: str = ""
    period: str = ""
    document: str = ""
    conflicts: bool = False
    view: View = "table"
    page: int = 1
    series: str = ""

    def words(self) -> Words:
        """The filters that are set, as `Assistant.figures` and the downloads take them."""
        return cast(Words, {name: value for name in NAMES if (value := getattr(self, name))})

    @property
    def narrowed(self) -> bool:
        """Whether anything is filtered out."""
        return bool(self.words()) or self.conflicts

    @property
    def query(self) -> str:
        """The query string of the address that shows the same again."""
        said = dict(self.words())
        if self.conflicts:
            said["conflicts"] = "1"
        if self.view != "table":
            said["show"] = self.view
        if self.page > 1:
            said["part"] = str(self.page)
        if self.series:
            said["series"] = self.series
        return urlencode(said)

    @property
    def download(self) -> str:
        """The query string of the downloads, which have all pages."""
        return urlencode(dict(self.words()))

    def shown_as(self, view: View, series: str = "") -> Filters:
        """The same figures in another view, from the first page on."""
        return replace(self, view=view, page=1, series=series)

    def at_page(self, page: int) -> Filters:
        """The same on another page."""
        return replace(self, page=page)


def read_filters(said: Mapping[str, object]) -> tuple[Filters, tuple[str, ...]]:
    """Filters from what the browser says, and a message for each value that cannot be read.

    `said` holds values by name, or a whole query string under "query", which then stands alone. What cannot
    be read is left out, so that more is shown and not nothing.
    """
    if isinstance(query := said.get("query"), str):
        said = dict(parse_qsl(query[: LONGEST * len(NAMES)]))
    problems: list[str] = []
    words: dict[str, str] = {}
    for name, read in _READ.items():
        text = _text(said, name)
        if not text:
            continue
        try:
            if len(text) > LONGEST:
                raise BadFilter(texts.FILTER_TOO_LONG.format(name=texts.FILTERS[name], limit=LONGEST))
            words[name] = read(text)
        except BadFilter as error:
            problems.append(str(error))
    view, page = _text(said, "show") or "table", _text(said, "part") or "1"
    if view not in get_args(View):
        problems.append(texts.NO_SUCH_VIEW.format(view=view[:40]))
        view = "table"
    if not (page.isascii() and page.isdecimal() and 0 < int(page[:8]) < MOST_PAGES):
        problems.append(texts.NO_SUCH_PAGE.format(page=page[:40]))
        page = "1"
    filters = Filters(
        **words, conflicts=_text(said, "conflicts") in ("1", "on", "true"),
        view=cast(View, view), page=int(page), series=_text(said, "series")[:40],
    )  # fmt: skip
    return filters, tuple(problems)


@lru_cache(maxsize=4096)
def is_readable(name: str, value: str) -> bool:
    """Whether a value that figures have can be asked for by the same word: "other countries" cannot."""
    try:
        return value.lower() in goods_named(value) if name == "commodity" else _READ[name](value) == value
    except BadFilter:
        return False


def _text(said: Mapping[str, object], name: str) -> str:
    value = said.get(name)
    return " ".join(value.split()) if isinstance(value, str) else ""
