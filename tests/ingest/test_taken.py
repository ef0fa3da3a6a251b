"""Inputs of every make: all documents in them are taken, and what cannot be read is told in one line."""

from __future__ import annotations

import bz2
import gzip
import io
import json
import lzma
import os
import tarfile
import zipfile
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from communique.ingest.taken import Columns, Limits, Options, Refused, Taken, taken

TEXT = b"The President of Latvia received the Minister of Norway in Riga.\n"
OTHER = b"The Prime Minister of Malta thanked the envoys of Chile.\n"


def names(found: list[Taken], folder: Path) -> list[str]:
    return [str(one.source.source).removeprefix(f"{folder}/") for one in found]


def test_a_text_is_its_own_original(take: Any) -> None:
    (found,), refused = take(TEXT, "a.txt")
    assert (found.source.text, found.original, found.media, found.places, refused) == (
        TEXT.decode(), None, "text/plain", (), [],
    )  # fmt: skip


def test_a_text_that_was_decoded_keeps_its_bytes(take: Any) -> None:
    raw = "Minister José Núñez spoke.\r\n".encode("cp1252")
    (found,), _ = take(raw, "a.txt")
    assert (found.source.text, found.original) == ("Minister José Núñez spoke.\n", raw)


@pytest.mark.parametrize(
    ("raw", "title"),
    [
        (b"---\ntitle: A visit\ndate: 2024-05-14\n---\nText.\n", "A visit"),
        (b"# A call #\n\nText.\n", "A call"),
        (b"Text.\n\n# Not a title\n", None),
    ],
)
def test_title_of_markdown(take: Any, raw: bytes, title: str | None) -> None:
    (found,), _ = take(raw, "a.md")
    assert (found.title, found.media) == (title, "text/markdown")


