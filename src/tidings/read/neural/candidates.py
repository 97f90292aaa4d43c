"""What an event's parts may be: the noun phrases, places, times and numbers of a report."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from spacy.tokens import Token

from tidings.model.values import Span
from tidings.read.coreference import party_span, resolve_party
from tidings.read.counts import CountMention
from tidings.read.mention import PlaceWords
from tidings.read.parsed import LOCATIVES, ParsedReport, char_span
from tidings.read.syntax import noun_phrase
from tidings.read.where import PLACES, place_words

KINDS = ("party", "place", "time", "count")
NAMED = frozenset(("NORP", "GPE", "ORG", "PERSON"))
PRONOUNS = frozenset("they them their he him his she her it its we us our who".split())
NOT_WHERE = frozenset("for against".split())
TIMED = frozenset(("DATE", "TIME", "MONEY", "PERCENT", "ORDINAL"))


@dataclass(frozen=True, slots=True)
class Candidate:
    """A phrase that may fill a part of an event.

    Attributes:
        kind: one of KINDS.
        span: characters of the phrase where it stands.
        head: token index that it hangs on in the parse.
        words: the phrase as written.
        value: characters of what it stands for; another phrase where `span` is a pronoun or a stand-in.
        party: head token of what it stands for (kind "party").
        place: the place words (kind "place").
        count: the number (kind "count").
    """

    kind: str
    span: Span
    words: str
    head: int
    value: Span
    party: Token | None = None
    place: PlaceWords | None = None
    count: CountMention | None = None


def find_candidates(parsed: ParsedReport, counts: Sequence[CountMention]) -> list[Candidate]:
    """All candidates of a report in text order."""
    found = [*_parties(parsed), *_places(parsed), *_times(parsed)]
    found.extend(
        Candidate("count", count.span, parsed.words(count.span), count.head, count.span, count=count)
        for count in counts
    )
    return sorted(found, key=lambda candidate: (candidate.span, candidate.kind))


def _is_nominal(token: Token) -> bool:
    if token.pos_ in ("NOUN", "PROPN", "NUM") or token.lower_ in PRONOUNS:
        return True
    return token.pos_ == "ADJ" and (token.ent_type_ in NAMED or token.dep_ in ("nsubj", "nsubjpass", "dobj", "pobj"))


def _parties(parsed: ParsedReport) -> Iterator[Candidate]:
    dated = {t.i for span in parsed.times for t in parsed.doc.char_span(span.start, span.end, alignment_mode="expand")}
    for token in parsed.doc:
        if token.i in dated or not _is_nominal(token) or token.ent_type_ in TIMED:
            continue
        if token.dep_ == "compound" and token.ent_type_ not in NAMED and not parsed.classes(token):
            continue
        if token.dep_ == "compound" and token.head.ent_type_ == token.ent_type_ and token.head.i == token.i + 1:
            continue  # inside a longer name
        resolved = resolve_party(parsed, token)
        if resolved is None:
            continue
        own = party_span(parsed.doc, token) if token.pos_ != "PRON" else _token_span(token)
        yield Candidate("party", own, parsed.words(own), token.i, party_span(parsed.doc, resolved), party=resolved)


def _token_span(token: Token) -> Span:
    return Span(token.idx, token.idx + len(token))


def _places(parsed: ParsedReport) -> Iterator[Candidate]:
    seen: set[Span] = set()
    for token in parsed.doc:
        toponym = parsed.toponym_at(token)
        if toponym is None:
            if _may_be_place(parsed, token):
                yield _site(parsed, token)
        elif toponym not in seen:
            seen.add(toponym)
            yield _named_place(parsed, toponym)


def _named_place(parsed: ParsedReport, toponym: Span) -> Candidate:
    head = top = parsed.doc.char_span(toponym.start, toponym.end, alignment_mode="expand").root
    while top.dep_ in ("compound", "nmod", "amod", "poss") and parsed.classes(top.head) & PLACES:
        top = top.head
    words = place_words(parsed, top, top.head if top.dep_ == "pobj" else None)
    if words is None or words.toponym != toponym:
        words = PlaceWords(toponym, toponym)
    return Candidate("place", toponym, parsed.words(toponym), head.i, words.span, place=words)


def _may_be_place(parsed: ParsedReport, token: Token) -> bool:
    """True for an unnamed site, a name that the gazetteer knows, and what a locative preposition governs."""
    if token.pos_ not in ("NOUN", "PROPN") or token.dep_ in ("compound", "nmod") or token.ent_type_ in TIMED:
        return False
    if parsed.classes(token) & PLACES:
        return True
    if token.pos_ == "PROPN" and token.ent_type_ != "PERSON" and parsed.toponyms.is_toponym(token.text):
        return True
    is_located = token.dep_ == "pobj" and token.head.lower_ in LOCATIVES and token.head.lower_ not in NOT_WHERE
    return is_located and (token.pos_ == "PROPN" or not parsed.classes(token))


def _site(parsed: ParsedReport, token: Token) -> Candidate:
    span = char_span(parsed.doc, *noun_phrase(token))
    is_name = token.pos_ == "PROPN" and parsed.toponyms.is_toponym(token.text)
    words = PlaceWords(span, _token_span(token) if is_name else None)
    return Candidate("place", span, parsed.words(span), token.i, span, place=words)


def _times(parsed: ParsedReport) -> Iterator[Candidate]:
    for span in parsed.times:
        tokens = parsed.doc.char_span(span.start, span.end, alignment_mode="expand")
        if tokens is not None:
            yield Candidate("time", span, parsed.words(span), tokens.root.i, span)
