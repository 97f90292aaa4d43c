"""The kind of an unnamed party by its head noun: "a dozen hooded gunmen", "residents of the old town"."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files

from tidings.model.errors import ConfigError
from tidings.model.vocabulary import PartyKind
from tidings.resolve.party.naming import party_key

_TAIL = re.compile(
    r"\s(?:of|in|from|who|whom|that|which|near|with|at|on|to|for|by|along|inside|outside|around|and)\s.*$"
)


@cache
def load_party_words() -> dict[str, PartyKind]:
    """Head noun -> kind, of `party_words.toml`.

    Raises:
        ConfigError: if the file is malformed.
    """
    try:
        tables = tomllib.loads((files("tidings.resolve") / "data" / "party_words.toml").read_text("utf-8"))
        return {word: PartyKind(kind) for kind, words in tables.items() for word in words}
    except ValueError as error:
        raise ConfigError(f"the party file party_words.toml is malformed: {error}") from error


def generic_kind(name: str) -> PartyKind | None:
    """Kind of a party by its head noun, None if the noun is none of the listed.

    The first noun phrase counts: "members of the police" is not decided by "police".
    """
    words = load_party_words()
    head = _TAIL.sub("", f"{party_key(name)} ").split()
    if not head:
        return None
    last = head[-1]
    return words.get(last) or words.get(last.removesuffix("s"))
