"""Files, folders and standard input to a stream of reports, in the order given."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from pathlib import Path

from tidings.ingest.formats import read_source
from tidings.ingest.limits import DEFAULT_LIMITS, Limits
from tidings.ingest.streams import STDIN, open_source, show_path
from tidings.model.errors import InputError
from tidings.model.report import Failure, Report


def read_inputs(
    paths: Sequence[Path | str], *, limits: Limits = DEFAULT_LIMITS, leave_out: Collection[Path] = ()
) -> Iterator[Report | Failure]:
    """The reports of files and folders, one at a time; nothing is raised for a bad input.

    Folders are walked by name, recursively, without hidden entries and without following links to folders. What cannot
    be read comes out as a Failure in its place. A Failure with a `report_id` tells of a report that was kept (it comes
    just before) less one value, such as an unreadable date of publication. An id of the input's own that an earlier,
    different report has makes a Failure, since outputs name reports by it.

    Args:
        paths: files, folders, and "-" for standard input; .txt, .html, .htm, .pdf, .json, .jsonl, each also with .gz;
            files with other names are recognised by their content.
        limits: sizes and languages that are accepted.
        leave_out: files that are passed over in folders, such as the outputs of an earlier run.
    """
    ids = _IdRegister()
    own = frozenset(path.resolve() for path in leave_out)
    for path in paths:
        for record in _read_path(path, limits, own):
            yield from ids.admit(record)


class _IdRegister:
    """The inputs' own ids of one run: which report has each, and where it came from."""

    def __init__(self) -> None:
        self._first: dict[str, tuple[str, str]] = {}
        self._refused: str | None = None

    def admit(self, record: Report | Failure) -> Iterator[Report | Failure]:
        """The record; or a Failure if its id is taken; or nothing if it is a remark on a report just refused."""
        if isinstance(record, Failure):
            if record.report_id is None or record.report_id != self._refused:
                yield record
            return
        self._refused = None
        if record.external_id is not None:
            first_id, first_origin = self._first.setdefault(record.external_id, (record.id, record.origin))
            if first_id != record.id:
                self._refused = record.id
                message = (
                    f'its id "{record.external_id}" is that of another report in {first_origin}; give it one of its own'
                )
                yield Failure(record.origin, InputError.code, message)
                return
        yield record


def _read_path(path: Path | str, limits: Limits, own: frozenset[Path]) -> Iterator[Report | Failure]:
    if str(path) == STDIN or not Path(path).is_dir():
        yield from _read_file(path, limits)
    else:
        yield from _read_folder(Path(path), limits, own)


def _read_folder(folder: Path, limits: Limits, own: frozenset[Path]) -> Iterator[Report | Failure]:
    try:
        entries = sorted(entry for entry in folder.iterdir() if not entry.name.startswith("."))
    except OSError as error:
        yield _failure(folder, f"the folder cannot be read ({error.strerror}); change its permissions")
        return
    if not entries:
        yield _failure(folder, "there are no files in the folder; put reports there or leave it out")
    for entry in entries:
        if entry.is_dir() and not entry.is_symlink():
            yield from _read_folder(entry, limits, own)
        elif entry.resolve() in own:
            continue
        elif entry.is_file():
            yield from _read_file(entry, limits)
        else:
            # Opening a pipe would wait for ever; a link to a folder may lead round in a circle.
            yield _failure(
                entry,
                "it is no file but a pipe, a device, a broken link or a link to a folder; name it itself to read it",
            )


def _read_file(path: Path | str, limits: Limits) -> Iterator[Report | Failure]:
    try:
        with open_source(path, limits) as source:
            yield from read_source(source, limits)
    except InputError as error:
        yield _failure(path, str(error))


def _failure(path: Path | str, message: str) -> Failure:
    return Failure("stdin" if str(path) == STDIN else show_path(path), InputError.code, message)
