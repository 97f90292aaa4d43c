"""Which format an input is in, by its name and its first bytes, and its reports in that format."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Callable, Iterable, Iterator
from enum import Enum, auto

from tidings.ingest.article import Article, reports_from
from tidings.ingest.json_lines import is_one_a_line, parse_document, parse_line
from tidings.ingest.limits import Limits
from tidings.ingest.pdf import parse_pdf
from tidings.ingest.plain_text import parse_plain_text
from tidings.ingest.streams import Source
from tidings.ingest.web_page import parse_web_page
from tidings.model.errors import InputError
from tidings.model.report import Failure, Report


class Format(Enum):
    """The formats that can be read."""

    TEXT = auto()
    HTML = auto()
    PDF = auto()
    JSON = auto()
    JSONL = auto()


_SUFFIXES = {
    ".txt": Format.TEXT,
    ".text": Format.TEXT,
    ".html": Format.HTML,
    ".htm": Format.HTML,
    ".xhtml": Format.HTML,
    ".pdf": Format.PDF,
    ".json": Format.JSON,
    ".jsonl": Format.JSONL,
    ".ndjson": Format.JSONL,
}
# Formats that people hand in and that cannot be read, by their first bytes.
_FOREIGN = (
    (b"PK\x03\x04", "a Word, OpenDocument or zip file", "save its text as .txt or .pdf, or unpack it"),
    (b"\xd0\xcf\x11\xe0", "an old Office file", "save its text as .txt or .pdf"),
    (b"{\\rtf", "rich text (RTF)", "save its text as .txt or .pdf"),
    (b"\x89PNG", "an image", "give the text that it shows"),
    (b"\xff\xd8\xff", "an image", "give the text that it shows"),
    (b"GIF8", "an image", "give the text that it shows"),
    (b"\x1f\x8b", "packed twice", "unpack it once"),
)
_MARKUP = re.compile(rb"<(?:!doctype\s+html|html|head|body|article|div|p|meta|title)\b", re.IGNORECASE)
_PARSERS: dict[Format, Callable[[bytes], Article]] = {
    Format.TEXT: parse_plain_text,
    Format.HTML: parse_web_page,
    Format.PDF: parse_pdf,
}


def recognize_format(suffix: str, head: bytes) -> Format:
    """The format that the suffix names, or else the one that the first bytes look like (text if like no other).

    Raises:
        InputError: if the first bytes are those of a format that cannot be read.
    """
    for magic, name, fix in _FOREIGN:
        if head.startswith(magic):
            raise InputError(f"it is {name}, which cannot be read; {fix}")
    if b"%PDF-" in head[:1024]:
        return Format.PDF
    return _SUFFIXES.get(suffix) or _sniff(head.removeprefix(b"\xef\xbb\xbf").lstrip())


def _sniff(head: bytes) -> Format:
    if head.startswith((b"{", b"[")):
        return Format.JSONL if _starts_with_report(head) else Format.JSON
    if head.startswith(b"<") and _MARKUP.search(head):
        return Format.HTML
    return Format.TEXT


def _starts_with_report(head: bytes) -> bool:
    line, end, _ = head.partition(b"\n")
    try:
        return bool(end) and "text" in json.loads(line)
    except (ValueError, TypeError, RecursionError):
        return False


def read_source(source: Source, limits: Limits) -> Iterator[Report | Failure]:
    """The reports of one opened input, a Failure in the place of each line or member that is none.

    Raises:
        InputError: if the input, or what is left of it, cannot be read at all.
    """
    head = source.head()
    if not head:
        raise InputError("it is empty; give it a text or leave it out")
    kind = recognize_format(source.suffix, head)
    if kind is Format.JSONL:
        if b"\0" in head:
            raise InputError("it is binary or UTF-16, not JSON lines; save it as UTF-8")
        yield from _read_lines(source.lines(), source.name, limits)
    elif kind is Format.JSON:
        yield from _read_json(source, limits)
    else:
        article = _PARSERS[kind](source.read_all())
        yield from reports_from(article, raw_sha256=source.raw_sha256, origin=source.name, languages=limits.languages)


def _read_json(source: Source, limits: Limits) -> Iterator[Report | Failure]:
    content = source.read_all()
    if is_one_a_line(content):
        yield from _read_lines(content.splitlines(), source.name, limits)
        return
    articles = list(parse_document(content))
    for number, article in enumerate(articles, 1):
        origin = source.name if len(articles) == 1 else f"{source.name}#{number}"
        yield from _finish(article, origin, source.raw_sha256, limits)


def _read_lines(lines: Iterable[bytes | InputError], name: str, limits: Limits) -> Iterator[Report | Failure]:
    has_reports = False
    for number, line in enumerate(lines, 1):
        if isinstance(line, bytes) and not line.strip():
            continue
        has_reports = True
        origin = f"{name}:{number}"
        if isinstance(line, InputError):
            yield Failure(origin, line.code, str(line))
        else:
            yield from _finish(_parse_line(line), origin, hashlib.sha256(line).hexdigest(), limits)
    if not has_reports:
        raise InputError("there is only white space in it; give it reports or leave it out")


def _parse_line(line: bytes) -> Article | InputError:
    try:
        return parse_line(line)
    except InputError as error:
        return error


def _finish(article: Article | InputError, origin: str, raw_sha256: str, limits: Limits) -> Iterator[Report | Failure]:
    if isinstance(article, InputError):
        yield Failure(origin, article.code, str(article))
        return
    try:
        yield from reports_from(article, raw_sha256=raw_sha256, origin=origin, languages=limits.languages)
    except InputError as error:
        yield Failure(origin, error.code, str(error))
