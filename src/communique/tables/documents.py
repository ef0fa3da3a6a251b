"""A row for each text: where it came from, what it is, how much was found in it."""

from __future__ import annotations

from collections.abc import Iterator

from communique.model import Record
from communique.tables.lookup import one_line
from communique.tables.table import Row, Table, columns

NAMES = (
    "document_id", "source", "title", "published", "publisher", "publisher_state", "language", "dateline_date",
    "dateline_place", "diplomatic", "characters", "people_count", "statement_count", "act_count", "version",
)  # fmt: skip


def rows(record: Record) -> Iterator[Row]:
    """The one row of a record."""
    document, line = record.document, record.document.dateline
    yield (
        document.id,
        document.source,
        one_line(document.title) or None,
        document.published,
        document.publisher.host or document.publisher.name,
        document.publisher.state,
        document.language,
        line.date if line else None,
        (one_line(line.place) or None) if line else None,
        document.diplomatic,
        len(document.text),
        sum(1 for entity in record.entities if entity.type == "person"),
        len(record.statements),
        len(record.acts),
        record.run.version,
    )


TABLE = Table("documents", "The texts that were read.", None, columns(NAMES), rows)
