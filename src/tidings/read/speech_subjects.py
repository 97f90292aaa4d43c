"""Who the subject of a speech verb is: by the parse, by word order where the parse has gone wrong, or shared."""

from __future__ import annotations

from spacy.tokens import Doc, Token

from tidings.read.source_kinds import may_speak
from tidings.read.speaker_phrases import phrase_bounds, sentence_of
from tidings.read.speech_words import load_speech_words

SUBJECTS = frozenset(("nsubj", "nsubjpass", "csubj"))
OPENERS = frozenset((",", "”", '"', "''", "—", "–", "-", "?", "!", "’"))
NOMINAL = frozenset(("NOUN", "PROPN", "PRON", "NUM"))
_CHAIN = frozenset(("conj", "advcl", "xcomp", "pcomp", "prep"))
_LONGEST_CHAIN = 3


def is_plausible_speaker(token: Token) -> bool:
    """True for pronouns, names and nouns for people or bodies; cameras, loudspeakers and dates lay no claim."""
    if token.pos_ in ("PRON", "DET", "NUM") or token.ent_type_ in ("PERSON", "ORG", "GPE", "NORP"):
        return token.lower_ not in ("what", "there")
    start, end = phrase_bounds(token)
    return token.lemma_.lower() in load_speech_words().statements or may_speak(token.doc[start:end].text)


def speaker_of(verb: Token) -> Token | None:
    """Head of the verb's subject: its own, that of the verb it is coordinated with or depends on, or by word order."""
    inverted = _inverted(verb)
    if inverted is not None:
        return inverted
    return _own_subject(verb) or _agent(verb) or _noun_before(verb) or shared_subject(verb)


def _own_subject(verb: Token) -> Token | None:
    """The verb's subject in the parse; of several, the last before it that can speak."""
    own = [child for child in verb.children if child.dep_ == "nsubj" and not _is_beyond_colon(child, verb)]
    near = [child for child in own if child.i < verb.i and is_plausible_speaker(child)]
    chosen = near[-1] if near else own[0] if own else None
    return None if chosen is None else _antecedent(chosen, verb)


def _agent(verb: Token) -> Token | None:
    """The by-phrase of a passive."""
    agents = (child for child in verb.children if child.dep_ == "agent")
    return next((grand for agent in agents for grand in agent.children if grand.dep_ == "pobj"), None)


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
    if before.text not in OPENERS and verb.i != sentence_of(verb).start:
        return None
    after = doc[verb.i + 1]
    if after.pos_ not in ("DET", "PROPN", "NOUN", "PRON", "ADJ", "NUM") or after.lower_ in ("that", "it", "this"):
        return None
    head = noun_after(doc, verb.i + 1)
    if head is None or (head.dep_ in SUBJECTS and head.head != verb):
        return None
    has_own = any(child.dep_ == "nsubj" and child.i < verb.i for child in verb.children)
    entry = load_speech_words().verbs.get(verb.lemma_.lower())
    is_reporting = entry is not None and entry.kind == "say" and (entry.needs != "object" or not has_own)
    return head if is_reporting and (not has_own or head.dep_ in ("nsubj", "dobj")) else None


def _noun_before(verb: Token) -> Token | None:
    """Noun phrase right before the verb and after a comma or quotation mark: "..., X said"."""
    doc, at = verb.doc, verb.i - 1
    while at > sentence_of(verb).start and doc[at].pos_ in ("AUX", "ADV", "PART"):
        at -= 1
    if at < 0 or doc[at].pos_ not in NOMINAL:
        return None
    token = doc[at]
    while (
        token.dep_ in ("pobj", "prep", "compound", "nmod")
        and sentence_of(verb).start <= token.head.i < token.i
        and token.head.pos_ in (*NOMINAL, "ADP")
    ):
        token = token.head
    start = left_end_of(token)
    is_set_off = start == sentence_of(verb).start or doc[start - 1].text in OPENERS
    is_finite = verb.tag_ in ("VBD", "VBZ", "VBP") or (verb.tag_ == "VBN" and verb.dep_ == "acl" and _closes(verb))
    return token if is_set_off and token.pos_ in NOMINAL and is_finite else None


def _closes(verb: Token) -> bool:
    """True if no comma stands between the verb and the end of its sentence: it is no aside."""
    return not any(token.text == "," for token in verb.doc[verb.i + 1 : sentence_of(verb).end])


def shared_subject(verb: Token) -> Token | None:
    """Subject of the verb that this one is coordinated with or complements ("confirmed ... and said", ", saying")."""
    head, depth = verb, 0
    while head.dep_ in ("conj", "advcl", "xcomp", "pcomp", "prep") and head.head != head and depth < 3:
        if head.dep_ == "xcomp" and verb.tag_ != "VBG":
            return None
        head, depth = head.head, depth + 1
        for child in head.children:
            if child.dep_ in SUBJECTS and child.pos_ != "SCONJ":
                return _antecedent(child, head)
    if verb.dep_ in ("acl", "relcl") and verb.tag_ == "VBG" and verb.head.pos_ in NOMINAL:
        return verb.head
    return None


def noun_after(doc: Doc, start: int) -> Token | None:
    """Head of the noun phrase that starts at token `start`; None if none does."""
    if start >= len(doc):
        return None
    token = doc[start]
    for _ in range(12):
        if token.pos_ in NOMINAL and left_end_of(token) <= start <= token.i and not _heads_back(token, start):
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
    return int(min([token.i, *(child.left_edge.i for child in token.lefts)]))
