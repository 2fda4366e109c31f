"""Scores against annotated data beside the checkout."""
