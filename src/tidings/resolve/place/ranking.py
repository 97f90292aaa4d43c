"""Which of the places of one name a report means."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from tidings.resolve.gazetteer.entry import AREA_KINDS, SITE_KINDS, Entry, Match
from tidings.resolve.gazetteer.folding import fold, fold_sound
from tidings.resolve.place.context import ReportContext, size_of
from tidings.resolve.place.geometry import distance_km

COUNTRY_WEIGHT, DIVISION_WEIGHT, NEAR_WEIGHT, TOGETHER_WEIGHT, LEVEL_COST = 2.5, 1.0, 2.0, 2.5, 0.7
FAME_WEIGHT = 1.0
WANTED, UNWANTED = 3.0, -1.5
TOGETHER_KM = 120.0
SOUND_NEARNESS = 0.45
"""How near the report's other places a name of similar sound must lie: some 120 km."""
SAME_NEARNESS = 0.15
"""How near them a town must lie to be meant by "the X camp", "X district": some 280 km."""
QUARTER_NEARNESS = 0.8
"""How near them a town must lie to be a quarter of one of them: some 30 km."""
SEAT_SHARE = 0.05
SEAT_POPULATION = 3_000
"""A town is meant by the name of its division if it is this big and has that very name, or that share of the people."""
KNOWN = 4.5
"""Size from which a name that only one country has may be meant without any other sign of it."""
FAMOUS = 5.7
"""Size (log10 of population) from which a place may be meant without any other sign of its country."""


@dataclass(frozen=True, slots=True)
class Choice:
    """The entry chosen for a name, its score, and the best score of an entry elsewhere (None if there is none)."""

    entry: Entry
    level: int
    score: float
    considered: int
    runner_up: Entry | None = None
    margin: float | None = None


def choose(
    name: str,
    matches: Sequence[Match],
    context: ReportContext,
    wanted: str | None = None,
    partners: Sequence[Entry] = (),
) -> Choice | None:
    """Choose the likeliest entry, or None if none is likely enough to put on a map.

    Args:
        name: as written.
        matches: its entries.
        context: evidence of the report.
        wanted: kind of place that a noun beside the name asks for.
        partners: entries that the phrase or the text puts beside the name.
    """
    scored = sorted(
        (
            (score_match(name, m, context, wanted, partners), m)
            for m in matches
            if is_plausible(name, m, context, wanted, partners) or (wanted is None and is_only_one(name, m, matches))
        ),
        key=lambda pair: -pair[0],
    )
    if not scored:
        return None
    score, best = scored[0]
    best = _seat_of(name, best, matches) if wanted is None else best
    rival = next(((s, m.entry) for s, m in scored[1:] if _is_elsewhere(m.entry, best.entry)), None)
    return Choice(best.entry, best.level, score, len(matches), rival and rival[1], score - rival[0] if rival else None)


def score_match(
    name: str, match: Match, context: ReportContext, wanted: str | None, partners: Sequence[Entry]
) -> float:
    """Sum of what speaks for an entry: size, country, province, nearness, partners, kind, strictness of the match."""
    entry = match.entry
    score = size_of(entry) - LEVEL_COST * match.level + COUNTRY_WEIGHT * context.share(entry.country, without=name)
    score += DIVISION_WEIGHT * min(1.0, context.divisions.get((entry.country or "", entry.admin1 or ""), 0.0) / 2)
    score += FAME_WEIGHT * (size_of(entry) >= FAMOUS)
    score += NEAR_WEIGHT * context.nearness(name, entry)
    score += TOGETHER_WEIGHT * max((beside(entry, partner) for partner in partners), default=0.0)
    return score + kind_score(entry.kind, wanted)


def is_plausible(
    name: str, match: Match, context: ReportContext, wanted: str | None, partners: Sequence[Entry]
) -> bool:
    """False for a guess: a small place, or one of similar sound, in a country that nothing in the report speaks for."""
    entry = match.entry
    share = context.share(entry.country, without=name)
    if wanted in {"street", "neighbourhood"} and entry.kind not in SITE_KINDS:  # a town of the name is another place
        return wanted == "neighbourhood" and context.nearness(name, entry) >= QUARTER_NEARNESS
    if match.level >= 2:
        return share >= 0.5 and context.nearness(name, entry) >= SOUND_NEARNESS
    if any(beside(entry, partner) > 0 for partner in partners if partner.kind != "country"):
        return True
    if (wanted == "site" and entry.kind not in SITE_KINDS) or (wanted == "admin2" and entry.kind == "settlement"):
        # a far place of the name is another place
        return share >= 0.3 and (not context.anchors or context.nearness(name, entry) >= SAME_NEARNESS)
    if any(beside(entry, partner) > 0 for partner in partners):
        return True
    return entry.country is None or share >= 0.15 or size_of(entry) >= FAMOUS or not context.weight


def is_only_one(name: str, match: Match, matches: Sequence[Match]) -> bool:
    """True for a town of some size under its own name that no other country has."""
    if match.level or size_of(match.entry) < KNOWN or fold(match.entry.name) != fold(name):
        return False
    return all(other.entry.country == match.entry.country for other in matches)


def beside(entry: Entry, partner: Entry) -> float:
    """1 if one holds the other or they are neighbours, else 0."""
    if partner.kind == "country" or entry.kind == "country":
        return float(partner.country == entry.country)
    if "admin1" in {partner.kind, entry.kind} and (partner.country, partner.admin1) == (entry.country, entry.admin1):
        return 1.0
    if entry.lat is None or entry.lon is None or partner.lat is None or partner.lon is None:
        return 0.0
    return float(distance_km((entry.lat, entry.lon), (partner.lat, partner.lon)) < TOGETHER_KM)


def kind_score(kind: str, wanted: str | None) -> float:
    """How well a kind of entry fits the noun beside its name; without one a settlement is likelier."""
    if wanted is None:
        return {"settlement": 0.8, "admin1": 0.3, "country": 1.0}.get(kind, 0.0)
    fits: Mapping[str, frozenset[str]] = {
        "admin1": frozenset({"admin1"}),
        "admin2": frozenset({"admin2", "admin1"}),
        "settlement": frozenset({"settlement"}),
        "neighbourhood": frozenset({"neighbourhood", "settlement"}),
        "area": AREA_KINDS | {"admin1"},
        "site": SITE_KINDS | {"settlement"},
        "road": frozenset({"settlement"}),
    }
    if wanted == "admin2" and kind == "admin1":
        return 1.0
    return WANTED if kind in fits.get(wanted, frozenset()) else UNWANTED


def _seat_of(name: str, best: Match, matches: Sequence[Match]) -> Match:
    """The town of a division's name inside it, unless it is too small to be meant by the bare name."""
    if best.entry.kind not in {"admin1", "admin2"}:
        return best
    inside = (m for m in matches if m.entry.kind == "settlement" and beside(m.entry, best.entry))
    sound = fold_sound(fold(name))
    for match in inside:
        is_main = match.entry.population >= SEAT_SHARE * best.entry.population
        if match.entry.population >= SEAT_POPULATION and (is_main or fold_sound(fold(match.entry.name)) == sound):
            return match
    return best


def _is_elsewhere(entry: Entry, best: Entry) -> bool:
    return entry.country != best.country or (entry.admin1 != best.admin1 and entry.kind != "country")
