"""Small builders: pages, articles and findings made in sight."""

from hashlib import sha256

from dragoman.model import (
    ActorRef,
    Article,
    DateClaim,
    DateSource,
    Page,
    Precision,
    Published,
    Quantity,
    Span,
    Statement,
    StatementKind,
    Zone,
    ZoneKind,
    article_id,
    content_id,
)

__all__ = ["FURNITURE", "URL", "a_page", "a_quantity", "a_statement", "an_article", "where"]

URL = "https://news.example/talks"
FURNITURE = "Related: crocodiles escape from zoo"


def an_article(
    body: str = "Mediators met in Harbour City. Talks resume on Friday.",
    *,
    title: str = "Talks resume",
    url: str = URL,
    day: str | None = "2031-05-02",
    outlet: str = "The Courier",
) -> Article:
    """Return an article: title, blank line, body, blank line, furniture."""
    text = f"{title}\n\n{body}\n\n{FURNITURE}"
    digest = sha256(text.encode()).hexdigest()
    published = None
    if day is not None:
        precision = {4: Precision.YEAR, 7: Precision.MONTH}.get(len(day), Precision.DAY)
        claim = DateClaim(value=day, source=DateSource.PAGE, detail=f'meta date "{day}"')
        published = Published(
            value=day, precision=precision, source=DateSource.PAGE, evidence=(claim,)
        )
    start = len(title) + 2
    return Article(
        id=article_id(url, published, title, digest),
        address=url,
        name=url.rpartition("/")[2] + ".html",
        url=url,
        outlet=outlet,
        language="en",
        text=text,
        sha256=digest,
        title=title,
        zones=(
            Zone(ZoneKind.TITLE, 0, len(title)),
            Zone(ZoneKind.BODY, start, start + len(body)),
            Zone(ZoneKind.FURNITURE, start + len(body) + 2, len(text)),
        ),
        published=published,
    )


def a_page(article: Article, *, retrieved: str | None = None) -> Page:
    """Return the page that an article was read from."""
    date = article.published.value if article.published else ""
    html = f'<html><meta name="date" content="{date}"><body>{article.text}</body></html>'
    return Page(
        content=html.encode(),
        name=article.name,
        url=article.url,
        content_type="text/html",
        retrieved=retrieved,
    )


def where(text: str, words: str) -> Span:
    """Return the span of the first place where words stand."""
    start = text.index(words)
    return Span(start, start + len(words))


def a_statement(article: Article, content: str, *, rule: str = "test.said/1") -> Statement:
    """Return a statement of these words, by Ana Roth."""
    span = where(article.text, content)
    return Statement(
        id=content_id(article.id, "statement", span.start, span.end, rule),
        article=article.id,
        span=span,
        rule=rule,
        manner=StatementKind.INDIRECT,
        speaker=ActorRef(name="Ana Roth"),
        content=(span,),
    )


def a_quantity(article: Article, number: str, *, rule: str = "test.number/1") -> Quantity:
    """Return a quantity that stands in the article's text."""
    span = where(article.text, number)
    return Quantity(
        id=content_id(article.id, "quantity", span.start, span.end, rule),
        article=article.id,
        span=span,
        rule=rule,
        number=span,
        value=float(number),
    )
