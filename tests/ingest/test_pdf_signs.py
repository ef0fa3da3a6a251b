"""PDF files that run from right to left, in whatever order they were drawn; and locked ones."""

from __future__ import annotations

import importlib.util
import unicodedata
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("pypdfium2")

from communique.ingest import IngestError
from communique.ingest.pdf import read
from communique.ingest.taken import mapped, placed

SPEC = importlib.util.spec_from_file_location("pdf_of_signs", Path(__file__).with_name("pdf_of_signs.py"))
assert SPEC and SPEC.loader
make: Any = importlib.util.module_from_spec(SPEC)
SPEC.loader.exec_module(make)

WAYS = [make.as_seen, make.word_by_word, make.letter_by_letter]
HEBREW = ["הנשיא קיבל את שר החוץ של נורווגיה, 5 במאי 2024.", "השניים דנו בסחר (Riga), בביטחון ובשיתוף פעולה [ראו נספח]."]
ARABIC = ["استقبل رئيس الجمهورية وزير خارجية النرويج في 5 مايو 2024.", "وبحث الجانبان التعاون (في ريغا) بنسبة ٢٥ في المئة."]
PERSIAN = ["رئیس جمهور با وزیر امور خارجه نروژ در ۵ مه ۲۰۲۴ دیدار کرد."]


@pytest.mark.parametrize("draw", WAYS)
@pytest.mark.parametrize("lines", [HEBREW, ARABIC, PERSIAN])
def test_text_from_right_to_left_is_read_as_it_is_written(lines: list[str], draw: Any) -> None:
    found = read(make.pdf(lines, draw), "a.pdf")
    assert " ".join(found.text.split()) == " ".join(lines)
    assert mapped(found.places, found.text) == 1.0
    for number, line in enumerate(lines):
        at = found.text.index(line.split()[-1])
        (place,) = placed(found.places, at, at + 3)
        assert place.page == 1 and place.box is not None
        left, low, right, high = place.box
        assert low - 3 < 770 - make.HIGH * number < high
        assert left == pytest.approx(make.RIGHT - make.width(line), abs=3) and right == pytest.approx(make.RIGHT, abs=3)


def test_words_that_run_the_other_way_stay_together() -> None:
    line = "השניים נפגשו במסגרת Oslo Forum 2024 וחתמו על הסכם."
    for draw in (make.as_seen, make.letter_by_letter):
        assert read(make.pdf([line], draw), "a.pdf").text == line + "\n"


@pytest.mark.parametrize("spelled", [None, {"ﻻ": "لا"}])
@pytest.mark.parametrize("draw", WAYS)
def test_a_glyph_of_two_letters_is_spelled_out(draw: Any, spelled: dict[str, str] | None) -> None:
    assert read(make.pdf(["قال السﻻم عليكم"], draw, spelled), "a.pdf").text == "قال السلام عليكم\n"


def test_vowel_signs_stand_with_their_letters() -> None:
    line = "قَالَ الوَزِيرُ"
    for draw in WAYS:
        assert read(make.pdf([line], draw), "a.pdf").text == unicodedata.normalize("NFC", line) + "\n"


def test_paragraphs_that_run_from_right_to_left() -> None:
    lines = [*ARABIC[:1], "وقال.", *ARABIC[1:]]
    assert read(make.pdf(lines, make.as_seen), "a.pdf").text == f"{lines[0]} {lines[1]}\n\n{lines[2]}\n"


def test_a_locked_file_is_told_and_one_that_anybody_may_open_is_read() -> None:
    with pytest.raises(IngestError, match=r"^a\.pdf: needs a password$"):
        read(make.locked(b"The President came.", b"secret"), "a.pdf")
    assert read(make.locked(b"The President came.", b""), "a.pdf").text == "The President came.\n"
