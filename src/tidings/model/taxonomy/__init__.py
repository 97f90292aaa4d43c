"""The event types of the codebook (section 2), each described in a data file of its own beside this module.

A file `<type>.toml` holds what the type means, who plays which role, example sentences, near misses (sentences that
look like the type and are not), and where the type goes in ACLED, PLOVER, UCDP GED and IDMC. Tests run the reader on
every example and near miss, so a definition here cannot drift from what the reader does.
"""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from types import MappingProxyType
from typing import Any

from tidings.model.errors import ConfigError

FAMILIES: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "battle": ("armed_clash", "territory_gain", "withdrawal"),
        "explosion": ("air_strike", "shelling", "bombing", "suicide_attack", "chemical_attack"),
        "civilians": ("attack", "abduction", "release", "sexual_violence", "property_destruction"),
        "operations": ("offensive", "deployment", "siege", "control", "arrest", "weapons_seizure", "surrender"),
        "unrest": ("protest", "riot"),
        "displacement": ("displacement", "return"),
        "humanitarian": ("aid", "access_denial", "need", "warning"),
        "politics": ("agreement", "demand", "sentence"),
        "other": ("other",),
    }
)
EVENT_TYPES: tuple[str, ...] = tuple(name for members in FAMILIES.values() for name in members)
_FAMILY_OF: Mapping[str, str] = MappingProxyType(
    {name: family for family, members in FAMILIES.items() for name in members}
)

# Codebook section 2: "means beat outcome; the more violent beats the less violent; territory_gain beats armed_clash".
# The head follows ruling 1 (suicide attack before bombing before attack) and ACLED's hierarchical order of explosions;
# then fighting, harm to persons, harm to things, moves of forces, people on the move, words, and states last of all.
_FROM_MOST_VIOLENT: tuple[str, ...] = (
    *("chemical_attack", "suicide_attack", "air_strike", "shelling", "bombing"),
    *("sexual_violence", "attack", "territory_gain", "armed_clash", "abduction", "riot", "property_destruction"),
    *("offensive", "siege", "arrest", "weapons_seizure", "surrender", "withdrawal", "deployment"),
    *("protest", "displacement", "access_denial", "release", "sentence", "return", "warning", "aid"),
    *("agreement", "demand", "need", "control", "other"),
)


@dataclass(frozen=True, slots=True)
class Example:
    """A made-up sentence that tells of an event of the type, and the words of it that name the event."""

    text: str
    anchor: str


@dataclass(frozen=True, slots=True)
class NearMiss:
    """A made-up sentence that looks like the type and is not: why, and what it is instead (a type, or "none")."""

    text: str
    why: str
    instead: str


@dataclass(frozen=True, slots=True)
class AcledClass:
    """One row of ACLED's event typology; `when` says in words for which claims of the type, "" for all of them."""

    disorder_type: str
    event_type: str
    sub_event_type: str
    when: str = ""


@dataclass(frozen=True, slots=True)
class Crosswalk:
    """Where claims of a type go in other schemes.

    Attributes:
        acled: the ACLED classes the type may become, the general one first; empty where ACLED records nothing.
        plover_event, plover_mode: PLOVER event and mode; "" where PLOVER has none.
        ucdp_types: UCDP GED types of violence (1 state-based, 2 non-state, 3 one-sided) it can become.
        ucdp_counts: "deaths" if UCDP GED would record its deaths, else "none".
        ucdp_note, idmc_note: what a user must know of the mapping.
        idmc: IDMC's terms for the type (keys `category`, and where they differ `cross_border`, `term`); empty if none.
    """

    acled: tuple[AcledClass, ...]
    plover_event: str
    plover_mode: str
    ucdp_types: tuple[int, ...]
    ucdp_counts: str
    ucdp_note: str
    idmc: Mapping[str, str]
    idmc_note: str


@dataclass(frozen=True, slots=True)
class EventType:
    """One event type of the codebook: what it means, who plays which role, examples, near misses and crosswalk."""

    type: str
    family: str
    title: str
    definition: str
    roles: Mapping[str, str]
    examples: tuple[Example, ...]
    near_misses: tuple[NearMiss, ...]
    crosswalk: Crosswalk


def family_of(event_type: str) -> str:
    """The family of an event type.

    Raises:
        KeyError: if it is not a type of the codebook.
    """
    return _FAMILY_OF[event_type]


def more_violent(one: str, other: str) -> str:
    """The more violent of two event types, which is the one to code where both fit (codebook section 2).

    Raises:
        ValueError: if either is not a type of the codebook.
    """
    return min(one, other, key=_FROM_MOST_VIOLENT.index)


def _text(table: Mapping[str, Any], key: str) -> str:
    value = table[key]
    if not isinstance(value, str) or not value.strip():
        raise ValueError(f"{key!r} must be a text")
    return " ".join(value.split())


