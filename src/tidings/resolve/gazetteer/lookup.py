"""Look-up: names to entries, words to countries."""

from __future__ import annotations

import hashlib
import json
import sqlite3
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from tidings.model.errors import ConfigError
from tidings.resolve.gazetteer.entry import Entry, Match
from tidings.resolve.gazetteer.folding import fold, fold_sound, fold_variant, without_designator
from tidings.resolve.gazetteer.location import ensure_gazetteer

_COLUMNS = ", ".join(
    f"e.{column}"
    for column in (
        *("source", "name", "lat", "lon", "country", "admin1", "admin2"),
        *("kind", "population", "radius_km", "point_from", "is_capital"),
    )
)
_BY_NAME = f"SELECT n.level, {_COLUMNS} FROM name n JOIN entry e ON e.id = n.entry WHERE n.key = ?"  # noqa: S608 -- constants only
_BY_SOUND = f"SELECT 2, {_COLUMNS} FROM sound s JOIN entry e ON e.id = s.entry WHERE s.key = ?"  # noqa: S608 -- constants only
_CAPITAL = f"SELECT 0, {_COLUMNS} FROM entry e WHERE e.country = ? AND e.is_capital"  # noqa: S608 -- constants only
_KEPT = 4096
"""Names whose matches are kept in memory; a run meets the same names again and again."""


@dataclass(frozen=True, slots=True)
class Description:
    """What a gazetteer file is: for the `doctor` command."""

    path: Path
    size_bytes: int
    entries: int
    names: int
    kinds: Mapping[str, int]
    versions: Mapping[str, str]


class Gazetteer:
    """A compiled gazetteer, opened read-only. Use one in each thread and process."""

    def __init__(self, path: Path) -> None:
        """Open the file at `path`.

        Raises:
            ConfigError: if it is missing or not a gazetteer.
        """
        self.path = path
        self._matches: dict[str, tuple[Match, ...]] = {}
        try:
            self._base = sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro&immutable=1", uri=True)
            words = self._base.execute("SELECT key, alpha2, is_adjective FROM country_word").fetchall()
        except sqlite3.Error as error:
            raise ConfigError(f"{path} is not a gazetteer ({error}); delete it and it will be built again") from error
        self._country_words: dict[str, str] = {key: alpha2 for key, alpha2, _ in words}
        self._adjectives = frozenset(key for key, _, is_adjective in words if is_adjective)

    @classmethod
    def open(cls, path: Path | None = None) -> Self:
        """Open the gazetteer at `path`, or the default one, which is built on first use (about half a minute).

        Raises:
            ConfigError: if it can be neither opened nor built.
        """
        return cls(path or ensure_gazetteer())

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close the file; further look-ups fail."""
        self._base.close()

    def matches(self, name: str) -> tuple[Match, ...]:
        """Entries called `name` or a plain variant of it (article, "Tall/Tel", designators), most populous first."""
        if name not in self._matches:
            if len(self._matches) >= _KEPT:
                self._matches.clear()
            self._matches[name] = self._find(name)
        return self._matches[name]

    def candidates(self, name: str) -> tuple[Entry, ...]:
        """The entries of `matches(name)`, strict matches first."""
        return tuple(match.entry for match in sorted(self.matches(name), key=lambda m: m.level))

    def similar(self, name: str) -> tuple[Match, ...]:
        """Entries whose name differs as two romanisations do; accept one only inside a known country."""
        key = fold_sound(without_designator(fold(name)))
        if not key:
            return ()
        return _by_population(Match(_entry(row), 2) for row in self._base.execute(_BY_SOUND, (key,)))

    def is_toponym(self, name: str) -> bool:
        """True if `name` is, folded, the name of some entry; capitals and context are the caller's to judge."""
        return bool(self.matches(name))

    def country_of(self, name_or_adjective: str) -> str | None:
        """ISO alpha-2 code for a country's name, adjective or demonym ("Iraqi", "Iraqis", "Iraq"), else None."""
        return self._country_words.get(self._country_key(name_or_adjective))

    def is_adjective(self, word: str) -> bool:
        """True for an adjective or demonym of a country ("Iraqi"), False for its name ("Iraq")."""
        return self._country_key(word) in self._adjectives

    def capital_of(self, alpha2: str) -> Entry | None:
        """The capital of a country, None where the sources tell none."""
        row = self._base.execute(_CAPITAL, (alpha2,)).fetchone()
        return _entry(row) if row else None

    @property
    def edition(self) -> str:
        """Eight hex digits over the versions of the sources and the size of the file."""
        (versions,) = self._base.execute("SELECT value FROM meta WHERE key = 'versions'").fetchone()
        return hashlib.sha256(f"{versions} {self.path.stat().st_size}".encode()).hexdigest()[:8]

    def describe(self) -> Description:
        """What the file is: path, size, rows by kind, versions of its sources."""
        kinds = dict(self._base.execute("SELECT kind, count(*) FROM entry GROUP BY kind ORDER BY 2 DESC"))
        (names,) = self._base.execute("SELECT count(*) FROM name").fetchone()
        (versions,) = self._base.execute("SELECT value FROM meta WHERE key = 'versions'").fetchone()
        return Description(self.path, self.path.stat().st_size, sum(kinds.values()), names, kinds, json.loads(versions))

    def _country_key(self, word: str) -> str:
        key = fold(word).removeprefix("the ")
        if key == "us" and word not in {"US", "U.S.", "U.S"}:  # the pronoun
            return ""
        if key not in self._country_words and key.endswith("s") and key[:-1] in self._country_words:
            return key[:-1]
        return key

    def _find(self, name: str) -> tuple[Match, ...]:
        key = fold(name)
        keys = dict.fromkeys((key, without_designator(key)))
        exact = [Match(_entry(row), row[0]) for k in keys for row in self._base.execute(_BY_NAME, (k,))]
        looser = {fold_variant(k) for k in keys} - keys.keys()
        exact += [Match(_entry(row), 1) for k in looser for row in self._base.execute(_BY_NAME, (k,))]
        strictest: dict[str, Match] = {}
        for match in sorted(exact, key=lambda m: m.level):
            strictest.setdefault(match.entry.id, match)
        return _by_population(strictest.values())


def _entry(row: tuple[Any, ...]) -> Entry:
    return Entry(*(*row[1:-1], bool(row[-1])))


def _by_population(matches: Iterable[Match]) -> tuple[Match, ...]:
    return tuple(sorted(matches, key=lambda m: -m.entry.population))
