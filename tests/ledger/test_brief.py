"""The brief on two states: what its sections tell, and that each line leads to words that are there."""

from __future__ import annotations

import io
from pathlib import Path

import pytest

pytest.importorskip("sqlalchemy", reason="needs the extra: pip install communique[archive]")
pytest.importorskip("rapidfuzz", reason="needs the extra: pip install communique[ledger]")

from communique import read
from communique.export import brief as pages
from communique.ledger.book import update
from communique.ledger.brief import Brief, brief
from communique.ledger.contacts import between, quarter, quarters, rank
from communique.ledger.themes import themes, trend
from communique.store import open_archive
from communique.store.dyads import Span
from communique.store.entries import Entry, Sighting
from communique.store.prepared import prepared


def told(place: Path, day: str = "2023-12-31", first: str = "LVA", second: str = "KEN") -> Brief:
    with open_archive(place) as archive:
        return brief(archive, Span(first, second, "2023-01-01"), day)


def lines(found: Brief, title: str) -> list[str]:
    return [line.text for section in found.sections if section.title == title for line in section.lines]


def test_it_tells_who_met_the_latest_first(place: Path) -> None:
    met = lines(told(place), "Who met whom")
    assert met[0].startswith("Juris Liepa") and met[0].endswith("Riga")
    assert any("spoke by telephone" in line and "Andris Kalns" in line for line in met)
    assert not any("Ruth" in line for line in met)


def test_every_line_cites_words_that_stand_there(place: Path) -> None:
    found = told(place)
    with open_archive(place) as archive:
        cites = [cite for section in found.sections for line in section.lines for cite in line.cites]
        assert len(cites) > 8
        for cite in cites:
            text = archive.record(cite.document).document.text
            assert " ".join(text[cite.start : cite.end].split()).startswith(cite.words[:100])


def test_a_promise_has_a_state_as_of_the_day(place: Path) -> None:
    (before,) = lines(told(place, "2023-04-01"), "What Kenya promised")
    (after,) = lines(told(place), "What Kenya promised")
    assert "Joseph Wafula" in before and "open. No evidence found in" in before
    assert "due 2023-06-01" in after


def test_an_invitation_stays_open_until_the_visit(place: Path) -> None:
    (line,) = lines(told(place), "Invitations still open")
    assert line.startswith("Ilze Ozola") and "Joseph Wafula" in line


INVITED = ("2024-03-01", "President Ana Kovač of Croatia invited Prime Minister Jon Dahl of Norway to visit Croatia.")
VISITED = ("2024-06-05", "Prime Minister Jon Dahl of Norway visited Croatia on 4 June 2024.")


@pytest.mark.parametrize("texts, still", [([INVITED], 1), ([INVITED, VISITED], 0)])
def test_an_invitation_is_open_no_more_when_the_visit_took_place(
    tmp_path: Path, texts: list[tuple[str, str]], still: int
) -> None:
    with open_archive(tmp_path / "a.db", create=True) as archive:
        writer = archive.writer("communique", "1")
        for nth, (day, text) in enumerate(texts):
            record = read(text, source=str(nth), published=day)
            archive.write(writer, [Entry(Sighting(record.document.id, str(nth)), prepared(record))])
        update(archive)
        found = brief(archive, Span("HRV", "NOR"), "2024-12-31")
    assert len(lines(found, "Invitations still open")) == still


def test_who_holds_office_is_told_as_of_the_day(place: Path) -> None:
    offices = "\n".join(lines(told(place), "In office: Latvia"))
    assert "Juris Liepa" in offices and "Andris Kalns" in offices


def test_nothing_between_two_states_is_said_in_a_sentence(place: Path) -> None:
    page = pages.text(told(place, first="UGA", second="LVA"))
    assert pages.NOTHING in " ".join(page.split()) and "WHO MET" not in page


def test_each_form_has_the_same_lines(place: Path) -> None:
    docx = pytest.importorskip("docx")
    found = told(place)
    texts = [" ".join(line.text for line in section.lines) for section in found.sections]
    made = docx.Document(io.BytesIO(pages.docx(found)))
    written = " ".join(paragraph.text for paragraph in made.paragraphs)
    for line in (line for section in found.sections for line in section.lines):
        assert line.text in written
        assert line.text.split()[0] in pages.markdown(found)
    assert texts and pages.html(found).count("<li>") == sum(len(section.lines) for section in found.sections)


def test_a_page_runs_nothing_that_a_document_says(place: Path) -> None:
    page = pages.html(told(place))
    assert "<script" not in page and "default-src 'none'" in page


@pytest.mark.parametrize(
    ("day", "name"), [("2024-01-31", "2024-Q1"), ("2024-12-01", "2024-Q4"), ("2024", ""), ("", ""), (None, "")]
)
def test_quarters_have_names(day: str | None, name: str) -> None:
    assert quarter(day) == name


def test_quarters_without_a_contact_are_there_too() -> None:
    assert between("2023-Q4", "2024-Q2") == ["2023-Q4", "2024-Q1", "2024-Q2"]
    event = {"kind": "meeting", "subtype": "call", "status": "occurred", "since": None, "people": []}
    found = quarters([{**event, "dated": "2023-01-05"}, {**event, "dated": "2023-08-05"}])
    assert [(one.name, one.calls) for one in found] == [("2023-Q1", 1), ("2023-Q2", 0), ("2023-Q3", 1)]


@pytest.mark.parametrize(
    ("ranks", "level"),
    [
        ((("LVA", "head_of_state"), ("KEN", "head_of_state")), "heads"),
        ((("LVA", "head_of_state"), ("KEN", "foreign_minister")), "ministers"),
        ((("LVA", "ambassador"), ("LVA", "foreign_minister"), ("KEN", "head_of_state")), "ministers"),
        ((("LVA", ""), ("KEN", "head_of_state")), "other"),
        ((), "other"),
    ],
)
def test_a_contact_has_the_rank_of_its_lower_side(ranks: tuple[tuple[str, str], ...], level: str) -> None:
    people = [{"role": "participant", "type": "person", "state": state, "rank": one} for state, one in ranks]
    assert rank(people) == level


@pytest.mark.parametrize(
    ("counts", "whole", "said"),
    [((1, 6), (20, 20), "rising"), ((6, 1), (20, 20), "falling"), ((3, 3), (20, 20), "steady"), ((1, 1), (9, 9), "")],
)
def test_a_theme_rises_by_its_share(counts: tuple[int, int], whole: tuple[int, int], said: str) -> None:
    assert trend(counts, whole) == said


def test_themes_come_by_how_often_they_were_raised() -> None:
    told = (("trade", "2023-01-01", 1), ("energy", "2023-02-01", 3))
    rows = [{"code": code, "day": day, "documents": number} for code, day, number in told]
    assert [(one.code, one.earlier, one.later) for one in themes(rows)] == [("energy", 0, 3), ("trade", 1, 0)]
