"""The words of `lexicon/source_kinds.toml`, and how a noun phrase is cut into them."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from tidings.model.vocabulary import SourceKind

_WORD = re.compile(r"\w[\w.&]*(?:-\w+)*|['’]s?\b|\"")
_IRREGULAR = {"men": "man", "women": "woman", "people": "people", "wives": "wife", "children": "child"}
_SIBILANTS = ("ches", "shes", "sses", "xes")
_NOT_PLURAL = ("ss", "us", "is", "'s")


@dataclass(frozen=True, slots=True)
class KindWords:
    """Words of one kind: name runs, deciding heads and deciding modifiers."""

    kind: SourceKind
    names: tuple[tuple[str, ...], ...]
    heads: frozenset[str]
    modifiers: frozenset[str]


@dataclass(frozen=True, slots=True)
class KindLexicon:
    """The data file as lookups, in its order; see its comments for what each part is.

    `names` holds the names of all kinds by their first word, each with its place in the file's order.
    """

    kinds: tuple[KindWords, ...]
    names: Mapping[str, tuple[tuple[int, tuple[str, ...], SourceKind], ...]]
    vague: frozenset[str]
    not_modifiers: frozenset[str]
    default: Mapping[str, SourceKind]
    spokespeople: frozenset[str]
    offices: frozenset[str]
    people: frozenset[str]
    collective: frozenset[str]
    indefinite: frozenset[str]
    definite: frozenset[str]
    breaks: frozenset[str]


@cache
def load_kind_lexicon() -> KindLexicon:
    """Read the lexicon that ships with the package."""
    table = tomllib.loads(files("tidings.read").joinpath("lexicon/source_kinds.toml").read_text("utf-8"))
    kinds = tuple(
        KindWords(
            SourceKind(kind),
            tuple(tuple(words_of(name)) for name in words["names"]),
            frozenset(words["heads"]),
            frozenset(words["modifiers"]),
        )
        for kind, words in table.items()
        if kind not in {"vague", "naming", "grammar"}
    )
    naming, grammar = table["naming"], table["grammar"]
    return KindLexicon(
        kinds,
        _by_first_word(kinds),
        frozenset(table["vague"]["heads"]),
        frozenset(table["vague"]["not_modifiers"]),
        {head: SourceKind(kind) for head, kind in table["vague"]["default"].items()},
        *(frozenset(naming[key]) for key in ("spokespeople", "offices", "people", "collective")),
        *(frozenset(grammar[key]) for key in ("indefinite", "definite", "breaks")),
    )


def _by_first_word(kinds: tuple[KindWords, ...]) -> dict[str, tuple[tuple[int, tuple[str, ...], SourceKind], ...]]:
    found: dict[str, list[tuple[int, tuple[str, ...], SourceKind]]] = {}
    for rank, (name, kind) in enumerate((name, words.kind) for words in kinds for name in words.names):
        found.setdefault(name[0], []).append((rank, name, kind))
    return {word: tuple(names) for word, names in found.items()}


def words_of(phrase: str) -> list[str]:
    """Lower-case words of a phrase; a possessive mark is a word of its own, "U.N." keeps its points, "Gen." not."""
    words = (word.replace("’", "'") for word in _WORD.findall(phrase.lower()))
    return [word.rstrip(".") if word.count(".") == 1 else word for word in words]


def singular(word: str) -> str:
    """Singular of a regular English plural, and of the few irregular ones that name speakers."""
    for plural, one in _IRREGULAR.items():
        if word.endswith(plural):
            return word[: -len(plural)] + one
    if word.endswith("ies") and len(word) > len("ties"):
        return word[:-3] + "y"
    if word.endswith(_SIBILANTS):
        return word[:-2]
    return word[:-1] if word.endswith("s") and not word.endswith(_NOT_PLURAL) else word


def front_of(phrase: str) -> str:
    """The phrase up to its first comma: the head with its own modifiers, without titles or names set off after it."""
    return phrase.split(",", maxsplit=1)[0]


def head_of(words: list[str]) -> int:
    """Index of the head: the last word before the first preposition or relative pronoun."""
    breaks = load_kind_lexicon().breaks
    return next((at - 1 for at, word in enumerate(words) if at > 0 and word in breaks), len(words) - 1)
