"""Templates of a text: mentions joined, grouped into incidents, and their slots filled."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

import numpy as np

from benchmarks.muc4.counts import agree_count, count_people
from benchmarks.muc4.dates import TimeExpression, find_time_expressions, write_days, write_not_after
from benchmarks.muc4.grouping import group_entities, link_entities
from benchmarks.muc4.mentions import Entity, choose_wording, find_mentions, is_human, join_mentions, score_entity
from benchmarks.muc4.places import Cue, choose_country, find_cues, write_place
from benchmarks.muc4.reading import Floats, Linked, ReadText, link_mentions
from benchmarks.muc4.schema import DATE, EFFECTS, HUMAN, LOCATION, ROLES, STAGES, TARGETS, TYPES, Mention

Slots = dict[str, list[dict[str, list[str]]]]


@dataclass(frozen=True)
class Settings:
    """Thresholds, chosen on TST1 and TST2; chances from 0 to 1."""

    mention: float = 0.15
    """Least chance of the pieces of a mention."""
    joined: float = 0.5
    """Least link of two mentions of one person or thing."""
    grouped: float = 0.6
    """Least mean link of two groups of targets of one incident."""
    attached: dict[str, float] = field(
        default_factory=lambda: {
            "perp_ind_id": 0.8,
            "perp_org_id": 0.6,
            "inc_instr_id": 0.8,
            "inc_loc": 0.5,
            "inc_date": 0.25,
        }
    )
    """Least mean link of a perpetrator, weapon, place or day to the targets of an incident, by slot."""
    incident: float = 0.2
    """Least weight of a template: relevance of the text and chance of its surest target."""
    relevance_power: float = 0.6
    type_power: float = 0.8
    """How much unlike types keep targets apart."""
    least: dict[str, float] = field(
        default_factory=lambda: dict(zip(ROLES, (0.35, 0.3, 0.35, 0.45, 0.4, 0.25, 0.45), strict=True))
    )
    """Least chance of the surest mention of a filler, by slot."""
    stage: float = 0.5
    """Least chance of a stage other than accomplished."""
    effect: float = 0.75
    """Least chance of an effect on people."""


DEFAULT = Settings()


@dataclass(frozen=True)
class Marked:
    """A text with its mentions, their links, time expressions and words for countries; `day` is that of the report."""

    read: ReadText
    mentions: list[Mention]
    times: list[TimeExpression]
    cues: list[Cue]
    linked: Linked | None
    day: date | None


def mark_text(read: ReadText, day: date | None, floor: float = DEFAULT.mention) -> Marked:
    """Find mentions whose pieces are likelier than `floor`, and link them."""
    times = find_time_expressions(read.text, day) if day else []
    found = find_mentions(read, floor)
    mentions = found + [Mention(time.start, time.end, DATE, read.text[time.start : time.end]) for time in times]
    linked = link_mentions(read, mentions) if found else None
    return Marked(read, mentions, times, find_cues(read.text), linked, day)


def fill_templates(marked: Marked, settings: Settings = DEFAULT) -> list[Slots]:
    """Templates of a text in the order of their first target; without a known day there is no date slot."""
    if marked.linked is None:
        return []
    incidents = _Incidents(marked, marked.linked, settings)
    return [incidents.fill(group) for group in incidents.groups() if incidents.weigh(group) >= settings.incident]


class _Incidents:
    """The mentions of one text with their links, and how slots are filled from them."""

    def __init__(self, marked: Marked, linked: Linked, settings: Settings) -> None:
        self.read, self.mentions, self.report_day = marked.read, marked.mentions, marked.day
        self.linked, self.settings = linked, settings
        self.entities = [
            entity
            for entity in join_mentions(self.mentions, linked, settings.joined)
            if entity.role == DATE or score_entity(entity, self.mentions) >= settings.least[ROLES[entity.role]]
        ]
        self.links = link_entities(self.entities, linked.together)
        self.days = {(time.start, time.end): (time.first, time.last) for time in marked.times}
        self.cues = marked.cues

    def groups(self) -> list[list[int]]:
        """Numbers of the target entities of each incident."""
        targets = [number for number, entity in enumerate(self.entities) if entity.role in TARGETS]
        links = self.links[np.ix_(targets, targets)] * self._alike(targets) ** self.settings.type_power
        groups = group_entities(links, self.settings.grouped) if targets else []
        chosen = [[targets[place] for place in group] for group in groups]
        return sorted(chosen, key=lambda group: min(self._start(number) for number in group))

    def _alike(self, targets: list[int]) -> Floats:
        """How alike the types of targets are, [targets, targets]: Bhattacharyya coefficients."""
        kinds = np.array([self.linked.types[list(self.entities[n].members)].mean(axis=0) for n in targets])
        roots = np.sqrt(kinds / kinds.sum(axis=1, keepdims=True)) if targets else np.zeros((0, len(TYPES)))
        alike: Floats = np.clip(roots @ roots.T, 0, 1).astype(np.float32)
        return alike

    def weigh(self, group: list[int]) -> float:
        """How sure it is that the targets are of an incident."""
        surest = max(score_entity(self.entities[number], self.mentions) for number in group)
        return float(surest * self.read.relevance[0] ** self.settings.relevance_power)

    def fill(self, group: list[int]) -> Slots:
        """All slots of an incident."""
        attached = {
            number: self._link(number, group)
            for number, entity in enumerate(self.entities)
            if entity.role not in TARGETS and self._link(number, group) >= self._least_link(entity)
        }
        slots: Slots = {
            "inc_type": [_filler(self._type(group))],
            "inc_stage": [_filler(self._stage(group))],
        }
        for role in (0, 1, 5):
            slots[ROLES[role]] = [
                _filler(self._words(number)) for number in attached if self.entities[number].role == role
            ]
        slots["inc_loc"] = self._location(group, attached)
        slots["inc_date"] = self._date(attached)
        slots["phys_tgt_id"] = [_filler(self._words(n)) for n in group if not is_human(self.entities[n])]
        self._fill_people(slots, [number for number in group if is_human(self.entities[number])])
        return {slot: fillers for slot, fillers in slots.items() if fillers}

    def _start(self, number: int) -> int:
        return min(self.mentions[member].start for member in self.entities[number].members)

    def _words(self, number: int) -> str:
        return choose_wording(self.entities[number], self.mentions).text.upper()

    def _link(self, number: int, group: list[int]) -> float:
        return float(self.links[number, group].mean())

    def _least_link(self, entity: Entity) -> float:
        return self.settings.attached["inc_date" if entity.role == DATE else ROLES[entity.role]]

    def _members(self, group: list[int]) -> list[int]:
        return [member for number in group for member in self.entities[number].members]

    def _type(self, group: list[int]) -> str:
        return TYPES[int(self.linked.types[self._members(group)].mean(axis=0).argmax())]

    def _stage(self, group: list[int]) -> str:
        chances = self.linked.stages[self._members(group)].mean(axis=0)
        other = 1 + int(chances[1:].argmax())
        return STAGES[other] if chances[1:].sum() >= self.settings.stage else STAGES[0]

    def _location(self, group: list[int], attached: dict[int, float]) -> list[dict[str, list[str]]]:
        places = {
            number: link * score_entity(self.entities[number], self.mentions)
            for number, link in attached.items()
            if self.entities[number].role == LOCATION
        }
        place = self._words(max(places, key=lambda number: places[number])) if places else None
        positions = [self.mentions[member].start for member in self._members(group)]
        country = choose_country(self.cues, positions, place)
        return [_filler(write_place(country, place))] if country else []

    def _date(self, attached: dict[int, float]) -> list[dict[str, list[str]]]:
        if self.report_day is None:
            return []
        times = {number: link for number, link in attached.items() if self.entities[number].role == DATE}
        if not times:
            return [_filler(write_not_after(self.report_day))]
        best = self.entities[max(times, key=lambda number: times[number])]
        mention = self.mentions[best.members[0]]
        return [_filler(write_days(*self.days[mention.start, mention.end]))]

    def _fill_people(self, slots: Slots, people: list[int]) -> None:
        slots["hum_tgt_name"], slots["hum_tgt_desc"] = [], []
        slots["hum_tgt_num"], slots["hum_tgt_effect"] = [], []
        names = [number for number in people if self.entities[number].role == HUMAN[0]]
        for number in people:
            entity, words = self.entities[number], self._words(number)
            named = number in names
            owner = None if named else self._owner(number, names)
            if named:
                slots["hum_tgt_name"].append(_filler(words))
            else:
                slots["hum_tgt_desc"].append(_filler(words, about=self._words(owner) if owner is not None else None))
            if owner is not None:
                continue
            told = [self.mentions[member] for member in entity.members]
            count = agree_count([count_people(self.read.text, m.start, m.end, named=named) for m in told])
            slots["hum_tgt_num"].append(_filler(count, about=words))
            effect = self._effect(entity)
            if effect:
                slots["hum_tgt_effect"].append(_filler(effect, about=words))

    def _owner(self, number: int, names: list[int]) -> int | None:
        """The named person whom a description is of."""
        own = self.entities[number].members
        same = {n: float(self.linked.same[np.ix_(own, self.entities[n].members)].max()) for n in names}
        best = max(same, key=lambda n: same[n], default=None)
        return best if best is not None and same[best] >= self.settings.joined else None

    def _effect(self, entity: Entity) -> str:
        chances = self.linked.effects[list(entity.members)].mean(axis=0)
        if 1 - chances[0] < self.settings.effect:
            return ""
        return EFFECTS[1 + int(chances[1:].argmax())]


def _filler(words: str, about: str | None = None) -> dict[str, list[str]]:
    return {"any": [words], "ref": [about]} if about else {"any": [words]}
