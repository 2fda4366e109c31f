"""Ends each content where the text goes on in other words: another source's or the outlet's own."""

import msgspec

from dragoman.statements.attribution import Attribution
from dragoman.statements.clauses import trimmed
from dragoman.statements.cueing import before_cue
from dragoman.statements.view import Range, View

__all__ = ["end_before_later"]


def end_before_later(view: View, items: list[Attribution]) -> list[Attribution]:
    """End contents before a later attribution that is joined to them, not part of them.

    "Brown said it rained, but Lake denied it" gives Brown "it rained"; so does "Brown said it
    rained and accused Lake of lying".

    Args:
        view: The reading laid out.
        items: The attributions of a stretch in the order of their cues.

    Returns:
        The same attributions, some with shorter contents.
    """
    found: list[Attribution] = []
    for later in items:
        shared = any(item.source == later.source for item in found)
        end = _joint(view, later, shared=shared)
        if end is not None:
            found = [
                item if shared and item.source != later.source else _ended(view, item, end)
                for item in found
            ]
        found.append(later)
    return found


def _joint(view: View, later: Attribution, *, shared: bool) -> int | None:
    """Return the "and", "but" or "while" that joins an attribution to what stands before it."""
    if later.source is None:
        return None
    joint = before_cue(view, later.cue, 0) if shared else later.source.first - 1
    if joint is None or joint < 1 or view.quoted[joint] >= 0:
        return None
    return joint if view.words[joint] in view.cues.joint else None


def _ended(view: View, item: Attribution, end: int) -> Attribution:
    """End the content that stands after a cue before a token, if it runs across that."""
    content = item.contents[-1]
    if not item.cue.last <= content.first < end < content.last:
        return item
    ended = trimmed(view, Range(content.first, end))
    if ended is None:
        return item
    return msgspec.structs.replace(item, contents=(*item.contents[:-1], ended))
