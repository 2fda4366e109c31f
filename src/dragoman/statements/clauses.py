"""Finds where content begins and ends around a cue, and what stands between the two."""

from dragoman.statements.view import Range, Stretch, View

__all__ = [
    "clause_end",
    "contents_before",
    "has_verb",
    "is_adjunct",
    "is_end",
    "is_too_long",
    "quotation_after",
    "skip_adjuncts",
    "skip_listener",
    "trimmed",
]

_ENDS = frozenset(".!?;…")
_EDGES = frozenset(".,;:!?…—–")
_LONGEST_ADJUNCT = 14  # tokens between "told" or "said" and "that", a colon or a quotation
_LONGEST_CONTENT = 250  # tokens outside a quotation; what is longer was cut wrongly
_LONGEST_PHRASE = 10  # tokens from "with" to its participle, or from a participle to its number
_SHORTEST_QUOTATION = 6  # tokens with its marks; a shorter one is part of the outlet's sentence


def contents_before(view: View, stretch: Stretch, last: int) -> tuple[Range, ...]:
    """Return what stands before a source or cue that follows its content."""
    content = trimmed(view, Range(stretch.tokens.first, last))
    if content is None or is_too_long(view, content):
        return ()
    number = view.quoted[content.last - 1]
    if (
        number >= 0
        and view.quotations[number].last - view.quotations[number].first >= _SHORTEST_QUOTATION
    ):
        quotation = view.quotations[number]
        if quotation.first > content.first and view.words[quotation.first - 1] in _EDGES - {","}:
            return (Range(quotation.first, content.last),)
    return (content,)


def quotation_after(view: View, stretch: Stretch, first: int) -> tuple[Range, ...]:
    """Return the quotation that goes on after `"...," he said`, if one does."""
    for token in range(first, min(stretch.tokens.last, first + _LONGEST_ADJUNCT)):
        if view.quoted[token] >= 0:
            if token == first or view.words[token - 1] in _EDGES:
                return (_within(view.quotations[view.quoted[token]], stretch),)
            return ()
    return ()


def _within(quotation: Range, stretch: Stretch) -> Range:
    return Range(
        max(quotation.first, stretch.tokens.first), min(quotation.last, stretch.tokens.last)
    )


def skip_adjuncts(view: View, token: int, last: int, *, told: bool = False) -> int:
    """Return the token after days, adverbs and phrases such as "in a statement"."""
    cues = view.cues
    while token < last and view.quoted[token] < 0:
        word = view.words[token]
        if word in cues.weekday or (word in cues.adverb and word not in cues.conjunction):
            token += 1
        elif word in cues.adjunct or (told and word not in {"that", ":", ","}):
            end = _adjunct_end(view, token, last)
            if end is None or end == token:
                return token
            token = end
        else:
            return token
        if token < last and view.words[token] in {"that", ":", ","}:
            return token
    return token


def _adjunct_end(view: View, token: int, last: int) -> int | None:
    for item in range(token, min(last, token + _LONGEST_ADJUNCT)):
        word = view.words[item]
        if view.quoted[item] >= 0:
            return item if view.words[item - 1] in {",", ":"} else None
        if word in {"that", ":", ","} or word in _ENDS:
            return item
        if word in view.cues.auxiliary or word in view.cues.be or word in view.cues.person:
            return None
    return None


def skip_listener(view: View, token: int, last: int) -> int:
    """Return the token after "him", "reporters", "the newspaper", "Radio Four"."""
    first = token
    if token < last and (view.words[token] == "that" or view.words[token] in view.cues.preposition):
        return token
    if token < last and view.words[token] in view.cues.determiner:
        token += 1
    if token < last and (not view.capital[token] or token > first):
        token += 1
    while token < last and view.capital[token] and view.quoted[token] < 0:
        token += 1
    return token


