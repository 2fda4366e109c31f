"""W3C Web Annotation, schema.org and FollowTheMoney."""

import json
from pathlib import Path
from typing import Any

import msgspec
import pytest
from followthemoney import model
from pyld import jsonld

from dragoman.model import Finding, all_findings
from tests.faces.export.made import HOSTILE, OUTLET, TITLE, exported, talks

LINK = "https://news.example/talks"
NAME = (
    "SANCTION withdraw, happened · Norland → Sudland · 2031-05-01 · Harbour City · per the ministry"
)
OA = "http://www.w3.org/ns/oa#"
SCHEMA = "https://schema.org/"
# The terms that we use, as the context at www.w3.org/ns/anno.jsonld has them.
ANNO = {
    "@version": 1.1,
    "oa": OA,
    "as": "https://www.w3.org/ns/activitystreams#",
    "id": "@id",
    "type": "@type",
    "Annotation": "oa:Annotation",
    "AnnotationPage": "as:OrderedCollectionPage",
    "Software": "as:Application",
    "TextualBody": "oa:TextualBody",
    "TextQuoteSelector": "oa:TextQuoteSelector",
    "TextPositionSelector": "oa:TextPositionSelector",
    "items": {"@id": "as:items", "@type": "@id", "@container": "@list"},
    "motivation": {"@id": "oa:motivatedBy", "@type": "@vocab"},
    "purpose": {"@id": "oa:hasPurpose", "@type": "@vocab"},
    "describing": "oa:describing",
    "classifying": "oa:classifying",
    "generator": {"@id": "as:generator", "@type": "@id"},
    "name": "http://xmlns.com/foaf/0.1/name",
    "body": {"@id": "oa:hasBody", "@type": "@id"},
    "target": {"@id": "oa:hasTarget", "@type": "@id"},
    "source": {"@id": "oa:hasSource", "@type": "@id"},
    "selector": {"@id": "oa:hasSelector", "@type": "@id"},
    "format": "http://purl.org/dc/elements/1.1/format",
    "value": "http://www.w3.org/1999/02/22-rdf-syntax-ns#value",
    "exact": "oa:exact",
    "prefix": "oa:prefix",
    "suffix": "oa:suffix",
    "start": "oa:start",
    "end": "oa:end",
}
CONTEXTS = {"http://www.w3.org/ns/anno.jsonld": ANNO, SCHEMA: {"@vocab": SCHEMA}}


def expanded(path: Path) -> list[dict[str, Any]]:
    """Read a file as JSON-LD, with contexts from here instead of the network."""

    def load(url: str, _: object) -> dict[str, Any]:
        document = {"@context": CONTEXTS[url]}
        return {"contextUrl": None, "documentUrl": url, "document": document}

    told = json.loads(path.read_text(encoding="utf-8"))
    read: list[dict[str, Any]] = jsonld.expand(told, {"documentLoader": load})
    return read


def test_an_annotation_for_every_finding(record: Path, tmp_path: Path) -> None:
    """It points at the words by quotation and by position, and holds the finding whole."""
    exported(record, "web-annotation", tmp_path / "out.jsonld")
    text, found = talks().article.text, list(all_findings(talks()))
    items = json.loads((tmp_path / "out.jsonld").read_bytes())["items"]
    assert len(items) == len(found)
    for item, finding in zip(items, found, strict=True):
        quote, position = item["target"]["selector"]
        assert text[position["start"] : position["end"]] == quote["exact"]
        assert f"{quote['prefix']}{quote['exact']}{quote['suffix']}" in text
        assert msgspec.json.decode(item["body"][2]["value"], type=Finding) == finding


