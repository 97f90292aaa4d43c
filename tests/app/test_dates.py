import json

import pytest
from typer.testing import CliRunner

from tidings.app.cli.main import app
from tidings.model.errors import InputError

run = CliRunner()


def test_dates_come_with_days_and_trace():
    result = run.invoke(app, ["dates", "--published", "2017-09-03", "They fled", "on Friday."])
    assert result.exit_code == 0, result.output
    assert "Friday: 2017-09-01 (precision: day)" in result.output
    assert "counted from publication, 2017-09-03" in result.output


def test_json_has_first_and_last_day():
    result = run.invoke(app, ["dates", "--json", "Held since May 2014, or on Sunday."])
    first, second = json.loads(result.output)
    assert (first["first"], first["last"], first["precision"]) == ("2014-05-01", None, "month")
    assert second["why_not"] == "no-anchor-date"


def test_timex3_and_standard_input():
    result = run.invoke(app, ["dates", "--timex", "-"], input="They left in May 2014.")
    assert result.output.strip() == "May 2014: DATE 2014-05"


def test_a_text_without_dates_says_so():
    assert "no time expression" in run.invoke(app, ["dates", "They left."]).output


def test_no_text_is_told():
    with pytest.raises(InputError, match="there is no text"):
        run.invoke(app, ["dates", "-"], input=" ", catch_exceptions=False)
