"""What the words around a time expression tell: the tense of its clause, and whether the text is a history."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from statistics import median

_REACH_BEFORE, _REACH_AFTER = 120, 60  # characters
_END = re.compile(r"[.!?]\s|\n\s*\n|[;:]")
_FUTURE = "will|'ll|shall|plans?|planned|planning|scheduled|due|expects?|expected|going to|to be|is to|are to|aims?|hopes?|intends?"
_PAST = "was|were|had|has|have|did|said|told|went|came|took|made|began|fell|rose|met|sent|held|got|won|lost|left|[a-z]{2,}ed"
_CUES = re.compile(rf"\b(?:(?P<perfect>had been \w+)|(?P<future>{_FUTURE})|(?P<past>{_PAST}))\b", re.IGNORECASE)
_OPEN = 24  # characters
_OPENING = re.compile(r"(?:^|[.!?]\s+|\n\s*)(?:\w+\s){0,2}$")
_FAR = 1  # years between the middle of the years told and the day of writing
_MANY = 5  # years told


def tense_around(text: str, start: int, end: int) -> str:
    """Tense of the clause around the characters [start, end): "past", "future", or "" if no verb nearby tells.

    The verb form nearest before the words counts, else the nearest after them, within the sentence.
    """
    before = text[max(0, start - _REACH_BEFORE) : start]
    cut = max((match.end() for match in _END.finditer(before)), default=0)
    cues = list(_CUES.finditer(before, cut))
    if cues:
        return _tense(cues[-1])
    after = text[end : end + _REACH_AFTER]
    stop = _END.search(after)
    found = _CUES.search(after, 0, stop.start() if stop else len(after))
    return _tense(found) if found else ""


def _tense(cue: re.Match[str]) -> str:
    return "future" if cue["future"] else "past"


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
