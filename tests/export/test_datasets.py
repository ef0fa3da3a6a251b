"""Every form is read back by a program that other people use for it."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from typer.testing import CliRunner

from communique import Record, read
from communique.cli import app
from communique.export import datasets
from communique.export.codebook import codebook
from communique.export.datasets import FORMS
from communique.export.sheets import label
from communique.tables import TABLES, table

for library in ("followthemoney", "icalendar", "networkx", "pandas", "pyarrow", "xlsxwriter"):
    pytest.importorskip(library)

EXAMPLES = sorted((Path(__file__).parents[2] / "examples").glob("*.txt"))
HOSTILE = (
    'President Ana Kovač of Croatia received Minister Jon <b>Dahl</b> of Norway in Split, \U0001f600 and said: "=1+1 ; '
    '@SUM(A1) & <script>alert(1)</script>\x07."\n\nThe Minister said that \ud800 trade, "had, doubled".'
)
TEI = "{http://www.tei-c.org/ns/1.0}"


@pytest.fixture(scope="module")
def records() -> list[Record]:
    return [*(read(path, published="2024-05-16") for path in EXAMPLES), read(HOSTILE, source="=1+1")]


@pytest.fixture(scope="module")
def made(records: list[Record], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with every form of the records."""
    folder = tmp_path_factory.mktemp("made")
    for name, form in FORMS.items():
        form.write(iter(records), folder / name)
    return folder


def rows(records: list[Record], name: str) -> list[tuple[Any, ...]]:
    return [row for record in records for row in table(name).rows(record)]


@pytest.mark.parametrize("name", [one.name for one in TABLES])
def test_tables_have_the_same_rows_in_every_form(made: Path, records: list[Record], name: str) -> None:
    pandas = pytest.importorskip("pandas")
    wanted = len(rows(records, name))
    assert len(pandas.read_csv(made / "csv" / f"{name}.csv")) == wanted
    assert len(pandas.read_parquet(made / "parquet" / f"{name}.parquet")) == wanted
    assert len(pandas.read_stata(made / "dta" / f"{name}.dta")) == wanted
    assert len(pandas.read_excel(made / "xlsx", sheet_name=name, engine="openpyxl")) == wanted


def test_polars_and_duckdb_read_the_parquet(made: Path, records: list[Record]) -> None:
    polars, duckdb = pytest.importorskip("polars"), pytest.importorskip("duckdb")
    file = made / "parquet" / "meetings.parquet"
    hosts = ["; ".join(row["host"]) or None for r in records for row in table("meetings").named(r)]
    assert polars.read_parquet(file)["host"].to_list() == hosts
    found = duckdb.sql(f"SELECT host, date_start FROM '{file}' WHERE salience = 'main'").fetchall()
    assert ("Daulet Arystanov", date(2024, 5, 14)) in found


def test_days_are_days(made: Path) -> None:
    pandas = pytest.importorskip("pandas")
    frame = pandas.read_stata(made / "dta" / "meetings.dta")
    assert pandas.Timestamp("2024-05-14") in set(frame["date_start"])


def test_stata_has_labels(made: Path) -> None:
    pandas = pytest.importorskip("pandas")
    with pandas.read_stata(made / "dta" / "meetings.dta", iterator=True) as reader:
        labels = reader.variable_labels()
    assert labels["host"] == "Who receives or hosts."
    assert all(0 < len(text) <= 80 for text in labels.values())


def test_a_long_meaning_is_cut_between_words() -> None:
    column = next(c for c in table("meetings").columns if c.name == "date_start")
    assert label(column) == "First day of the time that the text tells; empty where it tells none. The day…"


def test_a_formula_stays_text_in_a_workbook(made: Path) -> None:
    openpyxl = pytest.importorskip("openpyxl")
    with (made / "xlsx").open("rb") as file:
        sheet = openpyxl.load_workbook(file)["statements"]
    cells = [
        cell for row in sheet.iter_rows() for cell in row if isinstance(cell.value, str) and cell.value[:1] in "=@"
    ]
    assert cells and all(cell.data_type == "s" for cell in cells)


