"""Kinds of sources and whether they go unnamed, on our own phrases (no model needed)."""

import pytest

from tidings.model.vocabulary import SourceKind
from tidings.read.anonymity import is_unnamed
from tidings.read.source_kinds import names_speaker, source_kind


@pytest.mark.parametrize(
    ("phrase", "kind"),
    [
        ("a police source", SourceKind.POLICE),
        ("a military spokesman", SourceKind.MILITARY),
        ("the army's media office", SourceKind.MILITARY),
        ("the Ministry of Defence in Lisbon", SourceKind.MILITARY),
        ("the provincial governor", SourceKind.OFFICIAL),
        ("a member of the provincial council", SourceKind.OFFICIAL),
        ("a doctor at the district hospital", SourceKind.MEDICAL),
        ("state television", SourceKind.MEDIA),
        ("the UN refugee agency", SourceKind.UN),
        ("a Red Cross volunteer", SourceKind.NGO),
        ("three residents", SourceKind.LOCAL_SOURCE),
        ("a local source from Anbar province", SourceKind.LOCAL_SOURCE),
        ("two witnesses", SourceKind.WITNESS),
        ("a Taliban spokesman", SourceKind.ARMED_GROUP),
        ("the victim's uncle", SourceKind.RELATIVE),
        ("a political analyst", SourceKind.EXPERT),
        ("the drivers' union", SourceKind.OTHER),
        ("Ruth Okoro, a nurse", SourceKind.MEDICAL),
    ],
)
def test_the_kind_follows_from_the_words_of_the_phrase(phrase, kind):
    assert source_kind(phrase) is kind


@pytest.mark.parametrize(
    "phrase", ["officials", "residents", "a village elder", "a doctor at the hospital", "two of the drivers", "a mayor"]
)
def test_people_without_a_name_are_anonymous(phrase):
    assert is_unnamed(phrase)


@pytest.mark.parametrize(
    "phrase", ["the army", "the mayor", "the U.S. military", "police", "the rebels", "a police spokesman", "Reuters"]
)
def test_bodies_offices_and_spokespeople_are_not_anonymous(phrase):
    assert not is_unnamed(phrase)


def test_a_named_person_is_not_anonymous():
    assert not is_unnamed("resident Amina Yusuf", has_person_name=True)


def test_a_thing_names_no_speaker():
    assert not names_speaker("a security camera")
    assert names_speaker("the district police")
