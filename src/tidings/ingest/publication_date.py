"""The day of publication as inputs write it. Only what can be read in one way is read; nothing is guessed."""

from __future__ import annotations

import re
from datetime import date, datetime

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = (
    r"(?P<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?"
    r"|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_YEAR = r"(?P<year>\d{4})"
_WEEKDAY = r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?,?\s+)?"
_CLOCK = r"(?:,?\s+(?:at\s+)?\d{1,2}[:.]\d{2}.*)?"
_FORMS = tuple(
    re.compile(_WEEKDAY + form + _CLOCK, re.IGNORECASE)
    for form in (
        rf"{_YEAR}[-/.](?P<month>\d{{1,2}})[-/.](?P<day>\d{{1,2}})",
        rf"{_DAY}[\s-]+(?:of\s+)?{_MONTH},?[\s-]+{_YEAR}",
        rf"{_MONTH}\s+{_DAY},?\s+{_YEAR}",
    )
)
_MARKED = re.compile(
    r"(?:date(?: of publication| published)?|publi(?:shed|cation date)|posted)(?:\s+on)?\s*:?\s+(?P<words>.*\d.*)",
    re.IGNORECASE,
)
_LINES_LOOKED_AT = 10

HOW_TO_WRITE = "write it as 2021-03-09"


def parse_published(words: str) -> date | None:
    """The day that `words` give, or None if they give none or could mean two.

    Read are ISO 8601 dates and instants (the day as written, whatever the time zone), year-first numbers, RFC 5322
    dates and English dates with the month in words. "09/03/2021" is not read: it is March or September.
    """
    words = words.strip()
    try:
        return datetime.fromisoformat(words).date()
    except ValueError:
        pass
    for form in _FORMS:
        if found := form.fullmatch(words):
            return _make_date(found["year"], found["month"], found["day"])
    return None


def find_marked_date(text: str) -> date | None:
    """The day that a line near the top marks as the publication's ("Published: 9 March 2021"), or None."""
    lines = [line.strip() for line in text[:5000].splitlines()]
    for line in [line for line in lines if line][:_LINES_LOOKED_AT]:
        if (marked := _MARKED.fullmatch(line)) and (day := parse_published(marked["words"])):
            return day
    return None


def _make_date(year: str, month: str, day: str) -> date | None:
    number = int(month) if month.isdecimal() else MONTHS.index(month[:3].lower()) + 1
    try:
        return date(int(year), number, int(day))
    except ValueError:
        return None
