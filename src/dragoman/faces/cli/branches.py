"""Turns the heads of a sentence's words into the lines that are drawn before them."""

from collections.abc import Iterator, Sequence

__all__ = ["STEP", "branches"]

STEP = 3  # columns a level; 96 % of English words stand less than six levels deep

_FIRST, _MIDDLE, _LAST, _PAST, _NOTHING = "┌─ ", "├─ ", "└─ ", "│  ", "   "


def branches(heads: Sequence[int]) -> list[tuple[int, str]]:
    """Return the words from top to bottom, each with what is drawn before it.

    What depends on a word stands above it if it comes before it in the sentence, below it if it
    comes after, so that the sentence is read from top to bottom. Only a word that stands apart
    from its phrase is drawn with its phrase.

    Args:
        heads: For each word the index of its head; less than 0 for a root. No circles.

    Returns:
        The index of a word and its branches, `STEP` columns a level.
    """
    below: list[list[int]] = [[] for _ in heads]
    for index, head in enumerate(heads):
        if head >= 0:
            below[head].append(index)
    drawn = list(_from_top(heads, below))
    row = {index: at for at, (index, _) in enumerate(drawn)}
    cells = [[_NOTHING] * depth for _, depth in drawn]
    for at, (index, depth) in enumerate(drawn):
        _branch(cells, at, depth, [row[child] for child in below[index]])
    return [(index, "".join(cells[at])) for at, (index, _) in enumerate(drawn)]


def _from_top(heads: Sequence[int], below: Sequence[Sequence[int]]) -> Iterator[tuple[int, int]]:
    """Yield words and their depths: what is to the left of a word, the word, what is to the right."""
    todo = [(index, 0, False) for index, head in enumerate(heads) if head < 0][::-1]
    while todo:
        index, depth, opened = todo.pop()
        if opened or not below[index]:
            yield index, depth
            continue
        before = [(child, depth + 1, False) for child in below[index] if child < index]
        after = [(child, depth + 1, False) for child in below[index] if child > index]
        todo += [*before, (index, depth, True), *after][::-1]


def _branch(cells: list[list[str]], at: int, depth: int, children: Sequence[int]) -> None:
    """Draw the line from the word in row `at` to its children's rows, in the column of its depth."""
    top, bottom = min((at, *children)), max((at, *children))
    for row in range(top, bottom + 1):
        if row == at:
            continue
        if row not in children:
            cells[row][depth] = _PAST
        elif row == top:
            cells[row][depth] = _FIRST
        else:
            cells[row][depth] = _LAST if row == bottom else _MIDDLE