def test_an_annotation_whole(record: Path, tmp_path: Path) -> None:
    """The figure, but for the JSON."""
    exported(record, "web-annotation", tmp_path / "out.jsonld")
    items = json.loads((tmp_path / "out.jsonld").read_bytes())["items"]
    (item,) = [one for one in items if one["body"][0]["value"] == "figure"]
    del item["body"][2]
    assert item == {
        "id": f"urn:dragoman:figure:{talks().figures[0].id}",
        "type": "Annotation",
        "motivation": "describing",
        "generator": {"type": "Software", "name": "Dragoman test.figure/1"},
        "body": [
            {"type": "TextualBody", "purpose": "classifying", "value": "figure"},
            {
                "type": "TextualBody",
                "format": "text/plain",
                "value": "killed: > 33 · people · Vesk · per doctors",
            },
        ],
        "target": {
            "source": LINK,
            "selector": [
                {
                    "type": "TextQuoteSelector",
                    "exact": "more than 33 people",
                    "prefix": "ministry said.\n\nShelling killed ",
                    "suffix": " in Vesk, doctors said. Norland ",
                },
                {"type": "TextPositionSelector", "start": 130, "end": 149},
            ],
        },
    }


def test_annotations_are_linked_data(record: Path, tmp_path: Path) -> None:
    """Every term has its meaning in the vocabulary of Web Annotation."""
    exported(record, "web-annotation", tmp_path / "out.jsonld")
    (page,) = expanded(tmp_path / "out.jsonld")
    first = page["https://www.w3.org/ns/activitystreams#items"][0]["@list"][0]
    assert first["@type"] == [f"{OA}Annotation"]
    assert first[f"{OA}motivatedBy"] == [{"@id": f"{OA}describing"}]
    (target,) = first[f"{OA}hasTarget"]
    assert target[f"{OA}hasSource"] == [{"@id": LINK}]
    assert [one["@type"] for one in target[f"{OA}hasSelector"]] == [
        [f"{OA}TextQuoteSelector"],
        [f"{OA}TextPositionSelector"],
    ]


def test_schema_org_claims_and_quotes(record: Path, tmp_path: Path) -> None:
    """What was said is a quotation; a figure and an event are claims by whoever makes them."""
    output = exported(record, "schema-org", tmp_path / "out.jsonld")
    told = json.loads((tmp_path / "out.jsonld").read_bytes())
    article, quote, figure, event, *_ = told["@graph"]
    found = talks()
    assert article == {
        "@type": "NewsArticle",
        "@id": LINK,
        "identifier": found.article.id,
        "headline": TITLE,
        "datePublished": "2031-05-02",
        "author": {"@type": "Person", "name": "By Ana Berg & Tom Roth"},
        "publisher": {"@type": "Organization", "name": "The Courier"},
        "inLanguage": "en",
        "url": LINK,
    }
    assert quote == {
        "@type": "Quotation",
        "spokenByCharacter": {"@type": "Person", "name": "Ana Roth"},
        "isPartOf": {"@id": LINK},
        "@id": f"urn:dragoman:statement:{found.statements[0].id}",
        "text": "“We will come back,”",
    }
    assert figure == {
        "@type": "Claim",
        "@id": f"urn:dragoman:figure:{found.figures[0].id}",
        "name": "killed: > 33 · people · Vesk · per doctors",
        "text": "more than 33 people",
        "author": {"name": "doctors"},
        "appearance": {"@id": LINK},
        "about": {
            "@type": "QuantitativeValue",
            "name": "killed of people",
            "value": 33,
            "minValue": 33,
            "unitText": "killed",
            "description": "Vesk",
        },
    }
    assert event["keywords"] == ["status: happened"]
    assert event["author"] == {"name": "the ministry"}
    assert event["about"] == {
        "@type": "Action",
        "name": "SANCTION withdraw",
        "startTime": "2031-05-01",
        "location": {
            "@type": "Place",
            "name": "Harbour City",
            "geo": {"@type": "GeoCoordinates", "latitude": 59.5, "longitude": 24.75},
        },
        "agent": [{"@type": "Organization", "name": "Norland"}],
        "object": [{"name": "Sudland"}],
        "actionStatus": "https://schema.org/CompletedActionStatus",
    }
    assert output.written == {"NewsArticle": 1, "Quotation": 1, "Claim": 4}


