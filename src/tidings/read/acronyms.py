"""Short forms that a report spells out: "the Northern Front Army (NFA)" names what "NFA" stands for from there on."""

from __future__ import annotations

import re

from spacy.tokens import Doc, Token

SHORT = re.compile(r"[A-Z][A-Z.-]{1,8}")
JOINING = frozenset("of for the and in de du des la le el al".split())
FEWEST_WORDS = 2


def find_acronyms(doc: Doc) -> dict[str, Token]:
    """The head of the name before each short form in brackets, by short form.

    A name is a run of at least two capitalised words, with words such as "of" among them. The letters need not be its
    initials: groups are known by short forms of names in other languages.
    """
    found: dict[str, Token] = {}
    for opening in doc[:-2]:
        short = doc[opening.i + 1]
        if opening.text != "(" or not SHORT.fullmatch(short.text) or doc[opening.i + 2].text not in (")", ",", ";"):
            continue
        start = _name_start(doc, opening.i)
        capitalised = sum(token.text[:1].isupper() for token in doc[start : opening.i])
        if capitalised >= FEWEST_WORDS and not doc[start : opening.i].text.isupper():
            found.setdefault(short.text, doc[start : opening.i].root)
    return found


def _name_start(doc: Doc, end: int) -> int:
    start = end
    while start > 0:
        token = doc[start - 1]
        is_part = token.text[:1].isupper() or token.lower_ in JOINING or token.text in ("'s", "’s", "-")
        if not is_part or token.is_sent_end or token.is_space:
            break
        start -= 1
    while start < end and _is_before_name(doc[start]):
        start += 1
    return start


def _is_before_name(token: Token) -> bool:
    """True for what a name does not begin with: "of", "the", and "Fighters of" where a sentence begins."""
    return not token.text[:1].isupper() or token.lower_ in JOINING or (token.is_sent_start and token.pos_ == "NOUN")
