"""Which nouns of a sentence a casualty word (or another word that says what happened) tells of: cue -> counted noun.

The words stand in `lexicon/counts.toml`; the grammar of verbs is `syntax.find_arguments`.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from spacy.tokens import Doc, Token

from tidings.model.errors import ConfigError
from tidings.model.vocabulary import CountKind
from tidings.read.syntax import find_arguments, with_conjuncts

UNSETTLED = "unsettled"
TOLL_LINKS = frozenset(("at", "to", "as", ":", "was", "is", "stands", "stood", "reached", '"', "“"))
BE_LIKE = frozenset(("be", "remain", "lie", "leave", "report", "confirm", "feel", "go", "list", "find"))


@dataclass(frozen=True, slots=True)
class Cue:
    """What happened to a counted noun, and the word that says so; `what` is None where only the event's type tells."""

    what: CountKind | None
    at: int
    keeps_off_armed: bool = False


@dataclass(frozen=True, slots=True)
class CueWords:
    """The cue words by the grammatical place of what they count: word -> kind (None for unsettled)."""

    object_of: Mapping[str, CountKind | None]
    subject_of: Mapping[str, CountKind | None]
    object_with: Mapping[str, tuple[tuple[str, CountKind], ...]]
    subject_with: Mapping[str, tuple[tuple[str, CountKind], ...]]
    states: Mapping[str, CountKind]
    nouns: Mapping[str, CountKind]
    tolls: Mapping[str, CountKind]
    toll_verbs: frozenset[str]
    superseded: frozenset[str]
    keeps_off_armed: frozenset[CountKind]


@cache
def load_count_words() -> dict[str, Any]:
    """The tables of `lexicon/counts.toml`.

    Raises:
        ConfigError: if the file is not TOML.
    """
    try:
        content = files("tidings.read.lexicon").joinpath("counts.toml").read_text("utf-8")
        return tomllib.loads(content)
    except ValueError as error:
        raise ConfigError(f"the lexicon file counts.toml is malformed: {error}") from error


def _kind(name: str) -> CountKind | None:
    return None if name == UNSETTLED else CountKind(name)


def _by_word(tables: Mapping[str, Any], key: str) -> dict[str, CountKind | None]:
    return {word: _kind(name) for name, table in tables.items() for word in table.get(key, [])}


def _certain(words: Mapping[str, CountKind | None]) -> dict[str, CountKind]:
    return {word: kind for word, kind in words.items() if kind is not None}


def _with_words(tables: Mapping[str, Any], key: str) -> dict[str, tuple[tuple[str, CountKind], ...]]:
    found: dict[str, list[tuple[str, CountKind]]] = {}
    for name, table in tables.items():
        for pair in table.get(key, []):
            verb, _, word = pair.partition(" ")
            found.setdefault(verb, []).append((word, CountKind(name)))
    return {verb: tuple(pairs) for verb, pairs in found.items()}


@cache
def load_cue_words() -> CueWords:
    """The cue words that tidings ships.

    Raises:
        ConfigError: if a table of counts.toml is missing or names an unknown kind.
    """
    words = load_count_words()
    try:
        cues, tolls = words["cues"], words["tolls"]
        toll_kinds = {
            word: CountKind(name) for name, found in tolls.items() if name in set(CountKind) for word in found
        }
        return CueWords(
            _by_word(cues, "object_of"),
            _by_word(cues, "subject_of"),
            _with_words(cues, "object_with"),
            _with_words(cues, "subject_with"),
            _certain(_by_word(cues, "states")),
            _certain(_by_word(cues, "nouns")),
            toll_kinds,
            frozenset(tolls["verbs"]),
            frozenset(tolls["superseded"]),
            frozenset(CountKind(name) for name, table in cues.items() if table.get("not_armed")),
        )
    except (KeyError, ValueError) as error:
        raise ConfigError(f"the lexicon file counts.toml is malformed: {error}") from error


def _complement(verb: Token, word: str) -> bool:
    """True if the word stands with the verb: "shot DEAD", "hacked TO DEATH", "gunned DOWN", "lost their LIVES"."""
    behind = verb.doc[verb.i + 1 : verb.i + 9]
    sentence_end = verb.sent.end
    if word == "to-death":
        return any(t.lower_ == "death" and t.nbor(-1).lower_ in ("to", "-") for t in behind if t.i < sentence_end)
    children = {t.i for t in verb.subtree}
    return any(
        word in (t.lower_, t.lemma_.lower())
        for t in behind
        if t.i < sentence_end and (t.i in children or t.i <= verb.i + 2)
    )


def _noun_before(verb: Token) -> list[Token]:
    """The noun right before a passive that the parse gave to another clause ("... and a soldier was hurt")."""
    auxiliaries = [child for child in verb.lefts if child.dep_ in ("aux", "auxpass")]
    if not any(child.dep_ == "auxpass" for child in auxiliaries) or any(c.dep_ == "nsubjpass" for c in verb.lefts):
        return []
    before = auxiliaries[0].i - 1
    is_noun = before >= verb.sent.start and verb.doc[before].pos_ in ("NOUN", "NUM")
    return [verb.doc[before]] if is_noun else []


