"""One job of the command line: read inputs, show each result as it comes, write the files."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import nullcontext
from dataclasses import dataclass, field
from pathlib import Path

from tidings.app.api import load
from tidings.export.writer import export_file, writer_for
from tidings.model.errors import ConfigError, InputError
from tidings.model.report import Failure
from tidings.model.result import Result
from tidings.pipeline import Pipeline, ReadsAhead, recall
from tidings.store.store import Store

# To SQLite a store that is gone with the process.
_IN_MEMORY = ":memory:"


@dataclass(slots=True)
class Tally:
    """What a job has come to so far."""

    report_ids: list[str] = field(default_factory=list)
    claims: int = 0
    failures: int = 0
    warnings: int = 0

    def add(self, record: Result | Failure) -> None:
        """Count a result, a failure, or a warning (a failure whose report was kept)."""
        if isinstance(record, Result):
            self.report_ids.append(record.report.id)
            self.claims += len(record.claims)
        elif record.report_id is None:
            self.failures += 1
        else:
            self.warnings += 1

    @property
    def exit_status(self) -> int:
        """0 if anything was read."""
        return 0 if self.report_ids else InputError.exit_status


def run_job(
    pipeline: Pipeline,
    inputs: Sequence[Path | str],
    outputs: Sequence[Path],
    store_path: Path | None,
    see: Callable[[Result | Failure, Tally], None],
    workers: ReadsAhead | None = None,
) -> Tally:
    """Read the inputs and write the outputs, which hold what these inputs tell, in their order.

    Files are written from a store, in memory if none is named, so that the same inputs give the same bytes however
    often the job was stopped and taken up. If nothing could be read no file is touched. `workers` read in the place of
    the pipeline.

    Raises:
        StoreError: if the store cannot be opened or written.
        ConfigError: if an output cannot be written.
    """
    tally = Tally()
    keeps = store_path is not None or bool(outputs)
    with Store.open(store_path or _IN_MEMORY) if keeps else nullcontext() as store:
        for record in pipeline.run(load(inputs, leave_out=own_files(outputs, store_path)), store, workers):
            tally.add(record)
            see(record, tally)
        if store is not None and tally.report_ids:
            for path in outputs:
                export_file((recall(store, report_id) for report_id in tally.report_ids), path)
    return tally


def check_outputs(paths: Sequence[Path], inputs: Sequence[Path | str] = ()) -> None:
    """Check before hours of reading, not after, that the outputs can be written.

    Raises:
        ConfigError: if the format of one is unknown, its folder is missing, or it is an input: reports are never
            overwritten.
    """
    read_from = {Path(source).resolve() for source in inputs}
    for path in paths:
        if path.resolve() in read_from:
            raise ConfigError(f"{path} is an input and would be overwritten; name another output")
        writer_for(path)
        if not path.parent.is_dir():
            raise ConfigError(f"cannot write {path}: there is no folder {path.parent}; make it or name another")


def own_files(outputs: Sequence[Path], store_path: Path | None) -> list[Path]:
    """Files that the job itself writes, which are no reports though they may lie in a folder of reports."""
    stores = [Path(f"{store_path}{end}") for end in ("", "-wal", "-shm")] if store_path is not None else []
    return [*outputs, *stores]


def make_folder(folder: Path) -> None:
    """Make a folder for outputs, if it is not there.

    Raises:
        ConfigError: if it cannot be made.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise ConfigError(f"cannot make the folder {folder}: {error.strerror}; name another") from error
