"""All figures of a document, sentence by sentence and row by row."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import cache
from typing import Any

from corpus.document import Document, Span, Table
from corpus.figures.amounts import amounts
from corpus.figures.binding import bind
from corpus.figures.carrying import carry
from corpus.figures.context import complete
from corpus.figures.drafts import Draft
from corpus.figures.exclusive import sole_partner
from corpus.figures.figure import SLOTS, Figure, Slot, Source
from corpus.figures.lexicon import directions, flow_words, measure_words, statuses
from corpus.figures.lists import ListReader, better
from corpus.figures.local_units import local_units
from corpus.figures.mentions import Mention, Mentions, mentions
from corpus.figures.rows import TableReader
from corpus.figures.sentence import Sentence
from corpus.figures.state import Above, State, above
from corpus.figures.stated import stated
from corpus.figures.trailing import date_by_last_part
from corpus.goods import called, form_named, goods, is_group, short_keys
from corpus.places import place_named
from corpus.sentences import sentences
from corpus.vocabulary import lines as vocabulary
from corpus.words import name_of, terms

LONGEST = 1_500
"""Characters of a sentence that are read for figures: a longer one is a list without full stops or
no prose."""
_OPEN_GOOD = re.compile(
    r"\b(?:exports?|imports?|shipments?|output|production|sales|purchases|stocks|prices?|harvest|tonnes"
    r"|tons|kg"
    r"|kilograms|barrels|bags|m3|litres|units) of (?P<of>[a-z-]{3,}(?: [a-z-]{3,}){0,2})"
    r"|(?P<before>[a-z-]{3,}) (?:exports|imports|shipments|output|production|prices|stocks|harvest|crop)\b"
)
_ALL_TRADE = re.compile(
    r"\b(?:trade (?:deficit|surplus|balance|gap)|outbound shipments|merchandise (?:exports|imports|trade"
    r"|shipments)"
    r"|(?:total|overall|goods) (?:exports|imports)|exports of goods|goods trade|foreign trade"
    r"|export (?:earnings|receipts))\b",
    re.IGNORECASE,
)
""" "Outbound shipments" and "trade deficit" are words of reports on all trade."""
_COUNTRY_TRADES = re.compile(
    r"\b[A-Z][a-z]+['’]s (?:total )?(?:exports|imports) (?!of\b|to\b|from\b)[^\n;]{0,80}?[$€£]\d"
)
""" "South Korea's exports rose 3.7% to $59.6 billion"."""
_DRIVES = re.compile(
    r"\b(?:lifts?|boosts?|drives?|carry|carries|powers?|propels?|drags?|weighs?|helps?|leads?"
    r"|push(?:es)?)\b"
)
_POINTING = frozenset({"the", "this", "these", "both", "its", "those"})
LONGEST_HEADING = 300
"""Characters of a heading or title that are read."""
SHORT_LINE = 40
"""Characters of a line that may be a heading though it is not marked as one."""
REMEMBERED = 6
"""Goods named last that a short name may mean."""
OPENING_READ = 900
"""Characters that tell whether a document is a report on all trade."""
HOME_READ = 3_000
"""Characters whose countries are counted to tell which one a document is about."""
_DATELINE = re.compile(
    r"[A-Z][A-Z .,/'’-]{2,40}(?:,? [^–—]{0,60}?)?(?:\([^)]{2,40}\))? ?(?: -|[–—]|--) "
    r"|[A-Z][a-z]+(?: [A-Z][a-z]+){0,2}, (?:[A-Z][a-z]{2,8}\.? \d{1,2}|\d{1,2} [A-Z][a-z]{2,8})(?:,? \d{4})?"
    r"(?: \([^)]{2,40}\))? ?(?:-|[–—]|--) "
    r"|[A-Z][A-Z .'’-]{3,30}(?:, [A-Z][a-z]{2,8}\.? \d{1,2})?(?: \([A-Z][^)]{1,30}\))?: "
)
_ENDS_NAME = re.compile(
    r" (?:and|or|in|to|from|at|by|on|for|with|was|were|is|are|has|had|have|of|the|a|that|which|as|fell|rose"
    r"|went"
    r"|came|during|since|into|per|than|while|but|will|would|could|after|before|between|over|under|up"
    r"|down)\b.*"
)


def figures(document: Document) -> tuple[Figure, ...]:
    """The figures of a document in the order of its text."""
    return tuple(_Reader(document).read())


class _Reader:
    def __init__(self, document: Document) -> None:
        self.document = document
        self.open_goods = open_goods(document.text, document.title)
        self.short = short_names(document.text)
        self.seen: list[str] = []
        self.title = self._above(document.title, "title", -1)
        self.heading: Above | None = None
        self.state = State()
        counted = self._goods_named()
        if len({good.value for good in self.title.goods}) == 1:
            subject = self.title.goods[0]
            if counted[subject.value] * 2 >= max(counted.values(), default=0):
                self.state.subject = subject
        self.home = self._home(counted)
        if (not self.title.goods or self._goods_only_explain()) and (
            found := _ALL_TRADE.search(document.text[:OPENING_READ]) or self._opens_with_all()
        ):
            self.state.general = Slot("all goods", "previous", *found.span())
            if self.home:
                self.home = replace(self.home, goods=())
        self.local = local_units(document.text, self._country())

    def _home(self, named_goods: Counter[str]) -> Above | None:
        """The country that a document is about, where nothing else says whose figures these are."""
        goods = _leading(named_goods)
        file = self.document.name.rsplit(".", 1)[0].replace("-", " ").replace("_", " ").title()
        for text in (self.document.title, file, self.document.publisher):
            if named := list(dict.fromkeys(_countries(text))):
                return Above(goods, None, None, Slot(named[0], "title") if len(named) == 1 else None, None)
        ranked = Counter(_countries(self.document.text[:HOME_READ])).most_common(2)
        clear = ranked and (len(ranked) == 1 or ranked[0][1] >= 2 * ranked[1][1])
        if clear:
            return Above(goods, None, None, Slot(ranked[0][0], "title"), None)
        return Above(goods, None, None, None, None) if goods else None

    def _goods_only_explain(self) -> bool:
        """Whether the title tells of all trade and names a good as the reason: "Chips lift exports"."""
        s = Sentence(self.document.title[:LONGEST_HEADING], ())
        named = mentions(s, None, self.open_goods)
        traded = [word.index for word in (*named.flows, *named.measures) if word.value]
        if not named.goods or not traded or self.document.text.lower().count("trade") == 0:
            return False
        return all(
            any(
                good.last < at and _DRIVES.search(s.text[s.words[good.last].end : s.words[at].start])
                for at in traded
            )
            for good in named.goods
        )

    def _opens_with_all(self) -> re.Match[str] | None:
        return _COUNTRY_TRADES.search(self.document.text[:OPENING_READ])

    def _goods_named(self) -> Counter[str]:
        """How often title and beginning of the document name each good; groups of goods do not count."""
        return Counter(
            name_of(term.key)
            for term in terms(f"{self.document.title} {self.document.text[:HOME_READ]}")
            if term.kind == "commodity" and not is_group(name_of(term.key))
        )

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
            listed = lists.read(span, piece) if span.start not in headings | rows.keys() else ()
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
        return TableReader(
            self.document, table, said, self._good(), next(iter(named)) if len(named) == 1 else ""
        )

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
            state.good = state.subject = (
                fresh.goods[0] if len({good.value for good in fresh.goods}) == 1 else None
            )
        if fresh.time:
            state.times, state.lead = {}, {}
        if fresh.flow or fresh.measure:
            state.flow = state.measure = None
        if fresh.reporter:
            state.reporter, state.teller = None, None
        state.last = None

    def _above(self, piece: str, source: Source, offset: int) -> Above:
        s = Sentence(piece[:LONGEST_HEADING], ())
        named = mentions(s, self.document.published, self.open_goods)
        if offset < 0:
            return above(s, named, source)
        found = above(s, self._resolved(s, named), source)
        goods = tuple(_moved(slot, offset) for slot in found.goods)
        rest = (found.flow, found.measure, found.reporter, found.time)
        flow, measure, reporter, time = (slot and _moved(slot, offset) for slot in rest)
        return Above(goods, flow, measure, reporter, time, found.alone)

    def _sentence(self, span: Span, piece: str, after: Span | None) -> Iterator[Figure]:
        dateline = _DATELINE.match(piece)
        if dateline and (not dateline.group().endswith(": ") or _names_place(dateline.group())):
            # where and when it was written says nothing of the figures
            piece = " " * dateline.end() + piece[dateline.end() :]
        found = stated(piece, self.state.counted(), self.local)
        s = Sentence(piece, tuple(item.quantity for item in found))
        if not s.words:
            return
        named = mentions(s, self.document.published, self.open_goods, self._country())
        named = self._resolved(s, named)
        drafts = bind(s, amounts(s, found), named)
        around = [one for one in (self.heading, self.title, self.home) if one is not None]
        for draft in drafts:
            for name, slot in draft.slots.items():
                draft.slots[name] = _moved(slot, span.start)
            draft.partner = _moved(draft.partner, span.start) if draft.partner else None
            draft.aside = _moved(draft.aside, span.start) if draft.aside else None
        date_by_last_part(self.document.text, span.end, drafts, self.document.published)
        complete(s, drafts, named, self.state, around)
        if after is not None:
            self._give_all(drafts, after)
        carry(s, drafts, named, self.state)
        for draft in drafts:
            for one in _spread(s, draft):
                yield _figure(span, one)

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
            told[0].slots["destination"] = _moved(partner, after.start)
            told[0].sole = True

    def _country(self) -> str:
        """Whose fiscal year the document counts in."""
        told = self.home.reporter if self.home else None
        return told.value if told else ""

    def _resolved(self, s: Sentence, named: Mentions) -> Mentions:
        """ "the oil" in a text about palm oil, "cathodes" in one about copper: the longer name is meant."""
        topic = [slot.value for slot in (self.state.good, self.state.subject, *self.title.goods) if slot]
        kept: list[Mention] = []
        for good in named.goods:
            lower = s.lower(good.index)
            if (
                is_group(good.value)
                and {s.lower(good.index - 1), s.lower(good.index - 2)} & _POINTING
                and topic
            ):
                continue  # "the critical metal": the one spoken of
            longer = next(
                (name for name in topic if name.endswith(f" {lower}") and good.value not in topic), ""
            )
            if (
                good.value not in goods()
                or not good.noun
                or (
                    lower == "oil"
                    and s.lower(good.index - 1) not in ("crude", "fuel", "heating")
                    and "gas" not in (s.lower(good.index - 2), s.lower(good.index + 2))
                )
            ):
                longer = longer or _short_name(s, good.index, [*topic, *self.seen])
            kept.append(replace(good, value=longer) if longer else good)
        beside = {at for good in named.goods for at in (good.index, good.index + 1)}
        for index, word in enumerate(s.words):
            if word.kind or (s.lower(index - 1) in ("of", "a") and index == 0):
                continue
            if index in beside:
                continue
            if form := self.short.get(s.text[word.start : word.end], "") or _short_name(s, index, topic):
                kept.append(Mention(index, index, form))
        for good in kept:
            if good.noun and good.value not in self.seen[:1]:
                self.seen = [good.value, *(name for name in self.seen if name != good.value)][:REMEMBERED]
        return replace(named, goods=tuple(sorted(kept, key=lambda good: good.index)))


def _short_name(s: Sentence, index: int, topic: list[str]) -> str:
    """The good that "cathodes" means in a text about copper, "the oxide" in one about antimony oxide."""
    key = s.words[index].key
    topic = [name for name in topic if key in short_keys(name)]
    if not topic:
        return ""
    for name in topic:
        if form := form_named(name, key):
            return form
    if s.lower(index) in _ordinary() or s.lower(index - 1) in _PART_OF or s.in_number(index):
        return ""
    if short := next((name for name in topic if called(name, key)), ""):
        return short
    made_of = (good.form_of for name in topic if (good := goods().get(name)) and good.form_of)
    return next((form for name in made_of if (form := form_named(name, key))), "")


_PART_OF = frozenset({"other", "finished", "oil", "food", "bean"})
_SHORT = re.compile(r"(?P<name>[A-Za-z-]+(?: [a-z-]+){0,3}) \((?P<short>[A-Z][A-Za-z0-9]{1,5}s?)\)")


def short_names(text: str) -> dict[str, str]:
    """Abbreviations that a text defines for its goods: "muriate of potash (MOP)"."""
    found: dict[str, str] = {}
    for match in _SHORT.finditer(text):
        named = [term for term in terms(match["name"]) if term.kind == "commodity"]
        short = match["short"]
        if named and named[-1].end == len(match["name"]) and not any(t.kind for t in terms(short)):
            found.setdefault(short, name_of(named[-1].key))
    return found


_AWAY = re.compile(r"\b(?:to|into|from|with|by|than)(?: the| mainland)? $", re.IGNORECASE)
""" "shipments to China" tells no figures of China's own."""


