"""Who says it: the sayings of a report, and the speakers of an event (codebook section 4 `sources`, ruling 8)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from spacy.tokens import Doc

from tidings.model.draft import Speaker
from tidings.model.values import Span
from tidings.model.vocabulary import SourceKind
from tidings.read.anonymity import is_unnamed
from tidings.read.carry_over import Mention, antecedent
from tidings.read.cue_clauses import cue_clause, find_outlet, speaker_bounds
from tidings.read.document_voice import find_issued_text
from tidings.read.heading_speakers import find_heading_speakers
from tidings.read.parsed import char_span
from tidings.read.quoted_speech import with_loose_quotes, with_quoted_speakers
from tidings.read.quotes import Quote, find_quotes
from tidings.read.said_contents import CueClause, contents_of
from tidings.read.saying import NOT_STATEMENTS, Saying
from tidings.read.source_kinds import source_kind
from tidings.read.speaker_phrases import phrase_bounds, sentence_of
from tidings.read.speech_cues import Cue, find_cues
from tidings.read.speech_words import load_speech_words

__all__ = ["Saying", "as_speakers", "find_sayings", "speakers_of"]


def find_sayings(doc: Doc) -> list[Saying]:
    """Sayings of a parsed report in text order; pronouns and short forms stand for the fullest earlier mention."""
    text = doc.text
    quotes = find_quotes(text)
    told_before: list[Mention] = []
    sayings: list[Saying] = []
    issued = find_issued_text(doc)
    if issued is not None:
        cue = Cue(issued.cue, issued.cue, issued.cue + 1, issued.issuer, "say", "document")
        sayings.append(_saying(doc, cue, issued.phrase, [issued.text], None, None, []))
        told_before.append(Mention(*issued.phrase, issued.issuer))
    cues = sorted([*find_cues(doc), *find_heading_speakers(doc)], key=lambda cue: cue.at)
    for cue in cues:
        sayings.extend(_read_cue(doc, text, cue, quotes, told_before))
    return with_loose_quotes(text, with_quoted_speakers(text, sayings), quotes)


def _read_cue(doc: Doc, text: str, cue: Cue, quotes: list[Quote], told_before: list[Mention]) -> list[Saying]:
    """Sayings of one cue: one for each coordinated speaker."""
    bounds = speaker_bounds(doc, cue)
    clause = cue_clause(doc, cue, bounds)
    contents = contents_of(doc, text, clause, quotes)
    if (not contents and cue.form != "quoting") or bounds is None or cue.speaker is None:
        return []
    outlet = find_outlet(doc, clause, bounds, contents)
    found = []
    for head, phrase in _coordinated(doc, cue.speaker, bounds):
        earlier = antecedent(doc, doc[head], phrase, told_before)
        known = Mention(*phrase, head, outlet)
        if earlier is not None:
            known = replace(earlier, outlet=outlet or earlier.outlet)
        if doc[known.head].pos_ == "PRON" or doc[phrase[0] : phrase[1]].text.lower() in load_speech_words().own_voice:
            continue
        if outlet is not None:
            told_before.append(Mention(*outlet, outlet[1] - 1))
        told_before.append(known)
        saying = _saying(doc, cue, (known.start, known.end), contents, known.outlet, clause, quotes)
        found.append(replace(saying, mention=char_span(doc, *phrase)))
    return found


def _coordinated(doc: Doc, head: int, bounds: tuple[int, int]) -> list[tuple[int, tuple[int, int]]]:
    """Heads and phrases of "X and Y": each speaks for itself."""
    others = [child for child in doc[head].rights if child.dep_ == "conj" and child.pos_ in ("NOUN", "PROPN")]
    return [(head, bounds), *((other.i, phrase_bounds(other)) for other in others if other.i >= bounds[1] - 1)]


def _saying(
    doc: Doc,
    cue: Cue,
    source: tuple[int, int],
    contents: Sequence[tuple[int, int]],
    outlet: tuple[int, int] | None,
    clause: CueClause | None,
    quotes: list[Quote],
) -> Saying:
    phrase = doc[source[0] : source[1]]
    pieces = tuple(char_span(doc, start, end) for start, end in contents)
    said = None if clause is None or clause.said_at is None else clause.said_at
    return Saying(
        source=char_span(doc, *source),
        cue=char_span(doc, cue.start, cue.end),
        contents=pieces,
        told=None if outlet is None else char_span(doc, *outlet),
        said=None if said is None else _time_span(doc, said),
        anonymous=_asks_anonymity(doc, cue, source)
        or is_unnamed(phrase.text, has_person_name=_has_person(doc, source)),
        kind=_kind(doc, source),
        mode=_mode(cue, pieces, quotes),
        verb_kind=cue.kind,
    )


def _kind(doc: Doc, source: tuple[int, int]) -> SourceKind:
    """Kind by the words; a place that speaks ("Ankara says") is its government."""
    phrase = doc[source[0] : source[1]]
    kind = source_kind(phrase.text)
    return SourceKind.OFFICIAL if kind is SourceKind.OTHER and phrase.root.ent_type_ == "GPE" else kind


def _time_span(doc: Doc, at: int) -> Span:
    end = at + 1
    while end < len(doc) and doc[end].ent_type_ in ("DATE", "TIME"):
        end += 1
    return char_span(doc, at, end)


def _has_person(doc: Doc, bounds: tuple[int, int]) -> bool:
    """True if the phrase's head, or a noun in apposition to it, is a person's name."""
    head = doc[bounds[0] : bounds[1]].root
    named = [head, *(child for child in head.children if child.dep_ == "appos" and child.i < bounds[1])]
    return any(token.ent_type_ == "PERSON" and token.pos_ == "PROPN" for token in named)


def _asks_anonymity(doc: Doc, cue: Cue, source: tuple[int, int]) -> bool:
    """True if the speaker's sentence says that the name is withheld."""
    sentence = doc[source[0]].sent.text.lower() + " " + sentence_of(doc[cue.at]).text.lower()
    return any(phrase in sentence for phrase in load_speech_words().anonymity)


