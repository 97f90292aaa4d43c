import numpy as np
import pytest

from tidings.read.neural.wordpieces import WIDTH, WordPieces


@pytest.fixture(scope="module")
def words():
    return WordPieces.load()


def as_written(words, text):
    pieces = words.encode(text)
    return [text[start:end] for start, end in zip(pieces.starts, pieces.ends, strict=True)]


def test_each_piece_has_the_characters_it_was_read_from(words):
    assert as_written(words, "Shells hit Nurra-2.")[:2] == ["Shells", "hit"]
    assert "".join(as_written(words, "Shells hit Nurra-2.")) == "ShellshitNurra-2."


def test_a_rare_name_is_cut_into_pieces_that_follow_each_other(words):
    pieces = words.encode("Qaraqosh-Tall")
    assert len(pieces) > 3
    assert list(pieces.starts[1:]) == list(pieces.ends[:-1])


def test_capitals_and_accents_make_no_difference(words):
    lower, written = words.encode("the cafe of cote"), words.encode("The CAFÉ of Côte")
    assert list(lower.ids) == list(written.ids)
    assert list(lower.starts) == list(written.starts)


def test_characters_outside_the_basic_plane_count_as_one(words):
    text = "\N{COLLISION SYMBOL}\N{COLLISION SYMBOL} Shells hit \N{COLLISION SYMBOL} town"
    mark = "\N{COLLISION SYMBOL}"
    assert as_written(words, text) == [2 * mark, "Shells", "hit", mark, "town"]


def test_offsets_rise_and_lie_inside_the_text(words):
    text = "Le maire d’Abéché\u00a0: « trois morts » — 日本 ½ \N{COLLISION SYMBOL}\r\n\tfin\u00ad"
    pieces = words.encode(text)
    assert np.all(np.diff(pieces.starts) >= 0)
    assert np.all(pieces.starts < pieces.ends)
    assert pieces.ends[-1] <= len(text)


@pytest.mark.parametrize("text", ["", " \n\t "])
def test_a_text_without_words_has_no_pieces(words, text):
    pieces = words.encode(text)
    assert (len(pieces), pieces.starts.shape, pieces.ends.shape) == (0, (0,), (0,))


def test_every_piece_of_the_vocabulary_has_its_row(words):
    assert words.tokenizer.get_vocab_size() == len(words.table) == len(words.scales)


def test_embeddings_take_the_shape_of_the_ids(words):
    ids = np.array([[101, 102, 0], [2054, 2003, 102]], dtype=np.int64)
    embedded = words.embed(ids)
    assert (embedded.shape, embedded.dtype) == ((2, 3, WIDTH), np.float32)
    assert np.array_equal(embedded[0, 1], embedded[1, 2])
    assert np.array_equal(embedded[0, 0], words.table[101] * words.scales[101])


def test_the_vocabulary_is_loaded_once(words):
    assert WordPieces.load() is words
