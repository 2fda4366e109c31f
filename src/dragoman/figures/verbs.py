"""Reads the verb of a number: before it ("killed at least 12") or behind it ("12 were killed")."""

from dragoman.figures.clause import Clause, Counted, cues_at, fitting
from dragoman.figures.words import find_phrase, find_phrase_before

__all__ = ["find_act", "find_state"]

# Words between a verb and its number ("killed / a total of / 12"): articles and the like.
_BEFORE_REACH = 6
# Words between a counted noun and its verb; asides ("including five students") come on top.
_AFTER_REACH = 12
_ASIDE_REACH = 20


def find_act(clause: Clause) -> Counted | None:
    """Read a verb before the number: "killed at least 12", "wounding 30"."""
    words, units = clause.words, clause.units
    end = clause.count.first
    for _ in range(_BEFORE_REACH):
        size = find_phrase_before(words, end, units.acts)
        if size:
            if _is_state_of_previous(clause, end - size):
                return None
            cues = cues_at(words, end - size, size, units.acts)
            what = fitting(cues, clause)
            return Counted(what, "figures.act/1", clause.count.end) if what else None
        if end < 1 or words[end - 1].lower not in units.groups["fillers"]:
            return None
        end -= 1
    return None


def _is_state_of_previous(clause: Clause, verb: int) -> bool:
    """Say whether the verb belongs to the number before: "13 missing, 451 affected 34 evacuated"."""
    words, count = clause.words, clause.count
    behind = clause.bare and find_phrase(words, count.last, clause.units.states)
    return bool(behind) and clause.index > 0 and clause.counts[clause.index - 1].end == verb


def find_state(clause: Clause) -> Counted | None:
    """Read a verb behind what is counted: "12 people were killed", "30 wounded"."""
    words, units = clause.words, clause.units
    at, reach, following = clause.count.end, _AFTER_REACH, clause.index + 1
    while at < len(words) and reach > 0:
        size = 0 if _is_attribute(clause, at) else find_phrase(words, at, units.states)
        if size and _acts(clause, at, size):
            return None
        what = fitting(cues_at(words, at, size, units.states), clause) if size else None
        if what is not None:
            return Counted(what, "figures.state/1", _end(clause, at, size))
        step = _step(clause, at, following)
        if step is None:
            return None
        while following < len(clause.counts) and clause.counts[following].first < step:
            following += 1
        at, reach = step, reach - 1
    return None


def _is_attribute(clause: Clause, at: int) -> bool:
    """Say whether a participle only describes a noun: "fired 500 shots at the slain priests"."""
    determiner = clause.words[at - 1].lower in clause.units.groups["definite"]
    return determiner and at > clause.count.end


def _step(clause: Clause, at: int, following: int) -> int | None:
    """Return the next word to look at, past asides and joined numbers; None at the clause's end."""
    words, groups = clause.words, clause.units.groups
    upcoming = clause.counts[following] if following < len(clause.counts) else None
    near = upcoming is not None and at > clause.count.last and upcoming.first <= at + 1
    if upcoming is not None and near and words[at].lower in groups["with"] and not upcoming.bare:
        return upcoming.end
    if upcoming is not None and (at >= upcoming.first or (near and words[at].text != ",")):
        return None
    if words[at].text == ",":
        return _past_aside(clause, at)
    if words[at].lower in groups["breaks"] and words[at - 1].lower not in groups["listed"]:
        return None
    return at + 1


def _acts(clause: Clause, at: int, size: int) -> bool:
    """Say whether a participle is a verb with an object: "three gunmen killed a guard"."""
    words, units = clause.words, clause.units
    verb = find_phrase(words, at, units.acts)
    bare = at == clause.count.end and clause.bare
    if not verb or bare or words[at - 1].lower in units.groups["passive"]:
        return False
    follower = words[at + verb] if at + verb < len(words) else words[at]
    near = 0 < follower.start - words[at + verb - 1].end <= 1
    behind = follower.lower if near else ""
    return verb >= size and (behind in units.groups["objects"] or behind[:1].isdecimal())


def _past_aside(clause: Clause, at: int) -> int | None:
    """Return where an aside between commas ends, or None where the comma ends the clause."""
    if not _opens_aside(clause, at):
        return None
    words, named = clause.words, clause.words[at + 1].text[0].isupper()
    for step in range(at + 1, min(at + _ASIDE_REACH, len(words))):
        if words[step].text == ",":
            return step if named and _opens_aside(clause, step) else step + 1
    return None


def _opens_aside(clause: Clause, comma: int) -> bool:
    """Say whether a name or "including …" follows a comma."""
    if comma + 1 >= len(clause.words):
        return False
    behind = clause.words[comma + 1]
    return behind.text[0].isupper() or behind.lower in clause.units.groups["asides"]


def _end(clause: Clause, at: int, size: int) -> int:
    """Return where the figure's words end: at the cue if no noun is counted."""
    return at + size if clause.bare and at - clause.count.end <= 2 else clause.count.end
