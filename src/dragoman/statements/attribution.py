"""Finds in a stretch of text who is given which words, by the place of cue, source and quotation."""

from collections.abc import Iterator

import msgspec

from dragoman.statements.clauses import (
    clause_end,
    contents_before,
    is_adjunct,
    is_end,
    is_too_long,
    quotation_after,
    skip_adjuncts,
    skip_listener,
    trimmed,
)
from dragoman.statements.sources import source_after, source_before
from dragoman.statements.view import Range, Stretch, View

__all__ = ["Attribution", "find_attributions"]

_MARKS = frozenset({",", "—", "–", "--", ";"})
_LONGEST_NAME = 8
_LONGEST_CUE = 4


class Attribution(msgspec.Struct, frozen=True):
    """Words given to somebody, in tokens.

    Attributes:
        rule: The pattern that found it.
        cue: The words that attribute.
        source: Who, or None.
        contents: What, in one or more parts.
        via: Whom it was told to, or None.
    """

    rule: str
    cue: Range
    source: Range | None
    contents: tuple[Range, ...]
    via: Range | None = None


def find_attributions(view: View, stretch: Stretch) -> Iterator[Attribution]:
    """Yield the attributions of a stretch in the order of their cues.

    Args:
        view: The reading laid out.
        stretch: The sentences to search.

    Yields:
        Attributions; one may stand in the content of another.
    """
    token = stretch.tokens.first
    floor = token
    source: Range | None = None
    while token < stretch.tokens.last:
        cue = _cue_at(view, token, stretch)
        if cue is None:
            token += 1
            continue
        found = _attribute(view, stretch, cue, floor, source)
        if found is not None:
            yield found
            source = found.source
        token = floor = cue.last


def _cue_at(view: View, token: int, stretch: Stretch) -> Range | None:
    """Return the cue that begins at a token, the longest first."""
    if view.quoted[token] >= 0:
        return None
    cues = view.cues
    for length in range(min(_LONGEST_CUE, stretch.tokens.last - token), 0, -1):
        form = " ".join(view.words[token : token + length])
        if any(
            form in forms
            for forms in (
                cues.phrase,
                cues.clause,
                cues.that,
                cues.object,
                cues.tell,
                cues.attitude,
            )
        ):
            return Range(token, token + length)
    return None


def _attribute(
    view: View, stretch: Stretch, cue: Range, floor: int, earlier: Range | None
) -> Attribution | None:
    form = _form(view, cue)
    if form in view.cues.phrase:
        return _according(view, stretch, cue)
    before = _before_cue(view, cue, stretch.tokens.first)
    if before is None:
        return None
    if _is_inverted(view, stretch, cue):
        return _inverted(view, stretch, cue)
    source = _subject(view, stretch, before, floor, earlier)
    if source is None:
        return None
    return _postposed(view, stretch, cue, source) or _preposed(view, stretch, cue, source)


def _subject(
    view: View, stretch: Stretch, before: int, floor: int, earlier: Range | None
) -> Range | None:
    """Return the source before a cue; after a comma or "and" it is that of the verb before."""
    going = before + 1 < stretch.tokens.last and view.words[before + 1] in view.cues.going
    if before >= floor and view.words[before] in {"and", "but"}:
        return earlier
    if not going or before < floor:
        return source_before(view, before, floor)
    if view.words[before] in _MARKS or view.words[before] == "while":
        return earlier or _opening(view, stretch)
    return (
        None if view.words[before] in view.cues.preposition else source_before(view, before, floor)
    )


def _opening(view: View, stretch: Stretch) -> Range | None:
    """Return the name or pronoun with which a stretch opens."""
    first = last = stretch.tokens.first
    if view.words[first] in view.cues.person:
        return Range(first, first + 1)
    ceiling = min(stretch.tokens.last, first + _LONGEST_NAME)
    while last < ceiling and view.quoted[last] < 0 and view.is_capital(last):
        last += 1
    return Range(first, last) if last - first > 1 else None


def _form(view: View, cue: Range) -> str:
    return " ".join(view.words[cue.first : cue.last])


