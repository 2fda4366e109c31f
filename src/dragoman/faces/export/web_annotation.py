"""Writes every finding as a W3C Web Annotation that points at its exact words (JSON-LD)."""

from typing import Any

import msgspec

from dragoman.faces.export.jsonl import finding_line
from dragoman.faces.export.links import iri_of, urn_of
from dragoman.faces.export.output import Output
from dragoman.faces.export.selection import Selection
from dragoman.faces.export.told import told
from dragoman.model import Article, Finding, Span, all_findings

__all__ = ["write_web_annotation"]

AROUND = 32  # characters before and after the words, by which they are found again


def write_web_annotation(selection: Selection, output: Output) -> None:
    """Write an AnnotationPage: an annotation a finding.

    The target is the article, with a TextQuoteSelector and a TextPositionSelector (code points of
    the stored text). The body says the finding in words, then whole as JSON.
    """
    stream = output.open()
    stream.write(
        b'{"@context":"http://www.w3.org/ns/anno.jsonld","id":"urn:dragoman:annotations",'
        b'"type":"AnnotationPage","items":['
    )
    before = b"\n"
    for page in selection.pages():
        for one in all_findings(page.findings):
            stream.write(before + msgspec.json.encode(_annotation(one, page.article)))
            output.written[type(one).__name__.lower()] += 1
            before = b",\n"
    stream.write(b"\n]}\n")


def _annotation(one: Finding, article: Article) -> dict[str, Any]:
    kind = type(one).__name__.lower()
    line = msgspec.json.encode(finding_line(one, article.text)).decode()
    return {
        "id": urn_of(kind, one.id),
        "type": "Annotation",
        "motivation": "describing",
        "generator": {"type": "Software", "name": f"Dragoman {one.rule}"},
        "body": [
            {"type": "TextualBody", "purpose": "classifying", "value": kind},
            {"type": "TextualBody", "format": "text/plain", "value": told(one, article)},
            {"type": "TextualBody", "format": "application/json", "value": line},
        ],
        "target": {"source": iri_of(article), "selector": _selectors(one.span, article.text)},
    }


def _selectors(span: Span, text: str) -> list[dict[str, Any]]:
    return [
        {
            "type": "TextQuoteSelector",
            "exact": span.of(text),
            "prefix": text[max(0, span.start - AROUND) : span.start],
            "suffix": text[span.end : span.end + AROUND],
        },
        {"type": "TextPositionSelector", "start": span.start, "end": span.end},
    ]
