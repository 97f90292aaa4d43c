"""An Entry is one place of the gazetteer."""

from __future__ import annotations

from dataclasses import dataclass

AREA_KINDS = frozenset(
    {"river", "lake", "mountains", "valley", "desert", "region", "coast", "sea", "island", "border", "line"}
)
SITE_KINDS = frozenset({"camp", "crossing", "base", "airport", "dam", "facility", "neighbourhood"})
DIVISION_KINDS = frozenset({"country", "admin1", "admin2"})


@dataclass(frozen=True, slots=True)
class Entry:
    """One place: a country, a division, a settlement, or a feature of the supplement.

    Attributes:
        id: "geonames:98182", "iso:SG-05" or "tidings:jebel-marra".
        lat, lon: degrees (WGS 84), or both None where the sources tell no point.
        country: ISO 3166-1 alpha-2; None for a place in several countries or at sea.
        admin1, admin2: names of the divisions that hold it (its own name for a division).
        kind: "country", "admin1", "admin2", "settlement", "wider" (more than a country), a feature of `AREA_KINDS`
            or a site of `SITE_KINDS`.
        population: people; for a division the sum over its settlements.
        radius_km: how far its settlements lie from its point on average (divisions and countries), else None.
        is_capital: true for the capital of a country.
        point_from: how the point was found where it is not the source's own.
    """

    id: str
    name: str
    lat: float | None
    lon: float | None
    country: str | None
    admin1: str | None
    admin2: str | None
    kind: str
    population: int
    radius_km: float | None = None
    point_from: str = ""
    is_capital: bool = False


@dataclass(frozen=True, slots=True)
class Match:
    """An entry found for a name, and how strictly: 0 the name itself, 1 a variant of it, 2 only its sound."""

    entry: Entry
    level: int
