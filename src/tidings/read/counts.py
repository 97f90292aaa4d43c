"""Counts: numbers told of people and things, with what happened to them (codebook section 4, rulings 6, 7, 15)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from spacy.tokens import Doc, Token

from tidings.model.values import Count, Span
from tidings.model.vocabulary import CountKind
from tidings.read.count_candidates import Candidate, find_candidates
from tidings.read.count_cues import Cue, find_toll_cue, load_count_words, mark_counted
from tidings.read.count_nouns import WHOLES, Classes, CountedNoun, describe_noun

ARMED = frozenset(("soldiers", "police", "fighters"))
JOINERS = frozenset(
    (",", "and", "or", "&", "as", "well", "plus", "a", "an", "the", "another", "his", "her", "their", "its", "also")
)
PARTS = frozenset(("including", "among", "amongst"))


@dataclass(frozen=True, slots=True)
class CountMention:
    """A number told of people or things, and the words it rests on.

    Attributes:
        count: the number; its `what` is `other` where only the event's type can settle it.
        span: characters of the number phrase and its noun.
        head: token index of the counted noun, or of the number if it stands alone.
        cue: token index of the word that says what happened ("killed", "wounded", "dead"), if any.
        what_certain: False if `settle_count` must ask the event's type.
        acts: True if the counted ones are the subject of an active verb ("200 rebels entered").
        is_possible: True for what no rule takes for a count (possible_counts.py).
    """

    count: Count
    span: Span
    head: int
    cue: int | None
    what_certain: bool
    acts: bool = False
    is_possible: bool = False


def find_counts(doc: Doc, classes: Classes) -> list[CountMention]:
    """All counts of a parsed text, in text order.

    Args:
        doc: parsed by a pipeline with tagger, parser and lemmatizer.
        classes: the classes of the noun phrase that a token heads (lexicon/README.md); an empty set for unknown.
    """
    return [mention for sentence in doc.sents for mention in _counts_of(list(sentence), classes)]


def _counts_of(sentence: list[Token], classes: Classes) -> Iterator[CountMention]:
    marks = mark_counted(sentence)
    found = [_with_cue(candidate, marks, classes) for candidate in find_candidates(sentence, classes, marks)]
    doc = sentence[0].doc
    for candidate in _drop_totals(_add_joined(_share_cues(found, doc), doc, classes), doc):
        if mention := _mention(candidate, doc, classes):
            yield mention


def _with_cue(candidate: Candidate, marks: dict[int, Cue], classes: Classes) -> Candidate:
    """The candidate with the cue of its noun or number, words beside it asked where the grammar does not say."""
    if candidate.cue is not None:
        return candidate
    cues = [marks[anchor.i] for anchor in candidate.noun.anchors if anchor.i in marks]
    cue = min(cues, key=lambda c: c.what is None, default=None)
    if candidate.noun.head is None and (cue is None or cue.what is None):
        cue = find_toll_cue(candidate.noun.anchors[0].doc, candidate.start) or cue
    if (
        cue is not None
        and cue.keeps_off_armed
        and candidate.noun.head is not None
        and ARMED & classes(candidate.noun.head)
    ):
        cue = None
    return replace(candidate, cue=cue)


def _share_cues(candidates: list[Candidate], doc: Doc) -> list[Candidate]:
    """Cues handed on to parts ("dozens, six of them children") and along a list ("three nurses and a guard")."""
    shared = list(candidates)
    for at in range(1, len(shared)):
        if _is_settled(shared[at]) or shared[at].is_vague:
            continue
        if _is_rival(shared[at - 1], shared[at], doc):
            shared[at] = replace(shared[at], cue=shared[at - 1].cue)
        elif _is_part(shared[at], doc):
            whole = next((c for c in reversed(shared[:at]) if _is_settled(c)), None)
            shared[at] = replace(shared[at], cue=whole.cue if whole else shared[at].cue)
        elif _is_settled(shared[at - 1]) and _is_joined(shared[at - 1], shared[at], doc):
            shared[at] = replace(shared[at], cue=shared[at - 1].cue)
    for at in range(len(shared) - 2, -1, -1):
        if not _is_settled(shared[at]) and _is_settled(shared[at + 1]) and _is_joined(shared[at], shared[at + 1], doc):
            shared[at] = replace(shared[at], cue=shared[at + 1].cue)
    return shared


def _add_joined(candidates: list[Candidate], doc: Doc, classes: Classes) -> list[Candidate]:
    """One person and more of the same kind are one number: "a villager and two farmers" are three civilians."""
    added: list[Candidate] = []
    for right in candidates:
        left = added[-1] if added else None
        if left and left.min == left.max == 1 and _is_joined(left, right, doc) and _is_same_kind(left, right, classes):
            low, high = (None if bound is None else bound + 1 for bound in (right.min, right.max))
            added[-1] = replace(left, end=right.end, min=low, max=high, is_vague=False)
        else:
            added.append(right)
    return added


def _is_same_kind(left: Candidate, right: Candidate, classes: Classes) -> bool:
    if left.cue is None or right.cue is None or left.cue.what != right.cue.what or right.max == 0:
        return False
    ours, theirs = describe_noun(left.noun.head, classes), describe_noun(right.noun.head, classes)
    return not ours[3] and ours[1:] == theirs[1:]


def _drop_totals(candidates: list[Candidate], doc: Doc) -> list[Candidate]:
    """Without totals whose parts follow (ruling 7): "seven dead: three soldiers and four gunmen"."""
    kept: list[Candidate] = []
    for at, candidate in enumerate(candidates):
        parts = candidates[at + 1 :]
        joined = next((n for n in range(1, len(parts)) if not _is_joined(parts[n - 1], parts[n], doc)), len(parts))
        is_total = joined > 1 and candidate.end < len(doc) and doc[candidate.end].text in (":", "-", "–", "—")
        if not (
            is_total and candidate.min is not None and sum(part.min or 0 for part in parts[:joined]) == candidate.min
        ):
            kept.append(candidate)
    return kept


def _is_settled(candidate: Candidate) -> bool:
    return candidate.cue is not None and candidate.cue.what is not None


def _is_part(candidate: Candidate, doc: Doc) -> bool:
    before = doc[max(0, candidate.start - 3) : candidate.start]
    inside = doc[candidate.start : candidate.end]
    return any(word.lower_ in PARTS for word in before) or any(word.lower_ in WHOLES for word in inside)


def _is_rival(left: Candidate, right: Candidate, doc: Doc) -> bool:
    """True for a bare number that another speaker gives: "the army put the dead at seven; its foes said 19"."""
    if right.noun.head is not None or not _is_settled(left):
        return False
    between = doc[left.end : right.start]
    tellers = load_count_words()["tolls"]["tellers"]
    return any(word.text == ";" for word in between) and any(word.lemma_ in tellers for word in between)


def _is_joined(left: Candidate, right: Candidate, doc: Doc) -> bool:
    between = [token.lower_ for token in doc[left.end : right.start]]
    return 0 < len(between) <= 4 and all(word in JOINERS for word in between)


def _mention(candidate: Candidate, doc: Doc, classes: Classes) -> CountMention | None:
    """The mention of a candidate; None for a vague word, bare number or zero that nothing is said of."""
    noun, cue = candidate.noun, candidate.cue
    settled = _is_settled(candidate)
    if not settled and (candidate.is_vague or (noun.head is None and not _is_bare_argument(noun, cue))):
        return None
    kind, unit, who, is_thing = describe_noun(noun.head, classes)
    if cue is None and (kind is None or (noun.head is not None and noun.head.lower_ in WHOLES)):
        return None
    what = cue.what if cue is not None and cue.what is not None and not is_thing else kind
    count = Count(what or CountKind.OTHER, unit, who, candidate.min, candidate.max)
    first, last = doc[candidate.start], doc[candidate.end - 1]
    head = noun.head.i if noun.head is not None else noun.anchors[0].i
    certain = settled if not is_thing else kind in (CountKind.VEHICLES, CountKind.HOUSES)
    acts = any(anchor.dep_ == "nsubj" for anchor in noun.anchors)
    return CountMention(count, Span(first.idx, last.idx + len(last)), head, cue.at if cue else None, certain, acts)


def _is_bare_argument(noun: CountedNoun, cue: Cue | None) -> bool:
    """True for a number that stands for people as the argument of a verb: "14 were held", "led away at least six"."""
    anchor = noun.anchors[0]
    return anchor.dep_ == "nsubjpass" or (cue is not None and anchor.dep_ in ("dobj", "nsubj"))


def settle_count(mention: CountMention, event_type: str) -> Count:
    """The count of a mention as part of an event of this type (codebook section 4 and ruling 15).

    Displaced for a displacement, abducted for an abduction, participants for those who act, strikes for rockets and
    bombs that fall, and `other` for what has no word of its own (returned, freed, aided, sentenced, weapons).
    """
    tables = load_count_words()["settle"]
    count = mention.count
    if event_type in tables["civilians"]["types"] and count.who == "unknown" and count.unit in ("people", "families"):
        count = replace(count, who="civilians")
    if mention.what_certain and count.what not in (CountKind.PARTICIPANTS, CountKind.OTHER):
        return count
    if count.what is CountKind.STRIKES and event_type not in tables["strikes"]["types"]:
        return replace(count, what=CountKind.OTHER)
    if count.unit in ("people", "families"):
        table = tables["acting" if mention.acts else "affected"]
        return replace(count, what=CountKind(table.get(event_type, count.what)))
    return count
