"""Find the TIMEX3 expressions of a text."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from tidings.model.values import Interval, Span
from tidings.model.vocabulary import TimePrecision
from tidings.resolve.time import terms as t
from tidings.resolve.time.clause import tense_around
from tidings.resolve.time.grammar import Node
from tidings.resolve.timex.context import is_history, leads_sentence
from tidings.resolve.timex.grammar import FORMER, load_timex_grammar
from tidings.resolve.timex.values import Setting, Told, timex_value

_LEAD = re.compile(r"(?:for|within|in|of|on)\s+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Timex:
    """A TIMEX3 expression.

    Attributes:
        span: its characters.
        text: the characters of `span`.
        type: DATE, TIME, DURATION or SET.
        value: as TIMEX3 writes it ("1998-02-11", "P2M", "PAST_REF"); empty where none follows.
        days: its days, where it names any.
    """

    span: Span
    text: str
    type: str
    value: str
    days: Interval | None


def find_timexes(text: str, written: date | None) -> list[Timex]:
    """The TIMEX3 expressions of a text, in order and without overlap.

    Args:
        text: plain text.
        written: the day it was written (DCT); without it only what names its year, or follows from a time told before,
            gets a full value.
    """
    nodes = [node for node in load_timex_grammar().parse(text) if _is_marked(node)]
    history = is_history(_years(nodes), sum(_is_relative(n.term) for n in nodes), written)
    if not history:
        nodes = [node for node in nodes if node.term is not FORMER]
    told: Told | None = None
    year: int | None = None
    quarter: int | None = None
    found: list[Timex] = []
    for node in nodes:
        assert node.term is not None  # noqa: S101  # told to mypy
        start = node.start + _lead(text[node.start : node.end])
        setting = Setting(written, told, tense_around(text, start, node.end), history, year, quarter)
        kind, value, days = timex_value(node.term, setting)
        if days is not None and value and not isinstance(node.term, t.Years):
            told = Told(days, value)
            quarter = int(value[-1]) if value[-2:-1] == "Q" else quarter
            if days.start and (days.precision != TimePrecision.YEAR or year is None or leads_sentence(text, start)):
                year = days.start.year
        found.append(Timex(Span(start, node.end), text[start : node.end], kind, value, days))
    return found


def _is_marked(node: Node) -> bool:
    return node.term is not None and not isinstance(node.term, t.Number)


def _is_relative(term: t.Term | None) -> bool:
    """True if it counts from the day of writing."""
    while isinstance(term, t.PartOfDay | t.Chosen | t.Part):
        term = term.of
    return isinstance(term, t.Weekday | t.Period)


def _years(nodes: list[Node]) -> list[int]:
    return [node.term.year for node in nodes if isinstance(node.term, t.Date) and node.term.year]


def _lead(written: str) -> int:
    match = _LEAD.match(written)
    return match.end() if match else 0