def test_a_folder_is_walked_in_order_and_hidden_files_are_left_out(tmp_path: Path) -> None:
    for name in ("b/2.txt", "a.txt", "b/1.txt", ".git/x.txt", "b/.DS_Store"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(TEXT)
    (tmp_path / "style.css").write_text("p { color: red }")
    (tmp_path / "photo.jpg").write_bytes(b"\xff\xd8\xff\xe0 and so on")
    os.symlink(tmp_path, tmp_path / "b" / "loop")
    found = list(taken(tmp_path))
    assert names([one for one in found if isinstance(one, Taken)], tmp_path) == ["a.txt", "b/1.txt", "b/2.txt"]
    assert [one.reason for one in found if isinstance(one, Refused)] == [
        "not a text (binary)",
        "not a kind of file that is read (.css)",
    ]


@pytest.mark.parametrize("name", ["no such file.txt", "a\0b", "x" * 5000])
def test_what_is_not_there(name: str) -> None:
    (found,) = taken(name)
    assert isinstance(found, Refused) and "\n" not in found.reason and found.reason


def test_a_pipe_is_no_file(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    assert [one.reason for one in taken(tmp_path) if isinstance(one, Refused)] == ["not a file"]


@pytest.mark.parametrize(
    ("name", "pack"),
    [
        ("a.zip", lambda make, files: make.zipped(files)),
        ("a.tar", lambda make, files: make.tarred(files)),
        ("a.tar.gz", lambda make, files: make.tarred(files, "w:gz")),
        ("a.tgz", lambda make, files: make.tarred(files, "w:gz")),
        ("a.tar.bz2", lambda make, files: make.tarred(files, "w:bz2")),
        ("a.tar.xz", lambda make, files: make.tarred(files, "w:xz")),
        ("without_an_ending", lambda make, files: make.zipped(files)),
    ],
)
def test_archives(take: Any, make: Any, tmp_path: Path, name: str, pack: Any) -> None:
    found, refused = take(pack(make, {"b/x.txt": TEXT, "a.txt": OTHER, "__MACOSX/a.txt": b"junk"}), name)
    inner = name.replace(".tgz", ".tar").removesuffix(".gz").removesuffix(".bz2").removesuffix(".xz")
    assert names(found, tmp_path) == [f"{inner}!b/x.txt", f"{inner}!a.txt"]
    assert [one.source.text.encode() for one in found] == [TEXT, OTHER]
    assert refused == []


@pytest.mark.parametrize(("ending", "pack"), [("gz", gzip.compress), ("bz2", bz2.compress), ("xz", lzma.compress)])
def test_single_packed_files(take: Any, tmp_path: Path, ending: str, pack: Any) -> None:
    found, _ = take(pack(TEXT), f"a.txt.{ending}")
    assert names(found, tmp_path) == ["a.txt"]


def test_archives_in_archives_two_deep_and_no_deeper(take: Any, make: Any, tmp_path: Path) -> None:
    third = make.zipped({"deep.txt": TEXT})
    second = make.zipped({"c.zip": third, "b.txt": TEXT})
    found, refused = take(make.tarred({"b.zip": second, "a.txt": TEXT}, "w:gz"), "a.tar.gz")
    assert names(found, tmp_path) == ["a.tar!b.zip!b.txt", "a.tar!a.txt"]
    assert [one.reason for one in refused] == ["an archive in more than 2 others is not opened"]


@pytest.mark.parametrize("name", ["../up.txt", "/etc/x.txt", "a/../../x.txt", "..\\up.txt", "C:\\x.txt"])
@pytest.mark.parametrize("kind", ["zip", "tar"])
def test_a_name_that_leads_out_is_refused_and_the_rest_taken(
    take: Any, make: Any, tmp_path: Path, name: str, kind: str
) -> None:
    files = {name: TEXT, "good.txt": OTHER}
    found, refused = take(make.zipped(files) if kind == "zip" else make.tarred(files), f"a.{kind}")
    assert names(found, tmp_path) == [f"a.{kind}!good.txt"]
    assert [one.reason for one in refused] == ["its name leads out of the archive"]
    assert list(tmp_path.iterdir()) == [tmp_path / f"a.{kind}"]


def test_links_in_a_tar_are_not_followed(take: Any) -> None:
    raw = io.BytesIO()
    with tarfile.open(fileobj=raw, mode="w") as archive:
        link = tarfile.TarInfo("passwords.txt")
        link.type, link.linkname = tarfile.SYMTYPE, "/etc/passwd"
        archive.addfile(link)
        info = tarfile.TarInfo("good.txt")
        info.size = len(TEXT)
        archive.addfile(info, io.BytesIO(TEXT))
    found, refused = take(raw.getvalue(), "a.tar")
    assert [one.source.text.encode() for one in found] == [TEXT]
    assert [one.reason for one in refused] == ["not a file"]


def test_a_broken_member_is_told_and_the_rest_taken(take: Any, make: Any) -> None:
    raw = bytearray(make.zipped({"a.txt": TEXT * 50, "b.txt": OTHER}))
    at = raw.index(b"a.txt") + len(b"a.txt") + 10
    raw[at : at + 8] = b"\xff" * 8
    found, refused = take(bytes(raw), "a.zip")
    assert [one.source.text.encode() for one in found] == [OTHER]
    assert len(refused) == 1 and refused[0].reason.startswith("broken")


@pytest.mark.parametrize("raw", [b"PK\x03\x04 and then nothing", b"\x1f\x8b\x08 and then nothing", b"BZh9 no", b"\xfd7zXZ\x00 no"])
def test_broken_archives(take: Any, raw: bytes) -> None:
    found, refused = take(raw, "a.bin")
    assert found == [] and len(refused) == 1 and "broken" in refused[0].reason


def test_zip_that_needs_a_password(take: Any, make: Any) -> None:
    raw = bytearray(make.zipped({"a.txt": TEXT}))
    raw[6] |= 1
    raw[raw.index(b"PK\x01\x02") + 8] |= 1
    assert [one.reason for one in take(bytes(raw), "a.zip")[1]] == ["needs a password"]


BOMB = 300_000_000


@pytest.mark.parametrize("kind", ["zip", "gz", "tar.gz", "xz"])
def test_bombs_are_refused_and_the_rest_taken(tmp_path: Path, make: Any, kind: str) -> None:
    path = tmp_path / f"bomb.{kind}"
    if kind == "zip":
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr("bomb.txt", b" " * BOMB)
            archive.writestr("good.txt", TEXT)
    elif kind == "gz":
        path.write_bytes(gzip.compress(b" " * BOMB, 9))
    elif kind == "xz":
        path.write_bytes(lzma.compress(b" " * BOMB, preset=0))
    else:
        path.write_bytes(make.tarred({"good.txt": TEXT, "bomb.txt": b" " * BOMB}, "w:gz"))
    found = list(taken(path))
    good = [one.source.text.encode() for one in found if isinstance(one, Taken)]
    reasons = [one.reason for one in found if isinstance(one, Refused)]
    assert good == ([TEXT] if kind in ("zip", "tar.gz") else [])
    assert reasons and all("times its size" in reason or "larger than" in reason for reason in reasons)


def test_gzip_in_gzip_in_gzip(take: Any) -> None:
    assert [one.reason for one in take(gzip.compress(gzip.compress(gzip.compress(TEXT))), "a.gz")[1]] == [
        "packed again and again"
    ]


def test_the_whole_of_an_input_has_a_limit(take: Any, make: Any) -> None:
    few = Options(limits=replace(Limits(), members=3))
    found, refused = take(make.zipped({f"{n}.txt": TEXT for n in range(9)}), "a.zip", few)
    assert len(found) == 3
    assert [one.reason for one in refused] == ["more than 3 members: the rest of it is not read"]
    little = Options(limits=replace(Limits(), packed_bytes=100))
    found, refused = take(make.zipped({f"{n}.txt": TEXT for n in range(9)}), "a.zip", little)
    assert len(found) == 1
    assert {one.reason for one in refused} == {"unpacks to far more than it holds: the rest of it is not read"}


def test_a_zip_that_lists_members_without_end_is_not_opened(take: Any, make: Any) -> None:
    raw = bytearray(make.zipped({"a.txt": TEXT}))
    raw[-10:-6] = (500_000_000).to_bytes(4, "little")
    assert [one.reason for one in take(bytes(raw), "a.zip")[1]] == ["too many members for one zip"]


def test_a_tar_header_without_end(take: Any) -> None:
    info = tarfile.TarInfo("././@LongLink")
    info.type, info.size = tarfile.GNUTYPE_LONGNAME, 1 << 32
    raw = info.tobuf(tarfile.GNU_FORMAT) + b"x" * 10_000
    assert [one.reason for one in take(raw, "a.tar")[1]] == ["broken tar: a header without end"]


CSV = (
    "url,Title,TEXT,date,site\n"
    'https://www.gov.example/1,A visit,"The President, ""so to say"",\nreceived him.",2024-05-14,gov.example\n'
    ",,,,\n"
    ",,Only a text.,14 May 2024,\n"
)


def test_csv(take: Any, tmp_path: Path) -> None:
    (one, other), refused = take(CSV.encode(), "a.csv")
    assert (one.source.text, one.title) == ('The President, "so to say",\nreceived him.', "A visit")
    assert (one.source.source, one.source.published, one.source.publisher) == (
        "https://www.gov.example/1", "2024-05-14", "gov.example",
    )  # fmt: skip
    assert (other.source.source, other.source.published) == (f"{tmp_path}/a.csv#3", "2024-05-14")
    assert [(item.name, item.reason) for item in refused] == [(f"{tmp_path}/a.csv#2", "empty")]


@pytest.mark.parametrize(
    ("raw", "name"),
    [
        ("titel;wortlaut\nA;Der Präsident kam.\n".encode("cp1252"), "a.csv"),
        ("titel\twortlaut\nA\tDer Präsident kam.\n".encode("utf-8-sig"), "a.tsv"),
        ("titel\twortlaut\r\nA\tDer Präsident kam.\r\n".encode("utf-16"), "a.tsv"),
        (b'{"titel": "A", "wortlaut": "Der Pr\xc3\xa4sident kam."}\n', "a.jsonl"),
    ],
)
def test_columns_are_mapped(take: Any, raw: bytes, name: str) -> None:
    (found,), refused = take(raw, name, Options(columns=Columns(text="Wortlaut", title="titel")))
    assert (found.source.text, found.title, refused) == ("Der Präsident kam.", "A", [])


def test_a_table_without_the_text(take: Any) -> None:
    found, refused = take(b"title,body text\nA,B\n", "a.csv")
    assert found == []
    assert [one.reason for one in refused] == ["no column 'text' (there are: title, body text)"]


def test_json_lines_that_are_broken(take: Any, tmp_path: Path) -> None:
    lines = [b'{"text": "One."}', b"{", b'["text"]', b"", b"[" * 100_000, b'{"other": 1}', b'{"text": "Two."}']
    found, refused = take(b"\n".join(lines), "a.jsonl")
    assert [one.source.text for one in found] == ["One.", "Two."]
    assert [(one.name.rpartition("#")[2], one.reason) for one in refused] == [
        ("2", "not JSON"), ("3", "not a JSON object"), ("5", "not JSON"), ("6", "no column 'text' (there are: other)"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("raw", "texts", "reasons"),
    [
        (b'[{"text": "One."}, 3, {"text": "Two."}]', ["One.", "Two."], ["not a JSON object"]),
        (b'{"content": "One.",\n "url": "https://gov.example/1"}', ["One."], []),
        (b"[1, 2]", [], ["JSON without an object"]),
        (b'{"text": ', [], ["broken JSON"]),
        (b"[" * 100_000, [], ["broken JSON"]),
        (b'{"name": "settings"}', [], ["no column 'text' (there are: name)"]),
    ],
)
def test_json_that_is_no_json_lines(take: Any, raw: bytes, texts: list[str], reasons: list[str]) -> None:
    found, refused = take(raw, "a.json")
    assert [one.source.text for one in found] == texts
    assert [one.reason for one in refused] == reasons


def test_a_line_without_end(take: Any) -> None:
    options = Options(limits=replace(Limits(), characters=1 << 18))
    found, refused = take(b'{"text": "One."}\n{"text": "' + b"x" * (3 << 20), "a.jsonl", options)
    assert [one.source.text for one in found] == ["One."]
    assert [one.reason for one in refused] == ["a line of more than 1 MiB: the rest of it is not read"]


def test_parquet(take: Any, make: Any) -> None:
    arrow = pytest.importorskip("pyarrow")
    import datetime

    from pyarrow import parquet

    table = arrow.table({"content": ["One.", None, "Two."], "date": [datetime.date(2024, 5, 14)] * 3, "n": [1, 2, 3]})
    raw = io.BytesIO()
    parquet.write_table(table, raw)
    for name, packed in (("a.parquet", raw.getvalue()), ("a.zip", make.zipped({"b.parquet": raw.getvalue()}))):
        found, refused = take(packed, name)
        assert [(one.source.text, one.source.published) for one in found] == [
            ("One.", "2024-05-14"), ("Two.", "2024-05-14"),
        ]  # fmt: skip
        assert [one.reason for one in refused] == ["empty"]
    assert "broken Parquet" in take(raw.getvalue()[:-20], "b.parquet")[1][0].reason


def test_sql_and_control_signs_stay_words(take: Any) -> None:
    row = {"text": "Robert'); DROP TABLE documents;--", "source": "a\nb'; --", "language": "'; --"}
    (found,), _ = take(json.dumps(row).encode(), "a.jsonl")
    assert found.source.text == row["text"]


@pytest.mark.parametrize(
    ("field", "value"), [("published", "2020-01-02"), ("publisher", "gov.example"), ("language", "fr")]
)
def test_what_the_user_says_wins(take: Any, field: str, value: str) -> None:
    raw = b"---\ndate: 2024-05-14\npublisher: other.example\nlang: en\n---\nThe President came.\n"
    row = b'{"text": "The President came.", "date": "2024-05-14", "host": "other.example", "lang": "en"}'
    for made, name in ((raw, "a.md"), (row, "a.jsonl")):
        (found,), _ = take(made, name, Options(**{field: value}))
        assert getattr(found.source, field) == value
