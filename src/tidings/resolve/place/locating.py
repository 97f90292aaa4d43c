"""From chosen entries to a Place: point, country and precision (codebook section 4 and ruling 12)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from tidings.model.values import Place
from tidings.model.vocabulary import PlacePrecision
from tidings.resolve.gazetteer.entry import AREA_KINDS, Entry
from tidings.resolve.place.geometry import Point, distance_km, middle, move
from tidings.resolve.place.phrase import PlacePhrase
from tidings.resolve.place.ranking import Choice

BESIDE_KM = 10.0
"""How far "south of X" is taken to be where no distance is told: well inside the codebook's 25 km."""
PART_KM = 2.0
"""How far a part of a town lies from its middle."""
TOWN_RADIUS_KM = 40.0
"""A division no wider than this may stand for its town in "outside X"."""
BETWEEN_KM = 300.0
"""Two names further apart do not name one road."""

_BY_KIND = {
    "country": PlacePrecision.COUNTRY,
    "admin1": PlacePrecision.PROVINCE,
    "admin2": PlacePrecision.DISTRICT,
    "wider": PlacePrecision.WIDER,
}
_BY_NOUN = {
    "admin1": PlacePrecision.PROVINCE,
    "admin2": PlacePrecision.DISTRICT,
    "area": PlacePrecision.AREA,
    "country": PlacePrecision.COUNTRY,
}


def locate(phrase: str, parsed: PlacePhrase, choices: Sequence[Choice | None], *, is_own: bool = True) -> Place | None:
    """The place of a phrase by the names in it, or None if the first was not found.

    Args:
        phrase: as written.
        parsed: the phrase, taken apart.
        choices: what was chosen for each of its names.
        is_own: False where the place itself has no point and the names only tell what holds it.
    """
    found = [c for c in choices if c]
    if parsed.is_pair and len(found) > 1 and (pair := _between(phrase, parsed, found)):
        return pair
    if not choices or choices[0] is None:
        return None
    return _from_base(phrase, parsed, choices[0], is_own=is_own)


def locate_within(phrase: str, parsed: PlacePhrase, town: Choice) -> Place | None:
    """A site, quarter or street at the point of its town; None for a bare name, which may be a place outside it.

    None too for a site of another town that the gazetteer lacks ("the grain market of Tambul").
    """
    inside = {"site", "street", "neighbourhood"}
    is_beside = parsed.noun is None and (parsed.is_near or parsed.is_outside)
    if len(parsed.names) > 1 or re.search(r"\b(?:of|in|at|near) [A-Z]", phrase):
        return None
    if parsed.names and ((parsed.noun or parsed.head) not in inside or is_beside):
        return None
    return _from_base(phrase, parsed, town, is_own=False)


def unplaced(phrase: str, parsed: PlacePhrase, country: str, told_by: str) -> Place:
    """A place whose name the gazetteer lacks: a country, no point, precision by its words."""
    precision = _by_words(parsed) or _BY_NOUN.get(parsed.noun or "", PlacePrecision.SITE)
    if parsed.is_sea:
        return Place(phrase, precision=precision, how="at sea; name not in the gazetteer")
    return Place(phrase, country=country, precision=precision, how=f"not in the gazetteer; {told_by}, no point")


def _from_base(phrase: str, parsed: PlacePhrase, base: Choice, *, is_own: bool) -> Place:
    entry = base.entry
    precision = _precision(parsed, entry, is_own=is_own)
    point, moved = _point(parsed, entry)
    place = Place(
        phrase,
        point[0] if point else None,
        point[1] if point else None,
        None if parsed.is_sea else entry.country,
        precision,
        entry.id,
        entry.admin1,
        entry.admin2,
        explain(base, is_own=is_own, moved=moved),
    )
    return replace(place, admin1=None, admin2=None) if parsed.is_sea else place


def _precision(parsed: PlacePhrase, entry: Entry, *, is_own: bool) -> PlacePrecision:
    by_kind = PlacePrecision.AREA if entry.kind in AREA_KINDS else _BY_KIND.get(entry.kind, PlacePrecision.SITE)
    if parsed.is_sea or parsed.is_along:
        return PlacePrecision.AREA
    if parsed.is_countryside and parsed.bearing is not None:  # "northern Hama countryside" is no town
        return PlacePrecision.AREA
    if by_kind is PlacePrecision.SITE or _names_a_town(parsed, entry):
        return _settlement_precision(parsed, entry, is_own=is_own)
    is_part = parsed.bearing is not None or parsed.is_countryside
    if is_part and by_kind in {PlacePrecision.PROVINCE, PlacePrecision.COUNTRY}:
        return PlacePrecision.AREA
    return by_kind