def test_followthemoney_takes_its_entities(made: Path, records: list[Record]) -> None:
    model = pytest.importorskip("followthemoney").model
    lines = (made / "ftm" / "entities.ftm.json").read_text(encoding="utf8").splitlines()
    proxies = [model.get_proxy(json.loads(line)) for line in lines]
    for proxy in proxies:
        proxy.schema.validate(proxy.to_dict())
    ids = {proxy.id for proxy in proxies}
    assert len(ids) == len(proxies)
    for proxy in proxies:
        assert all(value in ids for prop, value in proxy.itervalues() if prop.type.name == "entity")
    kinds = {proxy.schema.name for proxy in proxies}
    assert {"PlainText", "Person", "Position", "Occupancy", "Event", "Mention"} <= kinds
    texts = {record.document.id: record.document.text for record in records}
    for line in (made / "ftm" / "anchors.jsonl").read_text(encoding="utf8").splitlines():
        place = json.loads(line)
        assert place["entity"] in ids
        assert texts[place["document"]][place["start"] : place["end"]] == place["text"]


def test_plover_events_have_type_sides_and_no_made_up_day(made: Path, records: list[Record]) -> None:
    events = [json.loads(line) for line in (made / "plover").read_text(encoding="utf8").splitlines()]
    audience = next(e for e in events if e["event_type"] == "CONSULT" and e["event_mode"] == "visit")
    assert [a["name"] for a in audience["actor"]] == ["Edgars Briezkalns"]
    assert [(a["name"], a["country"], a["sector"]) for a in audience["recipient"]] == [
        ("Daulet Arystanov", "KAZ", "GOV")
    ]
    told = {act.when.start for record in records for act in record.acts if act.when}
    assert all(e["event_date"] is None or e["event_date"] in told for e in events)
    assert any(e["event_date"] is None and e["publication_date"] for e in events)
    assert any(e["future"] for e in events) and not all(e["future"] for e in events)


def test_web_annotations_expand_to_the_vocabulary(made: Path, records: list[Record]) -> None:
    rdflib = pytest.importorskip("rdflib")
    oa = rdflib.Namespace("http://www.w3.org/ns/oa#")
    graph = rdflib.Graph().parse(made / "webanno", format="json-ld")
    found = list(graph.subjects(rdflib.RDF.type, oa.Annotation))
    assert len(found) == sum(len(r.statements) + len(r.acts) + len(r.entities) for r in records)
    texts = {f"urn:sha256:{record.document.id}": record.document.text for record in records}
    for target in graph.subjects(rdflib.RDF.type, oa.SpecificResource):
        text = texts[str(graph.value(target, oa.hasSource))]
        selectors = list(graph.objects(target, oa.hasSelector))
        start, end = (next(v for s in selectors if (v := graph.value(s, p)) is not None) for p in (oa.start, oa.end))
        exact = next(v for s in selectors if (v := graph.value(s, oa.exact)) is not None)
        words = text[int(start) : int(end)]
        assert str(exact) == words.replace("\ud800", "\ufffd")


def test_tei_keeps_the_text_and_who_said_what(made: Path, records: list[Record]) -> None:
    corpus = ElementTree.parse(made / "tei").getroot()
    texts = corpus.findall(f"{TEI}TEI")
    assert len(texts) == len(records)
    for element, record in zip(texts, records, strict=True):
        known = {
            one.get("{http://www.w3.org/XML/1998/namespace}id")
            for one in element.iter()
            if one.tag in (f"{TEI}person", f"{TEI}org")
        }
        body = element.find(f"{TEI}text")
        assert body is not None
        kept = ["".join(part.itertext()) for part in body.iter() if part.tag in (f"{TEI}p", f"{TEI}u")]
        sections = [record.document.text[s.start : s.end] for s in record.document.segments]
        assert kept == [text.replace("\x07", "\ufffd").replace("\ud800", "\ufffd") for text in sections]
        heard = [one for one in body.iter() if one.tag in (f"{TEI}said", f"{TEI}u")]
        assert all(who[1:] in known for one in heard for who in (one.get("who") or "").split())
    assert any(one.tag == f"{TEI}u" for one in corpus.iter())
    said = {one.get("n"): "".join(one.itertext()) for one in texts[0].iter(f"{TEI}said") if not one.get("part")}
    assert said == {s.id: s.content[0].text for s in records[0].statements if s.id in said} and said


