"""All event mentions of a report: each sentence's triggers with their parties, place, time, status and speakers."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from spacy.tokens import Token

from tidings.model.values import Span
from tidings.read.coreference import resolve_party
from tidings.read.mention import CASUALTY_VERBS, Mention, PlaceWords
from tidings.read.modality import read_modality
from tidings.read.parsed import ParsedReport, char_span, sentence_span
from tidings.read.roles import find_roles
from tidings.read.saying import Saying
from tidings.read.setting import Setting
from tidings.read.speaking import add_claimants, add_replies, add_tellers, drop_own_voice, voice_over
from tidings.read.triggers import VERBAL, Trigger, find_triggers
from tidings.read.when import find_time
from tidings.read.where import PlaceFinder

HEADLINE_LINES = 3
MEANS = frozenset(("explosive", "artillery", "arms", "poison", "aircraft"))


def _merge_same_event(triggers: list[Trigger]) -> list[Trigger]:
    """One trigger an event: a noun that is argument of a verb of the same type tells the same event."""
    kept: list[Trigger] = []
    for trigger in triggers:
        twin = next((k for k in kept if k.frame.type == trigger.frame.type and _are_linked(k.head, trigger.head)), None)
        if twin is None:
            kept.append(trigger)
        elif trigger.head.pos_ in VERBAL and twin.head.pos_ not in VERBAL and trigger.frame.weak <= twin.frame.weak:
            kept[kept.index(twin)] = trigger
    return kept


def _are_linked(one: Token, other: Token) -> bool:
    for low, high in ((one, other), (other, one)):
        token, steps = low, 0
        while token.head != token and steps < 3:
            if token.dep_ in ("conj", "advcl", "ccomp") and token.pos_ in VERBAL:
                break
            token, steps = token.head, steps + 1
            if token == high:
                return True
    return False


def _without_tolls(triggers: list[Trigger]) -> list[Trigger]:
    """Leave out casualty verbs beside an event of the sentence that caused the casualties (codebook section 2)."""
    causes = [t for t in triggers if t.head.lemma_.lower() not in CASUALTY_VERBS]
    return [t for t in triggers if t in causes or not causes]


def _means(parsed: ParsedReport, trigger: Trigger) -> Span | None:
    """The weapon: in the anchor, as instrument ("with knives"), or as the thing that struck."""
    found = trigger.arguments
    candidates = [
        trigger.head,
        *found.modifiers,
        *found.subject,
        *(n for p, n in found.preps if p in ("with", "by", "using")),
    ]
    for noun in candidates:
        if noun.pos_ in ("NOUN", "PROPN") and parsed.classes(noun) & MEANS:
            start = noun.i
            while start > 0 and parsed.doc[start - 1].dep_ == "compound" and parsed.doc[start - 1].head.i <= noun.i:
                start -= 1
            return char_span(parsed.doc, start, noun.i + 1)
    return None


class MentionFinder:
    """Finds the mentions of one report; carries the place of the story from sentence to sentence."""

    def __init__(self, parsed: ParsedReport, sayings: Sequence[Saying]) -> None:
        self.parsed, self.sayings = parsed, sayings
        self.statement_times = {saying.said for saying in sayings if saying.said is not None}
        speakers = [span for s in sayings for span in (s.source, s.mention, s.told) if span]
        self.places = PlaceFinder(parsed, tuple(speakers))
        self.setting = Setting(parsed)
        self.paragraph = 0

    def find(self) -> Iterator[Mention]:
        """Mentions in text order."""
        for number, sentence in enumerate(self.parsed.doc.sents):
            starts_paragraph = (
                number == 0 or "\n" in self.parsed.report.text[sentence.start_char - 2 : sentence.start_char]
            )
            self.paragraph += starts_paragraph
            self.setting.enter_sentence(sentence, starts_paragraph=starts_paragraph)
            triggers = _without_tolls(_merge_same_event(find_triggers(self.parsed, list(sentence))))
            for trigger in triggers:
                mention = self._mention(trigger, triggers, number)
                if mention is not None:
                    self.setting.remember(mention.place)
                    yield mention

    def _mention(self, trigger: Trigger, triggers: list[Trigger], number: int) -> Mention | None:
        modality = read_modality(trigger)
        if modality.is_conditional:
            return None
        actors, targets = find_roles(self.parsed, trigger)
        mention = Mention(trigger, number, self.paragraph, modality.status, modality.cue, trigger.frame.background)
        mention.tense = modality.tense
        voice = voice_over(self.parsed, self.sayings, trigger)
        mention.actors = self._resolve(actors, voice)
        mention.targets = [t for t in self._resolve(targets, voice) if t not in mention.actors]
        mention.from_place, mention.to_place = self.places.find_ends(trigger)
        mention.place = self.places.find(trigger) or self._carried_place(trigger, mention.to_place)
        mention.within = self.setting.town
        mention.time = find_time(self.parsed, trigger, triggers, self.statement_times)
        mention.means = _means(self.parsed, trigger)
        mention.is_title = self._is_headline(trigger, number)
        add_tellers(self.parsed, self.sayings, mention)
        add_claimants(self.parsed, mention)
        return mention

    def _carried_place(self, trigger: Trigger, goal: PlaceWords | None) -> PlaceWords | None:
        """The place told before, unless it is only where the movement went to."""
        carried = self.setting.carried(trigger.frame.type)
        return None if goal is not None and carried is not None and carried.toponym == goal.toponym else carried

    def _resolve(self, heads: list[Token], voice: Token | None) -> list[Token]:
        resolved = [voice if head.lower_ in ("we", "us") else resolve_party(self.parsed, head) for head in heads]
        return list(dict.fromkeys(head for head in resolved if head is not None))

    def _is_headline(self, trigger: Trigger, number: int) -> bool:
        """The title, or one of the lines right below it that end without a full stop."""
        title = self.parsed.report.title
        if number == 0 and title and self.parsed.report.text.lstrip().startswith(title[:40]):
            return True
        words = self.parsed.words(sentence_span(trigger.head.sent))
        return self.paragraph <= HEADLINE_LINES and words[-1].isalnum() and not words.startswith(("•", "-", "*", "–"))


def find_mentions(parsed: ParsedReport, sayings: Sequence[Saying]) -> list[Mention]:
    """All event mentions of a report in text order."""
    mentions = list(MentionFinder(parsed, sayings).find())
    add_replies(parsed, sayings, mentions)
    for mention in mentions:
        drop_own_voice(parsed, mention)
    return mentions
