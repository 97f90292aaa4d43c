"""The noun a number counts: where it stands, whether it is counted at all, and what, who and in which unit it is."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from spacy.tokens import Doc, Token

from tidings.model.vocabulary import CountKind
from tidings.read.count_cues import load_count_words, load_cue_words
from tidings.read.lexicon import PEOPLE
from tidings.read.number_words import NumberPhrase

Classes = Callable[[Token], frozenset[str]]
WHO_OF_CLASS = (
    ("fighters", "fighters"),
    ("soldiers", "security_forces"),
    ("police", "security_forces"),
    ("civilians", "civilians"),
    ("officials", "civilians"),
    ("protesters", "civilians"),
    ("prisoners", "prisoners"),
)
WHOLES = frozenset(("them", "whom", "which", "these", "those"))
LONGEST_PHRASE = 7


@dataclass(frozen=True, slots=True)
class CountedNoun:
    """The head noun of a count (None for a bare number), the tokens that a verb may govern it by, its phrase's end."""

    head: Token | None
    anchors: tuple[Token, ...]
    end: int


def find_noun(doc: Doc, phrase: NumberPhrase) -> CountedNoun:
    """The noun that a number (token indices of `doc`) counts: "six schoolgirls", "five of the attackers", "12 dead"."""
    core = doc[phrase.core]
    following = doc[phrase.end] if phrase.end < len(doc) else None
    if following is None or following.is_sent_start:
        return CountedNoun(None, (core,), phrase.end)
    if (
        doc[phrase.amount_start - 1].lower_ == "of"
        and phrase.amount_start > 1
        and _phrase_head(doc, phrase.end) is None
    ):
        group = doc[phrase.amount_start - 2]
        if _lemma(group) == "family":  # "a family of seven"
            return CountedNoun(None, (core, group), phrase.end)
    if following.lower_ == "of":
        return _partitive(doc, phrase)
    if following.lower_ in load_cue_words().states and not _heads_on(following):
        return CountedNoun(None, (following, core), phrase.end + 1)
    head = _phrase_head(doc, phrase.end)
    if head is None:
        return CountedNoun(None, (core, *_number_tokens(doc, phrase)), phrase.end)
    return CountedNoun(head, (head, core), head.i + 1)


def _partitive(doc: Doc, phrase: NumberPhrase) -> CountedNoun:
    """The noun behind "of": "five of the attackers"; in "two of them children" it is the children."""
    inner = _phrase_head(doc, phrase.end + 1)
    anchors = (doc[phrase.core], *_number_tokens(doc, phrase))
    if inner is None:
        return CountedNoun(None, anchors, phrase.end)
    told = _phrase_head(doc, inner.i + 1) if inner.lower_ in WHOLES else None
    head = told if told is not None and told.tag_ in ("NN", "NNS") else inner
    return CountedNoun(head, (*anchors, inner), head.i + 1)


def _number_tokens(doc: Doc, phrase: NumberPhrase) -> tuple[Token, ...]:
    return tuple(doc[phrase.amount_start : phrase.end])


def _heads_on(token: Token) -> bool:
    """True if a word such as "wounded" or "dead" modifies the noun right behind it ("15 wounded persons")."""
    return bool(token.dep_ == "amod" and 0 < token.head.i - token.i <= 4)


def _phrase_head(doc: Doc, start: int) -> Token | None:
    """The head of the noun phrase whose words begin at `start`; None if no noun stands there."""
    head: Token | None = None
    for token in doc[start : start + LONGEST_PHRASE]:
        if token.is_sent_start and token.i > start:
            break
        if token.pos_ in ("NOUN", "PROPN") or (token.pos_ == "PRON" and token.i == start and token.lower_ != "who"):
            if (
                head is not None
                and head.dep_ not in ("compound", "amod", "nmod", "poss", "npadvmod", "nummod")
                and head.head.i != token.i
            ):
                break
            head = token
        elif not _may_precede_noun(token, head):
            break
    return head


def _may_precede_noun(token: Token, head: Token | None) -> bool:
    if token.pos_ == "CCONJ":
        return bool(head is None and token.nbor(-1).pos_ in ("ADJ", "VERB") and token.head.i == token.i - 1)
    if head is not None:
        return token.lower_ in ("-", "'s", "’s") or token.dep_ in ("compound", "amod")
    if token.pos_ in ("ADJ", "DET", "ADV") or token.lower_ in ("-", '"', "“", "‘", "'"):
        return True
    if token.pos_ == "PRON" and token.tag_ == "PRP$":
        return True
    return bool(token.tag_ in ("VBN", "VBG", "CD") and token.dep_ in ("amod", "nummod", "compound", "nmod"))


def is_person(token: Token, classes: Classes) -> bool:
    """True if the noun is a person, a group of people or a family."""
    if token.tag_ == "NNPS" or token.ent_type_ == "NORP":
        return True
    return (
        bool(classes(token) & set(PEOPLE)) or _lemma(token) in _who_words() or _lemma(token) in _unit_words("families")
    )


@cache
def _who_words() -> dict[str, str]:
    return {lemma: who for who, lemmas in load_count_words()["who"].items() for lemma in lemmas}


