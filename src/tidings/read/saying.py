"""The record of one act of speech in a report."""

from __future__ import annotations

from dataclasses import dataclass

from tidings.model.values import Span
from tidings.model.vocabulary import SourceKind

# A state of mind, a question or a thing left unsaid lays nothing to anyone.
NOT_STATEMENTS = frozenset(("believe", "unsaid", "promise", "demand"))


@dataclass(frozen=True, slots=True)
class Saying:
    """One act of speech: who, with which words, what.

    Attributes:
        source: the speaker's noun phrase as written where it says most; None if the text names no one.
        cue: the words that lay the content to the source.
        contents: what is said, in text order; two pieces where the cue stands between them.
        told: the outlet that the speaker told or that carried the words.
        said: the time expression of the act of speech.
        mode: "direct" (quoted), "indirect", "mixed" or "according-to".
        verb_kind: "say", "deny", "claim", "warn", "demand", "threaten", "promise", "hear", "believe" or "unsaid".
        mention: the source as written beside this cue, where `source` stands elsewhere.
    """

    source: Span | None
    cue: Span
    contents: tuple[Span, ...]
    told: Span | None
    said: Span | None
    anonymous: bool
    kind: SourceKind
    mode: str
    verb_kind: str
    mention: Span | None = None
