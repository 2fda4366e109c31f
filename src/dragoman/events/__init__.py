"""Stage 7, `find_events`: who did what to whom, when, where, and on whose word.

A word of a frame (data/en/frames.csv) is a candidate; what was learned of its syntax and its place
in the page tells whether it names an event, and whether that happened; syntax tells the roles.
"""

from dragoman.events.acts import find_acts
from dragoman.events.events import find_events

__all__ = ["find_acts", "find_events"]
