"""`communique add`: what is read, what is skipped, what is told; and `watch`."""

from __future__ import annotations

import gzip
import http.server
import json
import sys
import threading
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from communique import read
from communique.adding.progress import Meter
from communique.adding.tally import pace
from communique.export.as_json import line
from communique.store import open_archive

from .conftest import Command

MEETING = "President Ana Kovač of Croatia received the Foreign Minister of Norway, Jon Dahl, in Split."
OTHER = "The Minister of Trade of Latvia, Ilze Ozola, will visit Nairobi on 3 June 2024."


def test_folder_and_the_same_folder_again(tmp_path: Path, run: Command, texts) -> None:
    folder = texts(7)
    done = run("add", str(folder), "-j", "2")
    assert (done.returncode, done.stderr) == (0, "")
    assert "7  read" in done.stdout and "gov0.example" in done.stdout and "7  en" in done.stdout
    with open_archive(tmp_path / "communique.db") as archive:
        for file in sorted(folder.rglob("*.md")):
            assert line(archive.record(read(file).document.id)) == line(read(file))
    again = run("add", str(folder))
    assert (again.returncode, "7  unchanged" in again.stdout, "read" in again.stdout) == (0, True, False)
    changed = next(folder.rglob("*0003.md"))
    changed.write_text(changed.read_text() + "They also met in Zadar.\n")
    moved = next(folder.rglob("*0001.md"))
    moved.rename(moved.with_name("moved.md"))
    third = run("add", str(folder))
    for told in ("5  unchanged", "1  revised", "1  known text at a further address"):
        assert told in third.stdout
    forced = run("add", str(folder), "--again")
    assert "7  read once more" in forced.stdout


def test_what_fails_is_named_and_the_rest_is_taken(tmp_path: Path, run: Command) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "a.txt").write_text(MEETING)
    (folder / "empty.txt").write_text("  \n")
    (folder / "binary.txt").write_bytes(bytes(range(32)) * 20)
    (folder / ".hidden.txt").write_text(OTHER)
    for _ in range(2):  # what failed still fails when nothing has changed
        done = run("add", str(folder), "nowhere")
        assert done.returncode == 1
        assert done.stderr.count("\n") == 3
        for name in ("empty.txt: empty", "binary.txt: not a text", "nowhere: No such file"):
            assert name in done.stderr
    assert "3  failed" in done.stdout and "1  unchanged" in done.stdout
    assert run("add", "nowhere").returncode == 3


@pytest.mark.parametrize(
    ("arguments", "told"),
    [((), "no PATH"), (("a", "--published", "soon"), "not a date"), (("a", "--jobs", "0"), "jobs"),
     (("a", "--column", "body=text"), "--column body=text"), (("a", "--column", "text"), "--column text")],
)
def test_wrong_use(run: Command, arguments: tuple[str, ...], told: str) -> None:
    done = run("add", *arguments)
    assert (done.returncode, told in done.stderr, done.stdout) == (2, True, "")


def test_standard_input_has_no_address(tmp_path: Path, run: Command) -> None:
    for _ in range(2):
        done = run("add", "-", "--published", "2024-05-06", "--publisher", "gov.example", given=MEETING)
        assert (done.returncode, done.stderr) == (0, "")
    with open_archive(tmp_path / "communique.db") as archive:
        (row,) = archive.documents()
        assert (row["source"], row["published"], row["publisher"]) == (None, "2024-05-06", "gov.example")
        assert archive.record(row["document_id"]) == read(MEETING, published="2024-05-06", publisher="gov.example")


def test_what_becomes_known_later_is_read_in_and_what_was_known_stays(tmp_path: Path, run: Command) -> None:
    (tmp_path / "a.txt").write_text(MEETING)
    run("add", "a.txt")
    assert "1  read once more" in run("add", "a.txt", "--published", "2024-05-06").stdout
    assert "1  unchanged" in run("add", "a.txt", "--published", "2024-05-06").stdout
    assert "1  unchanged" in run("add", "a.txt", "--published", "2023-01-01").stdout
    with open_archive(tmp_path / "communique.db") as archive:
        assert [row["published"] for row in archive.documents()] == ["2024-05-06"]


