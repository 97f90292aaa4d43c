"""Speakers in headline and note style: "Minister: curfew from tonight", "... (IOM)."."""

from __future__ import annotations

from spacy.tokens import Doc

from tidings.model.vocabulary import SourceKind
from tidings.read.source_kinds import names_speaker, source_kind
from tidings.read.speech_cues import Cue

_LONGEST_SPEAKER = 8
_CREDITED = frozenset((SourceKind.UN, SourceKind.NGO, SourceKind.MEDIA))


def find_heading_speakers(doc: Doc) -> list[Cue]:
    """Cues of form "heading": a colon after a short speaker phrase, or a bracketed credit at a sentence's end."""
    found = []
    for token in doc:
        if token.text == ":" and (cue := _before_colon(doc, token.i)) is not None:
            found.append(cue)
        if token.text == "(" and (cue := _credit(doc, token.i)) is not None:
            found.append(cue)
    return found


def _before_colon(doc: Doc, at: int) -> Cue | None:
    start = at
    while start > 0 and "\n" not in doc[start - 1].text and doc[start - 1].text not in (".", "–", "—", "•", "*", "-"):
        start -= 1
    phrase = doc[start:at]
    if (
        not 0 < len(phrase) <= _LONGEST_SPEAKER
        or phrase.text.isupper()
        or any(token.pos_ in ("VERB", "AUX") for token in phrase)
    ):
        return None
    if not names_speaker(phrase.text) or at + 1 >= len(doc) or "\n" in doc[at + 1].text:
        return None
    head = phrase.root
    return Cue(at, at, at + 1, head.i, "say", "heading") if head.pos_ in ("NOUN", "PROPN") else None


def _credit(doc: Doc, at: int) -> Cue | None:
    close = next((i for i in range(at + 1, min(at + 8, len(doc))) if doc[i].text == ")"), None)
    if close is None or close + 1 >= len(doc) or doc[close + 1].text != ".":
        return None
    end = next((i for i in range(at + 1, close) if doc[i].text == ","), close)
    phrase = doc[at + 1 : end]
    if not len(phrase) or source_kind(phrase.text) not in _CREDITED or not phrase[0].text[:1].isupper():
        return None
    return Cue(at, at, close + 1, phrase.root.i, "say", "preposition")
