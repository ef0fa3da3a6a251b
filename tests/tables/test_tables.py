"""Records as rows: who, whose state, when, where, in which words."""

from __future__ import annotations

import pytest

from communique import read
from communique.tables import TABLES, table

RECEIVED = "On 5 May 2024 President Ana Kovač of Croatia received the Foreign Minister of Norway, Jon Dahl, in Split."
CARRIED = (
    "Minister Jon Dahl of Norway conveyed the greetings of Prime Minister Eva Lund to President Ana Kovač of Croatia."
)
PROMISED = "Minister of Energy of Latvia Ilze Kalna promised to open the terminal by 1 September 2024."
SAID = '"Our ports are open," Minister of Transport of Latvia Edgars Ozols said.'
TRAVELLED = "President Ana Kovač of Croatia will visit Norway on 5 May 2024."

CELLS = [
    # text, table, column, what stands there
    (RECEIVED, "meetings", "host", ("Ana Kovač",)),
    (RECEIVED, "meetings", "host_state", ("HRV",)),
    (RECEIVED, "meetings", "guest_office", ("Foreign Minister",)),
    (RECEIVED, "meetings", "states", ("HRV", "NOR")),
    (RECEIVED, "meetings", "date_start", "2024-05-05"),
    (RECEIVED, "meetings", "date_basis", "stated"),
    (RECEIVED, "meetings", "place", ("Split",)),
    (RECEIVED, "meetings", "told_by", "publisher"),
    (RECEIVED, "meetings", "salience", "main"),
    (RECEIVED, "people", "rank", "head_of_state"),
    (RECEIVED, "documents", "act_count", 1),
    (CARRIED, "messages", "sender", ("Eva Lund",)),
    (CARRIED, "messages", "bearer", ("Jon Dahl",)),
    (CARRIED, "messages", "recipient_state", ("HRV",)),
    (PROMISED, "commitments", "strength", "promise"),
    (PROMISED, "commitments", "date_end", "2024-09-01"),
    (PROMISED, "commitments", "actor_office", ("Minister of Energy",)),
    (SAID, "statements", "content", "Our ports are open"),
    (SAID, "statements", "speaker_state", ("LVA",)),
    (SAID, "statements", "mode", "quoted"),
    (TRAVELLED, "trips", "traveller", "Ana Kovač"),
    (TRAVELLED, "trips", "destination_state", "NOR"),
    (TRAVELLED, "trips", "status", "planned"),
]


@pytest.mark.parametrize(("text", "name", "column", "value"), CELLS)
def test_cell(text: str, name: str, column: str, value: object) -> None:
    first = next(iter(table(name).named(read(text))))
    assert first[column] == value


def test_no_day_in_the_text_is_no_day_in_the_table() -> None:
    record = read("President Ana Kovač received Minister Jon Dahl.", published="2024-05-05")
    row = next(iter(table("meetings").named(record)))
    assert (row["date_start"], row["date_end"], row["published"]) == (None, None, "2024-05-05")


@pytest.mark.parametrize("one", TABLES, ids=lambda one: one.name)
def test_every_row_has_a_cell_for_every_column(one) -> None:  # type: ignore[no-untyped-def]
    texts = (RECEIVED, CARRIED, PROMISED, SAID, TRAVELLED)
    rows = [row for text in texts for row in one.rows(read(text))]
    assert all(len(row) == len(one.columns) for row in rows)
    kinds = {"text": str, "list": tuple, "date": str, "integer": int, "number": float, "flag": bool}
    for row in rows:
        for column, cell in zip(one.columns, row, strict=True):
            assert cell is None or isinstance(cell, kinds[column.type]), (column.name, cell)


def test_every_act_is_in_the_table_of_its_kind_and_in_the_table_of_all() -> None:
    for text in (RECEIVED, CARRIED, PROMISED, TRAVELLED):
        record = read(text)
        apart = [
            row["act_id"]
            for one in TABLES
            if one.name not in ("acts", "trips")
            for row in one.named(record)
            if "act_id" in row
        ]
        together = [row["act_id"] for row in table("acts").named(record)]
        assert sorted(apart) == sorted(together) == sorted(act.id for act in record.acts)


def test_names_are_fit_for_every_form() -> None:
    for one in TABLES:
        names = [column.name for column in one.columns]
        assert len(set(names)) == len(names)
        assert all(len(name) <= 32 and name.isidentifier() for name in names)  # Stata's limit


def test_unknown_table_is_named() -> None:
    with pytest.raises(KeyError, match="no table 'nothing'"):
        table("nothing")
