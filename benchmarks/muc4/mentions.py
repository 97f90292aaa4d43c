"""From chances of word pieces to mentions, and from mentions to the people and things they mean."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from benchmarks.muc4.reading import Floats, Linked, ReadText
from benchmarks.muc4.schema import BEGIN, DATE, HUMAN, OUTSIDE, ROLES, Mention

_EDGE = " \t\r\n.,;:\"'()[]-"
_PEAK_SHARE, _BEGIN_SHARE = 0.15, 0.8
_ARTICLE = re.compile(r"(?:THE|AN?)\s+", re.IGNORECASE)


@dataclass(frozen=True)
class Entity:
    """Mentions of one person or thing: their numbers, and the role of the first."""

    members: tuple[int, ...]
    role: int


def find_mentions(read: ReadText, floor: float) -> list[Mention]:
    """Mentions grown from their surest pieces, which are likelier than `floor` to be in a role, by roles and places."""
    found: list[Mention] = []
    for role in range(len(ROLES)):
        runs = sorted(_grow_runs(read.roles[:, role], floor))
        found += [mention for run in runs if (mention := _make_mention(read, role, run))]
    return found


def _grow_runs(chances: Floats, floor: float) -> Iterator[tuple[int, int]]:
    """Runs of pieces [first, stop), surest first; a run ends where the chance falls below a share of its peak."""
    inside = 1 - chances[:, OUTSIDE]
    begins = chances[:, BEGIN] >= _BEGIN_SHARE * inside
    free = np.ones(len(inside), bool)
    for peak in np.argsort(-inside, kind="stable"):
        if inside[peak] < floor:
            return
        if not free[peak]:
            continue
        enough = free & (inside >= _PEAK_SHARE * inside[peak])
        first, stop = int(peak), int(peak) + 1
        while first > 0 and not begins[first] and enough[first - 1]:
            first -= 1
        while stop < len(inside) and enough[stop] and not begins[stop]:
            stop += 1
        free[first:stop] = False
        yield first, stop


def _make_mention(read: ReadText, role: int, run: tuple[int, int]) -> Mention | None:
    """The run as whole words, without punctuation at its ends or a leading article; None if nothing is left."""
    text, inside = read.text, 1 - read.roles[run[0] : run[1], role, OUTSIDE]
    start, end = int(read.pieces.starts[run[0]]), int(read.pieces.ends[run[1] - 1])
    while start > 0 and _joins(text, start - 1, start):
        start -= 1
    while end < len(text) and _joins(text, end, end - 1):
        end += 1
    while start < end and text[start] in _EDGE:
        start += 1
    while start < end and text[end - 1] in _EDGE:
        end -= 1
    article = _ARTICLE.match(text, start, end)
    start = article.end() if article else start
    return Mention(start, end, role, " ".join(text[start:end].split()), float(np.mean(inside))) if start < end else None


def _joins(text: str, outer: int, inner: int) -> bool:
    """Whether the outer character belongs to the word of the inner one; a hyphen inside a word does."""
    if text[outer] == "-":
        beyond = outer + (outer - inner)
        return text[inner].isalnum() and 0 <= beyond < len(text) and text[beyond].isalnum()
    return text[outer].isalnum() and (text[inner].isalnum() or text[inner] == "-")


def join_mentions(mentions: Sequence[Mention], linked: Linked, threshold: float) -> list[Entity]:
    """Join mentions of a role that have the same words or are linked; a description never joins a name here."""
    groups: list[list[int]] = []
    for number in range(len(mentions)):
        home = next((group for group in groups if _fits(number, group, mentions, linked, threshold)), None)
        if home is None:
            groups.append([number])
        else:
            home.append(number)
    return [Entity(tuple(group), mentions[group[0]].role) for group in groups]


def _fits(number: int, group: list[int], mentions: Sequence[Mention], linked: Linked, threshold: float) -> bool:
    own = mentions[number]
    if mentions[group[0]].role != own.role:
        return False
    if any(mentions[other].text.upper() == own.text.upper() for other in group):
        return True
    return own.role != DATE and float(np.mean([linked.same[number, other] for other in group])) >= threshold


def choose_wording(entity: Entity, mentions: Sequence[Mention]) -> Mention:
    """The mention whose words have most weight together, standing where it is surest."""
    weights: dict[str, float] = {}
    for number in entity.members:
        key = mentions[number].text.upper()
        weights[key] = weights.get(key, 0.0) + mentions[number].score
    best = max(weights, key=lambda key: weights[key])
    same = [mentions[number] for number in entity.members if mentions[number].text.upper() == best]
    return max(same, key=lambda mention: mention.score)


def score_entity(entity: Entity, mentions: Sequence[Mention]) -> float:
    """Chance of the surest mention."""
    return max(mentions[number].score for number in entity.members)


def is_human(entity: Entity) -> bool:
    """Whether the entity is a person or people as target."""
    return entity.role in HUMAN
