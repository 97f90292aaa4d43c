"""Parts of an interval: early May, the end of the year, the first two weeks of June.

Conventions (docs/decisions/0005-dates.md tells which the gold supports): early, mid and late month are thirds; of a
year its first three months, June to August, and its last three; "the start" and "the end" of a month are seven days, of
a year a month (words.toml, `parts`).
"""

from __future__ import annotations

from datetime import date, timedelta

from tidings.model.values import Interval
from tidings.model.vocabulary import TimePrecision
from tidings.resolve.time.almanac import PRECISION, days, month_of, months_from, move, years_from
from tidings.resolve.time.lexicon import load_lexicon

_SMALLER = {
    TimePrecision.YEAR: "month",
    TimePrecision.SEASON: "month",
    TimePrecision.MONTH: "week",
    TimePrecision.WEEK: "day",
    TimePrecision.DAY: "day",
}


def limits(interval: Interval) -> tuple[date, date]:
    """First and last day; an open side is the end of the calendar."""
    return interval.start or date.min, interval.end or date.max


def part_of(name: str, whole: Interval) -> Interval:
    """The part called early, mid, late, start or end of a unit; a single day is its own part."""
    first, last = limits(whole)
    if whole.precision == TimePrecision.DAY:
        return whole
    if name in ("start", "end"):
        smaller = "year" if _years(whole) > 1 else _SMALLER[whole.precision]
        return run_of(1 if name == "start" else -1, 1, smaller, whole)
    bounds = load_lexicon().parts
    if whole.precision == TimePrecision.MONTH:
        rule = bounds["month"][name]
        return Interval(
            first.replace(day=rule["first"]), first.replace(day=min(rule["last"], last.day)), whole.precision
        )
    if _years(whole) == 1:
        rule = bounds["year"][name]
        return months_from(first.year, rule["first"], rule["last"] - rule["first"] + 1)
    return _third(name, whole)


def since_part(name: str, whole: Interval) -> date:
    """The day from which "since early, mid, late ..." runs."""
    first, _ = limits(whole)
    bounds = load_lexicon().parts
    if whole.precision == TimePrecision.MONTH and name in bounds["month"]:
        return first.replace(day=bounds["month"][name]["since"])
    if _years(whole) == 1 and name in bounds["year"]:
        return first.replace(month=bounds["year"][name]["since"])
    return limits(part_of(name, whole))[0]


def run_of(side: int, count: int, unit: str, whole: Interval) -> Interval:
    """The first (side 1) or last (-1) `count` units of a longer one."""
    first, last = limits(whole)
    precision = PRECISION[unit]
    if side > 0:
        return Interval(first, min(last, move(first, count, unit) - timedelta(days=1)), precision)
    return Interval(max(first, move(last + timedelta(days=1), -count, unit)), last, precision)


def nth_of(n: int, unit: str, whole: Interval) -> Interval | None:
    """The nth week (of seven days from the first) or half of a unit, -1 the last; None if there is no such one."""
    if unit == "half":
        return _half(n, whole)
    if n < 0:
        return run_of(-1, 1, unit, whole)
    first, last = limits(whole)
    start = move(first, n - 1, unit)
    return run_of(1, 1, unit, Interval(start, last, whole.precision)) if start <= last else None


def _half(n: int, whole: Interval) -> Interval | None:
    first, last = limits(whole)
    if n not in (1, 2, -1):
        return None
    if _years(whole) == 1:
        return months_from(first.year, 1 if n == 1 else 7, 6)
    middle = first + (last - first) // 2
    return (
        Interval(first, middle, whole.precision)
        if n == 1
        else Interval(middle + timedelta(days=1), last, whole.precision)
    )


def _third(name: str, whole: Interval) -> Interval:
    """A third of a week (in days), of a season (in months) or of a decade (in years: the first four, three, three)."""
    first, last = limits(whole)
    if _years(whole) > 1:
        edges = {"early": (0, 4), "mid": (4, 3), "late": (7, 3)}[name]
        return years_from(first.year + edges[0], edges[1])
    if whole.precision == TimePrecision.SEASON:
        month = move(first, {"early": 0, "mid": 1, "late": 2}[name], "month")
        return month_of(month.year, month.month)
    third = ((last - first).days + 1) // 3
    shift, length = {"early": (0, third), "mid": (third, third + 1), "late": (2 * third, third + 1)}[name]
    return days(first + timedelta(days=shift), length, whole.precision)


def _years(whole: Interval) -> int:
    """How many whole years an interval of precision year holds; 0 for other precisions."""
    first, last = limits(whole)
    return last.year - first.year + 1 if whole.precision == TimePrecision.YEAR else 0