def _names_place(text: str) -> bool:
    """Whether "ISLAMABAD: " names a place; "CATHODES: " is what is told of."""
    return any(term.kind == "place" for term in terms(text))


def _value(draft: Draft, name: str) -> str:
    return draft.slots[name].value if name in draft.slots else ""


def _countries(text: str) -> list[str]:
    """The countries and blocs that a text names, as often as it does."""
    names = [
        name_of(term.key)
        for term in terms(text)
        if term.kind == "place" and not _AWAY.search(text[max(0, term.start - 16) : term.start])
    ]
    return [name for name in names if (place := place_named(name)) and place.kind in ("country", "bloc")]


def _leading(counted: Counter[str]) -> tuple[Slot, ...]:
    """The good that is named twice as often as any other."""
    ranked = counted.most_common(2)
    if not ranked or ranked[0][1] < 2 or (len(ranked) == 2 and ranked[0][1] < 2 * ranked[1][1]):
        return ()
    return (Slot(ranked[0][0], "title"),)


def _moved(slot: Slot, offset: int) -> Slot:
    return (
        slot
        if slot.start < 0 or offset < 0
        else replace(slot, start=slot.start + offset, end=slot.end + offset)
    )


def _spread(s: Sentence, draft: Draft) -> list[Draft]:
    """A zero for several places or goods is a zero for each of them."""
    if not draft.amount.zero:
        return [draft]
    spread = [draft]
    for name in ("destination", "origin", "commodity"):
        slot = draft.slots.get(name)
        if slot and "+" in slot.value:
            spread = [
                replace(one, slots={**one.slots, name: replace(slot, value=value)})
                for one in spread
                for value in slot.value.split("+")
            ]
    return spread


