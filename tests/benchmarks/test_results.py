from benchmarks.results import markdown_table, quality_table, replace_block, write_block
from benchmarks.yardstick import figures_of

SCORE = {
    "record": {"p": 0.6, "r": 0.5, "f1": 0.5455, "n": [1, 1, 1], "ci95": [0.5, 0.6]},
    "status": {"p": 1.0, "r": 0.9, "f1": 0.9474, "n": [9, 0, 1]},
    "documents": 30,
    "predicted": 30,
    "empty_documents_with_claims": [1, 4],
}


def test_figures_are_f1_or_accuracy_and_the_share_of_empty_reports_that_stay_empty():
    assert figures_of(SCORE) == {"record.f1": 0.5455, "status.accuracy": 0.9, "empty_reports.quiet": 0.75}


def test_a_set_without_empty_reports_has_no_figure_for_them():
    assert "empty_reports.quiet" not in figures_of(SCORE | {"empty_documents_with_claims": [0, 0]})


def test_the_table_shows_the_interval_and_what_a_set_has_not():
    table = quality_table({"gold/dev": SCORE})
    rows = {row.split(" | ")[0].strip("| "): row.split(" | ")[1].strip("| ") for row in table.splitlines()[2:]}
    assert rows["**whole record**"] == "0.545 (0.600 / 0.500)"
    assert rows["95% interval of its F1"] == "0.500 to 0.600"
    assert rows["status (accuracy)"] == "0.900"
    assert rows["place"] == "none"
    assert rows["reports without events that stay empty"] == "3 of 4"


def test_columns_of_a_table_are_aligned():
    assert markdown_table(["a", "b"], [["long", "c"]]) == "| a    | b |\n|------|---|\n| long | c |"


def test_a_block_is_replaced_between_its_markers_only():
    page = "before\n<!-- numbers -->\nold\n<!-- /numbers -->\nafter <!-- speed -->\n"
    assert replace_block(page, "numbers", "new \\1") == page.replace("old", "new \\1")


def test_a_block_is_written_into_the_pages_that_have_its_markers(tmp_path):
    marked, plain, missing = tmp_path / "marked.md", tmp_path / "plain.md", tmp_path / "missing.md"
    marked.write_text("<!-- numbers -->\n<!-- /numbers -->\n", "utf-8")
    plain.write_text("no markers\n", "utf-8")
    assert write_block("numbers", "| 1 |", [marked, plain, missing]) == [marked]
    assert marked.read_text("utf-8") == "<!-- numbers -->\n| 1 |\n<!-- /numbers -->\n"


def test_one_report_has_no_interval():
    assert "one report: none" in quality_table({"seed": SCORE | {"documents": 1}})
