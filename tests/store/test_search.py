"""Full-text search, lists with filters, and queries of one's own: what is found, and that nothing typed can do harm."""

from __future__ import annotations

import sqlite3
import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from communique.store import Archive, ArchiveError, Filter, open_archive
from communique.store.bigrams import bigrams
from communique.store.errors import UnknownError
from communique.store.searching import expression

TEXTS = {
    "a": ("President Ana Kovač of Croatia received the Foreign Minister of Norway, Jon Dahl, in Split on 5 May 2024. "
          "They discussed trade.", "2024-05-06", "gov.example"),
    "b": ("The Minister of Trade of Latvia, Ilze Ozola, will visit Nairobi on 3 June 2024.", "2024-05-20", "mfa.example"),
    "c": ('President Ana Kovač of Croatia said: "We will build a bridge to Norway by July 2025."', "2023-01-02",
          "news.gov.example"),
    "d": ("外交部发言人说，两国元首在北京举行会谈。", "2024-07-01", "cn.example"),
    "e": ("Prime Minister Jon Dahl of Norway congratulated President Ana Kovač of Croatia on her election.", None, None),
}  # fmt: skip


@pytest.fixture
def full(archive: Archive, put) -> dict[str, str]:
    """The ids of the texts, which are in the archive."""
    return {
        put(text, name, published=published, publisher=publisher)[0]: name
        for name, (text, published, publisher) in TEXTS.items()
    }


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("norway", "ace"),
        ("Norway bridge", "c"),
        ('"foreign minister"', "a"),
        ('"minister foreign"', ""),
        ("kovac", "ace"),
        ("Kovač -bridge", "ae"),
        ("brid*", "c"),
        ('"build a bri"*', "c"),
        ("nairobi OR bridge", "bc"),
        ("北京", "d"),
        ("外交部", "d"),
        ("京", "d"),
        ("谈", "d"),
        ("北京 外交部", "d"),
        ("京北", ""),
        ("Nairobi北京", ""),
        ("or", ""),
        ("AND", ""),
        ("title : norway", ""),
        ("NEAR(norway bridge)", ""),
        ("bridge OR", "c"),
    ],
)
def test_search(archive: Archive, full: dict[str, str], words: str, found: str) -> None:
    assert "".join(sorted(full[row["document_id"]] for row in archive.search(words))) == found


@pytest.mark.parametrize("words", ["", "  ", "!!!", '""', "-bridge", "*", '"', "OR"])
def test_nothing_to_look_for_is_told(archive: Archive, words: str) -> None:
    with pytest.raises(ArchiveError, match="no word to look for"):
        archive.search(words)


@given(st.text(alphabet=st.sampled_from("ab京\"'*-():^+{}[];,.\\ \x00\u0301OR"), max_size=30))
@settings(max_examples=300, deadline=None)
def test_no_query_is_a_mistake_in_the_language_of_the_index(words: str) -> None:
    try:
        sought = expression(words)
    except ArchiveError:
        return
    connection = sqlite3.connect(":memory:")
    connection.execute("CREATE VIRTUAL TABLE t USING fts5(text, cjk)")
    connection.execute("SELECT * FROM t WHERE t MATCH ?", (sought,)).fetchall()
    connection.close()


def test_snippets_show_the_find(archive: Archive, full: dict[str, str]) -> None:
    assert "a [bridge] to Norway" in archive.search("bridge")[0]["snippet"]
    assert "[北京]" in archive.search("北京")[0]["snippet"]


@pytest.mark.parametrize(
    ("text", "pairs"),
    [("abc", None), ("北京", "北京 京"), ("a 外交部 b 京", "外交 交部 部 京"), ("カナ한국", "カナ ナ한 한국 국")],
)
def test_bigrams(text: str, pairs: str | None) -> None:
    assert bigrams(text) == pairs


def test_index_follows_changes_of_the_text(archive: Archive, full: dict[str, str]) -> None:
    with sqlite3.connect(archive.path) as connection:
        connection.execute("UPDATE documents SET text = 'A treaty.' WHERE source = 'a'")
        connection.execute("DELETE FROM documents WHERE source = 'c'")
    connection.close()
    assert [full[row["document_id"]] for row in archive.search("treaty")] == ["a"]
    assert [full[row["document_id"]] for row in archive.search("norway")] == ["e"]
    with sqlite3.connect(archive.path) as connection:
        for table in ("documents_fts", "statements_fts"):
            connection.execute(f"INSERT INTO {table}({table}, rank) VALUES ('integrity-check', 1)")
        connection.execute("DELETE FROM statements WHERE document NOT IN (SELECT key FROM documents)")
        for table in ("acts", "records", "assertions", "people", "document_sources"):
            connection.execute(f"DELETE FROM {table} WHERE document NOT IN (SELECT key FROM documents)")
        for table in ("bands", "signatures"):
            connection.execute(f"DELETE FROM {table} WHERE document NOT IN (SELECT key FROM documents)")
        connection.execute("PRAGMA foreign_keys = ON")
        for table in ("roles", "act_states", "act_topics"):
            connection.execute(f"DELETE FROM {table} WHERE act NOT IN (SELECT key FROM acts)")
        for table in ("voices", "statement_states", "statement_topics"):
            connection.execute(f"DELETE FROM {table} WHERE statement NOT IN (SELECT key FROM statements)")
    connection.close()


