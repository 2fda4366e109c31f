"""Measurements: quality for the gate (`measure(data)`), and ratios of time within one run."""
