"""JSON reports to Articles: one object, a list of them, {"reports": [...]}, or one object a line.

A report is {"id", "title", "outlet", "published", "lang", "url", "text"}; only `text` is needed, unknown keys are
passed over. `text` is taken exactly as it is, so that offsets made elsewhere still hold.
"""

from __future__ import annotations

import json
from codecs import BOM_UTF8
from collections.abc import Iterator
from datetime import date

from tidings.ingest.article import Article
from tidings.ingest.decoding import decode_json
from tidings.ingest.plain_text import unread_date
from tidings.ingest.publication_date import parse_published
from tidings.model.errors import InputError

_SHAPE = 'give an object with a string under "text", a list of them or {"reports": [...]}'


def parse_document(content: bytes) -> Iterator[Article | InputError]:
    """The articles of a whole JSON document in its order, an InputError in the place of each one that is none.

    Raises:
        InputError: if the document is not JSON, or holds no reports.
    """
    members = _members(_load(decode_json(content)))
    if not members:
        raise InputError(f"it holds no reports; {_SHAPE}")
    for member in members:
        try:
            yield make_article(member)
        except InputError as error:
            yield error


def parse_line(line: bytes) -> Article:
    """The article of one line of a JSONL file.

    Raises:
        InputError: if the line is not a report in JSON.
    """
    return make_article(_load(decode_json(line)))


def make_article(member: object) -> Article:
    """The article of one report object; a field of the wrong kind is left out with a remark.

    Raises:
        InputError: if it is not an object, or has no text.
    """
    if not isinstance(member, dict):
        raise InputError(f"it is {_kind(member)}, not a report; {_SHAPE}")
    text = member.get("text")
    if not isinstance(text, str) or not text:
        given = "is empty" if text == "" else "is missing" if text is None else f"is {_kind(text)}"
        raise InputError(f'its "text" {given}; give the report\'s words there as a string')
    remarks: list[str] = []
    return Article(
        text,
        title=_string(member, "title", remarks),
        outlet=_string(member, "outlet", remarks),
        url=_string(member, "url", remarks),
        published=_published(member, remarks),
        language=_string(member, "lang", remarks),
        external_id=_identifier(member, remarks),
        remarks=tuple(remarks),
    )


def is_one_a_line(content: bytes) -> bool:
    """True if the content looks like JSONL: more than one line, and each begins and ends like an object."""
    lines = [line for line in map(bytes.strip, content.removeprefix(BOM_UTF8).splitlines()) if line]
    return len(lines) > 1 and all(line.startswith(b"{") and line.endswith(b"}") for line in lines)


def _load(text: str) -> object:
    try:
        loaded: object = json.loads(text)
    except json.JSONDecodeError as error:
        raise InputError(
            f"it is not JSON ({error.msg} at line {error.lineno}, column {error.colno}); repair it"
        ) from error
    except (ValueError, RecursionError) as error:  # a number of thousands of digits; thousands of brackets
        raise InputError("it is no JSON that can be read (nested too deep, or a number too long); repair it") from error
    return loaded


def _members(document: object) -> list[object]:
    if isinstance(document, dict) and "text" not in document and isinstance(document.get("reports"), list):
        document = document["reports"]
    return document if isinstance(document, list) else [document]


def _string(member: dict[str, object], key: str, remarks: list[str]) -> str | None:
    value = member.get(key)
    if value is None or (isinstance(value, str) and not value.strip()):
        return None
    if isinstance(value, str):
        return value
    remarks.append(f'its "{key}" is {_kind(value)} and is left out; give a string')
    return None


def _identifier(member: dict[str, object], remarks: list[str]) -> str | None:
    value = member.get("id")
    if isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    return _string(member, "id", remarks)


def _published(member: dict[str, object], remarks: list[str]) -> date | None:
    stated = _string(member, "published", remarks)
    published = parse_published(stated) if stated else None
    if stated and not published:
        remarks.append(unread_date(stated))
    return published


def _kind(value: object) -> str:
    match value:
        case bool():
            return "true or false"
        case int() | float():
            return "a number"
        case str():
            return "a string"
        case list():
            return "a list"
        case None:
            return "null"
        case _:
            return "an object"
