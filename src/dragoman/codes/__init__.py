"""The codes: words, units, names and lists that the stages are handed, read from data files."""
