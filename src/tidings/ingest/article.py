"""An Article is what a format yields; `report_from_article` makes it a Report, or says why not."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from tidings.ingest.language import check_readable
from tidings.ingest.limits import DEFAULT_LIMITS
from tidings.model.errors import InputError
from tidings.model.report import Failure, Report, report_id

_SURROGATE = re.compile("[\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Article:
    """What one format found: the text, what the input says about it, and remarks on values that could not be used."""

    text: str
    title: str | None = None
    outlet: str | None = None
    url: str | None = None
    published: date | None = None
    language: str | None = None
    external_id: str | None = None
    remarks: tuple[str, ...] = ()


def reports_from(
    article: Article, *, raw_sha256: str, origin: str, languages: frozenset[str]
) -> Iterator[Report | Failure]:
    """The article's report, then one Failure for each value of it that could not be used (with the report's id).

    Raises:
        InputError: as `report_from_article`.
    """
    report = report_from_article(article, raw_sha256=raw_sha256, origin=origin, languages=languages)
    yield report
    for remark in article.remarks:
        yield Failure(origin, InputError.code, remark, report.id)


def report_from_text(text: str, *, published: date | None = None, language: str | None = None) -> Report:
    """Make a report of a bare text; see `report_from_article` for one of which more is known."""
    return report_from_article(Article(text, published=published, language=language))


def report_from_article(
    article: Article,
    *,
    raw_sha256: str = "",
    origin: str = "",
    languages: frozenset[str] = DEFAULT_LIMITS.languages,
) -> Report:
    """Make a report of an article, whose text is kept character for character.

    Args:
        article: the text and what is known about it; its language is recognised from the text if it states none.
        raw_sha256: hex digest of the bytes it came from.
        origin: file name (and line) it came from.
        languages: ISO 639-1 codes of the languages that can be read.

    Raises:
        InputError: if there are no words, if the text or a field cannot be written as UTF-8 or holds a NUL, or if the
            language is unknown or not among `languages`.
    """
    text, own_id = article.text, article.external_id
    _check_characters(text, title=article.title, outlet=article.outlet, url=article.url, id=own_id)
    if not text.strip():
        raise InputError("there is only white space in it; give it a text or leave it out")
    return Report(
        id=report_id(text, own_id, article.outlet, article.url),
        text=text,
        title=article.title,
        outlet=article.outlet,
        url=article.url,
        published=article.published,
        language=check_readable(text, article.language, languages),
        external_id=own_id,
        raw_sha256=raw_sha256,
        origin=origin,
    )


def _check_characters(text: str, **fields: str | None) -> None:
    # Neither can be stored: UTF-8 has no half surrogates, and SQL engines end a string at a NUL. Dropping or replacing
    # them would change the text that the offsets of the input's author count.
    for name, value in {"text": text, **fields}.items():
        if value is None:
            continue
        if half := _SURROGATE.search(value):
            raise InputError(
                f"{name} holds half a surrogate pair (\\u{ord(half[0]):04x}) at character {half.start()}; "
                "write the whole pair or take it out"
            )
        if "\0" in value:
            raise InputError(f"{name} holds a NUL character at {value.index(chr(0))}; take it out")
