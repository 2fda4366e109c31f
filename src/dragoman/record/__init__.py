"""The record: one SQLite file that keeps what the pages report and finds it again.

with open_record("demo.db", create=True) as record:
    with record.batch():
        record.add(findings, page)
    found = record.search("ceasefire talks", Filter(since="2025-07"))
"""

from dragoman.record.identity import page_id
from dragoman.record.record import Record, open_record
from dragoman.record.results import (
    Added,
    ArticleLine,
    Filter,
    Found,
    FoundFinding,
    Hit,
    Judgement,
    Outcome,
    Problem,
    RejectedPage,
    Snippet,
    Source,
    StatementHit,
    Verdict,
)

__all__ = [
    "Added",
    "ArticleLine",
    "Filter",
    "Found",
    "FoundFinding",
    "Hit",
    "Judgement",
    "Outcome",
    "Problem",
    "Record",
    "RejectedPage",
    "Snippet",
    "Source",
    "StatementHit",
    "Verdict",
    "open_record",
    "page_id",
]
