"""The names of the readers, apart from the readers themselves, which take long to import."""

from __future__ import annotations

from enum import StrEnum

from tidings.model.errors import ConfigError


class ReaderName(StrEnum):
    """Which reader reads."""

    RULES = "rules"
    TRAINED = "trained"
    BOTH = "both"


# Chosen by measurement: docs/explanation/reading.md.
DEFAULT_READER = ReaderName.BOTH


def check_choice(reader: str, threshold: float | None) -> ReaderName:
    """The reader of a name, if it can work with the threshold.

    Raises:
        ConfigError: if there is no such reader, the threshold is out of range or asked of the rules.
    """
    try:
        name = ReaderName(reader)
    except ValueError:
        raise ConfigError(f"there is no reader {reader!r}; choose one of {', '.join(ReaderName)}") from None
    if threshold is None:
        return name
    if name is ReaderName.RULES:
        raise ConfigError("the rules give no probabilities; leave the threshold out or choose another reader")
    if not 0 < threshold < 1:
        raise ConfigError(f"a threshold is a probability above 0 and below 1, not {threshold}")
    return name
