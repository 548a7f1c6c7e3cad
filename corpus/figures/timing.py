"""A time that a sentence names, as the reader of figures holds it."""

from __future__ import annotations

from dataclasses import dataclass

from corpus.figures.calendar import Time


@dataclass(frozen=True, slots=True)
class TimeMention:
    """A time that the characters `start` to `end` name. `shift`: no time, but so many months before another.

    `days`: the same in days. `base`: only compared with. `stated`: the year is written, not supplied from the
    date of the text. `bracket`: where the bracket begins in which it stands, -1 outside of brackets; it dates
    only what is in there. `year`: no time, but the same period in that year. `point`: only the end of the
    period is meant. `vague`: a time that cannot be told ("over the past 12 months"); what it dates stays
    open. `same`: "the same month last year", which dates an amount where nothing is compared. `weekday`: a
    day of the week, which dates prices and stocks. `since`: only "the highest since" it.
    `opens`: it dates only what follows it. `yearless`: a month of a year that is not said (first month 0 to
    11), in a text without a date; `years`: no time, but so many years from the one in which such a text was
    written. `also`: further times of which each the same is told ("5 t each in May and June").
    """

    start: int
    end: int
    time: Time | None
    shift: int = 0
    base: bool = False
    stated: bool = False
    bracket: int = -1
    year: int = 0
    point: bool = False
    days: int = 0
    vague: bool = False
    same: bool = False
    weekday: bool = False
    since: bool = False
    opens: bool = False
    yearless: Time | None = None
    years: int | None = None
    also: tuple[Time, ...] = ()
