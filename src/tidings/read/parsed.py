"""A report as the reader sees it: spaCy's parse, the class of each noun, place names and time expressions."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from spacy.tokens import Doc, Token
from spacy.tokens import Span as DocSpan

from tidings.model.report import Report
from tidings.model.values import Span
from tidings.model.vocabulary import PartyKind
from tidings.read.acronyms import find_acronyms
from tidings.read.lexicon import PEOPLE, Lexicon

PLACE_ENTITIES = frozenset(("GPE", "LOC", "FAC"))
LOCATIVES = frozenset(
    (
        "in at near from to around outside inside of toward towards into across between against on off for through "
        "beyond"
    ).split()
)
STRICT_LOCATIVES = frozenset("in at near outside around inside".split())
SITES = frozenset(("place", "position", "building", "road"))
PARTY_CLASS = {
    PartyKind.MILITARY: "soldiers",
    PartyKind.POLICE: "police",
    PartyKind.ARMED_GROUP: "fighters",
    PartyKind.GOVERNMENT: "officials",
    PartyKind.CIVILIANS: "civilians",
    PartyKind.PROTESTERS: "protesters",
    PartyKind.PRISONERS: "prisoners",
}
AIMED_AT_PLACES = frozenset(("shelling", "air_strike", "siege", "control"))
NO_CLASSES: frozenset[str] = frozenset()


class Toponyms(Protocol):
    """What the reader asks of a gazetteer."""

    def is_toponym(self, name: str) -> bool:
        """True if the gazetteer has a place of this name."""

    def country_of(self, name: str) -> str | None:
        """ISO code of the country that a name or adjective ("Iraqi") stands for."""


class Parties(Protocol):
    """What the reader asks of a registry of parties."""

    def kind_of(self, name: str) -> PartyKind | None:
        """Kind of the named party, None if the registry does not know it."""


class TimeMention(Protocol):
    """What the reader asks of a time expression."""

    @property
    def span(self) -> Span:
        """Characters of the expression."""

    @property
    def text(self) -> str:
        """The expression as written."""

    @property
    def kind(self) -> str:
        """One of "point", "span", "duration", "set"."""


FindTimes = Callable[[str], Sequence[TimeMention]]


@dataclass(slots=True)
class ParsedReport:
    """One report with its parse. Token indices refer to `doc`, spans to `report.text`."""

    report: Report
    doc: Doc
    lexicon: Lexicon
    toponyms: Toponyms
    parties: Parties
    times: list[Span]
    _classes: dict[int, frozenset[str]] = field(default_factory=dict)
    _place_tokens: dict[int, Span] = field(default_factory=dict)
    _acronyms: dict[str, Token] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._acronyms = find_acronyms(self.doc)
        for span in find_toponyms(self):
            for token in span:
                self._place_tokens[token.i] = char_span(self.doc, span.start, span.end)

    def classes(self, token: Token) -> frozenset[str]:
        """Classes of the noun phrase that the token heads (lexicon/README.md)."""
        if token.i not in self._classes:
            self._classes[token.i] = classify_noun(self, token)
        return self._classes[token.i]

    def toponym_at(self, token: Token) -> Span | None:
        """The place name that the token is part of."""
        return self._place_tokens.get(token.i)

    def spelled_out(self, token: Token) -> Token:
        """The head of the name that a short form stands for in this report; the token itself if it is none."""
        return self._acronyms.get(token.text, token)

    def toponym_names(self) -> list[str]:
        """Place names of the report in text order, repeats included."""
        spans = dict.fromkeys(self._place_tokens[i] for i in sorted(self._place_tokens))
        return [span.of(self.report.text) for span in spans]

    def words(self, span: Span) -> str:
        """The characters of a span."""
        return span.of(self.report.text)


def char_span(doc: Doc, start: int, end: int) -> Span:
    """Characters of a token range, white space at its ends left out."""
    while start < end - 1 and doc[start].is_space:
        start += 1
    while end > start + 1 and doc[end - 1].is_space:
        end -= 1
    last = doc[end - 1]
    return Span(doc[start].idx, last.idx + len(last))


def sentence_span(sentence: DocSpan) -> Span:
    """Characters of a sentence without the white space and bullets around it."""
    return char_span(sentence.doc, sentence.start, sentence.end)


def _names_party(parsed: ParsedReport, name: str) -> bool:
    kind = parsed.parties.kind_of(name)
    return kind is not None and kind in PARTY_CLASS


def _trim(doc: Doc, start: int, end: int) -> tuple[int, int]:
    while start < end and (doc[start].pos_ in ("DET", "PUNCT", "SPACE") or doc[start].lower_ == "the"):
        start += 1
    while end > start and (doc[end - 1].lower_ in ("'s", "’s") or doc[end - 1].pos_ in ("PUNCT", "SPACE")):
        end -= 1
    return start, end


def find_toponyms(parsed: ParsedReport) -> list[DocSpan]:
    """Place names: place entities, names after a locative preposition, and sites with a name ("Jalama crossing").

    Never words of a time expression, nor the name of a party that the registry knows.
    """
    doc, found = parsed.doc, []
    taken = {token.i for span in parsed.times for token in doc.char_span(span.start, span.end, alignment_mode="expand")}
    for bounds in (*_entities(doc), *_name_runs(doc)):
        start, last = _trim(doc, *bounds)
        if start >= last or taken & set(range(start, last)):
            continue
        end = _with_site_noun(parsed, _whole_word_end(doc, last))
        name = doc[start:end]
        if re.search(r"\w", name.text) and not _names_party(parsed, name.text) and _is_place_name(parsed, name):
            found.append(name)
            taken.update(range(start, end))
    return sorted(found, key=lambda span: span.start)


def _entities(doc: Doc) -> list[tuple[int, int]]:
    return [(entity.start, entity.end) for entity in doc.ents if entity.label_ in (*PLACE_ENTITIES, "ORG", "PERSON")]


def _name_runs(doc: Doc) -> list[tuple[int, int]]:
    """Runs of proper nouns, "of", "el" and hyphens not needed: spaCy tags them as part of the name."""
    runs, index = [], 0
    while index < len(doc):
        end = index
        while end < len(doc) and doc[end].pos_ == "PROPN" and doc[end].text[:1].isupper():
            end += 1
        if end > index:
            runs.append((index, end))
        index = max(end, index + 1)
    return runs


def _whole_word_end(doc: Doc, end: int) -> int:
    """Take in what is written together with the name: spaCy cuts "Mazar-i-Sharif" at its hyphens."""
    while end < len(doc) and not doc[end - 1].whitespace_ and (doc[end].text in "-–" or doc[end - 1].text in "-–"):
        end += 1
    return end


def _with_site_noun(parsed: ParsedReport, end: int) -> int:
    """Take in the common noun that a name modifies: "Naqliya camp", "Doukouré quarter"."""
    doc = parsed.doc
    if end == len(doc) or doc[end].pos_ not in ("NOUN", "PROPN"):
        return end
    modifies = doc[end - 1].dep_ in ("compound", "nmod", "amod") and doc[end - 1].head.i == end
    return end + 1 if modifies and _lexicon_classes(parsed, doc[end]) & SITES else end


def _is_place_name(parsed: ParsedReport, name: DocSpan) -> bool:
    if not name.text[:1].isupper():
        return False
    label = name.root.ent_type_ or name[0].ent_type_
    if _lexicon_classes(parsed, name[-1]) & SITES and len(name) > 1 and name[0].pos_ == "PROPN":
        return label not in ("PERSON", "NORP")
    if label in PLACE_ENTITIES or (_is_taken_place(parsed, name.root) and parsed.toponyms.is_toponym(name.text)):
        return True
    before = name.start - 1
    while before >= 0 and name.doc[before].pos_ in ("DET", "ADJ"):
        before -= 1
    preposition = name.doc[before].lower_ if before >= 0 else ""
    if label in ("PERSON", "ORG", "NORP") and not parsed.toponyms.is_toponym(name.text):
        return label != "NORP" and len(name) <= 2 and before == name.start - 1 and preposition in STRICT_LOCATIVES
    return preposition in STRICT_LOCATIVES or (preposition in LOCATIVES and parsed.toponyms.is_toponym(name.text))


def _is_taken_place(parsed: ParsedReport, name: Token) -> bool:
    """True for the object of a verb that does something to places: "entered Sarrin"."""
    if name.dep_ not in ("dobj", "nsubjpass"):
        return False
    frames = parsed.lexicon.verbs.get(name.head.lemma_.lower(), ())
    return any("place" in frame.object or (not frame.object and frame.type in AIMED_AT_PLACES) for frame in frames)


def _lexicon_classes(parsed: ParsedReport, token: Token) -> frozenset[str]:
    """Classes by the words of the phrase: the longest run that ends in the head and stands in the lexicon."""
    doc, lemma = parsed.doc, token.lemma_.lower()
    for length in (3, 2):
        start = token.i - length + 1
        if start < 0:
            continue
        before = [word.lower_ for word in doc[start : token.i]]
        for head in (lemma, token.lower_):
            if found := parsed.lexicon.classes.get(" ".join([*before, head])):
                return found
    if token.pos_ in ("ADJ", "NUM", "DET") and token.dep_ not in ("nsubj", "nsubjpass", "dobj", "pobj", "conj", "ROOT"):
        return NO_CLASSES
    classes = parsed.lexicon.classes
    found = classes.get(lemma) or classes.get(token.lower_, NO_CLASSES)
    if not found and token.pos_ == "PROPN" and token.is_sent_start and token.lower_.endswith("s"):
        found = classes.get(token.lower_[:-1], NO_CLASSES)  # "Rebels" opening a sentence is tagged as a name
    return found


def _name_classes(parsed: ParsedReport, token: Token) -> frozenset[str]:
    """Classes of a name: by the registry of parties first, then by spaCy's entity label."""
    start = token.i
    while (
        start > 0
        and parsed.doc[start - 1].dep_ in ("compound", "amod", "nmod")
        and parsed.doc[start - 1].head.i == token.i
    ):
        start -= 1
    for first in {start, token.i}:
        kind = parsed.parties.kind_of(parsed.doc[first : token.i + 1].text)
        if kind in PARTY_CLASS:
            return frozenset((PARTY_CLASS[kind],))
    if parsed.toponym_at(token) is not None:
        is_state = parsed.toponyms.country_of(token.text) is not None
        return frozenset(("place", "state")) if is_state else frozenset(("place",))
    label = token.ent_type_
    if label == "PERSON":
        return frozenset(("people",))
    if label == "NORP":
        return frozenset(("civilians", "people", "state"))
    return frozenset(("org",)) if label == "ORG" else NO_CLASSES


def classify_noun(parsed: ParsedReport, token: Token) -> frozenset[str]:
    """Classes of the noun phrase that `token` heads; empty if unknown."""
    if token.pos_ == "PRON":
        return (
            frozenset(PEOPLE) if token.lower_ in ("they", "them", "he", "she", "him", "her", "we", "us") else NO_CLASSES
        )
    if token.pos_ == "NOUN" and token.ent_type_ == "PERSON" and (known := _lexicon_classes(parsed, token)):
        return known  # "Jets struck": a common noun that the model takes for somebody's name
    if token.pos_ == "PROPN" or token.ent_type_ in (*PLACE_ENTITIES, "ORG", "NORP", "PERSON"):
        named = _name_classes(parsed, token)
        if named and named != frozenset(("org",)):
            return named
        return _lexicon_classes(parsed, token) or named
    if token.pos_ == "NUM" or token.lower_ in (
        "dozens",
        "hundreds",
        "thousands",
        "scores",
        "tens",
        "others",
        "some",
        "many",
    ):
        for child in token.children:
            if child.dep_ == "prep" and child.lower_ == "of":
                for noun in child.children:
                    return parsed.classes(noun)
        return frozenset(PEOPLE)
    return _lexicon_classes(parsed, token)
