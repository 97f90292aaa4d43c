"""Dates: find the time expressions of a text and turn them into days by the codebook (section 4, rulings 5 and 14).

Two stages: words -> typed terms (`find_times`; words.toml, forms.toml), terms -> `Interval` (`resolve_time`).
"""

from tidings.resolve.time.expressions import TimeExpression, find_times
from tidings.resolve.time.values import resolve_time

__all__ = ["TimeExpression", "find_times", "resolve_time"]
