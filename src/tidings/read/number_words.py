"""Number phrases in a row of words: digits, number words, vague words, hedges and ranges (codebook section 4).

Pure functions over lower-case words; nothing here knows grammar or what is counted.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

TEENS = ("ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen")
BELOW_TWENTY = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", *TEENS)
UNITS = {word: value for value, word in enumerate(BELOW_TWENTY)}
TENS = {
    word: 10 * n
    for n, word in enumerate(("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"), 2)
}
SCALES = {"hundred": 100, "thousand": 1_000, "million": 1_000_000, "billion": 1_000_000_000, "m": 1_000_000}
VAGUE_PLURALS = {"tens": 10, "dozens": 12, "scores": 40, "hundreds": 100, "thousands": 1_000, "millions": 1_000_000}
# Codebook section 4: lower bounds without a maximum ("a handful" with them: ruling 6 gives its number).
VAGUE_WORDS = {"several": 3, "many": 3, "numerous": 3, "few": 3, "couple": 2}
DIGITS = re.compile(r"\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?")
JOINED_RANGE = re.compile(r"(\d[\d,]*)[-–—](\d[\d,]*)")
DASHES = frozenset("-–—")

MIN_HEDGES = (
    "at least|more than|over|no fewer than|not less than|no less than|not fewer than|upwards of|upward of|in excess of|"
    "a minimum of|well over|just over|greater than|above"
)
MAX_HEDGES = (
    "up to|nearly|almost|close to|as many as|fewer than|less than|under|just under|at most|no more than|not more than|"
    "a maximum of|approaching|as much as"
)
ABOUT_HEDGES = (
    "about|around|some|approximately|roughly|an estimated|estimated|or so|exactly|only|just|a total of|another|"
    "a further|an additional|an extra|all|the|other"
)
HEDGES: dict[tuple[str, ...], str] = {
    tuple(words.split()): kind
    for kind, listed in (("min", MIN_HEDGES), ("max", MAX_HEDGES), ("about", ABOUT_HEDGES))
    for words in listed.split("|")
}
LONGEST_HEDGE = max(map(len, HEDGES))
STARTERS = frozenset((*UNITS, *TENS, *VAGUE_PLURALS, *VAGUE_WORDS, *(words[0] for words in HEDGES))).union(
    "a an half dozen between from".split()
)


@dataclass(frozen=True, slots=True)
class Amount:
    """A number without its hedge: `low`, `high` (None where open), the word behind it, and if it is a vague word."""

    low: int
    high: int | None
    end: int
    is_vague: bool = False


@dataclass(frozen=True, slots=True)
class NumberPhrase:
    """A number with its hedge.

    Attributes:
        start, end: half-open range of words, hedge included.
        core: the last word of the first amount, the one that grammar attaches to a noun.
        min, max: the codebook's bounds; at least one is given.
        is_vague: a word such as "several" or "many" and no digits or number words.
        amount_start: where the amount itself begins, after the hedge.
    """

    start: int
    end: int
    core: int
    min: int | None
    max: int | None
    is_vague: bool = False
    amount_start: int = 0


def move_phrase(phrase: NumberPhrase, by: int) -> NumberPhrase:
    """The phrase with its positions moved, such as from words of a sentence to tokens of a text."""
    return replace(
        phrase,
        start=phrase.start + by,
        end=phrase.end + by,
        core=phrase.core + by,
        amount_start=phrase.amount_start + by,
    )


def _word(words: Sequence[str], at: int) -> str:
    return words[at] if 0 <= at < len(words) else ""


def read_digits(words: Sequence[str], at: int) -> Amount | None:
    """Digits at `at`, a scale word behind them read too: "1,850", "2.5 million". A fraction of one is no count."""
    word = _word(words, at)
    is_open = len(word) > 1 and word.endswith("+")
    if not DIGITS.fullmatch(word.rstrip("+") if is_open else word):
        return None
    number = float(word.rstrip("+").replace(",", ""))
    end = at + 1
    if scale := SCALES.get(_word(words, end)):
        number, end = number * scale, end + 1
    elif _word(words, end) == "dozen":
        number, end = number * 12, end + 1
    if not number.is_integer():
        return None
    return Amount(int(number), None if is_open else int(number), end)


def read_cardinal(words: Sequence[str], at: int) -> Amount | None:
    """Number words at `at`: "fifty-four" (any tokenisation), "one hundred and twenty", "two dozen"."""
    total = current = 0
    end, last_scale = at, 0
    while True:
        word = _word(words, end)
        if word in UNITS and not (current % 100 and current % 10) and not (0 < current % 100 < 20):
            current += UNITS[word]
        elif word in TENS and current % 100 == 0:
            current += TENS[word]
        elif word in SCALES and len(word) > 1 and (current or total):
            scale = SCALES[word]
            if scale == 100:
                current *= 100
            else:
                total, current = total + current * scale, 0
            last_scale = scale
        elif word == "dozen" and current:
            current *= 12
        elif word in DASHES and _word(words, end - 1) in TENS and _word(words, end + 1) in UNITS:
            pass
        elif not (word == "and" and end > at and last_scale and _word(words, end + 1) in {**UNITS, **TENS}):
            break
        end += 1
    hyphenated = _hyphenated(_word(words, at)) if end == at else None
    if hyphenated is not None:
        return Amount(hyphenated, hyphenated, at + 1)
    return Amount(total + current, total + current, end) if end > at else None


def _hyphenated(word: str) -> int | None:
    tens, dash, unit = word.partition("-")
    return TENS[tens] + UNITS[unit] if dash and tens in TENS and unit in UNITS else None


def _read_of_thousands(words: Sequence[str], at: int) -> Amount:
    """A vague plural at `at`, "of thousands" folded in."""
    low, end = VAGUE_PLURALS[words[at]], at + 1
    if _word(words, end) == "of" and _word(words, end + 1) in {"thousands", "millions"}:
        low, end = low * VAGUE_PLURALS[words[end + 1]], end + 2
    return Amount(low, None, end)


def read_vague(words: Sequence[str], at: int) -> Amount | None:
    """Vague words at `at`: "dozens", "tens of thousands", "several hundred", "a few", "a dozen", "half a million"."""
    start = at + 1 if _word(words, at) in {"a", "an"} else at
    word, following = _word(words, start), _word(words, start + 1)
    if word in VAGUE_PLURALS:
        return _read_of_thousands(words, start) if start == at else None
    if word in {"several", "few", "many"} and (
        following in SCALES or following in VAGUE_PLURALS or following == "dozen"
    ):
        if following == "dozen":
            return Amount(36, 36, start + 2)
        return Amount(SCALES.get(following) or VAGUE_PLURALS[following], None, start + 2)
    if word == "half" and following in {"a", "dozen"}:
        unit = start + 1 + (following == "a")
        whole = {"dozen": 12, **SCALES}.get(_word(words, unit))
        return Amount(whole // 2, whole // 2, unit + 1) if whole else None
    if word == "dozen" or (start > at and word in SCALES):
        whole = 12 if word == "dozen" else SCALES[word]
        return Amount(whole, whole, start + 1)
    if word == "handful" and start > at:
        return Amount(3, None, start + 1, is_vague=True)
    if word in VAGUE_WORDS and (start > at) == (word in {"few", "couple"}):
        return Amount(VAGUE_WORDS[word], None, start + 1, is_vague=True)
    return None


def read_amount(words: Sequence[str], at: int) -> Amount | None:
    """The number that starts at `at`, without hedges or ranges."""
    return read_digits(words, at) or read_cardinal(words, at) or read_vague(words, at)


def _joined_range(word: str) -> tuple[int, int] | None:
    """Both ends of "15-20" written as one word; none if they do not rise."""
    if not (match := JOINED_RANGE.fullmatch(word)):
        return None
    low, high = (int(end.replace(",", "")) for end in match.groups())
    return (low, high) if low < high else None


def read_range(words: Sequence[str], at: int) -> NumberPhrase | None:
    """A number or range at `at`: "between 3 and 5", "3 to 5", "15-20", "two or three"; "from 3 to 5" is the new 5."""
    if both := _joined_range(_word(words, at)):
        return NumberPhrase(at, at + 1, at, *both, amount_start=at)
    opener = _word(words, at) if _word(words, at) in {"between", "from"} else ""
    start = at + bool(opener)
    first = read_amount(words, start)
    if first is None:
        return None
    link = _word(words, first.end)
    links = {"between": {"and"}, "from": {"to"}, "": {"to", "or", *DASHES}}[opener]
    second = read_amount(words, first.end + 1) if link in links and first.high is not None else None
    if second and second.high is not None and opener == "from":
        return NumberPhrase(at, second.end, second.end - 1, second.low, second.high, amount_start=first.end + 1)
    if second and second.high is not None and first.low < second.high:
        low = first.low * _shared_scale(words, first, second)
        return NumberPhrase(at, second.end, second.end - 1, low, second.high, amount_start=start)
    return None if opener else NumberPhrase(at, first.end, first.end - 1, first.low, first.high, first.is_vague, start)


def _shared_scale(words: Sequence[str], first: Amount, second: Amount) -> int:
    """The scale word that "2 to 3 million" leaves out behind its first number."""
    scale = SCALES.get(words[second.end - 1], 1) if second.end - first.end > 2 else 1
    return scale if first.low < scale and first.low < second.low // scale else 1


def _hedge_at(words: Sequence[str], at: int) -> tuple[str, int] | None:
    for length in range(LONGEST_HEDGE, 0, -1):
        if kind := HEDGES.get(tuple(words[at : at + length])):
            return kind, at + length
    return None


def _bound(phrase: NumberPhrase, hedge: str) -> tuple[int | None, int | None]:
    """Bounds of a number under a hedge; an open number stays a lower bound whatever stands before it."""
    if hedge == "max" and phrase.max is not None:
        return None, phrase.max
    return phrase.min, None if hedge == "min" else phrase.max


def _is_open_behind(words: Sequence[str], at: int) -> bool:
    return _word(words, at) == "or" and _word(words, at + 1) == "more"


def read_number(words: Sequence[str], at: int) -> NumberPhrase | None:
    """The number phrase that starts at word `at` (lower case), hedges before and behind it read as bounds."""
    hedge, start = "", at
    while found := _hedge_at(words, start):
        hedge = found[0] if found[0] != "about" else hedge
        start = found[1]
    phrase = read_range(words, start)
    if phrase is None:
        return None
    low, high = _bound(phrase, hedge)
    end = phrase.end
    if _is_open_behind(words, end):
        high, end = None, end + 2
    elif tuple(words[end : end + 2]) == ("or", "so"):
        end += 2
    elif tuple(words[end : end + 3 : 2]) == ("(", ")") and read_amount(words, end + 1):
        end += 3  # "thirteen (13) others"
    if (
        high is None
        and _word(words, end) in {"but", "and"}
        and (found := _hedge_at(words, end + 1))
        and found[0] == "max"
    ):
        upper = read_range(words, found[1])
        if upper and upper.max is not None and low is not None and upper.max > low:
            high, end = upper.max, upper.end
    return NumberPhrase(at, end, phrase.core, low, high, phrase.is_vague, phrase.amount_start)


def _may_start(word: str) -> bool:
    """False for a word that no number phrase begins with: most words are not read further."""
    return word in STARTERS or word[:1].isdigit() or "-" in word


def find_numbers(words: Sequence[str]) -> list[NumberPhrase]:
    """All number phrases of a text's words (lower case), left to right, none overlapping."""
    found: list[NumberPhrase] = []
    at = 0
    while at < len(words):
        phrase = read_number(words, at) if _may_start(words[at]) else None
        if phrase:
            found.append(phrase)
        at = phrase.end if phrase else at + 1
    return found
