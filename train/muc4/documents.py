"""MUC-4 keys as labelled mentions: where each filler stands in the text, and to which templates it belongs."""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from typing import Any

from benchmarks.muc4.dates import find_report_day, find_time_expressions, read_days
from benchmarks.muc4.geometry import number_sentences
from benchmarks.muc4.schema import DATE, EFFECTS, HUMAN, LOCATION, ROLES, STAGES, TYPES, Mention


@dataclass
class Labelled:
    """A mention with what the key says of it; `sure` is False where a wording may stand for something else."""

    mention: Mention
    templates: set[int] = field(default_factory=set)
    entities: set[int] = field(default_factory=set)
    types: set[int] = field(default_factory=set)
    stage: int = -1
    effect: int = -1
    sure: bool = True


@dataclass
class TrainingText:
    """A text, its labelled mentions and the types of its templates."""

    own_id: str
    text: str
    labelled: list[Labelled]
    types: set[int]


def read_texts(paths: Sequence[Path]) -> Iterator[TrainingText]:
    """Labelled texts of key files, in order."""
    for path in paths:
        with path.open(encoding="utf-8") as lines:
            for line in lines:
                yield label_text(json.loads(line))


def label_text(document: dict[str, Any]) -> TrainingText:
    """Find the fillers of a document's templates in its text."""
    found: dict[tuple[int, int, int], Labelled] = {}
    entity = count()
    types: set[int] = set()
    for number, template in enumerate(document["templates"]):
        slots = template["slots"]
        types |= _types(slots)
        numbers: dict[str, int] = defaultdict(lambda: next(entity))
        for role, wordings, facts, identity in _fillers(slots):
            own = numbers[identity]
            for start, end in _occurrences(document["text"], wordings):
                mention = Mention(start, end, role, document["text"][start:end])
                labelled = found.setdefault((start, end, role), Labelled(mention))
                labelled.templates.add(number)
                labelled.entities.add(own)
                labelled.types |= _types(slots)
                labelled.stage = _index(STAGES, slots.get("inc_stage"))
                labelled.effect = facts
    kept = _without_inner(list(found.values()))
    _join_same_wording(kept)
    _doubt_scattered(document["text"], kept)
    kept += _time_expressions(document, [mention for mention in kept if mention.sure])
    return TrainingText(document["id"], document["text"], kept, types)


def _types(slots: dict[str, Any]) -> set[int]:
    return {TYPES.index(name) for filler in slots.get("inc_type", []) for name in filler["any"] if name in TYPES}


def _fillers(slots: dict[str, Any]) -> Iterator[tuple[int, list[str], int, str]]:
    """Role, wordings, effect and identity of each filler; a description of a named person has the name's identity."""
    names = {way: filler["any"][0] for filler in slots.get("hum_tgt_name", []) for way in filler["any"]}
    for role, slot in enumerate(ROLES[:LOCATION]):
        for filler in slots.get(slot, []):
            about = [*(filler.get("ref") or []), *filler["any"]] if role in HUMAN else []
            identity = next((f"person {names[way]}" for way in about if way in names), f"{role} {filler['any'][0]}")
            yield role, filler["any"], _effect(slots, about) if role in HUMAN else -1, identity
    for filler in slots.get("inc_loc", []):
        places = [way.split(":")[-1] for way in filler["any"] if ":" in way]
        ways = [re.sub(r"\([^()]*\)", " ", way).strip() for place in places for way in place.split(" - ")]
        if ways:
            yield LOCATION, ways, -1, ways[0]


def _effect(slots: dict[str, Any], wordings: list[str]) -> int:
    for filler in slots.get("hum_tgt_effect", []):
        if set(filler.get("ref") or wordings) & set(wordings):
            return _index(EFFECTS, [filler])
    return 0


def _index(names: Sequence[str], fillers: list[dict[str, Any]] | None) -> int:
    return next((names.index(name) for filler in fillers or [] for name in filler["any"] if name in names), -1)


def _occurrences(text: str, wordings: list[str]) -> Iterator[tuple[int, int]]:
    for wording in wordings:
        words = re.findall(r"\w+", wording)
        if words:
            pattern = r"\b" + r"[\W_]{1,4}".join(map(re.escape, words)) + r"\b"
            for match in re.finditer(pattern, text, re.IGNORECASE):
                yield match.span()


def _without_inner(labelled: list[Labelled]) -> list[Labelled]:
    """Leave out what lies inside a longer mention of the same role."""

    def is_inner(one: Mention) -> bool:
        return any(
            other.role == one.role
            and (other.start, -other.end) != (one.start, -one.end)
            and other.start <= one.start
            and one.end <= other.end
            for other in (item.mention for item in labelled)
        )

    return [item for item in labelled if not is_inner(item.mention)]


def _join_same_wording(labelled: list[Labelled]) -> None:
    """A wording of several fillers makes one entity of them where they are in different templates."""
    by_wording: dict[tuple[int, str], set[int]] = defaultdict(set)
    for item in labelled:
        by_wording[item.mention.role, " ".join(item.mention.text.upper().split())] |= item.entities
    for item in labelled:
        item.entities |= by_wording[item.mention.role, " ".join(item.mention.text.upper().split())]


def _doubt_scattered(text: str, labelled: list[Labelled]) -> None:
    """Of a wording that stands in several places, doubt those far from every other filler of its templates."""
    sentences = number_sentences(text, [item.mention for item in labelled])
    near = [
        any(
            other.templates & item.templates
            and not other.entities & item.entities
            and abs(int(sentences[one]) - int(sentences[two])) <= 1
            for two, other in enumerate(labelled)
        )
        for one, item in enumerate(labelled)
    ]
    supported = {number for item, close in zip(labelled, near, strict=True) if close for number in item.entities}
    for item, close in zip(labelled, near, strict=True):
        item.sure = close or not item.entities & supported


def _time_expressions(document: dict[str, Any], labelled: list[Labelled]) -> list[Labelled]:
    """Time expressions with the templates whose day they give; others have none."""
    day = find_report_day(document["text"], document.get("date"))
    if day is None:
        return []
    keys = {
        (number, read_days(way))
        for number, template in enumerate(document["templates"])
        for filler in template["slots"].get("inc_date", [])
        for way in filler["any"]
    }
    result = []
    for found in find_time_expressions(document["text"], day):
        mention = Mention(found.start, found.end, DATE, document["text"][found.start : found.end])
        templates = {number for number, days in keys if days == (found.first, found.last)}
        result.append(Labelled(mention, templates))
    return result if labelled else []
