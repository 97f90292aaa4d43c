"""What a report as a whole says about where it is: its countries, its provinces, and which names stand together."""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain, pairwise
from typing import Protocol

from tidings.model.report import Report
from tidings.resolve.gazetteer.entry import Entry, Match
from tidings.resolve.place.geometry import Point, distance_km

_WORD = re.compile(r"[^\W\d_](?:[\w'’.-]*\w)?(?:\.(?=\w))?\.?")
_CONTAINS = re.compile(
    r"^(?:,|\s*\()?\s*(?:(?:a|an|the|some|about|\d+|[a-z-]+)\s+){0,6}?(?:in|of|near|from|outside)\s+(?:the\s+)?(?:[a-z]+\s+){0,2}$|^,\s*$"
)
_OPENING = 300
"""Characters of headline and dateline, whose names count twice."""
VOTE_SIZE, VOTE_PRIOR = 0.6, 1.5
_STRONG, _CLEAR = 2.0, 1.5
"""A main country needs this much evidence, and this many times that of the next."""


class Atlas(Protocol):
    """What the resolver asks of a gazetteer."""

    @property
    def edition(self) -> str:
        """What tells this gazetteer from another."""

    def matches(self, name: str) -> tuple[Match, ...]:
        """Entries of that name, most populous first."""

    def similar(self, name: str) -> tuple[Match, ...]:
        """Entries whose name sounds alike."""

    def country_of(self, name_or_adjective: str) -> str | None:
        """Alpha-2 code for a name or adjective."""

    def is_adjective(self, word: str) -> bool:
        """True for an adjective or demonym."""

    def capital_of(self, alpha2: str) -> Entry | None:
        """The capital of a country."""


@dataclass(slots=True)
class ReportContext:
    """Evidence of one report.

    Attributes:
        weight: per country (alpha-2), how much the report speaks for it.
        divisions: (country, admin1) pairs that its names vote for, with weights.
        together: per name, the names that stand beside it in the manner of "X, southwest of Y".
        own: per name, the part of `weight` that it gave itself.
        anchors: per name, the point of its likeliest place.
    """

    weight: Mapping[str, float]
    divisions: Mapping[tuple[str, str], float] = field(default_factory=dict)
    together: Mapping[str, frozenset[str]] = field(default_factory=dict)
    own: Mapping[str, Mapping[str, float]] = field(default_factory=dict)
    anchors: dict[str, Point] = field(default_factory=dict)

    @property
    def main_country(self) -> str | None:
        """The country the report is about, if the evidence for one is strong and clear."""
        ranked = sorted(self.weight.items(), key=lambda item: -item[1])
        if not ranked or ranked[0][1] < _STRONG:
            return None
        if len(ranked) > 1 and ranked[0][1] < _CLEAR * ranked[1][1]:
            return None
        return ranked[0][0]

    def share(self, country: str | None, *, without: str = "") -> float:
        """Evidence for a country as a share of that for the foremost, 0 to 1, leaving out a name's own vote."""
        own = self.own.get(without, {})
        left = {c: weight - own.get(c, 0.0) for c, weight in self.weight.items()} if own else self.weight
        most = max(left.values(), default=0.0)
        return max(0.0, left.get(country or "", 0.0)) / most if most > 0 else 0.0

    def nearness(self, name: str, entry: Entry) -> float:
        """How near an entry lies to the report's other places, 0 to 1: mean over the nearest two of exp(-km / 150)."""
        if entry.lat is None or entry.lon is None:
            return 0.0
        point = (entry.lat, entry.lon)
        near = sorted(
            (math.exp(-distance_km(point, p) / 150) for n, p in self.anchors.items() if n != name), reverse=True
        )
        return sum(near[:2]) / 2


