"""JSON objects in an array or one after the other, to Pages, one object in memory at a time."""

import re
from collections.abc import Iterator
from typing import BinaryIO

import msgspec

from dragoman.model import Page, Rejected, Why
from dragoman.page.carrier import BLOCK_BYTES, Carrier, say_too_large
from dragoman.page.fields import make_page
from dragoman.page.lines import GIVE_UP, NOTHING

__all__ = ["read_values"]

# All that bears on where an object ends: an escaped character, a quotation mark, a bracket.
TOKEN = re.compile(rb'\\.|["{}\[\]]', re.DOTALL)
BETWEEN = b" \t\r\n,\xef\xbb\xbf"


class State(msgspec.Struct):
    """Where the reading stands; it lives as long as one call of `read_values`.

    Attributes:
        kept: The bytes of the object being read.
        depth: Open brackets within it; 0 between objects.
        arrays: Open arrays around the objects.
        in_string: Within quotation marks.
        over: The object is over the limit; its bytes are dropped.
        junk: Something that is no object stood before the next one.
    """

    kept: bytearray
    depth: int = 0
    arrays: int = 0
    in_string: bool = False
    over: bool = False
    junk: bool = False


def read_values(stream: BinaryIO, carrier: Carrier) -> Iterator[Page | Rejected]:
    """Read one page per object of an array, or per object where one follows the other.

    Args:
        stream: The JSON.
        carrier: Its file; a page is named "news.json#3" after it.
    """
    state = State(bytearray())
    number = blank = 0
    for chunk in _chunks(stream):
        blank = 0 if state.depth or chunk.strip(BETWEEN + b"[]") else blank + len(chunk)
        if blank > GIVE_UP * carrier.limit:
            yield Rejected(name=carrier.name, why=Why.TOO_LARGE, detail=NOTHING)
            return
        for over in _objects(chunk, state, carrier.limit):
            number += 1
            name = f"{carrier.name}#{number}"
            if state.junk:
                yield _no_object(name)
                number += 1
                name = f"{carrier.name}#{number}"
            if over:
                yield Rejected(name=name, why=Why.TOO_LARGE, detail=say_too_large(carrier.limit))
            else:
                yield make_page(bytes(state.kept), name)
            state.kept.clear()
            state.over = state.junk = False
    if state.junk:
        yield _no_object(f"{carrier.name}#{number + 1}")
    if state.depth or state.arrays > 0 or state.in_string:
        detail = f"the JSON ends within an array or object, after {number} whole ones"
        yield Rejected(name=carrier.name, why=Why.TRUNCATED, detail=detail)


def _chunks(stream: BinaryIO) -> Iterator[bytes]:
    """Yield blocks of which none ends within an escaped character."""
    carried = b""
    while block := stream.read(BLOCK_BYTES):
        chunk = carried + block
        odd = (len(chunk) - len(chunk.rstrip(b"\\"))) % 2
        carried = chunk[len(chunk) - odd :]
        yield chunk[: len(chunk) - odd]
    if carried:
        yield carried


def _objects(chunk: bytes, state: State, limit: int) -> Iterator[bool]:
    """Yield once for each object that ends in this chunk: whether it was over the limit."""
    start = 0
    for match in TOKEN.finditer(chunk):
        token = match.group()
        if token == b'"':
            state.in_string = not state.in_string
        elif state.in_string or token[0] == 0x5C:
            continue
        elif state.depth:
            state.depth += 1 if token in b"{[" else -1
            if state.depth == 0:
                _keep(chunk[start : match.end()], state, limit)
                start = match.end()
                yield state.over
        else:
            _note_junk(chunk[start : match.start()], state)
            start = match.start() if token == b"{" else match.end()
            state.depth += token == b"{"
            state.arrays += {b"[": 1, b"]": -1}.get(token, 0)
    if state.depth:
        _keep(chunk[start:], state, limit)
    else:
        _note_junk(chunk[start:], state)


def _keep(data: bytes, state: State, limit: int) -> None:
    state.over = state.over or len(state.kept) + len(data) > limit
    if state.over:
        state.kept.clear()
    else:
        state.kept += data


def _note_junk(data: bytes, state: State) -> None:
    state.junk = state.junk or bool(data.strip(BETWEEN))


def _no_object(name: str) -> Rejected:
    detail = "something that is no object stands among the objects"
    return Rejected(name=name, why=Why.MALFORMED, detail=detail)
