"""Who says that an event happened: those who tell it, those who answer it, and those who claim it as theirs."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Token

from tidings.model.draft import Speaker
from tidings.model.values import Span
from tidings.model.vocabulary import Status
from tidings.read.attribution import as_speakers, speakers_of
from tidings.read.coreference import party_span, resolve_party
from tidings.read.mention import Mention
from tidings.read.modality import load_modality
from tidings.read.parsed import ParsedReport, char_span
from tidings.read.replies import find_replies
from tidings.read.roles import load_grammar
from tidings.read.saying import Saying
from tidings.read.source_kinds import source_kind
from tidings.read.syntax import find_arguments, is_negated
from tidings.read.triggers import VERBAL, Trigger


def anchor_span(parsed: ParsedReport, trigger: Trigger) -> Span:
    """Characters of a trigger's anchor."""
    return char_span(parsed.doc, trigger.start, trigger.end)


def add_tellers(parsed: ParsedReport, sayings: Sequence[Saying], mention: Mention) -> None:
    """Give a mention its speakers and the time of their statement; an event that all of them deny is denied."""
    anchor = anchor_span(parsed, mention.trigger)
    over = [s for s in sayings if any(content.overlaps(anchor) for content in s.contents)]
    mention.speakers = tuple(speakers_of(sayings, anchor))
    mention.said = next((s.said for s in over if s.said is not None), None)
    if not over or mention.status != Status.ACTUAL or any(s.verb_kind != "deny" for s in over):
        return
    # "Denied being behind the attack" takes the attack for granted, "denied that its men attacked" does not (ruling 4).
    if mention.trigger.head.pos_ in VERBAL or not all(_is_about_authorship(parsed, s) for s in over):
        mention.status, mention.status_cue = Status.DENIED, over[0].cue


def voice_over(parsed: ParsedReport, sayings: Sequence[Saying], trigger: Trigger) -> Token | None:
    """The one who says "we" over a trigger: the nearest speaker of the words around it."""
    anchor = anchor_span(parsed, trigger)
    for saying in sayings:
        if saying.source is not None and any(content.overlaps(anchor) for content in saying.contents):
            found = parsed.doc.char_span(saying.source.start, saying.source.end, alignment_mode="expand")
            return found.root if found is not None else None
    return None


def _claiming_verb(noun: Token) -> Token | None:
    """The verb of "claimed the attack" or "took responsibility for the attack"."""
    grammar = load_grammar()["claiming"]
    if noun.dep_ == "dobj" and noun.head.lemma_ in grammar["verbs"]:
        return noun.head
    if noun.dep_ != "pobj" or noun.head.head.lemma_ not in grammar["nouns"]:
        return None
    verb = noun.head.head.head
    return verb if verb.pos_ in VERBAL else None


def add_claimants(parsed: ParsedReport, mention: Mention) -> None:
    """A group that claims an event is its actor and a source (codebook ruling 8)."""
    verb = _claiming_verb(mention.trigger.head)
    if verb is None or is_negated(verb):
        return
    for subject in find_arguments(verb).subject:
        claimant = resolve_party(parsed, subject)
        if claimant is None or parsed.classes(claimant) & {"place"}:
            continue
        if claimant not in mention.actors:
            mention.actors.append(claimant)
        span = party_span(parsed.doc, claimant)
        mention.speakers = (*mention.speakers, Speaker(span, source_kind(parsed.words(span)), anonymous=False))


def add_replies(parsed: ParsedReport, sayings: Sequence[Saying], mentions: list[Mention]) -> None:
    """Add the rival speakers who answer an event; a denial makes it possible (codebook rulings 4 and 8)."""
    anchors = {anchor_span(parsed, mention.trigger): mention for mention in mentions}
    for anchor, answers in find_replies(parsed.report.text, sayings, list(anchors)).items():
        mention = anchors[anchor]
        mention.speakers = (*mention.speakers, *as_speakers(answers))
        denial = next((saying for saying in answers if saying.verb_kind == "deny"), None)
        if denial is not None and mention.status == Status.ACTUAL and not _is_about_authorship(parsed, denial):
            mention.status, mention.status_cue = Status.POSSIBLE, denial.cue


def _is_about_authorship(parsed: ParsedReport, denial: Saying) -> bool:
    said = " ".join(parsed.words(piece).lower() for piece in denial.contents)
    return any(word in said for word in load_modality()["denied"]["authorship"])


def drop_own_voice(parsed: ParsedReport, mention: Mention) -> None:
    """Leave out the outlet itself, and the one who makes a demand, as speakers (codebook sections 2 and 4)."""
    outlet = (parsed.report.outlet or "").lower()
    actors = {parsed.words(party_span(parsed.doc, actor)).lower() for actor in mention.actors}
    kept = []
    for speaker in mention.speakers:
        name = parsed.words(speaker.span).lower()
        makes_demand = mention.type == "demand" and any(actor in name or name in actor for actor in actors)
        is_nobody = name.startswith(("no ", "nobody", "none ", "neither "))
        if name != outlet and not makes_demand and not is_nobody:
            kept.append(speaker)
    mention.speakers = tuple(kept)
