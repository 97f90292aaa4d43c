import pytest

from tidings.ingest import Article, report_from_article
from tidings.model.errors import InputError


def test_a_report_keeps_its_text():
    report = report_from_article(Article("  Four herders were killed.\r\n"), origin="here")
    assert (report.text, report.origin, report.language) == ("  Four herders were killed.\r\n", "here", "en")


@pytest.mark.parametrize(
    ("text", "fields", "reason"),
    [
        (" \n", {}, "only white space"),
        ("Four \ud83d herders were killed.", {}, r"text holds half a surrogate pair \(\\ud83d\) at character 5"),
        ("Four herders were killed.", {"outlet": "\udc00"}, "outlet holds half a surrogate pair"),
        ("Four herders\0 were killed.", {}, "text holds a NUL character at 12"),
    ],
)
def test_a_text_that_cannot_be_stored_is_refused(text, fields, reason):
    with pytest.raises(InputError, match=reason):
        report_from_article(Article(text, **fields))
