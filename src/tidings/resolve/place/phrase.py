"""What a place phrase says: its names, the kind of place, and where the event lies from them.

>>> # "15 km north of Marib" -> name Marib, 15 km, 0 degrees, outside it
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from tidings.resolve.place.words import PlaceWords

_TOKEN = re.compile(r"[^\s,;()\"“”–—]+|[,;–—]")
_KM = re.compile(r"(\d+(?:\.\d+)?)\s*-?\s*(km|kms|kilomet(?:er|re)s?|miles?|mi)\b", re.IGNORECASE)
_POSSESSIVE = re.compile(r"['’]s?$")
_LINKS = frozenset(
    {
        "de",
        "del",
        "della",
        "la",
        "las",
        "los",
        "le",
        "les",
        "du",
        "des",
        "da",
        "do",
        "dos",
        "di",
        "al",
        "el",
        "of",
        "e",
        "y",
        "sur",
        "sous",
        "l",
    }
)
_LONGEST = 6
_MILE_KM = 1.609


@dataclass(frozen=True, slots=True)
class Name:
    """A proper name in a phrase, its token range, and the noun that says what it names ("Kirkuk *province*")."""

    text: str
    start: int
    end: int
    generic: str | None = None


@dataclass(frozen=True, slots=True)
class PlacePhrase:
    """A place phrase, taken apart.

    Attributes:
        names: in text order; the first is the place unless words before it say the place lies elsewhere.
        head: kind of the common noun before the first name, or of the whole phrase where it has none.
        bearing: degrees, with `is_outside` of a place beside the name ("south of X"), else of a part of it.
        distance_km: as told.
        is_near, is_sea, is_along: what the words around the names say.
        is_pair: two names tell one place between them ("between A and B", "A to B", "A and B").
        is_named_pair: they do so as a name ("the A-B road", "A and B"), so that the place is exact.
        tail: the words after the first name.
        is_countryside: the land around a town or of a province, not the town.
    """

    names: tuple[Name, ...]
    head: str | None
    bearing: float | None
    distance_km: float | None
    is_outside: bool
    is_near: bool
    is_pair: bool
    is_named_pair: bool
    is_sea: bool
    is_along: bool
    is_countryside: bool
    tail: str = ""

    @property
    def noun(self) -> str | None:
        """Kind of place that the noun beside the first name tells, or the phrase's own noun where it has no name."""
        return self.names[0].generic if self.names else self.head


def parse_phrase(phrase: str, words: PlaceWords, is_known: Callable[[str], bool]) -> PlacePhrase:
    """Take a place phrase apart.

    Args:
        phrase: as written.
        words: the word lists.
        is_known: tells whether a string is the name of some place.
    """
    tokens = _tokens(phrase, is_known)
    names = tuple(_names(tokens, words, is_known))
    before = [t.lower() for t in tokens[: names[0].start]] if names else [t.lower() for t in tokens]
    after = [t.lower() for t in tokens[names[0].end :]] if names else []
    bearing, is_outside = _bearing(before, tokens, words)
    told = _KM.search(phrase)
    joint = _joint(tokens, names)
    return PlacePhrase(
        names=names,
        head=_head(before, words),
        bearing=bearing,
        distance_km=_kilometres(told) if told else None,
        is_outside=is_outside or (told is not None and bearing is None),
        is_near=_ends_in(before, words.near) or bool(words.near_after & set(after[:1])),
        is_pair=len(names) > 1 and ("between" in before or bool(joint)),
        is_named_pair=bool(joint & {"–", "—", "and"}) and "between" not in before,
        is_sea=_ends_in(before, words.sea) or " ".join(after[:2]) in {"waters", "territorial waters", "coastal waters"},
        is_along=bool(words.along & set(before)),
        is_countryside=bool({"countryside", "hinterland"} & {*before, *after}),
        tail=" ".join(tokens[names[0].end :]) if names else "",
    )


def _tokens(phrase: str, is_known: Callable[[str], bool]) -> list[str]:
    return [part for token in _TOKEN.findall(phrase) for part in _split_pair(token, is_known)]


def _split_pair(token: str, is_known: Callable[[str], bool]) -> list[str]:
    """Part "Isfara-Batken" into two names, unless it is the name of one place."""
    left, hyphen, right = token.partition("-")
    if (
        hyphen
        and left[:1].isupper()
        and right[:1].isupper()
        and not is_known(token)
        and is_known(left)
        and is_known(right)
    ):
        return [left, "–", right]
    return [token]


def _is_capital(token: str) -> bool:
    head, hyphen, tail = token.partition("-")
    return token[:1].isupper() or (bool(hyphen) and len(head) <= 3 and tail[:1].isupper()) or token[:2] in {"d'", "l'"}


def _names(tokens: list[str], words: PlaceWords, is_known: Callable[[str], bool]) -> Iterator[Name]:
    at = taken = 0
    while at < len(tokens):
        run = _unknown_end(tokens, at, words)
        known = _known_end(tokens, at, words, is_known)
        end = known if known and known >= (run or 0) else run  # "Ain" of "Ain Zara" is no place by itself
        if end:
            name = _with_generic(tokens, at, end, words, taken=taken)
            yield name
            taken = name.end
        at = end or at + 1


