"""Expression -> days: `resolve_time`."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from tidings.model.errors import RecordError
from tidings.model.values import Abstained, Interval
from tidings.model.vocabulary import Reason, TimePrecision
from tidings.resolve.time import terms as t
from tidings.resolve.time.evaluate import interval_of, is_absolute
from tidings.resolve.time.expressions import parse_time
from tidings.resolve.time.frame import Frame, Unresolvable

MADE_BY = "time@1"

# Units that may hold the publication day and then reach only to it in the past, only from it in the future.
_CLIPPED = (t.Date, t.Period, t.Months, t.Weekend, t.Chosen, t.Part, t.Run, t.Nth, t.ThisUnit)


def resolve_time(
    expression: str,
    *,
    published: date | None,
    tense: str = "past",
    said: str | None = None,
    anchor: Interval | None = None,
    day_first: bool | None = None,
) -> Interval | Abstained:
    """The day or days that a time expression names, by the codebook (section 4, rulings 5 and 14).

    A weekday, date or month without its year is the last one on or before publication; for the future, the next on or
    after it. A unit that holds the publication day reaches only to it ("this month"), for the future only from it.
    Never raises.

    Args:
        expression: as written ("since mid-2014", "on Saturday evening"); empty for an event without a time word.
        published: day of publication; None leaves only expressions that name their year.
        tense: "past", "present" or "future", of the event's clause.
        said: the expression that dates the statement telling the event. It dates "overnight" (ruling 14), a bare "at
            dawn", and a past event without a time word (ruling 5).
        anchor: days of the event that "the same day", "two days later" count from.
        day_first: order of day and month in dates such as 10/04/2021; None abstains on them.

    Returns:
        The interval, or why there is none: not-stated (no words), not-understood (no time, or one that no rule fixes,
        "in recent days"), no-anchor-date (`published` or `anchor` is missing), ambiguous (10/04/2021).
    """
    frame = Frame(published, tense, _said_day(said, published), anchor, day_first=day_first)
    if not expression.strip():
        return _undated(frame)
    term = parse_time(expression)
    if term is None:
        return Abstained(Reason.NOT_UNDERSTOOD, MADE_BY, "no time expression")
    return resolve_term(term, frame)


def resolve_term(term: t.Term, frame: Frame) -> Interval | Abstained:
    """The days that a term names within a frame, or why there are none."""
    try:
        return _clip(interval_of(term, frame), term, frame)
    except Unresolvable as why:
        return Abstained(why.reason, MADE_BY, why.note)
    except (ValueError, OverflowError, RecordError):
        return Abstained(Reason.NOT_UNDERSTOOD, MADE_BY, "outside the calendar")


def _undated(frame: Frame) -> Interval | Abstained:
    """Ruling 5: a past event without a time word takes the day of the statement that tells it."""
    if frame.said is not None and frame.tense == "past":
        return Interval(frame.said, frame.said, TimePrecision.DAY)
    return Abstained(Reason.NOT_STATED, MADE_BY)


def _said_day(said: str | None, published: date | None) -> date | None:
    term = parse_time(said) if said else None
    found = resolve_term(term, Frame(published)) if term else None
    return found.start if isinstance(found, Interval) and found.precision == TimePrecision.DAY else None


def _clip(found: Interval, term: t.Term, frame: Frame) -> Interval:
    """A running unit, cut at the publication day."""
    today = frame.published
    if today is None or not isinstance(term, _CLIPPED) or is_absolute(term) or not found.start or not found.end:
        return found
    if not found.start <= today <= found.end:
        return found
    return replace(found, start=today) if frame.forward else replace(found, end=today)
