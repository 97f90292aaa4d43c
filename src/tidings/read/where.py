"""Where an event happened: the place phrase that its words support best (codebook section 4, ruling 12)."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from tidings.model.values import Span
from tidings.read.mention import PlaceWords
from tidings.read.parsed import ParsedReport, char_span
from tidings.read.syntax import noun_phrase, with_conjuncts
from tidings.read.triggers import VERBAL, Trigger

AT = frozenset("in at near on inside outside around within along across over off between into above".split())
TO = frozenset(("to", "into", "towards", "toward", "onto", "for", "in"))
FROM = frozenset(("from", "out of"))
DIRECTIONS = frozenset(
    "north south east west northeast northwest southeast southwest north-east north-west south-east south-west "
    "northern southern eastern western northeastern northwestern southeastern southwestern central outskirts".split()
)
PLACE_HEADS = frozenset(("place", "road"))
MOVING = frozenset(("displacement", "return", "withdrawal", "deployment", "aid"))
STRUCK = frozenset(("shelling", "air_strike", "territory_gain", "control", "siege", "bombing", "withdrawal", "attack", "armed_clash"))


def _toponym_below(parsed: ParsedReport, head: Token) -> Span | None:
    """The place name that a phrase is built around, looked for from its head downwards."""
    if (found := parsed.toponym_at(head)) is not None:
        return found
    for token in head.subtree:
        if abs(token.i - head.i) > 9:
            continue
        if (found := parsed.toponym_at(token)) is not None and token.dep_ not in ("nsubj", "nsubjpass"):
            return found
    return None


def place_words(parsed: ParsedReport, head: Token, prep: Token | None = None) -> PlaceWords | None:
    """The place phrase around a noun: its name with the words that matter to precision, or None if it is no place.

    Args:
        parsed: the report.
        head: the noun.
        prep: the preposition before it; "near", "outside" and the like belong to the phrase.
    """
    toponym = _toponym_below(parsed, head)
    if toponym is None:
        return None
    doc = parsed.doc
    start, end = noun_phrase(head)
    first = doc.char_span(toponym.start, toponym.end, alignment_mode="expand")
    start, end = min(start, first.start), max(end, first.end)
    if prep is not None and prep.lower_ in ("near", "outside", "between", "off", "around", "along"):
        start = min(start, prep.i)
    elif prep is not None and prep.head.lower_ in DIRECTIONS and prep.lower_ == "of":
        start = min(start, prep.head.left_edge.i)
    while start < head.i and doc[start].pos_ in ("DET", "PUNCT", "SPACE"):
        start += 1
    return PlaceWords(char_span(doc, start, end), toponym)


def _phrases(parsed: ParsedReport, head: Token, asked: frozenset[str]) -> Iterator[PlaceWords]:
    """Place phrases that hang on a token by one of the prepositions, or as adverbial ("15 km north of X")."""
    for child in head.children:
        if child.dep_ in ("prep", "agent") and child.lower_ in asked | {"of"}:
            if child.lower_ == "of" and head.pos_ in VERBAL:
                continue
            for noun in child.children:
                if noun.dep_ in ("pobj", "pcomp"):
                    for each in with_conjuncts(noun)[:1]:
                        if found := place_words(parsed, each, child):
                            yield found
        elif child.lower_ in DIRECTIONS or child.dep_ in ("npadvmod", "advmod"):
            for prep in child.children:
                if prep.lower_ in ("of", "from", "in"):
                    for noun in prep.children:
                        if noun.dep_ == "pobj" and (found := place_words(parsed, noun, prep)):
                            yield found
        elif child.dep_ == "prep":
            for inner in child.children:
                if inner.dep_ == "prep":
                    yield from _phrases(parsed, child, asked)
                    break


def _from_clause(parsed: ParsedReport, trigger: Trigger) -> Iterator[PlaceWords]:
    """Place phrases of the trigger, nearest first: its own, its object's, its subject's, then the verbs it hangs on."""
    head = trigger.head
    yield from _phrases(parsed, head, AT)
    found = trigger.arguments
    if trigger.frame.type in STRUCK:
        for noun in found.object:
            if parsed.classes(noun) & {"place", "road", "position", "building"} and (words := place_words(parsed, noun)):
                yield words
    if head.pos_ not in VERBAL:
        for modifier in found.modifiers:
            if parsed.toponym_at(modifier) is not None and (words := place_words(parsed, modifier)):
                yield words
        for prep, noun in found.preps:
            if prep in ("on", "against", "of", "to") and (words := place_words(parsed, noun)):
                yield words
    for noun in (*found.object, *found.subject):
        yield from _phrases(parsed, noun, AT)
    token, steps = head, 0
    while token.head != token and steps < 4:
        token, steps = token.head, steps + 1
        if token.pos_ in VERBAL:
            if token.lemma_ in ("say", "tell", "report", "add", "announce") and token != head:
                break
            yield from _phrases(parsed, token, AT)
        elif token.pos_ == "NOUN":
            yield from _phrases(parsed, token, AT)


def _in_sentence(parsed: ParsedReport, trigger: Trigger) -> PlaceWords | None:
    """The nearest place name of the sentence that is not a speaker's or an actor's name."""
    best: tuple[int, PlaceWords] | None = None
    for token in trigger.head.sent:
        if parsed.toponym_at(token) is None or token.dep_ in ("nsubj", "nsubjpass", "poss"):
            continue
        if token.dep_ == "compound" and "place" not in parsed.classes(token.head):
            continue
        distance = abs(token.i - trigger.head.i) + (8 if token.i < trigger.head.i else 0)
        if (best is None or distance < best[0]) and (words := place_words(parsed, token)):
            best = (distance, words)
    return best[1] if best else None


def find_place(parsed: ParsedReport, trigger: Trigger) -> PlaceWords | None:
    """The place told in the trigger's own sentence, the clause before the rest of the sentence."""
    for words in _from_clause(parsed, trigger):
        return words
    return _in_sentence(parsed, trigger)


def find_ends(parsed: ParsedReport, trigger: Trigger) -> tuple[PlaceWords | None, PlaceWords | None]:
    """Origin and destination of a movement (`from_place`, `to_place`)."""
    if trigger.frame.type not in MOVING:
        return None, None
    origin = next(_phrases(parsed, trigger.head, FROM), None)
    goal = next(_phrases(parsed, trigger.head, TO - {"in"}), None)
    if trigger.head.pos_ in VERBAL:
        for noun in trigger.arguments.object:
            words = place_words(parsed, noun) if parsed.classes(noun) & PLACE_HEADS else None
            if words and trigger.head.lemma_ in ("flee", "leave", "evacuate", "abandon", "quit", "vacate", "desert"):
                origin = origin or words
            elif words and trigger.head.lemma_ in ("reach", "enter"):
                goal = goal or words
    return origin, goal
