"""All figures of a document, sentence by sentence and row by row."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from corpus.attributes import BYLINE
from corpus.document import Document, Span, Table
from corpus.figures.amounts import amounts
from corpus.figures.bare_brackets import bracket_shift
from corpus.figures.binding import bind
from corpus.figures.calendar import parse
from corpus.figures.carrying import carry
from corpus.figures.context import complete
from corpus.figures.dateline import DATELINE, names_place
from corpus.figures.drafts import Draft
from corpus.figures.exclusive import sole_partner
from corpus.figures.figure import Figure, Slot, Source
from corpus.figures.finishing import figure_of, slot_moved, spread
from corpus.figures.leading import behind_the_same, followers
from corpus.figures.lists import ListReader, better
from corpus.figures.local_units import local_units
from corpus.figures.mentions import mentions
from corpus.figures.none_now import none_now
from corpus.figures.open_goods import open_goods
from corpus.figures.place_heads import of_their_head
from corpus.figures.ports import with_countries
from corpus.figures.ranked_entries import ranked_entries
from corpus.figures.reference import with_reference, without_days
from corpus.figures.reports import in_report
from corpus.figures.rows import TableReader
from corpus.figures.sentence import Sentence
from corpus.figures.short_names import ShortNames
from corpus.figures.state import Above, State, above
from corpus.figures.stated import stated
from corpus.figures.subject import (
    LONGEST_HEADING,
    goods_counted,
    goods_only_explain,
    home_of,
    of_all_trade,
    whole_of,
)
from corpus.figures.trailing import date_by_last_part
from corpus.figures.undated import year_written, years_named
from corpus.figures.weeks import booked, of_week
from corpus.figures.wholes import of_everyone
from corpus.figures.yearless import with_years
from corpus.goods import belongs_to
from corpus.places import kind_of_place
from corpus.sentences import sentences
from corpus.words import terms

LONGEST = 1_500
"""Characters of a sentence that are read for figures: a longer one is a list without full stops or
no prose."""
_WRITTEN = re.compile(
    r"(?:^|, )[A-Z][a-z]+(?: [A-Z][a-z]+)?, (?:\d{1,2} [A-Z][a-z]{2,8}|[A-Z][a-z]{2,8} \d{1,2},?) \d{4}$"
)
""" "Northern Chartering, Hamburg, 19 February 2021": where it was written, and whose figures it tells not."""
SHORT_LINE = 40
"""Characters of a line that may be a heading though it is not marked as one."""


def figures(document: Document) -> tuple[Figure, ...]:
    """The figures of a document in the order of its text."""
    return tuple(_Reader(document).read())


class _Reader:
    def __init__(self, document: Document) -> None:
        document, self.month_only = with_reference(document)
        self.document = document
        self.open_goods = open_goods(document.text, document.title)
        self.short = ShortNames(document.text)
        self.title = self._above(document.title, "title", -1)
        self.heading: Above | None = None
        self.state = State(published=document.published)
        self.bracketed = bracket_shift(document.text)
        if document.published is None:
            self.state.written = year_written(document.text)
            self.state.years = years_named(document.text)
        counted = goods_counted(document)
        subject = whole_of(self.title.goods)
        if subject and counted[subject.value] * 2 >= max(counted.values(), default=0):
            self.state.subject = slot_moved(subject, document.text.find(document.title))
        self.state.titled = parse(self.title.time.value) if self.title.time else None
        self.home = home_of(document, counted)
        self.state.home = self.home.reporter if self.home else None
        if (not self.title.goods or goods_only_explain(document, self.open_goods)) and (
            found := of_all_trade(document)
        ):
            self.state.general = Slot("all goods", "previous", *found.span())
            if self.home:
                self.home = replace(self.home, goods=())
        self.local = local_units(document.text, self._country())

    def read(self) -> Iterator[Figure]:
        text = self.document.text
        headings = {heading.start for heading in self.document.headings}
        rows = {row.start: (table, row) for table in self.document.tables for row in table.rows}
        readers: dict[int, TableReader] = {}
        lists = ListReader(self.document, self._good())
        end = 0
        spans = sentences(self.document)
        for number, span in enumerate(spans):
            piece = text[span.start : span.end]
            if "\n\n" in text[end : span.start]:
                self.state.new_paragraph()
            end = span.end
            apart = span.start in headings or span.start in rows
            listed = () if apart else lists.read(span, piece)
            if listed and not any(char.isdigit() for char in piece):
                yield from listed
            elif span.start in headings or self._stands_alone(span, piece):
                self._enter(span, piece)
            elif span.start in rows:
                table, row = rows[span.start]
                if table.start not in readers:
                    readers[table.start] = self._table(table)
                yield from readers[table.start].read(row)
            elif len(piece) <= LONGEST:
                after = spans[number + 1] if number + 1 < len(spans) else None
                yield from better(listed, tuple(self._sentence(span, piece, after)))

    def _table(self, table: Table) -> TableReader:
        caption = self.document.heading_before(table.start)
        said = self.document.text[caption.start : caption.end] if caption else ""
        named = {slot.value for slot in self.heading.goods} if caption and self.heading else set()
        meant = next(iter(named)) if len(named) == 1 else ""
        state = self.state
        teller = state.reporter.value if state.reporter and state.end == "origin" else ""
        return TableReader(self.document, table, said, self._told_above(table), meant, teller)

    def _told_above(self, table: Table) -> str:
        """The good of the paragraph above a table, or a wider one that the document is about."""
        named = {slot.value for slot in self.title.goods}
        good, told = self._good() or (next(iter(named)) if len(named) == 1 else ""), self.state.good
        if told is None or told.source not in ("clause", "sentence") or "+" in told.value:
            return good
        above = self.document.text.rfind("\n\n", 0, max(0, table.start - 2))
        near = above <= told.start < table.start
        return told.value if near and not (good and belongs_to(told.value, good)) else good

    def _good(self) -> str:
        """The good that the document is about."""
        return self.home.goods[0].value if self.home and self.home.goods else ""

    def _stands_alone(self, span: Span, piece: str) -> bool:
        """A short line of its own that names a good or place and ends without a full stop works as
        a heading.
        """
        text = self.document.text
        if len(piece) > SHORT_LINE or piece[-1:] in '.!?;,"”' or any(char.isdigit() for char in piece):
            return False
        alone = text[: span.start].endswith("\n\n") and text[span.end : span.end + 2] in ("", "\n\n")
        return alone and any(term.kind or term.key in ("export", "produc") for term in terms(piece))

    def _enter(self, span: Span, piece: str) -> None:
        """A heading ends what was carried; only the title stands above it."""
        if piece.strip() in (self.document.title.strip(), self.document.publisher.strip()):
            return
        self.heading = fresh = self._above(piece, "heading", span.start)
        state = self.state
        if fresh.goods:
            only = fresh.goods[0] if len({good.value for good in fresh.goods}) == 1 else None
            state.good = state.subject = self._narrower(only, span.start)
        elif len({good.value for good in self.title.goods}) == 1 and not (
            state.subject and state.subject.source == "heading"
        ):
            state.good = state.subject  # what the part above came to ends with it
        if fresh.time:
            state.times, state.lead, state.titled = {}, {}, parse(fresh.time.value)
        if fresh.flow or fresh.measure:
            state.flow = state.measure = None
        if fresh.reporter:
            state.reporter, state.teller = None, None
        state.last = None

    def _narrower(self, good: Slot | None, at: int) -> Slot | None:
        """The good of the title instead of a wider one that a letterhead above it names."""
        titled = self.title.goods[0] if self.title.goods else None
        above = at < self.document.text.find(self.document.title)
        asked = self.document.text[at : at + SHORT_LINE].split("\n")[0].endswith("?")
        narrow = good and titled and good.value != titled.value and belongs_to(titled.value, good.value)
        return titled if (above or asked) and narrow else good

    def _above(self, piece: str, source: Source, offset: int) -> Above:
        s = Sentence(piece[:LONGEST_HEADING], ())
        named = mentions(s, self.document.published, self.open_goods)
        if offset < 0:
            found = in_report(piece, above(s, named, source), self.document.published)
            return of_week(piece, found, self.document.published, source)
        found = above(s, self.short.resolved(s, named, self._topic()), source)
        found = in_report(piece, found, self.document.published)
        found = of_week(piece, found, self.document.published, source)
        if _WRITTEN.search(piece) or BYLINE.match(piece) or _of_an_office(piece, found):
            found = replace(found, reporter=None)
        goods = tuple(slot_moved(slot, offset) for slot in found.goods)
        rest = (found.flow, found.measure, found.reporter, found.time)
        flow, measure, reporter, time = (slot and slot_moved(slot, offset) for slot in rest)
        return replace(found, goods=goods, flow=flow, measure=measure, reporter=reporter, time=time)

    def _sentence(self, span: Span, piece: str, after: Span | None) -> Iterator[Figure]:
        dateline = DATELINE.match(piece)
        if dateline and (not dateline.group().endswith(": ") or names_place(dateline.group())):
            # where and when it was written says nothing of the figures
            piece = " " * dateline.end() + piece[dateline.end() :]
        piece = without_days(piece) if self.month_only else piece
        self.state.continued = self.document.text[: span.start].rstrip()[-1:] == ";"
        found = stated(piece, self.state.counted(), self.local)
        s = Sentence(piece, tuple(item.quantity for item in found))
        if not s.words:
            return
        named = mentions(s, self.document.published, self.open_goods, self._country())
        named = followers(s, self.short.resolved(s, named, self._topic()), self.state)
        named = with_years(piece, named, self.state)
        drafts = bind(s, amounts(s, found), named, self.bracketed)
        none_now(s, drafts, named)
        booked(s, drafts)
        with_countries(s, drafts, named)
        around = [one for one in (self.heading, self.title, self.home) if one is not None]
        for draft in drafts:
            for name, slot in draft.slots.items():
                draft.slots[name] = slot_moved(slot, span.start)
            draft.partner = slot_moved(draft.partner, span.start) if draft.partner else None
            draft.aside = slot_moved(draft.aside, span.start) if draft.aside else None
        date_by_last_part(self.document.text, span.end, drafts, self.document.published)
        complete(s, drafts, named, self.state, around)
        behind_the_same(drafts, self.state)
        of_their_head(s, drafts, named)
        if after is not None:
            self._give_all(drafts, after)
        carry(s, drafts, named, self.state)
        ranked_entries(s, drafts, named, span.start)
        of_everyone(s, drafts)
        for draft in drafts:
            for one in spread(s, draft):
                yield figure_of(span, one)

    def _give_all(self, drafts: list[Draft], after: Span) -> None:
        """The amount of a sentence goes to the place that, as the next one says, took all of it."""
        told = [
            draft
            for draft in drafts
            if draft.amount.role == "level" and not draft.amount.base and not draft.amount.zero
            and _value(draft, "flow") == "export"
        ]  # fmt: skip
        partner = sole_partner(self.document.text[after.start : after.end]) if len(told) == 1 else None
        if partner and "destination" not in told[0].slots and _value(told[0], "origin") != partner.value:
            told[0].slots["destination"] = slot_moved(partner, after.start)
            told[0].sole = True

    def _topic(self) -> list[str]:
        """The goods that a short name means first: the one carried, the subject, those of the title."""
        return [slot.value for slot in (self.state.good, self.state.subject, *self.title.goods) if slot]

    def _country(self) -> str:
        """Whose fiscal year the document counts in."""
        told = self.home.reporter if self.home else None
        return told.value if told else ""


_OFFICE = re.compile(
    r"(?:\w[\w&.'’-]* ){1,8}\w[\w&.'’-]*, (?:the )?[A-Z][\w .'’-]{2,24}(?:[,-]? .{0,24}\d{4})?$"
)


def _of_an_office(piece: str, found: Above) -> bool:
    """ "Published 12 May 2025 by Gantry Research, Singapore": nothing below tells that city's figures."""
    named = found.reporter is not None and kind_of_place(found.reporter.value) in ("city", "port")
    told = found.goods or found.flow or found.measure
    return (named or bool(_PUBLISHED.match(piece))) and not told and bool(_OFFICE.search(piece.strip()))


_PUBLISHED = re.compile(r"(?:Published|Issued|Released|Compiled|Prepared)\b", re.IGNORECASE)


def _value(draft: Draft, name: str) -> str:
    return draft.slots[name].value if name in draft.slots else ""
