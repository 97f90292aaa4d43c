"""Where an event happened: the place phrase that its words support best (codebook section 4, ruling 12)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Token

from tidings.model.values import Span
from tidings.read.lexicon import PEOPLE
from tidings.read.mention import PlaceWords
from tidings.read.parsed import ParsedReport, char_span
from tidings.read.syntax import find_arguments, noun_phrase, with_conjuncts
from tidings.read.triggers import VERBAL, Trigger

AT = frozenset("in at near on inside outside around within along across over off between into above throughout".split())
TO = frozenset(("to", "into", "towards", "toward", "onto", "for"))
FROM = frozenset(("from", "out of"))
KEPT_PREPOSITIONS = frozenset("near outside between off around along".split())
DIRECTIONS = frozenset(
    (
        "north south east west northeast northwest southeast southwest north-east north-west south-east south-west "
        "northern southern eastern western northeastern northwestern southeastern southwestern central outskirts"
    ).split()
)
PLACES = frozenset(("place", "road", "position", "building"))
PARTIES = frozenset((*PEOPLE, "vehicle"))
STRUCK = frozenset("shelling air_strike territory_gain control siege bombing withdrawal attack armed_clash".split())
SPEECH = frozenset("say tell report add announce state confirm claim deny warn".split())
POINTING_BACK = frozenset(
    "town city village district province capital area camp region settlement island county".split()
)
LEAVING = frozenset("flee leave evacuate abandon quit vacate desert".split())
REACHING = frozenset("reach enter".split())
# Movements are placed by their origin or their destination (codebook ruling 12).
PLACED_BY_ORIGIN = frozenset(("displacement", "withdrawal"))
PLACED_BY_GOAL = frozenset(("return", "deployment", "aid"))


def _toponym_below(parsed: ParsedReport, head: Token) -> Span | None:
    """The place name that a phrase is built around, looked for from its head downwards."""
    if (found := parsed.toponym_at(head)) is not None:
        return found
    for token in head.subtree:
        if abs(token.i - head.i) <= 9 and token.dep_ not in ("nsubj", "nsubjpass") and parsed.toponym_at(token):
            return parsed.toponym_at(token)
    return None


def place_words(parsed: ParsedReport, head: Token, prep: Token | None = None) -> PlaceWords | None:
    """The place phrase around a noun: its name with the words that matter to precision, or None if it holds no name.

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
    if prep is not None and prep.lower_ in KEPT_PREPOSITIONS:
        start = min(start, prep.i)
    elif prep is not None and prep.head.lower_ in DIRECTIONS and prep.lower_ == "of":
        start = min(start, prep.head.left_edge.i)
    while start < head.i and doc[start].pos_ in ("DET", "PUNCT", "SPACE"):
        start += 1
    return PlaceWords(char_span(doc, start, end), toponym)


def _phrases(parsed: ParsedReport, head: Token, asked: frozenset[str]) -> Iterator[PlaceWords]:
    """Place phrases that hang on a token by one of the prepositions, or as adverbial ("15 km north of X")."""
    for child in head.children:
        if child.dep_ in ("prep", "agent") and child.lower_ in asked:
            for noun in child.children:
                if noun.dep_ != "pobj" or noun.pos_ == "ADP":
                    continue
                if parsed.classes(noun) & PARTIES and not parsed.toponym_at(noun):
                    yield from _phrases(parsed, noun, asked)
                elif found := place_words(parsed, noun, child):
                    yield found
            yield from _phrases(parsed, child, asked)
        elif asked is AT and (child.lower_ in DIRECTIONS or child.dep_ in ("npadvmod", "advmod")):
            for prep in child.children:
                for noun in prep.children if prep.lower_ in ("of", "from", "in") else ():
                    if noun.dep_ == "pobj" and (found := place_words(parsed, noun, prep)):
                        yield found


def _of_noun(parsed: ParsedReport, trigger: Trigger) -> Iterator[PlaceWords]:
    """Places in the phrase of an event noun: "the Mosul offensive", "the attack on Bama", "the fall of Suran"."""
    for modifier in trigger.arguments.modifiers:
        if parsed.toponym_at(modifier) is not None and (words := place_words(parsed, modifier)):
            yield words
    for prep, noun in trigger.arguments.preps:
        if prep in ("on", "against", "of", "to") and (words := place_words(parsed, noun)):
            yield words


