"""Tables of texts: CSV, TSV, JSON lines and Parquet, one document a row, the columns as they are mapped."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator
from importlib.util import find_spec
from typing import Any

from communique.ingest.errors import IngestError
from communique.ingest.facts import day, host
from communique.ingest.found import MEBIBYTE, Columns, Options, Refused, Taken
from communique.ingest.inputs import Facts, Input, head, shown
from communique.ingest.language import identified
from communique.ingest.text import unified
from communique.model import Source

DELIMITERS = "\t,;|"
SYNONYMS = {
    "text": ("text", "content", "body", "fulltext", "full_text"),
    "source": ("source", "url", "link", "address"),
    "title": ("title", "headline"),
    "published": ("published", "date", "pubdate", "published_at", "publication_date"),
    "publisher": ("publisher", "host", "site", "domain"),
    "language": ("language", "lang"),
}
BATCH = 32
BYTES = 4  # of a letter, at most
LONGEST_GROUP = 1024 * MEBIBYTE
Row = dict[str, Any]
Rows = Iterator[tuple[int, Row | str]]  # its number, and a row or why there is none


def taken(found: Input, kind: str, options: Options) -> Iterator[Taken | Refused]:
    """The document of each row of a table; a row that gives none is refused by its number."""
    rows = {"csv": of_csv, "json": of_json, "list": of_json_list, "parquet": of_parquet}[kind]
    columns: dict[str, str] | None = None
    for number, row in rows(found, options):
        name = f"{found.name}#{number}"
        if isinstance(row, str):
            yield Refused(name, row)
            continue
        columns = columns if columns and kind in ("csv", "parquet") else mapping(options.columns, row)
        if "text" not in columns:
            told = ", ".join(map(shown, list(row)[:12]))
            reason = f"no column {options.columns.text!r} (there are: {told})"
            yield Refused(name if kind in ("json", "list") else found.name, reason[:300])
            if kind in ("json", "list"):
                continue
            return
        yield document(name, row, columns, (found.facts, options))


def mapping(columns: Columns, row: Row) -> dict[str, str]:
    """Which column of a row holds what: the name that is asked for, in any case of letters; else a usual name."""
    there = {name.strip().lower(): name for name in row}
    found = {}
    for what, usual in SYNONYMS.items():
        wanted = getattr(columns, what)
        names = usual if wanted == what else (wanted,)
        match = next((there[name.lower()] for name in names if name and name.lower() in there), None)
        if match is not None:
            found[what] = match
    return found


def document(name: str, row: Row, columns: dict[str, str], known: tuple[Facts, Options]) -> Taken | Refused:
    """The document of one row; what the user says of all wins over what it says."""
    cells = {what: cell(row.get(column)) for what, column in columns.items()}
    text = unified(cells.get("text") or "")
    if not text.strip():
        return Refused(name, "empty")
    facts, options = known
    source = Source(
        text,
        cells.get("source") or name,
        day(options.published) or day(cells.get("published")) or facts.published,
        options.publisher or host(cells.get("publisher")) or address_host(cells.get("source")) or facts.publisher,
        options.language or identified(text, cells.get("language") or facts.language),
    )
    return Taken(source, cells.get("title") or None, None, "text/plain")


def address_host(source: str | None) -> str | None:
    return host(source) if "//" in (source or "") else None


def cell(value: Any) -> str:
    """The words in a cell; dates as ISO."""
    if value is None:
        return ""
    return value if isinstance(value, str) else value.isoformat() if hasattr(value, "isoformat") else str(value)


def encoding(first: bytes) -> str:
    """The encoding of a table by its first bytes."""
    if first.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "utf-16"
    try:
        first.decode("utf-8")
    except UnicodeDecodeError as error:
        if error.start < len(first) - 4:  # else a letter that the end cuts
            return "cp1252"
    return "utf-8-sig"


def text_lines(found: Input, limit: int) -> Iterator[str]:
    """The lines of a stream, decoded. IngestError where one has no end."""
    name = encoding(head(found))
    if name == "utf-16":
        yield from found.stream.read(limit).decode(name, "replace").splitlines(keepends=True)
        return
    while line := found.stream.readline(limit + 1):
        if len(line) > limit:
            raise IngestError(f"a line of more than {limit >> 20} MiB: the rest of it is not read")
        yield line.decode(name, "replace").replace("\x00", "")
        name = "utf-8" if name == "utf-8-sig" else name


def of_csv(found: Input, options: Options) -> Rows:
    lines = text_lines(found, options.limits.characters * BYTES)
    first = next(lines, "")
    csv.field_size_limit(options.limits.characters)
    delimiter = max(DELIMITERS, key=first.count)
    names = next(csv.reader([first], delimiter=delimiter), [])
    reader = csv.reader(lines, delimiter=delimiter)
    number = 0
    while True:
        number += 1
        try:
            cells = next(reader, None)
        except csv.Error as error:
            yield number, f"broken: {error}"
            continue
        if cells is None:
            return
        if cells:
            yield number, dict(zip(names, cells, strict=False))


def of_json(found: Input, options: Options) -> Rows:
    for number, line in enumerate(text_lines(found, options.limits.characters * BYTES), 1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
        except (ValueError, RecursionError):
            yield number, "not JSON"
            continue
        yield number, row if isinstance(row, dict) else "not a JSON object"


def of_json_list(found: Input, options: Options) -> Rows:
    """The objects of a JSON file: one, or a list of them. IngestError where it holds anything else."""
    limit = options.limits.characters * BYTES
    raw = found.stream.read(limit + 1)
    if len(raw) > limit:
        raise IngestError(f"JSON of more than {limit >> 20} MiB that is no JSON lines")
    try:
        whole = json.loads(raw)
    except (ValueError, RecursionError):
        raise IngestError("broken JSON") from None
    rows = whole if isinstance(whole, list) else [whole]
    if not any(isinstance(row, dict) for row in rows):
        raise IngestError("JSON without an object")
    yield from ((number, row if isinstance(row, dict) else "not a JSON object") for number, row in enumerate(rows, 1))


def of_parquet(found: Input, options: Options) -> Rows:
    if find_spec("pyarrow") is None:
        raise IngestError("a Parquet file; to read it install communique[parquet]")
    import pyarrow
    import pyarrow.parquet

    try:
        table = pyarrow.parquet.ParquetFile(found.stream)
        names = [name for name in table.schema_arrow.names if isinstance(name, str)]
        wanted = list(mapping(options.columns, dict.fromkeys(names)).values())
        number = 0
        for group in range(table.num_row_groups):
            if table.metadata.row_group(group).total_byte_size > LONGEST_GROUP:
                raise IngestError("a row group of more than 1 GiB: the rest of it is not read")
            for batch in table.iter_batches(BATCH, row_groups=[group], columns=wanted or names[:1]):
                for row in batch.to_pylist():
                    number += 1
                    yield number, row if wanted else dict.fromkeys(names)
    except (pyarrow.ArrowException, OSError, UnicodeDecodeError) as error:
        raise IngestError(f"a broken Parquet file: {error}") from None

