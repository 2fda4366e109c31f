"""Finds quantities and, among them, the figures that count for a crisis."""

from dragoman.figures.change import Change, find_change
from dragoman.figures.figures import find_figures
from dragoman.figures.quantities import find_quantities

__all__ = ["Change", "find_change", "find_figures", "find_quantities"]
