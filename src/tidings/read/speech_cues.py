"""Cues of speech: the verb, noun or preposition that lays something to a speaker, with the speaker's head word.

The parse proposes subject and cue; word order decides where it has gone wrong (", said X", ", X said").
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from tidings.read.source_kinds import names_speaker
from tidings.read.speaker_phrases import phrase_bounds, sentence_of
from tidings.read.speech_words import SpeechWords, load_speech_words

SUBJECTS = frozenset(("nsubj", "nsubjpass", "csubj"))
_CLAUSES = frozenset(("ccomp", "xcomp", "parataxis", "pcomp", "acl", "relcl"))
_OPENERS = frozenset((",", "”", '"', "''", "—", "–", "-", "?", "!", "’"))
_NOMINAL = frozenset(("NOUN", "PROPN", "PRON", "NUM"))
_TURN_AWAY = frozenset(("could", "would", "should", "must", "might", "may"))


@dataclass(frozen=True, slots=True)
class Cue:
    """A cue as token indices: `start`..`end` of its words, its head `at`, the speaker's head `speaker`.

    `form` is "verb", "noun", "preposition" or "heading"; `kind` as in the lexicon; `told_by` is the head of the outlet
    that quotes the speaker, where the cue itself says so ("Radio X, quoting Y").
    """

    at: int
    start: int
    end: int
    speaker: int | None
    kind: str
    form: str
    told_by: int | None = None


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
    doc = token.doc
    for run in words.prepositions:
        end = token.i + len(run)
        if token.lower_ != run[0] or token.i + len(run) >= len(doc) or run in (("citing",), ("quoting",)):
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
    named = [
        child
        for child in token.lefts
        if child.pos_ in ("PROPN", "NOUN") and child.dep_ in ("poss", "compound", "nmod", "amod")
    ]
    if not named:
        return None
    return Cue(token.i, token.head.i, token.i + 1, named[0].i, "say", "preposition")


def noun_after(doc: Doc, start: int) -> Token | None:
    """Head of the noun phrase that starts at token `start`; None if none does."""
    if start >= len(doc):
        return None
    token = doc[start]
    for _ in range(12):
        if token.pos_ in _NOMINAL and left_end_of(token) <= start <= token.i and not _heads_back(token, start):
            return token
        if token.head == token or token.head.i < start:
            break
        token = token.head
    for token in doc[start : start + 8]:
        if token.pos_ in ("NOUN", "PROPN", "PRON") and token.dep_ not in ("compound", "poss", "amod", "nmod"):
            return token
        if token.is_punct and token.text not in ("-", "'", '"', "“", "”"):
            break
    return None


def _heads_back(token: Token, start: int) -> bool:
    """True for a noun that only modifies a later one of the same phrase."""
    return bool(token.dep_ in ("compound", "poss", "nmod", "amod", "nummod") and token.head.i > token.i >= start)


def left_end_of(token: Token) -> int:
    """Leftmost token among the noun's own modifiers."""
    return min([token.i, *(int(child.left_edge.i) for child in token.lefts)])


# --- verbs --------------------------------------------------------------------------------------------------------


def _verb(token: Token, words: SpeechWords) -> Cue | None:
    entry = words.verbs.get(token.lemma_.lower())
    is_denial = token.lemma_.lower() in words.denial_verbs and _names_denial(token, words)
    is_estimate = token.lemma_.lower() in words.estimate_verbs and any(child.lower_ == "at" for child in token.children)
    if token.pos_ not in ("VERB", "AUX", "ADP") or not (entry or is_denial or is_estimate) or _is_unsaid(token):
        return None
    speaker = speaker_of(token)
    if speaker is None or not _can_speak(speaker) or not (token.lemma_ == "say" or is_plausible_speaker(speaker)):
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


def is_plausible_speaker(token: Token) -> bool:
    """True for pronouns, names and nouns for people or bodies; cameras, loudspeakers and dates lay no claim."""
    if token.pos_ in ("PRON", "DET", "NUM") or token.ent_type_ in ("PERSON", "ORG", "GPE", "NORP"):
        return token.lower_ not in ("what", "there")
    start, end = phrase_bounds(token)
    return token.lemma_.lower() in load_speech_words().statements or names_speaker(token.doc[start:end].text)


def _can_speak(token: Token) -> bool:
    return token.pos_ in _NOMINAL or token.dep_ in SUBJECTS or token.pos_ == "DET"


