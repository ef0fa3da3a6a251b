"""The views of acts have the names of the tables' columns (tables/columns.toml), as lists and exports have."""

from __future__ import annotations

import re

from alembic import op

revision = "0003"
down_revision = "0002"

NAMES = {
    "a.id": "act_id",
    "a.since": "date_start",
    "a.until": "date_end",
    "a.when_text": "date_text",
    "a.basis": "date_basis",
    "a.begins": "anchor_start",
    "a.ends": "anchor_end",
}
ROLES = {'"from"': "sender", '"from_state"': "sender_state", '"to"': "recipient", '"to_state"': "recipient_state"}
STATES = re.compile(r"\(SELECT group_concat\(DISTINCT r\.state\) (FROM roles r WHERE [^()]*)\)")


def upgrade() -> None:
    connection = op.get_bind()
    views = connection.exec_driver_sql("SELECT name, sql FROM sqlite_master WHERE type = 'view'").all()
    for name, made in views:
        connection.exec_driver_sql(f'DROP VIEW "{name}"')
        connection.exec_driver_sql(renamed(made))


def renamed(made: str) -> str:
    """The statement that makes a view, with the new names; between states stands "; " as between names."""
    made = made.replace("d.id AS document,", "d.id AS document_id,")
    for column, name in NAMES.items():  # a column that is shown stands at a line's beginning or after a comma
        made = re.sub(rf"(\n  |, ){re.escape(column)}(?=,)", rf"\1{column} AS {name}", made)
    for role, name in ROLES.items():
        made = made.replace(f"AS {role}", f"AS {name}")
    return STATES.sub(r"(SELECT group_concat(state, '; ') FROM (SELECT DISTINCT r.state \1))", made)
