"""Finds the noun phrase that a cue gives words to, before or after the cue."""

from dragoman.statements.view import Range, View

__all__ = ["source_after", "source_before"]

_MARKS = frozenset(",;:—–-()[]\"“”‘’'«».?!…")
_BEFORE = frozenset({"while", "when", "if", "that", "because", "although", "though"})
_RELATIVES = frozenset({"who", "which", "that"})
_PLACING = frozenset({"in", "at", "for", "by"})  # in an appositive
_MAKING = frozenset({"by"})  # "a count by Lake News"
_LONGEST = 40  # tokens of a source with its appositives; a longer one was cut wrongly
_LONGEST_APPOSITIVE = 25
_LONGEST_OTHER = 4  # tokens before "and" in a source of two


def source_before(view: View, last: int, floor: int) -> Range | None:
    """Return the noun phrase that ends at token `last`, not reaching below `floor`.

    "Brown, the mayor, said" gives "Brown, the mayor"; leading adjuncts are left out.

    Args:
        view: The reading laid out.
        last: The token before the cue and its auxiliaries.
        floor: The first token that may belong to it.

    Returns:
        Its tokens, or None where no noun phrase stands there.
    """
    while last > floor and view.words[last] in view.cues.preposition and view.quoted[last] < 0:
        last -= 1  # "Brown on (Monday) said"
    end = last
    if last < floor or view.quoted[last] >= 0 or view.words[last] in _BEFORE:
        return None
    if view.words[last] == "as" and last > floor:  # "quoted Brown as saying"
        last = end = last - 1
    if view.words[last] in {"who", "which"} and last - 1 >= floor:
        last = end = last - 1 - (view.words[last - 1] == ",")
        floor = _after_preposition(view, last, floor)
    if view.words[last] == ",":
        comma = _comma_before(view, last - 1, floor)
        if comma is None:
            return None
        end, last = last - 1, comma - 1
        if (
            view.words[comma + 1] in view.cues.preposition
            or view.words[comma + 1] in view.cues.adverb
        ):
            end = last  # "Brown, in a statement, said"
    first = _without_adjunct(view, _with_other(view, _phrase_start(view, last, floor), floor), last)
    if first is None or end + 1 - first > _LONGEST or not _is_source(view, first, last):
        return None
    return Range(first, end + 1)


def source_after(view: View, first: int, ceiling: int) -> Range | None:
    """Return the noun phrase that begins at token `first`: `said Brown, the mayor, on Monday`.

    Args:
        view: The reading laid out.
        first: The token after the cue.
        ceiling: One past the last token that may belong to it.

    Returns:
        Its tokens, or None where no noun phrase stands there.
    """
    if first >= ceiling or not _is_source(view, first, first):
        return None
    ceiling = min(ceiling, first + _LONGEST + 1)
    end = _phrase_end(view, first, ceiling)
    if view.words[first] in view.cues.person:
        return Range(first, first + 1)
    while not view.capital[first] and _goes_on(view, end, ceiling, _MAKING):
        end = _phrase_end(view, end + 1, ceiling)
    while end < ceiling and view.words[end] == "," and _is_appositive(view, end + 1, ceiling):
        end = _phrase_end(view, end + 1, ceiling)
        while _goes_on(view, end, ceiling, _PLACING):
            end = _phrase_end(view, end + 1, ceiling)
    return Range(first, end) if 0 < end - first <= _LONGEST else None


def _goes_on(view: View, token: int, ceiling: int, prepositions: frozenset[str]) -> bool:
    """Say whether a name after a preposition belongs to a source: "head of mission in Lake City"."""
    if token + 1 >= ceiling or view.quoted[token + 1] >= 0:
        return False
    named = view.capital[token + 1] and view.words[token + 1] not in view.cues.weekday
    return named and view.words[token] in prepositions


def _after_preposition(view: View, last: int, floor: int) -> int:
    """Return where the antecedent of "who" may begin: after "from", "with" or "to", not "of"."""
    for token in range(last, max(floor, last - _LONGEST_APPOSITIVE), -1):
        if view.words[token] in view.cues.adjunct or view.words[token] == "with":
            return token + 1
    return floor


def _comma_before(view: View, last: int, floor: int) -> int | None:
    """Return the comma that opens the appositive which ends at `last`."""
    for token in range(last, max(floor, last - _LONGEST_APPOSITIVE), -1):
        if view.words[token] == "," and token > floor:
            return token
        if view.quoted[token] >= 0 or view.words[token] in {";", "—"}:
            return None
    return None


