"""English sentences become tokens."""

import pytest

from dragoman.codes.language import load_language
from dragoman.codes.layers import Layers
from dragoman.language.en import cut_tokens

WORDS = load_language(Layers())


def tokens(text: str, *, end: int | None = None) -> str:
    """Return the tokens of a sentence that ends at `end`, parted by bars."""
    found = cut_tokens(text, 0, len(text) if end is None else end, words=WORDS)
    return "|".join(text[item.start : item.end] for item in found)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("thats what they havent said", "that|s|what|they|have|nt|said"),
        ("I dunno, I'ma wait alot", "I|du|n|no|,|I|'m|a|wait|a|lot"),
        ("24/7 in the 1990's, not Channel 12's", "24|/|7|in|the|1990's|,|not|Channel|12|'s"),
        ("give 'em what's goin' on", "give|'em|what|'s|goin'|on"),
        ("PG&E's men and AT&T", "PG&E|'s|men|and|AT&T"),
    ],
)
def test_what_is_written_as_one_word_is_cut_in_two(text: str, expected: str) -> None:
    """Contractions without their apostrophe are cut, decades and clipped words are not."""
    assert tokens(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("its not over", "it|s|not|over"),
        ("its army is over there", "its|army|is|over|there"),
        ("its so-called army", "its|so|-|called|army"),
        ("its, the", "its|,|the"),
        ("your going home", "you|r|going|home"),
        ("your home", "your|home"),
        ("lets go home", "lets|go|home"),
        ("lets see", "let|s|see"),
        ("it lets them see", "it|lets|them|see"),
    ],
)
def test_a_doubtful_word_is_cut_by_what_follows_it(text: str, expected: str) -> None:
    """The word "its" is "it is" before what cannot go on with a noun."""
    assert tokens(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("at 5p.m. in 35C, 5G for 70p", "at|5|p.m.|in|35|C|,|5G|for|70|p"),
        ("T-90M tanks for $5M", "T|-|90M|tanks|for|$|5|M"),
        ("Rs500 in 2001/02 or on 28/10", "Rs|500|in|2001|/|02|or|on|28/10"),
        ("call 555/555-0100 or 5-0100", "call|555/555-0100|or|5-0100"),
        ("shown [1,12,3] for 1,200", "shown|[|1|,|12|,|3|]|for|1,200"),
        ("back in ’98, '05 and the '60s", "back|in|’98|,|'05|and|the|'60s"),
        ("'20 killed' in PM2.5", "'|20|killed|'|in|PM2.5"),
    ],
)
def test_numbers_are_cut_from_units_but_not_in_names(text: str, expected: str) -> None:
    """Units and currencies are tokens; dates, telephones, years and names of things are whole."""
    assert tokens(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("mailto:a.b@c.org, doi:10.1/2-3.", "mailto:a.b@c.org|,|doi:10.1/2-3|."),
        ("<a%b@c.org> or @c.org", "<|a%b@c.org|>|or|@c.org"),
        ("see plan-#2.DOC and alt.music.jazz.", "see|plan-#2.DOC|and|alt.music.jazz|."),
        ("What?... Oh!!... so...?", "What|?|...|Oh|!!|...|so|...|?"),
        ("a -> b ---- c ====> d $$$", "a|->|b|----|c|====>|d|$$$"),
        ("fine :) or ^_^ or <3 or http://c.org/:", "fine|:)|or|^_^|or|<3|or|http://c.org/|:"),
        ("go w/o her, b/c and/or", "go|w/o|her|,|b/c|and|/|or"),
        ("Kafka-esque, mis-match, UN-led", "Kafka-esque|,|mis-match|,|UN|-|led"),
        ("w- we exp- expect troops - yes", "w-|we|exp-|expect|troops|-|yes"),
        ("pre- and post-war", "pre|-|and|post-war"),
    ],
)
def test_runs_of_marks_and_addresses_are_whole(text: str, expected: str) -> None:
    """Addresses, emoticons, runs of a mark and words that were broken off are one token each."""
    assert tokens(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Dr.Brown, S.Korea, a Ph.D. here", "Dr.|Brown|,|S.|Korea|,|a|Ph.D.|here"),
        ("in the U.S, i.e here", "in|the|U.S|,|i.e|here"),
        ("gas (oil, etc.)", "gas|(|oil|,|etc.|)"),
        ("gas, etc...", "gas|,|etc|..."),
        ("gas, etc.", "gas|,|etc|."),
        ("of Brown Inc..", "of|Brown|Inc.|."),
        ("on 21st St.", "on|21st|St|."),
    ],
)
def test_the_period_of_an_abbreviation_stays_with_it(text: str, expected: str) -> None:
    """At the end of a sentence the period is a token, unless a bracket follows."""
    assert tokens(text) == expected


def test_an_abbreviation_keeps_its_period_where_the_rules_end_a_sentence_too_early() -> None:
    """What follows says that the sentence goes on."""
    assert tokens("Call ext. 39 now", end=len("Call ext.")) == "Call|ext."
    assert tokens("Read vol. The end", end=len("Read vol.")) == "Read|vol|."


@pytest.mark.parametrize(
    "unit", ["a-", "A.", "1,", "http://", "a@", "=-", "!.", "'", "n't", "[1,", "alt.a.", "a*", "w/"]
)
def test_time_is_linear(unit: str) -> None:
    """A page of one repeated mark is cut like any other."""
    text = unit * 5_000
    assert tokens(text).replace("|", "") == text
