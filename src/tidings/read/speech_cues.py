"""Cues of speech: the verb, noun or preposition that lays something to a speaker, with the speaker's head word.

The parse proposes subject and cue; word order decides where it has gone wrong (", said X", ", X said").
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from tidings.read.speaker_phrases import sentence_of
from tidings.read.speech_subjects import (
    OPENERS,
    is_plausible_speaker,
    left_end_of,
    noun_after,
    speaker_of,
)
from tidings.read.speech_words import SpeechWords, load_speech_words

_CLAUSES = frozenset(("ccomp", "xcomp", "parataxis", "pcomp", "acl", "relcl"))
_TURN_AWAY = frozenset(("could", "would", "should", "must", "might", "may"))


@dataclass(frozen=True, slots=True)
class Cue:
    """A cue as token indices: `start`..`end` of its words, its head `at`, the speaker's head `speaker`.

    `form` is "verb", "noun", "preposition", "quoting", "heading" or "document"; `kind` as in the lexicon.
    """

    at: int
    start: int
    end: int
    speaker: int | None
    kind: str
    form: str


def find_cues(doc: Doc) -> list[Cue]:
    """Cues in text order."""
    words = load_speech_words()
    found: list[Cue] = []
    for token in doc:
        found.extend(_cues_at(token, words))
    return found


def _cues_at(token: Token, words: SpeechWords) -> Iterator[Cue]:
    preposition = _preposition(token, words)
    if preposition is not None:
        yield preposition
    elif token.lemma_.lower() in ("quote", "cite") and token.tag_ == "VBG":
        yield from _quoting(token)
    elif (
        (cue := _verb(token, words)) is not None
        or (cue := _noun(token, words)) is not None
        or (cue := _count(token, words)) is not None
    ):
        yield cue


# --- prepositions -------------------------------------------------------------------------------------------------


def _preposition(token: Token, words: SpeechWords) -> Cue | None:
    doc, first = token.doc, token.lower_
    for run in words.prepositions:
        end = token.i + len(run)
        if first != run[0] or end >= len(doc):
            continue
        if tuple(word.lower_ for word in doc[token.i : end]) == run:
            head = noun_after(doc, end)
            return None if head is None else Cue(token.i, token.i, end, head.i, "say", "preposition")
    return None


def _count(token: Token, words: SpeechWords) -> Cue | None:
    """Read "by a UN count": the modifier names the speaker; "by the same statement": whoever made it."""
    if (
        token.lemma_.lower() in words.statements
        and token.head.lower_ in ("by", "in")
        and any(child.lower_ == "same" for child in token.lefts)
    ):
        return Cue(token.i, token.head.i, token.i + 1, token.i, "say", "preposition")
    if token.lemma_.lower() not in words.counts or token.dep_ != "pobj" or token.head.lower_ not in ("by", "in", "on"):
        return None
    before = token.nbor(-1)
    if before.pos_ == "PROPN" and before.head.i == token.head.i:
        return Cue(token.i, token.head.i, token.i + 1, before.i, "say", "preposition")
    named = [
        child
        for child in token.lefts
        if child.pos_ in ("PROPN", "NOUN") and child.dep_ in ("poss", "compound", "nmod", "amod")
    ]
    if not named:
        return None
    return Cue(token.i, token.head.i, token.i + 1, named[0].i, "say", "preposition")


# --- verbs --------------------------------------------------------------------------------------------------------


def _verb(token: Token, words: SpeechWords) -> Cue | None:
    if token.pos_ not in ("VERB", "AUX", "ADP"):
        return None
    lemma = token.lemma_.lower()
    entry = words.verbs.get(lemma)
    is_denial = lemma in words.denial_verbs and _names_denial(token, words)
    is_estimate = lemma in words.estimate_verbs and any(child.lower_ == "at" for child in token.children)
    if not (entry or is_denial or is_estimate) or _is_unsaid(token):
        return None
    speaker = speaker_of(token)
    if speaker is None or not (token.lemma_ == "say" or is_plausible_speaker(speaker)):
        return None
    needs = "nothing" if is_denial or is_estimate or entry is None else entry.needs
    if not _has_content(token, needs, speaker):
        return None
    kind = "deny" if is_denial else "say" if entry is None else entry.kind
    return Cue(token.i, token.i, token.i + 1, speaker.i, _negated(token, kind), "verb")


def _negated(token: Token, kind: str) -> str:
    is_negated = any(child.dep_ == "neg" for child in token.children)
    return "unsaid" if is_negated and kind != "deny" else kind


def _names_denial(token: Token, words: SpeechWords) -> bool:
    near = token.doc[token.i + 1 : min(token.i + 14, sentence_of(token).end)]
    return any(word.lemma_.lower() in words.denial_names for word in near)


def _is_unsaid(token: Token) -> bool:
    """Statements wished for, conditional or only possible: "to say", "might say"."""
    if token.tag_ == "VB" and any(child.lower_ == "to" and child.dep_ == "aux" for child in token.children):
        return True
    return any(child.dep_ == "aux" and child.lower_ in _TURN_AWAY for child in token.children)


def _has_content(verb: Token, needs: str, speaker: Token) -> bool:
    if needs == "nothing" or _meets_quote(verb):
        return True
    if any(child.dep_ in _CLAUSES for child in verb.children if child.i != speaker.i):
        return True
    if needs == "object" and any(child.dep_ in ("dobj", "nsubjpass", "prep", "dative") for child in verb.children):
        return True
    return verb.dep_ in ("parataxis", "ccomp", "conj", "advcl", "ROOT") and _trails(verb, speaker)


def _trails(verb: Token, speaker: Token) -> bool:
    """True if the cue clause is set off after what it reports."""
    start = min(left_end_of(speaker), verb.i)
    return start > sentence_of(verb).start and verb.doc[start - 1].text in OPENERS


def _meets_quote(verb: Token) -> bool:
    """A quotation mark or colon stands right before the clause or within the next words."""
    near = verb.doc[verb.i + 1 : min(verb.i + 10, len(verb.doc))]
    for token in near:
        if token.text in ('"', "“", "``", ":", "«"):
            return True
        if token.text in (".", ";"):
            return False
    return False


def _quoting(token: Token) -> Iterator[Cue]:
    """Read "X, quoting Y": Y speaks, X tells."""
    said = noun_after(token.doc, token.i + 1)
    if said is not None and is_plausible_speaker(said):
        yield Cue(token.i, token.i, token.i + 1, said.i, "say", "quoting")


# --- nouns --------------------------------------------------------------------------------------------------------


def _noun(token: Token, words: SpeechWords) -> Cue | None:
    """Read "X's claim that", "a report by X that", "a statement from X"."""
    kind = words.nouns.get(token.lemma_.lower())
    if kind is None or token.pos_ not in ("NOUN", "PROPN"):
        return None
    owner = [child for child in token.lefts if child.dep_ == "poss"]
    makers = [
        grand
        for child in token.rights
        if child.dep_ in ("prep", "agent") and child.lower_ in ("by", "from", "on", "in")
        for grand in child.children
        if grand.dep_ == "pobj"
    ]
    speaker = owner[0] if owner else makers[0] if makers else None
    if speaker is None or speaker.ent_type_ in ("DATE", "TIME"):
        return None
    return Cue(token.i, token.i, token.i + 1, speaker.i, kind, "noun")