def test_schema_org_is_linked_data(record: Path, tmp_path: Path) -> None:
    """Nodes have names of their own, and point to their article."""
    exported(record, "schema-org", tmp_path / "out.jsonld")
    nodes = expanded(tmp_path / "out.jsonld")
    assert [one["@type"] for one in nodes[:3]] == [
        [f"{SCHEMA}NewsArticle"],
        [f"{SCHEMA}Quotation"],
        [f"{SCHEMA}Claim"],
    ]
    assert nodes[2][f"{SCHEMA}appearance"] == [{"@id": LINK}]


@pytest.mark.parametrize("form", ["web-annotation", "schema-org"])
def test_no_address_of_a_script_is_linked(form: str, hostile_record: Path, tmp_path: Path) -> None:
    """The article has a name of its own instead; words are as they stand."""
    exported(hostile_record, form, tmp_path / "out.jsonld")
    expanded(tmp_path / "out.jsonld")
    told = json.loads((tmp_path / "out.jsonld").read_bytes())
    links = {
        value
        for name, value in walk(told)
        if name in ("@id", "id", "source", "url") and isinstance(value, str)
    }
    assert {link.split(":")[0] for link in links} == {"urn"}
    assert HOSTILE in [value for _, value in walk(told)]


def walk(value: Any, name: str = "") -> list[tuple[str, Any]]:
    """Return every plain value of a document with its name."""
    if isinstance(value, dict):
        return [pair for key, item in value.items() for pair in walk(item, key)]
    if isinstance(value, list):
        return [pair for item in value for pair in walk(item, name)]
    return [(name, value)]


def entities(path: Path) -> list[dict[str, Any]]:
    """Read entities; FollowTheMoney finds every value valid, none of a kind that it would drop."""
    told = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    for one in told:
        proxy = model.get_proxy(one)
        proxy.schema.validate(one)
        cleaned = model.get_proxy(one, cleaned=False)
        assert {name: len(values) for name, values in cleaned.to_dict()["properties"].items()} == {
            name: len(values) for name, values in proxy.to_dict()["properties"].items()
        }
    return told


def test_follow_the_money(record: Path, tmp_path: Path) -> None:
    """The article, who is in it, what happened, what was said and counted."""
    exported(record, "ftm", tmp_path / "out.ftm.json")
    told = entities(tmp_path / "out.ftm.json")
    assert [one["schema"] for one in told] == [
        "Article", "PublicBody", "Mention", "Person", "Mention", "Event", "Event", "Event", "Note",
        "Note",
    ]  # fmt: skip
    found = talks()
    norland = told[1]["id"]
    assert told[1]["properties"] == {
        "name": ["Norland"], "country": ["is"], "sector": ["GOV", "MIL"],
    }  # fmt: skip
    assert told[2]["properties"] == {
        "document": [found.article.id], "name": ["Norland"], "resolved": [norland],
        "detectedSchema": ["PublicBody"],
    }  # fmt: skip
    assert told[5] == {
        "id": found.events[0].id,
        "schema": "Event",
        "properties": {
            "name": [NAME],
            "summary": ["recalled its envoys"],
            "date": ["2031-05-01"],
            "location": ["Harbour City"],
            "involved": [norland],
            "keywords": ["SANCTION", "withdraw"],
            "notes": ["status: happened", "claimed by: the ministry"],
            "proof": [found.article.id],
            "publisher": ["The Courier"],
            "sourceUrl": [LINK],
        },
    }
    assert told[8]["properties"]["entity"] == [told[3]["id"]]
    assert told[9]["properties"]["notes"] == ["claimed by: doctors"]


def test_hostile_words_are_valid_values(hostile_record: Path, tmp_path: Path) -> None:
    """On one line, and without an address of a script."""
    exported(hostile_record, "ftm", tmp_path / "out.ftm.json")
    article, *_ = entities(tmp_path / "out.ftm.json")
    assert article["properties"]["publisher"] == [OUTLET]
    assert "sourceUrl" not in article["properties"]
