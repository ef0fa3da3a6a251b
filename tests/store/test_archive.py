"""What goes into an archive comes out of it: records to the last byte, sources, revisions, originals, verdicts."""

from __future__ import annotations

import json
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from communique import read
from communique.export.as_json import line
from communique.ingest.found import Place, Validators
from communique.store import Archive, ArchiveError, Filter, NotFoundError, open_archive
from communique.store.entries import Entry, Sighting
from communique.store.errors import ReviewError, UnknownError
from communique.store.packing import compressed, dumper, opened, unpacked
from communique.store.prepared import prepared

EXAMPLES = sorted((Path(__file__).parents[2] / "examples").glob("*.txt"))
MEETING = "President Ana Kovač of Croatia received the Foreign Minister of Norway, Jon Dahl, in Split on 5 May 2024."
VISIT = "The Minister of Trade of Latvia, Ilze Ozola, will visit Nairobi on 3 June 2024."
SPOKEN = '"We will build the bridge," said President Ana Kovač of Croatia.'


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_record_comes_back_to_the_last_byte(path: Path, archive: Archive, put) -> None:
    text = path.read_text(encoding="utf-8")
    id_, fate = put(text, str(path), published="2024-05-14", publisher="gov.example")
    record = read(text, source=str(path), published="2024-05-14", publisher="gov.example")
    assert fate == "read"
    assert line(archive.record(id_[:10])) == line(archive.reviewed(id_)) == line(record)
    assert [line(one) for one in archive.records()] == [line(record)]


@given(st.text(alphabet=st.sampled_from("ab .\n\"'“”É京🙂{}@[]\\"), min_size=1, max_size=60))
@settings(max_examples=60, deadline=None)
def test_packing_loses_nothing(text: str) -> None:
    record = read(f"President Ana Kovač met the {text} Minister of Norway. He said that {text}.")
    text = record.document.text
    assert unpacked(compressed(opened(record), dumper(text)), text) == record.to_dict()


def test_same_text_twice_is_one_document_with_two_sources(archive: Archive, put) -> None:
    first, again = put(MEETING, "one.txt"), put(MEETING, "two.txt")
    assert (first[0], first[1], again[1]) == (again[0], "read", "again")
    assert put(MEETING, "two.txt")[1] == "unchanged"
    assert [row["source"] for row in archive.documents()] == ["one.txt"]
    assert archive.about(first[0]).addresses == (("one.txt", True), ("two.txt", True))
    assert len(archive.acts("meeting")) == 1


def test_new_text_at_an_address_is_a_revision(archive: Archive, put) -> None:
    old, _ = put(MEETING, "page")
    new, fate = put(MEETING.replace("Split", "Zadar"), "page")
    assert fate == "revised"
    assert (archive.about(new).earlier, archive.about(old).later) == ((old,), (new,))
    assert archive.about(old).addresses == (("page", False),)
    assert put(MEETING, "page")[1] == "revised"
    assert archive.about(old).addresses == (("page", True),)
    assert len(archive.documents(Filter(all_revisions=True))) == 2


