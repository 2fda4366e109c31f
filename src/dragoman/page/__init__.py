"""Stage 1: a file, a folder or standard input, to Pages."""

from dragoman.page.find import find_pages
from dragoman.page.hints import Hints
from dragoman.page.repeated import find_repeated, with_repeated

__all__ = ["Hints", "find_pages", "find_repeated", "with_repeated"]
