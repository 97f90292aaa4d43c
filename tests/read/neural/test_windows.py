import numpy as np
import pytest

from tidings.read.neural.windows import CONTEXT, LONGEST, Window, cut_windows, window_batch
from tidings.read.neural.wordpieces import CLS, SEP, WIDTH, Pieces, WordPieces


def pieces_of(count):
    """Pieces of one character each, a blank between them."""
    starts = 2 * np.arange(count, dtype=np.int64)
    return Pieces(np.arange(count, dtype=np.int64) + 1000, starts, starts + 1)


def windows_of(*lengths):
    """The windows of sentences of so many pieces."""
    firsts = np.concatenate([[0], np.cumsum(lengths)[:-1]])
    return cut_windows(pieces_of(sum(lengths)), [2 * int(first) for first in firsts])


def test_a_short_report_is_one_window():
    assert windows_of(20, 30) == [Window(first=0, last=50, own=0)]


@pytest.mark.parametrize("lengths", [[40] * 30, [7] * 200, [1000], [5, 600, 5], [LONGEST], [LONGEST, 1], [80] * 9])
def test_every_piece_is_read_once_as_a_windows_own(lengths):
    windows = windows_of(*lengths)
    assert [i for window in windows for i in range(window.own, window.last)] == list(range(sum(lengths)))


@pytest.mark.parametrize("lengths", [[40] * 30, [7] * 200, [1000], [5, 600, 5], [80] * 9])
def test_no_window_is_too_long_nor_its_context(lengths):
    for window in windows_of(*lengths):
        assert 0 < window.last - window.first <= LONGEST
        assert 0 <= window.own - window.first <= CONTEXT


def test_a_later_window_begins_with_the_whole_sentences_before_its_own():
    later = windows_of(*[30] * 30)[1]
    assert later.own % 30 == 0
    assert later.own - later.first == 60  # two sentences: a third would pass the limit


def test_a_sentence_before_that_is_too_long_is_no_context():
    later = windows_of(200, 80, 80)[1]
    assert (later.own, later.first) == (280, 280)


def test_windows_end_where_a_sentence_ends():
    assert {window.last % 30 for window in windows_of(*[30] * 30)} == {0}


def test_a_sentence_longer_than_a_window_is_cut():
    assert [(w.own, w.last) for w in windows_of(700)] == [(0, LONGEST), (LONGEST, 2 * LONGEST), (2 * LONGEST, 700)]


def test_sentences_without_pieces_are_passed_over():
    assert cut_windows(pieces_of(3), [0, 0, 5, 6, 90]) == [Window(first=0, last=3, own=0)]


def test_a_report_without_pieces_has_no_windows():
    assert cut_windows(pieces_of(0), [0]) == []
    assert cut_windows(pieces_of(0), []) == []


def test_a_report_without_sentence_starts_is_cut_too():
    assert [(w.first, w.last) for w in cut_windows(pieces_of(300), [])] == [(0, LONGEST), (LONGEST, 300)]


def test_a_batch_has_marks_at_both_ends_of_each_window_and_is_padded():
    words = WordPieces.load()
    embedded, mask = window_batch(words, pieces_of(8), [Window(0, 5, 0), Window(4, 8, 5)])
    assert (embedded.shape, mask.shape) == ((2, 7, WIDTH), (2, 7))
    assert mask.sum(axis=1).tolist() == [7, 6]
    mark, end = words.embed(np.array([CLS, SEP]))
    assert np.array_equal(embedded[:, 0], [mark, mark])
    assert np.array_equal(embedded[[0, 1], [6, 5]], [end, end])
    assert np.array_equal(embedded[1, 1], words.embed(np.array([1004]))[0])
