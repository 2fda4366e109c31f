"""Writes events and figures as GeoJSON (RFC 7946), one point a finding."""

from typing import Any

import msgspec

from dragoman.faces.export.cells import whole
from dragoman.faces.export.columns import columns_of
from dragoman.faces.export.geography import Geography, geography
from dragoman.faces.export.located import Located, located
from dragoman.faces.export.output import Output
from dragoman.faces.export.selection import Reported, Selection
from dragoman.faces.export.sheets import SOURCE
from dragoman.faces.export.told import claimant
from dragoman.model import Place

__all__ = ["write_geojson"]

KINDS = ("place", "event", "figure")


def write_geojson(selection: Selection, output: Output) -> None:
    """Write a FeatureCollection: points of the places where events and figures are told to be.

    Properties are the columns of the tables event and figure with those of their source. What the
    page puts at no place, or at one without coordinates, is left out and counted.
    """
    stream, where = output.open(), geography(selection.codes)
    stream.write(b'{"type":"FeatureCollection","features":[')
    before = b"\n"
    for page in selection.pages(KINDS):
        told: tuple[Located, ...] = page.findings.events + page.findings.figures
        for one in told:
            place = located(one, page.places, selection.codes.places.same)
            if place is None:
                output.left_out["without a place that has coordinates"] += 1
                continue
            stream.write(before + msgspec.json.encode(_feature(one, place, page, where)))
            output.written[_kind(one)] += 1
            before = b",\n"
    stream.write(b"\n]}\n")


def _feature(one: Located, place: Place, page: Reported, where: Geography) -> dict[str, Any]:
    text = page.article.text
    own = {column.name: column.get(one, text) for column in columns_of(type(one))}
    source = {column.name: column.get(page.article, text) for column in SOURCE}
    head = {
        "kind": _kind(one),
        "claimed_by": claimant(one, page.article),
        "place_level": where.level(place),
        "place_country": place.country,
    }
    properties = head | own | source
    return {
        "type": "Feature",
        "id": one.id,
        "geometry": {"type": "Point", "coordinates": [place.lon, place.lat]},
        "properties": {name: whole(value) for name, value in properties.items()},
    }


def _kind(one: Located) -> str:
    return type(one).__name__.lower()
