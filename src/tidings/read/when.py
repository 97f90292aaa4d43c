"""Which time expression dates an event: that of its own clause, then of the clauses around it, never a statement's."""

from __future__ import annotations

import re

from spacy.tokens import Token

from tidings.model.values import Span
from tidings.read.parsed import ParsedReport
from tidings.read.syntax import clause_of
from tidings.read.triggers import Trigger

FAR = 99
OWN, ABOVE, BELOW, ELSEWHERE = range(4)
# A line of a live page, list or situation report: a bullet, a clock time, a number, a place in capitals.
LISTED = re.compile(r"\s*(?:[•*–—-]\s|\d{1,2}[:.h]\d{2}\b|\d{1,2}[.)]\s|[A-ZÀ-Þ][A-ZÀ-Þ' ,.-]{2,30}\s?(?:[:–—]|-\s))")
MIN_LISTED = 3
HEADING_LINES = 4
DATED = re.compile(
    r"\d|january|february|march|april|may|june|july|august|september|october|november|december|weekend", re.IGNORECASE
)


def _is_above(clause: Token, token: Token) -> bool:
    """True if the clause's verb stands on the path from the token to its sentence's root."""
    for _ in range(12):
        if token == clause:
            return True
        if token.head == token:
            return False
        token = token.head
    return False


def _closeness(parsed: ParsedReport, span: Span, trigger: Trigger) -> tuple[int, int]:
    """Where the expression stands from the trigger's clause, and its distance in tokens."""
    found = parsed.doc.char_span(span.start, span.end, alignment_mode="expand")
    if found is None:
        return ELSEWHERE, FAR
    distance = min(abs(found.start - trigger.head.i), abs(found.end - 1 - trigger.head.i))
    its, ours = clause_of(found.root), clause_of(trigger.head)
    if its == ours:
        return OWN, distance
    if _is_above(its, ours):
        return ABOVE, distance
    if _is_above(ours, its) and its.dep_ not in ("relcl", "acl"):
        return BELOW, distance
    return ELSEWHERE, distance


def find_time(parsed: ParsedReport, trigger: Trigger, others: list[Trigger], statement_times: set[Span]) -> Span | None:
    """The time expression of a trigger's sentence that dates it.

    Args:
        parsed: the report.
        trigger: the event.
        others: the other triggers of the sentence; a time outside the clause is left to the nearest of them.
        statement_times: expressions that date statements ("said on Sunday"), which never date events directly.
    """
    sentence = trigger.head.sent
    first, last = sentence.start_char, sentence.end_char
    inside = [span for span in parsed.times if first <= span.start and span.end <= last]
    found = [span for span in inside if not any(span.overlaps(said) for said in statement_times)]
    for (level, distance), span in sorted((_closeness(parsed, span, trigger), span) for span in found):
        if level <= ABOVE:
            return span
        rivals = [_closeness(parsed, span, other) for other in others if other is not trigger]
        if all((level, distance) <= rival for rival in rivals):
            return span
    return None


def heading_time(parsed: ParsedReport) -> Span | None:
    """The date or span in the heading of a live page, round-up or situation report (codebook ruling 14), else None."""
    text = parsed.report.text
    lines = [line for line in text.splitlines() if line.strip()]
    if sum(bool(LISTED.match(line)) for line in lines) < MIN_LISTED:
        return None
    end = sum(len(line) + 1 for line in text.splitlines(keepends=False)[: HEADING_LINES * 2])
    heading = [span for span in parsed.times if span.end <= end and DATED.search(parsed.words(span))]
    lead = sum(len(line) for line in lines[:HEADING_LINES]) + HEADING_LINES * 2
    short = [span for span in heading if span.end <= lead and _line_length(text, span) < 160]
    return max(short, key=lambda span: (span.end - span.start, -span.start), default=None)


def _line_length(text: str, span: Span) -> int:
    start = text.rfind("\n", 0, span.start) + 1
    end = text.find("\n", span.end)
    return (len(text) if end < 0 else end) - start
