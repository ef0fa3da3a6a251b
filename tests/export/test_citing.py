"""A statement as it is cited."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from communique import read
from communique.export.citing import Citation, bibtex, citation, csl, csl_json, plain, tex

TEXT = (
    "Ministers meet in Oslo\n\nForeign Minister Liv Berg of Norway met Foreign Minister Ivo Horvat of Croatia in Oslo. "
    '"The port," she said, "will open."'
)
ONE = Citation(
    statement="abcdef123456", speakers=("Liv Berg",), words="The port […] will open", document="0123456789abcdef",
    places=((10, 18), (30, 39)), title="Ministers meet", publisher="gov.no.example", published="2024-05-06",
    source="https://gov.no.example/7", language="en",
)  # fmt: skip


def test_of_a_record() -> None:
    record = read(TEXT, source="https://gov.no.example/7", published="2024-05-06", publisher="gov.no.example")
    found = citation(record, record.statements[0])
    assert found.speakers == ("Liv Berg",)
    assert [TEXT[start:end] for start, end in found.places] == ["The port", "will open."]
    assert found.words == "The port […] will open."
    assert (found.title, found.published, found.url) == ("Ministers meet in Oslo", "2024-05-06", "https://gov.no.example/7")


def test_in_words() -> None:
    assert plain(ONE) == (
        "Liv Berg: “The port […] will open”. In: “Ministers meet”, gov.no.example, 2024-05-06, "
        "https://gov.no.example/7, [0123456789ab:10-18, 30-39]."
    )


@pytest.mark.parametrize(
    "changed, words",
    [
        ({"speakers": ()}, "speaker not named: "),
        ({"speakers": ("Liv Berg", "Ivo Horvat")}, "Liv Berg, Ivo Horvat: "),
        ({"published": ""}, ", no date, "),
        ({"source": "oslo.txt"}, ", oslo.txt, "),
        ({"publisher": ""}, "“Ministers meet”, 2024-05-06"),
    ],
)
def test_what_is_not_known_is_left_out(changed: dict[str, object], words: str) -> None:
    assert words in plain(replace(ONE, **changed))


def test_bibtex() -> None:
    assert bibtex(ONE).splitlines() == [
        "@misc{communique:2024:01234567123456,",
        "  author = {{Liv Berg}},",
        "  title = {{Ministers meet}},",
        "  howpublished = {gov.no.example},",
        "  year = {2024},",
        "  month = {5},",
        "  date = {2024-05-06},",
        "  url = {https://gov.no.example/7},",
        "  note = {“The port […] will open” [0123456789ab:10-18, 30-39]},",
        "}",
    ]


@pytest.mark.parametrize(
    "words, written",
    [("100 % & {more}", r"100 \% \& \{more\}"), ("a_b #1 $5", r"a\_b \#1 \$5"), ("\\input{x}", r"\textbackslash{}input\{x\}"), ("Kovač – Ђ", "Kovač – Ђ")],
)
def test_nothing_means_anything_to_tex(words: str, written: str) -> None:
    assert tex(words) == written


def test_csl() -> None:
    assert json.loads(csl_json(ONE)) == [csl(ONE)]
    assert csl(ONE) == {
        "id": "communique:2024:01234567123456", "type": "webpage", "author": [{"literal": "Liv Berg"}],
        "title": "Ministers meet", "publisher": "gov.no.example", "issued": {"date-parts": [[2024, 5, 6]]},
        "URL": "https://gov.no.example/7", "language": "en", "archive_location": "0123456789ab:10-18, 30-39",
        "note": "“The port […] will open”",
    }  # fmt: skip


@pytest.mark.parametrize("source", ["javascript:alert(1)", "https://x.example/}\\input", "data:text/html,x", "", "file.txt"])
def test_only_an_address_of_the_web_is_a_link(source: str) -> None:
    one = replace(ONE, source=source)
    assert one.url == "" and "URL" not in csl(one) and "url =" not in bibtex(one)
    assert csl(one)["type"] == "document"


@pytest.mark.parametrize("published, parts", [("2024", [2024]), ("2024-05", [2024, 5]), ("", []), ("soon", [])])
def test_a_day_as_far_as_it_is_known(published: str, parts: list[int]) -> None:
    assert replace(ONE, published=published).day == parts


def test_long_words_are_cut_and_no_sign_turns_the_line() -> None:
    words = "We will open " + "the port and " * 80 + "the \u202eroad"
    record = read(f'"{words}," said Foreign Minister Liv Berg of Norway.', published="2024-05-06")
    found = citation(record, record.statements[0])
    assert len(found.words) <= 700 and found.words.endswith("…")
    short = read('"We will open the \u202eroad," said Foreign Minister Liv Berg of Norway.', published="2024-05-06")
    assert citation(short, short.statements[0]).words == "We will open the road"