def _marks_of_verb(verb: Token, words: CueWords) -> Iterator[tuple[Token, CountKind | None]]:
    lemma = verb.lemma_.lower()
    patient = next((k for word, k in words.object_with.get(lemma, ()) if _complement(verb, word)), None)
    agent = next((k for word, k in words.subject_with.get(lemma, ()) if _complement(verb, word)), None)
    has_patient = patient is not None or lemma in words.object_of
    has_agent = agent is not None or lemma in words.subject_of
    if not (has_patient or has_agent):
        return
    arguments = find_arguments(verb)
    if has_patient:
        for noun in (*arguments.object, *_noun_before(verb)):
            yield noun, patient or words.object_of.get(lemma)
    if has_agent and not arguments.is_passive:
        for noun in arguments.subject:
            yield noun, agent or words.subject_of.get(lemma)


def _marks_of_state(token: Token, kind: CountKind) -> Iterator[tuple[Token, CountKind | None]]:
    """Nouns that a word such as "dead" or "wounded" stands for, stands before or is said of."""
    head = token.head
    yield token, kind
    if token.dep_ in ("amod", "acl", "relcl") and head.pos_ in ("NOUN", "PROPN", "NUM", "PRON"):
        yield head, kind
    if token.dep_ in ("acomp", "oprd", "attr", "ccomp", "xcomp") and head.lemma_ in BE_LIKE:
        arguments = find_arguments(head)
        for noun in (*(arguments.subject if head.lemma_ == "be" or not arguments.object else arguments.object),):
            yield noun, kind
    if any(child.dep_ == "dobj" for child in token.children):
        return
    for child in token.children:
        if child.dep_ in ("nsubj", "nsubjpass", "nummod"):
            for noun in with_conjuncts(child):
                yield noun, kind


def _toll_kind(token: Token, words: CueWords) -> CountKind | None:
    phrase = [token.lower_, *(t.lower_ for t in token.subtree if abs(t.i - token.i) <= 4 and t.i >= token.i)]
    if token.lower_ == "toll":
        first = token.nbor(-1).lower_ if token.i else ""
        return words.tolls.get(first, CountKind.KILLED) if first != "casualty" else CountKind.KILLED_OR_INJURED
    if token.lower_ in ("number", "count", "figure", "tally", "total"):
        return next((words.tolls[word] for word in phrase[1:] if word in words.tolls), None)
    return words.tolls.get(token.lower_)


def _marks_of_toll(verb: Token, words: CueWords) -> Iterator[tuple[Token, CountKind | None]]:
    """Numbers that a verb gives to a toll: "put the dead at 17", "the toll rose to 14"."""
    if any(child.lower_ in words.superseded for child in verb.subtree if child.i < verb.i + 3):
        return
    arguments = find_arguments(verb)
    nouns = (*arguments.subject, *arguments.object)
    kind = next((found for noun in nouns if noun.pos_ != "NUM" and (found := _toll_kind(noun, words))), None)
    if kind is None:
        return
    for prep, noun in arguments.preps:
        if prep in ("at", "to", "as", "above", "past"):
            yield noun, kind
    for noun in nouns:
        if noun.pos_ == "NUM":
            yield noun, kind


def find_toll_cue(doc: Doc, number: int) -> Cue | None:
    """The toll word of the bare number at token `number`, by word order: "Dead: 13", "put the wounded at 34"."""
    words = load_cue_words()
    start = max(doc[number].sent.start, number - 12)
    before = doc[start:number]
    if (
        not len(before)
        or before[-1].lower_ not in TOLL_LINKS
        or any(word.lower_ in words.superseded for word in before)
    ):
        return None
    toll = next((word for word in reversed(before) if word.lower_ in words.tolls), None)
    has_verb = toll is not None and (
        toll.nbor(1).text == ":" or any(word.lemma_ in words.toll_verbs for word in before)
    )
    if toll is None or not has_verb:
        return None
    kind = _toll_kind(toll, words)
    return Cue(kind, toll.i) if kind else None


def _marks_at(token: Token, words: CueWords) -> Iterator[tuple[Token, CountKind | None]]:
    if token.pos_ in ("VERB", "AUX"):
        yield from _marks_of_verb(token, words)
        if token.lemma_ in words.toll_verbs:
            yield from _marks_of_toll(token, words)
    if kind := words.states.get(token.lower_):
        yield from _marks_of_state(token, kind)
    if token.pos_ in ("NOUN", "PROPN") and (kind := words.nouns.get(token.lemma_.lower())):
        for child in token.children:
            if child.dep_ == "prep" and child.lower_ == "of":
                for noun in child.children:
                    if noun.dep_ == "pobj":
                        yield from ((joined, kind) for joined in with_conjuncts(noun))


def mark_counted(sentence: list[Token]) -> dict[int, Cue]:
    """Token index -> cue, for each noun or number of a sentence that some word says something happened to.

    A word that settles what happened wins over one that leaves it open, and the nearer cue over the farther.
    """
    words = load_cue_words()
    found: dict[int, Cue] = {}
    for token in sentence:
        for noun, kind in _marks_at(token, words):
            cue = Cue(kind, token.i, kind in words.keeps_off_armed)
            held = found.get(noun.i)
            if held is None or _rank(cue, noun.i) < _rank(held, noun.i):
                found[noun.i] = cue
    return found


def _rank(cue: Cue, noun: int) -> tuple[bool, int]:
    return cue.what is None, abs(cue.at - noun)
