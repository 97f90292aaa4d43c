"""The tense of the clause around a time expression, from the verb forms near it."""

from __future__ import annotations

import re

_REACH_BEFORE, _REACH_AFTER = 120, 60  # characters
_END = re.compile(r"[.!?]\s|\n\s*\n|[;:]")
_FUTURE = (
    "will|'ll|shall|plans?|planned|planning|scheduled|due|expects?|expected|going to|to be|is to|are to"
    "|aims?|hopes?|intends?"
)
_PAST = (
    "was|were|had|has|have|did|said|told|went|came|took|made|began|fell|rose|met|sent|held|got|won|lost|left"
    "|[a-z]{2,}ed"
)
_CUES = re.compile(rf"\b(?:(?P<perfect>had been \w+)|(?P<future>{_FUTURE})|(?P<past>{_PAST}))\b", re.IGNORECASE)


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
