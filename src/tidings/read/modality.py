"""Whether an event happened, is planned, possible or denied, and its tense (codebook section 3)."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from spacy.tokens import Token

from tidings.model.values import Span
from tidings.model.vocabulary import Status
from tidings.read.parsed import char_span
from tidings.read.syntax import is_negated
from tidings.read.triggers import VERBAL, Trigger


@dataclass(frozen=True, slots=True)
class Modality:
    """Status of an event, the word that shows it (None for the default `actual`), and the tense of its clause."""

    status: Status
    cue: Span | None
    tense: str
    is_conditional: bool = False


@cache
def load_modality() -> dict[str, dict[str, list[str]]]:
    """The word lists of `lexicon/modality.toml`."""
    return tomllib.loads(files("tidings.read.lexicon").joinpath("modality.toml").read_text("utf-8"))


def _predicate(token: Token) -> Token:
    """The verb that carries tense and mood for a trigger: itself, or the verb that a trigger noun hangs on."""
    steps = 0
    while token.pos_ not in VERBAL and token.head != token and steps < 6:
        token, steps = token.head, steps + 1
    return token


def _auxiliaries(verb: Token) -> list[Token]:
    own = [child for child in verb.children if child.dep_ in ("aux", "auxpass")]
    if not own and verb.dep_ == "conj" and verb.head.pos_ in VERBAL:
        return _auxiliaries(verb.head)
    return own


def _governors(verb: Token) -> Iterator[Token]:
    """Verbs, adjectives and nouns that a verb is an infinitive complement of, innermost first."""
    token, steps = verb, 0
    while token.head != token and steps < 3:
        is_infinitive = any(c.dep_ == "aux" and c.lower_ == "to" for c in token.children)
        if token.dep_ == "conj":
            token = token.head
            continue
        if token.dep_ in ("xcomp", "ccomp", "acl", "advcl", "pcomp", "prep") and (
            is_infinitive or token.dep_ in ("xcomp", "pcomp", "prep")
        ):
            yield token.head
        else:
            return
        token, steps = token.head, steps + 1


def find_tense(verb: Token) -> str:
    """Tense of a verb's clause: "past", "present" or "future"."""
    auxiliaries = _auxiliaries(verb)
    words = load_modality()
    if any(a.lower_ in words["planned"]["auxiliaries"] for a in auxiliaries):
        return "future"
    tags = {verb.tag_, *(a.tag_ for a in auxiliaries)}
    if tags & {"VBD"} or verb.tag_ == "VBN":
        return "past"
    return "present" if tags & {"VBZ", "VBP", "VBG"} else "past"


def _cue(token: Token) -> Span:
    return char_span(token.doc, token.i, token.i + 1)


def _called_untrue(trigger: Trigger) -> Span | None:
    """The verb of "denied reports of shelling" or "called the reports of shelling a fabrication"."""
    words, noun = load_modality()["denied"], trigger.head
    if noun.dep_ not in ("pobj", "pcomp") or noun.head.head.lemma_.lower() not in words["tellings"]:
        return None
    verb = noun.head.head.head
    is_named = verb.lemma_ in words["naming"] and any(t.lemma_.lower() in words["untruths"] for t in verb.subtree)
    return _cue(verb) if is_named or verb.lemma_ in words["governors"] else None


def _negation(trigger: Trigger, verb: Token) -> Span | None:
    words = load_modality()["denied"]
    if cue := _called_untrue(trigger):
        return cue
    for predicate in dict.fromkeys((trigger.head, verb)):
        if predicate == verb and trigger.head != verb and predicate.lemma_ in words["transparent"]:
            continue
        if is_negated(predicate) or any(c.lower_ in words["adverbs"] for c in predicate.children):
            return _cue(predicate)
    if trigger.head != verb and trigger.head.dep_ in ("dobj", "nsubjpass") and verb.lemma_ in words["governors"]:
        return _cue(verb)
    governor = next(_governors(verb), None)
    return _cue(governor) if governor is not None and governor.lemma_ in words["over_verbs"] else None


def _planned(trigger: Trigger, verb: Token) -> Span | None:
    words = load_modality()["planned"]
    auxiliaries = _auxiliaries(verb)
    is_perfect = any(auxiliary.lemma_ == "have" for auxiliary in auxiliaries)
    for auxiliary in auxiliaries:
        if auxiliary.lower_ in words["auxiliaries"] or (auxiliary.lower_ == "would" and not is_perfect):
            return _cue(auxiliary)
    for child in verb.children:
        if child.dep_ == "aux" and child.lower_ == "to":
            for governor in _governors(verb):
                if (
                    governor.lemma_ in words["governors"]
                    or governor.lemma_ in words["nouns"]
                    or governor.lemma_ == "be"
                ):
                    return _cue(governor)
    if trigger.head == verb:
        return None
    for child in trigger.head.children:
        if child.lower_ in words["adjectives"]:
            return _cue(child)
    if trigger.head.dep_ in ("dobj", "nsubjpass") and verb.lemma_ in words["verbs_over_noun"]:
        return _cue(verb)
    return None


def _possible(trigger: Trigger, verb: Token) -> Span | None:
    words = load_modality()["possible"]
    for auxiliary in _auxiliaries(verb):
        if auxiliary.lower_ in words["auxiliaries"]:
            return _cue(auxiliary)
    for child in (*trigger.head.children, *verb.children):
        if child.lower_ in words["adverbs"] or (child.head == trigger.head and child.lower_ in words["adjectives"]):
            return _cue(child)
    for governor in _governors(verb):
        if governor.lemma_ in words["governors"] and governor.pos_ in VERBAL:
            return _cue(governor)
    return None


def _is_asked_for(verb: Token) -> bool:
    """True inside what a demand asks for ("urged the rebels to leave"): only the demand itself is an event."""
    asking = load_modality()["conditional"]["asking"]
    token = verb
    for _ in range(4):
        if token.dep_ in ("xcomp", "ccomp", "advcl", "pcomp") and token.head.lemma_ in asking:
            return True
        if token.dep_ == "conj" or token.dep_ in ("xcomp", "ccomp", "pcomp", "prep", "acl"):
            token = token.head
            continue
        return False
    return False


def _is_conditional(verb: Token) -> bool:
    marks = load_modality()["conditional"]["marks"]
    token: Token = verb
    for _ in range(3):
        if any(c.dep_ in ("mark", "advmod") and c.lower_ in marks for c in token.children):
            return True
        if token.dep_ not in ("conj", "xcomp") or token.head == token:
            return False
        token = token.head
    return False


def read_modality(trigger: Trigger) -> Modality:
    """Status and tense of the event that a trigger tells."""
    verb = _predicate(trigger.head)
    tense = find_tense(verb) if verb.pos_ in VERBAL else "past"
    conditional = verb.pos_ in VERBAL and (
        _is_conditional(verb) or (trigger.frame.type != "demand" and _is_asked_for(verb))
    )
    if trigger.frame.status:
        return Modality(Status(trigger.frame.status), _cue(trigger.head), tense, conditional)
    if cue := _negation(trigger, verb):
        return Modality(Status.DENIED, cue, tense, conditional)
    if cue := _planned(trigger, verb):
        return Modality(Status.PLANNED, cue, "future", conditional)
    if cue := _possible(trigger, verb):
        return Modality(Status.POSSIBLE, cue, tense, conditional)
    return Modality(Status.ACTUAL, None, tense, conditional)