@pytest.mark.parametrize(
    ("kind", "wish", "found"),
    [
        ("meeting", Filter(), "a"),
        ("meeting", Filter(between=("HRV", "NOR")), "a"),
        ("meeting", Filter(between=("nor", "hrv")), "a"),
        ("meeting", Filter(between=("NOR",)), "a"),
        ("meeting", Filter(between=("NOR", "LVA")), ""),
        ("meeting", Filter(between=("HRV", "NOR", "LVA")), ""),
        ("meeting", Filter(person="kovac"), "a"),
        ("meeting", Filter(person="DAHL jon"), "a"),
        ("meeting", Filter(person="Ozola"), ""),
        ("meeting", Filter(person="%"), ""),
        ("meeting", Filter(since="2024-05-05", until="2024-05-05"), "a"),
        ("meeting", Filter(since="2024-05-06"), ""),
        ("meeting", Filter(until="2024-05"), "a"),
        ("meeting", Filter(status="occurred", topic="trade"), "a"),
        ("meeting", Filter(topic="energy"), ""),
        ("meeting", Filter(voice="publisher"), "a"),
        ("meeting", Filter(publisher="gov.example"), "a"),
        ("meeting", Filter(publisher="example"), "a"),
        ("meeting", Filter(publisher="v.example"), ""),
        ("visit", Filter(status="planned"), "b"),
        ("visit", Filter(since="2024-06", until="2024-06"), "b"),
        ("commitment", Filter(voice="kovač"), "c"),
        ("commitment", Filter(since="2023", until="2023"), "c"),
        ("message", Filter(between=("NOR", "HRV")), "e"),
        ("message", Filter(since="1900"), ""),
        ("message", Filter(until="2100"), ""),
        ("meeting", Filter(limit=0), ""),
    ],
)
def test_acts(archive: Archive, full: dict[str, str], kind: str, wish: Filter, found: str) -> None:
    assert "".join(full[row["document_id"]] for row in archive.acts(kind, wish)) == found


def test_many_rows_are_filtered_like_few(archive: Archive, full: dict[str, str], monkeypatch) -> None:
    monkeypatch.setattr("communique.store.filters.FEW", 0)
    for wish in (Filter(person="kovac"), Filter(topic="trade"), Filter(voice="publisher", person="dahl")):
        assert [full[row["document_id"]] for row in archive.acts("meeting", wish)] == ["a"]
    assert archive.acts("meeting", Filter(person="ozola")) == []


def test_of_very_many_finds_the_last_added_come_first(archive: Archive, full: dict[str, str], monkeypatch) -> None:
    monkeypatch.setattr("communique.store.searching.RANKED", 2)
    assert [full[row["document_id"]] for row in archive.search("norway")] == ["e", "c", "a"]


def test_statements_people_and_documents(archive: Archive, full: dict[str, str]) -> None:
    said = archive.statements(Filter(person="kovac", between=("HRV", "NOR")))
    assert [(full[row["document_id"]], row["speaker"]) for row in said] == [("c", "Ana Kovač")]
    assert archive.statements(Filter(voice="dahl")) == []
    people = archive.people(Filter(person="kovac"))
    assert [(row["person"], row["office"], row["office_state"], row["documents"], row["first"], row["last"]) for row in people] == [
        ("Ana Kovač", "President", "HRV", 3, "2023-01-02", "2024-05-06")
    ]
    assert [row["person"] for row in archive.people(Filter(between=("LVA",)))] == ["Ilze Ozola"]
    assert [full[row["document_id"]] for row in archive.documents()] == ["d", "b", "a", "c", "e"]
    assert [full[row["document_id"]] for row in archive.documents(Filter(between=("LVA",)))] == ["b"]
    assert [full[row["document_id"]] for row in archive.documents(Filter(publisher="gov.example", since="2024"))] == ["a"]
    assert [full[row["document_id"]] for row in archive.search("norway", Filter(publisher="gov.example", until="2023"))] == ["c"]
    assert [full[row["document_id"]] for row in archive.search("bridge", statements=True)] == ["c"]


