"""Reads what tells moves in a negotiation, views of it, and the state that follows."""

from functools import cache

import msgspec

from dragoman.codes.gazetteer import CountryRow
from dragoman.codes.layers import DATA, Layers
from dragoman.errors import DataError

__all__ = ["MoveFrame", "MoveSort", "Process", "StateRule", "TalksCodes", "load_talks"]

_WEIGHTS = "en/talks.json"


class MoveSort(msgspec.Struct, frozen=True):
    """A kind of move.

    Attributes:
        name: As the guide has it: recall, propose …
        type: PLOVER type by which its roles are read.
        mode: PLOVER mode, or empty.
        cameo: CAMEO codes that it may have.
        together: "yes" where all parties make it, so that it is theirs where nobody is named.
        makers: Who can make it: side (a party or a third side of these talks), third (anybody but
            a party), any (somebody must be named), or empty.
        least: Likelihood below which a word is passed over: less for moves of which hardly any
            stood in the pages that the model learned from.
        sure: How likely a move must be to change a state: leaving an agreement ends it for good.
        meaning: What it is, in a few words.
    """

    name: str
    type: str
    mode: str = ""
    cameo: tuple[str, ...] = ()
    together: str = ""
    makers: str = ""
    least: float = 0.15
    sure: float = 0.25
    meaning: str = ""


class MoveFrame(msgspec.Struct, frozen=True):
    """A word that may name a move.

    Attributes:
        name: Key of the row.
        words: Its dictionary form with those that must stand with it ("call on").
        pos: VERB, NOUN or ADJ.
        move: The kind of move.
        near: Group of words of which one must hang on it or hold it, or empty.
    """

    name: str
    words: str
    pos: str
    move: str
    near: str = ""


class StateRule(msgspec.Struct, frozen=True):
    """A row of the table of states.

    Attributes:
        name: Its id, kept with each change of state it makes.
        move: The moves that it reads.
        status: Statuses of the move that it reads.
        given: What else must hold: party (a party makes it), parties (two make it, or nobody is
            named), all (two have made it by now), pursues (a party agrees to talk on that day),
            consults (the words speak of consultations), alone (no talks are told of); or empty.
        before: States that it leaves; empty for any.
        after: The state that it reaches.
        why: The reason, in words.
    """

    name: str
    move: tuple[str, ...]
    status: tuple[str, ...]
    given: str = ""
    before: tuple[str, ...] = ()
    after: str = ""
    why: str = ""


class Process(msgspec.Struct, frozen=True):
    """A negotiation that is known by a name.

    Attributes:
        name: What it is called.
        issue: ceasefire, hostages-prisoners, aid access, comprehensive, border or other.
        parties: Who negotiates.
        mediators: Third parties that have taken part.
        words: Dictionary forms of which a page about it has one.
    """

    name: str
    issue: str
    parties: tuple[str, ...]
    mediators: tuple[str, ...] = ()
    words: tuple[str, ...] = ()


class _PartyRow(msgspec.Struct, frozen=True):
    """A country code, and the name by which its side is known in talks."""

    name: str
    party: str


class _WordRow(msgspec.Struct, frozen=True):
    """A word and what it tells."""

    name: str
    word: str
    group: str


class _Weights(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What tools/train_talks.py wrote."""

    corpus: str
    move: dict[str, float]


class TalksCodes(msgspec.Struct, frozen=True, kw_only=True):
    """Words of talks, the table of states, and weights.

    Attributes:
        moves: Kinds of moves by name.
        frames: By dictionary form of the word that carries it: what moves it may name.
        words: By group, words around talks: talks, deal, truce, proposal, team …
        views: By group, words that characterise how talks stand.
        processes: Negotiations that are known by a name.
        parties: Names of sides in talks by the code of their country.
        states: The table of states, in the order in which its rows are tried.
        move: Weight of each feature for a word's naming a move.
    """

    moves: dict[str, MoveSort]
    frames: dict[str, tuple[MoveFrame, ...]]
    words: dict[str, frozenset[str]]
    views: dict[str, frozenset[str]]
    processes: tuple[Process, ...]
    parties: dict[str, str]
    states: tuple[StateRule, ...]
    move: dict[str, float]


@cache
def load_talks(layers: Layers) -> TalksCodes:
    """Read the words, the table and the weights.

    Args:
        layers: Our data folder and the caller's folders over it.

    Raises:
        DataError: A file cannot be read.
    """
    frames: dict[str, tuple[MoveFrame, ...]] = {}
    for row in layers.table("en/move_frames.csv", MoveFrame, key="name"):
        first = row.words.split()[-1 if row.pos == "NOUN" else 0]
        frames[first] = (*frames.get(first, ()), row)
    paths = [folder / _WEIGHTS for folder in layers.folders if (folder / _WEIGHTS).is_file()]
    path = paths[-1] if paths else DATA / _WEIGHTS
    try:
        weights = msgspec.json.decode(path.read_bytes(), type=_Weights)
    except (OSError, msgspec.DecodeError) as error:
        raise DataError(f"{path}: the weights of talks cannot be read: {error}") from error
    countries = layers.table("countries.csv", CountryRow, key="code")
    sides = layers.table("en/parties.csv", _PartyRow, key="name")
    return TalksCodes(
        moves={row.name: row for row in layers.table("moves.csv", MoveSort, key="name")},
        frames=frames,
        words=_groups(layers, "en/talks_words.csv"),
        views=_groups(layers, "en/talks_views.csv"),
        processes=layers.table("processes.csv", Process, key="name"),
        parties={row.code: row.name for row in countries} | {row.name: row.party for row in sides},
        states=layers.table("talks_states.csv", StateRule, key="name"),
        move=weights.move,
    )


def _groups(layers: Layers, name: str) -> dict[str, frozenset[str]]:
    groups: dict[str, frozenset[str]] = {}
    for row in layers.table(name, _WordRow, key="name"):
        groups[row.group] = groups.get(row.group, frozenset()) | {row.word}
    return groups
