"""Quotations of a text: paired marks, and quoted paragraphs left open until the last one closes."""

from __future__ import annotations

import re
from dataclasses import dataclass

_PARAGRAPH = re.compile(r"[^\n]+(?:\n(?!\s*\n)[^\n]+)*")
_SPEECH_WORDS = 4


@dataclass(frozen=True, slots=True)
class Quote:
    """Characters of a quotation, its marks included.

    `is_speech` tells an utterance from a quoted title or a word held at arm's length.
    """

    start: int
    end: int
    is_speech: bool


def find_quotes(text: str) -> list[Quote]:
    """Quotations in text order. Marks are paired within a paragraph; an unclosed one ends with its paragraph."""
    quotes: list[Quote] = []
    for paragraph in _PARAGRAPH.finditer(text):
        start: int | None = None
        for at in _marks(text, paragraph.start(), paragraph.end()):
            width, side = _mark_at(text, at)
            if start is None and side != "close":
                start = at
            elif start is not None and side != "open":
                quotes.append(_quote(text, start, at + width))
                start = None
        if start is not None:
            quotes.append(_quote(text, start, paragraph.end()))
    return quotes


def _quote(text: str, start: int, end: int) -> Quote:
    inside = text[start:end].strip("\"“”„«»'‘’ ")
    is_whole = len(inside.split()) >= _SPEECH_WORDS or inside[-1:] in {",", ".", "!", "?"}
    return Quote(start, end, is_whole)


def _marks(text: str, start: int, end: int) -> list[int]:
    return [found.start() for found in re.compile(r"[\"“”„«»]|''|``").finditer(text, start, end)]


def _mark_at(text: str, at: int) -> tuple[int, str]:
    """Width of the mark at `at` and whether it opens, closes or may do both."""
    if text.startswith("``", at):
        return 2, "open"
    if text.startswith("''", at):
        before = text[at - 1 : at]
        return 2, "open" if not before.strip() else "close"
    mark = text[at]
    if mark in "“„«":
        return 1, "open"
    if mark in "”»":
        return 1, "close"
    return 1, "either"
