"""Values and what they rest on: `Span`, `Stated`, `Abstained`, `Interval`, `Place`, `Count`, `Party`, `Source`."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Generic, TypeVar

from tidings.model.errors import RecordError
from tidings.model.vocabulary import CountKind, PartyKind, PlacePrecision, Reason, SourceKind, TimePrecision

T_co = TypeVar("T_co", covariant=True)


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Half-open range of characters of `Report.text`; never empty.

    Raises:
        RecordError: if start is negative or end is not after start.
    """

    start: int
    end: int

    def __post_init__(self) -> None:
        if self.start < 0 or self.end <= self.start:
            raise RecordError(f"empty or negative span [{self.start}, {self.end})")

    def of(self, text: str) -> str:
        """The characters of `text` that the span covers."""
        return text[self.start : self.end]

    def overlaps(self, other: Span) -> bool:
        """True if the two spans share a character."""
        return self.start < other.end and other.start < self.end

    def contains(self, other: Span) -> bool:
        """True if `other` lies wholly inside this span."""
        return self.start <= other.start and other.end <= self.end


@dataclass(frozen=True, slots=True)
class Stated(Generic[T_co]):
    """A value, the words it rests on and the step that made it.

    `spans` may be empty only where nothing in the words carries the value (for example the default status `actual`).
    `confidence` is None where it is not calibrated; no uncalibrated number is ever stored.
    """

    value: T_co
    spans: tuple[Span, ...]
    made_by: str
    confidence: float | None = None


@dataclass(frozen=True, slots=True)
class Abstained:
    """A step gave no value, and why."""

    reason: Reason
    made_by: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Interval:
    """Day or days of an event; either side may be open (None), both empty only with precision `unknown`.

    Raises:
        RecordError: if end is before start.
    """

    start: date | None
    end: date | None
    precision: TimePrecision

    def __post_init__(self) -> None:
        if self.start and self.end and self.end < self.start:
            raise RecordError(f"interval ends {self.end} before it starts {self.start}")


@dataclass(frozen=True, slots=True)
class Place:
    """A place as written, and the point it resolves to.

    `lat`, `lon` are degrees (WGS 84) or both None; `country` is ISO 3166-1 alpha-2 or None (at sea, unknown).
    `gazetteer_id` names the gazetteer row ("geonames:98182"); `how` says how it was found, for a person to read.

    Raises:
        RecordError: if only one of lat and lon is given, or one is out of range.
    """

    name: str
    lat: float | None = None
    lon: float | None = None
    country: str | None = None
    precision: PlacePrecision = PlacePrecision.WIDER
    gazetteer_id: str | None = None
    admin1: str | None = None
    admin2: str | None = None
    how: str = ""

    def __post_init__(self) -> None:
        if (self.lat is None) != (self.lon is None):
            raise RecordError(f"place {self.name!r} has half a point")
        if self.lat is not None and self.lon is not None and not (abs(self.lat) <= 90 and abs(self.lon) <= 180):
            raise RecordError(f"place {self.name!r} lies off the globe: {self.lat}, {self.lon}")


@dataclass(frozen=True, slots=True)
class Count:
    """A number told of an event, with the codebook's bounds (section 4 "Numbers", ruling 6).

    Raises:
        RecordError: if both bounds are missing or min is above max.
    """

    what: CountKind
    unit: str
    who: str
    min: int | None
    max: int | None

    def __post_init__(self) -> None:
        if self.min is None and self.max is None:
            raise RecordError("a count needs a bound")
        if self.min is not None and self.max is not None and self.min > self.max:
            raise RecordError(f"count min {self.min} above max {self.max}")


@dataclass(frozen=True, slots=True)
class Party:
    """A party as written, its kind, and the registry entry it resolves to (None where unknown)."""

    name: str
    kind: PartyKind | None = None
    party_id: str | None = None


@dataclass(frozen=True, slots=True)
class Source:
    """Who says so: name as written, kind, and whether it is unnamed."""

    name: str
    kind: SourceKind
    anonymous: bool
