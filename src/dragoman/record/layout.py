"""Which table keeps which noun, and which of its fields stand in tables of their own."""

from typing import Final

import msgspec

from dragoman.model import (
    Actor,
    Article,
    Characterisation,
    Event,
    Figure,
    Lineage,
    Move,
    Note,
    Place,
    Quantity,
    Statement,
    Story,
    Strand,
    Time,
    Track,
)

__all__ = ["ARTICLE", "FINDING_TABLES", "LINEAGE", "STORY", "TRACK", "Child", "Table"]


class Child(msgspec.Struct, frozen=True, kw_only=True):
    """A field that holds many: one row each, in a table of its own.

    Attributes:
        table: The table.
        owner: Its column with the owner's id.
        field: The field of the owner.
        value: The column of a plain text element; None where the element is a struct.
        role: What to write into the column `role`, where two fields share a table.
    """

    table: str
    owner: str
    field: str
    value: str | None = None
    role: str | None = None


class Table(msgspec.Struct, frozen=True, kw_only=True):
    """A noun's table.

    Attributes:
        name: The table.
        noun: The struct.
        group: Where `Findings` holds it, as attribute names, outermost first; () for other nouns.
        children: Its fields that hold many.
    """

    name: str
    noun: type[msgspec.Struct]
    group: tuple[str, ...] = ()
    children: tuple[Child, ...] = ()


ARTICLE: Final = Table(
    name="article",
    noun=Article,
    children=(Child(table="zone", owner="article", field="zones"),),
)

# In the order of `all_findings`; what a row refers to stands in a table above it or in its own.
FINDING_TABLES: Final = (
    Table(name="time_expression", noun=Time, group=("context", "times")),
    Table(name="place", noun=Place, group=("context", "places")),
    Table(
        name="actor",
        noun=Actor,
        group=("context", "actors"),
        children=(Child(table="actor_mention", owner="actor", field="mentions"),),
    ),
    Table(
        name="statement",
        noun=Statement,
        group=("statements",),
        children=(Child(table="statement_content", owner="statement", field="content"),),
    ),
    Table(name="quantity", noun=Quantity, group=("quantities",)),
    Table(name="figure", noun=Figure, group=("figures",)),
    Table(
        name="event",
        noun=Event,
        group=("events",),
        children=(
            Child(table="event_mention", owner="event", field="also"),
            Child(table="event_actor", owner="event", field="actors", role="actor"),
            Child(table="event_actor", owner="event", field="recipients", role="recipient"),
            Child(table="event_figure", owner="event", field="figures", value="figure"),
        ),
    ),
    Table(
        name="strand",
        noun=Strand,
        group=("strands",),
        children=(Child(table="strand_mediator", owner="strand", field="mediators"),),
    ),
    Table(
        name="move",
        noun=Move,
        group=("moves",),
        children=(Child(table="move_term", owner="move", field="terms"),),
    ),
    Table(name="characterisation", noun=Characterisation, group=("characterisations",)),
    Table(name="note", noun=Note, group=("notes",)),
)

TRACK: Final = Table(
    name="track",
    noun=Track,
    children=(
        Child(table="track_mediator", owner="track", field="mediators"),
        Child(table="track_strand", owner="track", field="strands", value="strand"),
        Child(table="track_move", owner="track", field="moves", value="move"),
        Child(
            table="track_characterisation",
            owner="track",
            field="characterisations",
            value="characterisation",
        ),
        Child(table="proposal", owner="track", field="proposals"),
        Child(table="demand", owner="track", field="demands"),
        Child(table="transition", owner="track", field="transitions"),
    ),
)

STORY: Final = Table(
    name="story",
    noun=Story,
    children=(
        Child(table="story_member", owner="story", field="members", value="article"),
        Child(table="story_origin", owner="story", field="origins", value="article"),
    ),
)

LINEAGE: Final = Table(name="lineage", noun=Lineage)
