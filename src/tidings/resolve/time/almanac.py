"""Calendar arithmetic: days, weeks (Monday to Sunday, ruling 14), months, seasons, years and Easter as intervals."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta

from tidings.model.values import Interval
from tidings.model.vocabulary import TimePrecision

PRECISION = {
    "minute": TimePrecision.DAY,
    "hour": TimePrecision.DAY,
    "day": TimePrecision.DAY,
    "week": TimePrecision.WEEK,
    "month": TimePrecision.MONTH,
    "quarter": TimePrecision.SEASON,
    "season": TimePrecision.SEASON,
    "year": TimePrecision.YEAR,
    "decade": TimePrecision.YEAR,
    "century": TimePrecision.YEAR,
}
_FINENESS = tuple(TimePrecision)
_MONTHS = {"month": 1, "quarter": 3, "year": 12, "decade": 120, "century": 1200}


def coarser(one: TimePrecision, other: TimePrecision) -> TimePrecision:
    """The coarser of two precisions."""
    return max(one, other, key=_FINENESS.index)


def one_day(day: date) -> Interval:
    """The day as an interval."""
    return Interval(day, day, TimePrecision.DAY)


def days(start: date, count: int, precision: TimePrecision = TimePrecision.DAY) -> Interval:
    """`count` days from `start`."""
    return Interval(start, start + timedelta(days=count - 1), precision)


def week_of(day: date) -> Interval:
    """Monday to Sunday around a day."""
    return days(day - timedelta(days=day.weekday()), 7, TimePrecision.WEEK)


def month_of(year: int, month: int) -> Interval:
    """A whole month."""
    return Interval(date(year, month, 1), date(year, month, monthrange(year, month)[1]), TimePrecision.MONTH)


def months_from(year: int, month: int, count: int) -> Interval:
    """A season, quarter or half: `count` months from the one given."""
    last = move(date(year, month, 1), count - 1, "month")
    return Interval(date(year, month, 1), month_of(last.year, last.month).end, TimePrecision.SEASON)


def years_from(year: int, count: int = 1) -> Interval:
    """`count` whole years."""
    return Interval(date(year, 1, 1), date(year + count - 1, 12, 31), TimePrecision.YEAR)


def move(day: date, count: int, unit: str) -> date:
    """The day `count` units later (negative: earlier); a day that the month lacks becomes its last.

    Raises:
        ValueError, OverflowError: if the calendar ends before that day (years 1 to 9999).
    """
    if unit in ("hour", "minute"):
        return day + timedelta(hours=count if unit == "hour" else 0)
    if unit in ("day", "week"):
        return day + timedelta(days=count * (7 if unit == "week" else 1))
    year, month = divmod(day.year * 12 + day.month - 1 + count * _MONTHS[unit], 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def unit_at(day: date, unit: str) -> Interval:
    """The calendar unit that holds a day."""
    match unit:
        case "week":
            return week_of(day)
        case "month":
            return month_of(day.year, day.month)
        case "quarter":
            return months_from(day.year, 1 + (day.month - 1) // 3 * 3, 3)
        case "year":
            return years_from(day.year)
        case "decade" | "century":
            length = 10 if unit == "decade" else 100
            return years_from(day.year // length * length, length)
        case _:
            return one_day(day)


def easter(year: int) -> date:
    """Western Easter Sunday (the anonymous Gregorian algorithm, Meeus, "Astronomical Algorithms", 1991, chapter 8)."""
    a, (b, c) = year % 19, divmod(year, 100)
    d, e = divmod(b, 4)
    f = (b + 8) // 25
    h = (19 * a + b - d - (b - f + 1) // 3 + 15) % 30
    i, k = divmod(c, 4)
    m = (32 + 2 * e + 2 * i - h - k) % 7
    n = (a + 11 * h + 22 * m) // 451
    month, day = divmod(h + m - 7 * n + 114, 31)
    return date(year, month, day + 1)
