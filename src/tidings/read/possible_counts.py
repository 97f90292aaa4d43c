"""Numbers and single persons that no rule takes for a count, though one may be: "lost nineteen", "its driver".

The rule reader leaves them out; a trained reader weighs each against each event.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from spacy.tokens import Doc, Token

from tidings.model.values import Count, Span
from tidings.model.vocabulary import CountKind
from tidings.read.count_cues import load_count_words, load_cue_words
from tidings.read.count_nouns import Classes, describe_noun, find_noun, is_person
from tidings.read.counts import CountMention
from tidings.read.number_words import NumberPhrase, find_numbers, move_phrase

PARTS = frozenset(("nsubj", "nsubjpass", "dobj", "conj", "appos", "pobj", "ROOT"))
UNDERGOES = frozenset(("nsubjpass", "dobj"))
ARTICLES = frozenset(("a", "an", "another", "one"))


def find_possible_counts(doc: Doc, classes: Classes, known: Sequence[CountMention]) -> list[CountMention]:
    """Counts that `find_counts` leaves out, in text order; their `what` is `other` and never certain.

    Args:
        doc: parsed by a pipeline with tagger, parser and lemmatizer.
        classes: the classes of the noun phrase that a token heads.
        known: what `find_counts` found; nothing that overlaps it is found again.
    """
    taken = {t.i for count in known for t in doc.char_span(count.span.start, count.span.end, alignment_mode="expand")}
    found: list[CountMention] = []
    for sentence in doc.sents:
        tokens = list(sentence)
        numbers = list(_numbers(tokens, classes, taken))
        held = taken | {t.i for n in numbers for t in doc.char_span(n.span.start, n.span.end)}
        found += sorted([*numbers, *_singles(tokens, classes, held)], key=lambda mention: mention.span)
    return found


def _numbers(sentence: list[Token], classes: Classes, taken: set[int]) -> Iterator[CountMention]:
    doc = sentence[0].doc
    for local in find_numbers([token.lower_ for token in sentence]):
        phrase = move_phrase(local, sentence[0].i)
        if taken.isdisjoint(range(phrase.start, phrase.end)) and not _measures(doc, phrase):
            noun = find_noun(doc, phrase)
            end = max(phrase.end, noun.end) if taken.isdisjoint(range(phrase.end, noun.end)) else phrase.end
            _, unit, who, _ = describe_noun(noun.head, classes)
            head = noun.head if noun.head is not None and noun.head.i < end else noun.anchors[0]
            yield _mention(doc, (phrase.start, end), head, Count(CountKind.OTHER, unit, who, phrase.min, phrase.max))


def _measures(doc: Doc, phrase: NumberPhrase) -> bool:
    """True for a number of a date, a time, money, a share, an age, a distance or a name."""
    table = load_count_words()["not_counted"]
    before, behind = (doc[at].lower_ if 0 <= at < len(doc) else "" for at in (phrase.amount_start - 1, phrase.end))
    if before in {*table["before"], "/"} or {before, behind} & {*table["months"], "-"}:
        return True
    if behind in ("–", "per", ":", "/"):
        return True
    if phrase.end < len(doc) and doc[phrase.end].lemma_.lower() in table["nouns"]:
        return True
    core = doc[phrase.core]
    return core.ent_type_ in {*table["entities"], "DATE", "QUANTITY", "FAC", "PRODUCT", "LAW"} or ":" in core.text


def _singles(sentence: list[Token], classes: Classes, taken: set[int]) -> Iterator[CountMention]:
    """One person: named, or told of with "a" or "his", or with "the" where something is done to them."""
    speech = load_count_words()["not_counted"]["speech"]
    groups = {*load_count_words()["groups"]["collectives"], *load_cue_words().states}  # "the dead" are many
    for token in sentence:
        if token.i in taken or token.dep_ not in PARTS or token.tag_ not in ("NN", "NNP") or token.lower_ in groups:
            continue
        if token.dep_ == "nsubj" and token.head.lemma_ in speech:
            continue
        is_named = token.ent_type_ == "PERSON"
        if is_named or (is_person(token, classes) and _is_one(token)):
            first = min(
                (child.i for child in token.lefts if child.dep_ in ("det", "poss", "compound")), default=token.i
            )
            start = first if taken.isdisjoint(range(first, token.i)) else token.i
            _, _, who, _ = describe_noun(token, classes)
            yield _mention(token.doc, (start, token.i + 1), token, Count(CountKind.OTHER, "people", who, 1, 1))


def _is_one(token: Token) -> bool:
    words = [child for child in token.lefts if child.dep_ in ("det", "poss", "nummod")]
    if any(word.dep_ == "nummod" and word.lower_ != "one" for word in words):
        return False
    if any(word.lower_ in ARTICLES or word.dep_ == "poss" for word in words):
        return True
    return token.dep_ in UNDERGOES and any(word.lower_ == "the" for word in words)


def _mention(doc: Doc, tokens: tuple[int, int], head: Token, count: Count) -> CountMention:
    first, last = doc[tokens[0]], doc[tokens[1] - 1]
    span = Span(first.idx, last.idx + len(last))
    return CountMention(count, span, head.i, None, what_certain=False, acts=head.dep_ == "nsubj", is_possible=True)