@cache
def _unit_words(kind: str) -> frozenset[str]:
    return frozenset(load_count_words()["units"][kind])


def _lemma(token: Token) -> str:
    return str(token.lemma_).lower()


def is_counted(doc: Doc, phrase: NumberPhrase, noun: CountedNoun, classes: Classes) -> bool:
    """False for dates, times, ages, distances, money, shares, numbers in names (counts.toml `not_counted`)."""
    table = load_count_words()["not_counted"]
    if _is_ruled_out(doc, phrase, noun, table) or _is_year(doc, phrase):
        return False
    head, amount = noun.head, doc[phrase.amount_start]
    if head is not None and {_lemma(head), head.lower_} & {*table["nouns"], *table["months"]}:
        return False
    if head is not None and is_person(head, classes):
        return True
    is_list_mark = amount.is_sent_start and head is None and _lower(doc, phrase.end) in (".", ")")
    is_entity = doc[phrase.core].ent_type_ in table["entities"] or (amount.ent_type_ == "DATE" and head is None)
    return not (is_list_mark or is_entity or _is_clock(amount))


def _lower(doc: Doc, at: int) -> str:
    return str(doc[at].lower_) if 0 <= at < len(doc) else ""


def _is_ruled_out(doc: Doc, phrase: NumberPhrase, noun: CountedNoun, table: Mapping[str, Any]) -> bool:
    """True if the words around a number say that it counts nothing: "aged 12", "15-year-old", "May 9", "70 of 210"."""
    before, behind = _lower(doc, phrase.amount_start - 1), _lower(doc, phrase.end)
    heads_next = noun.head is None or noun.head.i <= phrase.end
    if before in table["before"] or {before, behind} & set(table["months"]):
        return True
    if (heads_next and behind in table["nouns"]) or _is_compound(doc, phrase) or _is_speaker(noun, table["speech"]):
        return True
    if before in ("of", "in") and phrase.amount_start > 1:
        is_share = doc[phrase.amount_start - 2].pos_ == "NUM"
        return is_share or (before == "of" and noun.head is None and _is_age(doc, phrase))
    return noun.head is None and behind == "," and "," in (before, _lower(doc, phrase.start - 1))


def _is_compound(doc: Doc, phrase: NumberPhrase) -> bool:
    """True for "15-year-old boy", "three-storey house": a hyphen right behind the number."""
    last = doc[phrase.end - 1]
    following = doc[phrase.end] if phrase.end < len(doc) else last
    return following.text in ("-", "–") and not last.whitespace_ and not following.whitespace_


def _is_speaker(noun: CountedNoun, speech: list[str]) -> bool:
    """True for "three residents said": who speaks is a source, not a count."""
    head = noun.anchors[0]
    return bool(head.dep_ == "nsubj" and head.head.lemma_ in speech)


def _is_age(doc: Doc, phrase: NumberPhrase) -> bool:
    noun = doc[phrase.amount_start - 2]
    return bool(noun.tag_ == "NN" and _lemma(noun) in _who_words())


def _is_year(doc: Doc, phrase: NumberPhrase) -> bool:
    word = doc[phrase.core].text
    is_dated = phrase.core > 0 and doc[phrase.core - 1].lower_ in (
        "in",
        "since",
        "of",
        "by",
        "until",
        "before",
        "after",
        "during",
    )
    return (
        len(word) == 4
        and word.isdigit()
        and 1900 <= int(word) <= 2099
        and (is_dated or doc[phrase.core].ent_type_ == "DATE")
    )


def _is_clock(token: Token) -> bool:
    return ":" in token.text or (
        token.i + 1 < len(token.doc)
        and token.nbor(1).text == ":"
        and token.i + 2 < len(token.doc)
        and token.nbor(2).is_digit
    )


def describe_noun(head: Token | None, classes: Classes) -> tuple[CountKind | None, str, str, bool]:
    """What a counted noun is by itself: (kind, unit, who, is it a thing).

    Kind is None for a noun that no list or class knows: such a number is a count only if a cue says so.
    """
    if head is None or head.pos_ == "PRON":
        return CountKind.OTHER, "people", "unknown", False
    lemma = _lemma(head)
    if lemma in _unit_words("families"):
        return CountKind.OTHER, "families", "civilians", False
    if is_person(head, classes) and not _is_thing(lemma):
        return CountKind.OTHER, "people", _who_of(head, classes), False
    for kind in (CountKind.VEHICLES, CountKind.HOUSES, CountKind.STRIKES, CountKind.OTHER):
        if lemma in _unit_words(kind):
            return kind, head.lower_, "unknown", True
    if "vehicle" in classes(head):
        return CountKind.VEHICLES, head.lower_, "unknown", True
    return None, "people", "unknown", False


def _is_thing(lemma: str) -> bool:
    return any(lemma in _unit_words(kind) for kind in ("vehicles", "houses", "strikes", "other"))


def _who_of(head: Token, classes: Classes) -> str:
    if who := _who_words().get(_lemma(head)):
        return who
    found = classes(head)
    return next((who for name, who in WHO_OF_CLASS if name in found), "unknown")
