"""Tells who did an act, to whom, whether it happened and when: for words that name no event too."""

from collections.abc import Callable
from functools import cache

from dragoman.codes.events import EventCodes, Frame
from dragoman.events.candidates import Candidate
from dragoman.events.events import day_of, status_by, time_near, year_before
from dragoman.events.judge import status_of
from dragoman.events.roles import roles_of
from dragoman.events.scene import Scene, make_scene
from dragoman.model import Act, Findings, Reading

__all__ = ["find_acts"]


def find_acts(
    reading: Reading, before: Findings, *, codes: EventCodes
) -> Callable[[int, str, str, str], Act]:
    """Return what reads the act that a word names.

    Args:
        reading: Sentences, tokens and their syntax.
        before: The article with its times, actors and statements.
        codes: Words of events, and what was learned of them.

    Returns:
        A function of the word's token, its part of speech (VERB, NOUN, ADJ), and the PLOVER type
        and mode by which its roles are read.
    """
    times, year = before.context.times, year_before(before)

    @cache
    def laid_out() -> Scene:  # most pages ask for no act
        return make_scene(reading, before, codes)

    def act(at: int, pos: str, sort: str, mode: str) -> Act:
        scene = laid_out()
        lemma = scene.lemma(at)
        frame = Frame(name=f"{lemma}.{pos.lower()}", words=lemma, pos=pos, type=sort, mode=mode)
        candidate = Candidate(at, frame)
        roles = roles_of(scene, candidate, codes.plover[sort])
        status, _ = status_of(scene, candidate, codes)
        time = time_near(scene, times, at)
        return Act(
            actors=roles.actors,
            recipients=roles.recipients,
            status=status_by(status, time, year),
            on=day_of(scene, time),
        )

    return act
