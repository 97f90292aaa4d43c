"""Who told whom: a flat list of sources cut into chains (ruling 8)."""

import pytest

from tidings.export.chains import source_chains, source_label
from tidings.model.values import Source
from tidings.model.vocabulary import SourceKind

ELDER = Source("an elder", SourceKind.LOCAL_SOURCE, anonymous=True)
POLICE = Source("the police", SourceKind.POLICE, anonymous=False)
RADIO = Source("Radio Sahel", SourceKind.MEDIA, anonymous=False)
WIRE = Source("Tigris Wire", SourceKind.MEDIA, anonymous=False)


@pytest.mark.parametrize(
    ("sources", "chains"),
    [
        ([], []),
        ([ELDER], [[ELDER]]),
        ([ELDER, RADIO], [[ELDER, RADIO]]),
        ([ELDER, RADIO, WIRE], [[ELDER, RADIO, WIRE]]),
        ([ELDER, POLICE], [[ELDER], [POLICE]]),
        ([POLICE, ELDER, RADIO], [[POLICE], [ELDER, RADIO]]),
        ([RADIO, POLICE, WIRE], [[RADIO], [POLICE, WIRE]]),
    ],
)
def test_an_outlet_carries_on_the_chain_and_any_other_speaker_begins_one(sources, chains):
    assert source_chains(sources) == chains


def test_an_unnamed_source_is_called_anonymous():
    assert source_label(ELDER) == "an elder (local source, anonymous)"
    assert source_label(RADIO) == "Radio Sahel (media)"
