"""The places a report speaks of when a sentence names none: its datelines, its headline, the last event's place."""

from __future__ import annotations

import re
from collections import Counter

from spacy.tokens import Span as DocSpan
from spacy.tokens import Token

from tidings.model.values import Span
from tidings.read.mention import PlaceWords
from tidings.read.parsed import ParsedReport

DATELINE = re.compile(r"\s*(?:[•*-]\s*)?(?P<place>[A-ZÀ-Þ][^\n.:;()–—]{1,40}?)(?:\s*\([^)\n]{1,30}\))?\s*(?:[:–—]|\s-\s|--)")
TITLE_WEIGHT = 2  # a name in the headline counts twice towards the main place
CAPITALS = 0.7  # share of capital letters of the first word of a dateline


class Setting:
    """Follows the place of the story through a report."""

    def __init__(self, parsed: ParsedReport) -> None:
        self.parsed = parsed
        self.main = self._main_place()
        self.dateline: PlaceWords | None = None
        self.last_event: PlaceWords | None = None

    def enter_sentence(self, sentence: DocSpan, *, starts_paragraph: bool) -> None:
        """Forget the last event's place at the start of a paragraph, and take note of a dateline there."""
        if starts_paragraph:
            self.last_event = None
            self.dateline = self._dateline_of(sentence) or self.dateline

    def remember(self, place: PlaceWords | None) -> None:
        """Take note of the place of an event that named one."""
        if place is not None and place.is_own:
            self.last_event = place

    def carried(self) -> PlaceWords | None:
        """The place for an event whose sentence names none."""
        found = self.last_event or self.dateline or self.main
        return None if found is None else PlaceWords(found.span, found.toponym, is_own=False)

    def _dateline_of(self, sentence: DocSpan) -> PlaceWords | None:
        line = self.parsed.report.text[sentence.start_char : sentence.start_char + 90]
        match = DATELINE.match(line)
        if match is None:
            return None
        word = match["place"].split(",")[0].strip()
        letters = [c for c in word if c.isalpha()]
        if not letters or sum(c.isupper() for c in letters) / len(letters) < CAPITALS:
            return None
        start = sentence.start_char + match.start("place")
        span = Span(start, start + len(word))
        named = any(self.parsed.toponym_at(token) for token in sentence if token.idx < span.end)
        return PlaceWords(span, span) if named or self.parsed.toponyms.is_toponym(word) else None

    def _main_place(self) -> PlaceWords | None:
        """The place named first in the body's most frequent places; countries only if nothing else is named."""
        names: Counter[str] = Counter()
        title_end = len(self.parsed.report.title or "")
        first: dict[str, tuple[Token, Span]] = {}
        for token in self.parsed.doc:
            span = self.parsed.toponym_at(token)
            if span is None or token.idx + len(token) != span.end:
                continue
            name = self.parsed.words(span).lower()
            weight = TITLE_WEIGHT if token.idx < title_end else 1
            names[name] += weight if self.parsed.toponyms.country_of(name) is None else 0
            first.setdefault(name, (token, span))
        if not names:
            return None
        best = max(names, key=lambda name: (names[name], -first[name][1].start))
        return PlaceWords(first[best][1], first[best][1])
