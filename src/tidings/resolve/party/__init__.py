"""Parties: names of armed groups, forces, agencies and media to kinds and ids."""

from tidings.resolve.party.entry import RegistryEntry
from tidings.resolve.party.registry import PartyRegistry

__all__ = ["PartyRegistry", "RegistryEntry"]
