"""Which time expression dates an event: the one of its own clause, else of its sentence, never that of the statement."""

from __future__ import annotations

from spacy.tokens import Token

from tidings.model.values import Span
from tidings.read.parsed import ParsedReport
from tidings.read.syntax import clause_of
from tidings.read.triggers import Trigger

FAR = 99


def _tokens_between(parsed: ParsedReport, span: Span, token: Token) -> int:
    found = parsed.doc.char_span(span.start, span.end, alignment_mode="expand")
    return min(abs(found.start - token.i), abs(found.end - 1 - token.i)) if found is not None else FAR


def _steps_up(token: Token, goal: Token) -> int:
    steps = 0
    while token != goal:
        if token.head == token or steps > 12:
            return FAR
        token, steps = token.head, steps + 1
    return steps


def _closeness(parsed: ParsedReport, span: Span, trigger: Trigger) -> tuple[int, int]:
    """(0 in the trigger's own phrase, 1 in its clause, 2 elsewhere in the sentence; distance in tokens)."""
    found = parsed.doc.char_span(span.start, span.end, alignment_mode="expand")
    if found is None:
        return 2, FAR
    head = found.root
    distance = _tokens_between(parsed, span, trigger.head)
    if _steps_up(head, trigger.head) < FAR:
        return 0, distance
    if clause_of(head) == clause_of(trigger.head):
        return 1, distance
    return 2, distance


def find_time(parsed: ParsedReport, trigger: Trigger, others: list[Trigger], statement_times: set[Span]) -> Span | None:
    """The time expression of a trigger's sentence that dates it.

    Args:
        parsed: the report.
        trigger: the event.
        others: the other triggers of the sentence; a time nearer to one of them is left to it.
        statement_times: expressions that date statements ("said on Sunday"), which never date events directly.
    """
    sentence = trigger.head.sent
    first, last = sentence.start_char, sentence.end_char
    found = [span for span in parsed.times if first <= span.start and span.end <= last and span not in statement_times]
    ranked = sorted((_closeness(parsed, span, trigger), span) for span in found)
    for (level, distance), span in ranked:
        rivals = [_closeness(parsed, span, other) for other in others if other is not trigger]
        if level < 2 or all((level, distance) <= rival for rival in rivals) or all(r[0] == 2 for r in rivals):
            return span
    return None
