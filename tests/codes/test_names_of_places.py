"""Keys of names, the built gazetteer, and who is who."""

from pathlib import Path

import pytest

from dragoman.codes import load_codes
from dragoman.codes.gazetteer import ActorRow, Gazetteer, PostRow
from dragoman.codes.keys import name_key
from dragoman.codes.towns import BUILT, Towns
from dragoman.codes.who import Known, held_on, who_is
from dragoman.errors import DataError

# Where news of conflicts is from, with points from general maps; 10 km is the measure.
CONFLICT_PLACES = {
    "Gaza City": ("PSE", 31.52, 34.45),
    "Khan Younis": ("PSE", 31.345, 34.303),
    "Rafah": ("PSE", 31.287, 34.25),
    "Jabalia": ("PSE", 31.528, 34.483),
    "Deir al-Balah": ("PSE", 31.418, 34.35),
    "Nuseirat camp": ("PSE", 31.45, 34.393),
    "Netzarim corridor": ("PSE", 31.475, 34.41),
    "Kerem Shalom": ("ISR", 31.228, 34.284),
    "Zikim": ("ISR", 31.607, 34.522),
    "Al-Mawasi": ("PSE", 31.345, 34.255),
    "Gaza Strip": ("PSE", 31.417, 34.333),
    "Doha": ("QAT", 25.285, 51.531),
    "Pokrovsk": ("UKR", 48.282, 37.182),
    "El Fasher": ("SDN", 13.628, 25.349),
    "Port Sudan": ("SDN", 19.616, 37.216),
    "Goma": ("COD", -1.675, 29.229),
    "Idlib": ("SYR", 35.931, 36.634),
    "Bakhmut": ("UKR", 48.595, 38.0),
    "Hodeidah": ("YEM", 14.798, 42.954),
    "Nagorno-Karabakh": ("AZE", 39.815, 46.752),
}


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("the Deir al-Balah", "deir al balah"),
        ("U.S.", "us"),
        ("São Tomé", "sao tome"),
        ("N’Djamena", "n'djamena"),
        ("The", "the"),
    ],
)
def test_one_key_for_the_ways_of_writing(name: str, key: str) -> None:
    """Case, accents, dots, hyphens and the article make no other name."""
    assert name_key(name) == key


def test_towns_of_a_name_are_found_largest_first() -> None:
    """The built gazetteer knows towns and divisions with what contains them."""
    first, *_ = Towns(str(BUILT)).named("Odesa")
    assert (first.country, first.population > 1_000_000) == ("UKR", True)
    counties = [town for town in Towns(str(BUILT)).named("Rapides Parish") if town.usual]
    assert [(town.kind, town.admin1) for town in counties] == [("admin2", "Louisiana")]


def test_a_missing_gazetteer_is_told(tmp_path: Path) -> None:
    """The error names the file and how to make it."""
    with pytest.raises(DataError, match="does not exist: the build of the package makes it"):
        Towns(str(tmp_path / "none.sqlite")).named("Doha")


@pytest.mark.parametrize(("name", "where"), CONFLICT_PLACES.items())
def test_places_of_conflicts_are_known(name: str, where: tuple[str, float, float]) -> None:
    """Each stands in the right country, within a tenth of a degree (11 km)."""
    country, lat, lon = where
    names = load_codes().places
    found = [(k.row.country, k.row.lat, k.row.lon) for k in names.known.get(name_key(name), ())]
    found = found or [(t.country, t.lat, t.lon) for t in names.towns(name)[:1]]
    assert found
    assert found[0][0] == country
    assert abs((found[0][1] or 0) - lat) < 0.1
    assert abs((found[0][2] or 0) - lon) < 0.1


KESSARY = Gazetteer(
    actors=(
        ActorRow(
            id="xks-gov", name="Kessary", kind="state", country="XKS", sector=("GOV",), source="s"
        ),
    ),
    posts=(
        PostRow(
            id="a", title="Prime Minister of Kessary", actor="xks-gov", holder="Oriane Talvet",
            since="2020-05", until="2022", source="s",
        ),
        PostRow(
            id="b", title="President of Kessary", actor="xks-gov", holder="Oriane Talvet",
            since="2023-01-15", source="s",
        ),
    ),
)  # fmt: skip


def test_who_is_somebody_on_a_day() -> None:
    """A surname answers with the post held on that day, the newest first without one."""
    president = Known(
        name="Oriane Talvet", what="President of Kessary", body="Kessary", country="XKS",
        sectors=("GOV",), since="2023-01-15", source="s",
    )  # fmt: skip
    assert who_is(KESSARY, "talvet", at="2024-01-01") == (president,)
    assert [one.what for one in who_is(KESSARY, "Oriane Talvet")] == [
        "President of Kessary",
        "Prime Minister of Kessary",
    ]
    assert [one.name for one in who_is(KESSARY, "Prime Minister of Kessary")] == ["Oriane Talvet"]
    assert [one.what for one in who_is(KESSARY, "Kessary")] == ["state"]


@pytest.mark.parametrize(
    ("since", "until", "day", "held"),
    [
        ("2020-05", "2022", "2020-05-01", True),
        ("2020-05", "2022", "2022-12-31", True),
        ("2020-05", "2022", "2023-01-01", False),
        ("2020-05", None, "2020-04-30", False),
        (None, None, "1999-01-01", True),
    ],
)
def test_a_term_known_by_month_or_year(
    since: str | None, until: str | None, day: str, *, held: bool
) -> None:
    """A month or a year counts whole."""
    assert held_on(since, until, day) is held