def _known_end(tokens: list[str], at: int, words: PlaceWords, is_known: Callable[[str], bool]) -> int | None:
    for end in range(min(len(tokens), at + _LONGEST), at, -1):
        window = tokens[at:end]
        text = _text(window)
        if (
            not _is_nameable(window, words)
            or text.lower().replace(".", "") in words.not_names
            or text.lower() in words.generic
        ):
            continue
        if is_known(text):
            return end
    return None


def _is_nameable(window: list[str], words: PlaceWords) -> bool:
    first, last = window[0], window[-1]
    if "," in window or ";" in window or not any(map(_is_capital, window)):
        return False
    starts = _is_capital(first) or (len(window) > 1 and words.bearing(first) is not None)
    ends = _is_capital(last) or last.isdigit() or words.generic.get(last) in {"site", "area"}
    return starts and ends


def _unknown_end(tokens: list[str], at: int, words: PlaceWords) -> int | None:
    leads = at + 1 < len(tokens) and _is_capital(tokens[at]) and tokens[at].lower() in words.generic  # "Plaza X"
    if not _can_name(tokens[at], words) and not (leads and _can_name(tokens[at + 1], words)):
        return None
    end = at + 1
    while end < len(tokens) and (
        _can_name(tokens[end], words) or tokens[end].isdigit() or _is_link(tokens, end, words)
    ):
        if _POSSESSIVE.search(tokens[end - 1]):
            break
        end += 1
    return end


def _can_name(token: str, words: PlaceWords) -> bool:
    lower = _POSSESSIVE.sub("", token.lower()).replace(".", "")
    return (
        _is_capital(token)
        and words.bearing(token) is None
        and lower not in words.not_names
        and lower not in words.generic
    )


def _is_link(tokens: list[str], at: int, words: PlaceWords) -> bool:
    return tokens[at] in _LINKS - {"of"} and at + 1 < len(tokens) and _can_name(tokens[at + 1], words)


def _with_generic(tokens: list[str], start: int, end: int, words: PlaceWords, *, taken: int) -> Name:
    text = _text(tokens[start:end])
    lower = [t.lower() for t in tokens]
    is_owner = bool(_POSSESSIVE.search(tokens[end - 1]))
    for size in () if is_owner else (3, 2, 1):
        following = words.generic.get(" ".join(lower[end : end + size]))
        if following:
            return Name(text, start, end + size, following)
    own = words.generic.get(lower[end - 1]) if end - start > 1 else None
    if own is None and end - start > 1:
        own = words.generic.get(lower[start])
    if own:
        return Name(text, start, end, own)
    lead = lower[taken:start][-2:]
    if len(lead) == 2 and lead[1] == "of" and words.generic.get(lead[0]) in {"admin1", "admin2", "settlement"}:
        return Name(text, start, end, words.generic[lead[0]])
    return Name(text, start, end)


def _text(window: list[str]) -> str:
    return _POSSESSIVE.sub("", " ".join(window)) if window[-1].endswith(("'s", "’s")) else " ".join(window)


def _bearing(before: list[str], tokens: list[str], words: PlaceWords) -> tuple[float | None, bool]:
    """Direction told before the first name, and whether the place lies outside ("south of X") or in that part."""
    for at in range(len(before) - 1, -1, -1):
        bearing = words.bearing(tokens[at])
        if bearing is not None and not _is_title(tokens[at : at + 2], words):
            follows = before[at + 1] if at + 1 < len(before) else ""
            is_noun = not before[at].endswith(("ern", "ernmost"))
            is_part = at > 0 and before[at - 1] == "the"
            return bearing, is_noun and not is_part and follows in {"of", "from"}
    return None, False


def _is_title(pair: list[str], words: PlaceWords) -> bool:
    """True for "Southern Hospital": a direction that is part of a site's name."""
    return len(pair) == 2 and all(t[:1].isupper() for t in pair) and words.generic.get(pair[1].lower()) == "site"


def _head(before: list[str], words: PlaceWords) -> str | None:
    found = None
    for at in range(len(before)):
        for size in (2, 1):
            found = words.generic.get(" ".join(before[at : at + size])) or found
        if found and before[at] not in {"the", "a", "an"}:
            return found
    return found


def _ends_in(before: list[str], phrases: frozenset[str]) -> bool:
    left = [w for w in before if w not in {"the", "a", "an"}]
    while left and left[-1] in {"city", "town", "village", "of"} and " ".join(left[-2:]) not in phrases:
        left = left[:-1]
    tails = {" ".join(left[-size:]) for size in (1, 2, 3, 4) if len(left) >= size}
    return bool(tails & phrases)


def _joint(tokens: list[str], names: tuple[Name, ...]) -> set[str]:
    """The one word that joins the first two names to a pair, if nothing else stands between them."""
    if len(names) < 2:
        return set()
    gap = [t.lower() for t in tokens[names[0].end : names[1].start] if t.lower() != "the"]
    return set(gap) & {"–", "—", "to", "and"} if len(gap) == 1 else set()


def _kilometres(told: re.Match[str]) -> float:
    return float(told[1]) * (_MILE_KM if told[2].lower().startswith("mi") else 1.0)
