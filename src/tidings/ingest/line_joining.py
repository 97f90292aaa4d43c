"""Lines of printed pages to paragraphs: running heads dropped, hyphens at line ends undone, lines joined."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

_LIGATURES = str.maketrans({"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"})
# What browsers print round a page ("3/9/21, 6:20 PM  Title", "https://... 1/2"), and bare page numbers.
_FURNITURE = re.compile(
    r"\d{1,2}/\d{1,2}/\d{2,4}, \d{1,2}:\d{2}.*|(?:https?|file)://\S+(?:\s+\d+/\d+)?|(?:page\s+)?\d+(?:\s*(?:/|of)\s*\d+)?",
    re.IGNORECASE,
)
_EDGE_LINES = 3
_SOFT_HYPHEN = "\u00ad"
_BROKEN_WORD = re.compile(r"(\w+)[-\u2010]$")
_COMPOUND = re.compile(r"\w+[-\u2010]\w+")
_SENTENCE_END = re.compile(r"[.!?:]['\"”’)]?$")
_OPENS_SENTENCE = re.compile(r"['\"“‘(•*–—-]?\s*[^\W_a-z]")
# A line this much shorter than the width of the text ends its paragraph, if it ends a sentence or, shorter still, if
# the next line begins like one (headlines, bylines).
_SHORT = 0.9
_VERY_SHORT = 0.6


def join_lines(pages: Sequence[Sequence[str]]) -> str:
    """The paragraphs of the pages' lines, an empty line between them; "" if there are no words.

    A word broken at a line end loses its hyphen, unless the text writes it with one elsewhere ("north-eastern") or a
    capital or digit follows it ("Al-Shirqat").
    """
    tidy_pages = [[_tidy(line) for line in page] for page in pages]
    lines = list(_without_furniture(tidy_pages))
    compounds = {found.casefold() for line in lines for found in _COMPOUND.findall(line)}
    return "\n\n".join(_join(paragraph, compounds) for paragraph in _split_paragraphs(lines))


def _tidy(line: str) -> str:
    return " ".join(line.translate(_LIGATURES).split())


def _without_furniture(pages: Sequence[Sequence[str]]) -> Iterator[str]:
    spaced = [[line for line in page if line] if _is_double_spaced(page) else page for page in pages]
    shapes = Counter(shape for page in spaced for shape in {_shape(page[position]) for position in _edges(page)})
    running = {shape for shape, count in shapes.items() if shape and count > 1 and count * 2 >= len(pages)}
    for page in spaced:
        edges = _edges(page)
        for position, line in enumerate(page):
            if position not in edges or not (_FURNITURE.fullmatch(line) or _shape(line) in running):
                yield line


def _is_double_spaced(page: Sequence[str]) -> bool:
    # Empty lines after every line say nothing about paragraphs.
    return sum(not line for line in page) * 2 >= len(page) - 1


def _edges(page: Sequence[str]) -> set[int]:
    positions = [position for position, line in enumerate(page) if line]
    return {*positions[:_EDGE_LINES], *positions[-_EDGE_LINES:]}


def _shape(line: str) -> str:
    return re.sub(r"\d+", "0", line)


def _split_paragraphs(lines: Sequence[str]) -> Iterator[list[str]]:
    widths = sorted(len(line) for line in lines if line)
    width = widths[len(widths) * 9 // 10] if widths else 0
    paragraph: list[str] = []
    for line in lines:
        if paragraph and (not line or _ends_paragraph(paragraph[-1], line, width)):
            yield paragraph
            paragraph = []
        if line:
            paragraph.append(line)
    if paragraph:
        yield paragraph


def _ends_paragraph(line: str, following: str, width: int) -> bool:
    if _BROKEN_WORD.search(line) or not _OPENS_SENTENCE.match(following):
        return False
    limit = _SHORT if _SENTENCE_END.search(line) else _VERY_SHORT
    return len(line) < limit * width


def _join(lines: Iterable[str], compounds: set[str]) -> str:
    text = ""
    for line in lines:
        broken = _BROKEN_WORD.search(text)
        if not text:
            text = line
        elif text.endswith(_SOFT_HYPHEN) or (broken and not _keeps_hyphen(broken[1], line, compounds)):
            text = text[:-1] + line
        else:
            text += line if broken else f" {line}"
    return text.replace(_SOFT_HYPHEN, "")


def _keeps_hyphen(first: str, line: str, compounds: set[str]) -> bool:
    following = re.match(r"\w*", line)
    second = following[0] if following else ""
    return not second[:1].islower() or f"{first}-{second}".casefold() in compounds
