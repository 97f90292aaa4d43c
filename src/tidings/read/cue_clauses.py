"""The clause around a cue: the speaker's phrase, whom it was told to, when it was said, and where the clause ends."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Doc, Token

from tidings.model.vocabulary import SourceKind
from tidings.read.said_contents import CueClause
from tidings.read.source_kinds import source_kind
from tidings.read.speaker_phrases import phrase_bounds, sentence_of
from tidings.read.speech_cues import Cue
from tidings.read.speech_subjects import is_plausible_speaker, noun_after
from tidings.read.speech_words import SpeechWords, load_speech_words

_TIMES = frozenset(("DATE", "TIME"))
_OUTLET_REACH = 14
_AUXILIARIES = frozenset(("aux", "auxpass", "nsubjpass", "neg", "advmod"))
_ADJUNCT_PREPOSITIONS = frozenset(
    ("in", "on", "at", "by", "to", "during", "via", "through", "from", "over", "with", "after")
)


def speaker_bounds(doc: Doc, cue: Cue) -> tuple[int, int] | None:
    """Token range of the speaker's noun phrase, None if the cue has no speaker."""
    if cue.speaker is None:
        return None
    head = doc[cue.speaker]
    maker = statement_maker(head) if cue.form in ("verb", "preposition", "heading") else None
    if maker is not None:
        return phrase_bounds(maker)
    stop = cue.at if cue.at > cue.speaker else None
    start, end = phrase_bounds(head, stop)
    if cue.form == "preposition" and head.dep_ in ("compound", "amod", "nmod", "poss"):
        return head.i, head.i + 1
    return start, end


def statement_maker(head: Token) -> Token | None:
    """Who put out the statement that a phrase names ("a bulletin of the agency", "the ministry's statement")."""
    if head.lemma_.lower() not in load_speech_words().statements:
        return None
    owners = [child for child in head.lefts if child.dep_ == "poss"]
    makers = [
        grand
        for child in head.rights
        if child.dep_ in ("prep", "agent") and child.lower_ in ("of", "by", "from")
        for grand in child.children
        if grand.dep_ == "pobj" and is_plausible_speaker(grand)
    ]
    return next(iter([*owners, *makers]), None)


def cue_clause(doc: Doc, cue: Cue, speaker: tuple[int, int] | None) -> CueClause:
    """The cue clause with its listener and time."""
    words = load_speech_words()
    start = min(cue.start, speaker[0]) if speaker and not _is_shared(doc, cue) else cue.start
    end = max(cue.end, speaker[1]) if speaker else cue.end
    sentence = sentence_of(doc[cue.at])
    sentence_end = sentence.end
    while (
        cue.form == "verb"
        and start > sentence.start
        and doc[start - 1].head.i == cue.at
        and doc[start - 1].dep_ in _AUXILIARIES
    ):
        start -= 1
    told = _told(doc[cue.at], words)
    if told is not None:
        end = max(end, phrase_bounds(told)[1])
    said: int | None = None
    while end < sentence_end and cue.form == "verb":
        reached, time = _adjunct(doc, end, sentence_end, words)
        said = time if said is None else said
        if reached == end:
            break
        end = reached
    return CueClause(cue, start, end, said, None if told is None else told.i)


def _is_shared(doc: Doc, cue: Cue) -> bool:
    """True if the speaker is the subject of a verb before the cue, which only shares it."""
    if cue.speaker is None or cue.form != "verb":
        return False
    owner = doc[cue.speaker].head
    return bool(owner.pos_ == "VERB" and cue.speaker < owner.i < cue.at)


def _told(verb: Token, words: SpeechWords) -> Token | None:
    """Head of the listener of "told X", None for other verbs."""
    if verb.lemma_.lower() not in words.telling:
        return None
    near = noun_after(verb.doc, verb.i + 1)
    listeners = [
        child for child in verb.children if child.dep_ in ("dobj", "dative", "iobj", "appos") and child.i > verb.i
    ]
    if listeners:
        return next((child for child in listeners if child.pos_ == "PROPN"), listeners[0])
    return (
        near
        if near is not None
        and near.i - verb.i < 5
        and verb.i + 1 < len(verb.doc)
        and verb.doc[verb.i + 1].lower_ != "that"
        else None
    )


