"""Find the time expressions of a text."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from tidings.model.values import Span
from tidings.resolve.time.grammar import load_grammar
from tidings.resolve.time.terms import Number, Term, ThisUnit, kind


@dataclass(frozen=True, slots=True)
class TimeExpression:
    """A time expression as written.

    Attributes:
        span: its characters. Prepositions that change the meaning ("since", "by", "from ... to", "within") belong
            to it, those that do not ("on", "in", "at") do not.
        text: the characters of `span`.
        kind: "point" (a day or a calendar unit), "span", "duration" ("for two hours") or "set" ("every Friday").
        term: what it means before any date is known.
    """

    span: Span
    text: str
    kind: str
    term: Term


def find_times(text: str) -> list[TimeExpression]:
    """The time expressions of `text`, in order and without overlap."""
    return [
        TimeExpression(Span(node.start, node.end), text[node.start : node.end], kind(node.term), node.term)
        for node in load_grammar().parse(text)
        if node.term is not None and not isinstance(node.term, Number | ThisUnit)
    ]


@lru_cache(maxsize=4096)
def parse_time(expression: str) -> Term | None:
    """The term of an expression that stands alone: the widest one found, the first of equals; None if there is none.

    Bare words that need a preposition to be a time ("May", "2016", "the 12th") are read as if they had one.
    """
    best, width = None, 0
    for lead in ("", "in ", "on ", "at "):
        for time in find_times(lead + expression):
            inside = time.span.end - max(time.span.start, len(lead))
            if inside > width:
                best, width = time.term, inside
        if width == len(expression):
            break
    return best