def is_end(view: View, token: int, stretch: Stretch) -> bool:
    """Say whether a sentence or clause ends at a token."""
    return token >= stretch.tokens.last or (view.quoted[token] < 0 and view.words[token] in _ENDS)


def clause_end(view: View, start: int, last: int, *, opened: bool = False) -> int:
    """Return where content that follows its cue ends: before the next attribution or sentence.

    Args:
        view: The reading laid out.
        start: The content's first token.
        last: One past the stretch.
        opened: Whether the clause ends at its comma, as "While Brown said it rained, ..." does.

    Returns:
        One past its last token.
    """
    for token in range(start + 1, min(last - 1, start + _LONGEST_CONTENT + 2)):
        word = view.words[token]
        if view.quoted[token] >= 0:
            after = token + 1  # a quotation's last comma stands inside it
            comma = view.quoted[after] < 0 and view.words[token - 1] == ","
        else:
            after = token
            comma = word == ","
            if word == ";" or (word in {"and", "but"} and _is_next_verb(view, start, token, last)):
                return token
        if comma and (opened or _ends_after_comma(view, token + 1, last)):
            return after
    return last


def _ends_after_comma(view: View, token: int, last: int) -> bool:
    """Say whether the outlet goes on after a comma: "..., adding that", "..., leaving him alone"."""
    word = view.words[token]
    if word == "with":  # "with aid groups reporting hunger"
        following = view.words[token + 1 : min(last, token + _LONGEST_PHRASE)]
        return any(item in view.cues.going for item in following)
    if word == "according" or word in view.cues.going:
        return True
    if not word.endswith("ing") or word in view.cues.settled or view.capital[token]:
        return False
    following = view.words[token + 1 : min(last, token + _LONGEST_PHRASE)]
    return not any(item[0].isdigit() for item in following)  # "killing 10" is the source's count


def _is_next_verb(view: View, start: int, token: int, last: int) -> bool:
    """Say whether "and" or "but" joins the speaker's next verb: "... and later accused them"."""
    cues = view.cues
    verb = token + 1
    while verb < last and (
        view.words[verb] in cues.adverb
        or view.words[verb] in cues.auxiliary
        or view.words[verb].endswith("ly")
    ):
        verb += 1
    if verb >= last or view.quoted[verb] >= 0:
        return False
    word = view.words[verb]
    if word in cues.attributing and word not in cues.going:
        return view.words[token - 1] == "," or word.endswith("ed") or word in cues.past
    helped = word.endswith("ed") or view.words[token + 1] in cues.auxiliary
    return helped and view.words[token] == "but" and not has_verb(view, start, token)


def has_verb(view: View, first: int, last: int) -> bool:
    """Say whether a form of "be", an auxiliary or a word in -ed shows that tokens hold a verb."""
    cues = view.cues
    return any(
        word in cues.auxiliary or word in cues.be or word.endswith("ed")
        for word in view.words[first:last]
    )


def is_too_long(view: View, content: Range) -> bool:
    """Say whether content outside a quotation is longer than any statement."""
    number = view.quoted[content.first]
    whole = number >= 0 and view.quotations[number].last >= content.last
    return not whole and content.last - content.first > _LONGEST_CONTENT


def trimmed(view: View, content: Range) -> Range | None:
    """Leave out the marks at both ends that stand outside quotation marks."""
    first, last = content.first, content.last
    while first < last and view.words[first] in _EDGES and view.quoted[first] < 0:
        first += 1
    while first < last and view.words[last - 1] in _EDGES and view.quoted[last - 1] < 0:
        last -= 1
    return Range(first, last) if first < last else None


def is_adjunct(view: View, token: int) -> bool:
    """Say whether a part opens as an adjunct does: "under the deal", "easing fears", "and ..."."""
    word = view.words[token]
    cues = view.cues
    opens = (
        word in cues.preposition
        or word in cues.stop
        or word in cues.conjunction
        or word in {"prior", "who"}
    )
    return opens or word in cues.going or (word.endswith("ing") and not view.capital[token])
