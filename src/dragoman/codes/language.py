"""Turns the lists of abbreviations and small words of a language into what the reader looks up."""

from collections.abc import Iterable, Iterator
from enum import StrEnum

import msgspec

from dragoman.codes.layers import Layers

__all__ = ["LanguageWords", "load_language"]


# What a doubtful word must be followed by: "its" is "it is" before what begins no noun.
_BEFORE = {"unless_noun": "no_noun", "before_verb": "bare_verb"}


class Ends(StrEnum):
    """Whether a sentence may end with an abbreviation."""

    NEVER = "never"  # "Mr.", "Gen.", "e.g."
    NUMBER = "number"  # an abbreviation only before a number: "No. 5", "Sept. 11"
    USUALLY = "usually"  # it ends one before any capital but a weekday's or a time zone's: "p.m."
    SOMETIMES = "sometimes"  # only before a common first word: "the U.S. Hours earlier"


class Abbreviation(msgspec.Struct, frozen=True, gc=False):
    """A word that is written with a period."""

    abbreviation: str
    ends: Ends


class SentenceWord(msgspec.Struct, frozen=True, gc=False):
    """A word in lower case that helps to cut sentences and words, and what it is used for."""

    word: str
    uses: tuple[str, ...]


class SmallWords(msgspec.Struct, frozen=True, gc=False):
    """A language and the small words that its sentences are full of."""

    code: str
    words: tuple[str, ...]


class TokenWord(msgspec.Struct, frozen=True, gc=False):
    """A word or a part of one that helps to cut words; "+" marks where it is cut itself."""

    word: str
    uses: tuple[str, ...]


class IrregularVerb(msgspec.Struct, frozen=True, gc=False):
    """A verb and its forms that no rule makes."""

    name: str
    base: str
    forms: str


class _VerbRow(msgspec.Struct, frozen=True, gc=False):
    """A word by which events or moves are known."""

    name: str
    words: str
    pos: str
    type: str = ""
    mode: str = ""
    strength: str = ""
    move: str = ""
    near: str = ""


class TokenLists(msgspec.Struct, frozen=True, kw_only=True):
    """Parts of tokens, in lower case; a field is the name of a use in the data file.

    Attributes:
        prefix: What stays with its word before a hyphen ("non-violent").
        suffix: What stays with its word after a hyphen ("Kafka-esque").
        unit: What is cut from a number without a space ("5pm").
        money: What is cut from the number that follows it ("Rs500").
        whole: What marks inside do not cut ("w/o", "uh-oh").
        group: First parts of the names of newsgroups ("alt.music").
        file: Endings of file names ("page.html").
        domain: Last parts of addresses without "http".
    """

    prefix: frozenset[str] = frozenset()
    suffix: frozenset[str] = frozenset()
    unit: frozenset[str] = frozenset()
    money: frozenset[str] = frozenset()
    whole: frozenset[str] = frozenset()
    group: frozenset[str] = frozenset()
    file: frozenset[str] = frozenset()
    domain: frozenset[str] = frozenset()


class LanguageWords(msgspec.Struct, frozen=True, kw_only=True):
    """What cutting a text into sentences and words looks up; empty for an unknown language.

    Attributes:
        never: Abbreviations that never end a sentence, as they are written.
        numbered: Words that are abbreviations only before a number.
        usually: Abbreviations that end a sentence before most capitals.
        sometimes: Abbreviations that end a sentence before a common first word.
        starters: Common first words of sentences, none of which continues a name.
        speech: Verbs that follow a quotation ('"Stop!" the man said').
        dates: Weekdays, months and time zones, which may follow "p.m.".
        domains: Last parts of addresses and file names without "http".
        short: More abbreviations, which tell nothing of where a sentence ends.
        lists: Parts of tokens.
        fused: Where words written as one are cut, by the word ("cannot": (3,)).
        doubtful: Those of them that are cut only before certain words, and before which
            ("its" before "not").
        small: The small words by which a language is told, by its ISO 639-1 code.
        verbs: Verbs that are known: of those the regular forms are met as they are spelled.
        irregular: Verbs by their irregular forms.
    """

    never: frozenset[str] = frozenset()
    numbered: frozenset[str] = frozenset()
    usually: frozenset[str] = frozenset()
    sometimes: frozenset[str] = frozenset()
    starters: frozenset[str] = frozenset()
    speech: frozenset[str] = frozenset()
    dates: frozenset[str] = frozenset()
    domains: frozenset[str] = frozenset()
    short: frozenset[str] = frozenset()
    lists: TokenLists = TokenLists()
    fused: dict[str, tuple[int, ...]] = {}
    doubtful: dict[str, frozenset[str]] = {}
    small: dict[str, frozenset[str]] = {}
    verbs: frozenset[str] = frozenset()
    irregular: dict[str, str] = {}