def _figure(span: Span, draft: Draft) -> Figure:
    amount = draft.amount
    quantity = replace(
        amount.quantity, start=amount.quantity.start + span.start, end=amount.quantity.end + span.start
    )
    if quantity.value < 0 and amount.role in ("change", "difference"):
        quantity = replace(quantity, value=-quantity.value)
    slots: dict[str, Any] = {name: draft.slots[name] for name in SLOTS if name in draft.slots}
    return Figure(
        span.start,
        span.end,
        quantity,
        amount.role,
        amount.direction,
        of=draft.of,
        total=draft.total,
        sole=draft.sole,
        **slots,
    )


def open_goods(text: str, title: str = "") -> Callable[[str], bool]:
    """Whether a word names a good that no vocabulary has: traded at least twice in the text, title
    included.
    """
    text = f"{title.lower()} . {text}"
    counted: Counter[str] = Counter()
    for match in _OPEN_GOOD.finditer(text):
        word = _ENDS_NAME.sub("", f"{match['of']} ").split()[-1] if match["of"] else match["before"]
        if match["before"] and word.endswith("ed"):
            continue  # "allowed exports"
        term = terms(word)
        if len(term) == 1 and not term[0].kind and not term[0].listed and word not in _ordinary():
            counted[term[0].key] += 1
    found = frozenset(key for key, times in counted.items() if times >= 2)
    return found.__contains__


@cache
def _ordinary() -> frozenset[str]:
    """Words that stand where a good could stand and name none."""
    generic = {word for line in vocabulary("generic.txt") for word in line.split()}
    stop = {word for line in vocabulary("stopwords.txt") for word in line.split()}
    generic |= {word for line in vocabulary("no_goods.txt") for word in line.split()}
    known = set(flow_words()) | set(measure_words()) | set(directions()) | set(statuses())
    return frozenset(generic | stop | known)
