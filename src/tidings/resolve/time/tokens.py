"""Text -> tokens: words, numbers by shape, names of days and the few signs that time expressions use."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from typing import Any, NamedTuple

from tidings.resolve.time.lexicon import Lexicon, load_lexicon


class Token(NamedTuple):
    """One token: its characters [start, end), its shape, and its value where the shape fixes one.

    Shapes: WORD, FEAST, ISO, NUMERIC, DECADE, CLOCK, ORDINAL, DAYNUM (1-31), YEAR (1700-2099), INT, POSS ('s), COMMA,
    DASH, SLASH, BREAK (a blank line) and SIGN (anything else). A WORD's value is the word in lower case.
    """

    start: int
    end: int
    shape: str
    value: Any


_SHAPES = r"""
  (?P<FEAST>\b(?:{feasts})\b)
| (?P<ISO>(?<![\w-])\d{{4}}-\d\d-\d\d(?:T\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:?\d\d)?)?(?![\w-]))
| (?P<NUMERIC>(?<![\w/.])\d{{1,2}}(?P<mark>[/.])\d{{1,2}}(?P=mark)\d{{4}}(?![\w/]))
| (?P<DECADE>\b(?:1[789]|20)\d0'?s\b|'\d0s\b)
| (?P<CLOCK>\b\d{{1,2}}(?:[:.]\d\d)?\s?(?:a\.m\.|p\.m\.|[ap]m\b)|\b[012]?\d:[0-5]\d(?::\d\d)?\b)
| (?P<ORDINAL>\b[0-3]?\d(?:st|nd|rd|th)\b)
| (?P<MONEY>[$€£]\s?\d[\d.,]*)
| (?P<INT>(?<![\w.,])\d{{1,3}}(?:,\d{{3}})+(?!\w)|(?<!\w)\d+(?![\w]|[.,]\d))
| (?P<ABBR>\b(?:{abbreviations})\.)
| (?P<POSS>(?<=\w)['’]s\b|(?<=s)['’](?!\w))
| (?P<WORD>\w+)
| (?P<BREAK>\n\s*\n)
| (?P<COMMA>,)
| (?P<DASH>[-–—])
| (?P<SLASH>/)
| (?P<SIGN>[^\w\s])
"""


# What may be the heart of a time expression: a time word (`Lexicon.seeds`), a year, a date, an hour, an ordinal.
_SEED = re.compile(r"(?P<word>[^\W\d_]+)|\b(?:1[789]|20)\d\d|\d[:/.]\d\d|\d\d?(?:st|nd|rd|th)\b|\d\s?[ap]\.?m\b|'\d0s")
_REACH = 48  # characters; the words of one expression lie closer to its heart than that


@cache
def _seeds(lexicon: Lexicon) -> frozenset[str]:
    words = (word for name in lexicon.seeds for part in lexicon.members(name) for word in lexicon.classes[part])
    return frozenset([*words, *_feast_words(lexicon)])


@cache
def _feast_words(lexicon: Lexicon) -> tuple[str, ...]:
    return tuple({re.split(r"\W", name)[0] for name in lexicon.feasts})


@cache
def _shapes(lexicon: Lexicon, has_feast: bool) -> re.Pattern[str]:  # noqa: FBT001 -- a key of the cache
    feasts = sorted(lexicon.feasts, key=len, reverse=True)
    loose = "|".join(re.escape(name).replace("\\ ", r"\s+").replace("'", "['’]") for name in feasts)
    shapes = _SHAPES.format(
        feasts=loose if has_feast else "(?!)", abbreviations="|".join(sorted(lexicon.abbreviations))
    )
    return re.compile(shapes, re.VERBOSE | re.IGNORECASE)


def split_tokens(text: str, lexicon: Lexicon) -> Iterator[Token]:
    """The tokens around the time words of `text`, in order; a BREAK stands for what lies between.

    White space other than blank lines is dropped. Text far from any time word is not looked at: most of a report.
    """
    lowered = text.lower()  # trying each feast at each word is slow, and most texts name none
    shapes, done = _shapes(lexicon, any(word in lowered for word in _feast_words(lexicon))), 0
    for start, end in _windows(text, _seeds(lexicon)):
        if start > done:
            yield Token(start, start, "BREAK" if text[done:start].endswith("\n\n") else "SIGN", "")
        yield from map(_token, shapes.finditer(text, start, end))
        done = end


def _windows(text: str, seeds: frozenset[str]) -> Iterator[tuple[int, int]]:
    """The stretches of text within reach of a time word, whole words, merged where they touch."""
    start, end = 0, 0
    for match in _SEED.finditer(text):
        if match["word"] is not None and match["word"].lower() not in seeds:
            continue
        left = max(0, match.start() - _REACH)
        if left > end:
            if end:
                yield start, end
            start = text.find(" ", left, match.start()) + 1 or match.start()
        end = min(len(text), _end_of_word(text, match.end() + _REACH))
    if end:
        yield start, end


def _end_of_word(text: str, position: int) -> int:
    found = text.find(" ", position)
    return found if found >= 0 else len(text)


def _token(match: re.Match[str]) -> Token:
    shape, written = match.lastgroup or "", match.group()
    if shape == "WORD":
        return Token(match.start(), match.end(), *_word(written))
    read = _READERS.get(shape)
    return Token(match.start(), match.end(), *(read(written) if read else (shape, written)))


def _number(written: str) -> tuple[str, int]:
    plain = written.replace(",", "")
    if len(plain) > 9:
        return "WORD", 0
    number = int(plain)
    if 1 <= number <= 31 and len(plain) <= 2:
        return "DAYNUM", number
    return ("YEAR" if 1700 <= number <= 2099 and len(written) == 4 else "INT"), number


def _ordinal(written: str) -> tuple[str, int]:
    day = int(written[:-2])
    return ("ORDINAL" if 1 <= day <= 31 else "WORD"), day


def _feast(written: str) -> tuple[str, str]:
    return "FEAST", " ".join(written.lower().replace("’", "'").split())


def _word(written: str) -> tuple[str, str]:
    word = written.lower()
    if word in load_lexicon().cased and written == word:
        return "WORD", ""
    return "WORD", word


_READERS: Mapping[str, Callable[[str], tuple[str, Any]]] = {
    "INT": _number,
    "ORDINAL": _ordinal,
    "FEAST": _feast,
    "ABBR": lambda written: _word(written.rstrip(".")),
    "MONEY": lambda _: ("WORD", ""),
    "mark": lambda written: ("NUMERIC", written),
}
