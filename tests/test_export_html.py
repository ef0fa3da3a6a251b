"""The page: safe whatever the text, complete, and usable without a pointer."""

from __future__ import annotations

import base64
import hashlib
import re
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path

import pytest

from communique import read
from communique.export import as_json, html, markdown, terminal
from communique.export.marks import Mark, blocks, by_block, marked
from communique.model import Record, Source

ROOT = Path(__file__).parents[1]
TEXTS = sorted([*(ROOT / "examples").glob("*.txt"), *(ROOT / "src/communique/styles").glob("*/sample*.txt")])
ALLOWED = {
    "html",
    "head",
    "meta",
    "title",
    "style",
    "body",
    "header",
    "main",
    "article",
    "aside",
    "section",
    "footer",
    "h2",
    "p",
    "div",
    "span",
    "mark",
    "a",
    "ol",
    "li",
    "dl",
    "dt",
    "dd",
    "b",
    "i",
    "em",
    "bdi",
    "small",
    "details",
    "summary",
    "blockquote",
    "fieldset",
    "legend",
    "label",
    "input",
}
VOID = {"meta", "input"}
HOSTILE = """<script>alert(1)</script> President "><img src=x onerror=alert(1)> of Latvia & Norway

President of Latvia </mark></article><svg onload=alert(1)>\
 Ieva Klints received Minister' onclick='x of Norway Olav \u202eEvil\u202c Berg.

Ieva Klints said:

– Welcome! javascript:alert(1) <a href="javascript:alert(1)">the agreement</a>\
 \u2066we signed\u2069 <!-- --> ]]> &lt;b&gt; {{x}} `x`.

Olav Berg thanked her for "<style>*{display:none}</style>" and \x1b[31m\x00\
 promised to <iframe src=//x> visit <b>Latvia</b> in May.
"""


class Page(HTMLParser):
    """The elements of a page with their attributes, the text of the article, and what was left open."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.tips = 0
        self.words = ""
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        if tag not in VOID:
            aside = tag in ("span", "div") and dict(attrs).get("class") in ("tip", "speaker")
            self.open.append("aside-words" if aside else tag)

    def handle_endtag(self, tag: str) -> None:
        last = self.open.pop()
        assert last == tag or last == "aside-words", f"</{tag}> closes <{last}>"

    def handle_data(self, data: str) -> None:
        if "article" in self.open and "aside-words" not in self.open:
            self.words += data

    def all(self, name: str) -> list[str]:
        return [value for _, attributes in self.elements for key, value in attributes.items() if key == name and value]


@pytest.fixture(params=[*TEXTS, None], ids=lambda path: f"{path.parent.name}/{path.name}" if path else "hostile")
def record(request: pytest.FixtureRequest) -> Record:
    return read(request.param) if request.param else hostile()


def hostile() -> Record:
    record = read(Source(HOSTILE, source="<x>&\u202e.txt", published="<b>", publisher="<i>"))
    return replace(record, document=replace(record.document, language='en" onload="x'))


def test_page_is_well_formed_and_points_only_at_itself(record: Record) -> None:
    page = Page(html.page(record))
    assert page.open == []
    assert {tag for tag, _ in page.elements} <= ALLOWED
    names = page.all("id")
    assert len(names) == len(set(names))
    assert {link for link in page.all("href")} <= {f"#{name}" for name in names}
    assert set(page.all("aria-describedby")) <= set(names)
    assert not [
        key for _, attributes in page.elements for key in attributes if key.startswith("on") or key in ("src", "style")
    ]


def test_page_has_the_text_as_published(record: Record) -> None:
    def letters(text: str) -> str:
        return re.sub(r"[\s\x00-\x1f\ufffd\u202a-\u202e\u2066-\u2069]", "", text)

    assert letters(Page(html.page(record)).words) == letters(record.document.text)


def test_every_act_and_statement_is_marked_and_listed(record: Record) -> None:
    names = set(Page(html.page(record)).all("id"))
    assert {f"{prefix}-{act.id}" for act in record.acts for prefix in ("m", "c")} <= names
    assert {f"{prefix}-{said.id}" for said in record.statements for prefix in ("s", "c")} <= names


def test_policy_lets_only_its_own_style_sheet_in() -> None:
    page = html.page(hostile())
    style = re.search(r"<style>(.*?)</style>", page, re.S)
    policy = re.search(r'Content-Security-Policy" content="([^"]+)"', page)
    assert style and policy
    digest = base64.b64encode(hashlib.sha256(style[1].encode()).digest()).decode()
    assert policy[1] == f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    assert "url(" not in style[1] and "@import" not in style[1]


def test_direction_signs_are_shown_and_do_nothing() -> None:
    page = html.page(hostile())
    assert not set("\u202e\u202c\u2066\u2069\x00\x1b") & set(page)
    assert 'data-sign="U+202E"' in page


def test_marks_can_be_reached_by_keyboard_and_tell_their_reason() -> None:
    record = read(ROOT / "examples" / "audience.txt")
    page = Page(html.page(record))
    reached = [a for tag, a in page.elements if tag == "mark" and a.get("tabindex") == "0"]
    assert len(reached) >= len(record.acts)
    tips = [a for _, a in page.elements if a.get("role") == "tooltip"]
    assert {a["id"] for a in tips} == {a["aria-describedby"] for a in reached}


def test_the_same_record_gives_the_same_page() -> None:
    record = read(ROOT / "examples" / "audience.txt")
    assert html.page(record) == html.page(Record.from_dict(record.to_dict()))


def test_crossing_marks_are_closed_and_opened_again() -> None:
    text = "abcdef"
    marks = [Mark(0, 4, 0, "a", "A", "k1", "1"), Mark(2, 6, 0, "b", "B", "k2", "2")]
    spans = blocks(text)
    shown = re.sub(r"<span.*?</span>| [a-z-]+=\"[^\"]*\"", "", marked(text, spans[0], by_block(spans, marks)[0], set()))
    assert shown == "<mark>ab<mark>cd</mark></mark><mark>ef</mark>"


def test_other_forms_are_harmless_too() -> None:
    record = hostile()
    for text in (terminal.view(record), markdown.page(record)):
        assert not set("\u202e\u202c\u2066\u2069\x00\x1b") & set(text)
    page = markdown.page(record)
    assert not re.search(r"(?<!\\)<|(?<!\\)`", page)
    assert as_json.as_bytes(as_json.line(record)).decode("utf8")


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_every_form_of_every_sample(path: Path) -> None:
    record = read(path)
    for width in (24, 60, 100):
        assert max(map(len, terminal.view(record, terminal.Screen(width)).splitlines())) <= width
    assert markdown.page(record).startswith("# ")
    assert "\n" not in as_json.line(record)
