"""Spans of days and of fiscal months: "week ended July 25", "first half of the fiscal year", "on Friday"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta

from corpus.dates import month_number
from corpus.figures.calendar import SEASON, Time
from corpus.figures.fiscal_years import (
    NUMBERS,
    begun,
    explains_season,
    fiscal_months,
    fiscal_named,
    last_fiscal_year,
    season_told,
)
from corpus.figures.timing import TimeMention
from corpus.rare import Rare

_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_COUNTS = {"two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "eight": 8}
_WEEKS = re.compile(
    r"\b(?:(?P<count>two|three|four|five|six|eight|\d)[ -])?(?:weeks?|week period) "
    rf"(?:ended|ending|to|through|up to)(?: on)?(?: (?:{'|'.join(_WEEKDAYS)}),?)? $",
    re.IGNORECASE,
)
_YEAR_ENDED = re.compile(
    r"\b(?:(?:(?:fiscal|financial|marketing|crop|budget|full) )?year,? (?:that |which )?(?:end(?:ed|ing|s)"
    r"|clos(?:ed|ing|es))"
    r"|(?<!of the )(?<!this )(?<!last )(?<!-)\byear to"
    r"|(?<!by )(?:12|twelve) months (?:that )?(?:ended|ending|to|through))(?: (?:on|in|with"
    r"|at))?(?: the)?(?: end of)? $",
    re.IGNORECASE,
)
""" "the fiscal year that ended on June 30": a year, not its last day."""
_STILL_TO_END = re.compile(r"\b(?:ends|closes)\b")
_THROUGH = re.compile(
    r"(?<!january )\bthrough (?:the end of |end-)?$"
    r"|\b(?:revenues?|earnings|exports|imports|shipments|sales|purchases|total|volumes?|figure|production"
    r"|output|arrivals) (?:until|till|up to|to the end of) $",
    re.IGNORECASE,
)
""" "the revenue until October": what the months from January brought."""
_WEEKDAY = Rare(
    rf"\b(?:(?P<before>on|as of|by|late|early|of|until|from) )?(?P<last>last )?"
    rf"(?P<day>{'|'.join(_WEEKDAYS)})\b"
    r"(?P<own>['’]s)?(?!,? (?:\d|[A-Z][a-z]{2,8} \d))",
    re.IGNORECASE,
)
_THAN = re.compile(r"\b(?:from|than|against|versus|vs) (?:on )?$")
_TOLD = re.compile(
    r"\b(?:said|says|show(?:ed|s)?|reported|announced|published|released|told|data|statement|report|unveiled"
    r"|indicated|according to|revealed|confirmed|statistics|figures)\b[^,;.]{0,60}$",
    re.IGNORECASE,
)
_MONTH_TO = re.compile(
    r"\b(?P<from>January|February|March|April|May|June|July|August|September|October|November|December)-to-$"
)
_HALF_MONTH = re.compile(r"\b(?P<which>first|second|latter) (?:half|fortnight) of (?:the month of )?$", re.I)
_VAGUE = Rare(
    r"\b(?:over|in|during|for|within) the (?:past|last|previous|preceding|latest) "
    r"(?:two|three|four|five|six|seven|eight|nine|ten|twelve|\d{1,2}) (?:days|weeks|months|years)\b"
    r"|\b(?:last|this|next) (?:week|season|spring|summer|autumn|winter)\b|\bnext (?:month|quarter)\b",
    re.IGNORECASE,
)
_FISCAL = (
    r"(?:fiscal|financial|budget|business|accounting|MY|[a-z]*marketing|crop|coffee|sugar|cotton|oil|cocoa|season"
    r"|campaign)"
)
_OF_FISCAL = re.compile(
    rf"(?: period| months)?,?(?: \((?P<inside>[^()]{{3,40}})\))?,? (?:of|in|during) (?:the |its |this )?"
    rf"(?P<which>current|ongoing|present|last|previous|this|running)?\s?"
    rf"(?:(?P<kind>{_FISCAL})(?:[ -]year)?(?P<season>,? ?\(?(?P<from>(?:19"
    rf"|20)\d\d)[/–-](?P<to>\d\d(?:\d\d)?)\)?)?"
    rf"|(?P<from2>(?:19|20)\d\d)[/–-](?P<to2>\d\d(?:\d\d)?)(?: (?P<kind2>{_FISCAL})(?:[ -]year)?| season"
    rf"| campaign)?)"
    r"(?![\w/])",
    re.IGNORECASE,
)
_MONTHS_OF_SEASON = re.compile(r"(?P<months>.*?),? (?P<from>(?:19|20)\d\d)[/–-](?P<to>\d\d)$", re.S)
_SEASON_REST = re.compile(r"(?<=\d{4})[/–-](?P<to>\d\d)(?![\d-])")
""" "July-March 2023-24": the year of the season, not of its last month."""
_IN_BRACKET = re.compile(r"(?: of [^()]{2,40})? ?\($")
_OFFICIAL = ("fiscal", "financial", "budget")


def with_spans(
    text: str, found: Sequence[TimeMention], published: date | None, country: str
) -> list[TimeMention]:
    """The times of a sentence with runs of days made of single ones, and with fiscal months counted right.

    `country`: whose fiscal year the text means, "" when that is not known; its halves and quarters stay
    vague then.
    """
    spanned = [_spanned(text, mention, published) for mention in found]
    fiscal = [_fiscal(text, mention, published, country) for mention in spanned]
    fiscal = [mention for mention in fiscal if not any(_inside(mention, other) for other in fiscal)]
    years = [one for one in fiscal_named(text, country) if not _abbreviates(text, one, fiscal)]
    fiscal = [one for one in fiscal if not any(year.start <= one.start < year.end for year in years)]
    years = [year for year in years if not any(_inside(year, one) for one in fiscal)]
    fiscal = sorted([*fiscal, *years], key=lambda mention: mention.start)
    fiscal = _explained(text, fiscal)
    fiscal = [mention for mention in fiscal if not _MONTH_OF.search(text[: mention.start])]
    fiscal = begun(text, [one for one in fiscal if not explains_season(text, one)], published)
    more = [*_weekdays(text, published), *_vague(text), *_counted(text, published)]
    more += last_fiscal_year(text, published, country)
    clear = [
        one
        for one in more
        if not any(one.start < m.end and m.start < one.end for m in fiscal if m.time and not _wider(one, m))
    ]
    fiscal = [m for m in fiscal if not any(_wider(one, m) for one in clear)]
    fiscal = [one for one in fiscal if one.time or not any(m.start <= one.start < m.end for m in clear)]
    return sorted([*fiscal, *clear], key=lambda mention: mention.start)


def _abbreviates(text: str, year: TimeMention, found: Sequence[TimeMention]) -> bool:
    """Whether a bracket only gives a year its name: "the 12 months to June 2024 (FY24)"."""
    return any(one.time and text[one.end : year.start].strip() == "(" for one in found)


def _wider(one: TimeMention, other: TimeMention) -> bool:
    """Whether the first mention holds the other and tells more: "first half of the current year"."""
    inside = one.start <= other.start and other.end <= one.end
    return inside and one.time is not None and one.end - one.start > other.end - other.start


def _explained(text: str, found: list[TimeMention]) -> list[TimeMention]:
    """ "first nine months (July-March 2023-24)": the bracket says which months those are."""
    result: list[TimeMention] = []
    for mention in found:
        left = result[-1] if result else None
        if left and (season := season_told(text, left, mention)):
            result[-1] = season
            continue
        if left and left.bracket != mention.bracket and _IN_BRACKET.fullmatch(text[left.end : mention.start]):
            same = left.time is None or (mention.time and left.time.months == mention.time.months)
            if same and mention.time and mention.time.months > 1:
                time = left.time if left.stated and left.time else mention.time
                result[-1] = replace(left, end=mention.end, time=time, vague=False)
                continue
        result.append(mention)
    return result


def _inside(mention: TimeMention, other: TimeMention) -> bool:
    """Whether one mention is a part of the other: the season in "April-June of 2024/25"."""
    longer = other.end - other.start > mention.end - mention.start
    return longer and other.start <= mention.start and mention.end <= other.end


def _spanned(text: str, mention: TimeMention, published: date | None) -> TimeMention:
    time, before = mention.time, text[max(0, mention.start - 50) : mention.start]
    if time is None:
        return mention
    if time.day and time.until == time.day and (weeks := _WEEKS.search(before)):
        days = 7 * (_COUNTS.get((weeks["count"] or "").lower()) or int(weeks["count"] or 1))
        start = mention.start - len(weeks.group())
        if time.day >= days:
            return replace(mention, start=start, time=replace(time, day=time.day - days + 1))
        return replace(mention, start=start, time=None, vague=True)
    if time.months == 1 and (whole := _YEAR_ENDED.search(before)):
        start = mention.start - len(whole.group())
        ahead = (
            12 if _STILL_TO_END.search(whole.group()) and not mention.stated and _past(time, published) else 0
        )
        return replace(mention, start=start, time=Time(time.first - 11 + ahead, 12), point=False)
    if time.months == 1 and not time.day and (ranged := _MONTH_TO.search(before)):
        first = time.first - (time.first % 12 + 1 - month_number(ranged["from"])) % 12
        return replace(
            mention, start=mention.start - len(ranged.group()), time=Time(first, time.first - first + 1)
        )
    if time.months == 1 and not time.day and (half := _HALF_MONTH.search(before)):
        first = half["which"].lower() == "first"
        last = 15 if first else _month_end(time)
        return replace(
            mention,
            start=mention.start - len(half.group()),
            time=replace(time, day=1 if first else 16, until=last),
        )
    if time.months == 1 and not time.day and _THROUGH.search(before) and not mention.base:
        return replace(mention, time=Time(time.first // 12 * 12, time.first % 12 + 1))
    if (rest := _SEASON_REST.match(text, mention.end)) and time.months < 12:
        year = int(text[mention.end - 4 : mention.end])
        if int(rest["to"]) == (year + 1) % 100 and text[mention.start].isalpha():
            first = (year + (time.first % 12 < 3)) * 12 + time.first % 12
            return replace(mention, end=rest.end(), time=replace(time, first=first))
    if (season := _MONTHS_OF_SEASON.match(text[mention.start : mention.end])) and time.months < 12:
        year = int(season["from"]) + (time.first % 12 < 3)
        return replace(mention, time=replace(time, first=year * 12 + time.first % 12))
    return mention


def _past(time: Time, published: date | None) -> bool:
    return published is not None and time.first < published.year * 12 + published.month - 1


def _month_end(time: Time) -> int:
    following = date((time.first + 1) // 12, (time.first + 1) % 12 + 1, 1)
    return (following - timedelta(days=1)).day


def _fiscal(text: str, mention: TimeMention, published: date | None, country: str) -> TimeMention:
    """ "first eight months of the current fiscal year": counted from the month in which that begins."""
    time = mention.time
    literal = text[mention.start : mention.end].lower()
    end = mention.end - 3 if literal.endswith(" of") else mention.end
    if time is None or time.months >= 12 or time.day or not (of := _OF_FISCAL.match(text, end)):
        return mention
    named = literal.startswith(("q", "h", "first", "second", "third", "fourth", "last", "final", "opening"))
    opening = fiscal_months().get(country, 0)
    kind = (of["kind"] or of["kind2"] or "").lower()
    year = of["from"] or of["from2"]
    if not named:  # the months are said, only the year is counted otherwise
        if year:
            first = int(year) + (time.first % 12 < (opening - 1 if opening else 3))
            time = replace(time, first=first * 12 + time.first % 12)
        return replace(mention, end=of.end(), time=time)
    if year and kind not in _OFFICIAL:
        return replace(
            mention, end=of.end(), time=Time(int(year) * 12 + SEASON + time.first % 12, time.months)
        )
    if kind not in _OFFICIAL or not opening or published is None:
        return replace(mention, end=of.end(), time=None, vague=True)
    if year:
        start = int(year) * 12 + opening - 1
    else:
        now = published.year * 12 + published.month - 1
        start = now - (now - (opening - 1)) % 12
        if (of["which"] or "").lower() in ("last", "previous"):
            start -= 12
    return replace(mention, end=of.end(), time=Time(start + time.first % 12, time.months))


_MONTH_OF = re.compile(
    r"\b(?:first|second|third|final|last|opening|\w+th) (?:month|quarter) of (?:the )?(?:current |new )?$",
    re.IGNORECASE,
)
""" "July, the first month of the 2025-26 financial year": only July is meant."""
_COUNTED = Rare(
    r"\b(?P<which>opening|initial|first) (?P<count>two|three|four|five|six|seven|eight|nine|ten"
    r"|eleven) months\b"
    r"(?: of (?:the |this )?(?:(?:current |calendar )?year|(?P<year>(?:19|20)\d\d)(?![/–-]\d\d)))?"
    r"|\b(?:the|this|that|its) (?P<run>two|three|four|five|six|seven|eight|nine|ten|eleven)-month period\b"
    r"|\bfirst (?P<quarters>two|three) quarters\b"
    r"(?: of (?:the year|this year|(?P<of>(?:19|20)\d\d)(?![/–-]\d\d)))?"
    r"|\b(?P<part>first|second) half of (?:the |this )?(?:current |calendar )year"
    r"|\bfirst month of (?:the )?(?P<january>(?:19|20)\d\d)\b(?![/-])",
    re.IGNORECASE,
)


def _counted(text: str, published: date | None) -> Iterator[TimeMention]:
    """ "the opening nine months of the year", "the eight-month period", "first half of the current year"."""
    for match in _COUNTED.finditer(text):
        stated = match["year"] or match["january"] or match["of"]
        if not stated and published is None:
            continue
        year = int(stated) if stated else published.year if published else 0
        if match["january"]:
            time = Time(year * 12, 1)
        elif match["part"]:
            time = Time(year * 12 + (6 if match["part"].lower() == "second" else 0), 6)
        else:
            quarters = match["quarters"]
            months = (
                3 * NUMBERS[quarters.lower()]
                if quarters
                else NUMBERS[(match["count"] or match["run"]).lower()]
            )
            late = not stated and published is not None and months > published.month
            time = Time((year - late) * 12, months)
            if match["run"] and len(_MONTHS_NAMED.findall(text)) > 0:
                continue
        if _FISCAL_NEAR.match(text[match.end() : match.end() + 40]):
            continue
        yield TimeMention(match.start(), match.end(), time, stated=bool(stated))


_MONTHS_NAMED = re.compile(
    r"\b(?:January|February|March|April|May|June|July|August|September|October|November|December)\b"
)
_FISCAL_NEAR = re.compile(
    rf" ?(?:\(|of (?:the )?(?:current |ongoing |last |previous )?(?:{_FISCAL}|\d{{4}}[/-]))", re.IGNORECASE
)


def _weekdays(text: str, published: date | None) -> Iterator[TimeMention]:
    """ "settled at $68 on Friday": the last such day; "customs said on Friday" dates nothing."""
    if published is None:
        return
    for match in _WEEKDAY.finditer(text):
        if not (match["before"] or match["own"]) or _TOLD.search(text[: match.start()]):
            continue
        if re.match(r",? (?:said|data|showed|after)\b", text[match.end() :]) and not match["own"]:
            continue
        back = (published.weekday() - _WEEKDAYS.index(match["day"].lower())) % 7
        day = published - timedelta(days=back)
        time = Time(day.year * 12 + day.month - 1, 1, day.day, day.day)
        compared = bool(_THAN.search(text[: match.start()]))
        yield TimeMention(match.start(), match.end(), time, base=compared, weekday=True)


def _vague(text: str) -> Iterator[TimeMention]:
    for match in _VAGUE.finditer(text):
        yield TimeMention(match.start(), match.end(), None, vague=True)