def _mode(cue: Cue, pieces: Iterable[Span], quotes: list[Quote]) -> str:
    if cue.form == "quoting":
        return "quoting"
    if cue.form == "preposition":
        return "according-to"
    pieces = list(pieces)
    quoted = [any(q.start <= piece.start + 1 and piece.end - 1 <= q.end for q in quotes) for piece in pieces]
    if pieces and all(quoted):
        return "direct"
    return "mixed" if any(piece.overlaps(Span(q.start, q.end)) for piece in pieces for q in quotes) else "indirect"


def speakers_of(sayings: Sequence[Saying], *positions: Span) -> list[Speaker]:
    """Speakers whose content covers one of the positions: inner ones first, each followed by the outlet it told.

    A saying inside another's content is the inner one. No one is listed twice.
    """
    covering = [
        (min(piece.end - piece.start for piece in saying.contents if _covers(piece, positions)), saying)
        for saying in sayings
        if saying.verb_kind not in NOT_STATEMENTS and any(_covers(piece, positions) for piece in saying.contents)
    ]
    return as_speakers(saying for _, saying in sorted(covering, key=lambda pair: (pair[0], pair[1].told is None)))


def as_speakers(sayings: Iterable[Saying]) -> list[Speaker]:
    """Each saying's speaker, then the outlet it told, in the order given and without repeats."""
    speakers: dict[Span, Speaker] = {}
    for saying in sayings:
        if saying.source is not None:
            speakers.setdefault(saying.source, Speaker(saying.source, saying.kind, saying.anonymous))
        if saying.told is not None:
            speakers.setdefault(saying.told, Speaker(saying.told, SourceKind.MEDIA, anonymous=False))
    return list(speakers.values())


def _covers(piece: Span, positions: Iterable[Span]) -> bool:
    return any(piece.overlaps(position) for position in positions)
