"""Opening inputs: files and standard input as streams of bytes, gunzipped, counted, digested and held to the limits."""

from __future__ import annotations

import gzip
import hashlib
import io
import os
import sys
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, cast

from tidings.ingest.limits import Limits
from tidings.model.errors import InputError

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

STDIN = "-"
_GZIP_MAGIC = b"\x1f\x8b"
_HEAD_BYTES = 1 << 16
_BROKEN_GZIP = "its gzip data is broken or cut short; pack or download it again"


class MeteredStream(io.RawIOBase):
    """A stream that counts and digests the bytes that are read through it."""

    def __init__(self, source: io.BufferedIOBase) -> None:
        super().__init__()
        self._source = source
        self._digest = hashlib.sha256()
        self.count = 0

    def readable(self) -> bool:
        """Always true."""
        return True

    def readinto(self, buffer: WriteableBuffer, /) -> int:
        """Read what is there, at most the buffer's length."""
        view = memoryview(buffer).cast("B")
        block = self._source.read1(len(view))
        view[: len(block)] = block
        self._digest.update(block)
        self.count += len(block)
        return len(block)

    def hexdigest(self) -> str:
        """SHA-256 of the bytes read so far."""
        return self._digest.hexdigest()


class Source:
    """One opened input.

    Attributes:
        name: file name as given, writable as UTF-8; "stdin" for standard input.
        suffix: lower case, without a closing ".gz".
    """

    def __init__(self, name: str, suffix: str, source: io.BufferedIOBase, limits: Limits) -> None:
        self.name = name
        self.suffix = suffix
        self._limits = limits
        self._meter = MeteredStream(source)
        self._stream: io.BufferedReader = io.BufferedReader(cast("io.RawIOBase", self._meter), _HEAD_BYTES)
        self._is_packed = False
        with _reading():
            if self._stream.peek(2)[:2] == _GZIP_MAGIC:
                self._is_packed = True
                packed = gzip.GzipFile(fileobj=self._stream)
                self._stream = io.BufferedReader(cast("io.RawIOBase", packed), _HEAD_BYTES)

    @property
    def raw_sha256(self) -> str:
        """SHA-256 of the bytes as they came (still packed), read so far."""
        return self._meter.hexdigest()

    def head(self) -> bytes:
        """The first bytes of the unpacked content, up to 64 KB; empty only at the end."""
        with _reading():
            return self._stream.peek(_HEAD_BYTES)

    def read_all(self) -> bytes:
        """The unpacked content.

        Raises:
            InputError: if it cannot be read, or is larger than the limit.
        """
        limit = self._limits.max_bytes
        with _reading():
            content = self._stream.read(limit + 1)
        if len(content) > limit or self._meter.count > limit + _HEAD_BYTES:
            raise InputError(f"it is larger than {_in_megabytes(limit)}; split it, or give its reports as JSONL")
        return content

    def lines(self) -> Iterator[bytes | InputError]:
        """The unpacked lines without their ends; a line over the limit is passed over and comes out as an InputError.

        Raises:
            InputError: if the rest cannot be read.
        """
        # The body of a generator sees no error of whoever uses the lines, so that only reading errors are translated.
        with _reading():
            yield from self._split_lines(self._limits.max_bytes)

    def _split_lines(self, limit: int) -> Iterator[bytes | InputError]:
        total = 0
        is_inside_long_line = False
        while line := self._stream.readline(limit + 1):
            total += len(line)
            self._check_expansion(total)
            is_whole = line.endswith(b"\n")
            if is_inside_long_line:
                is_inside_long_line = not is_whole
            elif len(line) > limit and not is_whole:
                is_inside_long_line = True
                yield InputError(f"the line is longer than {_in_megabytes(limit)}; split it")
            else:
                yield line.removesuffix(b"\n").removesuffix(b"\r")

    def _check_expansion(self, unpacked: int) -> None:
        if not self._is_packed or unpacked <= self._limits.max_bytes:
            return
        if unpacked > self._limits.max_expansion * self._meter.count:
            raise InputError(
                f"it unpacks to more than {self._limits.max_expansion} times its size, like a decompression bomb; "
                "unpack it yourself if you trust it"
            )


@contextmanager
def open_source(path: Path | str, limits: Limits) -> Iterator[Source]:
    """Open a file, or standard input for "-"; closed afterwards (standard input stays open).

    Raises:
        InputError: if there is no such file or it cannot be opened.
    """
    if str(path) == STDIN:
        # A BufferedReader in every interpreter; tests put a BytesIO in its place.
        yield Source("stdin", "", cast("io.BufferedIOBase", sys.stdin.buffer), limits)
        return
    with _reading():
        file = Path(path).open("rb")  # noqa: SIM115 - closed just below; only its opening is translated
    with file:
        yield Source(show_path(path), _suffix(Path(path)), file, limits)


def show_path(path: Path | str) -> str:
    """The path as given, with bytes that are no UTF-8 replaced so that it can be written."""
    return os.fsencode(path).decode("utf-8", "replace")


def _suffix(path: Path) -> str:
    suffixes = [suffix.lower() for suffix in path.suffixes]
    if suffixes and suffixes[-1] == ".gz":
        suffixes.pop()
    return suffixes[-1] if suffixes else ""


def _in_megabytes(size: int) -> str:
    return f"{size / 1_000_000:g} MB"


@contextmanager
def _reading() -> Iterator[None]:
    try:
        yield
    except (gzip.BadGzipFile, EOFError, zlib.error) as error:
        raise InputError(_BROKEN_GZIP) from error
    except FileNotFoundError as error:
        raise InputError("there is no such file or folder; check the path") from error
    except PermissionError as error:
        raise InputError("it may not be read; change its permissions") from error
    except (OSError, ValueError) as error:  # a path with a NUL is a ValueError
        reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
        raise InputError(f"it cannot be read ({reason}); check the file") from error
