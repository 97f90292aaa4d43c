"""Find the dates of a whole text: each expression with its days and how they were come by."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, fields, is_dataclass
from datetime import date

from tidings.model.values import Abstained, Interval, Span
from tidings.resolve.time import terms as t
from tidings.resolve.time.clause import tense_around
from tidings.resolve.time.evaluate import is_absolute
from tidings.resolve.time.expressions import TimeExpression, find_times
from tidings.resolve.time.frame import Frame
from tidings.resolve.time.points import with_year
from tidings.resolve.time.values import resolve_term

_FROM_EVENT = (t.Anchored, t.NextAfter)


@dataclass(frozen=True, slots=True)
class FoundDate:
    """A time expression of a text, resolved.

    Attributes:
        span: its characters; `text` is what they say.
        kind: "point", "span", "duration" or "set".
        days: first and last day with their precision, or why there are none.
        trace: how the days were come by, one step an item: what the words mean, what they were counted from, the tense
            and the verb form that told it, and what was set aside.
    """

    span: Span
    text: str
    kind: str
    days: Interval | Abstained
    trace: tuple[str, ...]


def find_dates(text: str, published: date | None = None, *, day_first: bool | None = None) -> list[FoundDate]:
    """The time expressions of an English text with the days they name (codebook, section 4, rulings 5 and 14).

    >>> from datetime import date
    >>> from tidings import find_dates
    >>> [(found.text, str(found.days.start)) for found in find_dates("He left on Friday.", date(2017, 9, 3))]
    [('Friday', '2017-09-01')]

    "Two days later" and the like count from the time told before. Without a day of publication only what names its year
    is resolved; if all such names one year, dates without a year are taken for that year's.

    Args:
        text: plain text.
        published: the day it came out.
        day_first: order of day and month in dates such as 10/04/2021; None abstains on them.
    """
    expressions = find_times(text)
    year = _forced_year(expressions) if published is None else None
    found: list[FoundDate] = []
    before: FoundDate | None = None
    for expression in expressions:
        one = _resolve(expression, text, Frame(published, day_first=day_first), before, year)
        if isinstance(one.days, Interval) and expression.kind == "point":
            before = one
        found.append(one)
    return found


def _resolve(
    expression: TimeExpression, text: str, frame: Frame, before: FoundDate | None, year: int | None
) -> FoundDate:
    span = expression.span
    tense = tense_around(text, span.start, span.end)
    anchor = before.days if before and isinstance(before.days, Interval) else None
    term = expression.term
    trace = [f"read as {describe(term)}"]
    if year is not None and not is_absolute(term) and with_year(term, year) != term:
        term = with_year(term, year)
        trace.append(f"year {year}: the only one that the text names")
    days = resolve_term(term, Frame(frame.published, tense or "past", anchor=anchor, day_first=frame.day_first))
    trace += _counted_from(term, frame.published, before, tense)
    if isinstance(days, Abstained):
        trace.append(f"no days: {days.note or days.reason.value}")
    elif _is_implausible(days, frame.published, tense):
        trace.append("told as past, but after publication: check the text")
    return FoundDate(span, expression.text, expression.kind, days, tuple(trace))


def _counted_from(term: t.Term, published: date | None, before: FoundDate | None, tense: str) -> Iterator[str]:
    if _holds(term, _FROM_EVENT):
        yield f"counted from “{before.text}”, told before" if before else "counts from an event told before: none is"
    elif is_absolute(term):
        yield "names its year itself"
    elif published is not None and not isinstance(term, t.Repeated | t.Vague):
        told = f"{tense} by the verb nearest" if tense else "past, as no verb near it tells"
        yield f"counted from publication, {published}; tense: {told}"


def _is_implausible(days: Interval, published: date | None, tense: str) -> bool:
    return bool(published and tense == "past" and days.start and days.start > published)


def _holds(term: object, kinds: tuple[type, ...]) -> bool:
    """True if the term, or one within it, is of these kinds."""
    if isinstance(term, kinds):
        return True
    if not is_dataclass(term):
        return False
    return any(_holds(getattr(term, field.name), kinds) for field in fields(term))


def describe(term: object) -> str:
    """A term in words: "Ago(count 2, unit day)"."""
    if not is_dataclass(term):
        return str(term)
    told = ((field.name, getattr(term, field.name)) for field in fields(term))
    parts = ", ".join(f"{name} {describe(value)}" for name, value in told if value not in (None, ""))
    name = type(term).__name__
    return f"{name}({parts})" if parts else name


def _forced_year(expressions: list[TimeExpression]) -> int | None:
    """The year of all expressions that name one; None if they name none, or several."""
    years = {each.term.year for each in expressions if isinstance(each.term, t.Date) and each.term.year}
    return years.pop() if len(years) == 1 else None