def read_context(
    report: Report, toponyms: Sequence[str], atlas: Atlas, known: Mapping[str, Sequence[Match]]
) -> ReportContext:
    """Weigh the countries and provinces of a report by its words and by the votes of its names."""
    words = country_words(report, atlas)
    votes: Mapping[str, float] = words
    ballots: dict[str, list[tuple[Entry, float]]] = {}
    for _ in range(2):  # the second round lets the first round's countries settle ambiguous names
        ballots = {name: _votes(known.get(name, ()), votes) for name in toponyms}
        votes = _sum(words, ballots.values())
    divisions: dict[tuple[str, str], float] = defaultdict(float)
    for entry, vote in chain.from_iterable(ballots.values()):
        divisions[entry.country or "", entry.admin1 or ""] += vote
    own = {name: _sum({}, [ballot]) for name, ballot in ballots.items()}
    return ReportContext(votes, dict(divisions), names_together(report.text, toponyms), own)


def _sum(words: Mapping[str, float], ballots: Iterable[Sequence[tuple[Entry, float]]]) -> dict[str, float]:
    votes = defaultdict(float, words)
    for entry, vote in chain.from_iterable(ballots):
        if entry.country:
            votes[entry.country] += vote
    return dict(votes)


def country_words(report: Report, atlas: Atlas) -> dict[str, float]:
    """Evidence per country from its names and adjectives, by the square roots of their counts.

    Adjectives count for little and at most 1, for armies and envoys act abroad.
    """
    named: Counter[str] = Counter()
    adjective: Counter[str] = Counter()
    for text, position in ((report.text, 0), (report.outlet or "", _OPENING), (report.title or "", _OPENING)):
        for start, words in _capitalised(text):
            country = atlas.country_of(words)
            if country:
                times = 2 if position + start < _OPENING else 1
                (adjective if atlas.is_adjective(words) else named)[country] += times
    return {
        c: 1.5 * math.sqrt(named[c]) + min(1.0, 0.5 * math.sqrt(adjective[c])) for c in named.keys() | adjective.keys()
    }


def _capitalised(text: str) -> Iterable[tuple[int, str]]:
    """Runs of one to four words that begin with a capital, with their offsets."""
    found = [(m.start(), m.end()) for m in _WORD.finditer(text)]
    for at, (start, _) in enumerate(found):
        if not text[start].isupper():
            continue
        for _, end in found[at : at + 4]:
            yield start, text[start:end]


def _votes(matches: Sequence[Match], prior: Mapping[str, float]) -> list[tuple[Entry, float]]:
    """One vote split over a name's entries, by size and by what is known of the countries."""
    most = max(prior.values(), default=0.0) or 1.0
    scores = [
        (
            m.entry,
            10 ** (VOTE_SIZE * size_of(m.entry) - m.level + VOTE_PRIOR * prior.get(m.entry.country or "", 0.0) / most),
        )
        for m in matches
    ]
    total = sum(score for _, score in scores)
    return [(entry, score / total) for entry, score in scores]


_SIZE = {"country": 8.0, "wider": 7.0, "sea": 6.5}


def size_of(entry: Entry) -> float:
    """How well known a place is, on the scale of log10 of a population."""
    if entry.kind == "admin1":
        return math.log10(max(entry.population, 200_000))
    if entry.kind == "admin2":
        return math.log10(max(entry.population, 2_000)) - 0.7
    if entry.kind == "settlement":
        return math.log10(max(entry.population, 300)) + entry.is_capital if entry.population else 3.0
    return _SIZE.get(entry.kind, 5.5)


def names_together(text: str, toponyms: Sequence[str]) -> dict[str, frozenset[str]]:
    """Which names stand in the manner of "X, southwest of Y", "X in Y" or "X, Y", both ways."""
    spots = sorted(
        (m.start(), m.end(), name) for name in set(toponyms) for m in re.finditer(rf"\b{re.escape(name)}\b", text)
    )
    pairs: dict[str, set[str]] = defaultdict(set)
    for (_, end, name), (start, _, other) in pairwise(spots):
        if name != other and end <= start <= end + 60 and _CONTAINS.match(text[end:start]):
            pairs[name].add(other)
            pairs[other].add(name)
    return {name: frozenset(others) for name, others in pairs.items()}
