"""The flow on one screen: a page goes in, what it reports comes out, each line with its words."""

import logging
import traceback
from collections.abc import Iterable, Iterator
from functools import partial

from msgspec.structs import replace

from dragoman.actors import find_actors, find_notes
from dragoman.article import find_article
from dragoman.codes import Codes
from dragoman.events import find_acts, find_events
from dragoman.figures import find_figures, find_quantities
from dragoman.language import identify, load_parser, parse
from dragoman.ledger import make_ledger as put_into_slots
from dragoman.limits import OutOfTime, time_limit
from dragoman.model import (
    ArticleFlag,
    Context,
    Failed,
    Findings,
    Given,
    Page,
    PageTalks,
    Reading,
    Rejected,
    Slot,
    Track,
    Why,
)
from dragoman.places import find_places, find_where
from dragoman.settings import Settings
from dragoman.statements import find_statements
from dragoman.talks import find_talks
from dragoman.talks import make_tracks as join_tracks
from dragoman.times import find_times

__all__ = ["make_ledger", "make_tracks", "parse_page", "read", "read_many"]

_log = logging.getLogger(__name__)


def read(page: Page, *, codes: Codes, settings: Settings) -> Findings | Rejected:
    """Read one page into what it reports, each item with the words it rests on.

    Args:
        page: What came in.
        codes: The words, units and names to look up, from `load_codes`.
        settings: The limits.

    Returns:
        The article with everything found in it, or the reason why there is none.
    """
    names = codes.gazetteer
    article = find_article(
        page, phrases=codes.furniture, outlets=names.outlet_names, settings=settings
    )
    if isinstance(article, Rejected):
        return article
    article = identify(article, words=codes.language)
    if ArticleFlag.OTHER_LANGUAGE in article.flags:
        return Findings(article=article)
    parser = load_parser(settings.parser, codes=settings.codes)
    reading = parse(article, words=codes.language, parser=parser)
    times = find_times(reading, published=article.published, words=codes.times)
    places = find_places(reading, names=codes.places)
    actors = find_actors(reading, names=codes.actors, places=places, at=article.published)
    context = Context(times=times, places=places, actors=actors)
    statements = find_statements(reading, context, cues=codes.cues)
    quantities = find_quantities(reading, units=codes.units)
    figures = find_figures(reading, quantities, statements, context, units=codes.units)
    found = Findings(
        article=article,
        context=context,
        statements=statements,
        quantities=quantities,
        figures=figures,
        notes=find_notes(reading, actors, names=codes.actors, at=article.published),
    )
    where = partial(find_where, reading, weights=codes.where)
    acts = find_acts(reading, found, codes=codes.events)
    talks = find_talks(reading, found, codes=codes.talks, acts=acts)
    return replace(
        found,
        events=find_events(reading, found, codes=codes.events, where=where),
        strands=talks.strands,
        moves=talks.moves,
        characterisations=talks.characterisations,
    )


def parse_page(
    page: Page, *, codes: Codes, settings: Settings, as_is: bool = False
) -> Reading | Rejected:
    """Read one page into sentences, words and their syntax, whatever its language; no findings.

    Args:
        page: What came in.
        codes: As for `read`.
        settings: As for `read`; a page that exceeds `max_page_seconds` is rejected.
        as_is: The whole text is body, however short it is: no search for furniture.

    Returns:
        The reading, or the reason why there is no article to read.
    """
    if as_is:
        page = replace(page, whole=True)
    outlets = codes.gazetteer.outlet_names
    parser = load_parser(settings.parser, codes=settings.codes)
    try:
        with time_limit(settings.max_page_seconds):
            article = find_article(
                page, phrases=codes.furniture, outlets=outlets, settings=settings
            )
            if isinstance(article, Rejected):
                return article
            article = identify(article, words=codes.language)
            return parse(article, words=codes.language, parser=parser)
    except OutOfTime:
        return _too_slow(page, settings)


def make_ledger(figures: Iterable[Given], *, codes: Codes) -> tuple[Slot, ...]:
    """Put figures of many pages into slots in which they can agree or disagree.

    Args:
        figures: As articles give them, from `Record.figures`.
        codes: As for `read`: which names are one place's.

    Returns:
        Slots, those with most figures first.
    """
    return put_into_slots(figures, place_key=codes.places.same)


def make_tracks(pages: Iterable[PageTalks], *, codes: Codes) -> tuple[Track, ...]:
    """Join what pages tell of talks into tracks, and infer where each stands.

    Args:
        pages: From `Record.talks`, or `page_talks` of one page's findings.
        codes: As for `read`: the table of states.

    Returns:
        Tracks, the one with the newest page first.
    """
    return join_tracks(pages, codes=codes.talks)


def read_many(
    pages: Iterable[Page | Rejected], *, codes: Codes, settings: Settings
) -> Iterator[Findings | Rejected | Failed]:
    """Read pages one after the other; whatever a page does, the next one is read.

    Args:
        pages: Pages, and those that were rejected on their way in.
        codes: As for `read`.
        settings: As for `read`; a page that exceeds `max_page_seconds` is rejected.

    Yields:
        One result a page, in order; `Failed` where our own code broke.
    """
    load_parser(settings.parser, codes=settings.codes)  # a wrong name is told before any page
    for page in pages:
        yield page if isinstance(page, Rejected) else _guarded(page, codes, settings)


def _guarded(page: Page, codes: Codes, settings: Settings) -> Findings | Rejected | Failed:
    try:
        with time_limit(settings.max_page_seconds):
            return read(page, codes=codes, settings=settings)
    except OutOfTime:
        return _too_slow(page, settings)
    except Exception as error:
        _log.exception("page failed name=%s", page.name)
        return Failed(
            name=page.name,
            key=page.key,
            url=page.url,
            stage=_stage(error),
            error=f"{type(error).__name__}: {error}",
        )


def _too_slow(page: Page, settings: Settings) -> Rejected:
    detail = f"reading took more than {settings.max_page_seconds:g} s"
    return Rejected(name=page.name, key=page.key, url=page.url, why=Why.TOO_SLOW, detail=detail)


def _stage(error: Exception) -> str:
    """Return the innermost module of ours in the traceback, as "figures/numbers.py:41"."""
    for frame in reversed(traceback.extract_tb(error.__traceback__)):
        _, ours, path = frame.filename.replace("\\", "/").rpartition("/dragoman/")
        if ours:
            return f"{path}:{frame.lineno}"
    return "pipeline.py"
