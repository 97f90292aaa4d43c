"""The registry of parties: names as reports write them to kinds and ids (docs/decisions/0006-parties.md)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

from tidings.model.values import Party
from tidings.model.vocabulary import PartyKind
from tidings.resolve.gazetteer.folding import fold_sound
from tidings.resolve.party.entry import RegistryEntry, load_entries
from tidings.resolve.party.generic import generic_kind
from tidings.resolve.party.naming import is_acronym, is_written_as, name_forms, party_key
from tidings.resolve.party.states import StateForce, read_state_force

SHORTEST_SOUND = 6


@dataclass(frozen=True, slots=True)
class _Name:
    """One name of an entry: how it is written, and whether only that spelling counts."""

    written: str
    entry: RegistryEntry
    is_exact: bool

    def fits(self, form: str) -> bool:
        """True if a form from a text may stand for this name."""
        if self.is_exact:
            return form.removeprefix("the ").removeprefix("The ") == self.written
        if is_acronym(self.written):
            return is_written_as(self.written, form)
        return any(c.isupper() for c in form) or not any(c.isupper() for c in self.written)


class PartyRegistry:
    """Knows parties by name.

    Args:
        entries: the parties; where two share a name, hand-kept ones win.
    """

    def __init__(self, entries: Iterable[RegistryEntry]) -> None:
        self._by_key: dict[str, list[_Name]] = defaultdict(list)
        self._by_sound: dict[str, list[_Name]] = defaultdict(list)
        self._by_id: dict[str, RegistryEntry] = {}
        for entry in entries:
            self._by_id[entry.id] = entry
            for written in dict.fromkeys((entry.name, *entry.aliases, *entry.exact)):
                self._add(_Name(written, entry, written in entry.exact))

    @classmethod
    def load(cls) -> PartyRegistry:
        """The registry that tidings ships.

        Raises:
            ConfigError: if a data file is malformed.
        """
        return cls(load_entries())

    def __len__(self) -> int:
        return len(self._by_id)

    def get(self, party_id: str) -> RegistryEntry | None:
        """The entry of an id."""
        return self._by_id.get(party_id)

    def find(self, name: str, country: str | None = None, on: date | None = None) -> RegistryEntry | None:
        """The party that a name stands for; None if it is unknown or stays ambiguous.

        Args:
            name: as written in the report.
            country: alpha-2 code of where the event is; decides between parties of one name.
            on: day of the report; parties whose known years rule it out give way to others of the name.
        """
        for form in name_forms(name):
            if found := self._names(form):
                return choose_entry([fitting.entry for fitting in found], country, on)
        force = read_state_force(name)
        return self._state_entry(force) if force and force.country else None

    def kind_of(self, name: str) -> PartyKind | None:
        """The kind of party that a name stands for; None if unknown, a bare country, or where namesakes differ."""
        for form in name_forms(name):
            if found := self._names(form):
                known = [fitting.entry for fitting in found if fitting.entry.is_well_known]
                kinds = {entry.kind for entry in known or [fitting.entry for fitting in found]}
                return kinds.pop() if len(kinds) == 1 else None
        force = read_state_force(name)
        return force.kind if force and not force.is_bare else None

    def resolve(self, name: str, country: str | None = None, on: date | None = None) -> Party:
        """The party of a name as a value.

        An unnamed party ("two gunmen") has the kind of its head noun and no id; what is not known stays None.
        """
        entry = self.find(name, country, on)
        if entry is not None:
            return Party(name, entry.kind, entry.id)
        return Party(name, self.kind_of(name) or generic_kind(name))

    def _add(self, named: _Name) -> None:
        self._by_key[party_key(named.written)].append(named)
        sound = fold_sound(party_key(named.written))
        if named.entry.is_well_known and not is_acronym(named.written) and len(sound) >= SHORTEST_SOUND:
            self._by_sound[sound].append(named)

    def _names(self, form: str) -> list[_Name]:
        found = [named for named in self._by_key.get(party_key(form), ()) if named.fits(form)]
        if found or not form[:1].isupper():
            return found
        return self._by_sound.get(fold_sound(party_key(form)), [])

    def _state_entry(self, force: StateForce) -> RegistryEntry:
        """The kept entry of a state's force ("state:IL:military"), or a new one made from its state."""
        if force.id in self._by_id:
            return self._by_id[force.id]
        state = self._by_id.get(f"state:{force.country}")
        title = state.name if state else f"Government of {force.country}"
        name = title if force.kind is PartyKind.GOVERNMENT else f"{title} ({force.kind})"
        return RegistryEntry(force.id or "", name, force.kind, (force.country or "",))


def choose_entry(entries: list[RegistryEntry], country: str | None, on: date | None) -> RegistryEntry | None:
    """The one entry of a name: active that year, then in that country, then hand-kept; None if several are left."""
    left = list({entry.id: entry for entry in entries}.values())
    tests: tuple[Callable[[RegistryEntry], bool], ...] = (
        lambda entry: on is None or entry.was_active(on.year),
        lambda entry: country is not None and country in entry.countries,
        lambda entry: entry.is_well_known,
        lambda entry: country is not None and entry.countries[:1] == (country,),
    )
    for test in tests:
        left = [entry for entry in left if test(entry)] or left
    return left[0] if len(left) == 1 else None