def test_a_text_that_its_address_has_replaced_counts_no_more(archive: Archive, put) -> None:
    """In lists, counts, searches and exports; it can be read, and asked for."""
    spoken = MEETING + " " + SPOKEN
    old, _ = put(spoken, "page")
    new, _ = put(spoken.replace("Split", "Zadar"), "page")
    lists = (
        lambda wish: archive.acts("meeting", wish), archive.statements, archive.documents,
        lambda wish: archive.search("received", wish), lambda wish: archive.search("bridge", wish, statements=True),
    )  # fmt: skip
    for found in lists:
        assert {row["document_id"] for row in found(Filter())} == {new}
        assert {row["document_id"] for row in found(Filter(between=("HRV",)))} <= {new}
        assert {row["document_id"] for row in found(Filter(all_revisions=True))} == {old, new}
    assert {row["documents"] for row in archive.people()} == {1}
    assert {row["documents"] for row in archive.people(Filter(all_revisions=True))} == {2}
    assert [one.document.id for one in archive.records()] == [new]
    assert [one.document.id for one in archive.records(all_revisions=True)] == [old, new]
    assert archive.record(old).document.text == spoken
    assert list(archive.sql("SELECT document_id FROM superseded")) == [("document_id",), (old,)]
    for view in ("meetings", "current_acts", "current_documents", "current_statements", "current_people"):
        assert set(archive.sql(f"SELECT DISTINCT document_id FROM {view}")) == {("document_id",), (new,)}, view
    assert list(archive.sql("SELECT count(*) FROM documents"))[1:] == [(2,)]
    put(spoken, "page")  # the page is what it was
    assert [row["document_id"] for row in archive.documents()] == [old]
    put(spoken.replace("Split", "Zadar"), "mirror")  # and the other text stands elsewhere
    assert {row["document_id"] for row in archive.documents()} == {old, new}
    assert list(archive.sql("SELECT count(DISTINCT document_id) FROM meetings"))[1:] == [(2,)]


@pytest.mark.parametrize(
    ("state", "code"),
    [("hrv", "HRV"), ("Croatia", "HRV"), ("the  republic of croatia", "HRV"), ("ruritania", None), ("QQQ", None), ("", None)],
)
def test_a_state_is_asked_for_by_code_or_name(archive: Archive, put, state: str, code: str | None) -> None:
    put(MEETING)
    if code:
        assert len(archive.acts("meeting", Filter(between=(state,)))) == 1
        assert len(archive.acts("meeting", Filter(between=("NOR", state)))) == 1
        return
    for found in (lambda w: archive.acts("visit", w), archive.statements, archive.people, archive.documents):
        with pytest.raises(UnknownError, match=f"^{state}: no state has that code"):
            found(Filter(between=(state,)))


def test_a_state_without_a_code_is_asked_for_by_its_name(archive: Archive, put) -> None:
    put("The President of Ruritania, Juhan Tamm, received the Foreign Minister of Norway, Jon Dahl, in Strelsau.")
    assert len(archive.acts("meeting", Filter(between=("NOR", "ruritania")))) == 1
    assert [row["person"] for row in archive.people(Filter(between=("Ruritania",)))] == ["Juhan Tamm"]


def test_two_documents_of_one_address_are_no_revisions(archive: Archive, put) -> None:
    assert [put(MEETING, "page", nth=0)[1], put(VISIT, "page", nth=1)[1]] == ["read", "read"]
    assert archive.about(put(VISIT, "page", nth=1)[0]).earlier == ()


def test_newer_program_replaces_what_the_machine_said_and_keeps_what_people_said(archive: Archive, put) -> None:
    id_, _ = put(MEETING, published="2024-05-06")
    rows = archive.assertions(id_)
    act = next(row for row in rows if row["kind"] == "act" and row["field"] == "")
    host = next(row for row in rows if row["field"] == "roles" and '"host"' in row["value"])
    archive.judge(id_, act["key"], "edited", {**json.loads(act["value"]), "status": "cancelled"})
    archive.judge(id_, host["key"], "rejected")
    assert put(MEETING, anew=True, version="2", published="2024-05-06")[1] == "reread"
    kept = {row["key"]: row for row in archive.assertions(id_)}
    assert len(kept) == len(rows)
    assert {row["version"] for row in kept.values() if row["review"] == "machine"} == {"2"}
    assert (kept[act["key"]]["review"], json.loads(kept[act["key"]]["value"])["status"]) == ("edited", "cancelled")
    assert json.loads(kept[act["key"]]["machine"])["status"] == "occurred"
    assert kept[host["key"]]["review"] == "rejected"
    (row,) = archive.acts("meeting")
    assert (row["status"], row["host"], row["review"]) == ("cancelled", None, "edited")
    assert archive.record(id_).acts[0].status == "occurred"
    assert archive.reviewed(id_).acts[0].status == "cancelled"


