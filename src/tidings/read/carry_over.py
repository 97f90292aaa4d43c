"""Who "he", "the source" or "the statement" is: the earlier mention in the report that says most.

Follows the order of Lee et al. 2013 (deterministic coreference sieves): names, heads, then pronouns, each looking back.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from tidings.model.vocabulary import SourceKind
from tidings.read.anonymity import is_person_noun
from tidings.read.kind_lexicon import singular
from tidings.read.source_kinds import source_kind
from tidings.read.speaker_phrases import phrase_bounds
from tidings.read.speech_words import load_speech_words

_PERSONAL = frozenset(("he", "she"))
_NEUTRAL = frozenset(("it", "this", "which", "that"))
_PLURAL = frozenset(("they", "both", "these", "those"))
_DEFINITE = frozenset(("the", "this", "that", "its", "his", "her", "their"))


@dataclass(frozen=True, slots=True)
class Mention:
    """A speaker met so far: token range and head of its phrase, and token range of the outlet it told."""

    start: int
    end: int
    head: int
    outlet: tuple[int, int] | None = None


def antecedent(doc: Doc, head: Token, bounds: tuple[int, int], told_before: Sequence[Mention]) -> Mention | None:
    """The earlier mention that the phrase refers to, None if it speaks for itself.

    `told_before` are the speakers so far in text order, themselves resolved.
    """
    first = doc[bounds[0]].lower_
    if head.lower_ in _PERSONAL:
        spoken = _last(told_before, lambda m: _is_person(doc[m.head]) and not _is_plural(doc[m.head]))
        subject = _last_subject(doc, bounds[0])
        return subject if subject is not None and (spoken is None or subject.head > spoken.head) else spoken
    if head.lower_ in _PLURAL:
        return _last(told_before, lambda m: _is_plural(doc[m.head]))
    if head.lower_ in _NEUTRAL and bounds[1] - bounds[0] == 1:
        return _last(told_before, lambda m: not _is_person(doc[m.head]) and not _is_plural(doc[m.head]))
    if first in _DEFINITE and head.lemma_.lower() in load_speech_words().statements and bounds[1] - bounds[0] <= 3:
        return told_before[-1] if told_before else None
    if first in _DEFINITE and bounds[1] - bounds[0] <= 2 and source_kind(head.text) is SourceKind.MEDIA:
        return _last(told_before, lambda m: source_kind(doc[m.start : m.end].text) is SourceKind.MEDIA)
    if first in _DEFINITE or head.pos_ == "PROPN":
        return _same_head(doc, head, bounds, told_before)
    return None


def _last_subject(doc: Doc, before: int) -> Mention | None:
    """The person that is subject of the sentence before, in the same paragraph."""
    at = before
    while at > 0 and doc[at - 1].text.count("\n") < 2:
        at -= 1
        token = doc[at]
        if (
            token.dep_ in ("nsubj", "nsubjpass")
            and token.head.dep_ == "ROOT"
            and token.pos_ != "PRON"
            and _is_person(token)
            and not _is_plural(token)
        ):
            return Mention(*phrase_bounds(token, token.head.i if token.head.i > token.i else None), token.i)
    return None


def _last(mentions: Sequence[Mention], fits: object) -> Mention | None:
    return next((mention for mention in reversed(mentions) if callable(fits) and fits(mention)), None)


def _same_head(doc: Doc, head: Token, bounds: tuple[int, int], told_before: Sequence[Mention]) -> Mention | None:
    """An earlier speaker whose phrase has all the content words of this one, and more."""
    words = _content_words(doc, *bounds)
    for mention in reversed(told_before):
        known = _content_words(doc, mention.start, mention.end)
        if (
            words
            and words < known
            and (singular(head.lower_) == singular(doc[mention.head].lower_) or head.pos_ == "PROPN")
        ):
            return mention
    return None


def _content_words(doc: Doc, start: int, end: int) -> set[str]:
    return {
        singular(token.lower_)
        for token in doc[start:end]
        if token.pos_ in ("NOUN", "PROPN", "ADJ") and not token.is_punct
    }


def _is_plural(token: Token) -> bool:
    return bool(token.tag_ in ("NNS", "NNPS") or token.lower_ in ("police", "people", "both"))


def _is_person(token: Token) -> bool:
    return token.ent_type_ == "PERSON" or token.lower_ in _PERSONAL or is_person_noun(singular(token.lower_))
