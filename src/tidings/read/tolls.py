"""Which event each count belongs to."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Token

from tidings.model.vocabulary import CountKind
from tidings.read.attribution import speakers_of
from tidings.read.counts import CountMention, settle_count
from tidings.read.mention import Mention, Toll
from tidings.read.parsed import ParsedReport, sentence_span
from tidings.read.roles import PERSONS, VIOLENT
from tidings.read.saying import Saying

NAMELESS = frozenset("people person other dead death casualty victim body wounded injured life man".split())
NEAR = 3  # steps in the parse between a counted noun and the event that it is an argument of
REACH = 90  # tokens: a toll of an event told about three sentences before
CASUALTIES = frozenset((CountKind.KILLED, CountKind.INJURED, CountKind.KILLED_OR_INJURED))
HARMFUL = frozenset(
    (
        "armed_clash air_strike shelling bombing suicide_attack chemical_attack attack sexual_violence riot protest "
        "territory_gain offensive siege property_destruction sentence need weapons_seizure abduction arrest "
        "displacement"
    ).split()
)
OWN_KIND = {
    CountKind.DISPLACED: frozenset(("displacement",)),
    CountKind.ABDUCTED: frozenset(("abduction",)),
    CountKind.ARRESTED: frozenset(("arrest",)),
    CountKind.STRIKES: frozenset(("air_strike", "shelling")),
    CountKind.HOUSES: frozenset(("property_destruction", "air_strike", "shelling", "bombing", "attack", "riot")),
}


def _path_length(one: Token, other: Token) -> int:
    above = {one.i: 0}
    token, steps = one, 0
    while token.head != token:
        token, steps = token.head, steps + 1
        above[token.i] = steps
    token, steps = other, 0
    while token.i not in above:
        if token.head == token:
            return 50
        token, steps = token.head, steps + 1
    return steps + above[token.i]


def _suits(mention: Mention, count: CountMention) -> bool:
    """True if a count of this kind can be told of an event of this type."""
    if not count.what_certain:
        return True
    if count.count.what in CASUALTIES:
        return mention.type in HARMFUL
    asked = OWN_KIND.get(count.count.what)
    return asked is None or mention.type in asked


def _nearest(parsed: ParsedReport, count: CountMention, mentions: Sequence[Mention]) -> Mention | None:
    anchor = parsed.doc[count.cue if count.cue is not None else count.head]
    ranked = sorted(
        (_path_length(anchor, m.trigger.head), abs(anchor.i - m.trigger.head.i), index)
        for index, m in enumerate(mentions)
        if _suits(m, count)
    )
    return mentions[ranked[0][2]] if ranked else None


def _is_argument(parsed: ParsedReport, count: CountMention, mention: Mention) -> bool:
    """True if the counted noun is the event's own subject, object or complement, or stands in the anchor."""
    noun, trigger = parsed.doc[count.head], mention.trigger
    found = trigger.arguments
    near = [*found.subject, *found.object, *found.by, *(n for _, n in found.preps), trigger.head]
    in_words = any(count.span.start <= token.idx < count.span.end for token in near)
    return in_words or trigger.start <= noun.i < trigger.end or _path_length(noun, trigger.head) <= NEAR


def attach_tolls(
    parsed: ParsedReport, counts: Sequence[CountMention], mentions: list[Mention], sayings: Sequence[Saying]
) -> None:
    """Give each count of a report to the mention it is told of.

    A casualty count in a sentence with no event of its own goes to the last harmful event before it in the same or
    the previous paragraph; an uncued number ("60 families") only to an event that it is an argument of.
    """
    by_sentence: dict[int, list[Mention]] = {}
    for mention in mentions:
        by_sentence.setdefault(mention.trigger.head.sent.start, []).append(mention)
    for count in counts:
        here = by_sentence.get(parsed.doc[count.head].sent.start, [])
        if not count.what_certain:
            here = [m for m in here if _is_argument(parsed, count, m)]
        found = _nearest(parsed, count, here)
        if found is None and count.what_certain and count.count.what in CASUALTIES:
            found = _last_harmful(count, mentions)
            if found is not None:
                _take_sentence(parsed, count, found, sayings)
        if found is not None:
            found.tolls.append(Toll(settle_count(count, found.type), count.span))
            _take_victim(parsed, count, found)


def _take_victim(parsed: ParsedReport, count: CountMention, mention: Mention) -> None:
    """Those killed or hurt are targets of the event (codebook section 4), if the noun says who they are."""
    noun = parsed.doc[count.head]
    says_who = noun.pos_ in ("NOUN", "PROPN") and noun.lemma_.lower() not in NAMELESS and parsed.classes(noun) & PERSONS
    is_harmed = count.count.what in CASUALTIES and count.count.max != 0
    if is_harmed and says_who and noun not in (*mention.actors, *mention.targets):
        mention.targets.append(noun)


def _last_harmful(count: CountMention, mentions: list[Mention]) -> Mention | None:
    before = [m for m in mentions if 0 < count.head - m.trigger.head.i <= REACH and m.type in HARMFUL]
    violent = [m for m in before if m.type in VIOLENT]
    found = violent or before
    return found[-1] if found else None


def _take_sentence(parsed: ParsedReport, count: CountMention, mention: Mention, sayings: Sequence[Saying]) -> None:
    """A toll told in a sentence of its own is evidence of the event, and who tells it is one of its speakers."""
    mention.more_evidence.append(sentence_span(parsed.doc[count.head].sent))
    mention.speakers = (*mention.speakers, *speakers_of(sayings, count.span))