def test_texts_in_languages_that_are_not_read_are_kept_and_found(tmp_path: Path, run: Command) -> None:
    (tmp_path / "a.txt").write_text("Le président de la République a reçu le ministre des affaires étrangères à Paris. " * 3)
    (tmp_path / "b.txt").write_text("外交部发言人说，两国元首在北京举行会谈。双方讨论了贸易问题。")
    done = run("add", "a.txt", "b.txt")
    assert (done.returncode, done.stderr, "2  read" in done.stdout) == (0, "", True)
    with open_archive(tmp_path / "communique.db") as archive:
        assert [row["language"] for row in archive.search("président")] == ["fr"]
        assert [row["language"] for row in archive.search("北京")] == ["zh"]
        assert archive.acts("meeting") == []
    assert "2  unchanged" in run("add", "a.txt", "b.txt").stdout


def test_archives_and_tables(tmp_path: Path, run: Command) -> None:
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as packed:
        packed.writestr("one.txt", MEETING)
        packed.writestr("two.txt", OTHER)
    rows = [{"text": MEETING, "source": "x"}, {"text": OTHER + " Again.", "source": "x"}, {"text": ""}]
    (tmp_path / "b.jsonl.gz").write_bytes(gzip.compress("\n".join(map(json.dumps, rows)).encode()))
    done = run("add", "a.zip", "b.jsonl.gz", "-j", "2")
    assert (done.returncode, done.stderr.count("\n")) == (1, 1)
    for told in ("3  read", "1  known text at a further address", "1  failed"):
        assert told in done.stdout
    assert "4  unchanged" in run("add", "a.zip", "b.jsonl.gz").stdout
    with open_archive(tmp_path / "communique.db") as archive:
        assert all(archive.about(row["document_id"]).earlier == () for row in archive.documents())


def test_names_and_texts_that_are_no_letters(tmp_path: Path, run: Command) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    try:
        Path(str(folder) + "/caf\udce9.txt").write_text(MEETING)
    except OSError:
        pytest.skip("this file system has no such names")
    (folder / "half.jsonl").write_text('{"text": "President \\ud800 met Jon Dahl.", "source": "y"}\n')
    done = run("add", str(folder))
    assert (done.returncode, "1  read" in done.stdout) == (1, True)
    assert "half letters" in done.stderr and "Traceback" not in done.stderr


def test_archive_and_its_originals_are_no_input(tmp_path: Path, run: Command) -> None:
    (tmp_path / "a.html").write_text(f"<html><body><article><p>{MEETING} {OTHER}</p></article></body></html>")
    assert "1  read" in run("add", ".").stdout
    done = run("add", ".")
    assert (done.returncode, "1  unchanged" in done.stdout, done.stderr) == (0, True, "")


def test_interrupted_by_a_person_goes_on_later(tmp_path: Path, run: Command, texts, monkeypatch) -> None:
    from communique.adding.run import Run
    from communique.adding.wish import Wish

    folder, seen = texts(5), []

    def stopped(self: Run, task: object, outcome: object) -> None:
        seen.append(task)
        if len(seen) > 4:
            raise KeyboardInterrupt
        taken(self, task, outcome)  # type: ignore[arg-type]

    taken = Run.take
    monkeypatch.setattr(Run, "take", stopped)
    with open_archive(tmp_path / "communique.db", create=True) as archive:
        tally = Run(Wish((str(folder),)), archive).all()
        assert (tally.code, tally.documents, len(archive.documents())) == (1, 2, 2)
    done = run("add", str(folder))
    assert "2  unchanged" in done.stdout and "3  read" in done.stdout


