"""The reader's lexicon: noun classes and event frames, loaded from the data files beside it (see README.md)."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from typing import Any

from tidings.model.errors import ConfigError

PEOPLE = ("soldiers", "police", "fighters", "civilians", "protesters", "prisoners", "officials", "people")
UNIONS: Mapping[str, tuple[str, ...]] = {
    "armed": ("soldiers", "police", "fighters"),
    "persons": PEOPLE,
    "harmless": ("civilians", "protesters", "prisoners", "officials", "people"),
    "site": ("place", "position", "building", "road"),
}
CLASSES = frozenset(
    (
        *PEOPLE,
        *("place", "position", "building", "road", "aircraft", "artillery", "explosive", "arms", "vehicle"),
        *("goods", "poison", "operation", "pact", "message", "state", "org"),
    )
)
ENTRY_KEYS = frozenset(
    (
        "lemmas words subject object not_subject not_object particle prep not_prep needs_object voice with without "
        "status background strength roles"
    ).split()
)


@dataclass(frozen=True, slots=True)
class Roles:
    """Which part ("actor" or "target", or "" for none) each grammatical place of a trigger fills."""

    subject: str = "actor"
    object: str = "target"
    by: str = "actor"
    of: str = "target"
    on: str = "target"
    modifier: str = "actor"


@dataclass(frozen=True, slots=True)
class Frame:
    """One entry of `frames/<type>.toml`: words that tell of an event type, and the conditions on their arguments."""

    type: str
    kind: str
    words: tuple[str, ...]
    roles: Roles
    subject: frozenset[str] = frozenset()
    object: frozenset[str] = frozenset()
    not_subject: frozenset[str] = frozenset()
    not_object: frozenset[str] = frozenset()
    particle: frozenset[str] = frozenset()
    prep: Mapping[str, frozenset[str]] = field(default_factory=dict)
    not_prep: frozenset[str] = frozenset()
    needs_object: bool | None = None
    voice: str | None = None
    with_words: frozenset[str] = frozenset()
    without_words: frozenset[str] = frozenset()
    status: str | None = None
    background: bool = False
    weak: bool = False

    @property
    def conditions(self) -> int:
        """How much the entry asks for; of two entries that fit, the one that asks more knows more."""
        asked = (self.subject, self.object, self.particle, self.prep, self.with_words, self.voice)
        return sum(map(bool, asked)) + (self.needs_object is not None) + (self.kind == "phrase") * 2


@dataclass(frozen=True, slots=True)
class Lexicon:
    """All frames, indexed by the word they start from, and the class of each noun.

    Attributes:
        classes: noun lemma (or several words) to its classes.
        verbs, nouns: head lemma to frames.
        phrases: frames of kind phrase, by each literal first token.
    """

    classes: Mapping[str, frozenset[str]]
    verbs: Mapping[str, tuple[Frame, ...]]
    nouns: Mapping[str, tuple[Frame, ...]]
    phrases: Mapping[str, tuple[Frame, ...]]


def expand_unions(names: list[str]) -> frozenset[str]:
    """Class names with unions replaced by their members.

    Raises:
        ValueError: if a name is neither a class nor a union.
    """
    members = frozenset(member for name in names for member in UNIONS.get(name, (name,)))
    if unknown := members - CLASSES:
        raise ValueError(f"unknown class {', '.join(sorted(unknown))}")
    return members


def _frame(
    event_type: str, kind: str, words: tuple[str, ...], entry: Mapping[str, Any], roles: Mapping[str, str]
) -> Frame:
    if unknown := set(entry) - ENTRY_KEYS:
        raise ValueError(f"unknown key {', '.join(sorted(unknown))} in the entry of {words[0]!r}")
    own_roles = Roles(**{**roles, **entry.get("roles", {})})
    return Frame(
        type=event_type,
        kind=kind,
        words=words,
        roles=own_roles,
        subject=expand_unions(entry.get("subject", [])),
        object=expand_unions(entry.get("object", [])),
        not_subject=expand_unions(entry.get("not_subject", [])),
        not_object=expand_unions(entry.get("not_object", [])),
        particle=frozenset(entry.get("particle", [])),
        prep={name: expand_unions(asked) for name, asked in entry.get("prep", {}).items()},
        not_prep=frozenset(entry.get("not_prep", [])),
        needs_object=entry.get("needs_object"),
        voice=entry.get("voice"),
        with_words=frozenset(entry.get("with", [])),
        without_words=frozenset(entry.get("without", [])),
        status=entry.get("status"),
        background=entry.get("background", False),
        weak=entry.get("strength") == "weak",
    )


def parse_frames(content: str) -> Iterator[Frame]:
    """Frames of one file's text, in order.

    Raises:
        ValueError: if the file is not TOML of the form that README.md describes.
    """
    tables = tomllib.loads(content)
    event_type, roles = tables["type"], tables.get("roles", {})
    for kind in ("verb", "noun"):
        for entry in tables.get(kind, []):
            for words in entry["lemmas"]:
                yield _frame(event_type, kind, tuple(words.split()), entry, roles)
    for entry in tables.get("phrase", []):
        for words in entry["words"]:
            yield _frame(event_type, "phrase", tuple(words.split()), entry, roles)


def index_frames(frames: list[Frame]) -> Lexicon:
    """A lexicon without classes: verbs by their verb, nouns by their head (last word), phrases by their first word."""
    verbs: dict[str, list[Frame]] = {}
    nouns: dict[str, list[Frame]] = {}
    phrases: dict[str, list[Frame]] = {}
    for frame in frames:
        if frame.kind == "verb":
            verbs.setdefault(frame.words[0], []).append(frame)
        elif frame.kind == "noun":
            nouns.setdefault(frame.words[-1], []).append(frame)
        else:
            for first in frame.words[0].split("|"):
                phrases.setdefault(first, []).append(frame)
    return Lexicon({}, _freeze(verbs), _freeze(nouns), _freeze(phrases))


def _freeze(index: dict[str, list[Frame]]) -> dict[str, tuple[Frame, ...]]:
    return {word: tuple(found) for word, found in index.items()}


@cache
def load_lexicon() -> Lexicon:
    """The lexicon that tidings ships.

    Raises:
        ConfigError: if a data file is malformed; the message names the file.
    """
    folder = files(__package__)
    classes: dict[str, set[str]] = {}
    try:
        name = "classes.toml"
        for class_name, table in tomllib.loads(folder.joinpath(name).read_text("utf-8")).items():
            for word in table["words"]:
                classes.setdefault(word, set()).update(expand_unions([class_name]))
        frames: list[Frame] = []
        for file in sorted(folder.joinpath("frames").iterdir(), key=lambda file: file.name):
            name = file.name
            frames.extend(parse_frames(file.read_text("utf-8")))
    except (ValueError, KeyError, TypeError) as error:
        raise ConfigError(f"the lexicon file {name} is malformed: {error}; see read/lexicon/README.md") from error
    indexed = index_frames(frames)
    frozen = {word: frozenset(found) for word, found in classes.items()}
    return Lexicon(frozen, indexed.verbs, indexed.nouns, indexed.phrases)
