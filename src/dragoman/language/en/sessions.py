"""Opens graphs for onnxruntime, each on one core: processes share the work, not threads."""

from collections.abc import Sequence
from pathlib import Path

import onnxruntime

from dragoman.errors import DataError

__all__ = ["check_files", "open_graph"]


def check_files(folder: Path, names: Sequence[str]) -> None:
    """Make sure that files of the reader are there.

    Raises:
        DataError: Which are missing.
    """
    missing = [name for name in names if not (folder / name).is_file()]
    if missing:
        raise DataError(f"the English reader lacks {', '.join(missing)} in {folder}")


def open_graph(path: Path) -> onnxruntime.InferenceSession:
    """Return a session that runs a graph on one core.

    Raises:
        DataError: It cannot be read.
    """
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    options.inter_op_num_threads = 1
    options.log_severity_level = 3
    try:
        return onnxruntime.InferenceSession(path, options, providers=["CPUExecutionProvider"])
    except Exception as error:
        raise DataError(f"the English reader's {path} cannot be read: {error}") from error
