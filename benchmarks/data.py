"""Says where the annotated data lie: the folder in DRAGOMAN_DATA, else `../shared`."""

import os
from pathlib import Path

__all__ = ["data_folder"]


def data_folder() -> Path:
    """Return the folder with the annotated data, whether it exists or not."""
    told = os.environ.get("DRAGOMAN_DATA")
    return Path(told) if told else Path(__file__).resolve().parents[2] / "shared"