def _from_clause(parsed: ParsedReport, trigger: Trigger) -> Iterator[PlaceWords]:
    """Place phrases of the trigger, nearest first: its own, its arguments', then those of what it hangs on."""
    head, found = trigger.head, trigger.arguments
    yield from _phrases(parsed, head, AT)
    if trigger.frame.type in STRUCK:
        for noun in found.object:
            if parsed.classes(noun) & PLACES and (words := place_words(parsed, noun)):
                yield words
    if head.pos_ not in VERBAL:
        yield from _of_noun(parsed, trigger)
    for noun in (*found.object, *found.subject):
        for each in with_conjuncts(noun):
            yield from _phrases(parsed, each, AT)
    token, steps = head, 0
    while token.head != token and steps < 4:
        token, steps = token.head, steps + 1
        if token.lemma_ in SPEECH:
            break
        if token.pos_ in VERBAL or token.pos_ == "NOUN":
            yield from _phrases(parsed, token, AT)
        if token.pos_ in VERBAL and head.pos_ not in VERBAL:
            for noun in find_arguments(token).object:
                yield from _phrases(parsed, noun, AT)


@dataclass(frozen=True, slots=True)
class PlaceFinder:
    """Finds the places of the events of one report.

    Args:
        parsed: the report.
        speakers: spans of those who speak; a place name inside tells where the speaker is, not the event.
    """

    parsed: ParsedReport
    speakers: tuple[Span, ...] = ()

    def find(self, trigger: Trigger) -> PlaceWords | None:
        """The place told in the trigger's own sentence: the clause first, then the rest of the sentence."""
        origin, goal = self.find_ends(trigger)
        if trigger.frame.type in PLACED_BY_ORIGIN and origin:
            return origin
        if trigger.frame.type in PLACED_BY_GOAL and goal:
            return goal
        ends = {words.toponym for words in (origin, goal, self._goal_of_people(trigger)) if words}
        for words in _from_clause(self.parsed, trigger):
            if words.toponym not in ends and not self._is_speakers(words):
                return words
        return None if self._points_back(trigger) else self._in_sentence(trigger, ends)

    def _goal_of_people(self, trigger: Trigger) -> PlaceWords | None:
        """Where captives or goods were taken to: never the place of the event itself."""
        if trigger.head.pos_ not in VERBAL:
            return None
        return next(_phrases(self.parsed, trigger.head, TO), None)

    def _points_back(self, trigger: Trigger) -> bool:
        """True if the clause tells the place by a noun that points back ("the town", "there")."""
        found = trigger.arguments
        if any(child.lower_ in ("there", "here") for child in trigger.head.children):
            return True
        for noun in (*found.object, *(noun for prep, noun in found.preps if prep in AT | TO | FROM)):
            definite = any(child.lower_ == "the" for child in noun.children)
            if definite and noun.lemma_.lower() in POINTING_BACK and _toponym_below(self.parsed, noun) is None:
                return True
        return False

    def find_ends(self, trigger: Trigger) -> tuple[PlaceWords | None, PlaceWords | None]:
        """Origin and destination of a movement (`from_place`, `to_place`)."""
        if trigger.frame.type not in PLACED_BY_ORIGIN | PLACED_BY_GOAL:
            return None, None
        origin = next(_phrases(self.parsed, trigger.head, FROM), None)
        goal = next(_phrases(self.parsed, trigger.head, TO), None)
        if trigger.head.pos_ in VERBAL:
            for noun in trigger.arguments.object:
                words = place_words(self.parsed, noun) if self.parsed.classes(noun) & PLACES else None
                if words and trigger.head.lemma_ in LEAVING:
                    origin = origin or words
                elif words and trigger.head.lemma_ in REACHING:
                    goal = goal or words
        return origin, goal

    def _is_speakers(self, words: PlaceWords) -> bool:
        return any(speaker.contains(words.toponym) for speaker in self.speakers if words.toponym)

    def _in_sentence(self, trigger: Trigger, ends: set[Span | None]) -> PlaceWords | None:
        """The nearest place name of the sentence that no speaker, party or other noun carries as part of its name."""
        best: tuple[int, PlaceWords] | None = None
        for token in trigger.head.sent:
            if self.parsed.toponym_at(token) is None or token.dep_ in ("nsubj", "nsubjpass", "poss"):
                continue
            if token.dep_ == "compound" and not self.parsed.classes(token.head) & PLACES:
                continue
            distance = abs(token.i - trigger.head.i) + (8 if token.i < trigger.head.i else 0)
            if best is None or distance < best[0]:
                words = place_words(self.parsed, token)
                if words and words.toponym not in ends and not self._is_speakers(words):
                    best = (distance, words)
        return best[1] if best else None
