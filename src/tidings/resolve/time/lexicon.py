"""The words of time expressions, read once from words.toml."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any


@dataclass(frozen=True, eq=False)  # known by identity: tables made of it are kept
class Lexicon:
    """What words.toml says.

    Attributes:
        classes: class name -> word -> value (0 for words of a class that is a plain list).
        unions: name of a union -> the classes, shapes and categories it joins.
        cased: words that count only with a capital.
        abbreviations: short forms that may end in a full stop.
        parts: unit -> part ("early") -> {"first", "last", "since"}.
        seasons: season -> its first month.
        feasts: name -> {"month", "day"} or {"easter"} or {"moon"}.
        seeds: the classes whose words may be the heart of a time expression.
    """

    classes: Mapping[str, Mapping[str, Any]]
    unions: Mapping[str, tuple[str, ...]]
    cased: frozenset[str]
    abbreviations: frozenset[str]
    parts: Mapping[str, Mapping[str, Mapping[str, int]]]
    seasons: Mapping[str, int]
    feasts: Mapping[str, Mapping[str, int]]
    seeds: tuple[str, ...]

    def members(self, name: str) -> tuple[str, ...]:
        """The classes, shapes and categories that a name stands for, unions opened."""
        if name not in self.unions:
            return (name,)
        return tuple(member for part in self.unions[name] for member in self.members(part))

    def value(self, name: str, word: str) -> Any:  # noqa: ANN401  # numbers and names: the class says which
        """What `word` means as a member of class or union `name`; None if it is none."""
        return next((found[word] for part in self.members(name) if word in (found := self.classes.get(part, {}))), None)


def read_table(name: str, package: str = __package__) -> dict[str, Any]:
    """One TOML file that stands beside this module, or in another package."""
    return tomllib.loads(files(package).joinpath(name).read_text(encoding="utf-8"))


@cache
def load_lexicon() -> Lexicon:
    """The lexicon; the file is read at the first call."""
    return make_lexicon(read_table("words.toml"))


def make_lexicon(table: Mapping[str, Any]) -> Lexicon:
    """The lexicon that a table in the form of words.toml describes."""
    classes = table["classes"]
    return Lexicon(
        classes={
            name: words if isinstance(words, dict) else dict.fromkeys(words, 0) for name, words in classes.items()
        },
        unions={name: tuple(members) for name, members in table["unions"].items()},
        cased=frozenset(table["cased"]),
        abbreviations=frozenset(table["abbreviations"]),
        parts=table["parts"],
        seasons=table["seasons"],
        feasts=table["feasts"],
        seeds=tuple(table["seeds"]),
    )
