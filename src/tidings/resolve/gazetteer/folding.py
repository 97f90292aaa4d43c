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
    "province provinces governorate district districts state region county counties department municipality prefecture "
    "oblast division subdistrict territory commune canton raion agency municipio cercle woreda zone parish emirate "
    "county township tehsil taluk upazila city town village".split()
)
"""Words that say what a place is and are not part of its name."""

_UNFOLDED = str.maketrans(
    {"ł": "l", "ø": "o", "ı": "i", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ə": "a", "ħ": "h", "ŋ": "n"}
)
_DROPPED = re.compile(r"['’‘`´ʿʾʼʻ′.]")
_SPACED = re.compile(r"[\s\-‐-―_/,()\"“”]+")
_OF = re.compile(
    r"^(?:the )?(?:city|town|village|province|governorate|district|state|region|county|municipality) of (.+)$"
)
_TELL = re.compile(r"\b(?:tall|tal|tell)\b")
_SOUNDS = (
    (re.compile(r"ou|oo|uu"), "u"),
    (re.compile(r"a[iy]|e[iy]|ee|ii|y"), "i"),
    (re.compile(r"kh"), "x"),
    (re.compile(r"gh"), "g"),
    (re.compile(r"dj"), "j"),
    (re.compile(r"ph"), "f"),
    (re.compile(r"dh"), "d"),
    (re.compile(r"th"), "t"),
    (re.compile(r"[qc]k?(?!h)"), "k"),
    (re.compile(r"o"), "u"),
    (re.compile(r"e"), "i"),
    (re.compile(r"v"), "w"),
)
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
    kept = [w for i, w in enumerate(words) if w not in ARTICLES or i == len(words) - 1]
    text = _TELL.sub("tel", " ".join(kept))
    return re.sub(r"ah\b", "a", text)


def fold_sound(folded: str) -> str:
    """Reduce a folded name to a key shared by its usual romanisations; "" where too little is left to tell places apart."""
    text = fold_variant(folded)
    for pattern, letter in _SOUNDS:
        text = pattern.sub(letter, text)
    text = re.sub(r"h\b", "", text)
    key = _DOUBLED.sub(r"\1", text.replace(" ", ""))
    return key if len(key) >= 4 else ""
