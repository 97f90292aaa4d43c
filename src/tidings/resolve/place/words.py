"""The words of place phrases, read from `place_words.toml`."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from importlib import resources

_DIRECTION = re.compile(
    r"^(?P<ns>north|south)?[- ]?(?P<ew>east|west)?(?:ern(?:most)?|wards?|erly)?$",
)
_SHORT = {
    "n": "north",
    "s": "south",
    "e": "east",
    "w": "west",
    "ne": "northeast",
    "nw": "northwest",
    "se": "southeast",
    "sw": "southwest",
}


@dataclass(frozen=True, slots=True)
class PlaceWords:
    """Sets of lower-case words; `generic` maps a noun to the kind of place it names, `bearings` are degrees."""

    bearings: Mapping[str, float]
    middle: frozenset[str]
    near: frozenset[str]
    near_after: frozenset[str]
    sea: frozenset[str]
    along: frozenset[str]
    generic: Mapping[str, str]
    not_names: frozenset[str]

    def bearing(self, word: str) -> float | None:
        """Degrees for a direction word in any of its forms ("south-western"), else None."""
        lower = word.lower()
        found = _DIRECTION.match(lower)
        stem = _SHORT.get(lower) if word.isupper() else None
        if found and (found["ns"] or found["ew"]):
            stem = (found["ns"] or "") + (found["ew"] or "")
        return self.bearings.get(stem) if stem else None


def read_place_words() -> PlaceWords:
    """Read the word lists shipped with the package."""
    table = tomllib.loads(
        (resources.files("tidings.resolve") / "data" / "place_words.toml").read_text(encoding="utf-8")
    )
    return PlaceWords(
        bearings={word: float(degrees) for word, degrees in table["bearings"].items()},
        middle=frozenset(table["middle"]["words"]),
        near=frozenset(table["near"]["words"]),
        near_after=frozenset(table["near"]["after"]),
        sea=frozenset(table["sea"]["words"]),
        along=frozenset(table["along"]["words"]),
        generic={word: kind for kind, words in table["generic"].items() for word in words},
        not_names=frozenset(table["not_names"]["words"]),
    )