def test_rejected_act_goes_from_the_lists_and_an_added_one_comes(archive: Archive, put) -> None:
    id_, _ = put(MEETING, published="2024-05-06")
    act = next(row for row in archive.assertions(id_) if row["kind"] == "act" and row["field"] == "")
    archive.judge(id_, act["key"], "rejected")
    assert archive.acts("meeting") == []
    anchor = {"start": 0, "end": 9, "text": MEETING[:9]}
    archive.add_assertion(id_, ("act", "mine", ""), {"kind": "visit", "status": "planned", "anchors": [anchor]})
    (row,) = archive.acts("visit")
    assert (row["act_id"], row["status"], row["evidence"], row["review"]) == ("mine", "planned", "President", "human")
    put(MEETING, anew=True, version="2", published="2024-05-06")
    assert (archive.acts("meeting"), len(archive.acts("visit"))) == ([], 1)


def test_verdict_that_makes_no_record_is_refused_and_leaves_all_as_it_was(archive: Archive, put) -> None:
    id_, _ = put(MEETING)
    act = next(row for row in archive.assertions(id_) if row["kind"] == "act" and row["field"] == "")
    with pytest.raises(ReviewError, match=r"^that makes no record"):
        archive.judge(id_, act["key"], "edited", {"kind": "meeting", "anchors": [7]})
    assert archive.assertions(id_) and archive.acts("meeting")[0]["review"] == "machine"


def test_every_assertion_has_its_words_its_rule_and_its_run(archive: Archive, put) -> None:
    id_, _ = put(MEETING)
    rows = archive.assertions(id_)
    assert {row["kind"] for row in rows} == {"entity", "act"}
    assert all(row["rule"] and (row["program"], row["version"]) == ("communique", "1") for row in rows)
    guest = next(row for row in rows if row["field"] == "roles" and '"guest"' in row["value"])
    assert "Jon Dahl" in MEETING[guest["begins"] : guest["ends"]]
    assert len({row["key"] for row in rows}) == len(rows)


def test_original_comes_back_and_a_damaged_one_is_told(tmp_path: Path, archive: Archive, put) -> None:
    place = Place(0, 9, page=2, box=(1.0, 2.0, 3.0, 4.5))
    id_, _ = put(MEETING, original=b"<p>page</p>", places=(place,), media="text/html")
    assert archive.original(id_) == (b"<p>page</p>", (place,))
    plain, _ = put(VISIT, "b.txt")
    assert archive.original(plain) == (VISIT.encode(), ())
    (file,) = [path for path in (tmp_path / "a.db.originals").rglob("*") if path.is_file()]
    for damage in (file.read_bytes()[:-4] + b"abcd", b"", b"x\x9c"):
        file.write_bytes(damage)
        with pytest.raises(ArchiveError, match="damaged"):
            archive.original(id_)
    file.unlink()
    with pytest.raises(ArchiveError, match="cannot be read"):
        archive.original(id_)
    assert archive.record(id_).document.text == MEETING


def test_what_a_server_said_is_kept_for_the_next_request(archive: Archive, put) -> None:
    put(MEETING, "https://gov.example/1", validators=Validators('"abc"', None))
    assert archive.validators() == {"https://gov.example/1": Validators('"abc"', None)}
    put(MEETING, "https://gov.example/1", validators=Validators('"def"', "Mon"))
    assert archive.validators() == {"https://gov.example/1": Validators('"def"', "Mon")}


def test_reprint_is_grouped_not_merged(archive: Archive, put) -> None:
    text = EXAMPLES[0].read_text(encoding="utf-8")
    first, _ = put(text, "one")
    put(VISIT, "else")
    reprint, _ = put("DIGEST OF THE DAY\n\n" + text + "\nAll rights reserved.", "two")
    retold, _ = put(text.replace("President", "Mr"), "three")
    assert archive.about(first).alike == (reprint, retold)
    assert {row["document_id"]: row["kin"] for row in archive.documents()}[retold] == first
    assert len(archive.documents()) == 4


