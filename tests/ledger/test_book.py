"""The ledger of an archive: kept up to date in whatever order documents come, and made again from nothing."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

pytest.importorskip("sqlalchemy", reason="needs the extra: pip install communique[archive]")
pytest.importorskip("rapidfuzz", reason="needs the extra: pip install communique[ledger]")

from tests.ledger.texts import RELEASES

from communique import read
from communique.ledger.book import update
from communique.model import Record
from communique.store import Archive, open_archive
from communique.store.entries import Entry, Sighting
from communique.store.prepared import prepared

TABLES = ("persons", "occupancies", "events", "event_people", "event_states", "ledger_links")
BY_DOCUMENT = ("namings", "tellings")


@cache
def records() -> tuple[Record, ...]:
    return tuple(
        read(text, source=f"{number}.txt", published=day, publisher=publisher)
        for number, (day, publisher, text) in enumerate(RELEASES)
    )


@contextmanager
def archive_of(*batches: Sequence[int]) -> Iterator[Archive]:
    """An archive to which the releases came in these batches, its ledger brought up to date after each."""
    with tempfile.TemporaryDirectory() as place, open_archive(Path(place) / "a.db", create=True) as archive:
        for batch in batches:
            writer = archive.writer("test", "1")
            for number in batch:
                record = records()[number]
                archive.write(writer, [Entry(Sighting(record.document.id, f"{number}.txt"), prepared(record))])
            update(archive)
        yield archive


def ledger(archive: Archive) -> dict[str, list[tuple[Any, ...]]]:
    """All rows of the ledger; documents by id, as their numbers are those of their coming."""
    rows = {name: sorted(map(repr, list(archive.sql(f"SELECT * FROM {name}"))[1:])) for name in TABLES}
    for name in BY_DOCUMENT:
        what = "entity, person" if name == "namings" else "act, event"
        query = f"SELECT d.id, {what}, t.strength, t.reason FROM {name} t JOIN documents d ON d.key = t.document"
        rows[name] = sorted(map(repr, list(archive.sql(query))[1:]))
    return rows


@cache
def at_once() -> dict[str, list[tuple[Any, ...]]]:
    with archive_of(range(len(RELEASES))) as archive:
        return ledger(archive)


@settings(max_examples=12, deadline=None)
@given(st.permutations(range(len(RELEASES))), st.integers(1, len(RELEASES) - 1), st.integers(1, len(RELEASES) - 1))
def test_the_order_in_which_documents_come_makes_no_difference(order: list[int], one: int, other: int) -> None:
    first, second = sorted((one, other))
    with archive_of(order[:first], order[first:second], order[second:]) as archive:
        assert ledger(archive) == at_once()


def test_an_update_without_news_touches_nothing() -> None:
    with archive_of(range(len(RELEASES))) as archive:
        change = update(archive)
        assert (change.fresh, change.gone) == (0, 0)
        assert change.kept > 10


def test_new_documents_touch_only_what_they_concern() -> None:
    with archive_of([0, 1, 2, 4], [5]) as archive:
        uganda = {"Ruth Ozola", "Peter Otieno"}
        before = list(archive.sql("SELECT name FROM persons"))[1:]
        assert uganda <= {name for (name,) in before}
    with archive_of([0, 1, 2, 4]) as archive:
        parts = set(archive.sql("SELECT part FROM ledger_parts"))
        record = records()[5]
        archive.write(archive.writer("test", "1"), [Entry(Sighting(record.document.id, "5.txt"), prepared(record))])
        change = update(archive)
        assert change.gone == 0
        assert parts < set(archive.sql("SELECT part FROM ledger_parts"))


def test_what_two_sides_tell_is_one_meeting() -> None:
    with archive_of(range(len(RELEASES))) as archive:
        query = """SELECT e.dated, e.documents FROM events e JOIN event_states s ON s.event = e.id
                   WHERE e.kind = 'meeting' AND s.state = 'KEN' AND s.other = 'LVA' AND e.subtype <> 'call'
                   AND e.dated < '2023-06'"""
        assert list(archive.sql(query))[1:] == [("2023-03-03", 2)]


def test_two_of_one_family_name_stay_two() -> None:
    with archive_of(range(len(RELEASES))) as archive:
        names = list(archive.sql("SELECT name, states FROM persons WHERE name LIKE '%Ozola' ORDER BY name"))[1:]
        assert names == [("Ilze Ozola", "LVA"), ("Ruth Ozola", "UGA")]


def test_what_people_say_wins_and_can_be_taken_back() -> None:
    with archive_of(range(len(RELEASES))) as archive:
        said = dict(list(archive.sql("SELECT name, id FROM persons WHERE name LIKE '%Ozola'"))[1:])
        verdict = {"source": said["Ilze Ozola"], "says": "same", "target": said["Ruth Ozola"], "by": "Test", "why": "-"}
        (number,) = archive.across.say([verdict])
        update(archive)
        together = list(archive.sql("SELECT count(*) FROM persons WHERE folded LIKE '%ozola%'"))[1:]
        archive.across.unsay(number)
        update(archive)
        apart = list(archive.sql("SELECT count(*) FROM persons WHERE folded LIKE '%ozola%'"))[1:]
        assert (together, apart) == ([(1,)], [(2,)])
        assert [row["says"] for row in archive.across.verdicts(undone=True)] == ["same"]


def test_a_document_read_anew_keeps_its_place_in_the_ledger() -> None:
    with archive_of(range(len(RELEASES))) as archive:
        before = ledger(archive)
        record = records()[1]
        entry = Entry(Sighting(record.document.id, "1.txt"), prepared(record), anew=True)
        archive.write(archive.writer("test", "2"), [entry])
        assert archive.across.behind() == 1
        change = update(archive)
        assert (change.fresh, change.gone, ledger(archive)) == (0, 0, before)
        assert archive.across.behind() == 0
