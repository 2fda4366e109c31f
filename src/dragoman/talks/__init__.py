"""Stage 8: `find_talks` reads a page's moves and views, `make_tracks` where talks stand after many."""

from dragoman.talks.talks import Told, find_talks
from dragoman.talks.tracks import make_tracks

__all__ = ["Told", "find_talks", "make_tracks"]
