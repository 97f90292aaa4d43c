"""PDF to an Article: the text layer by pypdf, its lines joined into paragraphs."""

from __future__ import annotations

import io
import logging
import re
import zlib
from typing import TYPE_CHECKING

from tidings.ingest.article import Article
from tidings.ingest.line_joining import join_lines
from tidings.ingest.publication_date import find_marked_date
from tidings.model.errors import InputError

if TYPE_CHECKING:
    from pypdf import PdfReader

_SILENT = logging.NullHandler()
# "Please note that broken PDF files might cause other Exceptions" (pypdf/errors.py): these are the ones that broken
# cross-references, objects and fonts were seen to cause.
_BROKEN = (
    ArithmeticError,
    AssertionError,
    AttributeError,
    LookupError,
    OSError,
    RuntimeError,
    TypeError,
    ValueError,
    zlib.error,
)
_MAX_CHARACTERS = 10_000_000
_NEEDS_PASSWORD = "the PDF is encrypted; save it without a password"  # noqa: S105 - a message
_NO_TITLE = re.compile(r"untitled.*|microsoft \w+ - .*|document\d*|.*\.\w{2,5}|.*://.*", re.IGNORECASE)


def parse_pdf(content: bytes) -> Article:
    """The article of a PDF: its text layer as paragraphs with an empty line between them, its metadata title.

    The date of publication is that of a line near the top that is marked as such, else unknown: the creation date in
    the metadata is the day somebody made the file.

    Raises:
        InputError: if the PDF is broken, encrypted, too long, or has no text layer.
    """
    from pypdf import PdfReader
    from pypdf.errors import DependencyError, FileNotDecryptedError, PyPdfError

    logging.getLogger("pypdf").addHandler(_SILENT)  # else its warnings land on the user's screen
    try:
        reader = PdfReader(io.BytesIO(content))
        if reader.is_encrypted and not reader.decrypt(""):
            raise InputError(_NEEDS_PASSWORD)
        text = join_lines(_page_lines(reader))
        title = _find_title(reader)
    except (FileNotDecryptedError, DependencyError) as error:
        raise InputError(_NEEDS_PASSWORD) from error
    except (PyPdfError, *_BROKEN) as error:
        raise InputError("the PDF is broken; download it again, or save its text as .txt") from error
    if not text:
        raise InputError("the PDF has no text layer, only images; run text recognition (OCR) on it first")
    return Article(text, title=title, published=find_marked_date(text))


def _page_lines(reader: PdfReader) -> list[list[str]]:
    pages: list[list[str]] = []
    characters = 0
    for page in reader.pages:
        text = page.extract_text().replace("\0", "")  # unmapped glyphs
        characters += len(text)
        if characters > _MAX_CHARACTERS:
            raise InputError(f"the PDF has more than {_MAX_CHARACTERS:,} characters; split it")
        pages.append(text.encode("utf-16", "surrogatepass").decode("utf-16", "replace").splitlines())
    return pages


def _find_title(reader: PdfReader) -> str | None:
    title = reader.metadata.title if reader.metadata else None
    title = " ".join(title.split()) if isinstance(title, str) else ""
    return title if title and "\0" not in title and not _NO_TITLE.fullmatch(title) else None
