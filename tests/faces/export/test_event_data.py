"""GDELT, ICEWS and POLECAT: rows of who did what to whom."""

import csv
from pathlib import Path

import pytest

from dragoman.codes import load_codes
from dragoman.faces.export import gdelt, icews, polecat
from dragoman.faces.export.geography import Level, geography
from dragoman.model import ActorRef, Event, Findings, Place, Status
from tests.faces.export.made import HOSTILE, a_finding, a_record, exported, talks
from tests.record.made import an_article, where


def table(path: Path, columns: tuple[str, ...], *, header: bool) -> list[dict[str, str]]:
    """Read tab-separated rows as they stand, without empty cells."""
    rows = [line.split("\t") for line in path.read_text(encoding="utf-8").splitlines()]
    if header:
        assert tuple(rows.pop(0)) == columns
    assert {len(row) for row in rows} <= {len(columns)}
    return [{name: cell for name, cell in zip(columns, row, strict=True) if cell} for row in rows]


def beside(path: Path) -> list[dict[str, str]]:
    """Read the file of sources beside a file of rows."""
    with Path(f"{path}.sources.csv").open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def test_the_columns_are_as_many_as_they_must_be() -> None:
    """61, 20 and 40, none twice."""
    for columns, number in ((gdelt.COLUMNS, 61), (icews.COLUMNS, 20), (polecat.COLUMNS, 40)):
        assert (len(columns), len(set(columns))) == (number, number)
    assert [gdelt.COLUMNS.index(name) for name in (
        "Actor1Code", "Actor2Code", "EventCode", "GoldsteinScale", "ActionGeo_Type", "DATEADDED",
        "SOURCEURL",
    )] == [5, 15, 26, 30, 51, 59, 60]  # fmt: skip


def test_gdelt(record: Path, tmp_path: Path) -> None:
    """What happened by its day and place; what goes on without a date by the day of the page."""
    output = exported(record, "gdelt", tmp_path / "out.csv")
    left, met = table(tmp_path / "out.csv", gdelt.COLUMNS, header=False)
    assert left == {
        "GlobalEventID": left["GlobalEventID"], "Day": "20310501", "MonthYear": "203105",
        "Year": "2031", "FractionDate": "2031.4137",
        "Actor1Code": "ISLGOV", "Actor1Name": "NORLAND", "Actor1CountryCode": "ISL",
        "Actor1Type1Code": "GOV",
        "Actor2Code": "ESTGOV", "Actor2Name": "SUDLAND", "Actor2CountryCode": "EST",
        "Actor2Type1Code": "GOV",
        "IsRootEvent": "1", "EventCode": "164", "EventBaseCode": "164", "EventRootCode": "16",
        "QuadClass": "4", "GoldsteinScale": "-7", "NumMentions": "1", "NumSources": "1",
        "NumArticles": "1", "Actor1Geo_Type": "0", "Actor2Geo_Type": "0", "ActionGeo_Type": "4",
        "ActionGeo_FullName": "Harbour City, Coast, Estonia", "ActionGeo_CountryCode": "EN",
        "ActionGeo_Lat": "59.5", "ActionGeo_Long": "24.75", "DATEADDED": "20310502000000",
        "SOURCEURL": "https://news.example/talks",
    }  # fmt: skip
    assert (met["Day"], met["EventCode"], met["QuadClass"], met["IsRootEvent"]) == (
        "20310502", "040", "1", "0",
    )  # fmt: skip
    assert (met["Actor1Name"], met["Actor2Name"], met["ActionGeo_Type"]) == (
        "NORLAND", "SUDLAND", "0",
    )  # fmt: skip
    assert output.left_out == {"told as planned": 1}


def test_every_row_has_its_source_beside_it(record: Path, tmp_path: Path) -> None:
    """Status, claimant and exact words, which the columns cannot hold."""
    exported(record, "gdelt", tmp_path / "out.csv")
    rows = table(tmp_path / "out.csv", gdelt.COLUMNS, header=False)
    told = beside(tmp_path / "out.csv")
    assert [one["row"] for one in told] == [row["GlobalEventID"] for row in rows]
    assert told[0] == {
        "row": rows[0]["GlobalEventID"],
        "event": talks().events[0].id,
        "status": "happened",
        "claimed_by": "the ministry",
        "per_words": "the ministry",
        "words": "recalled its envoys",
        "trigger_words": "recalled",
        "article": talks().article.id,
        "article_title": "Envoys leave the talks",
        "article_outlet": "The Courier",
        "article_published": "2031-05-02",
        "article_link": "https://news.example/talks",
        "lost": "what was withdrawn: negotiators (164), mediators (165), aid (162), observers (166)",
    }
    assert (told[1]["claimed_by"], told[1]["per_words"]) == ("The Courier", "")


