"""tidings: news reports on armed conflict and humanitarian crises into sourced event records.

    import tidings

    for result in tidings.read(tidings.load("reports/")):
        if isinstance(result, tidings.Failure):
            print(result.origin, result.message)
        else:
            for claim in result.claims:
                print(claim.type.value, claim.anchor.of(result.report.text))

A `Claim` is one event as one report tells it. Each of its values is `Stated` (the value and the spans of the report it
rests on) or `Abstained` (why there is none). Everything else is found in the package of its step.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from tidings.app import api
from tidings.app.api import claim_fields, event_types, load, report_from_text, write
from tidings.model.claim import Claim
from tidings.model.errors import TidingsError
from tidings.model.report import Failure, Report
from tidings.model.result import Result
from tidings.model.values import Abstained, Count, Interval, Party, Place, Source, Span, Stated

if TYPE_CHECKING:
    from tidings.pipeline import Pipeline
    from tidings.resolve.time.finding import FoundDate, find_dates
    from tidings.resolve.timex import Timex, find_timexes

    __version__: str

_LATER = {
    "FoundDate": "tidings.resolve.time.finding",
    "Pipeline": "tidings.pipeline",
    "Timex": "tidings.resolve.timex",
    "find_dates": "tidings.resolve.time.finding",
    "find_timexes": "tidings.resolve.timex",
}
"""Public names whose modules take long to import, or load data, and the modules."""

# A package's first import binds its name in its parent. That of tidings.read happens here, so that it does not later
# take the name from the function.
import_module("tidings.read")
read = api.read

__all__ = [
    "Abstained",
    "Claim",
    "Count",
    "Failure",
    "FoundDate",
    "Interval",
    "Party",
    "Pipeline",
    "Place",
    "Report",
    "Result",
    "Source",
    "Span",
    "Stated",
    "TidingsError",
    "Timex",
    "claim_fields",
    "event_types",
    "find_dates",
    "find_timexes",
    "load",
    "read",
    "report_from_text",
    "write",
]


def __getattr__(name: str) -> Any:  # noqa: ANN401 - PEP 562: the type is that of the name, which TYPE_CHECKING declares
    # What takes long to import is imported when first asked for, so that `import tidings` is quick.
    if name in _LATER:
        return getattr(import_module(_LATER[name]), name)
    if name == "__version__":
        from importlib.metadata import version

        return version("tidings")
    raise AttributeError(f"module 'tidings' has no attribute {name!r}")
