"""Whether a source goes unnamed (codebook sections 4 and 7: "unnamed" counts as anonymous)."""

from __future__ import annotations

from tidings.read.kind_lexicon import KindLexicon, front_of, head_of, load_kind_lexicon, singular, words_of


def is_unnamed(phrase: str, *, has_person_name: bool = False) -> bool:
    """True if the phrase names no one: "officials", "a doctor at the hospital".

    Named people, bodies ("the army"), office holders ("the mayor"), spokespeople and groups that stand for a body
    ("the rebels", "hospital staff") count as named.
    """
    front = front_of(phrase)
    words = words_of(front)
    if has_person_name or not words:
        return False
    lexicon = load_kind_lexicon()
    at = head_of(words)
    head = singular(words[at])
    is_indefinite, is_plural = words[0] in lexicon.indefinite, words[at] != head
    if _is_part(words, lexicon):
        return True
    if head in lexicon.spokespeople or not is_person_noun(head) or (at > 0 and _is_title(front, at, lexicon)):
        return False
    if head in lexicon.collective:
        return is_indefinite
    return is_plural or head not in lexicon.offices or is_indefinite


def is_person_noun(noun: str) -> bool:
    """True for nouns (singular) that name people rather than bodies."""
    lexicon = load_kind_lexicon()
    return noun in lexicon.people or noun in lexicon.offices or noun in lexicon.spokespeople


def _is_part(words: list[str], lexicon: KindLexicon) -> bool:
    """True for "one of the wounded", "three of the women"."""
    return words[0] in lexicon.indefinite and words[1:2] == ["of"]


def _is_title(front: str, at: int, lexicon: KindLexicon) -> bool:
    """True for a singular head written with a capital after no indefinite word: a title or a name."""
    written = front.split()
    head = written[min(at, len(written) - 1)]
    is_singular = singular(head.lower()) == head.lower()
    return head[:1].isupper() and is_singular and written[0].lower() not in lexicon.indefinite
