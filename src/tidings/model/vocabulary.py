"""Closed vocabularies of the codebook (sections 2 to 4): statuses, kinds, units, precisions, reasons to abstain."""

from __future__ import annotations

from enum import IntEnum, StrEnum


class Status(StrEnum):
    """Whether the report says that the event happened (codebook section 3)."""

    ACTUAL = "actual"
    PLANNED = "planned"
    POSSIBLE = "possible"
    DENIED = "denied"


class SourceKind(StrEnum):
    """What kind of source speaks (codebook section 4, `sources`)."""

    OFFICIAL = "official"
    MILITARY = "military"
    POLICE = "police"
    ARMED_GROUP = "armed_group"
    LOCAL_SOURCE = "local_source"
    WITNESS = "witness"
    MEDICAL = "medical"
    MEDIA = "media"
    NGO = "ngo"
    UN = "un"
    EXPERT = "expert"
    RELATIVE = "relative"
    OTHER = "other"


class CountKind(StrEnum):
    """What is counted (codebook section 4, `counts.what`)."""

    KILLED = "killed"
    INJURED = "injured"
    DISPLACED = "displaced"
    ABDUCTED = "abducted"
    ARRESTED = "arrested"
    KILLED_OR_INJURED = "killed_or_injured"
    PARTICIPANTS = "participants"
    VEHICLES = "vehicles"
    STRIKES = "strikes"
    HOUSES = "houses"
    OTHER = "other"


class TimePrecision(StrEnum):
    """How finely a date is known (codebook section 4)."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    SEASON = "season"
    YEAR = "year"
    UNKNOWN = "unknown"


class PlacePrecision(IntEnum):
    """How finely a place is known, 1 is best (codebook section 4)."""

    SITE = 1
    NEAR = 2
    DISTRICT = 3
    PROVINCE = 4
    AREA = 5
    COUNTRY = 6
    WIDER = 7


class Reason(StrEnum):
    """Why a step gave no value."""

    NOT_STATED = "not-stated"
    AMBIGUOUS = "ambiguous"
    NOT_IN_GAZETTEER = "not-in-gazetteer"
    NO_ANCHOR_DATE = "no-anchor-date"
    NOT_UNDERSTOOD = "not-understood"
    LOW_SCORE = "low-score"


class PartyKind(StrEnum):
    """What kind of party a noun phrase names; drives event types and the codebook's `counts.who`."""

    MILITARY = "military"
    POLICE = "police"
    ARMED_GROUP = "armed_group"
    GOVERNMENT = "government"
    CIVILIANS = "civilians"
    INTERNATIONAL = "international"
    MEDIA = "media"
    MEDICAL = "medical"
    NGO = "ngo"
    PROTESTERS = "protesters"
    PRISONERS = "prisoners"
    OTHER = "other"