def speaker_of(verb: Token) -> Token | None:
    """Head of the verb's subject: its own, that of the verb it is coordinated with or depends on, or by word order."""
    inverted = _inverted(verb)
    if inverted is not None:
        return inverted
    own = [child for child in verb.children if child.dep_ == "nsubj" and not _is_beyond_colon(child, verb)]
    if own:
        return _antecedent([child for child in own if child.i < verb.i][-1] if own[0].i < verb.i else own[0], verb)
    agent = [
        grand for child in verb.children if child.dep_ == "agent" for grand in child.children if grand.dep_ == "pobj"
    ]
    if agent:
        return agent[0]
    before = _noun_before(verb)
    if before is not None:
        return before
    return _shared_subject(verb)


def _is_beyond_colon(subject: Token, verb: Token) -> bool:
    between = verb.doc[min(subject.i, verb.i) + 1 : max(subject.i, verb.i)]
    return any(token.text == ":" or "\n" in token.text for token in between)


def _antecedent(subject: Token, verb: Token) -> Token:
    """The noun that a relative pronoun stands for."""
    if subject.lower_ in ("who", "which", "that") and verb.dep_ == "relcl":
        return verb.head
    return subject


def _inverted(verb: Token) -> Token | None:
    """Subject after the verb: "..., said X"."""
    doc = verb.doc
    if verb.i == 0 or verb.i + 1 >= len(doc) or verb.tag_ not in ("VBD", "VBZ", "VBP", "VB"):
        return None
    before = doc[verb.i - 1]
    if before.text not in _OPENERS and verb.i != sentence_of(verb).start:
        return None
    after = doc[verb.i + 1]
    if after.pos_ not in ("DET", "PROPN", "NOUN", "PRON", "ADJ", "NUM") or after.lower_ in ("that", "it", "this"):
        return None
    head = noun_after(doc, verb.i + 1)
    if head is None or (head.dep_ in SUBJECTS and head.head != verb):
        return None
    has_own = any(child.dep_ == "nsubj" and child.i < verb.i for child in verb.children)
    return None if has_own and head.dep_ not in ("nsubj", "dobj") else head


def _noun_before(verb: Token) -> Token | None:
    """Noun phrase right before the verb and after a comma or quotation mark: "..., X said"."""
    doc, at = verb.doc, verb.i - 1
    while at > sentence_of(verb).start and doc[at].pos_ in ("AUX", "ADV", "PART"):
        at -= 1
    if at < 0 or doc[at].pos_ not in _NOMINAL:
        return None
    token = doc[at]
    while (
        token.dep_ in ("pobj", "prep", "compound", "nmod")
        and sentence_of(verb).start <= token.head.i < token.i
        and token.head.pos_ in (*_NOMINAL, "ADP")
    ):
        token = token.head
    start = left_end_of(token)
    is_set_off = start == sentence_of(verb).start or doc[start - 1].text in _OPENERS
    is_finite = verb.tag_ in ("VBD", "VBZ", "VBP") or (verb.tag_ == "VBN" and verb.dep_ == "acl" and _closes(verb))
    return token if is_set_off and token.pos_ in _NOMINAL and is_finite else None


def _closes(verb: Token) -> bool:
    """True if no comma stands between the verb and the end of its sentence: it is no aside."""
    return not any(token.text == "," for token in verb.doc[verb.i + 1 : sentence_of(verb).end])


def _shared_subject(verb: Token) -> Token | None:
    """Subject of the verb that this one is coordinated with or complements ("confirmed ... and said", ", saying")."""
    head, depth = verb, 0
    while head.dep_ in ("conj", "advcl", "xcomp", "pcomp", "prep") and head.head != head and depth < 3:
        if head.dep_ == "xcomp" and verb.tag_ != "VBG":
            return None
        head, depth = head.head, depth + 1
        for child in head.children:
            if child.dep_ in SUBJECTS and child.pos_ != "SCONJ":
                return _antecedent(child, head)
    if verb.dep_ in ("acl", "relcl") and verb.tag_ == "VBG" and verb.head.pos_ in _NOMINAL:
        return verb.head
    return None


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
    return start > sentence_of(verb).start and verb.doc[start - 1].text in _OPENERS


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
        teller = token.head if token.dep_ == "acl" else _shared_subject(token)
        if teller is not None and teller.pos_ not in _NOMINAL:
            teller = None
        yield Cue(token.i, token.i, token.i + 1, said.i, "say", "quoting", None if teller is None else teller.i)


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
