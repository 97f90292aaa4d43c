"""Loading the lexicon: what its files may say, and that a broken one is named."""

from pathlib import Path

import pytest

from tidings.model.errors import ConfigError
from tidings.model.taxonomy import EVENT_TYPES
from tidings.read import lexicon
from tidings.read.lexicon import expand_unions, index_frames, load_lexicon, parse_frames

ENTRY = 'type = "attack"\n[[verb]]\nlemmas = ["stab"]\nobject = ["persons"]\n'
BROKEN = {
    "no toml": "type = [",
    "no type": '[[verb]]\nlemmas = ["stab"]',
    "an unknown key": ENTRY + 'colour = "red"',
    "an unknown class": ENTRY + 'subject = ["weather"]',
    "an unknown role": ENTRY + 'roles = { with = "actor" }',
    "no lemmas": 'type = "attack"\n[[verb]]\nobject = ["persons"]',
}


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """A lexicon of two small files in place of the shipped one."""
    (tmp_path / "frames").mkdir()
    (tmp_path / "classes.toml").write_text('[fighters]\nwords = ["rebel"]\n[civilians]\nwords = ["guide"]\n')
    (tmp_path / "frames" / "attack.toml").write_text(ENTRY)
    monkeypatch.setattr(lexicon, "files", lambda _: Path(tmp_path))
    load_lexicon.cache_clear()
    yield tmp_path
    load_lexicon.cache_clear()


def test_the_shipped_lexicon_has_words_for_every_event_type():
    shipped = load_lexicon()
    indexes = (shipped.verbs, shipped.nouns, shipped.phrases)
    assert {frame.type for index in indexes for frames in index.values() for frame in frames} == set(EVENT_TYPES)


def test_a_lexicon_is_read_from_its_folder(folder):
    found = load_lexicon()
    assert found.classes["rebel"] == {"fighters"}
    assert [frame.type for frame in found.verbs["stab"]] == ["attack"]


@pytest.mark.parametrize("content", BROKEN.values(), ids=BROKEN.keys())
def test_a_broken_frame_file_is_named(folder, content):
    (folder / "frames" / "attack.toml").write_text(content)
    with pytest.raises(ConfigError, match=r"attack\.toml is malformed"):
        load_lexicon()


@pytest.mark.parametrize("content", ["[fighters", '[fighters]\nlemmas = ["rebel"]', '[ghosts]\nwords = ["spook"]'])
def test_a_broken_file_of_classes_is_named(folder, content):
    (folder / "classes.toml").write_text(content)
    with pytest.raises(ConfigError, match=r"classes\.toml is malformed"):
        load_lexicon()


def test_a_union_stands_for_its_members():
    assert expand_unions(["armed", "goods"]) == {"soldiers", "police", "fighters", "goods"}


def test_an_entry_inherits_the_roles_of_its_file():
    content = 'type = "aid"\n[roles]\nto = ""\n'.replace('to = ""', 'object = ""') + '[[verb]]\nlemmas = ["feed"]\n'
    (plain,) = parse_frames(content)
    (own,) = parse_frames(content + 'roles = { object = "target" }\n')
    assert (plain.roles.object, own.roles.object) == ("", "target")


def test_a_frame_that_asks_more_has_more_conditions():
    free, asking = parse_frames(ENTRY + '[[verb]]\nlemmas = ["stab"]\nobject = ["persons"]\nprep = { in = ["place"] }')
    assert asking.conditions > free.conditions


def test_words_are_indexed_by_what_they_start_from():
    content = 'type = "attack"\n[[noun]]\nlemmas = ["gun battle"]\n[[phrase]]\nwords = ["gun|gunned down"]\n'
    found = index_frames(list(parse_frames(content)))
    assert set(found.nouns) == {"battle"}
    assert set(found.phrases) == {"gun", "gunned"}
