"""Texts as windows of whole paragraphs, each a sequence of word pieces that an encoder reads at once."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from tidings.read.neural.wordpieces import CLS, SEP, Ints, Pieces, WordPieces

PARAGRAPH = re.compile(r"[^\n]+")
SENTENCE_END = re.compile(r"[.!?][\"”’')\]]*\s+")

Flags = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Window:
    """Paragraphs of one text between [CLS] and [SEP], with a [SEP] between them.

    `starts` and `ends` are characters of the text, -1 at the special pieces. `opens` and `closes` say which pieces
    begin and end a word: only there may a span begin and end.
    """

    text: int
    ids: Ints
    starts: Ints
    ends: Ints
    opens: Flags
    closes: Flags

    def __len__(self) -> int:
        return len(self.ids)

    def paragraphs(self) -> Ints:
        """Number of the paragraph that each piece is in."""
        return np.cumsum(self.ids == SEP)


def windows_of(texts: Sequence[str], pieces: WordPieces, limit: int) -> list[Window]:
    """Windows of at most `limit` pieces; a longer paragraph is cut at the end of a sentence, if there is one."""
    return [
        _window(number, text, group, offsets)
        for number, text in enumerate(texts)
        for group, offsets in _grouped(list(_short_paragraphs(text, pieces, limit - 2)), limit - 1)
    ]


def _short_paragraphs(text: str, pieces: WordPieces, limit: int) -> Iterator[tuple[Pieces, int]]:
    """Pieces of each paragraph and the character where it starts."""
    for paragraph in PARAGRAPH.finditer(text):
        encoded = pieces.encode(paragraph[0])
        if 0 < len(encoded) <= limit:
            yield encoded, paragraph.start()
        elif len(encoded):
            for part in _cut(paragraph[0], encoded, limit):
                yield part, paragraph.start()


def _cut(paragraph: str, encoded: Pieces, limit: int) -> Iterator[Pieces]:
    """A long paragraph in parts: each as long as may be, ending with a sentence where one ends in its second half."""
    sentence_starts = np.searchsorted(encoded.starts, [end.end() for end in SENTENCE_END.finditer(paragraph)])
    at = 0
    while at < len(encoded):
        stop = min(at + limit, len(encoded))
        fitting = sentence_starts[(sentence_starts > at + limit // 2) & (sentence_starts <= stop)]
        if stop < len(encoded) and len(fitting):
            stop = int(fitting[-1])
        yield Pieces(encoded.ids[at:stop], encoded.starts[at:stop], encoded.ends[at:stop])
        at = stop


def _grouped(paragraphs: list[tuple[Pieces, int]], limit: int) -> Iterator[tuple[list[Pieces], list[int]]]:
    """Neighbouring paragraphs together, each counted with its [SEP]."""
    group: list[Pieces] = []
    offsets: list[int] = []
    size = 0
    for encoded, offset in paragraphs:
        if group and size + len(encoded) + 1 > limit:
            yield group, offsets
            group, offsets, size = [], [], 0
        group.append(encoded)
        offsets.append(offset)
        size += len(encoded) + 1
    if group:
        yield group, offsets


def _window(number: int, text: str, group: list[Pieces], offsets: list[int]) -> Window:
    none = np.array([-1])
    ids, starts, ends = [np.array([CLS])], [none], [none]
    for encoded, offset in zip(group, offsets, strict=True):
        ids += [encoded.ids, np.array([SEP])]
        starts += [encoded.starts + offset, none]
        ends += [encoded.ends + offset, none]
    first, last = np.concatenate(starts), np.concatenate(ends)
    real = first >= 0
    joined = np.zeros(len(first), dtype=np.bool_)
    joined[1:] = real[1:] & (first[1:] == last[:-1])
    for at in np.flatnonzero(joined):
        joined[at] = text[first[at]].isalnum() and text[first[at] - 1].isalnum()
    follows = np.append(joined[1:], np.False_)
    return Window(number, np.concatenate(ids), first, last, real & ~joined, real & ~follows)
