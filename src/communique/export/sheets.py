"""The tables as CSV, Parquet, Stata and Excel files, each with its codebook."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack
from datetime import date, datetime
from itertools import islice
from pathlib import Path
from typing import Any

from communique.export import aside
from communique.export.as_json import SURROGATE
from communique.export.codebook import codebook
from communique.export.errors import ExportError, needed
from communique.model import Record
from communique.tables import TABLES, Cell, Column, Table
from communique.tables.table import joined

Plain = str | int | float | bool | None
BATCH = 2_000  # rows held at a time
CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f]")
ARROW = {"text": "string", "list": "string", "date": "date32", "integer": "int64", "number": "float64", "flag": "bool"}
MOST_ROWS, LONGEST_CELL = 1_048_575, 32_767  # of an Excel sheet
UNDATED = datetime(1980, 1, 1)  # stands for the moment of writing, so that the same records give the same bytes
LONGEST_LABEL = 80  # of a Stata variable


def plain(cell: Cell) -> Plain:
    """A cell that every form can keep: one text for several values, no half of a character."""
    value = joined(cell)
    return SURROGATE.sub("\ufffd", value) if isinstance(value, str) else value


def rows(table: Table, record: Record) -> Iterator[tuple[Plain, ...]]:
    return (tuple(plain(cell) for cell in row) for row in table.rows(record))


def as_csv(records: Iterable[Record], out: Path) -> None:
    """A folder with one CSV file a table (UTF-8, comma, header) and codebook.md."""
    with aside.folder(out) as folder, ExitStack() as stack:
        files = [stack.enter_context((folder / f"{t.name}.csv").open("w", encoding="utf8", newline="")) for t in TABLES]
        writers = [csv.writer(file) for file in files]
        for table, writer in zip(TABLES, writers, strict=True):
            writer.writerow(column.name for column in table.columns)
        for record in records:
            for table, writer in zip(TABLES, writers, strict=True):
                writer.writerows(map(told, rows(table, record)))
        (folder / "codebook.md").write_text(codebook(), encoding="utf8")


def as_trips(records: Iterable[Record], out: Path) -> None:
    """One CSV file: the table of trips."""
    trips = next(one for one in TABLES if one.name == "trips")
    with aside.file(out) as path, path.open("w", encoding="utf8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(column.name for column in trips.columns)
        writer.writerows(told(row) for record in records for row in rows(trips, record))


def told(row: tuple[Plain, ...]) -> list[str | int | float]:
    """A row for CSV: true and false as 1 and 0, nothing as an empty cell."""
    return ["" if cell is None else int(cell) if isinstance(cell, bool) else cell for cell in row]


def as_parquet(records: Iterable[Record], out: Path) -> None:
    """A folder with one Parquet file a table and codebook.md. ExportError without pyarrow."""
    with aside.folder(out) as folder:
        write_parquet(records, folder)
        (folder / "codebook.md").write_text(codebook(), encoding="utf8")


def write_parquet(records: Iterable[Record], folder: Path) -> None:
    """Parquet files in a folder that is there, written batch by batch."""
    arrow, parquet = needed("pyarrow", "parquet"), needed("pyarrow.parquet", "parquet")
    schemas = [arrow.schema([(c.name, arrow_type(arrow, c)) for c in table.columns]) for table in TABLES]
    with ExitStack() as stack:
        writers = [
            stack.enter_context(parquet.ParquetWriter(folder / f"{table.name}.parquet", schema, compression="zstd"))
            for table, schema in zip(TABLES, schemas, strict=True)
        ]
        for some in batches(records):
            for table, schema, writer in zip(TABLES, schemas, writers, strict=True):
                found = [row for record in some for row in rows(table, record)]
                cells = list(zip(*found, strict=True)) or [()] * len(schema)
                values = [typed(column, cell) for column, cell in zip(table.columns, cells, strict=True)]
                arrays = [arrow.array(v, kind) for v, kind in zip(values, schema.types, strict=True)]
                writer.write_table(arrow.Table.from_arrays(arrays, schema=schema))


def typed(column: Column, values: Sequence[Plain]) -> Sequence[Any]:
    """The cells of a column as values: days as days."""
    return [day(value) for value in values] if column.type == "date" else values


def day(text: Plain) -> date | None:
    """The day that an ISO date or time begins with; None where there is none."""
    try:
        return date.fromisoformat(str(text)[:10]) if text else None
    except ValueError:
        return None


def arrow_type(arrow: Any, column: Column) -> Any:
    name = ARROW[column.type]
    return getattr(arrow, "bool_" if name == "bool" else name)()


def batches(records: Iterable[Record]) -> Iterator[list[Record]]:
    """Some records at a time, so that memory stays what it is."""
    stream = iter(records)
    while some := list(islice(stream, BATCH // 10)):
        yield some


def as_stata(records: Iterable[Record], out: Path) -> None:
    """A folder with one Stata 14 file a table, variables labelled, dates as Stata dates. ExportError without pandas."""
    pandas = needed("pandas", "dta")
    with aside.folder(out) as folder, aside.folder_beside(out) as scratch:
        write_parquet(records, scratch)
        for table in TABLES:
            frame = stata_frame(pandas, pandas.read_parquet(scratch / f"{table.name}.parquet"), table)
            dates = {column.name: "td" for column in table.columns if column.type == "date"}
            long = [c.name for c in table.columns if c.type in ("text", "list") and longest(frame[c.name]) > 2_000]
            frame.to_stata(
                folder / f"{table.name}.dta", write_index=False, time_stamp=UNDATED, version=118,
                convert_dates=dates, convert_strl=long,
                variable_labels={c.name: label(c) for c in table.columns}, data_label=table.says[:LONGEST_LABEL],
            )  # fmt: skip
        (folder / "codebook.md").write_text(codebook(), encoding="utf8")


def stata_frame(pandas: Any, frame: Any, table: Table) -> Any:
    """The frame with types that Stata has: text, dates, numbers; flags are 0, 1 or missing."""
    for column in table.columns:
        values = frame[column.name]
        if column.type == "date":
            frame[column.name] = pandas.to_datetime(values, errors="coerce")
        elif column.type in ("text", "list"):
            told = values.astype(object).where(values.notna(), "")
            frame[column.name] = told.map(lambda text: text.replace("\0", " "))
        else:
            frame[column.name] = values.astype("float64")
    return frame


def longest(values: Any) -> int:
    return max((len(text.encode("utf8")) for text in values), default=0)


def label(column: Column) -> str:
    """What a variable is in at most 80 signs, cut between words."""
    if len(column.says) <= LONGEST_LABEL:
        return column.says
    return column.says[: LONGEST_LABEL - 1].rsplit(" ", 1)[0].rstrip(" ,;:") + "…"


def as_excel(records: Iterable[Record], out: Path) -> None:
    """A workbook with a sheet a table, and the codebook. ExportError without xlsxwriter, or with too many rows."""
    library = needed("xlsxwriter", "xlsx")
    with aside.file(out) as path:
        # Text stays text, also where it looks like a formula or an address.
        book = library.Workbook(path, {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
        book.set_properties({"created": UNDATED})
        try:
            fill(book, records)
        finally:
            book.close()


def fill(book: Any, records: Iterable[Record]) -> None:
    """The sheets of a workbook, row after row."""
    sheets = [book.add_worksheet(one.name) for one in TABLES]
    counts = [0] * len(TABLES)
    for one, sheet in zip(TABLES, sheets, strict=True):
        sheet.freeze_panes(1, 0)
        sheet.write_row(0, 0, [column.name for column in one.columns])
    for record in records:
        for number, (one, sheet) in enumerate(zip(TABLES, sheets, strict=True)):
            for row in rows(one, record):
                counts[number] += 1
                if counts[number] > MOST_ROWS:
                    raise ExportError(f"xlsx: more than {MOST_ROWS:,} rows in {one.name}; use csv or parquet")
                sheet.write_row(counts[number], 0, [excel_value(value) for value in row])
    notes = book.add_worksheet("codebook")
    for number, line in enumerate(codebook().splitlines()):
        notes.write_string(number, 0, line)


def excel_value(value: Plain) -> Plain:
    """A cell that Excel can keep: no control signs, no text of more than 32,767 signs."""
    if not isinstance(value, str):
        return value
    words = CONTROL.sub("\ufffd", value)
    return words if len(words) <= LONGEST_CELL else words[: LONGEST_CELL - 1] + "…"
