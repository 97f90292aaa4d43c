"""TIMEX3: the time expressions of a text with their types and values, as TimeML marks them (ISO 24617-1).

One grammar with `tidings.resolve.time`, whose words and forms it takes over; it adds those that TIMEX3 marks and a date
cannot be given for ("now", "several years"), and reads the ends of ranges one by one.
"""

from tidings.resolve.timex.finding import Timex, find_timexes

__all__ = ["Timex", "find_timexes"]
