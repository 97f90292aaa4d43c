"""Sayings that rest on other sayings: who is quoted by a teller, and quotations left without a cue of their own."""

from __future__ import annotations

import re
from dataclasses import replace

from tidings.model.values import Span
from tidings.read.quotes import Quote
from tidings.read.saying import Saying


def with_quoted_speakers(text: str, sayings: list[Saying]) -> list[Saying]:
    """Read "Radio X reported, quoting Y": what Radio X reports, Y said and Radio X was told."""
    found = []
    for saying in sayings:
        if saying.mode != "quoting":
            found.append(saying)
            continue
        near = [s for s in sayings if s.mode != "quoting" and _same_sentence(text, s.cue, saying.cue)]
        if near:
            teller = min(near, key=lambda s: abs(s.cue.start - saying.cue.start))
            kind = teller.verb_kind
            found.append(
                replace(saying, contents=teller.contents, told=teller.source, mode=teller.mode, verb_kind=kind)
            )
        else:
            found.append(replace(saying, mode="according-to"))
    return found


def _same_sentence(text: str, one: Span, other: Span) -> bool:
    between = text[min(one.end, other.end) : max(one.start, other.start)]
    return re.search(r"[.!?]\s|\n", between) is None


def with_loose_quotes(text: str, sayings: list[Saying], quotes: list[Quote]) -> list[Saying]:
    """Give quotations without a cue to the speaker quoted just before, in the same or the previous paragraph."""
    found = list(sayings)
    for quote in quotes:
        span = Span(quote.start, quote.end)
        if not quote.is_speech or any(piece.overlaps(span) for saying in found for piece in saying.contents):
            continue
        before = [
            s
            for s in found
            if s.cue.end <= quote.start and len(re.findall(r"\n\s*\n", text[s.cue.end : quote.start])) <= 1
        ]
        stands_alone = re.search(r"(?:^|[.!?”\"\n]\s*)$", text[: quote.start]) is not None
        if before and stands_alone:
            last = max(before, key=lambda s: s.cue.end)
            found.append(replace(last, contents=(span,), mode="direct"))
    return sorted(found, key=lambda saying: (saying.cue.start, saying.contents[0].start))
