"""Is a report about conflict at all? Sport, business, culture, crime and accidents borrow the words of war."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")


@dataclass(frozen=True, slots=True)
class Domains:
    """Marker words of each other domain and of conflict (`lexicon/domains.toml`), with the thresholds."""

    others: dict[str, frozenset[str]]
    conflict: frozenset[str]
    min_markers: int
    min_ratio: float


@cache
def load_domains() -> Domains:
    """The marker words that tidings ships."""
    table = tomllib.loads(files("tidings.read.lexicon").joinpath("domains.toml").read_text("utf-8"))
    others = {name: frozenset(words) for name, words in table["others"].items()}
    return Domains(others, frozenset(table["conflict"]["words"]), table["min_markers"], table["min_ratio"])


def _stems(text: str) -> set[str]:
    words = {word.lower() for word in WORD.findall(text)}
    return (
        words
        | {word[:-1] for word in words if word.endswith("s")}
        | {word[:-2] for word in words if word.endswith("es")}
    )


def other_domain(text: str) -> str | None:
    """The domain that a text belongs to if it is not about conflict, else None.

    A text is of another domain when it holds at least `min_markers` different marker words of it and at least
    `min_ratio` times as many as of words that only reports on conflict use.
    """
    domains, words = load_domains(), _stems(text)
    conflict = len(words & domains.conflict)
    counts = {name: len(words & markers) for name, markers in domains.others.items()}
    name = max(counts, key=lambda domain: counts[domain])
    if counts[name] >= domains.min_markers and counts[name] >= domains.min_ratio * max(1, conflict):
        return name
    return None