def test_a_form_letter_fills_no_band_without_end(archive: Archive, put, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("communique.store.near.HELD", 3)
    text = EXAMPLES[0].read_text(encoding="utf-8")
    ids = [put(f"{text} No. {number}.", str(number))[0] for number in range(6)]
    most = archive.sql("SELECT max(n) FROM (SELECT count(*) AS n FROM bands GROUP BY band)")
    assert list(most)[1] == (3,)
    assert archive.about(ids[0]).alike == tuple(ids[1:])


def test_a_batch_is_written_whole_or_not_at_all(archive: Archive, put) -> None:
    put(MEETING)
    made = prepared(read(VISIT, source="b"))
    writer = archive.writer("communique", "1")
    broken = Entry(Sighting("f" * 64, "c"), None)
    with pytest.raises(LookupError):
        archive.write(writer, [Entry(Sighting(made.id, "b"), made), broken])
    assert len(archive.documents()) == 1
    assert archive.write(writer, [Entry(Sighting(made.id, "b"), made)]) == ["read"]
    assert archive.acts("visit")[0]["visitor"] == "Ilze Ozola"


def test_ids_of_documents_acts_and_statements_open_by_their_beginning(archive: Archive, put) -> None:
    id_, _ = put(SPOKEN)
    record = archive.record(id_)
    for ident in (id_, id_[:8].upper(), record.statements[0].id, record.acts[0].id[:10]):
        assert archive.record(ident).document.id == id_
    for ident in ("", "zz", "%", "'", "' OR 1=1 --", id_ + "0"):
        with pytest.raises(NotFoundError):
            archive.record(ident)


@pytest.mark.parametrize("name", ["nothing.db", "folder", "other.db", "text.db", "newer.db"])
def test_what_is_no_archive_is_told_in_one_line(tmp_path: Path, name: str) -> None:
    import sqlite3

    path = tmp_path / name
    if name == "folder":
        path.mkdir()
    elif name == "text.db":
        path.write_text("This is no database, but a text that is long enough to be taken for one. " * 20)
    elif name != "nothing.db":
        with sqlite3.connect(path) as connection:
            table = "alembic_version (version_num)" if name == "newer.db" else "x (y)"
            connection.execute(f"CREATE TABLE {table}")
            connection.execute(f"INSERT INTO {table.split()[0]} VALUES ('9999')")
        connection.close()
    with pytest.raises(ArchiveError) as error:
        open_archive(path)
    assert str(path) in str(error.value) and "\n" not in str(error.value)


def test_archive_opened_for_reading_cannot_be_written(tmp_path: Path, archive: Archive, put) -> None:
    put(MEETING)
    with open_archive(archive.path) as reader:
        assert reader.acts("meeting", Filter(limit=1))
        with pytest.raises(ArchiveError, match="reading only"):
            reader.write(reader.writer("communique", "1"), [])


def test_a_persons_word_is_on_the_disk_before_it_is_acknowledged(archive: Archive, put) -> None:
    from communique.store import sqlite

    for how, level in ((sqlite.WRITING, 1), (sqlite.LASTING, 2), (sqlite.WRITING, 1)):
        with archive.writing(how) as connection:
            assert connection.exec_driver_sql("PRAGMA synchronous").scalar() == level


def test_many_threads_read_at_once(archive: Archive, put) -> None:
    """More readers at one time than connections are kept."""
    ident = put(MEETING, "a.txt")[0]
    with ThreadPoolExecutor(24) as pool:
        found = list(pool.map(lambda _: (archive.record(ident).document.id, len(archive.documents())), range(400)))
    assert set(found) == {(ident, 1)}
