"""Where an event happened: the words of the place, or none."""

from functools import cache
from pathlib import Path

import msgspec
import pytest

from dragoman.codes.language import load_language
from dragoman.codes.layers import Layers
from dragoman.codes.where import WhereWeights, load_where
from dragoman.errors import DataError
from dragoman.language import load_parser, parse
from dragoman.model import Article, Reading, Span, Zone, ZoneKind
from dragoman.places.where import find_where
from dragoman.places.where_features import describe
from dragoman.places.where_scene import see, stretches


@cache
def read(text: str, parser: str = "own") -> Reading:
    """Read a text as an article that is all body."""
    zone = Zone(ZoneKind.BODY, 0, len(text))
    article = Article(
        id="a", address="a", name="a", language="en", text=text, sha256="", zones=(zone,)
    )
    return parse(article, words=load_language(Layers()), parser=load_parser(parser))


def span_of(text: str, words: str) -> Span:
    """Return where words stand first in a text."""
    start = text.index(words)
    return Span(start, start + len(words))


def where(text: str, trigger: str, *, parser: str = "own") -> str | None:
    """Return the words of the place of an event."""
    weights = load_where(Layers())
    found = find_where(read(text, parser), span_of(text, trigger), weights=weights)
    return found.of(text) if found else None


def candidates(text: str, trigger: str, *, known: tuple[Span, ...] = ()) -> set[str]:
    """Return the stretches that may be the place's words."""
    scene = see(read(text), span_of(text, trigger), known)
    assert scene is not None
    return {scene.span(stretch).of(text) for stretch in stretches(scene)}


@pytest.mark.parametrize(
    ("text", "trigger", "place"),
    [
        ("Gunmen killed three policemen in Mosul on Friday.", "killed", "Mosul"),
        ("A bomb exploded at a market near Lashkar Gah, wounding nine.", "exploded", "Lashkar Gah"),
        ("Rebels captured the town of Goma after two days.", "captured", "Goma"),
        ("Students marched through the streets of Khartoum.", "marched", "Khartoum"),
    ],
)
def test_the_place_is_found(text: str, trigger: str, place: str) -> None:
    """With prepositions and as an object."""
    assert where(text, trigger) == place


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        ("The soldiers were killed in the attack.", "killed"),
        ("An Israeli officer was wounded when his gun went off.", "wounded"),
        ("Hundreds protested on Monday against the new law.", "protested"),
    ],
)
def test_nothing_is_made_up(text: str, trigger: str) -> None:
    """No name of a place, a people, a day: none."""
    assert where(text, trigger) is None


def test_each_trigger_has_its_own_place() -> None:
    """Two events in a sentence, two places."""
    text = "Militants killed two farmers in Maiduguri, and soldiers arrested ten men in Kano."
    assert (where(text, "killed"), where(text, "arrested")) == ("Maiduguri", "Kano")


def test_only_the_sentence_of_the_trigger_counts() -> None:
    """A place in the sentence before is not the place."""
    text = "The delegation arrived in Nairobi. Four guards were killed."
    assert (where(text, "arrived"), where(text, "killed")) == ("Nairobi", None)


def test_the_narrowest_of_nested_places_is_told() -> None:
    """The town, not the province around it."""
    text = "A roadside bomb killed two soldiers in the town of Spin Boldak in Kandahar province."
    assert where(text, "killed") == "Spin Boldak"


def test_without_syntax_there_is_no_place() -> None:
    """The reader by rule alone knows no syntax; a trigger beyond all sentences has none either."""
    text = "Gunmen killed three policemen in Mosul on Friday."
    assert where(text, "killed", parser="rules") is None
    beyond = Span(len(text) + 5, len(text) + 9)
    assert find_where(read(text), beyond, weights=load_where(Layers())) is None


def test_candidates_are_whole_names_and_parts_of_them() -> None:
    """Hyphens tie a name together, a noun behind it may belong to it, the trigger never does."""
    found = candidates("Troops shelled Dasht-e-Barchi district in Kabul.", "shelled")
    assert {"Dasht-e-Barchi", "Dasht-e-Barchi district", "Kabul"} <= found
    assert not any("shelled" in words for words in found)


def test_known_names_are_candidates() -> None:
    """A name that has no capital can be told by a gazetteer."""
    text = "Troops shelled the strip on Sunday."
    assert "strip" not in candidates(text, "shelled")
    assert "strip" in candidates(text, "shelled", known=(span_of(text, "strip"),))


def test_known_names_change_no_recognised_ones() -> None:
    """What overlaps a recognised name is a candidate, and the recognised name stays what it was."""
    text = "Gunmen killed three policemen in Mosul on Friday."
    known = (span_of(text, "Mosul"),)
    with_known, without = (see(read(text), span_of(text, "killed"), names) for names in (known, ()))
    assert with_known is not None
    assert without is not None
    assert with_known.names == without.names


def test_names_of_places_are_no_features() -> None:
    """Of words that are not common only the shape is told."""
    text = "Gunmen killed three policemen in Xanthippolis on Friday."
    scene = see(read(text), span_of(text, "killed"), ())
    assert scene is not None
    weights = load_where(Layers())
    rows = list(describe(scene, stretches(scene), weights.words))
    assert len(rows) == 1 + len(stretches(scene))
    assert not any("xanthippolis" in feature.lower() for row in rows for feature in row)
    assert "xanthippolis" not in weights.words


def test_weights_may_be_laid_over_ours(tmp_path: Path) -> None:
    """A codes folder with weights of its own replaces ours; a broken file is told."""
    mine = WhereWeights(corpus="mine", words=frozenset(), weights={"0:": 1.0})
    file = tmp_path / "en" / "where.json"
    file.parent.mkdir()
    file.write_bytes(msgspec.json.encode(mine))
    layers = Layers((tmp_path,))
    assert load_where(layers) == mine
    text = "Gunmen killed three policemen in Mosul on Friday."
    assert find_where(read(text), span_of(text, "killed"), weights=mine) is None
    load_where.cache_clear()
    file.write_text("{", encoding="utf-8")
    with pytest.raises(DataError, match=r"where\.json"):
        load_where(layers)
    load_where.cache_clear()
