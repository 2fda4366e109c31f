"""Tells who did an act, to whom, whether it happened and when: for words that name no event too."""

from collections import Counter
from collections.abc import Callable

from dragoman.codes.events import EventCodes, Frame
from dragoman.events.candidates import Candidate, describe, make_scene
from dragoman.events.events import day_near, status_of
from dragoman.events.roles import roles_of
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
    scene = make_scene(reading, before, codes)
    times = before.context.times

    def act(at: int, pos: str, sort: str, mode: str) -> Act:
        token = reading.tokens[at]
        lemma = (token.lemma or reading.text[token.start : token.end]).lower()
        frame = Frame(name=f"{lemma}.{pos.lower()}", words=lemma, pos=pos, type=sort, mode=mode)
        candidate = Candidate(at, frame)
        roles = roles_of(scene, candidate)
        features = describe(scene, candidate, Counter())
        return Act(
            actors=roles.actors,
            recipients=roles.recipients,
            status=status_of(features, codes.status),
            on=day_near(scene, times, at),
        )

    return act
