"""One party of the registry, and the two files that entries come from."""

from __future__ import annotations

import csv
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from importlib.resources import files
from typing import Any

from tidings.model.errors import ConfigError
from tidings.model.vocabulary import PartyKind
from tidings.resolve.gazetteer.folding import fold

COLUMNS = ("id", "name", "kind", "countries", "aliases", "cameo", "source")
SUPPLEMENT_KEYS = frozenset(("aliases", "exact", "countries", "ucdp", "state", "start", "end"))


@dataclass(frozen=True, slots=True)
class RegistryEntry:
    """A party that reports name.

    Attributes:
        id: "ucdp:234" for a UCDP actor, "phoenix:..." for a group that only the Phoenix dictionary has, "party:..." for
            one kept by hand, "state:IQ:military" for a state's force, "state:IQ" for the state itself.
        name: the usual English name.
        kind: what it is.
        countries: ISO 3166-1 alpha-2 codes of where it is or was active, home first; empty for worldwide bodies.
        aliases: other names, in any spelling; a name in capitals is an acronym and matches only as such.
        exact: names that match only as written, letter for letter ("IS", "CARE").
        cameo: CAMEO actor codes.
        start, end: years of its activity where known.
        is_well_known: kept by hand; wins over others of the same name.
    """

    id: str
    name: str
    kind: PartyKind
    countries: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()
    exact: tuple[str, ...] = ()
    cameo: tuple[str, ...] = ()
    start: int | None = None
    end: int | None = None
    is_well_known: bool = False

    @property
    def ucdp_id(self) -> int | None:
        """The actor's number in the UCDP actor list."""
        source, _, number = self.id.partition(":")
        return int(number) if source == "ucdp" else None

    def was_active(self, year: int) -> bool:
        """False only if the known years rule the year out."""
        return not ((self.start and year < self.start) or (self.end and year > self.end))


def _split(cell: str) -> tuple[str, ...]:
    return tuple(part for part in cell.split("|") if part)


def _from_row(row: Mapping[str, str]) -> RegistryEntry:
    return RegistryEntry(
        row["id"],
        row["name"],
        PartyKind(row["kind"]),
        _split(row["countries"]),
        _split(row["aliases"]),
        cameo=_split(row["cameo"]),
    )


def _slug(name: str) -> str:
    return "-".join("".join(c if c.isalnum() else " " for c in fold(name)).split())


def _id(name: str, kind: PartyKind, table: Mapping[str, Any]) -> str:
    if "ucdp" in table:
        return f"ucdp:{table['ucdp']}"
    return f"state:{table['countries'][0]}:{kind}" if table.get("state") else f"party:{_slug(name)}"


def _from_table(name: str, kind: PartyKind, table: Mapping[str, Any]) -> RegistryEntry:
    if unknown := set(table) - SUPPLEMENT_KEYS:
        raise ValueError(f"unknown key {', '.join(sorted(unknown))} of {name!r}")
    return RegistryEntry(
        _id(name, kind, table),
        name,
        kind,
        tuple(table.get("countries", ())),
        tuple(table.get("aliases", ())),
        tuple(table.get("exact", ())),
        start=table.get("start"),
        end=table.get("end"),
        is_well_known=True,
    )


def parse_rows(content: str) -> Iterator[RegistryEntry]:
    """Entries of `parties.tsv`; lines that start with # are comments."""
    lines = [line for line in content.splitlines() if not line.startswith("#")]
    reader = csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)
    return map(_from_row, reader)


def parse_supplement(content: str) -> Iterator[RegistryEntry]:
    """Entries of `parties_supplement.toml`: one table a kind, one line a party."""
    tables = tomllib.loads(content)
    for kind, parties in tables.items():
        for name, table in parties.items():
            yield _from_table(name, PartyKind(kind), table)


def merge(built: RegistryEntry, kept: RegistryEntry) -> RegistryEntry:
    """The hand-kept entry with what the built one of the same id adds."""
    return replace(
        kept,
        countries=kept.countries or built.countries,
        aliases=tuple(dict.fromkeys((*kept.aliases, built.name, *built.aliases))),
        cameo=kept.cameo or built.cameo,
        start=kept.start or built.start,
        end=kept.end or built.end,
    )


def load_entries() -> list[RegistryEntry]:
    """All parties that tidings ships, hand-kept ones first.

    Raises:
        ConfigError: if a data file is malformed; the message names the file.
    """
    folder = files("tidings.resolve") / "data"
    name = "parties.tsv"
    try:
        built = {entry.id: entry for entry in parse_rows(folder.joinpath(name).read_text("utf-8"))}
        name = "parties_supplement.toml"
        kept = list(parse_supplement(folder.joinpath(name).read_text("utf-8")))
    except (ValueError, KeyError, TypeError) as error:
        raise ConfigError(f"the party file {name} is malformed: {error}; see docs/decisions/0006-parties.md") from error
    merged = [merge(found, entry) if (found := built.pop(entry.id, None)) else entry for entry in kept]
    return [*merged, *built.values()]
