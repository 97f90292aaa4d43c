"""A report, or a part of one, that gives a statement's text: its issuer speaks throughout."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Doc

from tidings.model.vocabulary import SourceKind
from tidings.read.source_kinds import source_kind
from tidings.read.speaker_phrases import phrase_bounds, sentence_of
from tidings.read.speech_subjects import noun_after
from tidings.read.speech_words import SpeechWords, load_speech_words

_HEAD_CHARACTERS = 700
_OWN_VOICE = re.compile(r"\b(?:we|us|our|ours)\b", re.IGNORECASE)
_QUOTED = re.compile(r"[\"“][^\"”]*[\"”]")
_CAPITALS = re.compile(r"(?m)^\W*(?:[A-Z]{2,}[ ,]+)+[A-Z]{2,}")
_FEWEST_WE = 2
_LINKS = {"noun": ("of", "by", "from"), "verb": ("by", "of")}


@dataclass(frozen=True, slots=True)
class IssuedText:
    """Token indices: the word that names the statement, the issuer's head and phrase, and the text issued."""

    cue: int
    issuer: int
    phrase: tuple[int, int]
    text: tuple[int, int]


def find_issued_text(doc: Doc) -> IssuedText | None:
    """The statement that the report gives, None if it gives none.

    Its head must name a statement and the issuer ("Communique No. 3 of X", "X: ... (Communique)", "issued today by X",
    "what was said by X"), and either announce the text ("following", "summary") in that sentence, stand in capitals as
    a heading, or the text must say "we" or "our" outside quotation marks.
    """
    words = load_speech_words()
    for cue, issuer, phrase in _named_issuers(doc, words):
        start = _next_line(doc, max(phrase[1], cue + 1))
        end = _text_end(doc, start, words)
        if start < end and (_is_announced(doc, cue, words) or _is_own_voice(doc, start, end)):
            return IssuedText(cue, issuer, phrase, (start, end))
    return None


def _named_issuers(doc: Doc, words: SpeechWords) -> Iterator[tuple[int, int, tuple[int, int]]]:
    for token in doc:
        if token.idx > _HEAD_CHARACTERS:
            return
        is_noun = token.lower_ in words.issued or token.lemma_.lower() in words.issued
        if is_noun and (named := _before_colon(doc, token.i)) is not None:
            yield token.i, *named
        if (is_noun or token.lower_ in words.issuing) and (
            named := _linked(doc, token.i, _LINKS["noun" if is_noun else "verb"])
        ) is not None:
            yield token.i, *named


def _linked(doc: Doc, at: int, links: tuple[str, ...]) -> tuple[int, tuple[int, int]] | None:
    """Issuer after "of" or "by" soon after the word at `at`."""
    for link in range(at + 1, min(at + 8, sentence_of(doc[at]).end - 1)):
        if doc[link].lower_ not in links:
            continue
        head = noun_after(doc, link + 1)
        if head is not None and head.ent_type_ not in ("DATE", "TIME"):
            return head.i, phrase_bounds(head)
    return None


def _before_colon(doc: Doc, at: int) -> tuple[int, tuple[int, int]] | None:
    """Issuer in a heading line "X: ... (Statement No. 3)"."""
    line = sentence_of(doc[at])
    start = line.start
    while start > 0 and "\n" not in doc[start - 1].text:
        start -= 1
    colon = next((i for i in range(start, at) if doc[i].text == ":"), None)
    if colon is None or colon == start or colon - start > 6 or source_kind(doc[start:colon].text) is SourceKind.OTHER:
        return None
    return colon - 1, (start, colon)


def _next_line(doc: Doc, at: int) -> int:
    while at < len(doc) and "\n" not in doc[at].text and doc[at].text != ":":
        at += 1
    return min(at + 1, len(doc))


def _text_end(doc: Doc, start: int, words: SpeechWords) -> int:
    """Up to an editor's note, or the next heading in capitals."""
    offset = doc[start].idx if start < len(doc) else len(doc.text)
    lowered = doc.text.lower().replace("’", "'")
    stops = [found for mark in words.issued_ends if (found := lowered.find(mark, offset)) >= 0]
    heading = _CAPITALS.search(doc.text, offset + 1)
    stop = min([*stops, *([heading.start()] if heading else []), len(doc.text)])
    return next((token.i for token in doc[start:] if token.idx >= stop), len(doc))


def _is_announced(doc: Doc, cue: int, words: SpeechWords) -> bool:
    line = sentence_of(doc[cue])
    if any(token.lower_ in words.announcing for token in line):
        return True
    return _CAPITALS.match(line.text) is not None


def _is_own_voice(doc: Doc, start: int, end: int) -> bool:
    return len(_OWN_VOICE.findall(_QUOTED.sub("", doc[start:end].text))) >= _FEWEST_WE
