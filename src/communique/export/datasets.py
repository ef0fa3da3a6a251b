"""The forms that many records can be handed on in: a literal table from the name of a form to its writer."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from communique.export import aside
from communique.export.as_json import as_bytes, line
from communique.export.calendar import as_calendar
from communique.export.ftm import as_ftm
from communique.export.graph import as_graph
from communique.export.labelstudio import as_labelstudio
from communique.export.plover import as_plover
from communique.export.sheets import as_csv, as_excel, as_parquet, as_stata, as_trips
from communique.export.tei import as_tei
from communique.export.webanno import as_annotations
from communique.model import Record

Writer = Callable[[Iterable[Record], Path], None]


@dataclass(frozen=True, slots=True)
class Form:
    """A form: what it is, whether it makes a folder or a file, and who writes it."""

    says: str
    folder: bool
    write: Writer


def as_lines(records: Iterable[Record], out: Path) -> None:
    """The records themselves, one a line."""
    with aside.file(out) as path, path.open("wb") as file:
        for record in records:
            file.write(as_bytes(line(record)) + b"\n")


FORMS: dict[str, Form] = {
    "csv": Form("all tables as CSV, with codebook", True, as_csv),
    "parquet": Form("all tables as Parquet, with codebook", True, as_parquet),
    "dta": Form("all tables for Stata, labelled, with codebook", True, as_stata),
    "xlsx": Form("all tables as sheets of a workbook, with codebook", False, as_excel),
    "jsonl": Form("the records, one a line", False, as_lines),
    "ftm": Form("FollowTheMoney entities, with their places in the text beside", True, as_ftm),
    "plover": Form("PLOVER events as JSON lines", False, as_plover),
    "webanno": Form("W3C Web Annotations as JSON-LD", False, as_annotations),
    "tei": Form("TEI with who said what", False, as_tei),
    "ics": Form("meetings and visits as an iCalendar file", False, as_calendar),
    "graphml": Form("who met whom as GraphML", False, as_graph),
    "trips": Form("travel of leaders as one CSV table", False, as_trips),
    "labelstudio": Form("Label Studio tasks to check", True, as_labelstudio),
}
