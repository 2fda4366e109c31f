"""Articles become sentences and tokens."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.codes.language import LanguageWords, load_language
from dragoman.codes.layers import Layers
from dragoman.language import parse
from dragoman.language.paragraphs import INVISIBLE, find_paragraphs
from dragoman.model import Article, Reading, Zone, ZoneKind

WORDS = load_language(Layers())


def an_article(text: str, *zones: Zone, language: str = "en") -> Article:
    """Make an article; without zones it is all body."""
    return Article(
        id="a",
        address="a",
        name="a",
        language=language,
        text=text,
        sha256="",
        zones=zones or (Zone(ZoneKind.BODY, 0, len(text)),),
    )


def sentences(text: str, *, language: str = "en") -> list[str]:
    """Return the sentences of a text as they stand."""
    reading = parse(an_article(text, language=language), words=WORDS)
    return [item.span.of(text) for item in reading.sentences]


def tokens(text: str, *, language: str = "en") -> str:
    """Return the tokens of a text, parted by bars."""
    reading = parse(an_article(text, language=language), words=WORDS)
    return "|".join(text[item.start : item.end] for item in reading.tokens)


@pytest.mark.parametrize(
    "text",
    [
        "He leads in the U.S.| Hours earlier, his office recalled the team.",
        "The U.S. President spoke.| The U.S. Senate did not.",
        "Mr. Brown met Gen. Smith and J. K. Lake.| They talked.",
        "It took effect at 5 p.m. Monday.| It held until 7 a.m.| The guns then spoke.",
        '"Stop!" he said.| "Why?" Mr. Brown asked.| Nobody knew.',
        "“We will not leave.”| The crowd cheered.",
        "“They go.| We stay,” he said.",
        "See No. 5 and Art. 7 of the deal.| He said no.| They left.",
        "It fell by 4.5 percent to 1.2 million.| Prices rose.",
        "1. Bread is short.| 2. Water is too.",
        "They left... and came back.| Then they left again.",
        "He wrote to a.b@c.org and www.c.org.| Nobody answered.",
        "(He had left.)| She stayed.",
        "The talks ended.The minister left by train for Booking.com.",
        "Talks Collapse: U.S. In Doubt",
        "Costs rose.| $400 was paid.",
        "THE U.S. PRESIDENT SPOKE.| NOBODY HEARD.",
    ],
)
def test_sentences_end_where_a_reader_would_end_them(text: str) -> None:
    """A bar in the text marks where a sentence ends."""
    expected = text.split("| ")
    if "ended.The" in text:
        expected = ["The talks ended.", "The minister left by train for Booking.com."]
    assert sentences(text.replace("|", "")) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("I don't know", "I|do|n't|know"),
        ("Brown’s men can’t", "Brown|’s|men|ca|n’t"),
        ("They cannot go", "They|can|not|go"),
        ("Ze'ev came", "Ze'ev|came"),
        ("man-made, U.S.-led", "man|-|made|,|U.S.|-|led"),
        ("non-violent anti-war", "non-violent|anti-war"),
        ("a 48-hour truce", "a|48|-|hour|truce"),
        ("576,000 at 4.5% for $3", "576,000|at|4.5|%|for|$|3"),
        ("at 5pm on 9/11", "at|5|pm|on|9/11"),
        ("“Go…” he—she", "“|Go|…|”|he|—|she"),
        ("Mr. A. Brown Jr. left.", "Mr.|A.|Brown|Jr.|left|."),
        ("a.b@c.org, https://c.org/x?y=1.", "a.b@c.org|,|https://c.org/x?y=1|."),
        ("the dogs' food", "the|dogs|'|food"),
        ("Wait... what?!", "Wait|...|what|?!"),
    ],
)
def test_tokens_are_cut_as_in_the_web_treebank(text: str, expected: str) -> None:
    """Contractions, hyphens, signs and marks are tokens; abbreviations and addresses are whole."""
    assert tokens(text) == expected


def test_paragraphs_end_at_blank_lines_and_lines_that_stand_alone() -> None:
    """A headline, a list and a paragraph per line are cut; a line that goes on is not."""
    text = "A headline\nThe first line\nthat goes on.\n \nAnother.\r\n\r\nThe last."
    assert [text[a:b] for a, b in find_paragraphs(text, 0, len(text))] == [
        "A headline",
        "The first line\nthat goes on.",
        "Another.",
        "The last.",
    ]


def test_hard_wrapped_lines_are_one_paragraph() -> None:
    """A text that was broken at a width of about sixty is read as one paragraph."""
    text = (
        "The two sides met on Monday in the old town hall of the\n"
        "City of Bern and agreed to meet again. After the meeting\n"
        "Swiss mediators said that they were hopeful of a deal by\n"
        "Friday."
    )
    assert list(find_paragraphs(text, 0, len(text))) == [(0, len(text))]


def test_only_title_subtitle_body_and_caption_are_read() -> None:
    """Each sentence knows its zone and paragraph; furniture and the byline are left out."""
    text = "Title\nBy A. Brown\nOne. Two.\n\nThree.\nShare this"
    kinds = [
        (ZoneKind.TITLE, "Title"),
        (ZoneKind.BYLINE, "By A. Brown"),
        (ZoneKind.BODY, "One. Two.\n\nThree."),
        (ZoneKind.FURNITURE, "Share this"),
    ]
    zones = [Zone(kind, text.index(part), text.index(part) + len(part)) for kind, part in kinds]
    reading = parse(an_article(text, *zones), words=WORDS)
    assert [(item.span.of(text), item.zone, item.paragraph) for item in reading.sentences] == [
        ("Title", ZoneKind.TITLE, 0),
        ("One.", ZoneKind.BODY, 1),
        ("Two.", ZoneKind.BODY, 1),
        ("Three.", ZoneKind.BODY, 2),
    ]


def test_another_language_is_cut_at_its_own_marks() -> None:
    """Arabic, Hebrew and Chinese end sentences by their marks, with no list of words."""
    assert sentences("من هو؟ لا نعرف.", language="ar") == ["من هو؟", "لا نعرف."]
    assert sentences("מי הוא? איננו יודעים.", language="he") == ["מי הוא?", "איננו יודעים."]
    assert sentences("他来了。我们走！", language="zh") == ["他来了。", "我们走！"]
    assert tokens("他来了。", language="zh") == "他|来|了|。"


def test_a_language_without_files_has_empty_lists() -> None:
    """Only the small words by which languages are told are the same for all."""
    told = load_language(Layers(), "xx")
    assert told == LanguageWords(small=told.small)


HOSTILE = st.text(
    alphabet=st.sampled_from(list("Aa1 .!?'\"“”’-\n\r\t()[],:/@#&_ًé的\u200b\u2028U.S"))
)


def check(reading: Reading, article: Article) -> None:
    """Check what always holds of a reading."""
    text = article.text
    covered: set[int] = set()
    last = 0
    for sentence in reading.sentences:
        assert last <= sentence.start < sentence.end <= len(text)
        last = sentence.end
        assert sentence.first < sentence.last
        assert "\n\n" not in sentence.span.of(text)
        for token in reading.tokens[sentence.first : sentence.last]:
            assert sentence.start <= token.start < token.end <= sentence.end
            covered.update(range(token.start, token.end))
    body = {at for zone in article.zones for at in range(zone.start, zone.end)}
    seen = {at for at in body if not text[at].isspace() and text[at] not in INVISIBLE}
    assert covered >= seen
    assert not any(text[at].isspace() for at in covered)


@settings(max_examples=300)
@given(HOSTILE | st.text(), st.sampled_from(["en", "und", "ar"]))
def test_tokens_cover_all_that_can_be_seen(text: str, language: str) -> None:
    """Whatever the text, sentences are ordered and tokens cover all but the spaces."""
    article = an_article(text, language=language)
    check(parse(article, words=WORDS), article)


@pytest.mark.parametrize("language", ["en", "ar"])
@pytest.mark.parametrize(
    "text",
    [
        "the word " * 10_000,
        "NO. " * 10_000,
        '"' * 10_000,
        '."' * 10_000,
        "a-" * 10_000,
        "\n" * 10_000,
    ],
)
def test_strange_pages_are_read_in_one_go(text: str, language: str) -> None:
    """A page of one sentence, of quote marks or of periods raises nothing."""
    article = an_article(text, language=language)
    check(parse(article, words=WORDS), article)
