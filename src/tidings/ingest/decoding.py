"""Bytes to characters: byte order marks, UTF-8, the declared charset, then a cautious guess, or a clear refusal."""

from __future__ import annotations

import codecs
import re

from tidings.model.errors import InputError

# UTF-32 first: its little-endian mark begins with that of UTF-16.
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# Pages that declare these are Windows-1252 in practice (WHATWG Encoding Standard, section 4.2 "Names and labels").
_WINDOWS_IN_PRACTICE = frozenset({"iso8859-1", "ascii"})
_CONTROL = re.compile(r"[\x01-\x08\x0e-\x1f\x7f\x80-\x9f]")
_MAX_CONTROL_SHARE = 0.01
# In English and its neighbours a few letters and quotes in a hundred lie outside ASCII; in Cyrillic or Arabic most do.
_MAX_WESTERN_SHARE = 0.15
_CHARSET = re.compile(rb"""<(?:meta|\?xml)[^>]*?(?:charset|encoding)\s*=\s*["']?\s*([\w.:-]+)""", re.IGNORECASE)
_NO_TEXT = "it is binary, not text; give text, HTML, PDF or JSON"
_FIX = "save it as UTF-8"


def decode(content: bytes, declared: str | None = None) -> str:
    """The characters of `content`, without its byte order mark; line ends stay as they are.

    Args:
        content: the bytes of one document.
        declared: the charset the document claims for itself, tried after UTF-8.

    Raises:
        InputError: if the bytes are no text, or text in no encoding that can be told.
    """
    text = _decode_marked(content)
    if text is None:
        if b"\0" in content:
            raise InputError(_NO_TEXT)
        text = _try(content, "utf-8") or _decode_declared(content, declared) or _guess(content)
    if len(_CONTROL.findall(text)) > _MAX_CONTROL_SHARE * len(text):
        raise InputError(_NO_TEXT)
    return text


def decode_json(content: bytes) -> str:
    """The characters of a JSON document, without its byte order mark.

    Raises:
        InputError: if it is not in UTF-8 (RFC 8259, section 8.1) and has no byte order mark that says otherwise.
    """
    text = _decode_marked(content)
    if text is None:
        text = _try(content, "utf-8")
    if text is None:
        raise InputError(f"it is not UTF-8, which JSON must be; {_FIX}")
    return text


def declared_charset(page: bytes) -> str | None:
    """The charset that an HTML page or XML prolog names in its first 4096 bytes, or None."""
    found = _CHARSET.search(page[:4096])
    return found[1].decode("ascii", "replace") if found else None


def _decode_marked(content: bytes) -> str | None:
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            text = _try(content[len(mark) :], encoding)
            if text is None:
                raise InputError(f"its byte order mark says {encoding.upper()}, but it is not; {_FIX}")
            return text
    return None


def _decode_declared(content: bytes, declared: str | None) -> str | None:
    try:
        name = codecs.lookup(declared).name if declared else None
    except (LookupError, ValueError):
        return None
    if name is None:
        return None
    return _try(content, "cp1252" if name in _WINDOWS_IN_PRACTICE else name)


def _guess(content: bytes) -> str:
    damaged = content.decode("utf-8", "replace")
    if sum(character > "\x7f" for character in damaged) > 2 * damaged.count("\ufffd"):
        return damaged  # UTF-8 with a few broken bytes: other charsets do not form whole UTF-8 characters by chance
    western = _try(content, "cp1252")
    if western and sum(byte > 0x7F for byte in content) <= _MAX_WESTERN_SHARE * len(content):
        return western
    from charset_normalizer import from_bytes

    best = from_bytes(content[:100_000]).best()
    text = _try(content, best.encoding) if best else None
    if text is None:
        raise InputError(f"its encoding cannot be told; {_FIX}")
    return text


def _try(content: bytes, encoding: str) -> str | None:
    try:
        text = content.decode(encoding)
    except (UnicodeError, LookupError):
        return None
    # Codecs that are no charsets (rot13, hex) give other things or halves of characters.
    return text if isinstance(text, str) else None
