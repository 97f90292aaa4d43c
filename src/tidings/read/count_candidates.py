"""Candidates for counts: numbers with nouns, indefinite singulars ("a soldier was killed"), zeros ("no casualties")."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Token

from tidings.model.vocabulary import CountKind
from tidings.read.count_cues import Cue, load_count_words
from tidings.read.count_nouns import Classes, CountedNoun, describe_noun, find_noun, is_counted, is_person
from tidings.read.number_words import find_numbers, move_phrase

SINGULAR_KINDS = frozenset(
    (CountKind.KILLED, CountKind.INJURED, CountKind.ARRESTED, CountKind.ABDUCTED, CountKind.OTHER)
)
VERBAL_KINDS = frozenset((CountKind.KILLED, CountKind.INJURED, CountKind.ABDUCTED))


@dataclass(frozen=True, slots=True)
class Candidate:
    """A number and its noun on the way to a mention: token range [start, end), bounds, noun, cue."""

    start: int
    end: int
    min: int | None
    max: int | None
    noun: CountedNoun
    is_vague: bool
    cue: Cue | None = None


def find_candidates(sentence: list[Token], classes: Classes, marks: dict[int, Cue]) -> list[Candidate]:
    """All numbers of a sentence that may be counts, in text order."""
    found = [*_numbers(sentence, classes), *_singulars(sentence, classes, marks), *_nones(sentence, classes)]
    return sorted(found, key=lambda candidate: candidate.start)


def _numbers(sentence: list[Token], classes: Classes) -> Iterator[Candidate]:
    offset, doc = sentence[0].i, sentence[0].doc
    for phrase in find_numbers([token.lower_ for token in sentence]):
        moved = move_phrase(phrase, offset)
        noun = find_noun(doc, moved)
        if is_counted(doc, moved, noun, classes):
            end = max(moved.end, noun.end)
            yield Candidate(moved.start, end, moved.min, moved.max, noun, moved.is_vague)


def _singulars(sentence: list[Token], classes: Classes, marks: dict[int, Cue]) -> Iterator[Candidate]:
    """Indefinite singulars of a person that something happened to: "a soldier was killed" counts one."""
    numbers = load_count_words()["groups"]["numbers"]
    for token in sentence:
        article = next((child for child in token.lefts if child.lower_ in ("a", "an", "another")), None)
        if article is None or token.tag_ not in ("NN", "NNP") or any(child.pos_ == "NUM" for child in token.lefts):
            continue
        if _is_list_item(token) or (_happened(token, marks) and _is_one(token, marks, classes)):
            number, noun = numbers.get(token.lower_, 1), CountedNoun(token, (token,), token.i + 1)
            yield Candidate(article.i, noun.end, number, number, noun, is_vague=False)


def _happened(token: Token, marks: dict[int, Cue]) -> bool:
    """True if a word settles what happened to the token, or it is the object of a verb that leaves it open."""
    if token.i not in marks:
        return False
    first = token.head if token.dep_ == "conj" else token
    is_patient = first.dep_ in ("dobj", "nsubjpass")
    return marks[token.i].what in SINGULAR_KINDS or (marks[token.i].what is None and is_patient)


def _is_one(token: Token, marks: dict[int, Cue], classes: Classes) -> bool:
    """True for one person: no group, and known as a person or, if unknown, killed, wounded or abducted."""
    if token.lower_ in load_count_words()["groups"]["collectives"] or _is_family_of(token):
        return False
    if is_person(token, classes):
        return True
    is_unknown = not classes(token) and describe_noun(token, classes)[0] is None
    return is_unknown and marks[token.i].what in VERBAL_KINDS and token.doc[marks[token.i].at].pos_ == "VERB"


def _is_family_of(token: Token) -> bool:
    """True for "a family of seven", whose number follows."""
    behind = [word.nbor(1) for word in token.rights if word.lower_ == "of" and word.i + 1 < len(token.doc)]
    return bool(token.lemma_ == "family" and any(word.pos_ == "NUM" for word in behind))


def _is_list_item(token: Token) -> bool:
    """True for the thing joined to a number of things: "eleven trucks and an excavator"."""
    is_joined = token.dep_ == "conj" and any(child.dep_ == "nummod" for child in token.head.children)
    return bool(is_joined and describe_noun(token, lambda _: frozenset())[3])


def _nones(sentence: list[Token], classes: Classes) -> Iterator[Candidate]:
    """Zeros: "no casualties", "nobody was hurt", "no soldier was wounded"."""
    for token in sentence:
        article = next((c for c in token.lefts if c.lower_ == "no" or (c.lower_ == "any" and _is_denied(token))), None)
        start = token.i if article is None else article.i
        is_none = article is not None or _is_bare_denied(token)
        if is_none and (kind := _kind_of_none(token)):
            noun = CountedNoun(token, (token,), token.i + 1)
            yield Candidate(start, token.i + 1, 0, 0, noun, is_vague=False, cue=Cue(kind, token.i))
        elif last := _nobody(token) or (token if article is not None and is_person(token, classes) else None):
            noun = CountedNoun(last, (token, last), last.i + 1)
            yield Candidate(start, last.i + 1, 0, 0, noun, is_vague=True)


def _kind_of_none(token: Token) -> CountKind | None:
    """What there is none of: "no deaths", "no injuries", "no loss of life"."""
    table = load_count_words()["none"]
    words = {token.lemma_.lower(), token.lower_} | ({"loss of life"} if _is_loss_of_life(token) else set())
    return next((kind for kind in CountKind if words & set(table.get(kind, ()))), None)


def _nobody(token: Token) -> Token | None:
    """The last word of "nobody", "no one", "(without hurting) anyone"."""
    table = load_count_words()["none"]
    if token.lower_ in table["pronouns"] or (token.lower_ in table["denied"] and _is_denied(token)):
        return token
    following = token.nbor(1) if token.i + 1 < len(token.doc) else token
    return following if f"{token.lower_} {following.lower_}" in table["pairs"] else None


def _is_loss_of_life(token: Token) -> bool:
    return bool(token.lemma_ == "loss" and any(word.lower_ == "life" for word in token.subtree))


def _is_bare_denied(token: Token) -> bool:
    """True for "without casualties"."""
    return bool(token.i > 0 and token.nbor(-1).lower_ == "without")


def _is_denied(token: Token) -> bool:
    """True for "did not cause any casualties", "without any injured"."""
    before = token.doc[max(token.sent.start, token.i - 6) : token.i]
    return any(word.lower_ in ("without", "not", "n't", "n’t") for word in before)