def _checked(table: Mapping[str, Any], required: str, optional: str = "") -> Mapping[str, Any]:
    names, allowed = set(required.split()), set((required + " " + optional).split())
    if missing := names - table.keys():
        raise ValueError(f"missing {', '.join(sorted(missing))}")
    if unknown := table.keys() - allowed:
        raise ValueError(f"unknown key {', '.join(sorted(unknown))}")
    return table


def _parse_acled(given: Mapping[str, Any] | Sequence[Mapping[str, Any]]) -> tuple[AcledClass, ...]:
    variants = [given] if isinstance(given, Mapping) else given
    fields = "disorder_type event_type sub_event_type"
    return tuple(AcledClass(**_checked(variant, fields, "when")) for variant in variants if variant)


def _parse_crosswalk(table: Mapping[str, Any]) -> Crosswalk:
    _checked(table, "acled plover ucdp idmc")
    plover, ucdp = _checked(table["plover"], "event mode"), _checked(table["ucdp"], "type_of_violence counts", "note")
    idmc = dict(_checked(table["idmc"], "", "category cross_border term note"))
    if ucdp["counts"] not in ("deaths", "none"):
        raise ValueError(f"ucdp counts must be 'deaths' or 'none', not {ucdp['counts']!r}")
    if unknown := set(ucdp["type_of_violence"]) - {1, 2, 3}:
        raise ValueError(f"ucdp type_of_violence holds 1, 2 or 3, not {sorted(unknown)}")
    return Crosswalk(
        acled=_parse_acled(table["acled"]),
        plover_event=plover["event"],
        plover_mode=plover["mode"],
        ucdp_types=tuple(ucdp["type_of_violence"]),
        ucdp_counts=ucdp["counts"],
        ucdp_note=ucdp.get("note", ""),
        idmc_note=idmc.pop("note", ""),
        idmc=MappingProxyType(idmc),
    )


def _parse_example(table: Mapping[str, Any]) -> Example:
    example = Example(**_checked(table, "text anchor"))
    if example.anchor not in example.text:
        raise ValueError(f"the anchor {example.anchor!r} does not occur in its example")
    return example


def _parse_near_miss(table: Mapping[str, Any]) -> NearMiss:
    near_miss = NearMiss(**_checked(table, "text why instead"))
    if near_miss.instead not in (*EVENT_TYPES, "none"):
        raise ValueError(f"'instead' must be an event type or 'none', not {near_miss.instead!r}")
    return near_miss


def _each(tables: Sequence[Mapping[str, Any]], parse: Callable[[Mapping[str, Any]], Any]) -> tuple[Any, ...]:
    return tuple(parse(table) for table in tables)


def parse_event_type(content: str, name: str) -> EventType:
    """The event type `name` from the text of its file.

    Raises:
        ValueError: if the text is not TOML of the form described in this module; the message says what is wrong.
    """
    fields = "type family title definition roles examples near_misses crosswalk"
    table = _checked(tomllib.loads(content), fields)
    if (table["type"], table["family"]) != (name, _FAMILY_OF[name]):
        raise ValueError(f"type and family must be {name!r} and {_FAMILY_OF[name]!r}")
    return EventType(
        type=name,
        family=_FAMILY_OF[name],
        title=_text(table, "title"),
        definition=_text(table, "definition"),
        roles=MappingProxyType({role: _text(table["roles"], role) for role in table["roles"]}),
        examples=_each(table["examples"], _parse_example),
        near_misses=_each(table["near_misses"], _parse_near_miss),
        crosswalk=_parse_crosswalk(table["crosswalk"]),
    )


def read_taxonomy(folder: Traversable) -> Mapping[str, EventType]:
    """All event types, in the codebook's order, from a folder with one file a type.

    Raises:
        ConfigError: if a file is missing or malformed; the message names the file and the fix.
    """
    found: dict[str, EventType] = {}
    for name in EVENT_TYPES:
        file = f"{name}.toml"
        try:
            found[name] = parse_event_type(folder.joinpath(file).read_text("utf-8"), name)
        except FileNotFoundError as error:
            raise ConfigError(f"the taxonomy file {file} is missing; reinstall tidings or restore the file") from error
        except (ValueError, KeyError, TypeError, AttributeError) as error:
            raise ConfigError(
                f"the taxonomy file {file} is malformed: {error}; correct it as the others are"
            ) from error
    return MappingProxyType(found)


@cache
def load_taxonomy() -> Mapping[str, EventType]:
    """The event types that tidings ships, in the codebook's order.

    Raises:
        ConfigError: if a file is missing or malformed.
    """
    return read_taxonomy(files(__name__))