def test_icews(record: Path, tmp_path: Path) -> None:
    """Names of countries and sectors in full, under a header."""
    exported(record, "icews", tmp_path / "out.tab")
    left, _ = table(tmp_path / "out.tab", icews.COLUMNS, header=True)
    assert left == {
        "Event ID": left["Event ID"], "Event Date": "2031-05-01", "Source Name": "Norland",
        "Source Sectors": "Government", "Source Country": "Iceland",
        "Event Text": "Halt negotiations", "CAMEO Code": "164", "Intensity": "-7",
        "Target Name": "Sudland", "Target Sectors": "Government", "Target Country": "Estonia",
        "Story ID": str(int(talks().article.id[:15], 16)), "Publisher": "The Courier",
        "City": "Harbour City", "Province": "Coast", "Country": "Estonia", "Latitude": "59.5",
        "Longitude": "24.75",
    }  # fmt: skip


def test_polecat(record: Path, tmp_path: Path) -> None:
    """Type and mode as they are, with the scale of PLOVER."""
    exported(record, "polecat", tmp_path / "out.tsv")
    left, _ = table(tmp_path / "out.tsv", polecat.COLUMNS, header=True)
    assert left == {
        "Event ID": left["Event ID"], "Event Date": "2031-05-01", "Event Type": "SANCTION",
        "Event Mode": "withdraw", "Intensity": "-6", "Quad Code": "MATERIAL CONFLICT",
        "Actor Name": "Norland", "Actor Country": "Iceland", "Primary Actor Sector": "GOV",
        "Actor Sectors": "GOV", "Actor Name Raw": "Norland",
        "Recipient Name": "Sudland", "Recipient Country": "Estonia",
        "Primary Recipient Sector": "GOV", "Recipient Sectors": "GOV",
        "Recipient Name Raw": "Sudland", "Placename": "Harbour City", "City": "Harbour City",
        "Province": "Coast", "Country": "Estonia", "Latitude": "59.5", "Longitude": "24.75",
        "GeoNames ID": "77", "Raw Placename": "Harbour City", "Source": "The Courier",
        "Publication Date": "2031-05-02", "Language": "en", "Version": "dragoman 0.1.0",
    }  # fmt: skip


@pytest.mark.parametrize("form", ["gdelt", "icews", "polecat"])
def test_hostile_words_make_no_cell_and_no_row(
    form: str, hostile_record: Path, tmp_path: Path
) -> None:
    """Tabs and line ends are spaces; nothing begins a formula."""
    columns = {"gdelt": gdelt.COLUMNS, "icews": icews.COLUMNS, "polecat": polecat.COLUMNS}[form]
    exported(hostile_record, form, tmp_path / "out")
    (row,) = table(tmp_path / "out", columns, header=form != "gdelt")
    name = row[{"gdelt": "Actor1Name", "icews": "Source Name", "polecat": "Actor Name"}[form]]
    flat = HOSTILE.replace("\x00", "\ufffd").replace("\n", " ")
    flat = "'" + flat.replace("; =1", "; '=1")
    assert name == (flat.upper() if form == "gdelt" else flat)
    (source,) = beside(tmp_path / "out")
    assert source["article_link"] == "talks.html"


def a_fight(**fields: object) -> Findings:
    """Return an article with one event between three parties, one of them a body above states."""
    article = an_article("Aland and Beland attacked Celand and the union.", day=None)
    refs = [
        ActorRef(span=where(article.text, words), country=code, sector="MIL")
        for words, code in (("Aland", "FIN"), ("Beland", "EST"), ("Celand", "LVA"))
    ]
    union = ActorRef(span=where(article.text, "the union"), country="EUR", sector="IGO")
    told: dict[str, object] = {
        "type": "ASSAULT", "mode": "drone", "status": Status.HAPPENED, "on": "2031-05-01/..",
        "actors": (*refs[:2],), "recipients": (refs[2], union),
    }  # fmt: skip
    event = a_finding(
        Event, article, "attacked", trigger=where(article.text, "attacked"), **(told | fields)
    )
    return Findings(article=article, events=(event,))


def dyads(found: Findings, tmp_path: Path) -> tuple[list[dict[str, str]], dict[str, int]]:
    """Return the rows of an article for GDELT, and what was left out."""
    record = a_record_of(found, tmp_path)
    output = exported(record, "gdelt", tmp_path / "rows")
    return table(tmp_path / "rows", gdelt.COLUMNS, header=False), dict(output.left_out)


def a_record_of(found: Findings, tmp_path: Path) -> Path:
    """Return a record of an article without figures."""
    figures = talks()
    return a_record(tmp_path / "one.db", found, judged=figures.figures[0].id)


