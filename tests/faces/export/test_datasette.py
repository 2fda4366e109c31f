"""Datasette opens a record as it is."""

import asyncio
from pathlib import Path
from typing import Any

from datasette.app import Datasette

from tests.faces.export.made import talks


def test_datasette_reads_three_tables(record: Path) -> None:
    """Events, figures and the meaning of columns; no plugin, no change of the file."""

    async def read(*tables: str) -> list[list[dict[str, Any]]]:
        server = Datasette([str(record)])
        await server.invoke_startup()
        answers = [
            await server.client.get(f"/talks/{table}.json?_shape=array&_size=max")
            for table in tables
        ]
        return [answer.json() for answer in answers]

    events, figures, notes = asyncio.run(read("event", "figure", "column_note"))
    found = talks()
    assert {(one["id"], one["words"], one["status"]) for one in events} == {
        (one.id, one.span.of(found.article.text), one.status.value) for one in found.events
    }
    assert [(one["value"], one["per_words"]) for one in figures] == [(33.0, "doctors")]
    assert ("actor", "code") in {(one["table_name"], one["column_name"]) for one in notes}
