"""Pronouns and stand-in noun phrases ("the group", "the militants") to the fullest mention of the same party before them."""

from __future__ import annotations

from spacy.tokens import Doc, Token

from tidings.model.values import Span
from tidings.read.parsed import ParsedReport, char_span
from tidings.read.roles import ACTING, ARMED, PERSONS, load_grammar
from tidings.read.syntax import noun_phrase

LOOK_BACK = 120  # tokens: about four sentences
SUBJECT_BONUS = 25  # a subject this many tokens further back still wins over an oblique mention


def _is_plural(token: Token) -> bool:
    return token.tag_ in ("NNS", "NNPS") or token.pos_ == "NUM" or token.lower_ in ("police", "army", "group", "family")


def _is_named(token: Token) -> bool:
    return token.pos_ == "PROPN" or token.ent_type_ in ("ORG", "NORP")


def _distance(pronoun: Token, candidate: Token) -> int:
    bonus = SUBJECT_BONUS if candidate.dep_ in ("nsubj", "nsubjpass") else 0
    return pronoun.i - candidate.i - bonus


def _search(parsed: ParsedReport, token: Token, asked: frozenset[str], *, plural: bool | None, named: bool) -> Token | None:
    doc, best = parsed.doc, None
    for candidate in doc[max(0, token.i - LOOK_BACK) : token.i]:
        if candidate.pos_ not in ("NOUN", "PROPN", "NUM") or candidate.dep_ in ("compound", "amod", "nmod", "poss"):
            continue
        if not parsed.classes(candidate) & asked or (named and not _is_named(candidate)):
            continue
        if plural is not None and _is_plural(candidate) != plural and not _is_named(candidate):
            continue
        if best is None or _distance(token, candidate) <= _distance(token, best):
            best = candidate
    return best


def _pronoun_antecedent(parsed: ParsedReport, token: Token) -> Token | None:
    if token.lower_ in ("they", "them", "their", "themselves", "who"):
        return _search(parsed, token, PERSONS, plural=True, named=False)
    if token.lower_ in ("he", "him", "his", "she", "her"):
        return _search(parsed, token, PERSONS, plural=False, named=False)
    if token.lower_ in ("it", "its"):
        return _search(parsed, token, ARMED | {"org", "state", "officials"}, plural=False, named=False)
    return None


def _stand_in_antecedent(parsed: ParsedReport, token: Token) -> Token | None:
    """Of a definite, unmodified "the group": the last named party of its class."""
    has_the = any(child.lower_ in ("the", "these", "those", "this") for child in token.children)
    modified = any(child.dep_ in ("amod", "compound", "nummod", "poss", "prep", "relcl") for child in token.children)
    if not has_the or modified:
        return None
    lists, lemma = load_grammar()["stand_ins"], token.lemma_.lower()
    if lemma in lists["fighters"]:
        return _search(parsed, token, frozenset(("fighters",)), plural=None, named=True)
    if lemma in lists["soldiers"]:
        return _search(parsed, token, frozenset(("soldiers", "police")), plural=None, named=True)
    return None


def resolve_party(parsed: ParsedReport, token: Token) -> Token | None:
    """The head of the fullest mention that a party's noun stands for; the noun itself if it names the party.

    None for a pronoun whose antecedent is not found.
    """
    if token.pos_ == "PRON":
        return _pronoun_antecedent(parsed, token)
    return _stand_in_antecedent(parsed, token) or token


def party_span(doc: Doc, head: Token) -> Span:
    """Characters of the party's noun phrase, leading numbers and determiners left out unless nothing else is there."""
    start, end = noun_phrase(head)
    return char_span(doc, start, end)


def is_acting(parsed: ParsedReport, token: Token) -> bool:
    """True if the noun can act: people, organisations, states."""
    return bool(parsed.classes(token) & ACTING)
