"""Term -> TIMEX3 type and value."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date

from tidings.model.values import Interval
from tidings.model.vocabulary import TimePrecision
from tidings.resolve.time import terms as t
from tidings.resolve.time.almanac import move, unit_at
from tidings.resolve.time.evaluate import interval_of, is_absolute
from tidings.resolve.time.frame import Frame, Unresolvable
from tidings.resolve.time.points import with_year
from tidings.resolve.timex.grammar import LETTERS

_DAYPARTS = {
    "morning": "TMO",
    "afternoon": "TAF",
    "evening": "TEV",
    "night": "TNI",
    "noon": "T12:00",
    "midnight": "T24:00",
    "dawn": "TMO",
    "dusk": "TEV",
}
_SEASONS = {3: "SP", 6: "SU", 9: "FA", 12: "WI"}
_SOON = 60  # days
_CLOCK = re.compile(r"(?P<hour>\d{1,2})(?:[:.](?P<minute>\d\d))?(?::\d\d)?\s?(?P<half>[ap])?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Told:
    """A time already told: its days and its value."""

    days: Interval
    value: str


@dataclass(frozen=True, slots=True)
class Setting:
    """What a term's value is made against.

    Attributes:
        written: the day the document was written, None if not known.
        told: the time told last before it, None if there is none.
        tense: "past", "present" or "future" as far as the words around tell; "" if they do not.
        is_history: the text tells of times far from the day it was written: its dates follow one another.
        year: of a history, the year it has come to: that of the last day or month told, or of a sentence's "In 1976".
        quarter: the quarter of a year told last, 1 to 4.
    """

    written: date | None
    told: Told | None
    tense: str
    is_history: bool
    year: int | None = None
    quarter: int | None = None

    def frame(self) -> Frame:
        """The frame of `resolve/time` for it."""
        anchor = self.told.days if self.told else None
        if anchor is None and self.written and not self.is_history:
            anchor = Interval(self.written, self.written, TimePrecision.DAY)
        if self.is_history and anchor and anchor.start:
            return Frame(anchor.start, self.tense or "past", anchor=anchor)
        return Frame(self.written, self.tense or "past", anchor=anchor)


def timex_value(term: t.Term, setting: Setting) -> tuple[str, str, Interval | None]:
    """Type and value of a term, and its days where it has any; an empty value where none follows."""
    match term:
        case t.Vague(value=value):
            return _type_of(value), value, None
        case t.Period(unit="day", shift=0) if setting.is_history:
            return "DATE", "PRESENT_REF", None
        case t.ThisUnit(unit="year") if not setting.is_history:
            return "DURATION", "P1Y", None
        case t.Length() | t.Run():
            return "DURATION", _length(term), None
        case t.Repeated(of=of):
            return "SET", _repeated(of), None
        case t.PartOfDay():
            return _part_of_day(term, setting)
    try:
        days = _days(term, setting)
    except (Unresolvable, ValueError, OverflowError):
        return "DATE", _unknown(term), None
    return "DATE", format_days(days, term), days


def _type_of(value: str) -> str:
    return "DURATION" if re.match(r"P(?:T?[X\d])", value) else "DATE"


def _length(term: t.Length | t.Run) -> str:
    letter, number = LETTERS.get(term.unit, "D"), term.count
    if number and term.unit == "quarter":
        letter, number = "M", 3 * number
    count = str(number) if number else "X"
    if letter.startswith("T"):
        return f"PT{count}{letter[1:]}"
    return f"P{count}{letter}"


def _repeated(of: t.Term | None) -> str:
    match of:
        case t.Vague(value=value):
            return value
        case t.Length():
            return _length(of)
        case t.Weekday(index=index):
            return f"XXXX-WXX-{index + 1}"
        case t.PartOfDay(name=name, of=day):
            return (_repeated(day) if day else "XXXX-XX-XX") + _DAYPARTS.get(name, "")
        case t.Date(year=None, month=int(month)):
            return f"XXXX-{month:02d}"
        case t.Months(first=first, count=3):
            return f"XXXX-{_SEASONS.get(first, 'SP')}"
        case _:
            return ""


def _part_of_day(term: t.PartOfDay, setting: Setting) -> tuple[str, str, Interval | None]:
    """The day with its part or hour: 1998-02-11TMO, 1998-02-11T09:30."""
    try:
        days = _context_day(setting) if term.of is None else _days(term.of, setting)
    except (Unresolvable, ValueError, OverflowError):
        days = None
    day = days.start.isoformat() if days and days.start and days.start == days.end else "XXXX-XX-XX"
    if term.name == "day":
        return "DATE", day, days
    hour = _hour(term.clock) if term.name == "clock" else _DAYPARTS.get(term.name, "")
    return "TIME", day + hour, days


def _context_day(setting: Setting) -> Interval | None:
    """The day told last in a history; the day of writing in news."""
    if setting.told and setting.told.days.precision == TimePrecision.DAY:
        return setting.told.days
    if setting.is_history or setting.written is None:
        return None
    return Interval(setting.written, setting.written, TimePrecision.DAY)


def _hour(written: str) -> str:
    match = _CLOCK.match(written)
    if match is None:
        return ""
    hour = int(match["hour"]) % 12 + 12 * (match["half"].lower() == "p") if match["half"] else int(match["hour"])
    return f"T{hour:02d}:{match['minute'] or '00'}"


def _days(term: t.Term, setting: Setting) -> Interval:
    """The days of a term; partial dates by the year told last (history) or by what lies nearest (news)."""
    frame = setting.frame()
    match term:
        case t.Ago(count=count, unit=unit, sign=sign):
            return unit_at(move(frame.today, sign * count, unit), "year" if unit in ("decade", "century") else unit)
        case t.QuarterTold():
            return _quarter_told(term, setting)
        case t.WeekAt(day=day):
            return unit_at(_days(day, setting).start or frame.today, "week")
        case t.Anchored(unit=unit, shift=shift, counted=True):
            return _counted(unit, shift, setting)
        case t.Part(of=of) | t.Nth(of=of, unit="part"):
            return _days(of, setting)
        case t.Date() | t.Months() | t.Feast() if not is_absolute(term):
            return _recurring(term, setting)
        case t.ThisUnit(unit=unit):
            return _this_unit(unit, setting)
        case t.InYear(of=of, year=year):
            start = _days(year, setting).start
            return interval_of(with_year(of, start.year if start else 0), frame)
    return interval_of(term, frame)


def _counted(unit: str, shift: int, setting: Setting) -> Interval:
    """So many units from the time told last; in news, a year before a quarter is that quarter of the last year."""
    if unit == "year" and shift == -1 and setting.written and not setting.is_history:
        last = setting.written.year - 1
        told = setting.told.days.start if setting.told and "-Q" in setting.told.value else None
        return unit_at(told.replace(year=last), "quarter") if told else unit_at(date(last, 1, 1), "year")
    start, end = setting.frame().told_before()
    origin = move(start if shift < 0 else end, shift, unit)
    return unit_at(origin, unit)


def _quarter_told(term: t.QuarterTold, setting: Setting) -> Interval:
    """The quarter told last, else the one that ended before the day of writing; in the year that the words name."""
    today = setting.frame().today
    quarter = setting.quarter or (move(today, -3, "month").month - 1) // 3 + 1
    year = term.year or today.year + term.shift - (quarter * 3 > today.month + 2)
    return unit_at(date(year, quarter * 3 - 2, 1), "quarter")


def _this_unit(unit: str, setting: Setting) -> Interval:
    if setting.told and (setting.is_history or unit == "quarter"):
        start = setting.told.days.start
        if start is not None:
            return unit_at(start, unit)
    return unit_at(setting.frame().today, unit)


def _recurring(term: t.Date | t.Months | t.Feast, setting: Setting) -> Interval:
    frame = setting.frame()
    start = setting.told.days.start if setting.told else None
    if start and isinstance(term, t.Date) and term.month is None:
        return interval_of(replace(term, year=start.year, month=start.month), frame)
    if start and setting.is_history:
        return interval_of(with_year(term, setting.year or start.year), frame)
    if isinstance(term, t.Months) and term.count == 3 and term.first % 3 == 1:  # a quarter that has begun
        return interval_of(term, replace(frame, tense="past"))
    return (
        _closest(term, setting)
        if isinstance(term, t.Date) and term.month and setting.written
        else interval_of(term, frame)
    )


def _closest(term: t.Date, setting: Setting) -> Interval:
    """The occurrence nearest to the day of writing; after a verb in the past, one ahead only if it is near."""
    frame = setting.frame()
    past, ahead = (interval_of(term, replace(frame, tense=tense)) for tense in ("past", "future"))
    since, until = ((frame.today - (past.start or date.min)).days, ((ahead.start or date.max) - frame.today).days)
    if setting.tense == "past":
        return ahead if until < _SOON and until * 3 < since else past
    return ahead if until < since or (setting.tense == "future" and until < 2 * since) else past


def format_days(days: Interval, term: t.Term) -> str:
    """A calendar unit as TIMEX3 writes it: 1998-02-11, 1998-W07, 1998-02, 1998-Q1, 1998-SU, 1998, 199, 19."""
    start = days.start or days.end
    if start is None:
        return ""
    match days.precision:
        case TimePrecision.DAY:
            return _weekend(start) if _is_weekend(term) else start.isoformat()
        case TimePrecision.WEEK:
            year, week, _ = start.isocalendar()
            return f"{year}-W{week:02d}"
        case TimePrecision.MONTH:
            return f"{start:%Y-%m}"
        case TimePrecision.SEASON:
            return f"{start.year:04d}-{_season(term, days, start)}"
        case _:
            return _years(days, start)


def _years(days: Interval, start: date) -> str:
    count = (days.end or start).year - start.year + 1
    digits = {10: 3, 100: 2}.get(count, 4)
    return f"{start.year:04d}"[:digits]


def _season(term: t.Term, days: Interval, start: date) -> str:
    months = ((days.end or start).month - start.month) % 12 + 1
    if months == 6:
        return f"H{1 + start.month // 7}"
    if isinstance(_inner(term), t.Months) and start.month in _SEASONS:
        return _SEASONS[start.month]
    return f"Q{1 + (start.month - 1) // 3}"


def _inner(term: t.Term) -> t.Term:
    while isinstance(term, t.Part | t.Chosen | t.InYear | t.NextAfter):
        term = term.of
    return term


def _is_weekend(term: t.Term) -> bool:
    return isinstance(_inner(term), t.Weekend)


def _weekend(start: date) -> str:
    year, week, _ = start.isocalendar()
    return f"{year}-W{week:02d}-WE"


def _unknown(term: t.Term) -> str:
    """What the words tell by themselves, the rest as X."""
    match _inner(term):
        case t.Date(year=None, month=int(month), day=int(day)):
            return f"XXXX-{month:02d}-{day:02d}"
        case t.Date(year=None, month=int(month)):
            return f"XXXX-{month:02d}"
        case t.Weekday(index=index):
            return f"XXXX-WXX-{index + 1}"
        case t.Months(first=first, count=3):
            return f"XXXX-{_SEASONS.get(first, 'SP')}"
        case t.Period(unit="day") | t.Anchored(unit="day"):
            return "XXXX-XX-XX"
        case _:
            return ""
