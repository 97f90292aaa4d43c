"""What kind of source a noun phrase names (codebook section 4, `sources`)."""

from __future__ import annotations

from functools import lru_cache

from tidings.model.vocabulary import SourceKind
from tidings.read.kind_lexicon import KindLexicon, front_of, head_of, load_kind_lexicon, singular, words_of


@lru_cache(maxsize=4096)
def source_kind(phrase: str) -> SourceKind:
    """Kind of the source that the noun phrase names; `other` where no word of it tells.

    Tried in turn: a name in the phrase's front, its head, what modifies a head that says nothing ("a police source"),
    what follows it, a title in apposition, the head's default.
    """
    lexicon = load_kind_lexicon()
    words = words_of(front_of(phrase)) or words_of(phrase)
    if not words:
        return SourceKind.OTHER
    at = head_of(words)
    front, head = words[: at + 1], singular(words[at])
    by_head = _by_head(front[-1:], lexicon)
    tries = (
        by_head if by_head is SourceKind.MEDIA and head not in lexicon.vague else None,
        _by_name(front, lexicon),
        _by_name(words, lexicon, spanning="of"),
        None if head in lexicon.vague else _by_head(front, lexicon),
        _by_modifier(words[:at], lexicon),
        _by_name(words, lexicon),
        _by_modifier(words[:at:-1], lexicon),
        _by_apposed(phrase),
        lexicon.default.get(head),
    )
    return next((kind for kind in tries if kind), SourceKind.OTHER)


@lru_cache(maxsize=4096)
def names_speaker(phrase: str) -> bool:
    """True if the head of the phrase is by itself a noun or name for a speaker."""
    lexicon = load_kind_lexicon()
    words = words_of(front_of(phrase))
    if not words:
        return False
    at = head_of(words)
    if _by_name(words[: at + 1], lexicon) or _by_name(words, lexicon, spanning="of"):
        return True
    head = singular(words[at])
    known = lexicon.people | lexicon.offices | lexicon.spokespeople
    return head in known or any(head in kind.heads for kind in lexicon.kinds)


def may_speak(phrase: str) -> bool:
    """True if the head of the phrase names a speaker or a body of people ("cell", "group") that may be one."""
    words = words_of(front_of(phrase))
    return names_speaker(phrase) or (bool(words) and singular(words[head_of(words)]) in load_kind_lexicon().vague)


def _by_apposed(phrase: str) -> SourceKind | None:
    """Kind told by what stands after the first comma ("Ruth Okoro, a nurse")."""
    _, comma, rest = phrase.partition(",")
    if not comma or not words_of(rest):
        return None
    kind = source_kind(rest)
    return None if kind is SourceKind.OTHER else kind


def _by_name(words: list[str], lexicon: KindLexicon, spanning: str | None = None) -> SourceKind | None:
    """Kind by a name within the words, the first of the lexicon; with `spanning`, only by names that hold that word."""
    best: tuple[int, SourceKind] | None = None
    for at, word in enumerate(words):
        for rank, name, kind in lexicon.names.get(word, ()):
            is_better = (best is None or rank < best[0]) and (spanning is None or spanning in name)
            if is_better and tuple(words[at : at + len(name)]) == name:
                best = (rank, kind)
    return None if best is None else best[1]


def _by_head(front: list[str], lexicon: KindLexicon) -> SourceKind | None:
    """The last words of the phrase's front are tried first, so that a title before a name counts too."""
    for word in reversed(front):
        for kind in lexicon.kinds:
            if word in kind.heads or singular(word) in kind.heads:
                return kind.kind
    return None


def _by_modifier(words: list[str], lexicon: KindLexicon) -> SourceKind | None:
    """Kind by the last telling word; words that say nothing by themselves or only "person" are passed over."""
    for word in reversed(words):
        for kind in lexicon.kinds:
            heads = (
                frozenset() if kind.kind is SourceKind.WITNESS else kind.heads - lexicon.vague - lexicon.not_modifiers
            )
            if {word, singular(word)} & (kind.modifiers | heads):
                return kind.kind
    return None
