"""The words of time expressions, read once from words.toml."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any


@dataclass(frozen=True)
class Lexicon:
    """What words.toml says.

    Attributes:
        classes: class name -> word -> value.
        unions: name of a union -> the classes, shapes and categories it joins.
        cased: words that count only with a capital.
        abbreviations: short forms that may end in a full stop.
        parts: unit -> part ("early") -> {"first", "last", "since"}.
        seasons: season -> its first month.
        feasts: name -> {"month", "day"} or {"easter"} or {"moon"}.
    """

    classes: Mapping[str, Mapping[str, Any]]
    unions: Mapping[str, tuple[str, ...]]
    cased: frozenset[str]
    abbreviations: frozenset[str]
    parts: Mapping[str, Mapping[str, Mapping[str, int]]]
    seasons: Mapping[str, int]
    feasts: Mapping[str, Mapping[str, int]]

    def members(self, name: str) -> tuple[str, ...]:
        """The classes, shapes and categories that a name stands for, unions opened."""
        if name not in self.unions:
            return (name,)
        return tuple(member for part in self.unions[name] for member in self.members(part))

    def value(self, name: str, word: str) -> Any:  # noqa: ANN401  # numbers and names: the class says which
        """What `word` means as a member of class or union `name`; None if it is none."""
        return next((found[word] for part in self.members(name) if word in (found := self.classes.get(part, {}))), None)


def read_table(name: str) -> dict[str, Any]:
    """One TOML file that stands beside this module."""
    return tomllib.loads(files(__package__).joinpath(name).read_text(encoding="utf-8"))


@cache
def load_lexicon() -> Lexicon:
    """The lexicon; the file is read at the first call."""
    table = read_table("words.toml")
    cased, abbreviations, unions = table.pop("cased"), table.pop("abbreviations"), table.pop("unions")
    parts, seasons, feasts = table.pop("parts"), table.pop("seasons"), table.pop("feasts")
    return Lexicon(
        classes=table,
        unions={name: tuple(members) for name, members in unions.items()},
        cased=frozenset(cased),
        abbreviations=frozenset(abbreviations),
        parts=parts,
        seasons=seasons,
        feasts=feasts,
    )
