"""What a cue reports: the stretches of its sentence, or of the quotations it stands beside."""

from __future__ import annotations

import re
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from tidings.read.quotes import Quote
from tidings.read.speaker_phrases import sentence_of
from tidings.read.speech_cues import Cue
from tidings.read.speech_words import load_speech_words

_SET_OFF = frozenset((",", "”", '"', "''", "—", "–", "-", "?", "!", "’", "…"))
_CLAUSES = frozenset(("ccomp", "xcomp", "parataxis", "pcomp"))
_TURNS = frozenset(("but", "while", "whereas", "although", "though"))
_OBJECTS = frozenset(("dobj", "nsubjpass", "oprd", "prep", "attr"))
_SHORT_TAIL = 2
_GAP = re.compile(r"[ ,.:;–—\n-]*")


@dataclass(frozen=True, slots=True)
class CueClause:
    """A cue with the token range of its clause (speaker, cue, listener, time): what lies outside may be content."""

    cue: Cue
    start: int
    end: int
    said_at: int | None = None
    told: int | None = None


def contents_of(doc: Doc, text: str, clause: CueClause, quotes: list[Quote]) -> list[tuple[int, int]]:
    """Token ranges, in text order, of what the cue reports; empty if nothing is found.

    `text` is `doc.text`, which spaCy puts together anew each time it is asked for.
    """
    cue = clause.cue
    if cue.form == "quoting":
        return _around(doc, clause)
    if cue.form == "noun":
        ranges = _noun_content(doc[cue.at], clause)
    elif cue.form == "preposition":
        ranges = _around(doc, clause)
    else:
        ranges = _verb_content(doc, clause)
    ranges = _with_quotes(doc, text, clause, ranges, quotes)
    return [trimmed for start, end in ranges if (trimmed := _trim(doc, start, end)) is not None]


def _noun_content(noun: Token, clause: CueClause) -> list[tuple[int, int]]:
    """Read "claim that ...", "promise to ...", "claim, made on Sunday, to have ...": the clause that fills the noun."""
    doc, end = noun.doc, sentence_of(noun).end
    at = (
        clause.end
        if doc[noun.i + 1 : clause.end].text and clause.cue.speaker is not None and clause.cue.speaker > noun.i
        else noun.i + 1
    )
    if at < end and doc[at].text == ",":
        at = next((i + 1 for i in range(at + 1, end) if doc[i].text == ","), end)
    if at < end and doc[at].lower_ in ("that", "to"):
        filler = next((child for child in noun.rights if child.left_edge.i <= at <= child.right_edge.i), doc[at].head)
        return [(at, _cut(doc, at, max(int(filler.right_edge.i) + 1, at + 1)))]
    return []


def _verb_content(doc: Doc, clause: CueClause) -> list[tuple[int, int]]:
    verb = doc[clause.cue.at]
    sentence = sentence_of(verb)
    right = _right_content(verb, clause)
    is_trailing = clause.start > sentence.start and doc[clause.start - 1].text in _SET_OFF and clause.cue.form == "verb"
    if is_trailing and (right is None or _is_interrupting(doc, clause) or not _has_clause_after(verb, clause)):
        return _around(doc, clause)
    return [] if right is None else [right]


def _has_clause_after(verb: Token, clause: CueClause) -> bool:
    """True if what stands after the cue clause can be the content of a trailing or interrupting cue."""
    after = verb.doc[clause.end : sentence_of(verb).end]
    is_clausal = any(child.dep_ in _CLAUSES and child.i >= clause.end for child in verb.children)
    return (
        is_clausal
        or any(child.dep_ in ("dobj", "oprd") and child.i >= clause.end for child in verb.children)
        or any(token.text in ('"', "“", ":") for token in after[:3])
    )


def _is_interrupting(doc: Doc, clause: CueClause) -> bool:
    """True for "A, X said, B": the cue clause stands between marks, and the left side is a clause of the content."""
    verb = doc[clause.cue.at]
    if clause.end >= len(doc) or doc[clause.end].text not in (",", ".", "”", '"', ";", "—", "–"):
        return False
    has_left = any(child.dep_ in _CLAUSES and child.i < clause.start for child in verb.children)
    return has_left or verb.dep_ in ("parataxis", "conj", "ccomp")


def _right_content(verb: Token, clause: CueClause) -> tuple[int, int] | None:
    """The clause or object after the cue."""
    doc, sentence = verb.doc, sentence_of(verb)
    after = _skip(doc, clause.end, sentence.end)
    if clause.cue.form == "heading":
        after = clause.cue.at
    if after < sentence.end and doc[after].text == ":":
        return (after + 1, sentence.end) if after + 1 < sentence.end else None
    parts = [
        child
        for child in verb.children
        if child.right_edge.i >= clause.end
        and child.i > clause.cue.at
        and child.dep_ in (*_CLAUSES, *_OBJECTS)
        and not _is_time(child)
    ]
    if not parts and verb.dep_ == "acl":
        return None
    if not parts:
        return None
    clausal = [child for child in parts if child.dep_ in _CLAUSES]
    if not clausal and clause.cue.kind == "say" and verb.lemma_ == "say":
        return None
    start = max(min(int(child.left_edge.i) for child in clausal or parts), clause.end)
    end = max(int(child.right_edge.i) for child in parts) + 1
    end = max(end, _extended(verb, end))
    return (start, _cut(doc, start, end)) if start < end else None


def _is_time(child: Token) -> bool:
    return child.dep_ == "prep" and any(grand.ent_type_ in ("DATE", "TIME") for grand in child.children)


