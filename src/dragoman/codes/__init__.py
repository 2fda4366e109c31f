"""The codes: words, units, names and lists that the stages are handed, read from data files."""

from functools import cache
from hashlib import sha256
from pathlib import Path

import msgspec

from dragoman.codes.actor_names import ActorNames, load_actor_names
from dragoman.codes.cues import Cues, load_cues
from dragoman.codes.events import EventCodes, load_events
from dragoman.codes.furniture import Furniture, load_furniture
from dragoman.codes.gazetteer import Gazetteer, load_gazetteer
from dragoman.codes.hxl import load_hxl
from dragoman.codes.language import LanguageWords, load_language
from dragoman.codes.layers import DATA, Layers
from dragoman.codes.place_names import PlaceNames, load_place_names
from dragoman.codes.plover import EventTables, load_event_tables
from dragoman.codes.talks import TalksCodes, load_talks
from dragoman.codes.times import TimeWords, load_times
from dragoman.codes.units import Units, load_units
from dragoman.codes.where import WhereWeights, load_where
from dragoman.errors import InputError

__all__ = ["Codes", "codes_digest", "load_codes"]


class Codes(msgspec.Struct, frozen=True, kw_only=True):
    """Everything the stages look up, one field a stage.

    Attributes:
        furniture: Phrases and weights that tell furniture from article.
        language: Abbreviations and sentence starters.
        times: Months, weekdays, units and modifiers of time.
        gazetteer: Countries, places, actors, posts, outlets.
        places: The names of all places, with the words around them.
        actors: Bodies, posts, offices, and the nouns that name unnamed actors.
        where: Weights by which the place of an event is told.
        cues: Words that attribute speech.
        units: Number words, hedges, units, and what is counted.
        events: Words that name events, and what was learned of them.
        talks: Words of negotiation, the table of states, and what was learned of moves.
        event_tables: PLOVER types, modes and sectors in the codes of other event data.
        hxl: Hashtags of the Humanitarian Exchange Language by what is counted.
    """

    furniture: Furniture
    language: LanguageWords
    times: TimeWords
    gazetteer: Gazetteer
    places: PlaceNames
    where: WhereWeights
    actors: ActorNames
    cues: Cues
    units: Units
    events: EventCodes
    talks: TalksCodes
    event_tables: EventTables
    hxl: dict[str, str]


@cache
def load_codes(folders: tuple[str, ...] = ()) -> Codes:
    """Read our data files, with folders of the caller's laid over them.

    Args:
        folders: Codes folders, lowest first; a row with the same key as one of ours replaces it.

    Returns:
        The codes, read once per process and set of folders.

    Raises:
        InputError: A folder does not exist.
        DataError: A file in it does not hold what it must.
    """
    for folder in folders:
        if not Path(folder).is_dir():
            raise InputError(f"codes folder {folder!r} does not exist")
        if not any(Path(folder, file.relative_to(DATA)).is_file() for file in DATA.rglob("*.*")):
            raise InputError(f"codes folder {folder!r} holds no file of codes, such as places.csv")
    layers = Layers(tuple(Path(folder) for folder in folders))
    gazetteer = load_gazetteer(layers)
    return Codes(
        furniture=load_furniture(layers),
        language=load_language(layers),
        times=load_times(layers),
        gazetteer=gazetteer,
        places=load_place_names(layers, gazetteer),
        where=load_where(layers),
        actors=load_actor_names(layers, gazetteer),
        cues=load_cues(layers),
        units=load_units(layers),
        events=load_events(layers),
        talks=load_talks(layers),
        event_tables=load_event_tables(layers),
        hxl=load_hxl(layers),
    )


def codes_digest(folders: tuple[str, ...] = ()) -> str:
    """Return 16 hex digits over every data file of ours and of these folders, for the record.

    Args:
        folders: Codes folders, lowest first.

    Returns:
        The beginning of a SHA-256 over names and contents.
    """
    total = sha256()
    for root in (DATA, *map(Path, folders)):
        for file in sorted(root.rglob("*")):
            if file.is_file():
                total.update(file.relative_to(root).as_posix().encode())
                total.update(file.read_bytes())
    return total.hexdigest()[:16]
