"""The noun phrase of a speaker: where it starts and ends around its head."""

from __future__ import annotations

import re

from spacy.tokens import Doc, Token
from spacy.tokens import Span as DocSpan

from tidings.read.speech_words import load_speech_words

_FRONT = frozenset(("det", "poss", "compound", "amod", "nummod", "nmod", "quantmod", "predet"))
_TAIL = frozenset(("prep", "compound", "nmod", "nummod", "advmod", "acl", "relcl", "appos", "punct"))
_TIMES = frozenset(("DATE", "TIME"))
_BARRIERS = frozenset((":", ";", "–", "—", "-", "•", "|"))
_CLOCK = re.compile(r"\d{1,2}[:.]\d\d")
_RELATIVE = frozenset(("who", "which", "that", "whose", "and", "or", "'s", "’s"))
_LONGEST_TAIL = 12
_DISCOURSE = frozenset(
    ("also", "however", "earlier", "later", "still", "meanwhile", "today", "yesterday", "now", "then")
)


def sentence_of(token: Token) -> DocSpan:
    """The token's sentence, cut at line breaks: headings and list items are no part of what follows them."""
    doc, sentence = token.doc, token.sent
    if "\n" not in sentence.text:
        return sentence
    start, end = token.i, token.i + 1
    while start > sentence.start and "\n" not in doc[start - 1].text:
        start -= 1
    while end < sentence.end and "\n" not in doc[end].text:
        end += 1
    return doc[start:end]


def phrase_bounds(head: Token, stop: int | None = None) -> tuple[int, int]:
    """Token range of the shortest natural noun phrase around `head` that names the speaker.

    Keeps what narrows the head (modifiers, prepositional phrases, short relative clauses, a name or title in
    apposition); leaves out time expressions, "in a statement" and all from the token `stop` on.
    """
    sentence = sentence_of(head)
    start = min([head.i, *(left_end(child) for child in head.lefts if child.dep_ in _FRONT)])
    start = _skip_leading(head.doc, max(start, sentence.start), head.i)
    end = head.i + 1
    last = sentence.end if stop is None else min(stop, sentence.end)
    for child in head.rights:
        if child.i >= last or child.dep_ not in _TAIL or not _belongs(child, end):
            if child.dep_ == "punct" or child.i >= last:
                continue
            break
        if child.dep_ != "punct":
            end = max(end, min(_tail_end(child), last))
    return start, _strip_trailing(head.doc, start, _before_withholding(head, end))


def _before_withholding(head: Token, end: int) -> int:
    """Leave out "who asked not to be named"."""
    withholding = load_speech_words().withholding
    for token in head.doc[head.i + 1 : end]:
        if token.lower_ == "who" and token.i + 1 < len(head.doc) and token.nbor(1).lemma_.lower() in withholding:
            return int(token.i)
    return end


def left_end(token: Token) -> int:
    """First token of the subtree of `token`, as an index of the document."""
    return int(token.left_edge.i)


def _skip_leading(doc: Doc, start: int, head: int) -> int:
    for at in range(head - 1, start, -1):
        if doc[at].text in _BARRIERS and (doc[at].text != "-" or doc[at - 1].whitespace_):
            start = at + 1
            break
        if doc[at].text == "," and doc[at + 1].pos_ in ("DET", "PROPN", "PRON"):
            start = at + 1
            break
    while start < head and (
        _CLOCK.fullmatch(doc[start].text)
        or doc[start].is_punct
        or doc[start].is_space
        or doc[start].pos_ in ("CCONJ", "ADP")
    ):
        start += 1
    return start


def _strip_trailing(doc: Doc, start: int, end: int) -> int:
    while end - 1 > start and (
        doc[end - 1].lower_ in _RELATIVE
        or ((doc[end - 1].is_punct or doc[end - 1].is_space) and doc[end - 1].text not in ")\"”'")
    ):
        end -= 1
    return end


def _belongs(child: Token, end: int) -> bool:
    """True if a right child narrows its head rather than adding to it."""
    if child.dep_ == "punct":
        return True
    after_comma = any(token.text in (",", "–", "—", ";", ":") for token in child.doc[end : child.left_edge.i])
    if child.dep_ == "appos":
        return len(list(child.subtree)) <= _LONGEST_TAIL and _is_naming(child)
    if after_comma or (child.dep_ == "acl" and child.lemma_.lower() in load_speech_words().asides):
        return False
    if child.dep_ == "prep":
        return not _is_circumstance(child)
    if child.dep_ == "advmod":
        return child.lower_ not in _DISCOURSE and child.ent_type_ not in _TIMES
    return True


def _is_naming(child: Token) -> bool:
    return bool(child.pos_ == "PROPN" or child.head.pos_ == "PROPN")


def _is_circumstance(prep: Token) -> bool:
    """True for "on Sunday", "in a statement": they belong to the act of speaking."""
    statements = load_speech_words().statements
    return any(
        child.dep_ == "pobj" and (child.ent_type_ in _TIMES or child.lemma_.lower() in statements)
        for child in prep.children
    ) or prep.lower_ in ("while", "during", "after", "before")


def _tail_end(child: Token) -> int:
    """End of a right child: its subtree up to the first comma or relative clause set off by one."""
    end = int(child.right_edge.i) + 1
    for token in child.doc[child.left_edge.i : end]:
        if token.text in (",", ";", ":", "–", "—") and child.dep_ != "appos":
            return int(token.i)
    return end
