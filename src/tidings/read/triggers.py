"""Event triggers: where a frame of the lexicon fits the words of a report."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache

from spacy.tokens import Token

from tidings.model.taxonomy import more_violent
from tidings.read.lexicon import Frame
from tidings.read.parsed import ParsedReport
from tidings.read.syntax import Arguments, clause_of, find_arguments, noun_phrase, prepositions

MAX_GAP = 4  # tokens that "*" may stand for in a phrase
VERBAL = frozenset(("VERB", "AUX"))


@dataclass(frozen=True, slots=True)
class Trigger:
    """Words that tell of one event: the frame that fits, its predicate and the predicate's arguments.

    `start` and `end` are the token range of the anchor.
    """

    frame: Frame
    head: Token
    start: int
    end: int
    arguments: Arguments


def _fits_classes(parsed: ParsedReport, nouns: list[Token], asked: frozenset[str]) -> bool:
    return any(parsed.classes(noun) & asked for noun in nouns)


def _fits_arguments(parsed: ParsedReport, frame: Frame, found: Arguments) -> bool:
    agents = found.subject or found.by
    if frame.subject and not _fits_classes(parsed, agents, frame.subject):
        return False
    if frame.object and not _fits_classes(parsed, found.object, frame.object):
        return False
    if _fits_classes(parsed, agents, frame.not_subject) or _fits_classes(parsed, found.object, frame.not_object):
        return False
    if frame.needs_object is not None and frame.needs_object != bool(found.object):
        return False
    if (frame.voice == "passive" and not found.is_passive) or (frame.voice == "active" and found.is_passive):
        return False
    present = {prep for prep, _ in found.preps}
    if (frame.particle and not frame.particle & (found.particles | present)) or frame.not_prep & present:
        return False
    for prep, asked in frame.prep.items():
        nouns = [noun for name, noun in found.preps if name == prep]
        if not nouns or (asked and not _fits_classes(parsed, nouns, asked)):
            return False
    return True


def _phrase_words(noun: Token) -> set[str]:
    start, end = noun_phrase(noun)
    words = {form for token in noun.doc[start:end] for form in (token.lower_, token.lemma_.lower())}
    for token in noun.subtree:
        if token.i > noun.i and token.i <= noun.i + 8:
            words.update((token.lower_, token.lemma_.lower()))
    words.discard(noun.lemma_.lower())
    return words


def _fits_noun(noun: Token, frame: Frame) -> bool:
    if len(frame.words) > 1:
        start = noun.i - len(frame.words) + 1
        if start < 0:
            return False
        before = noun.doc[start : noun.i]
        for token, word in zip(before, frame.words, strict=False):
            if word not in (token.lower_, token.lemma_.lower()):
                return False
    if frame.with_words or frame.without_words:
        words = _phrase_words(noun)
        if (frame.with_words and not frame.with_words & words) or frame.without_words & words:
            return False
    return True


def _names_kind(parsed: ParsedReport, noun: Token) -> bool:
    """True for a noun that only says what kind of thing another is: "riot police", "ceasefire committee"."""
    return noun.dep_ == "compound" and noun.head.lemma_.lower() not in parsed.lexicon.nouns


def _single_triggers(parsed: ParsedReport, token: Token) -> Iterator[Trigger]:
    lemma = token.lemma_.lower()
    if token.pos_ in VERBAL and token.dep_ not in ("aux", "auxpass", "amod"):
        frames = parsed.lexicon.verbs.get(lemma, ())
        if frames:
            arguments = find_arguments(token)
            for frame in frames:
                if _fits_arguments(parsed, frame, arguments):
                    yield Trigger(frame, token, token.i, token.i + 1, arguments)
    elif (token.pos_ in ("NOUN", "PROPN") and not _names_kind(parsed, token)) or (
        token.pos_ == "ADJ" and token.dep_ in ("pobj", "dobj", "nsubj", "ROOT")
    ):
        for key in dict.fromkeys((lemma, token.lower_)):
            for frame in parsed.lexicon.nouns.get(key, ()):
                if _fits_noun(token, frame):
                    arguments = find_arguments(token)
                    if _fits_arguments(parsed, frame, arguments):
                        yield Trigger(frame, token, token.i - len(frame.words) + 1, token.i + 1, arguments)


def token_forms(tokens: list[Token]) -> list[tuple[str, str]]:
    """The forms of each token that a phrase pattern may name: as written and its lemma, in lower case."""
    return [(token.lower_, token.lemma_.lower()) for token in tokens]


def match_phrase(words: tuple[str, ...], forms: list[tuple[str, str]], at: int) -> int | None:
    """End of the run of words from `at` that a phrase pattern covers, or None (pattern: lexicon/README.md).

    Args:
        words: the pattern.
        forms: what `token_forms` gives for the words of a sentence.
        at: where the run begins.
    """
    if not words:
        return at
    if words[0] == "*":
        for gap in range(MAX_GAP + 1):
            end = match_phrase(words[1:], forms, at + gap)
            if end is not None:
                return end
        return None
    if at >= len(forms) or _choices(words[0]).isdisjoint(forms[at]):
        return None
    return match_phrase(words[1:], forms, at + 1)


@cache
def _choices(word: str) -> frozenset[str]:
    return frozenset(word.split("|"))


def _phrase_head(tokens: list[Token]) -> Token:
    for token in tokens:
        if token.pos_ in VERBAL and token.dep_ not in ("aux", "auxpass"):
            return token
    inside = {token.i for token in tokens}
    nouns = [token for token in tokens if token.pos_ in ("NOUN", "PROPN")]
    return next((noun for noun in nouns if noun.head.i not in inside), nouns[0] if nouns else tokens[0])


def _phrase_triggers(parsed: ParsedReport, sentence: list[Token]) -> Iterator[Trigger]:
    forms = token_forms(sentence)
    for at, token in enumerate(sentence):
        for key in dict.fromkeys(forms[at]):
            for frame in parsed.lexicon.phrases.get(key, ()):
                end = match_phrase(frame.words, forms, at)
                if end is None:
                    continue
                head = _phrase_head(sentence[at:end])
                arguments = find_arguments(head)
                for noun in arguments.object if head.pos_ in VERBAL else ():
                    if token.i <= noun.i <= sentence[end - 1].i:  # "carried out an attack on the barracks"
                        arguments.preps.extend(prepositions(noun))
                if _fits_arguments(parsed, frame, arguments):
                    yield Trigger(frame, head, token.i, sentence[end - 1].i + 1, arguments)


def _better(one: Trigger, other: Trigger) -> Trigger:
    """Of two triggers over the same words, the one that asked more; then the strong one; then the more violent type."""
    keys = [(not t.frame.weak, t.frame.conditions, t.end - t.start) for t in (one, other)]
    if keys[0] != keys[1]:
        return one if keys[0] > keys[1] else other
    return one if more_violent(one.frame.type, other.frame.type) == one.frame.type else other


def _drop_overlaps(triggers: list[Trigger]) -> list[Trigger]:
    kept: list[Trigger] = []
    for trigger in triggers:
        clash = next(
            (k for k in kept if k.head.i == trigger.head.i or (k.start < trigger.end and trigger.start < k.end)), None
        )
        if clash is None:
            kept.append(trigger)
        elif _better(clash, trigger) is trigger:
            kept[kept.index(clash)] = trigger
    return kept


def find_triggers(parsed: ParsedReport, sentence: list[Token]) -> list[Trigger]:
    """Triggers of one sentence in text order; weak ones only where their clause has no strong one."""
    found = list(_phrase_triggers(parsed, sentence))
    for token in sentence:
        found.extend(_single_triggers(parsed, token))
    kept = _drop_overlaps(found)
    strong = {clause_of(t.head).i for t in kept if not t.frame.weak}
    kept = [t for t in kept if not t.frame.weak or clause_of(t.head).i not in strong]
    return sorted((widen(t) for t in kept), key=lambda t: t.start)


def widen(trigger: Trigger) -> Trigger:
    """The anchor with its particle ("carried off") or, for a noun, the modifiers that say its kind ("car bomb")."""
    start, end = trigger.start, trigger.end
    for child in trigger.head.children:
        if child.dep_ == "prt" and child.i == end:
            end += 1
        if child.dep_ == "compound" and child.i == start - 1 and child.pos_ == "NOUN":
            start -= 1
    return replace(trigger, start=start, end=end)
