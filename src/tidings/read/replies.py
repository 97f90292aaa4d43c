"""Replies: statements that tell of no event of their own but deny, correct or count the one told just before.

"Fighters shelled the camp. The army denied it." The army is a rival speaker for the shelling (codebook section 6,
rulings 4 and 8).
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from tidings.model.values import Span
from tidings.read.saying import NOT_STATEMENTS, Saying
from tidings.read.speech_words import load_speech_words

_PARAGRAPH_BREAK = re.compile(r"\n\s*\n")


def find_replies(text: str, sayings: Sequence[Saying], anchors: Sequence[Span]) -> dict[Span, list[Saying]]:
    """Sayings that answer an event, by the event's anchor.

    A saying answers the last anchor before it in its paragraph if its content covers no anchor and is a denial, holds a
    negation, or tells of dead or hurt.
    """
    replies: dict[Span, list[Saying]] = {}
    for saying in sayings:
        if saying.verb_kind in NOT_STATEMENTS or saying.source is None:
            continue
        if any(piece.overlaps(anchor) for piece in saying.contents for anchor in anchors):
            continue
        before = [anchor for anchor in anchors if anchor.end <= saying.cue.start]
        if not before or not _answers(text, saying):
            continue
        last = max(before)
        if not _PARAGRAPH_BREAK.search(text, last.end, saying.cue.start):
            replies.setdefault(last, []).append(saying)
    return replies


def _answers(text: str, saying: Saying) -> bool:
    words = load_speech_words()
    said = set(re.findall(r"\w+", " ".join(piece.of(text) for piece in saying.contents).lower()))
    return saying.verb_kind == "deny" or bool(said & words.negations) or bool(said & words.tolls)
