"""When a number holds, and what period it is compared with."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from corpus.figures.amount import Amount
from corpus.figures.calendar import Time
from corpus.figures.dating_asides import before_a_record, in_aside, of_a_record
from corpus.figures.drafts import FAR, Draft, Reach, bracket_at
from corpus.figures.sentence import Sentence
from corpus.figures.timing import TimeMention


def base_of_amount(s: Sentence, number: int, drafts: Sequence[Draft]) -> None:
    """ "up 11% from 41.01 t in July": the change is measured against July."""
    draft = drafts[number]
    if (
        draft.amount.role not in ("change", "difference", "ratio")
        or draft.amount.base
        or "base" in draft.slots
    ):
        return
    for other in drafts[number + 1 :]:
        if other.amount.role in ("change", "difference", "ratio"):
            return
        if other.amount.base and "period" in other.slots and other.slots["period"].source == "clause":
            between = s.text[draft.amount.quantity.end : other.amount.quantity.start]
            if ";" not in between and other.time != draft.time:
                draft.slots["base"] = other.slots["period"]
            return


def dated(s: Sentence, reach: Reach, draft: Draft, found: Sequence[TimeMention]) -> None:
    """The cheapest time that is not only compared with; behind the next number only the sentence's
    single one.
    """
    if draft.amount.base:
        return
    if draft.amount.role == "level" and (owner := _possessive(s, draft.amount, found)) and owner.base:
        if owner.time is None:
            draft.same = owner
            return
        draft.time = owner.time
        draft.put("period", owner.time.iso, "clause", owner.start, owner.end)
        return  # "up 4% on May's 17 t"
    if draft.amount.role == "level" and (record := _record_of(s, draft.amount, found)) and record.time:
        draft.time = record.time
        draft.put("period", record.time.iso, "clause", record.start, record.end)
        return
    best, cost = None, FAR
    inside = bracket_at(s.text, draft.amount.quantity.start)
    daily = "measure" in draft.slots and draft.slots["measure"].value in _DAILY
    dating = [
        m
        for m in found
        if (m.time or m.vague) and not m.base and m.bracket in (-1, inside) and (daily or not m.weekday)
    ]
    dating = [m for m in dating if not _dates_base(s, m, reach)]
    dating = [m for m in dating if not _of_later_clause(s, draft.amount, m)]
    dating = [m for m in dating if not (m.opens and draft.amount.quantity.start < m.start)]
    dating = [m for m in dating if not in_aside(s, draft.amount.quantity, m)]
    quantity = draft.amount.quantity
    dating = [m for m in dating if not (of_a_record(s, quantity, m) or before_a_record(s, quantity, m))]
    dating = _of_relative(s, draft.amount, dating)
    if draft.amount.zero:
        dating = [m for m in dating if not _told_of_another(s, draft.amount, m)]
    if any(m.vague or (m.time and m.time.day) for m in dating):
        dating = [m for m in dating if "flow" not in draft.slots or not _for_season(s, m)]
    if inside >= 0 and any(mention.bracket == inside for mention in dating):
        dating = [mention for mention in dating if mention.bracket == inside]
    if draft.amount.role == "level":
        dating += [mention for mention in found if mention.same and _leads_to(s, draft.amount, mention)]
        dating += [mention for mention in found if mention.same and _of_the_same(s, draft.amount, mention)]
        dating += [mention for mention in found if mention.shift and _leads_to(s, draft.amount, mention)]
        dating += [mention for mention in found if mention.shift and _tells_of(s, reach, mention)]
    for mention in dating:
        first, last = s.indexes(mention.start, mention.end)
        price = reach.time_cost(first, last)
        if mention.end <= draft.amount.quantity.start and _CLAUSE_OF_ITS_OWN.search(
            s.text[mention.end : draft.amount.quantity.start]
        ):
            price += OWN_CLAUSE
        if price < cost:
            best, cost = mention, price
    if best is None and dating and len({mention.time for mention in dating}) == 1:
        first, _ = s.indexes(dating[0].start, dating[0].end)
        between = s.text[draft.amount.quantity.end : dating[0].start]
        if any(other.base and draft.amount.last < other.first < first for other in reach.others):
            return
        apart = s.set_apart(first, draft.amount.quantity.start) or _ASIDE.search(between)
        best = dating[0] if not reach.barriers(first) and not apart else None
    if best is None:
        return
    draft.vague = best.vague
    if best.same or best.shift:
        draft.same = best
    elif time := best.time:
        first, _ = s.indexes(best.start, best.end)
        if time.day and "measure" in draft.slots and draft.slots["measure"].value == "stock":
            time = replace(time, day=time.until)  # what is in store at the end of the week
        elif best.point and time.months == 1 and not time.day and "flow" in draft.slots:
            last = time.length
            time = replace(time, day=last, until=last)  # "5 t as of end-October" is not what October brought
        draft.time, draft.also = time, best.also
        draft.explains = s.hidden(first, draft.amount.quantity.start)
        draft.put("period", time.iso, reach.source(first), best.start, best.end)


_RECORD = re.compile(r"\b(?:record|peak|high|best|maximum|top mark)\b[^;.]{0,50}$", re.IGNORECASE)
_RECORD_FROM = re.compile(
    r",? (?:from|set in|set back in|reached in|dating from|dating back to|that dates from|achieved in"
    r"|recorded in)"
    r"(?: the)? "
)


def _record_of(s: Sentence, amount: Amount, found: Sequence[TimeMention]) -> TimeMention | None:
    """The time of an old record: "the old record was 880 t, from May 2019"."""
    behind = _RECORD_FROM.match(s.text, amount.quantity.end)
    if behind is None or not _RECORD.search(s.text[: amount.quantity.start]):
        return None
    return next((mention for mention in found if mention.time and mention.start == behind.end()), None)


_RELATIVE = re.compile(r", (?:where|when|which|who)\b(?! (?:is|are|was|were) )[^,;]*$")


def _of_relative(s: Sentence, amount: Amount, dating: list[TimeMention]) -> list[TimeMention]:
    """The times of a relative clause date its number: "none in May, where 4 t went in May 2023"."""
    clause = _RELATIVE.search(s.text[: amount.quantity.start])
    if clause is None:
        return dating
    end = next((n.start for n in s.quantities if n.start >= amount.quantity.end), len(s.text))
    own = [m for m in dating if clause.start() < m.start < end]
    own = [m for m in own if not re.search(r"[,;]", s.text[amount.quantity.end : m.start])]
    return own or dating


_EXPLAINS = re.compile(r", (?:which|who|whose|where)\b|: [a-z]")


def _told_of_another(s: Sentence, amount: Amount, mention: TimeMention) -> bool:
    """ "Nothing went to Peru, which stopped giving permits in April": the month of the permits."""
    return mention.start > amount.quantity.end and bool(
        _EXPLAINS.search(s.text[amount.quantity.end : mention.start])
    )


_LATER = re.compile(r";|, (?:while|whereas|but) ")


def _of_later_clause(s: Sentence, amount: Amount, mention: TimeMention) -> bool:
    """Whether a time dates the number of a later clause: "it was 5 t; in May 2019 it had been 9 t"."""
    between = s.text[amount.quantity.end : mention.start]
    if mention.start < amount.quantity.end or not _LATER.search(between):
        return False
    after = next((q for q in s.quantities if q.start >= mention.end), None)
    return after is not None and not _LATER.search(s.text[mention.end : after.start])


def _for_season(s: Sentence, mention: TimeMention) -> bool:
    """Whether goods are only meant for a season: "net sales for 2024/25 in the week ended May 1"."""
    time = mention.time
    season = time is not None and time.months == 12 and time.first % 12 > 0
    return season and bool(re.search(r"\bfor (?:the )?$", s.text[: mention.start]))


def _dates_base(s: Sentence, mention: TimeMention, reach: Reach) -> bool:
    """Whether a time stands right behind another number that is only compared with."""
    before = [other for other in reach.others if other.quantity.end <= mention.start]
    after = next((other for other in reach.others if other.quantity.start >= mention.end), None)
    beside = after and not any(mention.end <= q.start < after.quantity.start for q in s.quantities)
    if after and after.base and beside and _OWNED.fullmatch(s.text[mention.start : after.quantity.start]):
        return True  # "4% above March's 2.02 million"
    if not before or not before[-1].base:
        return False
    gap = s.text[before[-1].quantity.end : mention.start]
    return (
        bool(re.fullmatch(r" ?(?:\w+ )?(?:in|for|of|during|on|at)?(?: the)?(?: end of)? ?", gap))
        and len(gap) < 24
    )


def _of_the_same(s: Sentence, amount: Amount, mention: TimeMention) -> bool:
    """Whether "in the same month last year" dates the number, which it follows, and not one between."""
    gap = s.text[amount.quantity.end : mention.start]
    apart = re.search(r";|\b(?:than|from|against|compared|double|up|down|while|but|versus|to)\b", gap)
    return mention.start > amount.quantity.start and apart is None


_CLAUSE_BEGINS = re.compile(
    r"(?:^|\(|[;.,] (?:and |while |whereas |but |where )?)(?:[IiOo]n |[Dd]uring )?(?:[Tt]he )?$"
)


def _leads_to(s: Sentence, amount: Amount, mention: TimeMention) -> bool:
    """Whether a clause begins with a time and goes on to the number: "; a year earlier 17,900 t had"."""
    if mention.start >= amount.quantity.start:
        return False
    gap = s.text[mention.end : amount.quantity.start]
    had = "had" in gap.split() or (gap == ", " and _HAD_BEEN.match(s.text, amount.quantity.end))
    if had and _AHEAD_OF_IT.search(s.text[: mention.end]):
        gap = _ASIDE_BEFORE_IT.sub("", gap)
    apart = re.search(r"[;%(]|, |\b(?:from|to|than|against|and)\b", gap)
    return len(gap) < 60 and not apart and bool(_CLAUSE_BEGINS.search(s.text[: mention.start]))


_AHEAD_OF_IT = re.compile(
    r"\b(?:earlier|before|ago|previously|last year|the (?:previous|prior) (?:year|month))$", re.I
)
_HAD_BEEN = re.compile(r" (?:of \w+ )?had been\b")
_ASIDE_BEFORE_IT = re.compile(r"^(?:, [^,;%(\d]{3,50})?, ?")
""" "A year earlier, before the ban, exports had been 3 t"."""


_IT_WAS = re.compile(
    r"(?:It|They|That|This|The (?:figure|total|number|volume|amount|tally))(?: had)?"
    r" (?:was|were|been|stood at|came to|reached|totall?ed)\b"
)
""" "It was 378 tonnes the year before": the amount told before, of another time."""


def _tells_of(s: Sentence, reach: Reach, mention: TimeMention) -> bool:
    """Whether a sentence only says how much the amount before was at an earlier time."""
    gap = s.text[reach.amount.quantity.end : mention.start]
    return not reach.others and bool(_IT_WAS.match(s.text)) and bool(re.fullmatch(r"[a-z ]{0,24}", gap))


def goes_on(text: str) -> bool:
    """Whether a sentence goes on about the amount told before."""
    return bool(_IT_WAS.match(text) or _FIGURE_WAS.search(text))


_FIGURE_WAS = re.compile(
    r"\b(?:ago|earlier|before|last year),? (?:the (?:figure|number|tally)|it|they) (?:was|were|had been"
    r"|stood)\b"
)
OWN_CLAUSE = 9.0
"""What it costs to take the time of the clause before, when a new one begins with the number."""
_CLAUSE_OF_ITS_OWN = re.compile(r"^,? and (?:only |some |about |another |a further )?$")
_DAILY = frozenset({"price", "stock", "freight"})
"""What is told of a day of the week; a flow is not."""


_ASIDE = re.compile(r"\b(?:which|who|had|against|versus|after)\b")
"""Words that open an aside, whose time is its own: "nothing went to X, which had taken 5 t in June"."""


def compared_with(s: Sentence, draft: Draft, drafts: Sequence[Draft], found: Sequence[TimeMention]) -> None:
    """The period a change is measured against, and the period of an amount that is only compared with."""
    amount = draft.amount
    if not amount.base and amount.role in ("level", "share"):
        _dated_like(draft, drafts)
        return
    main = draft.time
    if amount.base and main is None:
        givers = [other for other in drafts if not other.amount.base]
        before = [other for other in givers if other.amount.quantity.start < amount.quantity.start]
        giver = next((other for other in before or givers if other.time), None)
        main = giver.time if giver else None  # "5 t, up from 4 t in 2024, after 1 t in May": not of May
    mention = _compared(s, amount, found)
    if amount.base and mention and mention.start >= amount.quantity.end:
        of = next((one for one in found if one.time == main and one.start > mention.end), None)
        if of and any(mention.end <= quantity.start < of.start for quantity in s.quantities):
            main = None  # "from 4 t in 2024, after 1 t in May": not of May 2024
    time = _counted_from(s, main, mention) if mention else None
    if amount.base:
        draft.time = time
        if time and mention:
            draft.put("period", time.iso, "clause", mention.start, mention.end)
        elif mention is not None and mention.shift:
            draft.base_time = Time(
                mention.shift, 0
            )  # a period so many months before one that context will give
        return
    if time == main:
        time = None
    draft.base_time = time if time else Time(mention.shift, 0) if mention and mention.shift else None
    if time and mention:
        draft.put("base", time.iso, "clause", mention.start, mention.end)


def _dated_like(draft: Draft, drafts: Sequence[Draft]) -> None:
    """An amount of "the same month last year", where the sentence itself dates another one."""
    main = next(
        (
            other.time
            for other in drafts
            if other is not draft and other.time and not other.same and not other.amount.base
        ),
        None,
    )
    if draft.same and main and not draft.time:
        draft.time = moved(main, draft.same)
        draft.put("period", draft.time.iso, "clause", draft.same.start, draft.same.end)


def moved(main: Time, mention: TimeMention) -> Time:
    """The period that "the same month last year", "the same period of 2023" makes of another."""
    return main.shifted(12 * (mention.year - main.first // 12) if mention.year else mention.shift)


_WHOLE = re.compile(
    r"\b(?:all(?: of)?|whole|(?:entire|whole|full) year (?:in|of)|entire|full|calendar|full[- ]year"
    r"|throughout|year) $",
    re.IGNORECASE,
)


def _counted_from(s: Sentence, main: Time | None, mention: TimeMention) -> Time | None:
    """The time that a comparison names, where it needs the period that is compared."""
    if time := mention.time:
        plain = time.months == 12 and time.first % 12 == 0
        if (
            plain
            and main
            and main.months < 12
            and not main.day
            and not _WHOLE.search(s.text[: mention.start])
        ):
            return main.shifted(time.first - main.first // 12 * 12)  # "2.7 in July, up from 2.6 in 2022"
        return time
    if main is None:
        return None
    if mention.days:
        return main.earlier(-mention.days)
    if mention.shift == -1 and (main.months > 1 or main.day):
        return None  # a month is not what a longer run is compared with
    return moved(main, mention) if mention.year or mention.shift else None


_FROM_TO = re.compile(
    r"^\W*(?:to|at|or)\b[^;]{0,80}\b(?:from|against|compared (?:to|with)|versus|than)\b[^;,]{0,40}$"
)
""" "fell 44% to 500 dollars in January, from 897 the previous year"."""


_OWN_BASE = re.compile(
    r" ?(?:below|above|from|over|than|higher than|lower than|less than|more than|of|versus|against"
    r"|under) (?:the |its |an? )?"
    r"(?:previous |prior |last )?(?:\w+-(?:year|month|week)|average|record|peak|target|forecast|capacity"
    r"|all-time)\b"
)
""" "60% below the five-year average" is measured against no period that can be named."""


_LEADS = re.compile(r"^(?: (?!and\b|but\b|while\b|with\b|to\b)[a-z]+){0,3} $")


_JOINED = re.compile(r"^,? ?(?:and|or|to|at|,)? ?(?:[a-z]+ ){0,2}[$€£]?[\d.,]+[^,;.()]{0,24}$")


def _compared(s: Sentence, amount: Amount, found: Sequence[TimeMention]) -> TimeMention | None:
    """The nearest time that is compared with, behind the number first."""
    if not amount.base and _OWN_BASE.match(s.text[amount.quantity.end :]):
        return None
    found = [mention for mention in found if not mention.since]
    based = [mention for mention in found if mention.base]
    if amount.base and (owner := _possessive(s, amount, found)):
        return owner
    if amount.base:  # "from 0.71 Mt in March": a time right behind belongs to it, whatever stands before it
        based = [mention for mention in found if mention.start >= amount.quantity.end or mention.base]
        based = [mention for mention in based if not mention.vague]
    start, end = amount.quantity.start, amount.quantity.end
    after = [mention for mention in based if mention.start >= end]
    before = [mention for mention in based if mention.end <= start]
    if amount.base:
        among = before and any(before[-1].end < quantity.start < start for quantity in s.quantities)
        if before and not among and re.match(r",? when\b", s.text[before[-1].end : start]):
            return before[-1]
        if after and not _number_between(s, amount, after[0]):
            return after[0]
        near = [m for m in before if start - m.end < 40]
        return near[-1] if near else after[0] if after and after[0].time is None else None
    if before and _LEADS.match(s.text[before[-1].end : start]):  # "down month-on-month by 5.8 million"
        return before[-1]
    if after and not _barrier(s, end, after[0].start):
        gap = s.text[end : after[0].start]
        if not _number_between(s, amount, after[0]) or _JOINED.match(gap) or _FROM_TO.match(gap):
            return after[0]
    if before and not _barrier(s, before[-1].end, start):
        return before[-1]
    return None


def _possessive(s: Sentence, amount: Amount, found: Sequence[TimeMention]) -> TimeMention | None:
    """The June of "above June's 195,000 tonnes", the month before of "the previous month's 9,000 kg"."""
    near = (mention for mention in found if (mention.time.months < 12 if mention.time else mention.shift))
    near = (mention for mention in near if 0 <= amount.quantity.start - mention.end <= 14)
    return next((m for m in near if _OWNED.fullmatch(s.text[m.start : amount.quantity.start])), None)


_OWNED = re.compile(r"[^,;]*['’]s (?:record |revised |total |figure )?(?:of |about )?", re.IGNORECASE)


def _barrier(s: Sentence, left: int, right: int) -> bool:
    return bool(re.search(r";|\b(?:while|but|whereas)\b", s.text[left:right]))


def _number_between(s: Sentence, amount: Amount, mention: TimeMention) -> bool:
    return any(amount.quantity.end < quantity.start < mention.start for quantity in s.quantities)
