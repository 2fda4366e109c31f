"""Tells what a number counts, by the cue words in the clause around it."""

from collections.abc import Sequence
from itertools import pairwise

from dragoman.codes.units import Units
from dragoman.figures.clause import Clause, Count, Counted, cues_at, fitting
from dragoman.figures.verbs import find_act, find_state
from dragoman.figures.words import Word, find_phrase, find_phrase_before

__all__ = ["find_counted"]

# "the death of J. Smith, the ambassador to the country, and three other people".
_REST_REACH = 16
# "the toll of last week's storm in the two valleys is now 34".
_TOLL_REACH = 14

# Two joined numbers: "14 houses / and / two bridges".
_ADJACENT = 2
# What money is for stands this near to it.
_CONTEXT_REACH = 30
# A survey names itself this near before its number.
_POLL_REACH = 10
# Below this a number in words may only mention people ("the two leaders").
_FEW = 11.0


def find_counted(
    words: Sequence[Word], counts: Sequence[Count], units: Units
) -> list[Counted | None]:
    """Tell for each number of a sentence what it counts, or None where it is no figure.

    Args:
        words: The sentence's words.
        counts: Its quantities in text order.
        units: Cue words of the language.

    Returns:
        As many as there are counts.
    """
    found: list[Counted | None] = []
    for index, count in enumerate(counts):
        clause = Clause(words, count, counts, index, units)
        found.append(_counted(clause, found))
    return found


def _counted(clause: Clause, before: Sequence[Counted | None]) -> Counted | None:
    kind = _kind(clause)
    if kind is not None:
        return _measured(clause, kind)
    if _is_ratio(clause):
        return None
    noun = _noun(clause)
    if noun is not None and noun.what not in clause.units.groups["weak"]:
        return noun
    return None if _is_one_of(clause) else _by_cue(clause, before) or _known(clause, noun)


def _by_cue(clause: Clause, before: Sequence[Counted | None]) -> Counted | None:
    act = find_act(clause)
    if act is not None and act.what not in clause.units.groups["yielding"]:
        return act
    return find_state(clause) or act or _toll(clause) or _shared(clause, before) or _rest(clause)


def _is_ratio(clause: Clause) -> bool:
    """Say whether the number belongs to "one in four", "2 out of 3"."""
    words, ratio = clause.words, clause.units.groups["ratio"]
    for left, right in pairwise(clause.counts[max(clause.index - 1, 0) : clause.index + 2]):
        between = words[left.last : right.first]
        if 0 < len(between) <= 2 and between[-1].lower in ratio:
            return len(between) == 1 or between[0].lower in clause.units.groups["ratio_out"]
    return False


def _is_one_of(clause: Clause) -> bool:
    words, count = clause.words, clause.count
    partitive = clause.units.groups["partitive"]
    one = count.quantity.value == 1.0 and not words[count.start].text.isdecimal()
    return one and count.last < len(words) and words[count.last].lower in partitive


def _kind(clause: Clause) -> str | None:
    unit = clause.count.quantity.unit
    known = None if unit is None else clause.units.units.get(unit.split(" per ", 1)[0])
    return None if known is None else known.kind


def _noun(clause: Clause) -> Counted | None:
    for cue in clause.nouns:
        return Counted(cue.what, "figures.noun/1", clause.count.end)
    return None


def _known(clause: Clause, noun: Counted | None) -> Counted | None:
    """Return what the noun alone tells; most buildings and places count only with a cue."""
    if noun is None or (noun.what in clause.units.groups["cued"] and "alone" not in clause.classes):
        return None
    if noun.what in clause.units.groups["mentioned"] and _is_passing(clause):
        return None
    return noun


def _is_passing(clause: Clause) -> bool:
    """Say whether people are mentioned, not counted: "one woman", "the two leaders", polls."""
    words, count, groups = clause.words, clause.count, clause.units.groups
    if any(
        word.lower in groups["poll"]
        for word in words[max(count.first - _POLL_REACH, 0) : count.end]
    ):
        return True
    small = (count.quantity.value or _FEW) < _FEW and not words[count.start].text.isdecimal()
    definite = count.first > 0 and words[count.first - 1].lower in groups["determiner"]
    return small and (count.quantity.value == 1.0 or definite)


def _toll(clause: Clause) -> Counted | None:
    """Read "the death toll rose to 70"."""
    if not clause.bare:
        return None
    words, units = clause.words, clause.units
    for end in range(clause.count.first, max(clause.count.first - _TOLL_REACH, 0), -1):
        size = find_phrase_before(words, end, units.tolls)
        if size:
            cue = cues_at(words, end - size, size, units.tolls)[0]
            return Counted(cue.what, "figures.toll/1", clause.count.end)
        if words[end - 1].lower in units.groups["breaks"]:
            return None
    return None


def _shared(clause: Clause, before: Sequence[Counted | None]) -> Counted | None:
    """Read a number that counts the same as the one before: "and eight more in Kokrahjar"."""
    words, groups, count = clause.words, clause.units.groups, clause.count
    if not before or before[-1] is None or not count.first:
        return None
    shared = Counted(before[-1].what, "figures.shared/1", count.end)
    if words[count.first - 1].lower not in groups["links"]:
        return None
    if clause.bare:
        goes_on = count.end >= len(words) or words[count.end].lower in groups["shared"]
        return shared if goes_on else None
    adjacent = count.first - clause.counts[clause.index - 1].end <= _ADJACENT
    verbal = before[-1].rule in {"figures.act/1", "figures.shared/1"}
    part = words[count.first - 1].lower in groups["including"]
    return shared if adjacent and (verbal or part) and clause.classes else None


def _rest(clause: Clause) -> Counted | None:
    """Read "killed our ambassador and three others": they share the verb of those named before."""
    words, units, count = clause.words, clause.units, clause.count
    named = {word.lower for word in words[count.last : count.end]} & units.groups["rest"]
    joined = count.first > 0 and words[count.first - 1].lower in units.groups["with"]
    if not named or not joined:
        return None
    for end in range(count.first - 1, max(count.first - _REST_REACH, 0), -1):
        size = find_phrase_before(words, end, units.acts)
        if size:
            what = fitting(cues_at(words, end - size, size, units.acts), clause)
            return Counted(what, "figures.shared/1", count.end) if what else None
        if words[end - 1].lower in units.groups["breaks"]:
            return None
    return None


def _measured(clause: Clause, kind: str) -> Counted | None:
    """Read money, tonnes of aid, and hectares that a disaster took."""
    end = clause.count.end
    if kind == "currency" and " per " not in (clause.count.quantity.unit or ""):
        if _has(clause, "price"):
            return None
        return Counted("aid_amount" if _has(clause, "aid") else "money", "figures.money/1", end)
    if kind == "weight" and _has(clause, "aid"):
        return Counted("aid_amount", "figures.money/1", end)
    return find_act(clause) or find_state(clause) if kind == "area" else None


def _has(clause: Clause, name: str) -> bool:
    """Say whether words near the number tell what money or goods are for."""
    words, contexts = clause.words, clause.units.contexts
    first = max(clause.count.first - _CONTEXT_REACH, 0)
    for at in range(first, min(clause.count.end + _CONTEXT_REACH, len(words))):
        size = find_phrase(words, at, contexts)
        if size and any(cue.name.startswith(name) for cue in cues_at(words, at, size, contexts)):
            return True
    return False
