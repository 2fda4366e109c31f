"""Turns the list of cue words into what the finder of statements looks up."""

import msgspec

from dragoman.codes.layers import Layers

__all__ = ["Cues", "load_cues"]

_ATTRIBUTING = ("clause", "that", "object", "tell", "attitude", "phrase")
_OPENING = ("determiner", "preposition", "adverb", "boundary")


class CueRow(msgspec.Struct, frozen=True, gc=False):
    """A form in lower case, and what it is used for."""

    form: str
    uses: tuple[str, ...]


class Cues(msgspec.Struct, frozen=True, kw_only=True):
    """Words that attribute speech and the small words around them, in lower case.

    Attributes:
        clause: Verbs that take a clause with or without "that" ("said").
        that: Verbs that need "that", a colon or a quotation ("wrote").
        object: Verbs whose content is whatever follows ("called for", "accused").
        tell: Verbs that name a listener first ("told").
        attitude: Verbs of belief, hope and fear: not said but meant.
        going: Forms in -ing, whose speaker stands before ("adding").
        phrase: Words before a source ("according to").
        be: Forms of "be", which make a cue passive.
        auxiliary: What may stand between a source and its verb.
        adverb: The same, and what may open a sentence before its source.
        weekday: Days that may follow a cue.
        boundary: Words that no source runs across.
        preposition: Words that open an adjunct before a source.
        plural: Nouns that name speakers without an article, besides those in -s.
        conjunction: What joins clauses.
        adjunct: Words that open an adjunct after a cue ("in a statement").
        stop: Words that end a source after its verb.
        person: Personal pronouns.
        determiner: Words that open a noun phrase.
        title: Words before a name that are no part of it.
        past: Past forms among the verbs that do not end in -ed.
        joint: Words that join another source's or the same source's next words to a content.
        opener: Words that open a clause which ends at its comma ("While Brown says so, ...").
        naming: Verbs that, after "a" and a noun, give a thing its name ("called").
        relative: Pronouns that open a relative clause.
        pronoun: Personal and demonstrative pronouns that may be a source.
        plural_pronoun: Those of them that mean several.
        several: Words that open a phrase for several people ("dozens", "three").
        body: Nouns that name a body, not people ("ministry").
        document: What words may stand in ("statement", "report").
        platform: Where posts are written ("Telegram").
        within: Prepositions before a document.
        listening: Forms of "tell" and what else names a listener.
        listener: Journalists without a name.
        outlet: Words that the names of outlets end with ("News").
        unnamed: Phrases that say that a source is not named.
        reason: Words that open the reason for that.
        settled: Words in -ing that are no participles ("including", "morning").
        attributing: All forms of the first kinds, `clause` to `phrase` but `going`.
        opening: Words with which no name begins: determiners, prepositions, adverbs, boundaries.
        longest: By its first word, how many words the longest of them has.
    """

    clause: frozenset[str] = frozenset()
    that: frozenset[str] = frozenset()
    object: frozenset[str] = frozenset()
    tell: frozenset[str] = frozenset()
    attitude: frozenset[str] = frozenset()
    going: frozenset[str] = frozenset()
    phrase: frozenset[str] = frozenset()
    be: frozenset[str] = frozenset()
    auxiliary: frozenset[str] = frozenset()
    adverb: frozenset[str] = frozenset()
    weekday: frozenset[str] = frozenset()
    boundary: frozenset[str] = frozenset()
    preposition: frozenset[str] = frozenset()
    plural: frozenset[str] = frozenset()
    conjunction: frozenset[str] = frozenset()
    adjunct: frozenset[str] = frozenset()
    stop: frozenset[str] = frozenset()
    person: frozenset[str] = frozenset()
    determiner: frozenset[str] = frozenset()
    title: frozenset[str] = frozenset()
    past: frozenset[str] = frozenset()
    joint: frozenset[str] = frozenset()
    opener: frozenset[str] = frozenset()
    naming: frozenset[str] = frozenset()
    relative: frozenset[str] = frozenset()
    pronoun: frozenset[str] = frozenset()
    plural_pronoun: frozenset[str] = frozenset()
    several: frozenset[str] = frozenset()
    body: frozenset[str] = frozenset()
    document: frozenset[str] = frozenset()
    platform: frozenset[str] = frozenset()
    within: frozenset[str] = frozenset()
    listening: frozenset[str] = frozenset()
    listener: frozenset[str] = frozenset()
    outlet: frozenset[str] = frozenset()
    unnamed: frozenset[str] = frozenset()
    reason: frozenset[str] = frozenset()
    settled: frozenset[str] = frozenset()
    attributing: frozenset[str] = frozenset()
    opening: frozenset[str] = frozenset()
    longest: dict[str, int] = msgspec.field(default_factory=dict)


def load_cues(layers: Layers, language: str = "en") -> Cues:
    """Read the cue words of a language.

    Args:
        layers: Our data folder and what is laid over it.
        language: ISO 639-1 code; a language without a file gets empty lists.

    Returns:
        The words by what they are used for.
    """
    rows = layers.table(f"{language}/cues.csv", CueRow, key="form")
    used = {
        field.name: frozenset(row.form for row in rows if field.name in row.uses)
        for field in msgspec.structs.fields(Cues)
        if field.type == frozenset[str]
    }
    used["attributing"] = frozenset().union(*(used[use] for use in _ATTRIBUTING))
    used["opening"] = frozenset().union(*(used[use] for use in _OPENING))
    longest: dict[str, int] = {}
    for form in used["attributing"]:
        first, *more = form.split()
        longest[first] = max(longest.get(first, 0), 1 + len(more))
    return Cues(**used, longest=longest)
