import json

import pytest

from tidings.model.errors import StoreError


@pytest.fixture
def stored(tidings, story, tmp_path):
    """A store and the id of its one claim."""
    shown = tidings("read", story, "--store", tmp_path / "case.db", "--json")
    return tmp_path / "case.db", json.loads(shown.stdout)["claims"][0]["id"]


def test_a_claim_is_shown_with_its_sentence_and_the_anchor_marked(tidings, stored):
    store, claim_id = stored
    shown = " ".join(tidings("show", claim_id, "--store", store).stdout.split())
    assert shown.startswith(f"{claim_id}: bombing")
    assert "when a roadside «bomb» hit" in shown or "bomb «hit» their pickup" in shown


def test_each_value_is_shown_with_its_words_and_its_maker(tidings, stored):
    store, claim_id = stored
    rows = _rows(tidings("show", claim_id, "--store", store).stdout)
    assert rows["when"] == ["2021-03-07 (day)", "“Sunday”", "resolve@1"]
    assert rows["means"] == ["roadside bomb", "“roadside bomb”", "rules@1"]


def test_what_is_not_known_is_shown_with_the_reason(tidings, stored):
    store, claim_id = stored
    rows = _rows(tidings("show", claim_id, "--store", store).stdout)
    assert rows["from"] == ["not known (not-stated)", "resolve@1"]


def test_the_chain_of_sources_closes_the_page(tidings, stored):
    store, claim_id = stored
    assert tidings("show", claim_id, "--store", store).stdout.splitlines()[-1] == "Said by: the police (police)"


def test_the_start_of_an_id_is_enough(tidings, stored):
    store, claim_id = stored
    assert tidings("show", claim_id[:6], "--store", store).stdout.startswith(claim_id)


def test_an_unknown_claim_is_an_error(tidings, stored):
    store, _ = stored
    with pytest.raises(StoreError, match="has no claim 'c000'"):
        tidings("show", "c000", "--store", store)


def test_a_table_read_into_a_store_shows_the_ids_that_show_takes(tidings, story, stored):
    store, claim_id = stored
    assert claim_id[:8] in tidings("read", story, "--store", store).stdout


def _rows(shown):
    cells = (line.split("  ") for line in shown.splitlines())
    rows = ([cell.strip() for cell in row if cell.strip()] for row in cells)
    return {row[0]: row[1:] for row in rows if row}
