"""Two sources, or two times of one source, that a question sets against each other, read from its words."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from assistant.figures.asked import AskedTime, View
from assistant.figures.bodies import listed_bodies
from corpus.figures.calendar import MONTHS, Time
from corpus.periods import periods
from corpus.words import keys, name_of, stop_keys, terms

_AGAINST = re.compile(
    r"\b(?:gap|difference|spread|discrepanc\w+|distance|apart|exceed\w*|above|below|higher|lower|larger|smaller"
    r"|bigger|more|less|separat\w+|differ\w*|diverg\w+|versus|vs|against|compare[sd]?|mismatch|between"
    r"|surpass\w*|top(?:ped|s)?|fall short|outstrip\w*|how far|disagree\w*|at odds)\b",
    re.IGNORECASE,
)
_MONTH = "|".join((*MONTHS, "Jan", "Feb", "Mar", "Apr", "Jun", "Jul", "Aug", "Sept?", "Oct", "Nov", "Dec"))
_SAID = (
    r"(?:calls?|forecasts?|estimates?|projections?|counts?|figures?|numbers?|tall(?:y|ies)|views?|outlooks?"
    r"|predictions?|readings?|data|statistics|assessments?|guess(?:es)?|expectations?|reports?|polls?|surveys?)"
)
_EXPECTED = re.compile(
    r"\b(?:calls?|forecasts?|estimates?|projections?|outlooks?|predict\w*|expect\w*|guess(?:es)?|foresee\w*"
    r"|change(?:d|s)? (?:its|their) (?:mind|view|tune|opinion)|revis\w+|views?|project(?:ed|s)?|see[ns]?"
    r"|saw)\b",
    re.IGNORECASE,
)
_WHEN = (
    rf"(?:(?:late |early |mid[- ]?|end[- ]|\d{{1,2}} )?(?:{_MONTH})\b\.?(?: \d{{1,2}}(?!\d),?)?"
    r"(?: (?:19|20)\d\d\b(?![/-]))?)"
)
_MOD = (
    rf"(?:latest|newest|last|first|second|initial|revised|updated|current|own|official|final|recent|{_WHEN})"
)
_DATED_GOOD = (
    "(?:(?:" + "|".join([*(rf"(?<={month} )" for month in MONTHS), r"(?<=\d{4} )"]) + ")(?:[a-z]+ ){1,2}?)?"
)
""" "Conab's May 2024 coffee forecast": what is forecast stands behind when it was."""
_POSSESSED = re.compile(rf"^(?:'s|’s|s'|s’|'|’) (?P<when>(?:{_MOD} )*){_DATED_GOOD}{_SAID}\b", re.IGNORECASE)
_OF_ADJECTIVE = re.compile(rf"^ (?P<when>(?:{_MOD} )*){_SAID}\b", re.IGNORECASE)
_BESIDE = re.compile(
    r"^(?:['’]s?)? (?:and|or|&|versus|vs\.?) (?:the )?[\w&-]+(?: [A-Z]\w+)?(?P<rest>.*)$", re.DOTALL
)
_DATED_BEFORE = re.compile(rf"\b(?:[Tt]he|[Tt]heir) (?P<when>{_WHEN}) $")
""" "The September 2024 ABARES forecast": when it was given stands before who gave it."""
_LAST = re.compile(r"^['’]s?\s*[?.]*$")
_SAID_BEFORE = re.compile(rf"\b{_SAID}\b", re.IGNORECASE)
_ACRONYM = re.compile(r"\b[A-Z][A-Z&]{2,}\b")
_ROLES = (
    r"(?:customs|central bank|ministry|association|council|board|bureau|institute|union|chamber|mill(?:er)?s"
    r"|traders|merchants|growers|farmers|exporters|importers|producers|manufacturers|carmakers|automakers|refiners"
    r"|smelters|miners|shippers|analysts|government|agency|attach[eé]|statistics office|exchange|brokers"
    r"|consultants|consultancy|department|surveyors?|body|group|service|office|authority|federation)"
)
_ROLE = re.compile(
    r"\b(?:the|those of|that of|by|of|than|and|from) "
    rf"(?P<name>(?:[\w-]+(?:['’]s|s['’])? ){{0,2}}?{_ROLES}"
    rf"(?:(?:['’]s|['’])? {_ROLES})?)\b",
    re.IGNORECASE,
)
_NAMED = re.compile(r"\b[A-Z][\w&]+(?: (?:of |& )?[A-Z][\w&]+)*")
_JOINED = re.compile(
    r"\b(?:and|than|from|versus|vs|above|below|against|exceed\w*|over|to|that|with|surpass\w*|at)\b|,", re.I
)
_TWO_TIMES = re.compile(
    rf"\b(?:between |from |in )?(?P<one>{_WHEN}) (?:and|to|versus|vs\.?|against|compared (?:with|to)|than"
    rf"|(?:rather|other) than) (?:in |that of |its )?(?P<two>{_WHEN})",
    re.IGNORECASE,
)
_GENERIC = frozenset(keys(
    "forecast estimate view count figure number projection crop export import year season call harvest output"
    " body"
    " group outlook report latest new producers importers exporters"
))  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Name:
    start: int
    end: int
    place: str = ""
    when: str = ""


def two_views(text: str) -> tuple[View, View, str] | None:
    """The two views, and the question for the amount alone; None where a question sets no two of them
    side by side.
    """
    return _two_sources(text) or _two_times(text)


def _two_sources(text: str) -> tuple[View, View, str] | None:
    speaks = re.search(
        rf"\b(?:{_SAID}|apart|disagree|differ|{_ROLES})\b", text, re.IGNORECASE
    ) or listed_bodies(text)
    if not _AGAINST.search(text) or not speaks:
        return None
    named = _names(text)
    if len(named) != 2 or not _JOINED.search(text[named[0].end : named[1].start]):
        return None
    rest = _without(text, [(one.start, one.end) for one in named])
    timeless = rest
    for one in named:
        timeless = timeless.replace(one.when, " ", 1) if one.when else timeless
    dated = bool(periods(timeless, None))
    left, right = (_view(text, one, dated) for one in named)
    if not left or not right or (left.words & right.words and left.place == right.place):
        return None
    return left, right, timeless if dated else rest


def _view(text: str, name: _Name, dated: bool) -> View | None:
    label = text[name.start : name.end]
    words = frozenset(keys(label)) - stop_keys() - _GENERIC
    times = _times(name.when) if dated else []
    return View(label, words, name.place, times[0] if times else None) if words else None


_LISTED_ON = re.compile(rf"{_WHEN}, $", re.IGNORECASE)
""" "June, July and August 2019" are three periods, and no two times at which somebody said it."""


def _two_times(text: str) -> tuple[View, View, str] | None:
    """One source at two times: "the outlook for 2024-25, late January versus mid March 2025"."""
    match = _TWO_TIMES.search(text)
    if match is None or not _EXPECTED.search(text) or _LISTED_ON.search(text[: match.start()]):
        return None
    rest = _without(text, [match.span()])
    one, two = _times(match["one"]), _times(match["two"])
    if not one or not two or two[0].open or not periods(rest, None):
        return None
    first, last = one[0], two[0]
    if first.open:
        year = last.time.first // 12
        months = first.time.first % 12 + 12 * (year - (first.time.first % 12 > last.time.first % 12))
        first = AskedTime(Time(months, 1))
    named = _names(rest)
    name = named[0] if len(named) == 1 else None
    view = _view(rest, name, dated=False) if name else None
    view = view or View("", frozenset())
    rest = _without(rest, [(name.start, name.end)]) if name else rest
    return replace(view, time=first), replace(view, time=last), rest


def _times(text: str) -> list[AskedTime]:
    found = [AskedTime(Time(one.first, one.months), one.open) for one in periods(text, None)]
    return [one for one in found if one.time.months == 1]


def _names(text: str) -> list[_Name]:
    """What a question may name as a source, first to last, none within another one."""
    found = [*_bodies(text), *_governments(text)]
    found.sort(key=lambda one: (one.start, -one.end))
    kept: list[_Name] = []
    for one in found:
        if not kept or one.start >= kept[-1].end:
            kept.append(one)
    return kept


def _bodies(text: str) -> list[_Name]:
    listed = [(term.start, term.end) for term in terms(text) if term.kind in ("commodity", "place")]
    listed += [(one.start, one.end) for one in periods(text, None)]
    roles = [match.span("name") for match in _ROLE.finditer(text)]
    sure = roles + listed_bodies(text)
    spans = sure + [match.span() for match in _ACRONYM.finditer(text)]
    spans += [match.span() for match in _NAMED.finditer(text) if _is_source(text, match.end())]
    result = []
    for start, end in spans:
        within = [span for span in listed if span[0] < end and start < span[1]]
        whole = any(span[0] <= start and end <= span[1] for span in within)
        if not whole and ((start, end) in sure or not within):
            whose = next((one for one, to in listed if (start, end) in sure and to == start - 1), start)
            dated = _DATED_BEFORE.search(text[:whose])
            when = _when(text, end) or (dated["when"] if dated else "")
            result.append(_Name(whose, end, when=when))
    return result


def _is_source(text: str, end: int) -> bool:
    """Whether what ends here owns a number: "Rabobank's forecast", "Rabobank's and StoneX's forecasts"."""
    rest = text[end:]
    if _LAST.match(rest) and _SAID_BEFORE.search(text[:end]):
        return True
    beside = _BESIDE.match(rest)
    return any(
        _POSSESSED.match(one) or _OF_ADJECTIVE.match(one) for one in (rest, beside["rest"] if beside else "")
    )


def _when(text: str, end: int) -> str:
    match = _POSSESSED.match(text[end:]) or _OF_ADJECTIVE.match(text[end:])
    found = re.search(_WHEN, match["when"], re.IGNORECASE) if match else None
    return found.group() if found else ""


def _governments(text: str) -> list[_Name]:
    """Places named for their authorities: "Canberra's call", "the American estimate"."""
    result = []
    for term in terms(text):
        if term.kind != "place" or not text[term.start].isupper():
            continue
        end = term.end - 2 if text[term.end - 2 : term.end] in ("'s", "’s") else term.end
        if _is_source(text, end):
            result.append(_Name(term.start, end, name_of(term.key), _when(text, end)))
    return result


def _without(text: str, spans: Sequence[tuple[int, int]]) -> str:
    for start, end in sorted(spans, reverse=True):
        rest = re.sub(r"^(?:['’]s?|s['’])(?=\W|$)", "", text[end:])
        text = f"{text[:start].rstrip()} {rest.lstrip()}"
    return text
