"""Whatever a record may hold can be exported."""

import json
import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from lxml import etree

from dragoman.faces.export.formats import FORMATS
from dragoman.model import Findings
from dragoman.record import open_record
from tests.faces.export.made import exported
from tests.record.drawn import any_findings
from tests.record.made import a_page

JSON = {"csl", "geojson", "schema-org", "web-annotation"}
JSON_LINES = {"jsonl", "ftm"}


@pytest.mark.parametrize("form", FORMATS)
@settings(max_examples=5, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(any_findings())
def test_any_findings_are_written(form: str, found: Findings) -> None:
    """Any words, dates, numbers and names; what is JSON or XML is well-formed."""
    with tempfile.TemporaryDirectory() as folder:
        path, out = Path(folder, "a.db"), Path(folder, "out")
        with open_record(path, create=True) as record:
            record.add(found, a_page(found.article))
        exported(path, form, out)
        if form in JSON:
            json.loads(out.read_bytes())
        elif form in JSON_LINES:
            assert all(json.loads(line) for line in out.read_bytes().splitlines())
        elif form == "atom":
            etree.parse(out)
