"""Who did it and to whom: actors and targets of a trigger, from its own arguments and the verb that carries it."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from functools import cache
from importlib.resources import files
from typing import Any, cast

from spacy.tokens import Token

from tidings.read.lexicon import PEOPLE
from tidings.read.parsed import ParsedReport
from tidings.read.syntax import find_arguments
from tidings.read.triggers import VERBAL, Trigger

ARMED = frozenset(("soldiers", "police", "fighters"))
PERSONS = frozenset(PEOPLE)
ACTING = PERSONS | {"state", "org"}
HIT = PERSONS | {"building", "position", "vehicle", "org", "state"}
STRUCK_AT = frozenset("shelling air_strike bombing suicide_attack chemical_attack attack armed_clash riot".split())
WEAPONS = frozenset(("aircraft", "artillery", "vehicle"))  # act for the party that their modifier names
ANY_PARTY = frozenset(
    ("demand", "warning", "agreement", "aid")
)  # whose parties may be any "side", "judiciary", "partners"
UNARMED = frozenset(("civilians", "prisoners", "officials"))
# Types whose subject is the side that suffers: a civilian "modifier" there is what was hit ("journalist killing").
VIOLENT = frozenset(
    (
        "armed_clash attack abduction sexual_violence bombing suicide_attack shelling air_strike chemical_attack riot "
        "property_destruction"
    ).split()
)


@cache
def load_grammar() -> dict[str, Any]:
    """The word lists of `lexicon/grammar.toml`."""
    return tomllib.loads(files("tidings.read.lexicon").joinpath("grammar.toml").read_text("utf-8"))


def load_prep_roles() -> list[dict[str, Any]]:
    """Prepositions that name a party of an event, by its type."""
    return cast("list[dict[str, Any]]", load_grammar()["preps"])


def _is_party(parsed: ParsedReport, noun: Token, allowed: frozenset[str], *, is_open: bool = False) -> bool:
    """True if the noun can be a party; with `is_open`, also a noun of no class, if not of time."""
    classes = parsed.classes(noun)
    if noun.pos_ == "PRON":
        return bool(classes) or noun.lower_ in ("it", "who", "themselves")
    if "place" in classes and "state" not in classes:
        return False
    if classes & allowed:
        return True
    if classes & WEAPONS:
        return any(
            parsed.classes(c) & (ARMED | {"state"}) for c in noun.children if c.dep_ in ("compound", "amod", "poss")
        )
    if classes or noun.ent_type_ in ("DATE", "TIME", "MONEY", "PERCENT", "CARDINAL", "ORDINAL", "QUANTITY"):
        return False
    is_name = noun.pos_ == "PROPN" and not parsed.toponyms.is_toponym(noun.text)
    return is_name or (is_open and noun.pos_ == "NOUN" and noun.dep_ in ("nsubj", "nsubjpass", "dobj", "pobj", "conj"))


def _light_host(noun: Token) -> Token | None:
    """The verb that an event noun is object or subject of, conjunctions seen through."""
    while noun.dep_ == "conj" and noun.head.pos_ not in VERBAL:
        noun = noun.head
    if noun.dep_ in ("dobj", "nsubjpass", "attr", "nsubj", "dative", "oprd") and noun.head.pos_ in VERBAL:
        return noun.head
    if noun.dep_ == "pobj" and noun.head.dep_ in ("prep", "agent") and noun.head.head.pos_ in VERBAL:
        return noun.head.head
    return None


class RoleFinder:
    """Collects the parties of one trigger; `actors` and `targets` are head tokens in order of certainty."""

    def __init__(self, parsed: ParsedReport, trigger: Trigger) -> None:
        self.parsed, self.trigger = parsed, trigger
        self.actors: list[Token] = []
        self.targets: list[Token] = []

    def find(self) -> tuple[list[Token], list[Token]]:
        """Actors and targets."""
        self._from_own_arguments()
        if self.trigger.head.pos_ not in VERBAL:
            self._from_modifiers()
            self._from_carrying_verb()
        self.targets = [t for t in self.targets if t not in self.actors]
        return self.actors, self.targets

    def _take(self, role: str, nouns: Iterable[Token]) -> None:
        into = {"actor": self.actors, "target": self.targets}.get(role)
        if into is None:
            return
        is_open = self.trigger.frame.type in ANY_PARTY
        for noun in nouns:
            if noun not in into and _is_party(self.parsed, noun, ACTING if role == "actor" else HIT, is_open=is_open):
                into.append(noun)

    def _from_own_arguments(self) -> None:
        roles, found = self.trigger.frame.roles, self.trigger.arguments
        self._take(roles.subject, found.subject)
        self._take(roles.by, found.by)
        self._take(roles.object, found.object)
        own_head = self.trigger.head.pos_ in VERBAL
        for prep, noun in found.preps:
            if prep == "of" and not own_head:
                self._take(roles.of, [noun])
            elif prep in ("on", "against") and not self._is_placed(noun):
                self._take(roles.on, [noun])
            elif prep in ("at", "into") and self.trigger.frame.type in STRUCK_AT and not self._is_placed(noun):
                self._take("target", [noun])
            else:
                self._from_preposition(prep, noun)

    def _from_preposition(self, prep: str, noun: Token) -> None:
        if prep == "between" and self.trigger.frame.type == "armed_clash":
            self._take_sides(noun)
            return
        for entry in load_prep_roles():
            lemmas = entry.get("lemmas", [self.trigger.head.lemma_])
            if (
                self.trigger.frame.type in entry["types"]
                and prep in entry["preps"]
                and self.trigger.head.lemma_ in lemmas
            ):
                self._take(entry["role"], [noun])

    def _take_sides(self, noun: Token) -> None:
        """Those who fight each other, of whatever class ("gold diggers"), but not places they fight between."""
        if not self._is_placed(noun) and _is_party(self.parsed, noun, ACTING, is_open=True):
            self.actors.append(noun)

    def _is_placed(self, noun: Token) -> bool:
        classes = self.parsed.classes(noun)
        return bool(classes & {"place", "road"}) and "state" not in classes

    def _from_modifiers(self) -> None:
        for modifier in self.trigger.arguments.modifiers:
            classes = self.parsed.classes(modifier)
            hit = classes & UNARMED or classes & {"vehicle", "building", "position"}
            if hit and self.trigger.frame.type in VIOLENT:
                self._take("target", [modifier])
            elif classes & ACTING or modifier.dep_ == "poss":
                self._take(self.trigger.frame.roles.modifier, [modifier])

    def _from_carrying_verb(self) -> None:
        noun, host = self.trigger.head, _light_host(self.trigger.head)
        if host is None:
            return
        lists, above = load_grammar(), find_arguments(host)
        light, striking = lists["light_verbs"], lists["striking"]["verbs"]
        is_object = noun.dep_ in ("dobj", "attr", "conj") or noun.dep_ == "pobj"
        if noun.dep_ == "nsubj" and host.lemma_ in striking:
            self._take("target", above.object)
        elif noun.dep_ == "pobj" and host.lemma_ in ("kill", "wound", "injure", "die", "hurt", "destroy", "damage"):
            self._take("target", above.object or above.subject)
        elif is_object and host.lemma_ in light["target"]:
            self._take("target", above.subject)
        elif is_object and host.lemma_ in light["actor"]:
            self._take(self.trigger.frame.roles.subject, above.subject)
        elif noun.dep_ == "nsubjpass":
            self._take("actor", above.by)


def find_roles(parsed: ParsedReport, trigger: Trigger) -> tuple[list[Token], list[Token]]:
    """Actors and targets of a trigger as head tokens (codebook section 4, `actors` and `targets`)."""
    return RoleFinder(parsed, trigger).find()