def _before_cue(view: View, cue: Range, floor: int) -> int | None:
    """Return the token before a cue and its auxiliaries; None where it is passive or no verb."""
    token = cue.first - 1
    cues = view.cues
    going = _form(view, cue) in cues.going
    while token >= floor:
        word = view.words[token]
        if word in {"to", "not", "n't", "never"} or (
            word in cues.determiner and word not in {"all", "both"}
        ):
            return None
        if word in cues.be and not going and word not in {"'s", "'m", "'re"}:
            return None
        if not (
            word in cues.auxiliary
            or word in cues.adverb
            or word.endswith("ly")
            or (going and word in cues.be)
        ):
            break
        token -= 1
    if token >= floor and view.words[token] == "'s":
        return None
    return max(token, floor - 1)


def _is_inverted(view: View, stretch: Stretch, cue: Range) -> bool:
    """Say whether content stands before the cue and the source after it: `"...," said Brown`."""
    before = cue.first - 1
    form = _form(view, cue)
    if (
        form in view.cues.going | view.cues.tell
        or form not in view.cues.clause | view.cues.that
        or before < stretch.tokens.first
    ):
        return False
    comma = view.words[before] == ","
    quote = view.quoted[before - comma] >= 0 if before - comma >= stretch.tokens.first else False
    if not (comma or quote) or cue.last >= stretch.tokens.last:
        return False
    source = source_after(view, cue.last, stretch.tokens.last)
    if source is None:
        return False
    if quote:
        return True
    after = skip_adjuncts(view, source.last, stretch.tokens.last)
    finite = any(
        view.words[item] in view.cues.auxiliary or view.words[item] in view.cues.be
        for item in range(source.first, source.last)
    )
    return not finite and is_end(view, after, stretch)


def _inverted(view: View, stretch: Stretch, cue: Range) -> Attribution | None:
    source = source_after(view, cue.last, stretch.tokens.last)
    contents = contents_before(view, stretch, cue.first)
    if source is None or not contents:
        return None
    later = quotation_after(view, stretch, source.last)
    rule = "quote" if later or view.quoted[contents[0].first] >= 0 else "said_after"
    return Attribution(rule, cue, source, contents + later)


def _postposed(view: View, stretch: Stretch, cue: Range, source: Range) -> Attribution | None:
    """Read "Talks failed, Brown said on Monday" and `"...," he said, "..."`."""
    form = _form(view, cue)
    if source.first <= stretch.tokens.first or form in view.cues.going:
        return None
    after = skip_adjuncts(view, cue.last, stretch.tokens.last, told=form in view.cues.tell)
    contents = contents_before(view, stretch, source.first)
    if not contents or not _is_parted(view, stretch, source.first - 1, after):
        return None
    if view.quoted[contents[-1].first] >= 0 and view.quoted[contents[-1].last - 1] >= 0:
        parts = contents + quotation_after(view, stretch, after)
        return Attribution("quote", cue, source, parts, _via(view, cue, after))
    if is_end(view, after, stretch):
        return Attribution("said_after", cue, source, contents)
    return _around(view, stretch, Attribution("said_within", cue, source, contents), after)


def _is_parted(view: View, stretch: Stretch, last: int, after: int) -> bool:
    """Say whether marks part a source and its cue from the content before them."""
    quoted = view.quoted[last] >= 0
    if quoted and view.words[last - 1] in {",", "?", "!"}:
        return True
    ends = is_end(view, after, stretch) or view.words[after] == ","
    return ends and (quoted or view.words[last] == ",")


def _around(view: View, stretch: Stretch, item: Attribution, after: int) -> Attribution | None:
    """Read "Talks, Brown said, failed": what follows goes on unless it is an adjunct."""
    if _form(view, item.cue) not in view.cues.clause or item.source is None:
        return None
    if view.words[item.source.first - 1] != "," or view.words[after] != ",":
        return None
    rest = trimmed(view, Range(after + 1, stretch.tokens.last))
    opens = is_adjunct(view, item.contents[0].first)
    if rest is None or (not opens and is_adjunct(view, rest.first)) or is_too_long(view, rest):
        return msgspec.structs.replace(item, rule="said_after")
    return msgspec.structs.replace(item, contents=(*item.contents, rest))


