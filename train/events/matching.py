"""Where the strings of a coding stand in a scene: anchors to tokens, names to candidates."""

from __future__ import annotations

import re
from collections.abc import Sequence

from spacy.tokens import Token

from tidings.model.values import Span
from tidings.read.neural.candidates import Candidate
from tidings.read.neural.scene import Scene
from train.events.codings import Coding

DROPPED = frozenset("the a an of".split())
ALIKE = 0.6  # share of words in common of two names of one party


def words_of(name: str) -> frozenset[str]:
    """The words of a name in lower case, articles left out."""
    return frozenset(re.findall(r"\w+", name.lower())) - DROPPED


def are_alike(one: str, other: str) -> bool:
    """True if two names are the same, one holds the other, or most of their words are shared."""
    mine, theirs = words_of(one), words_of(other)
    if not mine or not theirs:
        return False
    return mine <= theirs or theirs <= mine or len(mine & theirs) / len(mine | theirs) >= ALIKE


def inside(character: int, spans: Sequence[tuple[int, int]]) -> bool:
    """True if a character lies in one of the spans."""
    return any(start <= character < end for start, end in spans)


def anchor_token(scene: Scene, coding: Coding) -> Token | None:
    """The token that stands for a coding's anchor: what rules take as its head, else its highest token."""
    start, end = coding.anchor
    within = [token for token in scene.anchors if start <= token.idx < end]
    if not within:
        return None
    ruled = [token for token in within if token.i in scene.mentions]
    of_type = [token for token in ruled if scene.mentions[token.i].type == coding.type]
    pool = of_type or ruled or within
    indices = {token.i for token in pool}
    return next((token for token in pool if token.head.i not in indices or token.head.i == token.i), pool[0])


def named_candidates(scene: Scene, kind: str, name: str) -> list[Candidate]:
    """Candidates of a kind that stand for the name."""
    text = scene.parsed.report.text
    of_kind = [candidate for candidate in scene.candidates if candidate.kind == kind]
    exact = [c for c in of_kind if words_of(c.value.of(text)) == words_of(name)]
    return exact + [c for c in of_kind if c not in exact and are_alike(c.value.of(text), name)]


def timed_candidates(scene: Scene, words: Sequence[str], evidence: Sequence[tuple[int, int]]) -> list[Candidate]:
    """Time candidates that overlap the coder's time words, those in the evidence if there are any."""
    text = scene.parsed.report.text
    spans = [Span(m.start(), m.end()) for word in words for m in re.finditer(re.escape(word), text)]
    of_kind = [candidate for candidate in scene.candidates if candidate.kind == "time"]
    found = [candidate for candidate in of_kind if any(candidate.span.overlaps(span) for span in spans)]
    return [c for c in found if inside(c.span.start, evidence)] or found
