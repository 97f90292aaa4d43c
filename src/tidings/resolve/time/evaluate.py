"""Terms -> days, term by term: the codebook's dates (section 4, ruling 14)."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from tidings.model.values import Interval
from tidings.model.vocabulary import Reason, TimePrecision
from tidings.resolve.time import points
from tidings.resolve.time import terms as t
from tidings.resolve.time.almanac import PRECISION, coarser, days, move, one_day, unit_at, week_of, years_from
from tidings.resolve.time.frame import Frame, Unresolvable
from tidings.resolve.time.parts import limits, nth_of, part_of, run_of, since_part


def interval_of(term: t.Term, frame: Frame) -> Interval:
    """The days that a term names.

    Raises:
        Unresolvable: if none follow.
        ValueError, OverflowError: if they lie outside the calendar (years 1 to 9999).
    """
    return _RULES[type(term)](term, frame)


def is_absolute(term: t.Term) -> bool:
    """True if the words themselves name the year."""
    if isinstance(term, t.Years | t.NumericDate):
        return True
    if isinstance(term, t.Date | t.Months | t.Feast):
        return term.year is not None
    of = getattr(term, "of", None)
    return of is not None and is_absolute(of)


# --- parts and neighbours of other terms ------------------------------------------------------------------------------


def _part(term: t.Part, frame: Frame) -> Interval:
    whole = interval_of(term.of, frame)
    first, last = limits(whole)
    if term.name not in ("earlier", "later"):
        return part_of(term.name, whole)
    if not first <= frame.today <= last:
        return whole
    return replace(whole, end=frame.today) if term.name == "earlier" else replace(whole, start=frame.today)


def _run(term: t.Run, frame: Frame) -> Interval:
    whole = interval_of(term.of, frame)
    if term.count is None:  # "the first days of": as the start
        return part_of("start" if term.side > 0 else "end", whole)
    return run_of(term.side, term.count, term.unit, whole)


def _nth(term: t.Nth, frame: Frame) -> Interval:
    found = nth_of(term.n, term.unit, interval_of(term.of, frame))
    if found is None:
        raise Unresolvable(Reason.NOT_UNDERSTOOD, "the unit has no such part")
    return found


def _in_year(term: t.InYear, frame: Frame) -> Interval:
    return interval_of(points.with_year(term.of, limits(interval_of(term.year, frame))[0].year), frame)


def _week_at(term: t.WeekAt, frame: Frame) -> Interval:
    first, last = limits(interval_of(term.day, frame))
    return days(last - timedelta(days=6), 7, TimePrecision.WEEK) if term.ending else week_of(first)


def _part_of_day(term: t.PartOfDay, frame: Frame) -> Interval:
    return one_day(frame.day_of_context()) if term.of is None else interval_of(term.of, frame)


def _offset(term: t.Offset, frame: Frame) -> Interval:
    first, last = limits(interval_of(term.base, frame))
    return unit_at(move(first if term.shift < 0 else last, term.shift, term.unit), term.unit)


def _overnight(_: t.Overnight, frame: Frame) -> Interval:
    return one_day(frame.said or frame.today)


# --- lengths ----------------------------------------------------------------------------------------------------------


def _length(term: t.Length, frame: Frame) -> Interval:
    match term.role:
        case "past":
            return _last_units(term, frame.today)
        case "within" | "in":
            return _next_units(term, frame)
        case "for" | "running":
            return _ongoing(term, frame)
        case _:
            raise Unresolvable(Reason.NOT_UNDERSTOOD, "a length of time without a day")


def _last_units(term: t.Length, today: date) -> Interval:
    """So many units up to today; days and weeks count today, months and years begin with the one they reach."""
    if term.unit in ("hour", "minute"):
        return Interval(move(today, -(term.count // 24), "day"), today, TimePrecision.DAY)
    start = move(today, -term.count, term.unit)
    if term.unit in ("day", "week"):
        return Interval(start + timedelta(days=1), today, PRECISION[term.unit])
    finer = "month" if (term.unit, term.count) == ("year", 1) else term.unit
    return Interval(unit_at(start, finer).start, today, PRECISION[finer])


def _next_units(term: t.Length, frame: Frame) -> Interval:
    """From publication (from the event before, if the clause is past) to the limit."""
    if frame.tense != "past":
        start = frame.today
    elif term.role == "within":
        start = frame.told_before()[0]
    else:
        raise Unresolvable(Reason.NOT_UNDERSTOOD, "a length of time without a day")
    days_ahead = move(start, -(-term.count // 24), "day") if term.unit == "hour" else move(start, term.count, term.unit)
    return Interval(start, days_ahead, PRECISION[term.unit])


def _ongoing(term: t.Length, frame: Frame) -> Interval:
    """For three days, for the third day: from so long ago; up to today where the clause is past and the unit a day."""
    if term.unit in ("hour", "minute"):
        return one_day(frame.day_of_context())
    if frame.forward:
        start = frame.told_before()[0]
        return Interval(start, move(start, term.count, term.unit) - timedelta(days=1), PRECISION[term.unit])
    told = frame.anchor.end if frame.anchor else None
    today = told or frame.said or frame.today
    if term.unit == "day":
        return Interval(move(today, 1 - term.count, "day"), today if frame.tense == "past" else None, TimePrecision.DAY)
    return Interval(unit_at(move(today, -term.count, term.unit), term.unit).start, None, PRECISION[term.unit])


# --- ranges and bounds ------------------------------------------------------------------------------------------------


def _range(term: t.Range, frame: Frame) -> Interval:
    """Both ends; the end that recurs (weekdays, days without a year) is the one next to the other end."""
    first, last = _share_month(term.first, term.last), term.last
    if is_absolute(last) or (not frame.forward and not is_absolute(first)):
        until = interval_of(last, frame)
        since = interval_of(first, replace(frame, near=until.start, tense="past"))
    else:
        since = interval_of(first, frame)
        until = interval_of(last, replace(frame, near=since.start, tense="future"))
    starts, ends = zip(limits(since), limits(until), strict=True)
    return Interval(min(starts), max(ends), coarser(since.precision, until.precision))


def _share_month(first: t.Term, last: t.Term) -> t.Term:
    """The first day of "the 3rd to 9 May" lies in the month of the last, if that can be."""
    match first, last:
        case t.Date(month=None, day=int(day)), t.Date(year=year, month=int(month), day=int(end)) if day < end:
            return t.Date(year, month, day)
        case _:
            return first


def _bound(term: t.Bound, frame: Frame) -> Interval:
    if term.role in ("since", "from"):
        return _open_end(term, frame)
    if isinstance(term.of, t.PartOfDay) and term.of.of is None:
        return interval_of(term.of, frame)
    if frame.tense == "past":
        return _limit(term, None, frame)
    return _limit(term, frame.today, replace(frame, tense="future"))


def _open_end(term: t.Bound, frame: Frame) -> Interval:
    """Since or from a time: its first day, open end, its precision."""
    frame = replace(frame, tense="past") if term.role == "since" else frame
    match term.of:
        case t.Part(name=name, of=of) if name not in ("earlier", "later"):
            whole = interval_of(of, frame)
            return Interval(since_part(name, whole), None, _told_precision(term.of, whole))
        case of:
            found = interval_of(of, frame)
            return Interval(found.start, None, found.precision)


def _limit(term: t.Bound, start: date | None, frame: Frame) -> Interval:
    """Until, by or before a time, from `start`: "before the end of June" reaches its end, "before June" stops short."""
    found = interval_of(term.of, frame)
    whole = interval_of(term.of.of, frame) if isinstance(term.of, t.Part) else found
    first, end = limits(found)
    if term.role == "before" and not isinstance(term.of, t.Part):
        end = first - timedelta(days=1)
    return Interval(start if start and start <= end else None, end, _told_precision(term.of, whole))


def _told_precision(term: t.Term, whole: Interval) -> TimePrecision:
    """A limit is as fine as the unit named ("by the end of June" is a month); early, mid and late year are seasons."""
    if isinstance(term, t.Part) and term.name in ("early", "mid", "late") and whole.precision == TimePrecision.YEAR:
        return TimePrecision.SEASON
    return whole.precision


def _no_days(_: t.Term, __: Frame) -> Interval:
    raise Unresolvable(Reason.NOT_UNDERSTOOD, "a time whose days no rule fixes")


_RULES: Mapping[type, Callable[[Any, Frame], Interval]] = {
    t.Date: points.date_days,
    t.NumericDate: points.numeric_days,
    t.Weekday: points.nearest,
    t.Weekend: points.nearest,
    t.Months: points.months_days,
    t.Years: lambda term, _: years_from(term.first, term.count),
    t.Feast: points.feast_days,
    t.Period: points.period_days,
    t.ThisUnit: lambda term, frame: unit_at(frame.today, term.unit),
    t.QuarterTold: _no_days,
    t.Overnight: _overnight,
    t.Chosen: points.chosen_days,
    t.InYear: _in_year,
    t.Anchored: points.anchored_days,
    t.NextAfter: points.next_after_days,
    t.Ago: points.ago_days,
    t.Offset: _offset,
    t.Part: _part,
    t.Run: _run,
    t.Nth: _nth,
    t.WeekAt: _week_at,
    t.PartOfDay: _part_of_day,
    t.Length: _length,
    t.Range: _range,
    t.Bound: _bound,
    t.Repeated: _no_days,
    t.Vague: _no_days,
    t.Number: _no_days,
}