def load_language(layers: Layers, language: str = "en") -> LanguageWords:
    """Read the lists that cutting a language into sentences and words needs.

    Args:
        layers: Our data folder and what is laid over it.
        language: ISO 639-1 code; a language without files gets empty lists.

    Returns:
        The lists, each form in the ways it may be written.
    """
    rows = layers.table(f"{language}/abbreviations.csv", Abbreviation, key="abbreviation")
    words = layers.table(f"{language}/sentence_words.csv", SentenceWord, key="word")
    parts = layers.table(f"{language}/token_words.csv", TokenWord, key="word")

    def forms(ends: Ends) -> frozenset[str]:
        return frozenset(form for row in rows if row.ends is ends for form in _forms(row))

    def used(use: str, *, of: Iterable[SentenceWord | TokenWord] = words) -> frozenset[str]:
        return frozenset(row.word for row in of if use in row.uses)

    return LanguageWords(
        never=forms(Ends.NEVER),
        numbered=forms(Ends.NUMBER),
        usually=forms(Ends.USUALLY),
        sometimes=forms(Ends.SOMETIMES),
        starters=used("starter"),
        speech=used("speech"),
        dates=used("date"),
        domains=used("domain"),
        short=used("short", of=parts),
        lists=TokenLists(
            **{use: used(use, of=(*words, *parts)) for use in TokenLists.__struct_fields__}
        ),
        fused={row.word.replace("+", ""): _cuts(row.word) for row in parts if "+" in row.word},
        doubtful={
            row.word.replace("+", ""): used(_BEFORE[use], of=parts)
            for row in parts
            for use in row.uses
            if use in _BEFORE
        },
        small={
            row.code: frozenset(row.words)
            for row in layers.table("languages.csv", SmallWords, key="code")
        },
        verbs=_verbs(layers, language),
        irregular={
            form: row.base
            for row in layers.table(f"{language}/verb_forms.csv", IrregularVerb, key="name")
            for form in row.forms.split()
        },
    )


def _verbs(layers: Layers, language: str) -> frozenset[str]:
    """Return the verbs that are listed, and those by which events and moves are known."""
    found = set(layers.lines(f"{language}/verbs.txt"))
    for name in ("frames", "move_frames"):
        rows = layers.table(f"{language}/{name}.csv", _VerbRow, key="name")
        found |= {row.words.partition(" ")[0] for row in rows if row.pos == "VERB"}
    return frozenset(found)


def _cuts(word: str) -> tuple[int, ...]:
    """Return where a word is cut: "du+n+no" after two letters and after three."""
    parts = word.split("+")
    return tuple(len("".join(parts[:count])) for count in range(1, len(parts)))


def _forms(row: Abbreviation) -> Iterator[str]:
    """Yield how an abbreviation is written; "Mass." is one, "mass." is a word."""
    yield row.abbreviation
    yield row.abbreviation.upper()
    if row.abbreviation.islower():
        yield row.abbreviation.capitalize()
    if row.ends is Ends.NEVER:
        yield row.abbreviation.lower()
