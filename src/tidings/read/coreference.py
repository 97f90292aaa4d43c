"""Pronouns and stand-in noun phrases ("the group") to the fullest mention of the same party before them."""

from __future__ import annotations

from spacy.tokens import Doc, Token

from tidings.model.values import Span
from tidings.read.parsed import ParsedReport, char_span
from tidings.read.roles import ARMED, PERSONS, load_grammar
from tidings.read.syntax import find_arguments, noun_phrase

LOOK_BACK = 120  # tokens: about four sentences
QUANTITIES = frozenset(
    (
        "dozens hundreds thousands scores tens millions many several some few one two least most more least another "
        "other others all both half number hundred thousand million"
    ).split()
)
BARE = frozenset("people persons others".split())
LONGEST_REST = 6  # tokens after "people"
NAMING = frozenset(("compound", "amod", "poss", "nmod"))
SUBJECT_BONUS = 25  # a subject this many tokens further back still wins over an oblique mention


def _is_plural(token: Token) -> bool:
    return token.tag_ in ("NNS", "NNPS") or token.pos_ == "NUM" or token.lower_ in ("police", "army", "group", "family")


def _is_named(token: Token) -> bool:
    return token.pos_ == "PROPN" or token.ent_type_ in ("ORG", "NORP")


def _distance(pronoun: Token, candidate: Token) -> int:
    bonus = SUBJECT_BONUS if candidate.dep_ in ("nsubj", "nsubjpass") else 0
    return int(pronoun.i - candidate.i) - bonus


def _own_subjects(parsed: ParsedReport, token: Token) -> set[str]:
    """Nouns that an object cannot stand for: the subjects of its own verb ("the gunmen freed them")."""
    if token.pos_ != "PRON" or token.dep_ != "dobj" or token.lower_ == "themselves":
        return set()
    parties = [resolve_party(parsed, subject) for subject in find_arguments(token.head).subject]
    return {party.lemma_.lower() for party in parties if party is not None}


def _search(
    parsed: ParsedReport, token: Token, asked: frozenset[str], *, plural: bool | None, named: bool
) -> Token | None:
    doc, best, barred = parsed.doc, None, _own_subjects(parsed, token)
    for candidate in doc[max(0, token.i - LOOK_BACK) : token.i]:
        if candidate.pos_ not in ("NOUN", "PROPN", "NUM") or candidate.dep_ in ("compound", "amod", "nmod", "poss"):
            continue
        if (
            candidate.lemma_.lower() in barred
            or not parsed.classes(candidate) & asked
            or (named and not _is_named(candidate))
        ):
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


def _counted(token: Token) -> Token:
    """The noun that a quantity counts: "hundreds of people", "Ninety of them", "one of its crews"."""
    if token.pos_ != "NUM" and token.lower_ not in QUANTITIES:
        return token
    for child in token.children:
        if child.dep_ == "prep" and child.lower_ == "of":
            return next((noun for noun in child.children if noun.dep_ == "pobj"), token)
    return token


def _named_apposition(token: Token) -> Token:
    """The name that stands beside a common noun: "the U.N. mission, MONUSCO"."""
    if token.pos_ == "PROPN":
        return token
    return next(
        (c for c in token.children if c.dep_ == "appos" and (c.ent_type_ in ("ORG", "NORP", "GPE") or c.is_upper)),
        token,
    )


def _possessor(parsed: ParsedReport, token: Token) -> Token | None:
    """Of "its fighters", "their patrol": the party that "its" stands for."""
    if token.lemma_.lower() not in load_grammar()["stand_ins"]["possessed"]:
        return None
    owner = next((c for c in token.children if c.dep_ == "poss" and c.lower_ in ("its", "their", "his")), None)
    return _pronoun_antecedent(parsed, owner) if owner is not None else None


def resolve_party(parsed: ParsedReport, token: Token) -> Token | None:
    """The head of the fullest mention that a party's noun stands for; the noun itself if it names the party.

    None for a pronoun whose antecedent is not found, and for a bare number.
    """
    token = _counted(token)
    if token.pos_ == "PRON":
        return _pronoun_antecedent(parsed, token)
    if token.pos_ == "NUM" or token.lower_ in QUANTITIES:
        return None
    found = _stand_in_antecedent(parsed, token) or _possessor(parsed, token) or token
    return parsed.spelled_out(_named_apposition(found))


def name_same_party(one: Token, other: Token) -> bool:
    """True where one name holds the other: "forces" and "Russian forces", but not those and "Ukrainian forces"."""
    if one.lemma_.lower() != other.lemma_.lower():
        return False
    mine, theirs = ({c.lower_ for c in token.children if c.dep_ in NAMING} for token in (one, other))
    return mine <= theirs or theirs <= mine


def _whole_word_end(doc: Doc, head: Token, end: int) -> int:
    """The end of a phrase with all of its last word ("sub-district"), and before a bracket that it does not close."""
    while end + 1 < len(doc) and doc[end].text == "-" and not (doc[end - 1].whitespace_ or doc[end].whitespace_):
        end += 2
    words = [token.text for token in doc[head.i + 1 : end]]
    return head.i + 1 + words.index("(") if "(" in words and ")" not in words else end


def party_span(doc: Doc, head: Token) -> Span:
    """Characters of the party's noun phrase, leading numbers, quantities and determiners left out.

    "People" says nothing by itself: its number stays ("eleven people"), else what follows it ("people in two wards").
    """
    start, end = noun_phrase(head)
    end = _whole_word_end(doc, head, end)
    if head.lower_ in BARE:
        number = next((child for child in head.lefts if child.pos_ == "NUM"), None)
        if number is not None:
            return char_span(doc, number.i, end)
        after = next((c for c in head.rights if c.dep_ in ("prep", "acl") and c.lower_ != "of"), None)
        if end == head.i + 1 and after is not None and after.right_edge.i - head.i <= LONGEST_REST:
            end = after.right_edge.i + 1
    while start < head.i and (
        doc[start].pos_ in ("NUM", "DET", "ADV", "ADP", "SYM", "PRON") or doc[start].lower_ in QUANTITIES
    ):
        start += 1
    return char_span(doc, start, end)
