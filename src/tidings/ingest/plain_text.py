r"""Plain text to an Article: an optional header block, then the text, kept character for character.

The header block stands at the very top, one line a field, in any order, and ends at the first line that is none:

    Title: Four herders killed near Tarfa
    Outlet: The Valley Post
    Published: 2021-03-09
    Url: https://valleypost.example/herders
    Lang: en
    Id: vp-1

    At least four herders were killed ...

It and the white space after it are no part of the report's text. Line ends stay as the file has them ("\r\n" counts
as two characters); only a byte order mark is taken off.
"""

from __future__ import annotations

import re

from tidings.ingest.article import Article
from tidings.ingest.decoding import decode
from tidings.ingest.publication_date import HOW_TO_WRITE, find_marked_date, parse_published

_FIELDS = {
    "title": "title",
    "headline": "title",
    "outlet": "outlet",
    "published": "published",
    "date": "published",
    "url": "url",
    "lang": "language",
    "language": "language",
    "id": "external_id",
}
_HEADER_LINE = re.compile(rf"({'|'.join(_FIELDS)})[ \t]*:[ \t]*([^\r\n]*)(?:\r\n|\r|\n|$)", re.IGNORECASE)
_HEADLINE = re.compile(r"\s*([^\r\n]{1,200}?)[ \t]*(?:\r\n|\r|\n)[ \t]*(?:\r\n|\r|\n)\s*\S")


def parse_plain_text(content: bytes) -> Article:
    """The article in the bytes of a text file.

    The title is that of the header block, or the first line if it has at most 200 characters and an empty line follows.
    The date is that of the header block, or of a line near the top that is marked as such ("Published: 9 March 2021").

    Raises:
        InputError: if the bytes are no text.
    """
    whole = decode(content)
    header, text = split_header(whole)
    stated = header.get("published")
    published = parse_published(stated) if stated else find_marked_date(text)
    remarks = () if published or not stated else (unread_date(stated),)
    return Article(
        text,
        title=header.get("title") or find_headline(text),
        outlet=header.get("outlet"),
        url=header.get("url"),
        published=published,
        language=header.get("language"),
        external_id=header.get("external_id"),
        remarks=remarks,
    )


def split_header(whole: str) -> tuple[dict[str, str], str]:
    """The fields of the header block, without empty ones, and the text after it; a field given twice ends the block."""
    fields: dict[str, str] = {}
    end = 0
    while line := _HEADER_LINE.match(whole, end):
        field = _FIELDS[line[1].lower()]
        if field in fields:
            break
        fields[field] = line[2].strip()
        end = line.end()
    text = whole[end:].lstrip() if fields else whole
    return {field: value for field, value in fields.items() if value}, text


def find_headline(text: str) -> str | None:
    """The first line, if it has at most 200 characters and an empty line and more text follow; else None."""
    found = _HEADLINE.match(text)
    return found[1] if found else None


def unread_date(stated: str) -> str:
    """The remark on a date of publication that could not be read."""
    return f'its date of publication "{stated[:60]}" cannot be read, so it is taken as undated; {HOW_TO_WRITE}'
