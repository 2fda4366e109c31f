"""Sphinx settings."""

from dragoman.version import __version__

project = "Dragoman"
author = "The Dragoman authors"
copyright = "2026, the Dragoman authors"
release = __version__
extensions = ["myst_parser"]
html_theme = "furo"
myst_heading_anchors = 3
exclude_patterns = ["_build"]
