"""How many people a description means, in MUC-4 form."""

from __future__ import annotations

import re

_UNITS = (
    "ONE TWO THREE FOUR FIVE SIX SEVEN EIGHT NINE TEN ELEVEN TWELVE THIRTEEN FOURTEEN FIFTEEN SIXTEEN SEVENTEEN "
    "EIGHTEEN NINETEEN"
)
_TENS = "TWENTY THIRTY FORTY FIFTY SIXTY SEVENTY EIGHTY NINETY"
_VALUES = {word: value for value, word in enumerate(_UNITS.split(), 1)}
_VALUES |= {word: 10 * value for value, word in enumerate(_TENS.split(), 2)}
_VALUES |= {"DOZEN": 12, "HUNDRED": 100}
_NUMBER = re.compile(r"\b\d{1,3}(?:,\d{3})*\b(?!-YEAR|\s+YEARS?)|\b(?!\w+-YEAR)[A-Z]+(?:-[A-Z]+)?\b")
_AT_LEAST = re.compile(r"(?:AT LEAST|MORE THAN|OVER|NO FEWER THAN)\s*$")
_ABOUT = re.compile(r"(?:ABOUT|APPROXIMATELY|AROUND|NEARLY|ALMOST)\s*$")
_ONE = re.compile(r"^(?:AN?|ANOTHER|ONE(?: OF)?) ")
_MANY = re.compile(r"\b(?:SEVERAL|MANY|SOME|DOZENS|HUNDREDS|NUMEROUS|VARIOUS)\b")
_MANY_HEAD = re.compile(
    r"(?:PEOPLE|MEN|WOMEN|CHILDREN|PERSONNEL|POLICE|POPULATION|FAMILY|CREW|STAFF|OLIGARCHY|COMMUNITY|GROUP|PEASANTRY"
    r"|PRESS|CLERGY)$"
)
_BEFORE = 40
_LEADING_WORDS = 4
_TRAILING_WORDS = 3


def count_people(text: str, start: int, end: int, *, named: bool) -> str:
    """The number in or just before a description; 1 for a name; PLURAL or 1 by the form of the noun otherwise."""
    if named:
        return "1"
    inside = " ".join(text[start:end].upper().split())
    before = " ".join(text[max(0, start - _BEFORE) : start].upper().split())
    head = " ".join(inside.split()[:_LEADING_WORDS])
    numbered = None if _ONE.match(inside + " ") else _read_first(head) or _read_last(before)
    return numbered or ("PLURAL" if _is_plural(inside) else "1")


def read_number(word: str) -> int | None:
    """Value of a number in digits or words up to a hundred."""
    plain = word.upper().replace(",", "")
    if plain.isdigit():
        return int(plain)
    tens, _, unit = plain.partition("-")
    if unit:
        return _VALUES[tens] + _VALUES[unit] if tens in _VALUES and unit in _VALUES else None
    return _VALUES.get(plain)


def _read_first(words: str) -> str | None:
    return next((_write(words, found) for found in _NUMBER.finditer(words) if read_number(found.group())), None)


def _read_last(before: str) -> str | None:
    """A number among the last words, as in "about 50 young" before "peasants"; none across a comma or full stop."""
    for found in reversed(list(_NUMBER.finditer(before))[-_TRAILING_WORDS:]):
        if re.search(r"[.,;:](?:\s|$)| AND | OR ", before[found.end() :]):
            return None
        if read_number(found.group()):
            return _write(before, found)
    return None


def _write(words: str, found: re.Match[str]) -> str:
    value = read_number(found.group())
    if _AT_LEAST.search(words[: found.start()]):
        return f"{value}-"
    return f"~{value}" if _ABOUT.search(words[: found.start()]) else f"{value}"


def _is_plural(inside: str) -> bool:
    if _ONE.match(inside):
        return False
    head = re.split(r"\b(?:OF|FROM|IN|AT|WHO|FOR|WITH)\b|,", inside)[0].strip()
    if _MANY.search(inside) or _MANY_HEAD.search(head):
        return True
    return head.endswith("S") and not head.endswith("SS")


def agree_count(counts: list[str]) -> str:
    """One number for several descriptions of the same people: the commonest stated, otherwise the commonest form."""
    stated = [count for count in counts if count not in ("1", "PLURAL")]
    return max(stated or counts, key=(stated or counts).count)
