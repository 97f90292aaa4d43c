"""Grammar of one predicate: subject, object, by-phrase, prepositions; through passives, participles, relative clauses.

Works on spaCy's English dependency labels (ClearNLP style: nsubj, nsubjpass, dobj, agent, prep, pobj, relcl, acl).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from spacy.tokens import Token

SUBJECTS = frozenset(("nsubj", "csubj"))
PASSIVE_SUBJECTS = frozenset(("nsubjpass", "csubjpass"))
OBJECTS = frozenset(("dobj", "obj", "dative", "attr", "oprd"))
RELATIVE = frozenset(("who", "which", "that", "whom", "whose"))
CLAUSES = frozenset(("ROOT", "ccomp", "advcl", "relcl", "acl", "conj", "xcomp", "parataxis", "pcomp", "csubj"))


@dataclass(slots=True)
class Arguments:
    """The grammatical places around a predicate, as head tokens of noun phrases.

    `preps` holds (preposition in lower case, head token of its object).
    """

    subject: list[Token] = field(default_factory=list)
    object: list[Token] = field(default_factory=list)
    by: list[Token] = field(default_factory=list)
    preps: list[tuple[str, Token]] = field(default_factory=list)
    modifiers: list[Token] = field(default_factory=list)
    particles: frozenset[str] = frozenset()
    is_passive: bool = False


def with_conjuncts(head: Token) -> list[Token]:
    """The head of a noun phrase and the heads joined to it by "and", "or" or commas."""
    found = [head]
    for child in head.children:
        if child.dep_ in ("conj", "appos") and child.dep_ == "conj" and child.pos_ not in ("VERB", "AUX"):
            found.extend(with_conjuncts(child))
    return found


def prepositions(head: Token) -> Iterator[tuple[str, Token]]:
    """Prepositional phrases that hang on a token, as their words ("out of") and the heads of their objects."""
    for child in head.children:
        if child.dep_ not in ("prep", "agent", "dative"):
            continue
        for grandchild in child.children:
            if grandchild.dep_ in ("pobj", "pcomp"):
                for noun in with_conjuncts(grandchild):
                    yield child.lower_, noun
            elif grandchild.dep_ == "prep":
                for noun in grandchild.children:
                    if noun.dep_ == "pobj":
                        yield f"{child.lower_} {grandchild.lower_}", noun


def is_passive(verb: Token) -> bool:
    """True for "was shelled", and for "shelled by ..." or "people killed in ..." after a noun."""
    if any(child.dep_ in ("auxpass", "nsubjpass", "agent") for child in verb.children):
        return True
    return verb.tag_ == "VBN" and verb.dep_ in ("acl", "amod") and not any(c.dep_ == "aux" for c in verb.children)


def _antecedent(pronoun: Token, verb: Token) -> Token:
    if pronoun.lower_ in RELATIVE:
        clause = verb
        while clause.dep_ in ("conj", "xcomp", "advcl") and clause.head != clause:
            clause = clause.head
        if clause.dep_ == "relcl":
            return clause.head
    return pronoun


def _own(verb: Token, labels: frozenset[str]) -> list[Token]:
    heads = [child for child in verb.children if child.dep_ in labels]
    return [_antecedent(noun, verb) for head in heads for noun in with_conjuncts(head)]


def _inherited_subject(verb: Token) -> tuple[list[Token], bool]:
    """Subject of a verb that has none of its own, and whether it is the patient ("homes burned and looted")."""
    head = verb.head
    if verb.dep_ in ("acl", "relcl") and head.pos_ in ("NOUN", "PROPN", "PRON", "NUM"):
        return [head], False
    if verb.dep_ == "xcomp" and verb.tag_ != "VBN":
        objects = _own(head, OBJECTS)
        if objects and head.lemma_ not in ("promise", "threaten", "vow", "begin", "start", "continue", "manage"):
            return objects, False
    if verb.dep_ in ("conj", "xcomp", "advcl", "prep", "pcomp", "ccomp") and head.pos_ in ("VERB", "AUX"):
        above = find_arguments(head)
        shares_voice = verb.dep_ == "conj" and verb.tag_ == "VBN" and above.is_passive
        if shares_voice:
            return above.object, True
        return (above.object if above.is_passive and not above.subject else above.subject), False
    if verb.dep_ == "pcomp" and head.dep_ == "prep" and head.head.pos_ in ("VERB", "AUX"):
        above = find_arguments(head.head)
        return above.subject or above.object, False
    return [], False


def verb_arguments(verb: Token) -> Arguments:
    """Arguments of a verb, those that it shares with the verb it hangs on included."""
    found = Arguments(is_passive=is_passive(verb))
    found.subject = _own(verb, SUBJECTS)
    found.object = _own(verb, OBJECTS) + _own(verb, PASSIVE_SUBJECTS)
    found.preps = list(prepositions(verb))
    found.by = [noun for prep, noun in found.preps if prep == "by"]
    found.particles = frozenset(c.lower_ for c in verb.children if c.dep_ in ("prt", "advmod", "prep"))
    if verb.dep_ in ("acl", "amod") and found.is_passive and not found.object:
        found.object = with_conjuncts(verb.head) if verb.dep_ == "acl" else [verb.head]
    elif not found.subject and not (found.is_passive and found.object):
        inherited, is_patient = _inherited_subject(verb)
        if is_patient or found.is_passive:
            found.object = found.object or inherited
            found.is_passive = True
        else:
            found.subject = inherited
    if verb.dep_ == "conj" and not found.preps and verb.head.pos_ == "VERB":
        found.preps = [(prep, noun) for prep, noun in prepositions(verb.head) if prep in ("in", "at", "near")]
    return found


def noun_arguments(noun: Token) -> Arguments:
    """Arguments of an event noun: its prepositions, possessor and compound modifiers."""
    found = Arguments(preps=list(prepositions(noun)))
    found.by = [head for prep, head in found.preps if prep == "by"]
    for child in noun.children:
        if child.dep_ in ("compound", "poss", "amod", "nmod"):
            found.modifiers.append(child)
    return found


def find_arguments(predicate: Token) -> Arguments:
    """Arguments of a verb or an event noun."""
    return verb_arguments(predicate) if predicate.pos_ in ("VERB", "AUX") else noun_arguments(predicate)


def clause_of(token: Token) -> Token:
    """Head verb of the smallest clause that the token stands in (the sentence root if it is verbless)."""
    while token.dep_ not in CLAUSES or token.pos_ not in ("VERB", "AUX"):
        if token.head == token:
            break
        token = token.head
    return token


DASHES = frozenset("-–—:•*")
KEPT_MODIFIERS = frozenset(
    ("compound", "amod", "nmod", "poss", "nummod", "quantmod", "advmod", "npadvmod", "case", "punct")
)


def noun_phrase(head: Token) -> tuple[int, int]:
    """Token range of the shortest natural noun phrase around a head: modifiers before it and its of-phrase.

    Leading determiners are left out; relative clauses, appositions and other prepositional phrases too.
    """
    start = end = head.i
    for child in head.lefts:
        if child.dep_ in KEPT_MODIFIERS and child.i >= head.i - 8 and child.pos_ != "VERB" and child.lower_ != "dead":
            start = min(start, child.left_edge.i)
    for child in head.rights:
        if child.dep_ == "case":
            continue
        if child.dep_ == "prep" and child.lower_ == "of":
            for noun in child.children:
                if noun.dep_ == "pobj":
                    end = max(end, noun_phrase(noun)[1] - 1)
    doc = head.doc
    for index in range(start, head.i):  # a dateline or bullet is no part of the phrase: "TRIPOLI - Gunmen"
        if doc[index].text in DASHES and (index == start or doc[index - 1].whitespace_):
            start = index + 1
    while start < head.i and (doc[start].pos_ in ("DET", "PUNCT", "ADP", "SPACE") or doc[start].dep_ == "preconj"):
        start += 1
    return start, end + 1


def is_negated(predicate: Token) -> bool:
    """True if the predicate, its auxiliary or its subject carries "not", "never", "no"."""
    for child in predicate.children:
        if child.dep_ == "neg":
            return True
        if child.dep_ == "det" and child.lower_ == "no":
            return True
        if child.dep_ in ("nsubj", "nsubjpass", "dobj") and any(c.lower_ in ("no", "neither") for c in child.children):
            return True
        if child.dep_ in ("nsubj", "nsubjpass") and child.lower_ in ("none", "nobody", "neither"):
            return True
    return False
