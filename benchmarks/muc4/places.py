"""The country of an incident, and places in the form of a key: "COUNTRY: PLACE"."""

from __future__ import annotations

import re
import tomllib
from collections import defaultdict
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from math import exp

_DATELINE = 120
_DATELINE_WEIGHT, _OWN_NAME_WEIGHT, _NEAR_WEIGHT = 1.0, 6.0, 2.0
_REACH = 400
"""Characters at which a cue near the incident has lost about two thirds of its extra weight."""


@dataclass(frozen=True)
class Cue:
    """A word of the text that points to a country."""

    start: int
    country: str


@cache
def _words() -> tuple[re.Pattern[str], dict[str, str]]:
    table = tomllib.loads(files("benchmarks.muc4").joinpath("countries.toml").read_text("utf-8"))
    by_word = {
        word: country
        for country, facts in table.items()
        for word in (country, facts["capital"], *facts["people"], *facts["places"])
    }
    longest_first = sorted(by_word, key=len, reverse=True)
    parts = (r"\s+".join(map(re.escape, word.split())) for word in longest_first)
    return re.compile(rf"\b({'|'.join(parts)})S?\b", re.IGNORECASE), by_word


def find_cues(text: str) -> list[Cue]:
    """Words that point to a country, in order."""
    finder, by_word = _words()
    return [Cue(found.start(), by_word[_plain(found.group(1))]) for found in finder.finditer(text)]


def country_of_place(name: str) -> str | None:
    """The country of a large town or first-order division."""
    return _words()[1].get(_plain(name))


def choose_country(cues: list[Cue], positions: list[int], place: str | None) -> str | None:
    """The country that most words point to, those near the incident and in the dateline more than others.

    Args:
        cues: as of `find_cues`.
        positions: characters at which the incident is told of.
        place: the place of the incident, if known.
    """
    votes: defaultdict[str, float] = defaultdict(float)
    for cue in cues:
        away = min((abs(cue.start - position) for position in positions), default=10 * _REACH)
        votes[cue.country] += 0.3 + _NEAR_WEIGHT * exp(-away / _REACH)
        votes[cue.country] += _DATELINE_WEIGHT * (cue.start < _DATELINE)
    if place and (own := country_of_place(place)):
        votes[own] += _OWN_NAME_WEIGHT
    return max(votes, key=lambda country: votes[country]) if votes else None


def write_place(country: str, place: str | None) -> str:
    """A location as in a key; the kind of place is left out."""
    return f"{country}: {_plain(place)}" if place and _plain(place) != country else country


def _plain(name: str) -> str:
    return " ".join(name.upper().split())
