"""What the trained template reader labels, in the order of its output columns."""

from __future__ import annotations

from dataclasses import dataclass

ROLES = ("perp_ind_id", "perp_org_id", "phys_tgt_id", "hum_tgt_name", "hum_tgt_desc", "inc_instr_id", "inc_loc")
"""Slots whose fillers are strings of the text; `inc_loc` stands for the most specific place."""

DATE = len(ROLES)
"""Role number of time expressions: these are found by rule, and only linked by the model."""

N_ROLES = len(ROLES) + 1
HUMAN = (ROLES.index("hum_tgt_name"), ROLES.index("hum_tgt_desc"))
TARGETS = (ROLES.index("phys_tgt_id"), *HUMAN)
PERPETRATORS = (ROLES.index("perp_ind_id"), ROLES.index("perp_org_id"))
LOCATION = ROLES.index("inc_loc")

TYPES = ("ATTACK", "BOMBING", "KIDNAPPING", "ARSON", "ROBBERY", "FORCED WORK STOPPAGE")
STAGES = ("ACCOMPLISHED", "ATTEMPTED", "THREATENED")
EFFECTS = ("", "DEATH", "INJURY", "NO INJURY OR DEATH", "NO INJURY", "REGAINED FREEDOM")
"""Effects on people; the first stands for none given."""

OUTSIDE, BEGIN, INSIDE = range(3)
WINDOW, OVERLAP = 256, 48
"""Word pieces that the encoder sees at once, its two marks included, and how many of them two windows share."""


@dataclass(frozen=True)
class Mention:
    """A stretch of text in a role; `start` and `end` in characters, `role` a column of `ROLES` or `DATE`."""

    start: int
    end: int
    role: int
    text: str
    score: float = 1.0
