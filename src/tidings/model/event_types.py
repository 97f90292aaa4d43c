"""The event types and the families they belong to (codebook section 2)."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

FAMILIES: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "battle": ("armed_clash", "territory_gain", "withdrawal"),
        "explosion": ("air_strike", "shelling", "bombing", "suicide_attack", "chemical_attack"),
        "civilians": ("attack", "abduction", "release", "sexual_violence", "property_destruction"),
        "operations": (
            "offensive",
            "deployment",
            "siege",
            "control",
            "arrest",
            "weapons_seizure",
            "surrender",
        ),
        "unrest": ("protest", "riot"),
        "displacement": ("displacement", "return"),
        "humanitarian": ("aid", "access_denial", "need", "warning"),
        "politics": ("agreement", "demand", "sentence"),
        "other": ("other",),
    }
)
_FAMILY_OF = MappingProxyType({event_type: family for family, types in FAMILIES.items() for event_type in types})


def family_of(event_type: str) -> str:
    """The family of an event type; "other" for a type that the codebook does not have."""
    return _FAMILY_OF.get(event_type, "other")
