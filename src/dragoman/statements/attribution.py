"""Finds in a stretch of text who is given which words, by the place of cue, source and quotation."""

from collections.abc import Iterator

import msgspec

from dragoman.statements.clauses import (
    clause_end,
    contents_before,
    has_verb,
    is_adjunct,
    is_end,
    is_too_long,
    quotation_after,
    skip_adjuncts,
    skip_listener,
    trimmed,
)
from dragoman.statements.cueing import before_cue, find_cues, names_a_thing, subject
from dragoman.statements.sources import source_after
from dragoman.statements.view import Range, Stretch, View

__all__ = ["Attribution", "find_attributions"]


class Attribution(msgspec.Struct, frozen=True):
    """Words given to somebody, in tokens.

    Attributes:
        rule: The pattern that found it.
        cue: The words that attribute.
        source: Who, or None.
        contents: What, in one or more parts.
        via: Whom it was told to, or None.
        speech: How likely it was said rather than believed, where that was learned.
        confidence: How likely it is an attribution, where that was learned.
    """

    rule: str
    cue: Range
    source: Range | None
    contents: tuple[Range, ...]
    via: Range | None = None
    speech: float | None = None
    confidence: float | None = None


def find_attributions(view: View, stretch: Stretch) -> Iterator[Attribution]:
    """Yield the attributions of a stretch in the order of their cues.

    Args:
        view: The reading laid out.
        stretch: The sentences to search.

    Yields:
        Attributions; one may stand in the content of another.
    """
    floor = stretch.tokens.first
    source: Range | None = None
    for cue in find_cues(view, stretch):
        found = _attribute(view, stretch, cue, floor, source)
        if found is not None:
            yield found
            source = found.source
        floor = cue.last


def _attribute(
    view: View, stretch: Stretch, cue: Range, floor: int, earlier: Range | None
) -> Attribution | None:
    form = view.form(cue)
    if form in view.cues.phrase:
        return _according(view, stretch, cue)
    follows = view.words[cue.last] if cue.last < stretch.tokens.last else ""
    apart = {"on", "by"} if form in view.cues.tell else {"of", "by"}
    if follows in apart and form.endswith("ed") and form not in view.cues.clause:
        return None  # "the man accused of", "people briefed on"
    before = before_cue(view, cue, stretch.tokens.first)
    if before is None:
        return None
    if _is_inverted(view, stretch, cue):
        return _inverted(view, stretch, cue)
    source = subject(view, stretch, before, floor, earlier)
    if source is None or (form in view.cues.naming and names_a_thing(view, source)):
        return None
    return _postposed(view, stretch, cue, source) or _preposed(view, stretch, cue, source)


def _is_inverted(view: View, stretch: Stretch, cue: Range) -> bool:
    """Say whether content stands before the cue and the source after it: `"...," said Brown`."""
    before = cue.first - 1
    form = view.form(cue)
    if (
        before < stretch.tokens.first
        or form in view.cues.going
        or form in view.cues.tell
        or not (form in view.cues.clause or form in view.cues.that)
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
    form = view.form(cue)
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
    if view.form(item.cue) not in view.cues.clause or item.source is None:
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
    end = clause_end(view, start, last, opened=_is_opened(view, stretch, cue, source))
    content = trimmed(view, Range(start, end))
    if content is None or is_too_long(view, content):
        return None
    number = view.quoted[start]
    quoted = number >= 0 and view.quotations[number].last >= content.last - 1
    rule = "quote" if quoted else _rule(view, cue, marked=marked is not None)
    return Attribution(rule, cue, source, (content,), _via(view, cue, start))


def _is_opened(view: View, stretch: Stretch, cue: Range, source: Range) -> bool:
    """Say whether a source stands in a clause before the main one: "While Brown says ..., ..."."""
    first = stretch.tokens.first
    if source.last < cue.first and view.words[source.last] == "," and source.first == first:
        return view.words[source.last + 1] == "who"
    if view.words[first] in view.cues.joint and view.words[first] not in view.cues.opener:
        first += 1
    return source.first == first + 1 and view.words[first] in view.cues.opener


def _mark_after(view: View, stretch: Stretch, cue: Range) -> int | None:
    """Return the "that", colon or quotation that a cue leads to, past listener and adjuncts."""
    last = stretch.tokens.last
    start = _listener_end(view, stretch, cue)
    form = view.form(cue)
    told = form in view.cues.tell or form in view.cues.clause or form in view.cues.that
    token = skip_adjuncts(view, start, last, told=told)
    if token >= last or not (view.words[token] in {"that", ":"} or _opens_quotation(view, token)):
        return None
    return token


def _bare_start(view: View, stretch: Stretch, cue: Range) -> int:
    """Return where a clause without "that" begins, or the stretch's end where none may."""
    form = view.form(cue)
    last = stretch.tokens.last
    start = _listener_end(view, stretch, cue)
    if form not in view.cues.clause | view.cues.object | view.cues.tell:
        return last
    promised = form in view.cues.object and start < last and view.words[start] == "to"
    attributes = form in view.cues.clause or form in view.cues.tell
    if attributes and not promised and _only_adjuncts(view, start, stretch):
        return last
    day = start + (start < last and view.words[start] == "on")  # "announced (on) Thursday it would"
    return day + 1 if day < last and view.words[day] in view.cues.weekday else start


def _listener_end(view: View, stretch: Stretch, cue: Range) -> int:
    if view.form(cue) in view.cues.tell:
        return skip_listener(view, cue.last, stretch.tokens.last)
    return cue.last


def _rule(view: View, cue: Range, *, marked: bool) -> str:
    form = view.form(cue)
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
        view.capital[item] or view.words[item] in view.cues.preposition for item in words
    )


def _only_adjuncts(view: View, start: int, stretch: Stretch) -> bool:
    """Say whether nothing but "on Monday" or "to the paper" follows a cue."""
    return start < stretch.tokens.last and (
        view.words[start] in {"to", "of", "("}
        or is_end(view, skip_adjuncts(view, start, stretch.tokens.last), stretch)
        or (
            view.words[start] in view.cues.adjunct
            and not has_verb(view, start, stretch.tokens.last)
        )
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
    if len(commas) > 1 and _is_appositive(view, commas[0] + 1, commas[1]):
        return commas[1]
    return commas[0] if commas else stretch.tokens.last


def _is_appositive(view: View, first: int, last: int) -> bool:
    """Say whether "a group of doctors" between two commas is no clause."""
    goes_on = last + 1 < len(view.words) and is_adjunct(view, last + 1)
    verbs = any(view.words[token].endswith("ed") for token in range(first, last))
    return view.words[first] in view.cues.determiner and not (goes_on or verbs)


def _via(view: View, cue: Range, start: int) -> Range | None:
    """Return whom it was told to, where that is a name ("told Radio Four")."""
    if view.form(cue) not in view.cues.tell:
        return None
    end = cue.last + (view.words[cue.last : cue.last + 1] == ("the",))
    while end < start and view.capital[end]:
        end += 1
    named = end > cue.last and view.capital[end - 1]
    return Range(cue.last, end) if named else None