def _settlement_precision(parsed: PlacePhrase, entry: Entry, *, is_own: bool) -> PlacePrecision:
    if (
        not is_own and parsed.names and parsed.bearing is not None and not parsed.is_outside
    ):  # a named site "in north Belfast"
        return PlacePrecision.SITE
    by_words = _by_words(parsed)
    if by_words:
        return by_words
    if parsed.noun == "road" or (parsed.is_pair and not parsed.is_named_pair):
        return PlacePrecision.NEAR  # one name tells where a road leads, not where on it
    if (is_own and entry.kind in {"settlement", "admin2"}) or not parsed.names:
        return _BY_NOUN.get(parsed.noun or "", PlacePrecision.SITE)
    return PlacePrecision.SITE


def _names_a_town(parsed: PlacePhrase, entry: Entry) -> bool:
    """True where only a division was found but the words mean its town: "outside X", or one that has no point."""
    if entry.kind not in {"admin1", "admin2"} or parsed.noun not in {None, "settlement", "site"}:
        return False
    is_small = entry.radius_km is None or entry.radius_km <= TOWN_RADIUS_KM
    has_town = parsed.is_near or parsed.is_outside or "site" in {parsed.noun, parsed.head}
    return (entry.lat is None and entry.kind == "admin2") or (is_small and has_town)


def _by_words(parsed: PlacePhrase) -> PlacePrecision | None:
    if parsed.is_sea or parsed.is_along:
        return PlacePrecision.AREA
    if parsed.is_near or parsed.bearing is not None or parsed.distance_km is not None or parsed.is_countryside:
        return PlacePrecision.NEAR
    return None


def _point(parsed: PlacePhrase, entry: Entry) -> tuple[Point | None, str]:
    if entry.lat is None or entry.lon is None:
        return None, ""
    point = (entry.lat, entry.lon)
    if parsed.bearing is None:
        return point, ""
    inside = entry.radius_km * 0.8 if entry.radius_km else PART_KM
    km = (parsed.distance_km or BESIDE_KM) if parsed.is_outside else inside
    return move(point, parsed.bearing, km), f"moved {km:.0f} km towards {parsed.bearing:.0f} degrees"


def _between(phrase: str, parsed: PlacePhrase, found: Sequence[Choice]) -> Place | None:
    first, second = found[0].entry, found[1].entry
    if first.lat is None or first.lon is None or second.lat is None or second.lon is None:
        return None
    a, b = (first.lat, first.lon), (second.lat, second.lon)
    if distance_km(a, b) > BETWEEN_KM:
        return None
    lat, lon = middle(a, b)
    both = {first.kind, second.kind}
    exact = PlacePrecision.SITE if parsed.is_named_pair else PlacePrecision.NEAR
    precision = exact if both == {"settlement"} else max(_precision(parsed, e, is_own=True) for e in (first, second))
    country = first.country if first.country == second.country else None
    admin1 = first.admin1 if first.admin1 == second.admin1 else None
    return Place(phrase, lat, lon, country, precision, None, admin1, None, f"middle of {first.name} and {second.name}")


def explain(choice: Choice, *, is_own: bool, moved: str) -> str:
    """In words how a place was found, for a person to check."""
    entry = choice.entry
    where = ", ".join(p for p in (entry.admin1 if entry.kind != "admin1" else None, entry.country) if p)
    parts = [f"{'' if is_own else 'within '}{entry.name} ({entry.kind}{', ' + where if where else ''})"]
    parts.append(f"{choice.considered} candidates" if choice.considered != 1 else "only candidate")
    if choice.runner_up:
        parts.append(f"rather than {choice.runner_up.name}, {choice.runner_up.country}")
    if choice.level:
        parts.append("by a variant of its name" if choice.level == 1 else "by the sound of its name")
    parts += [part for part in (f"point: {entry.point_from}" if entry.point_from else "", moved) if part]
    return "; ".join(parts)
