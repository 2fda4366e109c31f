"""One date is chosen, all claims are kept."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.article.published import choose_published, in_conflict, iso_value
from dragoman.model import DateClaim, DateSource, Precision, Published


def claim(value: str, source: DateSource = DateSource.PAGE, detail: str = "meta date") -> DateClaim:
    """Return a claim about the date."""
    return DateClaim(value=value, source=source, detail=detail)


@pytest.mark.parametrize(
    ("raw", "value"),
    [
        ("2025-07-24T10:30:00+02:00", "2025-07-24T10:30:00+02:00"),
        ("2025-07-24T10:30:00.123Z", "2025-07-24T10:30:00+00:00"),
        ("2025-07-24 10:30 +0200", "2025-07-24T10:30+02:00"),
        ("2025-07-24T10:30:00[Europe/Berlin]", "2025-07-24T10:30:00"),
        ("2025-07-24T00:00:00Z", "2025-07-24"),
        ("2025-07-24 10:30 PM", "2025-07-24"),
        ("20250724T103000Z", "2025-07-24T10:30:00+00:00"),
        ("20250724", "2025-07-24"),
        ("2025/7/4 9:30", "2025-07-04"),
        ("1753345800", "2025-07-24T08:30:00+00:00"),
        ("1753345800000", "2025-07-24T08:30:00+00:00"),
        ("Thu, 24 Jul 2025 10:30:00 +0200", "2025-07-24T10:30:00+02:00"),
        ("July 24, 2025 at 10:30 PM EDT", "2025-07-24"),
        ("24 juillet 2025", "2025-07-24"),
        ("2025-07", "2025-07"),
        ("2025", "2025"),
        ("2025-02-30", None),
        ("2025-13-01T99:99", None),
        ("yesterday", None),
        ("07/08/2025", None),
        ("", None),
    ],
)
def test_iso_value(raw: str, value: str | None) -> None:
    """Dates are read as written, at the precision written; an ambiguous one is not guessed."""
    assert iso_value(raw) == value


@given(st.text(max_size=40))
def test_iso_value_of_anything(raw: str) -> None:
    """Whatever stands in a date field, the value is an ISO date or None."""
    value = iso_value(raw)
    assert value is None or value[:4].isdigit()


@pytest.mark.parametrize(
    ("value", "precision"),
    [
        ("2025", Precision.YEAR),
        ("2025-07", Precision.MONTH),
        ("2025-07-24", Precision.DAY),
        ("2025-07-24T10:30+02:00", Precision.MINUTE),
        ("2025-07-24T10:30:00+02:00", Precision.SECOND),
        ("2025-07-24T10:30:00", Precision.SECOND),
    ],
)
def test_precision(value: str, precision: Precision) -> None:
    """The chosen date says how exactly it is known."""
    published = choose_published([claim(value)], retrieved=None)
    assert published == Published(
        value=value, precision=precision, source=DateSource.PAGE, evidence=(claim(value),)
    )


def test_order_of_trust() -> None:
    """Option, page, feed, sidecar, address, file name: in this order, all kept as evidence."""
    sources = (
        DateSource.OPTION,
        DateSource.PAGE,
        DateSource.FEED,
        DateSource.SIDECAR,
        DateSource.ADDRESS,
        DateSource.FILE_NAME,
    )
    claims = [claim("2025-07-24", source) for source in reversed(sources)]
    for source in sources:
        published = choose_published(claims, retrieved=None)
        assert published is not None
        assert published.source is source
        assert set(published.evidence) == set(claims)
        claims.pop()


def test_retrieved_is_never_chosen() -> None:
    """The day of retrieval alone gives no date of publication."""
    assert choose_published([claim("2025-07-24", DateSource.RETRIEVED)], retrieved=None) is None
    assert choose_published([], retrieved="2025-07-24") is None


@pytest.mark.parametrize("value", ["1989-12-31", "2025-07-26", "2025-08", "2026", "0001-01-01"])
def test_implausible(value: str) -> None:
    """A date before 1990 or after the retrieval is kept, not chosen."""
    claims = [claim(value), claim("2025-07-20", DateSource.ADDRESS)]
    published = choose_published(claims, retrieved="2025-07-24T23:00:00Z")
    assert published is not None
    assert published.value == "2025-07-20"
    assert published.evidence == (claims[1], claims[0])
    assert not in_conflict(published, retrieved="2025-07-24T23:00:00Z")


def test_day_after_retrieval() -> None:
    """A page from east of the clock that fetched it may be dated a day later."""
    published = choose_published([claim("2025-07-25")], retrieved="2025-07-24")
    assert published is not None
    assert published.value == "2025-07-25"


def test_option_is_believed() -> None:
    """The caller may date a page before the web."""
    published = choose_published([claim("1978-09-17", DateSource.OPTION)], retrieved=None)
    assert published is not None
    assert published.value == "1978-09-17"


def test_day_before_month() -> None:
    """A day in the address goes before a bare year found on the page."""
    claims = [
        claim("2025", detail='htmldate "2025-01-01"'),
        claim("2025-07-24", DateSource.ADDRESS),
    ]
    published = choose_published(claims, retrieved=None)
    assert published is not None
    assert published.value == "2025-07-24"


def test_local_time() -> None:
    """Of one instant told in UTC and in the page's own time, the page's own is chosen."""
    utc = claim("2025-07-23T22:30:00+00:00", detail="JSON-LD datePublished")
    local = claim("2025-07-24T00:30:00+02:00")
    published = choose_published([utc, local], retrieved=None)
    assert published is not None
    assert published.day == "2025-07-24"


def test_guess_decides_between_date_lines() -> None:
    """Of two date lines near the headline, htmldate's answer decides."""
    claims = [
        claim("2025-07-20", detail='visible "20 July 2025"'),
        claim("2025-07-24", detail='visible "24 July 2025"'),
        claim("2025-07-24", detail='htmldate "2025-07-24"'),
    ]
    published = choose_published(claims, retrieved=None)
    assert published is not None
    assert published.evidence[0] == claims[1]


@pytest.mark.parametrize(
    ("other", "conflict"),
    [
        (claim("2025-07-25"), False),
        (claim("2025-07-26"), True),
        (claim("2025-07-26", DateSource.FEED), True),
        (claim("2025-07-26", DateSource.SIDECAR), True),
        (claim("2025-07-26", DateSource.ADDRESS), False),
        (claim("2025-07-26", detail='htmldate "2025-07-26"'), False),
    ],
)
def test_conflict(other: DateClaim, conflict: bool) -> None:  # noqa: FBT001
    """Page, feed and sidecar may contradict the chosen date; guesses and addresses do not."""
    published = choose_published([claim("2025-07-24"), other], retrieved=None)
    assert published is not None
    assert in_conflict(published, retrieved=None) is conflict
