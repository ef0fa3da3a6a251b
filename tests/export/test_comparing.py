"""Two accounts side by side in three forms."""

from __future__ import annotations

import json

import pytest
from tests.ledger.accounts import FIRST, SECOND

from communique import read
from communique.export.comparing import as_json, html, text
from communique.ledger.compare import Comparison, compare


@pytest.fixture(scope="module")
def found() -> Comparison:
    return compare(read(FIRST), read(SECOND))


@pytest.mark.parametrize(("width", "columns"), [(60, False), (120, True)])
def test_text_has_two_columns_where_there_is_room(found: Comparison, width: int, columns: bool) -> None:
    lines = text(found, width).splitlines()
    assert any(" | " in line for line in lines) is columns
    assert max(map(len, lines)) <= width
    assert {"THEY SAY IT DIFFERENTLY", "ONLY THE FIRST SAYS", "ONLY THE SECOND SAYS"} <= set(lines)
    assert "   = firmness: agreed / hope" in lines


def test_html_stands_alone_and_shows_no_markup_of_the_texts(found: Comparison) -> None:
    odd = compare(read(FIRST + "\nHe praised <script>alert(1)</script> chess in Bergen."), found.second)
    page = html([odd])
    assert "default-src 'none'" in page
    assert "<script" not in page
    assert "&lt;script&gt;" in page
    assert page.count("<th scope=col>") >= 3


def test_json_has_the_places(found: Comparison) -> None:
    plain = json.loads(as_json([found]))
    one = plain["only_second"][0]
    assert found.second.document.text[one["start"] : one["end"]] == one["words"]
    assert plain["both"][0]["differ"] == [{"what": "firmness", "first": "agreed", "second": "hope"}]
    assert len(json.loads(as_json([found, found]))) == 2
