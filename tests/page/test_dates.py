"""Tests of dates as they stand beside pages."""

from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.model import DateClaim, DateSource
from dragoman.page.dates import by_trust, claim_date, claim_from_name, to_iso


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("2025", "2025"),
        ("2025-07", "2025-07"),
        ("2025-07-24", "2025-07-24"),
        ("2025-7-4", "2025-07-04"),
        ("2025/07/24", "2025-07-24"),
        ("2025.07.24", "2025-07-24"),
        ("20250724", "2025-07-24"),
        ("20250724T103005Z", "2025-07-24T10:30:05+00:00"),
        (" 2025-07-24 10:30 ", "2025-07-24T10:30"),
        ("2025-07-24T10:30Z", "2025-07-24T10:30+00:00"),
        ("2025-07-24T10:30:05.123456Z", "2025-07-24T10:30:05+00:00"),
        ("2025-07-24 10:30:05 UTC", "2025-07-24T10:30:05+00:00"),
        ("2013-08-05 12:33:51+01:00", "2013-08-05T12:33:51+01:00"),
        ("2013-08-05T12:33:51-0330", "2013-08-05T12:33:51-03:30"),
        ("2013-08-05T12:33:51+02", "2013-08-05T12:33:51+02:00"),
        ("Thu, 24 Jul 2025 10:30:05 GMT", "2025-07-24T10:30:05+00:00"),
        ("Thu, 24 Jul 2025 10:30 +0200", "2025-07-24T10:30+02:00"),
        ("Thu, 24 Jul 2025 10:30:05 -0330", "2025-07-24T10:30:05-03:30"),
        ("24 July 2025", "2025-07-24"),
        ("July 24, 2025", "2025-07-24"),
        ("1970-01-01", "1970-01-01"),
        ("2024-02-29", "2024-02-29"),
    ],
)
def test_a_date_keeps_the_precision_it_was_written_with(written: str, value: str) -> None:
    """A date comes out as ISO 8601 and no finer than it stood."""
    assert to_iso(written) == value


@pytest.mark.parametrize(
    "written",
    [
        "",
        " ",
        "yesterday",
        "24/07/2025",
        "2025-13-01",
        "2025-02-29",
        "2025-00-10",
        "2025/07",
        "20251301",
        "2025-07-24T25:00:00Z",
        "2025-07-24T10:61",
        "2025-07-24T10:30:00+99:00",
        "0001-01-01T00:00:00",
        "1970-01-01T00:00:00Z",
        "٢٠٢٥-٠٧-٢٤",
        "2025-07-24 and then some",
        "2" * 100,
    ],
)
def test_what_no_calendar_has_is_no_date(written: str) -> None:
    """What is no date, or is an empty field of some program, comes out as None."""
    assert to_iso(written) is None


@given(st.text(max_size=70) | st.from_regex(r"[0-9:,+ \-TZJuly]{0,40}"))
def test_any_text_is_a_date_or_none(text: str) -> None:
    """Whatever text comes, the answer is None or a prefix of a moment that the calendar has."""
    value = to_iso(text)
    if value is not None:
        datetime.fromisoformat(value + "0000-01-01"[len(value) :] if len(value) < 10 else value)


@given(st.datetimes(min_value=datetime(1971, 1, 1), timezones=st.none()))  # noqa: DTZ001
def test_every_moment_comes_back(moment: datetime) -> None:
    """A moment written in ISO 8601 comes back to the second."""
    assert to_iso(moment.isoformat()) == moment.isoformat(timespec="seconds")


@pytest.mark.parametrize(
    ("name", "value", "detail"),
    [
        ("2025-07-24.txt", "2025-07-24", 'file name "2025-07-24.txt"'),
        ("a/talks-20250724.html", "2025-07-24", 'file name "talks-20250724.html"'),
        ("20250724T1030_x.html", "2025-07-24", 'file name "20250724T1030_x.html"'),
        ("x_2025_07_24_y.txt.gz", "2025-07-24", 'file name "x_2025_07_24_y.txt.gz"'),
        (
            "2025-07-24_after-2023-10-07.txt",
            "2025-07-24",
            'file name "2025-07-24_after-2023-10-07.txt"',
        ),
        ("a/2025/07/24/talks.html", "2025-07-24", 'folder "2025/07/24"'),
        ("a/2025/7/4/b/talks.html", "2025-07-04", 'folder "2025/7/4"'),
        ("a/2025/07/24.html", "2025-07-24", 'folder "2025/07/24"'),
        ("2024-01-02/a/2025-07-24/x.html", "2025-07-24", 'folder "2025-07-24"'),
    ],
)
def test_a_file_name_dates_a_page(name: str, value: str, detail: str) -> None:
    """The file's own name counts before its folders, and the innermost folder before the outer."""
    assert claim_from_name(name) == DateClaim(
        value=value, source=DateSource.FILE_NAME, detail=detail
    )


@pytest.mark.parametrize(
    "name",
    [
        "talks.html",
        "99999999.txt",
        "20251340.txt",
        "1234-56-78.txt",
        "id-120250724.txt",
        "9f8e7d6c20250724abcdef0123456789.html",
        "crawl-2025-07-24-part/x.html",
        "2025-07_24.txt",
        "3025/07/24/x.html",
    ],
)
def test_other_numbers_in_a_file_name_are_no_date(name: str) -> None:
    """Checksums, ids, ranges and dates that no calendar has are left alone."""
    assert claim_from_name(name) is None


def test_claims_stand_in_the_order_of_trust() -> None:
    """The caller's word comes first and the day of fetching last."""
    claims = [
        claim_date("2025-07-26", DateSource.RETRIEVED, "WARC-Date"),
        None,
        claim_date("2025-07-25", DateSource.FILE_NAME, "file name"),
        claim_date("2025-07-24", DateSource.OPTION, "--published"),
        claim_date("soon", DateSource.SIDECAR, "date"),
    ]
    assert [claim.detail for claim in by_trust(claims)] == [
        '--published "2025-07-24"',
        'file name "2025-07-25"',
        'WARC-Date "2025-07-26"',
    ]