def test_each_actor_with_each_recipient(tmp_path: Path) -> None:
    """Every row has a number of its own; a body above states is a group, not a country."""
    rows, _ = dyads(a_fight(), tmp_path)
    assert [(row["Actor1Name"], row["Actor2Name"], row["Actor2Code"]) for row in rows] == [
        ("ALAND", "CELAND", "LVAMIL"),
        ("ALAND", "THE UNION", "IGOEUR"),
        ("BELAND", "CELAND", "LVAMIL"),
        ("BELAND", "THE UNION", "IGOEUR"),
    ]
    assert len({row["GlobalEventID"] for row in rows}) == 4
    assert rows[1]["Actor2KnownGroupCode"] == "EUR"
    assert "Actor2CountryCode" not in rows[1]
    assert {(row["Day"], row["DATEADDED"], row["EventCode"]) for row in rows} == {
        ("20310501", "20310501000000", "195")
    }


def test_a_kind_of_body_is_a_type(tmp_path: Path) -> None:
    """Of a non-governmental body that is not named further."""
    relief = ActorRef(span=a_fight().events[0].recipients[0].span, country="NGO", sector="NGO")
    (row, _) = dyads(a_fight(recipients=(relief,)), tmp_path)[0]
    assert {name: cell for name, cell in row.items() if name.startswith("Actor2")} == {
        "Actor2Code": "NGO", "Actor2Name": "CELAND", "Actor2Type1Code": "NGO",
        "Actor2Geo_Type": "0",
    }  # fmt: skip


def test_those_who_act_together_are_paired_once(tmp_path: Path) -> None:
    """Three who meet are three pairs."""
    three = (*a_fight().events[0].actors, a_fight().events[0].recipients[0])
    rows, _ = dyads(a_fight(actors=three, recipients=()), tmp_path)
    assert [(row["Actor1Name"], row["Actor2Name"]) for row in rows] == [
        ("ALAND", "BELAND"),
        ("ALAND", "CELAND"),
        ("BELAND", "CELAND"),
    ]


@pytest.mark.parametrize(
    ("fields", "why"),
    [
        *(({"status": status}, f"told as {status}") for status in Status if status not in ("happened", "ongoing")),
        ({"on": None}, "without a day"),
        ({"on": "2031-02-30"}, "without a day"),
        ({"on": "2031-W05"}, "without a day"),
        ({"type": "DANCE", "mode": None}, "of the unknown type DANCE"),
    ],
)  # fmt: skip
def test_what_is_left_out_is_counted(fields: dict[str, object], why: str, tmp_path: Path) -> None:
    """What is not told as a fact, and what has no day at all."""
    assert dyads(a_fight(**fields), tmp_path) == ([], {why: 1})


def test_every_type_and_mode_has_a_code() -> None:
    """A code of CAMEO, and an unknown mode takes that of its type."""
    tables = load_codes().event_tables
    for row in tables.events.values():
        assert row.cameo[:2] in {f"{root:02}" for root in range(1, 21)}
        assert -10 <= row.goldstein <= 10
        assert -10 <= row.scale <= 10
        assert row.name in (row.type, f"{row.type}.{row.mode}")
        assert tables.events[row.type].mode == ""
    assert tables.event("ASSAULT", "of another kind") == tables.events["ASSAULT"]
    frames = [frame for rows in load_codes().events.frames.values() for frame in rows]
    assert [
        one for one in frames if f"{one.type}.{one.mode}".rstrip(".") not in tables.events
    ] == []


@pytest.mark.parametrize(
    ("place", "level"),
    [
        ({"code": "isr", "country": "ISR"}, Level.COUNTRY),
        ({"code": "gaza-strip", "country": "PSE"}, Level.DIVISION),
        ({"admin1": "Coast", "country": "EST"}, Level.SITE),
        ({"country": "EST"}, Level.DIVISION),
    ],
)
def test_how_large_a_place_is(place: dict[str, str], level: Level) -> None:
    """A country, a region or division, or a site."""
    made = a_finding(Place, an_article(), "Harbour City", name="Harbour City", **place)
    assert geography(load_codes()).level(made) is level


@pytest.mark.parametrize(
    ("place", "fips"),
    [
        ({"name": "Gaza Strip", "code": "gaza-strip", "country": "PSE"}, "GZ"),
        ({"name": "Rafah", "code": "rafah", "country": "PSE", "admin1": "Gaza Strip"}, "GZ"),
        ({"name": "Jenin", "code": "jenin", "country": "PSE", "admin1": "West Bank"}, "WE"),
        ({"name": "Israel", "code": "isr", "country": "ISR"}, "IS"),
        ({"name": "Sea"}, None),
    ],
)
def test_fips_codes(place: dict[str, str], fips: str | None) -> None:
    """Of the country, or of a division that has one of its own."""
    made = a_finding(Place, an_article(), "Harbour City", **place)
    assert geography(load_codes()).fips_of(made) == fips
