"""Any findings at all, for property tests: every field of every noun, drawn by hypothesis."""

from hashlib import sha256
from typing import Any

import msgspec
from hypothesis import strategies as st
from msgspec import inspect

from dragoman.model import (
    ActorRef,
    Article,
    Context,
    Event,
    Findings,
    Span,
    Statement,
    article_id,
    content_id,
)
from dragoman.record.layout import FINDING_TABLES

__all__ = ["any_findings"]

# SQLite keeps whole numbers in 64 bits and texts in UTF-8; NaN equals nothing, itself included.
WORDS = st.text(st.characters(codec="utf-8"), max_size=12)
PLAIN: dict[type[inspect.Type], st.SearchStrategy[Any]] = {
    inspect.StrType: WORDS,
    inspect.IntType: st.integers(-(2**63), 2**63 - 1),
    inspect.FloatType: st.floats(allow_nan=False),
    inspect.BoolType: st.booleans(),
}


@st.composite
def any_findings(draw: st.DrawFn) -> Findings:
    """Draw an article with findings of all kinds, each with any values its fields may hold."""
    text = draw(st.text(st.characters(codec="utf-8"), min_size=1, max_size=60))
    article = draw(_struct(Article, text, {}))
    digest = sha256(text.encode()).hexdigest()
    identity = article_id(article.address, article.published, article.title, digest)
    article = msgspec.structs.replace(article, id=identity, text=text, sha256=digest)
    ids: dict[str, list[str]] = {}
    groups: dict[tuple[str, ...], tuple[Any, ...]] = {}
    for table in FINDING_TABLES:
        number = draw(st.integers(0, 2))
        ids[table.name] = [content_id(identity, table.name, at) for at in range(number)]
        groups[table.group] = tuple(
            draw(_struct(table.noun, text, {"article": st.just(identity), "id": st.just(one)}))
            for one in ids[table.name]
        )
    groups[("statements",)] = tuple(
        _renamed(draw, noun, ids, nested_in="statement") for noun in groups[("statements",)]
    )
    groups[("events",)] = tuple(_renamed(draw, noun, ids) for noun in groups[("events",)])
    context = {group[1]: held for group, held in groups.items() if len(group) > 1}
    others = {group[0]: held for group, held in groups.items() if len(group) == 1}
    return Findings(article=article, context=Context(**context), **others)


def _renamed(draw: st.DrawFn, noun: Any, ids: dict[str, list[str]], **fields: str) -> Any:
    """Let what a finding names be among the findings, or nothing."""
    changes: dict[str, Any] = {
        field: draw(st.sampled_from([None, *ids[table]])) for field, table in fields.items()
    }
    if isinstance(noun, Statement) and noun.speaker:
        changes["speaker"] = _known(draw, noun.speaker, ids)
    if isinstance(noun, Event):
        changes["actors"] = tuple(_known(draw, who, ids) for who in noun.actors)
        changes["recipients"] = tuple(_known(draw, who, ids) for who in noun.recipients)
        changes["figures"] = tuple(ids["figure"])
    return msgspec.structs.replace(noun, **changes)


def _known(draw: st.DrawFn, who: ActorRef, ids: dict[str, list[str]]) -> ActorRef:
    return msgspec.structs.replace(who, actor=draw(st.sampled_from([None, *ids["actor"]])))


def _struct(
    noun: type[msgspec.Struct], text: str, fixed: dict[str, st.SearchStrategy[Any]]
) -> st.SearchStrategy[Any]:
    described = inspect.type_info(noun)
    assert isinstance(described, inspect.StructType)
    fields = {field.name: _value(field.type, text) for field in described.fields} | fixed
    return st.fixed_dictionaries(fields).map(lambda values: noun(**values))


def _value(kind: inspect.Type, text: str) -> st.SearchStrategy[Any]:
    if isinstance(kind, inspect.StructType):
        return _span(text) if kind.cls is Span else _struct(kind.cls, text, {})
    if isinstance(kind, inspect.VarTupleType):
        return st.lists(_value(kind.item_type, text), max_size=2).map(tuple)
    if isinstance(kind, inspect.UnionType):
        return st.one_of(*(_value(each, text) for each in kind.types))
    if isinstance(kind, inspect.EnumType):
        return st.sampled_from(kind.cls)
    return st.none() if isinstance(kind, inspect.NoneType) else PLAIN[type(kind)]


def _span(text: str) -> st.SearchStrategy[Span]:
    starts = st.integers(0, len(text) - 1)
    return starts.flatmap(
        lambda start: st.integers(start + 1, len(text)).map(lambda end: Span(start, end))
    )
