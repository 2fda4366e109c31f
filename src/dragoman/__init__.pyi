from dragoman.api import read as read
from dragoman.api import read_all as read_all
from dragoman.codes import load_codes as load_codes
from dragoman.errors import DragomanError as DragomanError
from dragoman.model import Article as Article
from dragoman.model import Failed as Failed
from dragoman.model import Findings as Findings
from dragoman.model import Page as Page
from dragoman.model import Rejected as Rejected
from dragoman.record import Record as Record
from dragoman.record import open_record as open_record
from dragoman.settings import Settings as Settings
from dragoman.version import __version__ as __version__

__all__ = [
    "Article",
    "DragomanError",
    "Failed",
    "Findings",
    "Page",
    "Record",
    "Rejected",
    "Settings",
    "__version__",
    "load_codes",
    "open_record",
    "read",
    "read_all",
]
