"""Terms that name a day or a calendar unit -> interval."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, timedelta
from typing import TypeAlias

from tidings.model.values import Interval
from tidings.model.vocabulary import Reason
from tidings.resolve.time.almanac import (
    days,
    easter,
    month_of,
    months_from,
    move,
    one_day,
    unit_at,
    week_of,
    years_from,
)
from tidings.resolve.time.frame import Frame, Unresolvable
from tidings.resolve.time.lexicon import load_lexicon
from tidings.resolve.time.terms import (
    Ago,
    Anchored,
    Chosen,
    Date,
    Feast,
    Months,
    NextAfter,
    NumericDate,
    Period,
    Term,
    Weekday,
    Weekend,
)

_FINER = {"year": "month", "month": "week", "week": "day"}
_TRIES = 10  # years, months or weeks to look through; 29 February may be eight years off

Occurrence: TypeAlias = Callable[[int], Interval | None]


def date_days(term: Date, frame: Frame) -> Interval:
    """A date; what it leaves out is taken from the nearest one before publication (after it, for the future)."""
    if term.year and term.month and term.day:
        return one_day(date(term.year, term.month, term.day))
    if term.year and term.month:
        return month_of(term.year, term.month)
    if term.year:
        return years_from(term.year)
    return nearest(term, frame)


def numeric_days(term: NumericDate, frame: Frame) -> Interval:
    """A date of two small numbers, if the order is told."""
    if frame.day_first is None:
        raise Unresolvable(Reason.AMBIGUOUS, "day and month, or month and day")
    day, month = (term.first, term.second) if frame.day_first else (term.second, term.first)
    return one_day(date(term.year, month, day))


def months_days(term: Months, frame: Frame) -> Interval:
    """A season, quarter or half year; "this year's" is the one of publication."""
    if term.year:
        return months_from(term.year, term.first, term.count)
    return nearest(term, frame)


def feast_days(term: Feast, frame: Frame) -> Interval:
    """A day with a name."""
    return _feast_in(term.name, term.year) if term.year else nearest(term, frame)


def period_days(term: Period, frame: Frame) -> Interval:
    """A calendar unit counted from that of publication."""
    return unit_at(move(frame.today, term.shift, term.unit), term.unit)


def ago_days(term: Ago, frame: Frame) -> Interval:
    """Units back or ahead, as fine as the unit; a single one is finer: a year ago is a month, a month ago a week."""
    return _unit_away(frame.today, term.count, term.unit, term.sign)


def anchored_days(term: Anchored, frame: Frame) -> Interval:
    """Units from the event before: the calendar unit next to its own, or so many units from its days."""
    start, end = frame.told_before()
    origin = start if term.shift < 0 else end
    if term.unit in ("hour", "minute") or not term.shift:
        return unit_at(origin, term.unit)
    if term.counted:
        return _unit_away(origin, abs(term.shift), term.unit, 1 if term.shift > 0 else -1)
    return unit_at(move(origin, term.shift, term.unit), term.unit)


def _unit_away(origin: date, count: int, unit: str, sign: int) -> Interval:
    day = move(origin, sign * count, unit)
    return unit_at(day, _FINER.get(unit, unit) if count == 1 else unit)


def nearest(term: Term, frame: Frame) -> Interval:
    """The last occurrence that began on or before the pivot; for the future the next that ends on or after it."""
    pivot = frame.pivot
    if frame.forward:
        return _first(term, pivot, 1, lambda found: _end(found) >= pivot)
    return _first(term, pivot, -1, lambda found: _start(found) <= pivot)


def chosen_days(term: Chosen, frame: Frame) -> Interval:
    """The last one that is over, the next one that has not begun, or this one (of this year; weekdays by the tense)."""
    today = frame.today
    if term.shift < 0:
        return _first(term.of, today, -1, lambda found: _end(found) < today)
    if term.shift > 0:
        return _first(term.of, today, 1, lambda found: _start(found) > today)
    if isinstance(term.of, Weekday | Weekend):
        return nearest(term.of, frame)
    return _first(term.of, today, -1, lambda found: _start(found).year == today.year)


def next_after_days(term: NextAfter, frame: Frame) -> Interval:
    """The one before, after or at the event told before."""
    start, end = frame.told_before()
    if term.shift < 0:
        return _first(term.of, start, -1, lambda found: _end(found) < start)
    if term.shift > 0:
        return _first(term.of, end, 1, lambda found: _start(found) > end)
    return _first(term.of, start, 1, lambda found: _end(found) >= start)


def _first(term: Term, near: date, step: int, fits: Callable[[Interval], bool]) -> Interval:
    for found in _occurrences(term, near, step):
        if fits(found):
            return found
    raise Unresolvable(Reason.NOT_UNDERSTOOD, "no such day near publication")


def _occurrences(term: Term, near: date, step: int) -> Iterator[Interval]:
    """Occurrences of a recurring term in the order of `step`, from one cycle behind `near`."""
    occurrence = _cycle(term, near)
    for turn in range(-1, _TRIES):
        found = occurrence(turn * step)
        if found is not None:
            yield found


def _cycle(term: Term, near: date) -> Occurrence:
    """The occurrence in the cycle (week, month or year) so many cycles from that of `near`."""
    match term:
        case Weekday(index=index):
            return lambda n: one_day(_start(week_of(near)) + timedelta(weeks=n, days=index))
        case Weekend():
            return lambda n: days(_start(week_of(near)) + timedelta(weeks=n, days=5), 2)
        case Date(month=None, day=int(day)):
            return lambda n: _day_in(unit_at(move(near, n, "month"), "month"), day)
        case Date(month=int(month), day=None):
            return lambda n: month_of(near.year + n, month)
        case Date(month=int(month), day=int(day)):
            return lambda n: _day_in(month_of(near.year + n, month), day)
        case Months(first=first, count=count):
            return lambda n: months_from(near.year + n, first, count)
        case Feast(name=name):
            return lambda n: _feast_in(name, near.year + n)
        case _:
            raise Unresolvable(Reason.NOT_UNDERSTOOD, "not a recurring time")


def _day_in(month: Interval, day: int) -> Interval | None:
    return one_day(_start(month).replace(day=day)) if day <= _end(month).day else None


def _feast_in(name: str, year: int) -> Interval:
    rule = load_lexicon().feasts[name]
    if "easter" in rule:
        return one_day(easter(year) + timedelta(days=rule["easter"]))
    return one_day(date(year, rule["month"], rule["day"]))


def with_year(term: Term, year: int) -> Term:
    """The same month, season or feast in the year given."""
    return replace(term, year=year) if isinstance(term, Date | Months | Feast) else term


def _start(interval: Interval) -> date:
    return interval.start or date.min


def _end(interval: Interval) -> date:
    return interval.end or date.max
