"""Whether a text is a history, and whether words open a sentence in it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from statistics import median

_OPEN = 24  # characters
_OPENING = re.compile(r"(?:^|[.!?]\s+|\n\s*)(?:\w+\s){0,2}$")
_FAR = 1  # years between the middle of the years told and the day of writing
_MANY = 5  # years told


def leads_sentence(text: str, start: int) -> bool:
    """True if the characters before `start` open a sentence: "In 1976, ..."."""
    return _OPENING.search(text, max(0, start - _OPEN), start) is not None


def is_history(years: Iterable[int], relative: int, written: date | None) -> bool:
    """True if a text names years again and again, mostly ones far before it was written.

    Args:
        years: the years it names.
        relative: how many of its expressions count from the day of writing ("Monday", "yesterday"); a history has few.
        written: the day of writing.
    """
    told = sorted(years)
    if len(told) < _MANY or relative * 3 > len(told):
        return False
    return written is None or written.year - median(told) > _FAR
