"""The words of `lexicon/attribution.toml`: which verbs, nouns and prepositions lay a statement to a speaker."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class SpeechVerb:
    """Kind of a speech verb ("say", "deny", ...) and what must stand with it: "nothing", "clause" or "object"."""

    kind: str
    needs: str


@dataclass(frozen=True, slots=True)
class SpeechWords:
    """The data file as lookups; word runs are tuples of lower-case tokens."""

    verbs: Mapping[str, SpeechVerb]
    nouns: Mapping[str, str]
    prepositions: tuple[tuple[str, ...], ...]
    counts: frozenset[str]
    denial_verbs: frozenset[str]
    denial_names: frozenset[str]
    estimate_verbs: frozenset[str]
    statements: frozenset[str]
    issued: frozenset[str]
    issuing: frozenset[str]
    announcing: frozenset[str]
    issued_ends: tuple[str, ...]
    anonymity: tuple[str, ...]
    withholding: frozenset[str]
    asides: frozenset[str]
    telling: frozenset[str]
    carried: frozenset[str]
    not_outlets: frozenset[str]
    own_voice: frozenset[str]
    negations: frozenset[str]
    tolls: frozenset[str]


@cache
def load_speech_words() -> SpeechWords:
    """Read the lexicon that ships with the package."""
    table = tomllib.loads(files("tidings.read").joinpath("lexicon/attribution.toml").read_text("utf-8"))
    verbs = {word: SpeechVerb(group["kind"], group["needs"]) for group in table["verbs"] for word in group["words"]}
    nouns = {word: kind for kind, words in reversed(table["nouns"].items()) for word in words}
    return SpeechWords(
        verbs=verbs,
        nouns=nouns,
        prepositions=tuple(tuple(phrase.split()) for phrase in table["prepositions"]["phrases"]),
        counts=frozenset(table["prepositions"]["counts"]),
        denial_verbs=frozenset(table["denial_by_naming"]["verbs"]),
        denial_names=frozenset(table["denial_by_naming"]["names"]),
        estimate_verbs=frozenset(table["estimates"]["verbs"]),
        statements=frozenset(table["statements"]["words"]),
        issued=frozenset(table["statements"]["issued"]),
        issuing=frozenset(table["statements"]["issuing"]),
        announcing=frozenset(table["statements"]["announcing"]),
        issued_ends=tuple(table["statements"]["ends"]),
        anonymity=tuple(table["anonymity"]["phrases"]),
        withholding=frozenset(table["anonymity"]["withholding"]),
        asides=frozenset(table["told"]["asides"]),
        telling=frozenset(table["told"]["verbs"]),
        carried=frozenset(table["told"]["carried"]),
        not_outlets=frozenset(table["told"]["not_outlets"]),
        own_voice=frozenset(table["told"]["own_voice"]),
        negations=frozenset(table["replies"]["negations"]),
        tolls=frozenset(table["replies"]["tolls"]),
    )