HOSTILE = ["'", '"', "'; DROP TABLE documents; --", "%", "_", "\\", "a' OR '1'='1", "\x00", "京", "NULL", "🙂" * 100, ")("]


@pytest.mark.parametrize("words", HOSTILE)
def test_hostile_words_in_every_filter_and_field(archive: Archive, put, words: str) -> None:
    text = f"President Ana Kovač met Minister {words} Jon Dahl of Norway on 5 May 2024."
    put(text, f"address {words}", published=f"2024 {words}", publisher=f"{words}.example", title=words, media=words)
    count = len(archive.documents())
    for name in ("person", "since", "until", "status", "topic", "voice", "publisher", "language"):
        wish = Filter(**{name: words})
        for kind in ("meeting", "commitment"):
            archive.acts(kind, wish)
        for listed in (archive.statements, archive.people, archive.documents):
            listed(wish)
    with pytest.raises(UnknownError):
        archive.acts("meeting", Filter(between=(words, words, words)))
    archive.acts(words)
    assert archive.about(archive.documents()[0]["document_id"]).addresses == ((f"address {words}", True),)
    assert len(archive.documents()) == count == 1


@pytest.mark.parametrize(
    "query",
    [
        "DELETE FROM documents",
        "UPDATE documents SET text = ''",
        "INSERT INTO names VALUES (1, 'a', 'a')",
        "DROP TABLE acts",
        "CREATE TABLE x (y)",
        "CREATE TEMP TABLE x (y)",
        "ATTACH 'x.db' AS x",
        "PRAGMA journal_mode = DELETE",
        "PRAGMA writable_schema = 1",
        "VACUUM",
        "VACUUM INTO 'copy.db'",
        "BEGIN",
        "SELECT 1; DELETE FROM documents",
        "SELECT load_extension('x')",
        "SELECT writefile('x', 'y')",
        "WITH x AS (SELECT 1) DELETE FROM acts",
        "EXPLAIN SELECT 1; SELECT 2",
        "REINDEX",
        "ANALYZE",
        "",
        "nonsense",
        "SELECT zeroblob(900000000)",
        "SELECT '\ud800'",
    ],
)
def test_own_queries_only_read(archive: Archive, full: dict[str, str], query: str) -> None:
    before = archive.path.read_bytes()
    with pytest.raises(ArchiveError) as error:
        list(archive.sql(query))
    assert "\n" not in str(error.value)
    assert archive.path.read_bytes() == before
    assert not (Path.cwd() / "copy.db").exists()


def test_own_queries(archive: Archive, full: dict[str, str]) -> None:
    rows = archive.sql("SELECT status, host, guest_state FROM meetings")
    assert list(rows) == [("status", "host", "guest_state"), ("occurred", "Ana Kovač", "NOR")]
    found = archive.sql("SELECT count(*) FROM documents_fts WHERE documents_fts MATCH 'norway'")
    assert list(found)[1] == (3,)
    assert list(archive.sql("WITH RECURSIVE n(i) AS (SELECT 1 UNION SELECT i + 1 FROM n LIMIT 3) SELECT max(i) FROM n"))[1] == (3,)


def test_own_query_without_end_ends(archive: Archive) -> None:
    began = time.monotonic()
    endless = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n"
    with pytest.raises(ArchiveError, match=r"longer than 0\.3 seconds"):
        list(archive.sql(endless, 0.3))
    assert time.monotonic() - began < 5


def test_reading_in_a_folder_that_cannot_be_written(archive: Archive, full: dict[str, str], monkeypatch) -> None:
    archive.close()
    monkeypatch.setattr("os.access", lambda *_: False)
    with open_archive(archive.path) as reader:
        assert len(reader.documents()) == 5
        assert list(reader.sql("SELECT count(*) FROM documents"))[1] == (5,)


def test_a_list_in_parts(archive: Archive, full: dict[str, str]) -> None:
    """`limit` and `offset` together give every row once, in the order of the whole list."""
    for rows in (
        lambda **part: archive.documents(Filter(**part)),
        lambda **part: archive.people(Filter(**part)),
        lambda **part: archive.statements(Filter(**part)),
        lambda **part: archive.acts("message", Filter(**part)),
        lambda **part: archive.search("President OR Minister", Filter(**part)),
    ):
        whole = rows(limit=None)
        assert whole
        assert [row for at in range(len(whole) + 1) for row in rows(limit=1, offset=at)] == whole
