"""HTML to an Article: main text by trafilatura, date of publication by htmldate, both offline on the page as saved."""

from __future__ import annotations

import logging
import re
from datetime import date

from tidings.ingest.article import Article
from tidings.ingest.decoding import declared_charset, decode
from tidings.ingest.publication_date import MONTHS, find_marked_date, parse_published
from tidings.model.errors import InputError

# Only what the page's markup and address say: the wider search takes any date in the running text, and the default
# upper bound is the day of the run.
_DATE_SEARCH = {"extensive_search": False, "original_date": True, "min_date": "1980-01-01", "max_date": "2100-01-01"}
_SILENT = logging.NullHandler()
# Shorter lines alone are menus and buttons.
_WORDS_OF_A_SENTENCE = 5
_CHARACTERS_OF_A_SENTENCE = 25  # for scripts without spaces
# htmldate falls back on these where it finds no first publication; a page may be touched years later.
_LATER_CHANGE = re.compile(r"<meta\b[^>]*(?:modified|updated|last-?mod|revised)[^>]*>", re.IGNORECASE)
_PROLOG = re.compile(r"^\s*<\?xml[^>]*\?>", re.IGNORECASE)


def parse_web_page(content: bytes) -> Article:
    """The article of an HTML page: title and paragraphs of its main text, with an empty line between them.

    Raises:
        InputError: if the bytes are no text, or the page has no main text.
    """
    from trafilatura import bare_extraction

    for library in ("trafilatura", "htmldate"):
        logging.getLogger(library).addHandler(_SILENT)  # else their warnings land on the user's screen
    page = _PROLOG.sub("", decode(content, declared_charset(content)))  # lxml refuses a str that names an encoding
    page = _LATER_CHANGE.sub("", page)
    found = bare_extraction(page, with_metadata=True, include_comments=False, date_extraction_params=_DATE_SEARCH)
    body = _tidy(found.text) if found else ""
    if not any(map(_is_sentence, body.splitlines())):
        raise InputError("the page has no main text; save the article itself, or its words as .txt")
    title = _one_line(found.title)
    return Article(
        _join(title, body),
        title=title,
        outlet=_one_line(found.sitename),
        url=_one_line(found.url),
        published=_published(found.date, page) or find_marked_date(body),
    )


def _published(found: str | None, page: str) -> date | None:
    day = parse_published(found) if found else None
    return None if day and _is_read_from_ambiguous_numbers(day, page) else day


def _is_read_from_ambiguous_numbers(day: date, page: str) -> bool:
    # htmldate takes 09/03/2021 for 9 March; on an American page it is 3 September.
    if day.day > 12 or day.day == day.month:
        return False
    first, second = rf"0?{day.day}", rf"0?{day.month}"
    numbers = rf"\b(?:{first}[/-]{second}|{second}[/-]{first})[/-](?:{day.year}|{day.year % 100:02})\b"
    name = MONTHS[day.month - 1]
    plain = rf"{day.year}\D?{second}\D?{first}(?!\d)|\b{first}(?:st|nd|rd|th)?[\s-]+{name}|{name}[a-z]*\.?\s+{first}\b"
    return bool(re.search(numbers, page)) and not re.search(plain, page, re.IGNORECASE)


def _join(title: str | None, body: str) -> str:
    first, _, rest = body.partition("\n")
    if title is None or " ".join(first.split()).casefold() == title.casefold():
        return body if title is None else f"{title}\n\n{rest.lstrip()}".rstrip()
    return f"{title}\n\n{body}"


def _tidy(text: str | None) -> str:
    return re.sub(r"\s*\n\s*", "\n\n", (text or "").strip())


def _one_line(value: str | None) -> str | None:
    return " ".join(value.split()) or None if value else None


def _is_sentence(line: str) -> bool:
    return len(line.split()) >= _WORDS_OF_A_SENTENCE or len(line) >= _CHARACTERS_OF_A_SENTENCE
