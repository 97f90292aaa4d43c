"""Days in MUC-4 form: the dateline, time expressions relative to it, and how a key writes a day."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

_MONTHS = "JAN FEB MAR APR MAY JUN JUL AUG SEP OCT NOV DEC".split()
_WEEKDAYS = "MONDAY TUESDAY WEDNESDAY THURSDAY FRIDAY SATURDAY SUNDAY".split()
_COUNTS = "ONE TWO THREE FOUR FIVE SIX SEVEN EIGHT NINE TEN".split()
_MONTH = (
    r"(JAN(?:UARY)?|FEB(?:RUARY)?|MAR(?:CH)?|APR(?:IL)?|MAY|JUNE?|JULY?|AUG(?:UST)?|SEPT?(?:EMBER)?|OCT(?:OBER)?"
    r"|NOV(?:EMBER)?|DEC(?:EMBER)?)"
)
_YEAR = r"(?:\.?,?\s+(\d{4}|\d{2})\b(?!\s*(?:PEOPLE|PERSONS|HOURS|MINUTES|MEN)))?"
_PATTERNS = {
    "days": rf"\b(\d{{1,2}})(?:ST|ND|RD|TH|D)?(?:\s*-\s*|\s+(?:AND|TO|OR)\s+)(\d{{1,2}})\s+{_MONTH}\b{_YEAR}",
    "day_month": rf"\b(\d{{1,2}})(?:ST|ND|RD|TH|D)?\s+(?:OF\s+)?{_MONTH}\b{_YEAR}",
    "month_day": rf"\b{_MONTH}\.?\s+(\d{{1,2}})(?:ST|ND|RD|TH)?\b(?!:){_YEAR}",
    "today": r"\b(?:(?:EARL(?:Y|IER)|LATER?)\s+)?(?:TODAY|TONIGHT|THIS\s+(?:MORNING|AFTERNOON|EVENING|NOON|DAWN))\b",
    "yesterday": r"\b(?:YESTERDAY|LAST\s+(?:NIGHT|EVENING)|OVERNIGHT|THE\s+PREVIOUS\s+(?:DAY|NIGHT))\b",
    "ago": rf"\b({'|'.join(_COUNTS)}|\d{{1,2}})\s+(DAYS?|WEEKS?)\s+AGO\b",
    "weekday": rf"\b(?:(?:ON|LAST|THIS|PAST)\s+)+({'|'.join(_WEEKDAYS)})\b",
}
_FINDERS = {name: re.compile(pattern, re.IGNORECASE) for name, pattern in _PATTERNS.items()}
_DATELINE = 200


@dataclass(frozen=True)
class TimeExpression:
    """A time expression and the days that it may mean, both included."""

    start: int
    end: int
    first: date
    last: date


def find_report_day(text: str, given: str | None = None) -> date | None:
    """The day of the dateline, otherwise the one given in ISO 8601, otherwise None."""
    head = text[:_DATELINE]
    for name, order in (("day_month", (1, 2, 3)), ("month_day", (2, 1, 3))):
        for match in _FINDERS[name].finditer(head):
            day, month, year = (match.group(index) for index in order)
            if year and (found := _make_day(day, month, int(year) if len(year) == 4 else 1900 + int(year))):
                return found
    try:
        return date.fromisoformat(given[:10]) if given else None
    except ValueError:
        return None


def find_time_expressions(text: str, report_day: date) -> list[TimeExpression]:
    """Time expressions that mean a day or a few days, in order; those of the dateline are left out."""
    found: list[TimeExpression] = []
    dateline = text.find("--", 0, _DATELINE)
    for name, finder in _FINDERS.items():
        for match in finder.finditer(text, max(dateline, 0)):
            days = _days_meant(name, match, report_day)
            if days and not any(match.start() < other.end and other.start < match.end() for other in found):
                found.append(TimeExpression(match.start(), match.end(), *days))
    return sorted(found, key=lambda expression: expression.start)


def write_days(first: date, last: date) -> str:
    """A day or a stretch of days as in a key: "23 AUG 88", "20 AUG 88 - 23 AUG 88"."""
    return _write_day(first) if first == last else f"{_write_day(first)} - {_write_day(last)}"


def write_not_after(last: date) -> str:
    """On or before a day as in a key: "- 23 AUG 88"."""
    return f"- {_write_day(last)}"


def read_days(filler: str) -> tuple[date | None, date] | None:
    """First and last day of a filler of a key; the first is None for "on or before"."""
    days = list(_read_days(filler))
    if not days:
        return None
    return (None if filler.strip().startswith("-") else days[0]), days[-1]


def _read_days(filler: str) -> Iterator[date]:
    for day, month, year in re.findall(r"(\d{1,2})\s+([A-Z]{3})[A-Z]*\s+(\d{2})", filler.upper()):
        if found := _make_day(day, month, 1900 + int(year)):
            yield found


def _days_meant(name: str, match: re.Match[str], report_day: date) -> tuple[date, date] | None:
    if name == "days":
        ends = [_nearest(match.group(index), match.group(3), match.group(4), report_day) for index in (1, 2)]
        return (ends[0], ends[1]) if ends[0] and ends[1] and ends[0] < ends[1] else None
    day = _day_meant(name, match, report_day)
    return (day, day) if day else None


def _day_meant(name: str, match: re.Match[str], report_day: date) -> date | None:
    if name == "day_month":
        return _nearest(match.group(1), match.group(2), match.group(3), report_day)
    if name == "month_day":
        return _nearest(match.group(2), match.group(1), match.group(3), report_day)
    if name == "weekday":
        back = (report_day.weekday() - _WEEKDAYS.index(match.group(1).upper())) % 7
        return report_day - timedelta(days=back)
    if name == "ago":
        word = match.group(1).upper()
        count = int(word) if word.isdigit() else _COUNTS.index(word) + 1
        return report_day - timedelta(days=count * (7 if match.group(2).upper().startswith("WEEK") else 1))
    return report_day - timedelta(days=name == "yesterday")


def _nearest(day: str, month: str, year: str | None, report_day: date) -> date | None:
    if year:
        return _make_day(day, month, int(year) if len(year) == 4 else 1900 + int(year))
    this_year = _make_day(day, month, report_day.year)
    if this_year and this_year > report_day + timedelta(days=30):
        return _make_day(day, month, report_day.year - 1)
    return this_year


def _make_day(day: str, month: str, year: int) -> date | None:
    try:
        return date(year, _MONTHS.index(month[:3].upper()) + 1, int(day))
    except ValueError:
        return None


def _write_day(day: date) -> str:
    return f"{day.day:02} {_MONTHS[day.month - 1]} {day.year % 100:02}"
