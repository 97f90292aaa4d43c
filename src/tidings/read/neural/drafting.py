"""A group of found events into one draft: each part as the surest of its tellings has it."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

import numpy as np

from tidings.model.draft import Draft, Speaker, TimeWords
from tidings.model.values import Span, Stated
from tidings.model.vocabulary import CountKind, Status
from tidings.read.anonymity import is_unnamed
from tidings.read.attribution import as_speakers
from tidings.read.drafting import party_spans, unique_tolls
from tidings.read.lexicon import Frame, Roles
from tidings.read.mention import Toll
from tidings.read.modality import read_modality
from tidings.read.neural.calibration import Calibration
from tidings.read.neural.candidates import Candidate
from tidings.read.neural.events import FoundEvent
from tidings.read.neural.joining import Told
from tidings.read.neural.roles import ROLES
from tidings.read.neural.scene import COUNTED, STATUSES, TYPES, Scene
from tidings.read.neural.settings import Cutoffs
from tidings.read.parsed import char_span, sentence_span
from tidings.read.source_kinds import source_kind
from tidings.read.syntax import find_arguments
from tidings.read.triggers import Trigger, widen

ARTICLES = frozenset(("a", "an", "the"))
NEGLIGIBLE = 0.01
WORDS = re.compile(r"\w+")


@dataclass(slots=True)
class Filler:
    """A candidate with the surest probability that any telling gives it."""

    candidate: Candidate
    score: float
    event: FoundEvent


def _fillers(group: Told, role: str, cutoff: float) -> list[Filler]:
    """Candidates that fill a role in any telling of the event, in text order."""
    best: dict[int, Filler] = {}
    number = ROLES.index(role)
    for event in group.events:
        scores = event.roles[number]
        for at in np.flatnonzero(scores >= cutoff):
            candidate, score = event.candidates[at], float(scores[at])
            known = best.get(id(candidate))
            if known is None or score > known.score:
                best[id(candidate)] = Filler(candidate, score, event)
    return sorted(best.values(), key=lambda filler: filler.candidate.span)


def _chosen(group: Told, role: str, cutoff: float) -> Candidate | None:
    """The one candidate that fills a role: probabilities of phrases with the same words add up within a telling."""
    number, highest = ROLES.index(role), cutoff
    best: Candidate | None = None
    for event in group.events:
        total: dict[str, float] = {}
        first: dict[str, Candidate] = {}  # the likeliest of each
        scores = event.roles[number]
        for at in sorted(np.flatnonzero(scores > NEGLIGIBLE), key=lambda i: (-scores[i], -i)):
            key = _key(event.candidates[at])
            total[key] = total.get(key, 0.0) + float(scores[at])
            first.setdefault(key, event.candidates[at])
        if total:
            key = max(total, key=lambda k: total[k])
            if total[key] >= highest:
                highest, best = total[key], first[key]
    return best


def _key(candidate: Candidate) -> str:
    """Phrases of the same words name the same place; each time expression stands for itself."""
    return candidate.words.lower() if candidate.kind == "place" else str(candidate.span)


class Drafter:
    """Makes the drafts of one report."""

    def __init__(
        self,
        scene: Scene,
        cutoffs: Cutoffs,
        heading: Span | None,
        made_by: str,
        calibration: Calibration = Calibration(),  # noqa: B008  # it cannot be changed
    ) -> None:
        self.scene, self.cutoffs, self.heading, self.made_by = scene, cutoffs, heading, made_by
        self.calibration = calibration
        self.known_speakers = as_speakers(scene.sayings)

    def draft(self, group: Told) -> Draft:
        """The draft of one event."""
        lead, cut = group.lead, self.cutoffs
        trigger = self._trigger(lead)
        anchor = char_span(self.scene.parsed.doc, trigger.start, trigger.end)
        event_type = self._type(group)
        status, cue, tense = self._status(group, trigger)
        counts = self._tolls(group)
        actors = self._parties(group, "actor", cut.actor)
        targets = self._parties(group, "target", cut.target)
        return Draft(
            type=Stated(event_type, (anchor,), self.made_by, round(self.calibration.confidence(lead.score), 3)),
            status=Stated(status, (cue,) if cue else (), self.made_by),
            anchor=anchor,
            evidence=self._evidence(group, counts),
            actors=actors,
            targets=tuple(span for span in targets if not any(span.overlaps(actor) for actor in actors)),
            place=self._place(group, "place", cut.place),
            from_place=self._place(group, "from", cut.from_place),
            to_place=self._place(group, "to", cut.to_place),
            within=None,
            when=self._when(group, tense),
            counts=unique_tolls(self.made_by, [toll for toll, _ in counts]),
            means=next((f.candidate.span for f in _fillers(group, "means", cut.means)), None),
            speakers=self._speakers(group),
            told_as_background=max(event.background for event in group.events) >= cut.background,
            made_by=self.made_by,
        )

    def _trigger(self, event: FoundEvent) -> Trigger:
        mention = self.scene.mentions.get(event.token.i)
        if mention is not None:
            return mention.trigger
        token = event.token
        frame = Frame(event.type, "verb" if token.pos_ in ("VERB", "AUX") else "noun", (token.lemma_,), Roles())
        return widen(Trigger(frame, token, token.i, token.i + 1, find_arguments(token)))

    def _type(self, group: Told) -> str:
        total = np.sum([event.types[1:] * event.score for event in group.events], axis=0)
        return TYPES[1 + int(total.argmax())]

    def _status(self, group: Told, trigger: Trigger) -> tuple[Status, Span | None, str]:
        modality = read_modality(trigger)
        lead = group.lead
        status = Status(STATUSES[int(lead.statuses.argmax())])
        return status, modality.cue if modality.status == status else None, modality.tense

    def _evidence(self, group: Told, counts: list[tuple[Toll, Candidate]]) -> tuple[Span, ...]:
        doc = self.scene.parsed.doc
        told = {sentence_span(event.token.sent) for event in group.events}
        told |= {sentence_span(doc[candidate.head].sent) for _, candidate in counts}
        return tuple(sorted(told))

    def _parties(self, group: Told, role: str, cutoff: float) -> tuple[Span, ...]:
        heads = [f.candidate.party for f in _fillers(group, role, cutoff) if f.candidate.party is not None]
        return party_spans(self.scene.parsed, dict.fromkeys(heads))

    def _place(self, group: Told, role: str, cutoff: float) -> Span | None:
        found = _chosen(group, role, cutoff)
        return found.value if found is not None else None

    def _when(self, group: Told, tense: str) -> TimeWords:
        found = _chosen(group, "time", self.cutoffs.time)
        return TimeWords(found.span if found else None, tense, None, self.heading)

    def _tolls(self, group: Told) -> list[tuple[Toll, Candidate]]:
        found = []
        cut = self.cutoffs
        for filler in _fillers(group, "count", min(cut.count, cut.possible_count)):
            candidate = filler.candidate
            if candidate.count is None:
                continue
            if filler.score < (cut.possible_count if candidate.count.is_possible else cut.count):
                continue
            row = filler.event.kinds[filler.event.candidates.index(candidate)]
            count = replace(candidate.count.count, what=CountKind(COUNTED[int(row.argmax())]))
            found.append((Toll(count, candidate.span), candidate))
        return found

    def _speakers(self, group: Told) -> tuple[Speaker, ...]:
        found: dict[frozenset[str], Speaker] = {}
        for filler in _fillers(group, "source", self.cutoffs.source):
            value = filler.candidate.value
            speaker = next((s for s in self.known_speakers if s.span.overlaps(value)), None) or self._speaker(value)
            words = frozenset(WORDS.findall(self.scene.parsed.words(speaker.span).lower())) - ARTICLES
            if any(words <= other for other in found):
                continue
            for part in [other for other in found if other < words]:  # "state" of "the state police command"
                del found[part]
            found[words] = speaker
        return tuple(found.values())

    def _speaker(self, span: Span) -> Speaker:
        words = self.scene.parsed.words(span)
        return Speaker(span, source_kind(words), is_unnamed(words, has_person_name=False))