def test_progress_is_for_a_terminal_only(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    with Meter(100) as meter:
        meter.step(1, 50)
        meter.say("a line")
    assert capsys.readouterr() == ("", "a line\n")
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    monkeypatch.setenv("FORCE_COLOR", "1")
    monkeypatch.setenv("TERM", "xterm")
    with Meter(100) as meter:
        meter.step(3, 50)
    out, err = capsys.readouterr()
    assert (out, "3 documents" in err) == ("", True)


FEED = """<?xml version="1.0"?><rss version="2.0"><channel><title>News</title>
<item><title>Talks</title><link>{base}/1.html</link></item></channel></rss>"""


@pytest.fixture
def server() -> Iterator[tuple[str, dict[str, str], list[tuple[str, int]]]]:
    """A server on this machine, the pages it gives, and what it answered. /dated has a day of change, others a tag."""
    pages: dict[str, str] = {}
    answers: list[tuple[str, int]] = []

    class Pages(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            body = pages.get(self.path, "").encode()
            day = self.path == "/dated" and f"Tue, 14 May 2024 10:00:{hash(body) % 60:02d} GMT"
            name, asked, state = ("Last-Modified", "If-Modified-Since", day) if day else ("ETag", "If-None-Match", f'"{hash(body)}"')
            same = self.headers.get(asked) == state
            status = 304 if same else 200 if body else 404
            answers.append((self.path, status))
            self.send_response(status)
            self.send_header(name, state)
            self.send_header("Content-Type", "text/html" if "html" in self.path else "application/rss+xml")
            self.end_headers()
            self.wfile.write(b"" if same else body)

        def log_message(self, *_: object) -> None:
            pass

    made = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Pages)
    threading.Thread(target=made.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{made.server_port}", pages, answers
    made.shutdown()
    made.server_close()


SITEMAP = "<urlset><url><loc>{base}/1.html</loc></url></urlset>"
ARTICLE = "<html><head><title>Talks in Split</title></head><body><article><p>{}</p></article></body></html>"


@pytest.mark.parametrize(("path", "content"), [("/feed", FEED), ("/dated", FEED), ("/sitemap", SITEMAP)])
def test_watch(tmp_path: Path, run: Command, server, path: str, content: str) -> None:
    """A feed is asked whether it changed; its pages are, also where it did not."""
    base, pages, answers = server
    pages |= {path: content.format(base=base), "/1.html": ARTICLE.format(MEETING)}
    first = run("watch", base + path, "--once", "--private")
    assert (first.returncode, "1  read" in first.stdout) == (0, True), first
    assert (path, 200) in answers and ("/1.html", 200) in answers
    answers.clear()
    second = run("watch", base + path, "--once", "--private")
    assert (second.returncode, "1  unchanged" in second.stdout, "read" in second.stdout) == (0, True, False)
    assert [one for one in answers if one[0] != "/robots.txt"] == [(path, 304), ("/1.html", 304)]
    pages["/1.html"] = ARTICLE.format(MEETING.replace("Split", "Zadar"))
    answers.clear()
    third = run("watch", base + path, "--once", "--private")
    assert "1  revised" in third.stdout and (path, 304) in answers
    with open_archive(tmp_path / "communique.db") as archive:
        (new,) = (row["document_id"] for row in archive.documents())
        assert archive.about(new).addresses == ((f"{base}/1.html", True),)
    assert "Zadar" in run("show", new, "--changes").stdout
    assert run("watch", base + path, "--once").returncode == 3  # a private address, unless it is allowed


def test_a_feed_that_has_grown_or_whose_copy_is_damaged(tmp_path: Path, run: Command, server) -> None:
    base, pages, answers = server
    pages |= {"/feed": FEED.format(base=base), "/1.html": ARTICLE.format(MEETING), "/2.html": ARTICLE.format(OTHER)}
    assert "1  read" in run("watch", f"{base}/feed", "--once", "--private").stdout
    pages["/feed"] = FEED.format(base=base).replace("</channel>", f"<item><link>{base}/2.html</link></item></channel>")
    grown = run("watch", f"{base}/feed", "--once", "--private").stdout
    assert "1  read" in grown and "1  unchanged" in grown
    (copy,) = (tmp_path / "communique.db.originals" / "lists").iterdir()
    copy.write_bytes(copy.read_bytes()[:30])
    answers.clear()
    assert "2  unchanged" in run("watch", f"{base}/feed", "--once", "--private").stdout
    assert ("/feed", 200) in answers
    answers.clear()
    run("add", f"{base}/feed", "--private", "--again")
    assert all(status != 304 for _, status in answers)


def test_a_table_with_columns_of_other_names(tmp_path: Path, run: Command) -> None:
    (tmp_path / "table.csv").write_text(f'Datum,Volltext,Haus\n2024-05-06,"{MEETING}",gov.example\n')
    assert "no column 'text'" in run("add", "table.csv").stderr
    done = run("add", "table.csv", "--column", "text=volltext", "--column", "published=Datum", "--column", "publisher=Haus")
    assert (done.returncode, "1 document in" in done.stdout) == (0, True), done.stderr
    with open_archive(tmp_path / "communique.db") as archive:
        (row,) = archive.documents()
        assert (row["published"], row["publisher"]) == ("2024-05-06", "gov.example")


@pytest.mark.parametrize(("rate", "words"), [(38.4, "38 a second"), (0.5, "30 a minute"), (0.0, "0 a minute")])
def test_a_pace_is_told_in_whole_documents(rate: float, words: str) -> None:
    assert pace(rate) == words
