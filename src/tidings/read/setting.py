"""The places a report speaks of when a sentence names none: its datelines, its headline, the last event's place."""

from __future__ import annotations

import re
from collections import Counter

from spacy.tokens import Span as DocSpan
from spacy.tokens import Token

from tidings.model.values import Span
from tidings.read.mention import PlaceWords
from tidings.read.parsed import ParsedReport

DATELINE = re.compile(
    r"\s*(?:[•*-]\s*)?(?P<place>[A-ZÀ-Þ][^\n.:;()–—]{1,40}?)(?:\s*\([^)\n]{1,30}\))?\s*(?:[:–—]|\s-\s|--)"
)
UNPLACED = frozenset(("agreement", "demand"))
TITLE_WEIGHT = 2  # a name in the headline counts twice towards the main place
CAPITALS = 0.7  # share of capital letters of the first word of a dateline


def _paragraph_starts(text: str) -> list[int]:
    return [0, *(match.end() for match in re.finditer(r"\n\s*", text) if match.end() < len(text))]


class Setting:
    """Follows the place of the story through a report."""

    def __init__(self, parsed: ParsedReport) -> None:
        self.parsed = parsed
        starts = _paragraph_starts(parsed.report.text)
        found = [dateline for start in starts if (dateline := self._dateline_at(start))]
        self.datelines = len(found)
        self.main = self._main_place(found)
        self.dateline: PlaceWords | None = None
        self.last_event: PlaceWords | None = None

    def enter_sentence(self, sentence: DocSpan, *, starts_paragraph: bool) -> None:
        """Forget the last event's place at the start of a paragraph, and take note of a dateline there."""
        if starts_paragraph:
            self.last_event = None
            self.dateline = self._dateline_at(sentence.start_char) or self.dateline

    def remember(self, place: PlaceWords | None) -> None:
        """Take note of the place of an event that named one."""
        if place is not None and place.is_own:
            self.last_event = place

    def carried(self, event_type: str) -> PlaceWords | None:
        """The place for an event whose sentence names none; deals and demands have one only where it is told."""
        if event_type in UNPLACED:
            return None
        section = self.dateline if self.datelines > 1 else None
        found = self.last_event or section or self.main or self.dateline
        return None if found is None else PlaceWords(found.span, found.toponym, is_own=False)

    @property
    def town(self) -> Span | None:
        """The place around a site that the text does not place: the section's dateline, else the main place."""
        section = self.dateline if self.datelines > 1 else None
        found = section or self.main or self.dateline
        return found.span if found is not None else None

    def _dateline_at(self, start: int) -> PlaceWords | None:
        """The place in capitals that a paragraph opens with: "FOYA, Liberia -", "BAGA:"."""
        match = DATELINE.match(self.parsed.report.text[start : start + 90])
        if match is None:
            return None
        word = match["place"].split(",")[0].strip()
        letters = [c for c in word if c.isalpha()]
        if not letters or sum(c.isupper() for c in letters) / len(letters) < CAPITALS:
            return None
        if not self.parsed.toponyms.is_toponym(word) and "," not in match["place"]:
            return None
        span = Span(start + match.start("place"), start + match.start("place") + len(word))
        return PlaceWords(span, span)

    def _main_place(self, datelines: list[PlaceWords]) -> PlaceWords | None:
        """The place named most often (headlines count more, datelines not); a country only if nothing else is."""
        written_from = {place.span.start for place in datelines}
        names: Counter[str] = Counter()
        title_end = len(self.parsed.report.title or "")
        first: dict[str, tuple[Token, Span]] = {}
        for token in self.parsed.doc:
            span = self.parsed.toponym_at(token)
            if span is None or token.idx + len(token) != span.end:
                continue
            if span.start in written_from:
                continue
            name = self.parsed.words(span).lower()
            weight = TITLE_WEIGHT if token.idx < title_end else 1
            names[name] += weight if self.parsed.toponyms.country_of(name) is None else 0
            first.setdefault(name, (token, span))
        if not names:
            return None
        best = max(names, key=lambda name: (names[name], -first[name][1].start))
        return PlaceWords(first[best][1], first[best][1])
