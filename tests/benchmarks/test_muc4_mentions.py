"""Mentions grown from chances of pieces, and joined; all texts are invented."""

import numpy as np

from benchmarks.muc4.mentions import choose_wording, find_mentions, join_mentions
from benchmarks.muc4.reading import Linked, ReadText
from benchmarks.muc4.schema import ROLES, Mention
from tidings.read.neural.wordpieces import Pieces

NAME = ROLES.index("hum_tgt_name")


def _read(words, chances):
    """A text with one piece a word; `chances` of each word: (begin, inside) in the role of names."""
    text = " ".join(words)
    ends = np.cumsum([len(word) + 1 for word in words]) - 1
    starts = ends - [len(word) for word in words]
    roles = np.zeros((len(words), len(ROLES), 3), np.float32)
    roles[:, :, 0] = 1
    for place, (begin, inside) in enumerate(chances):
        roles[place, NAME] = (1 - begin - inside, begin, inside)
    pieces = Pieces(np.zeros(len(words), np.int64), starts, ends)
    return ReadText(text, pieces, np.zeros((len(words), 384), np.float32), roles, np.ones(7, np.float32))


def _linked(same):
    nothing = np.zeros((len(same), 1), np.float32)
    return Linked(nothing, nothing, nothing, np.zeros((len(same), len(same))), np.array(same, np.float32))


def test_a_mention_grows_over_pieces_less_sure_than_its_peak():
    read = _read(["the", "weaver", "Ada", "Lund", "left"], [(0, 0), (0, 0), (0.9, 0), (0.1, 0.2), (0, 0)])
    assert [(mention.text, mention.role) for mention in find_mentions(read, 0.15)] == [("Ada Lund", NAME)]


def test_a_piece_that_begins_a_mention_starts_another():
    read = _read(["Ada", "Lund", "Bo", "Ek"], [(0.9, 0), (0, 0.9), (0.9, 0), (0, 0.9)])
    assert [mention.text for mention in find_mentions(read, 0.15)] == ["Ada Lund", "Bo Ek"]


def test_pieces_below_the_floor_are_no_mention():
    assert find_mentions(_read(["Ada", "Lund"], [(0.1, 0), (0, 0.1)]), 0.15) == []


def test_article_and_punctuation_are_left_out():
    read = _read(["the", "Lund", "."], [(0.9, 0), (0, 0.9), (0, 0.9)])
    assert [mention.text for mention in find_mentions(read, 0.15)] == ["Lund"]


def test_half_a_word_is_made_whole():
    read = _read(["ferrymen"], [(0.9, 0)])
    half = ReadText("the ferrymen", Pieces(read.pieces.ids, np.array([4]), np.array([9])), *_rest(read))
    assert [mention.text for mention in find_mentions(half, 0.15)] == ["ferrymen"]


def _rest(read):
    return read.states, read.roles, read.relevance


def test_mentions_of_the_same_words_or_linked_are_joined():
    mentions = [
        Mention(0, 4, NAME, "Lund", 0.5),
        Mention(9, 13, NAME, "LUND", 0.9),
        Mention(20, 28, NAME, "Ada Lund", 0.6),
    ]
    apart = join_mentions(mentions, _linked(np.zeros((3, 3))), 0.5)
    assert [entity.members for entity in apart] == [(0, 1), (2,)]
    (joined,) = join_mentions(mentions, _linked(np.full((3, 3), 0.8)), 0.5)
    assert choose_wording(joined, mentions).text == "LUND"


def test_mentions_of_different_roles_stay_apart():
    mentions = [Mention(0, 4, NAME, "Lund"), Mention(0, 4, NAME + 1, "Lund")]
    assert len(join_mentions(mentions, _linked(np.ones((2, 2))), 0.5)) == 2
