"""The errors of tidings, arranged by what happens to the run.

    TidingsError
    ├── ConfigError     the run cannot start; the message says the fix
    ├── InputError      one report is unusable; the run goes on
    ├── StepError       one step failed on one report; the run goes on
    ├── RecordError     a record breaks its own rule: a bug, stop
    └── StoreError      the store cannot be read or written
        └── ConflictError   someone else wrote first; try again

Each class has a stable ``code`` (shown to users, used as docs anchor) and an ``exit_status`` for the command line.
"""

from __future__ import annotations


class TidingsError(Exception):
    """Base of all errors that tidings raises on purpose."""

    code = "error"
    exit_status = 1


class ConfigError(TidingsError):
    """The run cannot start: a setting, a model or a data file is missing or wrong. The message says the fix."""

    code = "config"
    exit_status = 2


class InputError(TidingsError):
    """One input cannot become a report (broken, empty, binary, too large, wrong encoding). The run goes on."""

    code = "input"
    exit_status = 3


class StepError(TidingsError):
    """One step failed on one report. The run goes on and the report is listed as a failure."""

    code = "step"
    exit_status = 4


class RecordError(TidingsError):
    """A record breaks its own rule. This is a bug in tidings: the run stops."""

    code = "record"
    exit_status = 5


class StoreError(TidingsError):
    """The store cannot be opened, read or written."""

    code = "store"
    exit_status = 6


class ConflictError(StoreError):
    """The store is locked or was changed by another run; trying again may help."""

    code = "conflict"
    exit_status = 7
