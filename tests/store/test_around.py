"""What stands around a record: other documents, the ledger, and a mark that changes when the record does."""

from __future__ import annotations

from typing import Any

from communique.ledger.book import update
from communique.store import Archive

TEXT = "President Ana Kovač of Croatia received Prime Minister Jon Dahl of Norway in Split on {} February 2023."


def test_revisions_are_named(archive: Archive, put: Any) -> None:
    first, _ = put(TEXT.format(9), title="First")
    second, fate = put(TEXT.format(10), title="Second")
    assert fate == "revised"
    assert archive.around(second).named[first]["title"] == "First"
    assert archive.around(first).named[second]["title"] == "Second"


def test_state_changes_with_the_record_alone(archive: Archive, put: Any) -> None:
    one, _ = put(TEXT.format(9))
    before = archive.around(one).state
    put("Another text altogether.", "b.txt")
    assert archive.around(one).state == before
    row = next(row for row in archive.assertions(one) if (row["kind"], row["field"]) == ("act", ""))
    archive.judge(one, row["key"], "accepted")
    judged = archive.around(one).state
    assert judged != before
    assert archive.around(one).judged == {row["object"]: "accepted"}
    archive.judge(one, row["key"], "rejected")
    assert archive.around(one).state not in (before, judged)


def test_state_changes_when_the_text_is_read_anew(archive: Archive, put: Any) -> None:
    one, _ = put(TEXT.format(9))
    before = archive.around(one).state
    put(TEXT.format(9), anew=True, version="2")
    assert archive.around(one).state != before


def test_ledger(archive: Archive, put: Any) -> None:
    one, _ = put(TEXT.format(9), published="2023-02-10", publisher="gov.hr.example")
    assert (archive.around(one).persons, archive.around(one).events) == ({}, {})
    update(archive)
    record, around = archive.record(one), archive.around(one)
    people = {entity.id for entity in record.entities if entity.type == "person"}
    assert people and people <= set(around.persons)
    assert set(around.events) == {act.id for act in record.acts if act.kind == "meeting"}
