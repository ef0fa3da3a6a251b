"""The codebook of the tables: every column with its meaning, unit and measured accuracy."""

from __future__ import annotations

from functools import cache

from communique import VERSION, data
from communique.tables import TABLES, Column, Table
from communique.tables.table import BETWEEN

TYPES = {
    "text": "text",
    "list": f"several texts, “{BETWEEN.strip()}” between them",
    "date": "ISO 8601 day",
    "integer": "whole number",
    "number": "number",
    "flag": "1 or 0",
}
OPENING = f"""# Codebook

Tables made by communique {VERSION}. An empty cell means that the text does not say it; nothing is filled in.

Accuracy is that of the closed gold of the project: texts that nobody who wrote rules has read. “P” is the share of the
rows given that are right, “R” the share of what is there that was found, “right” the share of the rows found whose cell
is right; in brackets the middle 95% of 1,000 draws of documents, and the number of cases in gold. Measure it on your
own texts before you rest an argument on it.
"""


@cache
def measures() -> dict[str, dict[str, str]]:
    """The measured figures by the name of their measure."""
    return {row["measure"]: row for row in data.rows("world", "accuracy.csv")}


def accuracy(measure: str | None) -> str:
    """A measure in words, e.g. "P 0.81, R 0.61 (F 0.61 to 0.78; 106 cases)"; empty where there is none."""
    row = measures().get(measure or "")
    if row is None:
        return ""
    if row["share"]:
        return f"right {float(row['share']):.2f} ({row['cases']} cases)"
    bounds = f"F {float(row['low']):.2f} to {float(row['high']):.2f}; " if row["low"] else ""
    return f"P {float(row['precision']):.2f}, R {float(row['recall']):.2f} ({bounds}{row['cases']} cases)"


def codebook() -> str:
    """The codebook as a Markdown page."""
    return "\n".join([OPENING, *(part for table in TABLES for part in chapter(table))])


def chapter(table: Table) -> list[str]:
    """One table: what a row is, how far to trust that it is there, its columns."""
    found = accuracy(table.measure)
    return [
        f"## {table.name}\n",
        table.says + (f" Accuracy of its rows: {found}." if found else "") + "\n",
        "| column | type | what it is | unit | accuracy |",
        "|---|---|---|---|---|",
        *map(line, table.columns),
        "",
    ]


def line(column: Column) -> str:
    cells = (column.name, TYPES[column.type], column.says, column.unit or "", accuracy(column.measure))
    return "| " + " | ".join(cells) + " |"