def _preposed(view: View, stretch: Stretch, cue: Range, source: Range) -> Attribution | None:
    """Read "Brown said (that) ..." and `Brown said: "..."`."""
    last = stretch.tokens.last
    marked = _mark_after(view, stretch, cue)
    start = marked if marked is not None else _bare_start(view, stretch, cue)
    while start < last and view.words[start] in {"that", ":", ","} and view.quoted[start] < 0:
        start += 1
    if start >= last or is_end(view, start, stretch):
        return None
    if marked is None and view.words[start - 1] == ",":
        return None
    content = trimmed(view, Range(start, clause_end(view, start, last)))
    if content is None or is_too_long(view, content):
        return None
    number = view.quoted[start]
    quoted = number >= 0 and view.quotations[number].last >= content.last - 1
    rule = "quote" if quoted else _rule(view, cue, marked=marked is not None)
    return Attribution(rule, cue, source, (content,), _via(view, cue, start))


def _mark_after(view: View, stretch: Stretch, cue: Range) -> int | None:
    """Return the "that", colon or quotation that a cue leads to, past listener and adjuncts."""
    last = stretch.tokens.last
    start = _listener_end(view, stretch, cue)
    token = skip_adjuncts(view, start, last, told=True)
    if token >= last or not (view.words[token] in {"that", ":"} or _opens_quotation(view, token)):
        return None
    return token


def _bare_start(view: View, stretch: Stretch, cue: Range) -> int:
    """Return where a clause without "that" begins, or the stretch's end where none may."""
    form = _form(view, cue)
    last = stretch.tokens.last
    start = _listener_end(view, stretch, cue)
    if form not in view.cues.clause | view.cues.object | view.cues.tell:
        return last
    if form in view.cues.clause | view.cues.tell and _only_adjuncts(view, start, stretch):
        return last
    while start < last and view.words[start] in view.cues.weekday:
        start += 1
    return start


def _listener_end(view: View, stretch: Stretch, cue: Range) -> int:
    if _form(view, cue) in view.cues.tell:
        return skip_listener(view, cue.last, stretch.tokens.last)
    return cue.last


def _rule(view: View, cue: Range, *, marked: bool) -> str:
    form = _form(view, cue)
    if form in view.cues.attitude:
        return "attitude"
    if marked:
        return "said_that"
    return "said" if form in view.cues.clause else "said_object"


def _opens_quotation(view: View, token: int) -> bool:
    """Say whether a quotation begins here that is no title of a work."""
    number = view.quoted[token]
    if number < 0:
        return False
    quotation = view.quotations[number]
    inside = range(quotation.first + 1, quotation.last - 1)
    words = [item for item in inside if view.words[item].isalpha()]
    marked = any(view.words[item] in {",", ".", "!", "?"} for item in inside)
    return marked or not all(
        view.is_capital(item) or view.words[item] in view.cues.preposition for item in words
    )


def _only_adjuncts(view: View, start: int, stretch: Stretch) -> bool:
    """Say whether nothing but "on Monday" or "to the paper" follows a cue."""
    return start < stretch.tokens.last and (
        view.words[start] in {"to", "of"}
        or is_end(view, skip_adjuncts(view, start, stretch.tokens.last), stretch)
    )


def _according(view: View, stretch: Stretch, cue: Range) -> Attribution | None:
    opens = cue.first == stretch.tokens.first
    ceiling = _opening_end(view, cue.last, stretch) if opens else stretch.tokens.last
    source = source_after(view, cue.last, ceiling)
    if source is None:
        return None
    if not opens:
        contents = contents_before(view, stretch, cue.first)
        return Attribution("according_to", cue, source, contents) if contents else None
    content = trimmed(view, Range(source.last, stretch.tokens.last))
    return Attribution("according_to", cue, source, (content,)) if content else None


def _opening_end(view: View, first: int, stretch: Stretch) -> int:
    """Return the comma that ends "According to Brown, the mayor, ..."."""
    commas: list[int] = []
    for token in range(first, stretch.tokens.last):
        if view.words[token] == ",":
            commas.append(token)
        finite = view.words[token] in view.cues.auxiliary or view.words[token] in view.cues.be
        if finite or len(commas) > 1:
            break
    if len(commas) > 1 and view.words[commas[0] + 1] in view.cues.determiner:
        return commas[1]
    return commas[0] if commas else stretch.tokens.last


def _via(view: View, cue: Range, start: int) -> Range | None:
    """Return whom it was told to, where that is a name ("told Radio Four")."""
    if _form(view, cue) not in view.cues.tell:
        return None
    end = cue.last + (view.words[cue.last : cue.last + 1] == ("the",))
    while end < start and view.is_capital(end):
        end += 1
    named = end > cue.last and view.is_capital(end - 1)
    return Range(cue.last, end) if named else None
