"""Texts with words swapped for others, and where their characters stand in the text that they come from."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from benchmarks.regions import REGIONS

_NAME = re.compile(r"[^\W\d_a-zß-ÿ][\w'’-]*(?: [^\W\d_a-zß-ÿ][\w'’-]*)*")


@dataclass(frozen=True, slots=True)
class Edit:
    """Characters `start` to `end` of a text and the words that take their place."""

    start: int
    end: int
    words: str


@dataclass(frozen=True, slots=True)
class SwappedText:
    """The text after edits in text order, none of which overlap."""

    text: str
    edits: Sequence[Edit]

    def original(self, at: int) -> int:
        """Where a character came from; of new words, the first character of what they replaced."""
        grown, starts, shifts = 0, [], []
        for edit in self.edits:
            starts.append(edit.start + grown)
            grown += len(edit.words) - (edit.end - edit.start)
            shifts.append(grown)
        last = bisect_right(starts, at) - 1
        if last < 0:
            return at
        edit = self.edits[last]
        return edit.start if at < starts[last] + len(edit.words) else at - shifts[last]

    def original_span(self, span: Sequence[int]) -> tuple[int, int]:
        """Where a half-open span came from; one within new words covers all that they replaced."""
        first, last = self.original(span[0]), self.original(span[1] - 1) + 1
        return first, max([last, *(edit.end for edit in self.edits if edit.start == last - 1)])


def swap_words(text: str, words: Mapping[str, str]) -> SwappedText:
    """The text with whole words replaced, all at once; a capital at the start, or all capitals, are kept."""
    if not words:
        return SwappedText(text, ())
    listed = "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))
    by_lower = {word.lower(): (word, other) for word, other in words.items()}
    edits = []
    for found in re.finditer(rf"(?<![\w-])(?:{listed})(?![\w-])", text, re.IGNORECASE):
        word, other = by_lower[found[0].lower()]
        if (cased := _in_case(found[0], word, other)) is not None:
            edits.append(Edit(found.start(), found.end(), cased))
    return SwappedText(_apply(text, edits), tuple(edits))


def _in_case(found: str, word: str, other: str) -> str | None:
    """The other word in the case of the one found; None where that is another word, as "turkey" is for "Turkey"."""
    if found == word:
        return other
    if found == word[0].upper() + word[1:]:
        return other[0].upper() + other[1:]
    return other.upper() if found == word.upper() and len(word) > 1 else None


def _apply(text: str, edits: Iterable[Edit]) -> str:
    parts, done = [], 0
    for edit in edits:
        parts += [text[done : edit.start], edit.words]
        done = edit.end
    return "".join([*parts, text[done:]])


def both_ways(words: Mapping[str, str]) -> dict[str, str]:
    """The words and their opposites."""
    return {**{other: word for word, other in words.items()}, **words}


def town_swaps(names: Iterable[str], text: str, region: str, towns: Mapping[str, Sequence[str]]) -> dict[str, str]:
    """A town of the region after this one for each name, of as many words if one is left; towns in the text are spared.

    Names that are not all in capitalised words ("the north") are left as they are.
    """
    start = REGIONS.index(region) + 1 if region in REGIONS else 0
    free = [town for town in towns[REGIONS[start % len(REGIONS)]] if town not in text]
    swaps: dict[str, str] = {}
    for name in dict.fromkeys(names):
        if free and _NAME.fullmatch(name):
            alike = [town for town in free if len(town.split()) == len(name.split())]
            swaps[name] = (alike or free)[0]
            free.remove(swaps[name])
    return swaps
