"""The builders that forms.toml names: parts of a match -> term, or None where it is no time."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable, Mapping
from typing import Any, TypeAlias

from tidings.resolve.time.lexicon import load_lexicon
from tidings.resolve.time.terms import (
    Ago,
    Anchored,
    Bound,
    Chosen,
    Date,
    Feast,
    InYear,
    Length,
    Months,
    NextAfter,
    Nth,
    Number,
    NumericDate,
    Offset,
    Overnight,
    Part,
    PartOfDay,
    Period,
    Range,
    Repeated,
    Run,
    Term,
    ThisUnit,
    Vague,
    WeekAt,
    Weekday,
    Weekend,
    Years,
)

Parts: TypeAlias = Mapping[str, Any]
Builder: TypeAlias = Callable[[Parts], Term | None]

_LEAP = 2000  # a year that has every day


def _date(parts: Parts) -> Term:
    """A date; one that the calendar lacks (31 June) is a time of no known day, not its month."""
    return _checked(parts.get("year"), parts.get("month"), parts.get("day")) or Vague()


def _checked(year: int | None, month: int | None, day: int | None) -> Date | None:
    if month is not None and not 1 <= month <= 12:
        return None
    if day is not None and month is not None and not 1 <= day <= monthrange(year or _LEAP, month)[1]:
        return None
    return Date(year, month, day)


def _iso(parts: Parts) -> Term | None:
    year, month, day = (int(number) for number in parts["iso"][:10].split("-"))
    return _checked(year, month, day) if year else None


def _numeric(parts: Parts) -> Term | None:
    """Day and month by their size; a date with dots has its day first; otherwise the order is not told."""
    first, second, year = (int(number) for number in re.split(r"[/.]", parts["numeric"]))
    if not (first and second and year):
        return None
    if first > 12 or first == second or "." in parts["numeric"]:
        return _checked(year, second, first)
    if second > 12:
        return _checked(year, first, second)
    return NumericDate(first, second, year)


def _date_range(parts: Parts) -> Term | None:
    year, month, day, last = parts.get("year"), parts["month"], parts["day"], parts["last"]
    first, second = _checked(year, month, day), _checked(year, month, last)
    return Range(first, second) if first and second and day < last else None


def _recurring(parts: Parts) -> Term:
    """The recurring thing that a match names: weekday, month, season or feast."""
    if "weekday" in parts:
        return Weekday(parts["weekday"])
    if "month" in parts:
        return Date(month=parts["month"])
    return _season(parts) if "season" in parts else _feast(parts)


def _season(parts: Parts) -> Term:
    return Months(load_lexicon().seasons[parts["season"]], 3, parts.get("year"))


def _feast(parts: Parts) -> Term:
    return Vague() if "moon" in load_lexicon().feasts[parts["feast"]] else Feast(parts["feast"], parts.get("year"))


def _chosen(parts: Parts) -> Term:
    of = _recurring(parts)
    return of if isinstance(of, Vague) else Chosen(of, parts["shift"])


def _piece(parts: Parts) -> Term | None:
    """A quarter or half of a year: "the third quarter of 2016"."""
    count = {"quarter": 3, "half": 6}[parts["piece"]]
    pieces = 12 // count
    n = pieces if parts["nth"] == -1 else parts["nth"]
    return Months(1 + (n - 1) * count, count, parts.get("year")) if 1 <= n <= pieces else None


def _piece_of_period(parts: Parts) -> Term | None:
    piece = _piece(parts)
    return InYear(piece, Period("year", parts["shift"])) if piece else None


def _decade(parts: Parts) -> Term:
    digits = re.sub(r"\D", "", parts["decade"])
    return Years(int(digits) if len(digits) == 4 else 1900 + int(digits), 10)


def _anchored(parts: Parts) -> Term:
    if isinstance(parts.get("of"), ThisUnit):  # "the year before"
        return Anchored(parts["of"].unit, parts["shift"])
    count, unit = _counted(parts)
    return Anchored(unit, parts["shift"] * count, counted="count" in parts)


def _vague_shift(parts: Parts) -> Term:
    """Hours later is the same day; days or weeks later is no date."""
    return Anchored("hour", 1) if parts["unit"] in ("hour", "minute") else Vague()


def _counted(parts: Parts) -> tuple[int, str]:
    count, unit = parts.get("count", parts.get("n", 1)), parts["unit"]
    return (count * 2, "week") if unit == "fortnight" else (count, unit)


def _ago(parts: Parts) -> Term:
    return Ago(*_counted(parts), parts["sign"])


def _offset(parts: Parts) -> Term:
    count, unit = _counted(parts)
    return Offset(count * parts["shift"], unit, parts["of"])


def _length(parts: Parts) -> Term | None:
    count, unit = _counted(parts)
    return Length(count, unit, parts["role"]) if count > 0 else None


def _part(parts: Parts) -> Term:
    return Part(parts["name"], parts["of"])


def _run(parts: Parts) -> Term:
    plural = "count" not in parts and parts["unit"] == "day"
    return Run(parts["side"], None if plural else parts.get("count", 1), parts["unit"], parts["of"])


def _nth(parts: Parts) -> Term:
    return Nth(parts["n"], parts["unit"], parts["of"])


def _range(parts: Parts) -> Term:
    return Range(parts["first"], parts["last"])


def _bound(parts: Parts) -> Term | None:
    """A limit; "before dawn on Sunday" is none, but a time of that day."""
    role, of = parts["role"], parts["of"]
    return None if role == "before" and isinstance(of, PartOfDay) else Bound(role, of)


BUILDERS: Mapping[str, Builder] = {
    "sum": lambda parts: Number(parts["tens"] + parts["ones"]),
    "iso": _iso,
    "numeric": _numeric,
    "date": _date,
    "date_range": _date_range,
    "in_year": lambda parts: InYear(_recurring(parts), Period("year", parts["shift"])),
    "in_anchored_year": lambda parts: InYear(_recurring(parts), Anchored("year", 0)),
    "weekday": lambda parts: Weekday(parts["day"]),
    "weekend": lambda _: Weekend(),
    "chosen": _chosen,
    "chosen_weekend": lambda parts: Chosen(Weekend(), parts["shift"]),
    "next_after": lambda parts: NextAfter(_recurring(parts), parts["shift"]),
    "day": lambda parts: Period("day", parts["shift"]),
    "period": lambda parts: Period(parts["unit"], parts["shift"]),
    "unit": lambda parts: ThisUnit(parts["unit"]),
    "overnight": lambda _: Overnight(),
    "anchored": _anchored,
    "season": _season,
    "piece": _piece,
    "piece_of_period": _piece_of_period,
    "decade": _decade,
    "feast": _feast,
    "part": _part,
    "run": _run,
    "nth": _nth,
    "week_at": lambda parts: WeekAt(parts["day"], ending=bool(parts["ending"])),
    "day_part": lambda parts: PartOfDay(parts["name"], parts.get("of"), str(parts.get("clock", ""))),
    "hour": lambda _: PartOfDay("clock", None),
    "same": lambda parts: parts["of"],
    "ago": _ago,
    "offset": _offset,
    "vague": lambda _: Vague(),
    "vague_shift": _vague_shift,
    "length": _length,
    "repeated": lambda _: Repeated(),
    "range": _range,
    "bound": _bound,
}
