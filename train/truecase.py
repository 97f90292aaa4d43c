"""Texts in capitals (MUC-4) with the case that their words mostly have elsewhere, so that a parser can read them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
CAPITALS = 0.8  # share of capital letters of a text that is written in capitals
LOWER_SHARE = 0.5  # a word seen in lower case at least this often is written so
SHORT_NAME = 4  # an unknown word of up to so many letters between brackets is taken for initials


def is_in_capitals(text: str) -> bool:
    """True for a text written in capitals."""
    letters = [character for character in text if character.isalpha()]
    return bool(letters) and sum(c.isupper() for c in letters) / len(letters) >= CAPITALS


def count_cases(texts: Iterable[str]) -> dict[str, float]:
    """For each word in lower case: the share of its tokens, sentence beginnings left out, that stand in lower case."""
    lower, seen = Counter[str](), Counter[str]()
    for text in texts:
        for match in WORD.finditer(text):
            if re.search(r"(?:^|[.!?:\n\"“]\s*)$", text[max(0, match.start() - 3) : match.start()]):
                continue
            word = match.group()
            seen[word.lower()] += 1
            lower[word.lower()] += word.islower()
    return {word: lower[word] / n for word, n in seen.items()}


def restore_case(text: str, cases: dict[str, float]) -> str:
    """The text with each word in its usual case, of the same length; unknown words are taken for names."""

    def usual(match: re.Match[str]) -> str:
        word = match.group()
        share = cases.get(word.lower())
        if share is None:
            is_initials = len(word) <= SHORT_NAME and text[match.start() - 1 : match.start()] in ("(", "[")
            return word if is_initials else word.capitalize()
        return word.lower() if share >= LOWER_SHARE else word.capitalize()

    restored = WORD.sub(usual, text)
    restored = re.sub(
        r"((?:^|[.!?\]]\s+|\n\s*\n\s*)[\"'“]?)([a-z])", lambda m: m.group(1) + m.group(2).upper(), restored
    )
    return restored if len(restored) == len(text) else text
