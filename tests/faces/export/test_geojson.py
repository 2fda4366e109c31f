"""GeoJSON: points of events and figures."""

import json
from pathlib import Path

import shapely

from tests.faces.export.made import HOSTILE, exported


def test_events_and_figures_stand_at_their_places(record: Path, tmp_path: Path) -> None:
    """Longitude first; what has no place is left out and counted."""
    output = exported(record, "geojson", tmp_path / "out.geojson")
    text = (tmp_path / "out.geojson").read_text(encoding="utf-8")
    points = shapely.from_geojson(text)
    assert points.wkt == "GEOMETRYCOLLECTION (POINT (24.75 59.5), POINT (26 58), POINT (26 58))"
    assert output.left_out == {"without a place that has coordinates": 1}
    told = [one["properties"] for one in json.loads(text)["features"]]
    assert [
        (one["kind"], one["words"], one.get("status"), one["claimed_by"], one["article_link"])
        for one in told
    ] == [
        ("event", "recalled its envoys", "happened", "the ministry", "https://news.example/talks"),
        ("event", "come back", "planned", "Ana Roth", "https://news.example/talks"),
        ("figure", "more than 33 people", None, "doctors", "https://news.example/talks"),
    ]
    assert [(one["place_level"], one["place_country"]) for one in told] == [
        ("site", "EST"),
        ("division", "EST"),
        ("division", "EST"),
    ]
    assert (told[2]["value"], told[2]["hedge"], told[2]["place"]) == (33, ">", "Vesk")


def test_no_address_of_a_script_becomes_a_link(hostile_record: Path, tmp_path: Path) -> None:
    """A map may follow it; the words are as they stand."""
    exported(hostile_record, "geojson", tmp_path / "out.geojson")
    (one,) = json.loads((tmp_path / "out.geojson").read_bytes())["features"]
    assert one["properties"]["article_title"] == one["properties"]["per_words"] == HOSTILE
    assert one["properties"]["article_link"] == "talks.html"