def _extended(verb: Token, end: int) -> int:
    """Take in what the parse hangs on the cue verb though it goes on with the content."""
    for child in verb.rights:
        if child.i < end or child.is_punct:
            continue
        turns_away = child.dep_ == "conj" and not any(grand.dep_ in ("nsubj", "nsubjpass") for grand in child.children)
        if child.dep_ == "advcl" and child.tag_ == "VBG":
            turns_away = True
        if child.dep_ == "conj" and child.lemma_.lower() in load_speech_words().verbs:
            turns_away = True
        if turns_away or child.dep_ == "cc":
            if turns_away:
                break
            continue
        end = int(child.right_edge.i) + 1
    return end


def _cut(doc: Doc, start: int, end: int) -> int:
    """End of the content at a semicolon, or at ", but ..." / ", while ..." with a speaker of its own."""
    verbs = load_speech_words().verbs
    for at in range(start + 2, end):
        if doc[at].text == ";":
            return at
        if doc[at].text == "," and at + 1 < end and doc[at + 1].lower_ in _TURNS:
            rest = doc[at + 1 : end]
            if any(token.lemma_.lower() in verbs and token.pos_ == "VERB" for token in rest):
                return at
    return end


def _around(doc: Doc, clause: CueClause) -> list[tuple[int, int]]:
    """The rest of the sentence on both sides of a cue clause that is set off, within its semicolons."""
    sentence = sentence_of(doc[clause.cue.at])
    left = _left_edge(doc, clause, sentence.start)
    ranges = []
    if clause.start - left > 1:
        ranges.append((_after_lead(doc, left, clause.start), clause.start))
    right = _skip(doc, clause.end, sentence.end)
    while (
        right < sentence.end
        and clause.start > sentence.start + 1
        and doc[right].text not in (",", "–", "—", ";", '"', "”")
    ):
        right += 1
    if right >= sentence.end or doc[right].text == ";" or _starts_aside(doc, right + 1):
        return ranges
    right = _skip(doc, right + 1, sentence.end) if doc[right].text in (",", "–", "—") else right
    if sentence.end - right > _SHORT_TAIL:
        ranges.append((right, _cut(doc, right, sentence.end)))
    return ranges


def _left_edge(doc: Doc, clause: CueClause, start: int) -> int:
    """Start of what the cue can report before it: the sentence, or what follows another speaker's semicolon."""
    verbs = load_speech_words().verbs
    for at in range(clause.start - 1, start, -1):
        if doc[at].text == ";" and any(
            token.pos_ == "VERB" and token.lemma_.lower() in verbs for token in doc[start:at]
        ):
            return at + 1
    return start


def _after_lead(doc: Doc, start: int, end: int) -> int:
    """Skip a dateline or heading ("MONGUNO:", "19:40 -") before the content."""
    for at in range(start, min(start + 14, end)):
        if doc[at].text in ("–", "—", "-", ":") and at + 1 < end and (at + 1 == end or doc[at].whitespace_):
            is_heading = all(
                not token.is_alpha or token.text[:1].isupper() or token.pos_ == "ADP" for token in doc[start:at]
            )
            return at + 1 if is_heading else start
    return start


def _starts_aside(doc: Doc, at: int) -> bool:
    """True for ", who put it at", ", adding that", ", which": what follows belongs to the speaker."""
    if at >= len(doc):
        return True
    return doc[at].lower_ in ("who", "which", "whose", "where", "citing", "quoting", "but", "while", "whereas") or (
        doc[at].tag_ == "VBG" and doc[at].lemma_.lower() in load_speech_words().verbs
    )


def _skip(doc: Doc, at: int, end: int) -> int:
    while at < end and doc[at].is_space:
        at += 1
    return at


def _trim(doc: Doc, start: int, end: int) -> tuple[int, int] | None:
    while start < end and (
        doc[start].is_space or doc[start].text in (",", ":", ";", "–", "—", "-", ")", "•", "*", "·")
    ):
        start += 1
    while end > start and (doc[end - 1].is_space or doc[end - 1].text in (",", ".", ";", ":", "–", "—", "(")):
        end -= 1
    return (start, end) if end > start else None


def _with_quotes(
    doc: Doc, text: str, clause: CueClause, ranges: list[tuple[int, int]], quotes: list[Quote]
) -> list[tuple[int, int]]:
    """Widen contents to the whole of the quotations they touch, and take in a quotation that adjoins the cue clause."""
    first, last = doc[clause.start].idx, doc[clause.end - 1].idx + len(doc[clause.end - 1])
    grown = list(ranges)
    for quote in quotes:
        if not quote.is_speech or (quote.start < last and first < quote.end):
            continue
        touches = any(_overlap(doc, each, quote) for each in ranges)
        start, end = (quote.end, first) if quote.end <= first else (last, quote.start)
        adjoins = _GAP.fullmatch(text, start, end) is not None and "\n" not in text[start:end].strip(" ")
        if (touches or adjoins) and (
            span := doc.char_span(quote.start, quote.end, alignment_mode="expand")
        ) is not None:
            grown.append((span.start, span.end))
    return _merge(grown)


def _overlap(doc: Doc, piece: tuple[int, int], quote: Quote) -> bool:
    start, end = doc[piece[0]].idx, doc[piece[1] - 1].idx + len(doc[piece[1] - 1])
    return bool(start < quote.end and quote.start < end)


def _merge(ranges: list[tuple[int, int]]) -> list[tuple[int, int]]:
    merged: list[tuple[int, int]] = []
    for start, end in sorted(ranges):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged
