"""Windows of annotated articles with their tags and links."""

from __future__ import annotations

import json
import random
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from tidings.read.neural.attribution import PARTS
from tidings.read.neural.paragraph_windows import Window, windows_of
from tidings.read.neural.tag_paths import BEGIN, END, INSIDE, SINGLE
from tidings.read.neural.wordpieces import WordPieces

Article = Mapping[str, Any]
Place = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Example:
    """A window, its tags (3, T) for source, cue, content, and which span belongs to which cue.

    Links are (cue, other) pairs of spans, each as first and last piece; `other` is None for a cue without a source.
    """

    window: Window
    tags: NDArray[np.int64]
    source_links: list[tuple[Place, Place | None]]
    content_links: list[tuple[Place, Place]]


def read_articles(path: Path) -> list[Article]:
    """Articles of a .jsonl file: "text" and "attributions"."""
    return [json.loads(line) for line in path.read_text("utf-8").splitlines() if line.strip()]


def cut_anew(articles: Sequence[Article], pieces: WordPieces, bounds: Place, chance: random.Random) -> list[Example]:
    """Examples of all articles, each article cut with a limit drawn between the two bounds."""
    return [
        example
        for article in articles
        for example in examples_of(article, windows_of([article["text"]], pieces, chance.randint(*bounds)))
    ]


def examples_of(article: Article, windows: Sequence[Window]) -> Iterator[Example]:
    """The windows of one article with what its annotators marked."""
    for window in windows:
        tags = np.zeros((len(PARTS), len(window)), dtype=np.int64)
        example = Example(window, tags, [], [])
        for attribution in article["attributions"]:
            placed = [list(_placed(window, attribution[part])) for part in PARTS]
            for row, places in zip(tags, placed, strict=True):
                _tag(row, places)
            _link(example, *placed)
        yield example


def _placed(window: Window, spans: Sequence[Sequence[int]]) -> Iterator[Place]:
    """First and last piece of what lies in the window; never across a [SEP]."""
    for start, end in spans:
        inside = np.flatnonzero((window.starts < end) & (window.ends > start) & (window.starts >= 0))
        for run in np.split(inside, np.flatnonzero(np.diff(inside) > 1) + 1):
            if len(run):
                yield int(run[0]), int(run[-1])


def _tag(row: NDArray[np.int64], places: Sequence[Place]) -> None:
    for first, last in places:
        if row[first : last + 1].any():
            continue
        row[first : last + 1] = INSIDE
        row[first], row[last] = (SINGLE, SINGLE) if first == last else (BEGIN, END)


def _link(example: Example, sources: list[Place], cues: list[Place], contents: list[Place]) -> None:
    if not cues:
        return
    example.source_links.append((cues[0], sources[0] if sources else None))
    example.content_links.extend((cues[0], content) for content in contents)
