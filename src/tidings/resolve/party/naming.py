"""How a party's name is reduced to the key it is kept under, and when an acronym matches."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tidings.resolve.gazetteer.folding import fold

PEOPLE_OF_GROUP = frozenset(
    (
        *(
            "militants",
            "militant",
            "fighters",
            "fighter",
            "forces",
            "force",
            "rebels",
            "rebel",
            "insurgents",
            "insurgent",
        ),
        *(
            "gunmen",
            "jihadists",
            "jihadist",
            "extremists",
            "terrorists",
            "guerrillas",
            "guerrilla",
            "militiamen",
            "militia",
        ),
        *(
            "members",
            "member",
            "troops",
            "soldiers",
            "commanders",
            "commander",
            "leaders",
            "group",
            "movement",
            "cells",
        ),
        *("cell", "elements", "combatants", "supporters", "operatives", "terrorist", "organisation", "organization"),
        *(
            "organisations",
            "loyalists",
            "units",
            "unit",
            "positions",
            "separatists",
            "party",
            "network",
            "cadres",
            "mercenaries",
        ),
    )
)
"""Words that may follow a group's name without being part of it: "Boko Haram militants"."""

BEFORE_NAME = re.compile(
    r"^(?:(?:the|armed|islamist|jihadist|jihadi|extremist|militant|rebel|terrorist|separatist|shiite|shia|sunni|kurdish|"
    r"lebanese|palestinian|somali|iranian-backed|iran-backed|outlawed|banned|so-called)\s+)*"
    r"(?:group|movement|militia|organisation|organization|alliance|coalition|agency|party)\s+(?=(?-i:[A-Z]))",
    re.IGNORECASE,
)
_POSSESSIVE = re.compile(r"['’]s?$")
_IN_BRACKETS = re.compile(r"^(.*?)\s*\(([^()]+)\)\s*$")
LONGEST_ACRONYM = 10


def party_key(name: str) -> str:
    """The key of a name: no case, diacritics, apostrophes, hyphens or leading article."""
    return fold(_POSSESSIVE.sub("", name.strip())).removeprefix("the ")


def is_acronym(alias: str) -> bool:
    """True for a name written in capitals and digits alone: "PKK", "M23", "U.N."."""
    letters = [c for c in alias if c.isalpha()]
    return len(alias) <= LONGEST_ACRONYM and " " not in alias and bool(letters) and all(c.isupper() for c in letters)


def is_written_as(acronym: str, written: str) -> bool:
    """True if `written` may stand for an acronym: in capitals, or from four letters on with a capital first ("Unicef").

    "is", "Who" and "us" stand for no party.
    """
    letters = "".join(c for c in written.removeprefix("the ").removeprefix("The ") if c.isalpha())
    wanted = "".join(c for c in acronym if c.isalpha())
    shouted = letters[: len(wanted)]
    return shouted.isupper() or (len(wanted) >= 4 and shouted[:1].isupper())


def name_forms(name: str) -> Iterator[str]:
    """Forms to look a name up under, as written first: without brackets, kind words in front, people behind."""
    bare = name.strip().strip("\"'“”‘’")
    yield bare
    if match := _IN_BRACKETS.match(bare):
        yield from (match.group(1), match.group(2))
        bare = match.group(1)
    stripped = BEFORE_NAME.sub("", bare)
    words = stripped.split()
    yield stripped
    while len(words) > 1 and words[-1].lower() in PEOPLE_OF_GROUP:
        words = words[:-1]
        yield " ".join(words)
