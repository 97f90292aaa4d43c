"""How a place name is reduced to the keys under which the gazetteer keeps it.

Three keys, from strict to loose: `fold` (case, diacritics, apostrophes, hyphens), `fold_variant` (also the Arabic
article, "Tall/Tal/Tel", a final -h), `fold_sound` (also the usual differences between two romanisations of one name).
"""

from __future__ import annotations

import re
import unicodedata

ARTICLES = frozenset(
    {"al", "el", "ar", "as", "ash", "at", "ath", "ad", "adh", "an", "az", "ul", "er", "es", "ed", "ez"}
)
"""The Arabic article in its assimilated and dialect forms, as a word of its own after folding."""

DESIGNATORS = frozenset(
    (
        "agency", "canton", "cercle", "city", "commune", "counties", "county", "department", "district", "districts",
        "division", "emirate", "governorate", "municipality", "municipio", "oblast", "parish", "prefecture", "province",
        "provinces", "raion", "region", "state", "subdistrict", "taluk", "tehsil", "territory", "town", "township",
        "upazila", "village", "woreda", "zone",
    )
)  # fmt: skip
"""Words that say what a place is and are not part of its name."""

_UNFOLDED = str.maketrans(
    {"ł": "l", "ø": "o", "ı": "i", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ə": "a", "ħ": "h", "ŋ": "n"}
)
_DROPPED = re.compile(r"['’‘`´ʿʾʼʻ′.]")
_SPACED = re.compile(r"[\s\-‐-―_/,()\"“”]+")
_OF = re.compile(
    r"^(?:the )?(?:city|town|village|province|governorate|district|state|region|county|municipality) of (.+)$"
)
_TELL = frozenset({"tall", "tal", "tell"})
_SOUNDS = (
    *((vowels, "u") for vowels in ("ou", "oo", "uu")),
    *((vowels, "i") for vowels in ("ai", "ay", "ei", "ey", "ee", "ii", "y")),
    *(("kh", "x"), ("gh", "g"), ("dj", "j"), ("ph", "f"), ("dh", "d"), ("th", "t")),
    *(("ch", "C"), ("ck", "k"), ("q", "k"), ("c", "k"), ("C", "ch")),
    *(("o", "u"), ("e", "i"), ("v", "w"), ("h ", "")),
)
"""Replacements in this order; the last drops an unheard h at a word's end (words are followed by a space)."""
_DOUBLED = re.compile(r"(.)\1+")


def fold(name: str) -> str:
    """Reduce a name to its plain key: "Al-Ḥawīja" and "al hawija" both give "al hawija"."""
    if name.isascii():
        plain = name.lower()
    else:
        decomposed = unicodedata.normalize("NFKD", name.casefold())
        plain = "".join(c for c in decomposed if not unicodedata.combining(c)).translate(_UNFOLDED)
    return _SPACED.sub(" ", _DROPPED.sub("", plain)).strip()


def without_designator(folded: str) -> str:
    """Drop "city of", "province" and the like from a folded name; the name itself if nothing else is left."""
    inner = _OF.match(folded)
    words = (inner.group(1) if inner else folded).split()
    if words and words[0] == "the":
        words = words[1:]
    while len(words) > 1 and words[-1] in DESIGNATORS:
        words = words[:-1]
    return " ".join(words) or folded


def fold_variant(folded: str) -> str:
    """Drop from a folded name what romanisations of Arabic and its neighbours leave out or write differently."""
    words = folded.split()
    kept = [w for w in words[:-1] if w not in ARTICLES] + words[-1:]
    return " ".join("tel" if w in _TELL else w[:-1] if w.endswith("ah") else w for w in kept)


def fold_sound(folded: str) -> str:
    """Reduce a folded name to a key that its usual romanisations share; "" where too little is left to tell by."""
    text = fold_variant(folded) + " "
    for letters, sound in _SOUNDS:
        text = text.replace(letters, sound)
    key = _DOUBLED.sub(r"\1", text.replace(" ", ""))
    return key if len(key) >= 4 else ""