def _phrase_start(view: View, last: int, floor: int) -> int:
    first = last
    while first > floor and not _parts(view, first - 1):
        first -= 1
    return first


def _with_other(view: View, first: int, floor: int) -> int:
    """Move the start over "Brown and" in "Brown and other officials said"."""
    if first - 1 <= floor or view.words[first - 1] != "and" or view.quoted[first - 1] >= 0:
        return first
    other = first - 2
    while other > floor and not (_parts(view, other - 1) or view.words[other - 1] == "with"):
        other -= 1
    if first - 1 - other > _LONGEST_OTHER:
        return first
    opens = other == floor or view.words[other - 1] in {",", "with", ";"}
    if not opens or view.words[first - 2] in _MARKS:
        return first
    named = all(view.capital[token] for token in range(other, first - 1))
    pronoun = first - 2 == other and view.words[other] in view.cues.person
    plural = view.words[first - 2].endswith("s") and view.words[other] not in view.cues.preposition
    short = view.words[other] in view.cues.determiner and first - 2 - other == 1
    return other if named or pronoun or plural or short else first


def _parts(view: View, token: int) -> bool:
    """Say whether a noun phrase before a cue cannot run across a token."""
    word = view.words[token]
    cues = view.cues
    if word in {"-", "–"}:
        return _is_apart(view, token)
    if word in {"(", ")", "'"}:
        return False
    if word == "and":
        return not (view.capital[token - 1] and view.capital[token + 1]) if token else True
    return (
        view.quoted[token] >= 0
        or word in _MARKS
        or word in cues.boundary
        or word in cues.auxiliary
        or (word in cues.be and word != "'s")
        or word in cues.person
        or word in cues.clause
    )


def _is_apart(view: View, token: int) -> bool:
    """Say whether a dash stands between blanks, as after the place a report comes from."""
    tokens = view.reading.tokens
    before = token > 0 and tokens[token - 1].end < tokens[token].start
    return before and token + 1 < len(tokens) and tokens[token].end < tokens[token + 1].start


def _without_adjunct(view: View, first: int, last: int) -> int | None:
    """Move the start past "On Monday", "In a statement" and adverbs."""
    cues = view.cues
    while first < last and (view.words[first] in cues.adverb or view.words[first] == "and"):
        first += 1
    if view.words[first] not in cues.preposition:
        return first
    for token in range(first + 2, last + 1):
        before = view.words[token - 1]
        begins = view.words[token] in cues.determiner or view.words[token] in cues.person
        capital = view.capital[token] and not view.capital[token - 1]
        if (begins or capital) and before not in cues.preposition | cues.determiner | {
            "'s",
            "-",
            "of",
        }:
            return token
    return None


def _is_source(view: View, first: int, last: int) -> bool:
    """Say whether a phrase may name a speaker: it opens as a noun phrase does."""
    cues = view.cues
    word = view.words[first]
    if (
        word in _MARKS
        or word in cues.boundary
        or word in cues.auxiliary
        or word in cues.preposition
    ):
        return False
    if view.capital[first] or word in cues.person or word in cues.determiner:
        return True
    plural = view.words[last].endswith("s") or view.words[last] in cues.plural
    named = view.capital[last] or view.words[last] in {")", ","}
    relative = first > 0 and view.words[first - 1] in _RELATIVES
    return (plural or (named and last > first)) and not (relative and first == last)


def _phrase_end(view: View, first: int, ceiling: int) -> int:
    end = first
    while end < ceiling and view.quoted[end] < 0:
        word = view.words[end]
        if end > first and (
            word in view.cues.stop
            or word in view.cues.weekday
            or word in view.cues.auxiliary
            or word in view.cues.going
            or (word in _MARKS and word not in {"-", "–", "(", ")", "'"})
        ):
            break
        end += 1
    return end


def _is_appositive(view: View, first: int, ceiling: int) -> bool:
    if first >= ceiling or view.quoted[first] >= 0:
        return False
    word = view.words[first]
    cues = view.cues
    if word == "who":
        return True
    taken = word in cues.stop or word in cues.going or word in cues.adverb or word in cues.person
    return not (taken or word in cues.boundary or word in _MARKS or word in {"and", "according"})
