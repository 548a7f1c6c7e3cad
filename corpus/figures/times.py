"""The times a sentence names, as figures use them: with days, and with what is only compared with."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from corpus.figures.calendar import Time
from corpus.figures.coming import foretold, lies_ahead
from corpus.figures.fiscal_years import fiscal_months
from corpus.figures.nameless_times import elliptic, only_names, sums_up, yearless, years_counted
from corpus.figures.runs import runs
from corpus.figures.season_months import months_of_season
from corpus.figures.spans import with_spans
from corpus.figures.timing import TimeMention
from corpus.periods import Period, periods
from corpus.rare import Rare

_DAY_BEFORE = re.compile(
    r"(?:\b(?P<from>\d{1,2})(?:st|nd|rd|th)?\s?(?:-|–|to|and)\s?)?\b(?P<day>\d{1,2})(?:st|nd|rd"
    r"|th|\.)?\s(?:of\s)?$"
)
_DAY_INSIDE = re.compile(r"[A-Za-z]+\.?\s+(?P<day>\d{1,2})(?:st|nd|rd|th)?(?![\d])")
_DAY_TO = re.compile(
    r"^\s?(?:-|–|to)\s?(?P<day>\d{1,2})(?!\d|,\d|\.\d| ?(?:%|percent|million|tonnes|tons|kg))"
)
_DAY_ISO = re.compile(r"-(?P<day>\d\d)(?![\d-])")
_FIRST_DAYS = re.compile(r"\bfirst (?P<days>\d{1,2}|ten|twenty|fifteen) days (?:of|in) $", re.IGNORECASE)
_COMPARING = Rare(
    r"\b(?:from|than|versus|vs\.?|against|compared (?:with|to)|comparison (?:with|to)|relative to|par with"
    r"|opposed to|(?:below|above|short of|surpassing|exceeding|beating)"
    r"(?= (?:last|the|that|those|its|their|levels?|volumes?|figures?|highs?|lows?))"
    r"|(?<=[%t] )(?:above|below|ahead of|behind|under)"
    r"|after(?= (?:the |a )?(?:high|low|record|peak))"
    r"|what (?:it|they) (?:was|were|had been|stood at)"
    r"|in line with"
    r"|\b(?:f[ae]ll(?:s|en|ing)?|stay\w*|remain\w*|w[ae]re|was|is|are|ran|c[ao]me|still|well|just) (?:well "
    r"|far |just )?short of"
    r"|\b(?:lag\w*|f[ae]ll(?:s|en|ing)?|stay\w*|remain\w*|still|well) (?:well |far |just )?behind"
    r"|\b(?:did|do|does|could|have|has) not (?:quite )?(?:reach|reached|match|matched|equal|equalled)"
    r"|\btrail\w*"
    r"|\btimes(?= (?:the|that|those|what|as)\b)|\b(?:twice|double|triple|treble)(?! (?:in|during|for))"
    r"|\bhalf(?= (?:the|that|what)\b)|\b(?:a|one) (?:third|quarter|fifth|tenth|fraction|multiple) of"
    r"|\b(?:beat|beats|beating|outdid|surpass(?:ed|es)|topped|exceed(?:ed|s)|overtook|matched|equalled)"
    r"(?! in)"
    r"|level with|similar to)(?: (?:in|the|that|those|of|its|their|same|figures?|levels?|average|total"
    r"|volumes?|amounts?|quantit(?:y|ies)|values?|tonnages?|sums?|ones|month|period|highs?|lows?|records?"
    r"|peaks?|seen|set|reached|recorded|reported|registered|posted|shipped|achieved|imported|exported"
    r"|bought|sold|purchased|delivered|received|produced|loaded|landed|traded|taken|sent|made"
    r"|year|\w+[’']s)){0,5} $",
    re.IGNORECASE,
)
_OPENING = re.compile(r"(?:^|[.;] )(?:after|following|despite|unlike)\b[^,;.]*$", re.IGNORECASE)
_PERCENT_OVER = re.compile(r"(?:%|per ?cent|times) (?:\w+ )?over (?:the )?$", re.IGNORECASE)
_PERCENT_ON = re.compile(r"(?:%|per ?cent|pct) (?:(?:up|down|higher|lower|more|less) )?on (?:the )?$", re.I)
""" "down 1.7% on July 2018"; of a single day that would be when it fell."""
_TOLD = re.compile(
    r"\b(?:(?:said|says|showed|shows|reported|announced|published|released|told)(?: \w+){0,2}"
    r"|(?:it|they|we|he|she) (?:had )?(?:gave|given|issued|forecast|estimated|projected|predicted|thought"
    r"|expected)|\d[^,;.]{0,16} (?:forecast|estimated|projected|predicted|pegged|issued)) (?:in"
    r"|on) (?:early |late |mid-)?$"
)
""" "customs said in August": when it was told, not when it happened."""
_SINCE = re.compile(r"\bsince\b[^,;.]{1,70}$", re.IGNORECASE)
""" "the highest since the ban of August 2014": such a time dates nothing."""
_POINT = re.compile(
    r"\b(?:(?:the )?end of|end-|by|as of|until|till|through to|before)(?: the)?\s*$", re.IGNORECASE
)
_SAME_IN = Rare(
    r"\b(?:same|similar|corresponding|comparable|equivalent|like) (?:\w+ )?(?:months?|period|quarter"
    r"|half|time|weeks?|days|stretch|season)"
    r" (?:of|in|a year ago in) (?P<year>(?:19|20)\d\d)\b",
    re.IGNORECASE,
)
_SAME_DAY = re.compile(
    r"\b(?:same|corresponding|comparable) (?:date|day|point|stage|time) (?:of |in )?$", re.I
)
_OF_YEAR = re.compile(r"^\s*(?:of |in )?(?P<which>last|this|the previous) year\b", re.IGNORECASE)
_YEAR_AGO = re.compile(
    r"^(?:['’]s)? (?:(?:figure|total|tally|volume|level|number|result) )?(?:of |in )?"
    r"(?:a|one) year (?:ago|earlier|before)\b",
    re.IGNORECASE,
)
""" "the March figure of a year ago"."""
_OPENS_YEAR = re.compile(r"(?:^\W*|[.;] )(?:Last year|In (?P<year>20\d\d)),? (?:[a-z]+ ){1,6}$")
""" "Last year, exports in October were 5 t": those of that October."""
_TO = re.compile(r"\s*(?:to|and|through|until|till|-|–)\s*", re.IGNORECASE)
_DAYS = {"ten": 10, "twenty": 20, "fifteen": 15}
_YEAR_BEFORE = Rare(
    r"\b(?:(?:same|similar) (?:\w+ ){0,2}?(?:last|the previous|the prior|a|the preceding) (?:year|season)"
    r"|(?<=from )year (?:ago|earlier)"
    r"|this time (?:last year|(?:a|one) year ago)"
    r"|(?:same|similar) (?:month|period|time|quarter|week|half|day) (?:of |in )?(?:a|one|the) year"
    r" (?:earlier|before|ago)"
    r"|(?:a|one|the) year (?:earlier|before|ago|prior|previously)|year-(?:earlier|ago)|(?:12"
    r"|twelve) months (?:earlier|before|ago)"
    r"|year[- ]on[- ]year|year[- ]over[- ]year|on[- ]year|y[-/]?o[-/]?y|y/y|annually|annual (?:rise|fall"
    r"|increase|decline|growth|drop|gain)"
    r"|on the year|last year's|from last year|than last year|(?:above|below|ahead of|behind|under) last year"
    r"|the previous year|a year$"
    r"|same (?:\w+ ){0,2}?(?:of |in )?the (?:previous|prior|preceding|last) (?:year|season|fiscal"
    r"|financial year)"
    r"|(?:a|one|the) (?:season|campaign) (?:earlier|before|ago)|last season's"
    r"|the (?:previous|prior|preceding) (?:season|marketing year|crop year|campaign|fiscal year"
    r"|financial year)"
    r"|(?:the )?year-ago[- ](?:period|month|quarter)|(?:the )?corresponding (?:period|month"
    r"|quarter) last year"
    r"|(?:the )?(?:corresponding|comparable) (?:\w+ )?(?:of|in) (?:the )?(?:last|previous) (?:fiscal"
    r"|financial )?year)",
    re.IGNORECASE,
)
_MONTH_BEFORE = Rare(
    r"\b(?:(?:a|one|the|the previous|the prior) month (?:earlier|before|ago|prior)|month[- ]on[- ]month"
    r"|month[- ]over[- ]month|m[-/]?o[-/]?m|m/m|the (?:previous|prior|preceding) month|on the month"
    r"|month-earlier|(?<=from )month (?:ago|earlier)"
    r"|on[- ]month|(?:a|one) month(?= and [^,;]{3,40} (?:a|one) year (?:before|earlier|ago)\b))\b",
    re.IGNORECASE,
)
_QUARTER_BEFORE = Rare(
    r"\b(?:quarter[- ]on[- ]quarter|q[-/]?o[-/]?q|q/q|(?:a|one|the) quarter (?:earlier|before)"
    r"|the (?:previous|prior) quarter)\b",
    re.IGNORECASE,
)
_HALF_BEFORE = Rare(r"\bthe (?:previous|prior|preceding) (?:half(?:[- ]year)?|six months)\b", re.IGNORECASE)
_WEEK_BEFORE = Rare(
    r"\b(?:(?:a|one|the) week (?:earlier|before|ago|prior)|week[- ]on[- ]week|week[- ]over[- ]week"
    r"|w[-/]?o[-/]?w"
    r"|on the week|the (?:previous|prior|preceding) week|week-earlier|(?:from|than) last week)\b",
    re.IGNORECASE,
)
_DAY_EARLIER = Rare(
    r"\b(?:(?:a|one|the) day (?:earlier|before|ago)|on the day|day[- ]on[- ]day|the (?:previous|prior) (?:day"
    r"|session|close))\b",
    re.IGNORECASE,
)
_IN_SAME = re.compile(
    r"(?<!than )(?<!from )(?<!with )(?<!against )\b(?:in|during|for|over) the $", re.IGNORECASE
)
_LAST_QUARTER = Rare(r"\b(?P<which>last|this) quarter\b", re.IGNORECASE)
_THE_QUARTER = Rare(
    r"\b(?:during|in|for|over|within) the (?:latest |past |reported |recent )?quarter\b(?! (?:of|to|end))",
    re.I,
)
_FULL_YEAR = Rare(
    r"\b(?:full|whole|entire)[- ]year\b(?! (?:19|20)\d\d)(?![^,;.]{0,60}\b(?:19|20)\d\d\b)", re.IGNORECASE
)
_FOR_THE_YEAR = Rare(r"\bfor the year(?: as a whole)?(?=[.,;]|$)", re.IGNORECASE)
_NEXT_YEAR = Rare(r"\bnext year\b", re.IGNORECASE)
_YEAR_TO_DATE = Rare(
    r"\b(?:so far this year|year[- ]to[- ]date|since the (?:start|beginning) of the year"
    r"|(?:in the )?accumulated (?:(?:result|total|figure|volume) )?(?:for|of|in|over) the year"
    r"|in the year['’]s accumulated (?:result|total|figure|volume)|cumulatively (?:so far )?this year"
    r"|in the (?:course of the )?year so far)\b",
    re.I,
)


def times(text: str, published: date | None, country: str = "") -> tuple[TimeMention, ...]:
    """The times of a sentence in order. Open years are supplied from the date of the text, or left out.

    `country`: whose fiscal year the text counts in.
    """
    found = _spanning(text, list(_named(text, periods(text, published), published, country)))
    found = with_spans(text, found, published, country)
    found += [mention for mention in runs(text, published) if not _covered(mention, found)]
    found += elliptic(text, found)
    found += [mention for mention in _to_date(text, published, country) if not _covered(mention, found)]
    found = [replace(one, opens=True) if sums_up(text, one) else one for one in found]
    if published is None:
        counted = (one for one in years_counted(text) if not _compared(text, one.start))
        found += [mention for mention in counted if not _covered(mention, found)]
    found += [mention for mention in _shifts(text) if not _covered(mention, found)]
    return tuple(sorted(found, key=lambda mention: mention.start))


def _named(text: str, named: Sequence[Period], published: date | None, country: str) -> Iterator[TimeMention]:
    for period in named:
        if season := months_of_season(text, period, country):
            base = _compared(text, period.start) and not _runs_from(text, period.start, period.end)
            yield TimeMention(period.start, season.end, season.time, base=base, stated=True)
            continue
        literal = text[period.start : period.end].lower()
        if yearless(text, period) and published is None:
            yield TimeMention(
                period.start, period.end, None, base=_compared(text, period.start), vague=True,
                bracket=_bracket(text, period.start), yearless=_day_of_no_year(text, period),
            )  # fmt: skip
            continue
        if period.open or literal.startswith("the previous") or literal in ("last quarter", "final quarter"):
            continue  # counted from another period, or from the date of the text
        if literal.startswith("last ") and _SAME_DAY.search(text[: period.start]):
            continue  # "on the same date last year"
        if any(found.start() < period.start < found.end() for found in _SAME_IN.finditer(text)):
            continue
        time = Time(period.first, period.months)
        start, end = period.start, period.end
        stated = bool(re.search(r"\d{4}|\d\d\b", literal))
        if period.months < 12 and published and (of := _OF_YEAR.match(text[end : end + 24])):
            year = published.year - (of["which"].lower() != "this")
            time = replace(time, first=time.first % 12 + 12 * year)
            end += of.end()
        elif period.months == 1 and not stated and (ago := _YEAR_AGO.match(text[end : end + 48])):
            time = replace(time, first=time.first - 12)
            end += ago.end()
        elif period.months < 12 and not stated and published and (said := _OPENS_YEAR.search(text[:start])):
            time = replace(time, first=time.first % 12 + 12 * int(said["year"] or published.year - 1))
        elif _OF_YEAR.match(literal) and _taken(text, named, period):
            continue
        elif period.months == 1 and not stated and published and (run := _told_within(text, named, period)):
            time = replace(time, first=time.first % 12 + run.first // 12 * 12)
        elif not stated and published and text[:start].lower().endswith("last ") and period.months == 1:
            now = published.year * 12 + published.month - 1
            time = replace(time, first=time.first - 12 * (time.first >= now))
        elif (
            not stated
            and published
            and (not _compared(text, start) and lies_ahead(text, start, end, time, published))
        ):
            time = replace(time, first=time.first + 12)
        if period.months == 1 and (week := _WEEK_OF.search(text[max(0, start - 40) : start])):
            days = _week_of(week, time)
            yield TimeMention(start, end, days, base=bool(days) and _compared(text, start), vague=not days)
            continue
        base = _compared(text, start) and not _runs_from(text, start, end)
        base = base or bool(_PERCENT_ON.search(text[:start]))
        base = base or bool(_ITS_TOTAL.match(text[end : end + 24]) and _ON.search(text[:start]))
        if period.months == 1 and (day := _day(text, period.start, period.end, time)):
            start, end = min(start, day[2]), max(end, day[3])
            base = _compared(text, start) and day[0] == day[1]
            if not (day[0] == 1 and day[1] >= 28):
                time = replace(time, day=day[0], until=day[1])
        since = bool(_SINCE.search(text[max(0, start - 90) : start]))
        if _TOLD.search(text[max(0, start - 40) : start]) or only_names(text, start, end, time):
            continue
        if base and re.match(r",? when\b", text[end : end + 8]):
            # "compared to June 2024, when China exported ...": that is what dates it
            yield TimeMention(end, end + 1, time, stated=stated, opens=True)
        elif _WHEN.match(text[end:]):
            since = False
        bracket = _bracket(text, period.start)
        point = bool(_POINT.search(text[max(0, period.start - 24) : period.start]))
        yield TimeMention(start, end, time, 0, base or since, stated, bracket, 0, point, since=since)


def _day_of_no_year(text: str, period: Period) -> Time:
    time = Time(period.first, period.months)
    day = _day(text, period.start, period.end, time) if period.months == 1 else None
    return replace(time, day=day[0], until=day[1]) if day else time


def _runs_from(text: str, start: int, end: int) -> bool:
    """Whether "from" opens a run of months: "from January to March", not "down 12% from 2014"."""
    if not text[:start].lower().endswith("from "):
        return False
    ranged = re.search(r"\b(?:to|through|until|till)\b|[–-]", text[start:end])
    return not re.search(_CHANGED, text[:start]) if ranged else bool(_ONWARD.match(text[end : end + 16]))


_WEEK_OF = re.compile(
    r"\b(?P<which>first|second|third|fourth|last|final|opening) (?:(?:two|three) )?"
    r"(?:(?P<one>week)|weeks|fortnight|week or two) (?:of|in) (?:the month of )?$",
    re.IGNORECASE,
)
""" "3 t in the first week of July": not what July brought."""
_NTH = {"first": 0, "opening": 0, "second": 1, "third": 2, "fourth": 3}


def _week_of(match: re.Match[str], month: Time) -> Time | None:
    """The days of "the last week of May"; None for anything but a single week."""
    if not match["one"] or month.months != 1:
        return None
    end = monthrange(month.first // 12, month.first % 12 + 1)[1]
    first = _NTH[which] * 7 + 1 if (which := match["which"].lower()) in _NTH else end - 6
    return replace(month, day=first, until=first + 6)


_WHEN = re.compile(r",? when\b[^.;]*\d")
""" "since June 2024, when China exported 5 tonnes": that is what dates it."""
_ON = re.compile(r"\bon (?:the )?$")
_ITS_TOTAL = re.compile(r"(?:['’]s)? (?:\w+ )?(?:total|figure|level|volume|tally)\b")
""" "down $1.7bn on February's total": measured against it."""
_CHANGED = r"(?:%|per ?cent|pct|pc|percentage points)(?: \w+){0,3} from $"
_ONWARD = re.compile(r",? (?:onward|onwards|on)\b")


def _spanning(text: str, found: list[TimeMention]) -> list[TimeMention]:
    """ "between 1 October and 30 May" is one run of months, not two days."""
    joined: list[TimeMention] = []
    for mention in found:
        left = joined[-1] if joined else None
        if left and left.time and mention.time and left.time.day and mention.time.day:
            between = text[left.end : mention.start]
            if _TO.fullmatch(between) and mention.time.first - left.time.first in range(1, 14):
                months = mention.time.last - left.time.first + 1
                if (
                    months == 2
                    and mention.time.until + left.time.length - left.time.day < left.time.length // 2
                ):
                    joined[-1] = replace(left, end=mention.end, time=None, vague=True)
                    continue  # "April 25 to May 1": some days, and no two months
                joined[-1] = replace(left, end=mention.end, time=Time(left.time.first, months))
                continue
        joined.append(mention)
    return joined


def _bracket(text: str, at: int) -> int:
    """Where the bracket begins that is open at a place, -1 when none is."""
    opened = text.rfind("(", 0, at)
    return opened if opened > text.rfind(")", 0, at) else -1


def _compared(text: str, start: int) -> bool:
    """Whether the words before a time only compare with it: "than in June", "After a halt in May, ..."."""
    before = text[max(0, start - 120) : start]
    return bool(_COMPARING.search(before) or _OPENING.search(before) or _PERCENT_OVER.search(before))


def _day(text: str, start: int, end: int, time: Time) -> tuple[int, int, int, int] | None:
    """First and last day of a month that the text names with its days, and the characters that do."""
    before = text[max(0, start - 24) : start]
    if match := _FIRST_DAYS.search(text[max(0, start - 28) : start]):
        days = match["days"].lower()
        return 1, _DAYS.get(days) or int(days), start - len(match.group()), end
    if (match := _DAY_BEFORE.search(before)) and 1 <= int(match["day"]) <= time.length:
        first = int(match["from"] or match["day"])
        return (
            (first, int(match["day"]), start - len(match.group()), end)
            if first <= int(match["day"])
            else None
        )
    if (iso := _DAY_ISO.match(text, end)) and text[start].isdigit() and int(iso["day"]) <= time.length:
        return int(iso["day"]), int(iso["day"]), start, iso.end()
    if (match := _DAY_INSIDE.match(text[start:end])) and 1 <= int(match["day"]) <= time.length:
        first = int(match["day"])
        until = _DAY_TO.match(text[start + match.end() :])
        last = int(until["day"]) if until and first < int(until["day"]) <= 31 else first
        return first, last, start, max(end, start + match.end() + (until.end() if until else 0))
    return None


def _to_date(text: str, published: date | None, country: str = "") -> Iterator[TimeMention]:
    if published is None:
        return
    now = published.year * 12 + published.month - 1
    for match in _YEAR_TO_DATE.finditer(text):
        months = max(1, published.month - 1)
        yield TimeMention(match.start(), match.end(), Time(published.year * 12, months))
    for match in _NEXT_YEAR.finditer(text):
        yield TimeMention(match.start(), match.end(), Time((published.year + 1) * 12, 12))
    ahead = foretold(text)
    for match in _FULL_YEAR.finditer(text):
        time = Time(published.year * 12, 12)
        yield TimeMention(match.start(), match.end(), time if ahead else None, vague=not ahead)
    for match in _FOR_THE_YEAR.finditer(text):
        known = ahead and country not in fiscal_months()
        yield TimeMention(
            match.start(), match.end(), Time(published.year * 12, 12) if known else None, vague=not known
        )
    for match in _THE_QUARTER.finditer(text):
        yield TimeMention(match.start(), match.end(), Time(now // 3 * 3 - 3, 3))
    for match in _LAST_QUARTER.finditer(text):
        first = now // 3 * 3 - (3 if match["which"].lower() == "last" else 0)
        yield TimeMention(match.start(), match.end(), Time(first, 3))


def _taken(text: str, named: Sequence[Period], year: Period) -> bool:
    """Whether "last year" goes with the month before it."""
    return any(
        one.months < 12 and one.end <= year.start and text[one.end : year.start].strip() in ("", "of", "in")
        for one in named
    )


def _told_within(text: str, named: Sequence[Period], month: Period) -> Period | None:
    """The "last quarter of 2025" of "5 t in the last quarter of 2025: 2 t in October, ..."."""
    runs = (
        one
        for one in named
        if 1 < one.months < 12 and one.end < month.start and re.search(r"\d{4}", text[one.start : one.end])
    )
    return next((one for one in runs if 0 <= month.first % 12 - one.first % 12 < one.months), None)


def _shifts(text: str) -> Iterator[TimeMention]:
    for pattern, shift in (
        (_YEAR_BEFORE, -12), (_MONTH_BEFORE, -1), (_QUARTER_BEFORE, -3), (_HALF_BEFORE, -6),
    ):  # fmt: skip
        for match in pattern.finditer(text):
            same = bool(_IN_SAME.search(text[: match.start()])) and match.group().lower().startswith("same")
            same = same or _subject(text, match)
            yield TimeMention(match.start(), match.end(), None, shift, True, same=same)
    for match in _SAME_IN.finditer(text):
        same = bool(_IN_SAME.search(text[: match.start()])) or _subject(text, match)
        yield TimeMention(match.start(), match.end(), None, 0, True, year=int(match["year"]), same=same)
    for pattern, days in ((_WEEK_BEFORE, -7), (_DAY_EARLIER, -1)):
        for match in pattern.finditer(text):
            yield TimeMention(match.start(), match.end(), None, 0, True, days=days)


_CLAUSE_BEGINS = re.compile(r"(?:^|\(|[;,.] (?:and |while |whereas |but |where )?)(?:[Tt]he )?$")
_SAYS_AMOUNT = re.compile(r": | (?:had (?:brought|seen|been)|brought|saw) ")


def _subject(text: str, match: re.Match[str]) -> bool:
    """Whether a time is what the clause tells of: "(same period of 2024: 5 t)", "where the same month of 2021
    had brought 5 t".
    """
    begins = _CLAUSE_BEGINS.search(text[: match.start()])
    return begins is not None and _SAYS_AMOUNT.match(text, match.end()) is not None


def _covered(mention: TimeMention, found: Sequence[TimeMention]) -> bool:
    return any(
        other.start <= mention.start < other.end and other.end >= mention.end for other in found if other.time
    )
