"""Tests of the lines that a site sets on all its pages."""

from hypothesis import given
from hypothesis import strategies as st

from dragoman.model import Page
from dragoman.page import find_repeated, with_repeated


def page(
    text: str | bytes,
    url: str | None = "https://www.example.org/a",
    outlet: str | None = None,
    content_type: str = "text/plain",
) -> Page:
    return Page(content=text, name="a", url=url, outlet=outlet, content_type=content_type)


PAGES = [page(f"Talks, day {day}\n  Subscribe now \nRead more\nRead more\n") for day in range(3)]


def test_lines_on_three_pages_of_a_host_are_repeated() -> None:
    """A line counts once per page, without its blanks; www is no host of its own."""
    other = page("Subscribe now", url="http://EXAMPLE.org/b")
    assert find_repeated([*PAGES[:2], other]) == {"example.org": frozenset({"Subscribe now"})}


def test_two_pages_are_not_enough() -> None:
    """On two pages a sentence may be quoted twice."""
    assert find_repeated(PAGES[:2]) == {}


def test_other_hosts_do_not_count() -> None:
    """Three hosts that carry one agency report do not make it furniture."""
    hosts = [page("The agency's own words", url=f"https://{name}.example/") for name in "abc"]
    assert find_repeated(hosts) == {}


def test_an_outlet_stands_in_for_a_host() -> None:
    """Pages without address, or with one that is none, count for their outlet."""
    pages = [page("Read more", url=url, outlet="Example") for url in (None, "", "http://[")]
    assert find_repeated(pages) == {"Example": frozenset({"Read more"})}
    assert find_repeated([page("Read more", url=None)] * 3) == {}


def test_html_and_long_lines_are_left_out() -> None:
    """Markup tells furniture by itself, and a paragraph is none."""
    assert find_repeated([page("Read more", content_type="text/html")] * 3) == {}
    assert find_repeated([page("x" * 200)] * 3) == {}
    assert find_repeated([page("x" * 199)] * 3) == {"example.org": frozenset({"x" * 199})}


def test_only_the_first_pages_of_a_host_are_counted() -> None:
    """What begins after 200 pages is not seen; memory has a bound."""
    pages = [page(f"Day {day}") for day in range(200)] + [page("Read more")] * 5
    assert find_repeated(iter(pages)) == {}


def test_a_page_is_given_its_repeated_lines() -> None:
    """They come in the page's own order; bytes are read as UTF-8, whatever they are."""
    repeated = {"example.org": frozenset({"Read more", "Subscribe now"})}
    text = "Talks\nSubscribe now\nRead more\nSubscribe now"
    assert with_repeated(page(text), repeated).repeated == ("Subscribe now", "Read more")
    assert with_repeated(page(b"\xff\nRead more"), repeated).repeated == ("Read more",)


def test_other_pages_come_back_as_they_are() -> None:
    """A page of HTML, of another host or without such lines is the same page."""
    repeated = {"example.org": frozenset({"Read more"})}
    for other in (
        page("Read more", url="https://other.example/"),
        page("Read more", content_type="text/html"),
        page("Talks"),
        page("Read more", url=None),
    ):
        assert with_repeated(other, repeated) is other


@given(st.lists(st.lists(st.sampled_from("abcd"), max_size=4), max_size=8))
def test_repeated_lines_are_those_on_three_pages(texts: list[list[str]]) -> None:
    """The count is that of a plain reading of the rule."""
    found = find_repeated(page("\n".join(lines)) for lines in texts)
    expected = {line for line in "abcd" if sum(line in lines for lines in texts) >= 3}
    assert found.get("example.org", frozenset()) == expected
