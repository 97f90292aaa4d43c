"""The functions of `import tidings`."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import nullcontext
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from tidings.model.errors import InputError
from tidings.model.report import Failure, Report
from tidings.model.result import Result

if TYPE_CHECKING:
    from tidings.export.fields import Fields
    from tidings.model.claim import Claim
    from tidings.model.taxonomy import EventType
    from tidings.pipeline import Pipeline

Readable = Report | Failure | str | Path


def read(
    reports: Iterable[Readable] | Readable,
    *,
    store: Path | str | None = None,
    pipeline: Pipeline | None = None,
) -> Iterator[Result | Failure]:
    """Read reports and yield, in their order, a `Result` for each and a `Failure` for each that cannot be used.

    >>> import tidings
    >>> for result in tidings.read(["A roadside bomb killed four herders near Mosul, the police said."]):
    ...     for claim in result.claims:
    ...         print(claim.type.value, claim.place.value.country, [source.value.name for source in claim.sources])
    bombing IQ ['the police']

    Loading the language model takes a second or two: give many reports to one call, or open a pipeline once
    (`pipeline = tidings.Pipeline.open()`) and pass it to each. So a reader is chosen too:

    >>> pipeline = tidings.Pipeline.open(reader="trained", threshold=0.7)
    >>> results = list(tidings.read(["The two sides met again."], pipeline=pipeline))

    Args:
        reports: one or an iterable of: a `Report`; a `Path` to a file or folder; a `str`, which is a report's text (its
            relative dates, such as "on Sunday", stay unresolved: see `report_from_text`); a `Failure`, which is passed
            on, so that what `load` yields can be given.
        store: file that keeps the results; what it has is not read again, so that a stopped run can be taken up.
        pipeline: an opened pipeline, to be used in the thread that opened it.

    Raises:
        ConfigError: if the language model or the gazetteer cannot be had; the message says the fix.
        StoreError: if the store cannot be opened or written.
    """
    from tidings.pipeline import Pipeline

    many = [reports] if isinstance(reports, Report | Failure | str | Path) else reports
    return _read(many, store, pipeline or Pipeline.open())


def _read(reports: Iterable[Readable], store: Path | str | None, pipeline: Pipeline) -> Iterator[Result | Failure]:
    from tidings.store.store import Store

    with nullcontext() if store is None else Store.open(store) as opened:
        yield from pipeline.run(_records(reports), opened)


def _records(reports: Iterable[Readable]) -> Iterator[Report | Failure]:
    for number, source in enumerate(reports, 1):
        if isinstance(source, Path):
            yield from load(source)
        elif isinstance(source, str):
            yield _report_or_failure(source, f"text {number}")
        elif isinstance(source, Report | Failure):
            yield source
        else:
            accepted = "a Report, a text (str), a Path, or what tidings.load gives"
            raise TypeError(f"cannot read {type(source).__name__}: give {accepted}")


def _report_or_failure(text: str, origin: str) -> Report | Failure:
    from tidings.ingest import Article, report_from_article

    try:
        return report_from_article(Article(text), origin=origin)
    except InputError as error:
        return Failure(origin, error.code, str(error))


def load(paths: Sequence[Path | str] | Path | str, *, leave_out: Collection[Path] = ()) -> Iterator[Report | Failure]:
    """Load the reports of files and folders, copies of each other marked; nothing is raised for a bad input.

    >>> import tidings
    >>> for failure in tidings.load("no-such-file.txt"):
    ...     print(failure.origin, "|", failure.message)
    no-such-file.txt | there is no such file or folder; check the path

    Args:
        paths: one or several files or folders, "-" for standard input; .txt, .html, .pdf, .json, .jsonl, each also .gz.
        leave_out: files that are passed over in folders, such as the outputs of an earlier run.

    Yields:
        a `Report` for each text, a `Failure` in the place of what cannot be used. A `Failure` that has a `report_id` is
        a remark on the report before it, of which one value could not be used.
    """
    from tidings.ingest import mark_copies, read_inputs

    listed = [paths] if isinstance(paths, str | Path) else paths
    return mark_copies(read_inputs(listed, leave_out=leave_out))


def report_from_text(text: str, *, published: date | None = None) -> Report:
    """Make a report of a text; with its day of publication, relative dates in it can be resolved.

    >>> import datetime, tidings
    >>> report = tidings.report_from_text("Shelling hit the town on Sunday.", published=datetime.date(2021, 3, 9))
    >>> report.language
    'en'

    Raises:
        InputError: if there are no words in it, or it is not in a language that can be read.
    """
    from tidings.ingest import report_from_text as make_report

    return make_report(text, published=published)


def write(results: Iterable[Result | Failure], path: Path | str) -> None:
    """Write results to a file in the format of its suffix: .jsonl, .csv, .geojson or .html (the digest page).

    Failures among the results are left out. The file is replaced only by a whole new one.

    >>> import tidings
    >>> tidings.write([], "claims.xls")
    Traceback (most recent call last):
    ...
    tidings.model.errors.ConfigError: cannot tell the format of claims.xls; end its name in one of .jsonl, .csv, \
.geojson, .html

    Raises:
        ConfigError: if the suffix is none of these or the file cannot be written.
    """
    from tidings.export.writer import export_file

    export_file((result for result in results if isinstance(result, Result)), Path(path))


def claim_fields(claim: Claim, text: str) -> Fields:
    """The claim in the codebook's fields, as plain values ready for JSON.

    Args:
        claim: the claim.
        text: the text of its report.
    """
    from tidings.export.fields import claim_fields as fields

    return fields(claim, text)


def event_types() -> Mapping[str, EventType]:
    """The event types that claims can have, by name, in the codebook's order.

    >>> import tidings
    >>> print(tidings.event_types()["siege"].family)
    operations

    Raises:
        ConfigError: if a file of the taxonomy is missing or malformed.
    """
    from tidings.model.taxonomy import load_taxonomy

    return load_taxonomy()