def _adjunct(doc: Doc, at: int, end: int, words: SpeechWords) -> tuple[int, int | None]:
    """End of the time or "in a statement" phrase that starts at `at` (or `at` itself), and its time token."""
    is_aside = doc[at].text == ","
    start = at + 1 if is_aside and at + 1 < end else at
    token = doc[start]
    if not is_aside and token.ent_type_ in _TIMES and token.dep_ not in ("nsubj", "compound", "nummod"):
        return _entity_end(doc, start), start
    if token.lower_ in _ADJUNCT_PREPOSITIONS and start + 1 < end:
        if not is_aside and doc[start + 1].ent_type_ in _TIMES and token.lower_ in ("on", "in", "at", "late", "early"):
            return _entity_end(doc, start + 1), start
        head = noun_after(doc, start + 1)
        if head is not None and head.i < end and (head.lemma_.lower() in words.statements or _is_outlet(doc, head)):
            return phrase_bounds(head)[1], None
    if (
        token.tag_ == "RB"
        and start == at
        and token.dep_ == "advmod"
        and token.i + 1 < end
        and doc[start + 1].text in (",", ".")
    ):
        return start + 1, None
    return at, None


def _is_outlet(doc: Doc, head: Token) -> bool:
    start, end = phrase_bounds(head)
    return source_kind(doc[start:end].text) is SourceKind.MEDIA


def _entity_end(doc: Doc, at: int) -> int:
    end = at + 1
    while end < len(doc) and doc[end].ent_type_ in _TIMES and doc[end].ent_iob_ == "I":
        end += 1
    return end


def find_outlet(
    doc: Doc, clause: CueClause, speaker: tuple[int, int] | None, contents: Sequence[tuple[int, int]]
) -> tuple[int, int] | None:
    """Token range of the outlet the speaker told: the listener, or one that quotes or carries the words."""
    words = load_speech_words()
    if clause.told is not None:
        bounds = phrase_bounds(doc[clause.told])
        if _names_outlet(doc, bounds, words, is_listener=True):
            return bounds
    sentence = sentence_of(doc[clause.cue.at])
    inside = {i for start, end in contents for i in range(start, end)} | (set(range(*speaker)) if speaker else set())
    first = min(clause.start, speaker[1]) if speaker else clause.start
    for at in range(max(first - 1, sentence.start), min(clause.end + _OUTLET_REACH, sentence.end)):
        token = doc[at]
        if token.lower_ not in ("by", "on", "to", "with", "in") or at in inside or at + 1 >= len(doc):
            continue
        is_carried = doc[at - 1].lower_ in words.carried if at else False
        head = noun_after(doc, at + 1)
        if head is None or head.i in inside or head.lemma_.lower() in words.statements:
            continue
        bounds = phrase_bounds(head)
        if bounds[1] - bounds[0] == 1 and head.pos_ != "PROPN":
            continue
        if _names_outlet(doc, bounds, words, is_listener=is_carried):
            return bounds
    return None


def _names_outlet(doc: Doc, bounds: tuple[int, int], words: SpeechWords, *, is_listener: bool) -> bool:
    """True for an outlet; a listener with a name of no other known kind is taken for one."""
    phrase = doc[bounds[0] : bounds[1]]
    if any(token.lower_ in words.not_outlets for token in phrase) and not any(
        token.pos_ == "PROPN" for token in phrase
    ):
        return False
    kind = source_kind(phrase.text)
    if kind is SourceKind.MEDIA:
        return True
    named = phrase[-1].pos_ == "PROPN" and phrase[-1].ent_type_ not in ("PERSON", "GPE", "NORP")
    return is_listener and named and kind is SourceKind.OTHER
