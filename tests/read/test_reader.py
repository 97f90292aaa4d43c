"""The reader as a whole: order, batches, what it says of itself."""

import pytest

from tidings.model.errors import ConfigError
from tidings.read import reader as module

TEXTS = [
    "Rebels shelled Tarfa on Monday.",
    "The choir sang two old songs in the town hall.",
    "Gunmen abducted a judge in Nurra, police said on Sunday.",
]


def test_reports_come_out_in_their_order(reader, new_report):
    reports = [new_report(text) for text in TEXTS * 12]
    assert [drafted.report for drafted in reader.read(reports)] == reports


def test_a_batch_does_not_change_what_is_read(reader, new_report):
    reports = [new_report(text) for text in TEXTS]
    alone = [drafted for report in reports for drafted in reader.read([report])]
    assert alone == list(reader.read(reports))


def test_every_value_names_the_reader_that_made_it(reader, new_report):
    (drafted,) = reader.read([new_report(TEXTS[0])])
    assert {draft.made_by for draft in drafted.drafts} == {f"{reader.name}@{reader.version}"}
    assert drafted.toponyms == ("Tarfa",)


def test_a_missing_model_is_named_with_the_fix(monkeypatch):
    monkeypatch.setattr(module, "MODEL", "no_such_model")
    with pytest.raises(ConfigError, match="no_such_model is not installed; run: pip install"):
        module.load_model()


def test_many_empty_lines_are_read_in_time(reader, new_report):
    text = "Rebels shelled Tarfa." + "\n \n" * 4000 + "Gunmen abducted a judge."
    (drafted,) = reader.read([new_report(text)])
    assert [draft.type.value for draft in drafted.drafts] == ["shelling", "abduction"]
