"""What a time expression means before any date is known: a small tree of terms.

The grammar builds terms from words; `evaluate` turns a term into days. A term holds no date of publication, so that it
can also be exported (TIMEX3) or explained.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias


@dataclass(frozen=True, slots=True)
class Number:
    """A number of several words, "twenty-four"."""

    value: int


@dataclass(frozen=True, slots=True)
class Date:
    """A calendar date with parts left out: "9 May", "May 2014", "2014", "the 12th"."""

    year: int | None = None
    month: int | None = None
    day: int | None = None


@dataclass(frozen=True, slots=True)
class NumericDate:
    """A date such as 10/04/2021, whose order of day and month the words do not tell."""

    first: int
    second: int
    year: int


@dataclass(frozen=True, slots=True)
class Weekday:
    """A day of the week, Monday = 0."""

    index: int


@dataclass(frozen=True, slots=True)
class Weekend:
    """Saturday and Sunday."""


@dataclass(frozen=True, slots=True)
class Months:
    """A run of months that has a name: a season, a quarter, a half year. `first` counts from January = 1."""

    first: int
    count: int
    year: int | None = None


@dataclass(frozen=True, slots=True)
class Years:
    """A run of years: a decade."""

    first: int
    count: int


@dataclass(frozen=True, slots=True)
class Feast:
    """A day with a name, "Christmas Eve"."""

    name: str
    year: int | None = None


@dataclass(frozen=True, slots=True)
class Period:
    """A calendar unit counted from that of publication: "yesterday" = (day, -1), "this week" = (week, 0)."""

    unit: str
    shift: int


@dataclass(frozen=True, slots=True)
class ThisUnit:
    """The running unit, named only inside a part of it: "the month" of "the end of the month"."""

    unit: str


@dataclass(frozen=True, slots=True)
class QuarterTold:
    """The quarter that a text tells of ("the latest quarter"), in that year or so many before: only in TIMEX3."""

    shift: int = 0
    year: int | None = None


@dataclass(frozen=True, slots=True)
class Overnight:
    """The night before publication, dated by ruling 14."""


@dataclass(frozen=True, slots=True)
class Chosen:
    """Which one of a recurring thing: "last August" = -1, "this Thursday" = 0, "next Sunday" = 1."""

    of: Term
    shift: int


@dataclass(frozen=True, slots=True)
class InYear:
    """A month, season or feast of a year told by words: "December of last year"."""

    of: Term
    year: Term


@dataclass(frozen=True, slots=True)
class Anchored:
    """A unit counted from an event told before: "the same day" = (day, 0), "two weeks later" = (week, 2).

    `counted`: so many units from its days ("a week later"), not the calendar unit next to its own ("the following
    week").
    """

    unit: str
    shift: int
    counted: bool = False


@dataclass(frozen=True, slots=True)
class NextAfter:
    """A recurring thing next to an event told before: "the following Monday", "that October" (shift 0)."""

    of: Term
    shift: int


@dataclass(frozen=True, slots=True)
class Ago:
    """Units counted from publication: "two days ago" = (2, day, -1); `from now` has sign 1."""

    count: int
    unit: str
    sign: int


@dataclass(frozen=True, slots=True)
class Offset:
    """Units counted from another time: "two days before Easter"."""

    shift: int
    unit: str
    base: Term


@dataclass(frozen=True, slots=True)
class Part:
    """Part of a unit: early, mid, late, start, end, earlier (so far), later (to come)."""

    name: str
    of: Term


@dataclass(frozen=True, slots=True)
class Run:
    """The first (side 1) or last (-1) so many units of a longer one, "the first two weeks of May"; None: "days"."""

    side: int
    count: int | None
    unit: str
    of: Term


@dataclass(frozen=True, slots=True)
class Nth:
    """The nth week or half of a unit: "the second week of May"."""

    n: int
    unit: str
    of: Term


@dataclass(frozen=True, slots=True)
class WeekAt:
    """The calendar week that holds a day (`ending` False), or the seven days up to it."""

    day: Term
    ending: bool


@dataclass(frozen=True, slots=True)
class PartOfDay:
    """A time of day, of a day or (None) of one that the words leave to the context: "at dawn".

    `clock` is the hour as written where the name is "clock": "9 p.m.".
    """

    name: str
    of: Term | None
    clock: str = ""


@dataclass(frozen=True, slots=True)
class Length:
    """A length of time and what it tells: role "for", "past", "within", "in", "running" (for the nth day) or "bare"."""

    count: int
    unit: str
    role: str


@dataclass(frozen=True, slots=True)
class Range:
    """From one time to another, both included; also lists: "Thursday and Friday"."""

    first: Term
    last: Term


@dataclass(frozen=True, slots=True)
class Bound:
    """A span with one limit told: role "since", "from", "until", "by" or "before"."""

    role: str
    of: Term


@dataclass(frozen=True, slots=True)
class Repeated:
    """Something that recurs: "every Friday", "twice a week"; `of` is what recurs, where it has a name."""

    of: Term | None = None


@dataclass(frozen=True, slots=True)
class Vague:
    """A time whose days no rule fixes: "in recent days", "within days", "Ramadan".

    `value` is what TIMEX3 says of it, where the words tell: "PAST_REF", "PXD".
    """

    value: str = ""


Term: TypeAlias = (
    Number
    | Date
    | NumericDate
    | Weekday
    | Weekend
    | Months
    | Years
    | Feast
    | Period
    | ThisUnit
    | QuarterTold
    | Overnight
    | Chosen
    | InYear
    | Anchored
    | NextAfter
    | Ago
    | Offset
    | Part
    | Run
    | Nth
    | WeekAt
    | PartOfDay
    | Length
    | Range
    | Bound
    | Repeated
    | Vague
)

_ALWAYS = {
    Number: "SUM",
    NumericDate: "DAY",
    Weekday: "DAY",
    Weekend: "DAY",
    Feast: "DAY",
    ThisUnit: "UNITREF",
    Overnight: "DAY",
    Range: "SPAN",
    Bound: "SPAN",
    Length: "LENGTH",
    Repeated: "SET",
    Vague: "VAGUE",
}
_DAY_UNITS = frozenset({"day", "hour", "minute"})


def category(term: Term) -> str:
    """The grammar's category of a term: DAY (a day or weekend), CAL (a longer unit), HOUR, SPAN, LENGTH and so on."""
    match term:
        case Date():
            return "DAY" if term.day else "CAL"
        case Period(unit=unit) | Anchored(unit=unit) | Offset(unit=unit) | Ago(unit=unit):
            return "DAY" if unit in _DAY_UNITS else "CAL"
        case Chosen(of=of) | NextAfter(of=of) | InYear(of=of):
            return category(of)
        case PartOfDay(of=of):
            return "DAY" if of else "HOUR"
        case _:
            return _ALWAYS.get(type(term), "CAL")


def kind(term: Term) -> str:
    """The kind shown to users: "point", "span", "duration" or "set"."""
    match term:
        case Length(role=role):
            return "duration" if role in ("for", "bare") else "span"
        case Range() | Bound() | Vague():
            return "span"
        case Repeated():
            return "set"
        case _:
            return "point"