def test_icalendar_reads_days_and_states(made: Path) -> None:
    icalendar = pytest.importorskip("icalendar")
    calendar = icalendar.Calendar.from_ical((made / "ics").read_bytes())
    events = [one for one in calendar.walk("VEVENT")]
    audience = next(one for one in events if one.decoded("dtstart") == date(2024, 5, 14))
    assert audience.decoded("dtend") == date(2024, 5, 15)
    assert str(audience["location"]) == "Astana"
    assert len({str(one["uid"]) for one in events}) == len(events)
    assert not calendar.errors


def test_networkx_reads_who_met_whom(made: Path) -> None:
    networkx = pytest.importorskip("networkx")
    graph = networkx.read_graphml(made / "graphml")
    edge = graph.edges["Daulet Arystanov | KAZ", "Edgars Briezkalns | LVA"]
    assert (edge["weight"], edge["first"]) == (1, "2024-05-14")


def test_label_studio_regions_are_where_their_words_are(made: Path) -> None:
    tasks = json.loads((made / "labelstudio" / "tasks.json").read_text(encoding="utf8"))
    labels = {one.get("value") for one in ElementTree.parse(made / "labelstudio" / "config.xml").iter("Label")}
    for task in tasks:
        results = task["predictions"][0]["result"]
        ids = {one["id"] for one in results if one["type"] == "labels"}
        for one in results:
            if one["type"] == "relation":
                assert {one["from_id"], one["to_id"]} <= ids
                continue
            value = one["value"]
            assert task["data"]["text"][value["start"] : value["end"]] == value["text"]
            assert set(value["labels"]) <= labels


def test_lines_are_the_records(made: Path, records: list[Record]) -> None:
    lines = (made / "jsonl").read_text(encoding="utf8").splitlines()
    assert [Record.from_dict(json.loads(line)) for line in lines] == records


@pytest.mark.parametrize("name", sorted(FORMS))
def test_the_same_records_give_the_same_bytes(made: Path, records: list[Record], tmp_path: Path, name: str) -> None:
    FORMS[name].write(iter(records), tmp_path / "again")
    before, after = made / name, tmp_path / "again"
    files = sorted(p.name for p in before.iterdir()) if before.is_dir() else [""]
    assert all((before / one).read_bytes() == (after / one).read_bytes() for one in files)


@pytest.mark.parametrize("name", sorted(FORMS))
def test_nothing_is_left_where_an_export_breaks_off(records: list[Record], tmp_path: Path, name: str) -> None:
    def broken() -> Any:
        yield records[0]
        raise RuntimeError("stop")

    with pytest.raises(RuntimeError):
        FORMS[name].write(broken(), tmp_path / "out")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("name", sorted(FORMS))
def test_no_records_make_an_empty_whole(tmp_path: Path, name: str) -> None:
    FORMS[name].write(iter(()), tmp_path / "out")
    assert (tmp_path / "out").exists()


def test_codebook_tells_meaning_unit_and_accuracy_of_every_column() -> None:
    page = codebook()
    for one in TABLES:
        assert f"## {one.name}\n" in page
        assert all(f"| {column.name} | " in page for column in one.columns)
    assert "| date_start | ISO 8601 day |" in page
    assert "right 0." in page and "P 0." in page


def test_export_command(tmp_path: Path, records: list[Record]) -> None:
    lines = tmp_path / "records.jsonl"
    datasets.as_lines(iter(records), lines)
    with lines.open("a", encoding="utf8") as file:
        file.write('{"source": "x", "error": "x: empty"}\nnothing\n')
    result = CliRunner().invoke(app, ["export", "--to", "csv", "--out", str(tmp_path / "csv"), str(lines)])
    assert result.exit_code == 1
    assert "line 5: x: empty" in result.stderr and "line 6: not a record" in result.stderr
    assert f"{len(records)} records into" in result.stderr
    assert (tmp_path / "csv" / "meetings.csv").exists()


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (["--to", "csv", "--out", "o", "missing.jsonl"], 3, "No such file"),
        (["--to", "nothing", "--out", "o", "x"], 2, "nothing"),
        (["--to", "csv", "x"], 2, "--out"),
    ],
)
def test_wrong_use_is_told_in_a_line(
    tmp_path: Path, monkeypatch: Any, arguments: list[str], code: int, words: str
) -> None:
    monkeypatch.chdir(tmp_path)
    result = CliRunner().invoke(app, ["export", *arguments])
    assert (result.exit_code, words in result.stderr) == (code, True)
