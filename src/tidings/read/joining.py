"""Mentions of one event within a report are joined (codebook section 1: an event told twice is one claim)."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files

from spacy.tokens import Token

from tidings.model.taxonomy import family_of, more_violent
from tidings.model.vocabulary import Status
from tidings.read.coreference import name_same_party
from tidings.read.mention import CASUALTY_VERBS, Mention
from tidings.read.parsed import ParsedReport
from tidings.read.roles import VIOLENT


@cache
def load_joining() -> tuple[frozenset[frozenset[str]], frozenset[str]]:
    """Pairs of types that tell of one thing by different words, and event nouns that point back (`joining.toml`)."""
    table = tomllib.loads(files("tidings.read.lexicon").joinpath("joining.toml").read_text("utf-8"))
    return frozenset(frozenset(pair) for pair in table["kin"]), frozenset(table["generic"])


THRESHOLD = 1.0
UNNAMED_MISMATCH = -0.25  # "a suicide bomber" may well be of the group named later
FITS = -2.0  # anything but a contradiction of type or status


@dataclass(slots=True)
class Group:
    """Mentions of one event, in text order."""

    mentions: list[Mention] = field(default_factory=list)

    @property
    def last(self) -> Mention:
        """The latest mention."""
        return self.mentions[-1]

    @property
    def type(self) -> str:
        """The most violent type among strong mentions (codebook section 2: means beat outcome)."""
        strong = [m for m in self.mentions if not m.trigger.frame.weak] or self.mentions
        best = strong[0].type
        for mention in strong[1:]:
            best = more_violent(best, mention.type)
        return best


def _place_names(parsed: ParsedReport, group: Group) -> set[str]:
    places = [m.place for m in group.mentions if m.place and m.place.is_own]
    return {parsed.words(p.toponym).lower() for p in places if p.toponym}


def _party_evidence(group: Group, mention: Mention, role: str) -> float:
    """1 where the two share a party, -1 where both tell of parties and none is shared (less if one is unnamed)."""
    ours = [token for m in group.mentions for token in getattr(m, role)]
    theirs = getattr(mention, role)
    if not ours or not theirs:
        return 0.0
    if any(name_same_party(one, other) for one in ours for other in theirs):
        return 1.0
    is_named = any(t.pos_ == "PROPN" for t in ours) == any(t.pos_ == "PROPN" for t in theirs)
    return -1.0 if is_named else UNNAMED_MISMATCH


def _times(parsed: ParsedReport, group: Group) -> set[str]:
    return {parsed.words(m.time).lower() for m in group.mentions if m.time}


def _is_event_noun(token: Token) -> bool:
    return token.pos_ == "NOUN" and token.lemma_.lower() in load_joining()[1]


def _points_back(token: Token) -> bool:
    """True for "the attack", "the blast": a definite noun that points back to an event told before."""
    is_definite = any(c.lower_ in ("the", "this", "that", "these", "those") for c in token.children)
    return _is_event_noun(token) and is_definite


def _is_nominal(mention: Mention) -> bool:
    return _is_event_noun(mention.trigger.head)


def _is_generic(mention: Mention) -> bool:
    """True where the event's noun, or the event noun that is its subject ("the blast killed nine"), points back."""
    return any(_points_back(token) for token in (mention.trigger.head, *mention.trigger.arguments.subject))


def _is_toll(mention: Mention) -> bool:
    """True for "nine were killed" and "the blast killed nine": dead or hurt of an event told before."""
    if mention.trigger.head.lemma_.lower() not in CASUALTY_VERBS or mention.actors:
        return False
    return all(_points_back(subject) for subject in mention.trigger.arguments.subject)


def _types_agree(group: Group, mention: Mention) -> float | None:
    if group.type == mention.type:
        return 0.0
    if _is_toll(mention) and group.type in VIOLENT:
        return 0.0
    same_family = family_of(group.type) == family_of(mention.type)
    if frozenset((group.type, mention.type)) in load_joining()[0]:
        return -0.2 if same_family else -0.5
    return -0.4 if same_family and _is_generic(mention) else None


def affinity(parsed: ParsedReport, group: Group, mention: Mention) -> float:
    """How strongly a mention belongs to a group; below THRESHOLD it tells of another event."""
    agreement = _types_agree(group, mention)
    if agreement is None or not _statuses_agree(group, mention):
        return -9.0
    score = agreement
    score += _place_evidence(parsed, group, mention)
    score += _time_evidence(parsed, group, mention)
    for role, weight in (("actors", 0.4), ("targets", 0.5)):
        score += weight * _party_evidence(group, mention, role)
    score += 1.6 if _is_generic(mention) or _is_toll(mention) else 0.0
    if any(m.trigger.head.lemma_ == mention.trigger.head.lemma_ for m in group.mentions):
        score += 0.5
    if any(m.is_title for m in group.mentions) and len(group.mentions) == 1:
        score += 1.0
    if mention.trigger.head.sent == group.last.trigger.head.sent:
        score += 0.6 + (0.6 if _is_nominal(mention) or _is_nominal(group.last) else 0.0)
    if _tolls_conflict(group, mention) and not _is_generic(mention):
        score -= 0.8
    return score - 0.1 * min(8, mention.sentence - group.last.sentence)


def _statuses_agree(group: Group, mention: Mention) -> bool:
    ours = {m.status for m in group.mentions}
    if Status.PLANNED in ours or mention.status == Status.PLANNED:
        return ours == {mention.status}
    return True


def _place_evidence(parsed: ParsedReport, group: Group, mention: Mention) -> float:
    ours = _place_names(parsed, group)
    if not (ours and mention.place and mention.place.is_own and mention.place.toponym):
        return 0.0
    theirs = set(parsed.words(mention.place.toponym).lower().split())
    return 0.7 if any(theirs <= (words := set(name.split())) or words <= theirs for name in ours) else -1.0


def _time_evidence(parsed: ParsedReport, group: Group, mention: Mention) -> float:
    ours = _times(parsed, group)
    if not (ours and mention.time):
        return 0.0
    return 0.6 if parsed.words(mention.time).lower() in ours else -0.9


def _tolls_conflict(group: Group, mention: Mention) -> bool:
    ours = {(t.count.what, t.count.who): t.count.min for m in group.mentions for t in m.tolls}
    return any(ours.get((t.count.what, t.count.who), t.count.min) != t.count.min for t in mention.tolls)


def _fold_headlines(parsed: ParsedReport, groups: list[Group]) -> list[Group]:
    """Headlines retell the body: each joins the body's group that it fits best, or adds nothing."""
    body = [group for group in groups if not all(m.is_title for m in group.mentions)]
    if not body:
        return groups
    for group in groups:
        if group in body:
            continue
        scored = [(affinity(parsed, other, m), i) for m in group.mentions for i, other in enumerate(body)]
        score, index = max(scored)
        if score > FITS:
            body[index].mentions.extend(group.mentions)
    return body


def join_mentions(parsed: ParsedReport, mentions: list[Mention]) -> list[Group]:
    """Groups of mentions that tell of one event, in order of first telling.

    Each mention is compared with the groups so far, and joins the last of those that it fits best.
    """
    groups: list[Group] = []
    for mention in mentions:
        scored = [(affinity(parsed, group, mention), index) for index, group in enumerate(groups)]
        best = max(scored, default=(0.0, -1), key=lambda pair: (pair[0], pair[1]))
        if best[0] >= THRESHOLD:
            groups[best[1]].mentions.append(mention)
        else:
            groups.append(Group([mention]))
    return _fold_headlines(parsed, groups)
