"""Documents with entities by places become lines with names."""

import json
from pathlib import Path

from tests.training.made import a_corpus, names_of
from training.re3d import read_re3d

TEXT = "The Tal Bank met Iraqi envoys.\n\nMira Oru's office: we left"


def test_names_are_entities_with_capitals(tmp_path: Path) -> None:
    """Without their article; sure ones only; a capital inside a line and no entity is unknown."""
    entities = [
        ("The Tal Bank", "Organisation", 0.9),
        ("Iraqi", "Nationality", 0.5),
        ("Mira Oru", "Person", 0.8),
        ("we", "Person", 0.9),
        ("envoys", "Person", 0.9),
        ("office", "Location", 0.4),
    ]
    folder = tmp_path / "re3d" / "made"
    folder.mkdir(parents=True)
    document = {"_id": "d", "text": TEXT, "title": "made"}
    (folder / "documents.json").write_text(json.dumps(document) + "\n", encoding="utf-8")
    lines = [
        {
            "documentId": "d",
            "type": kind,
            "confidence": confidence,
            "begin": TEXT.index(value),
            "end": TEXT.index(value) + len(value),
        }
        for value, kind, confidence in entities
    ]
    (folder / "entities.json").write_text("\n".join(map(json.dumps, lines)), encoding="utf-8")
    paragraphs = list(read_re3d(tmp_path, a_corpus("re3d", "re3d")))
    assert [names_of(paragraph.sentences[0]) for paragraph in paragraphs] == [
        [
            ("The", "O"),
            ("Tal", "B-ORG"),
            ("Bank", "I-ORG"),
            ("met", "O"),
            ("Iraqi", "B-NORP"),
            ("envoys", "O"),
            (".", "O"),
        ],
        [
            ("Mira", "B-PER"),
            ("Oru", "I-PER"),
            ("'s", "O"),
            ("office", "O"),
            (":", "O"),
            ("we", "O"),
            ("left", "O"),
        ],
    ]
    assert [word.space for word in paragraphs[0].sentences[0]] == [*[True] * 5, False, True]
