"""Who said what to whom, a row for each statement."""

from __future__ import annotations

from collections.abc import Iterator

from communique.model import Record, Statement
from communique.tables.lookup import Lookup, one_line, unique
from communique.tables.table import Cell, Row, Table, columns

NAMES = (
    "statement_id", "document_id", "published", "publisher", "mode", "speaker", "speaker_office", "speaker_state",
    "addressee", "content", "cue", "speaker_words", "parent", "collective", "interpreted", "topics", "about",
    "anchor_start", "anchor_end", "rule", "confidence", "source",
)  # fmt: skip


def rows(record: Record) -> Iterator[Row]:
    """The rows of the statements of a record, in its order."""
    look = Lookup(record)
    for said in record.statements:
        yield (*heading(record, said), *people(look, said), *words(said, look))


def heading(record: Record, said: Statement) -> tuple[Cell, ...]:
    document = record.document
    return said.id, document.id, document.published, document.publisher.host or document.publisher.name, said.mode


def people(look: Lookup, said: Statement) -> tuple[Cell, ...]:
    offices = [look.office(one) for one in said.speakers]
    return (
        look.names(said.speakers),
        unique(office.title for office in offices if office),
        unique(look.state(one) or "" for one in said.speakers),
        look.names(said.addressees),
    )


def words(said: Statement, look: Lookup) -> tuple[Cell, ...]:
    return (
        " […] ".join(one_line(anchor) for anchor in said.content),
        one_line(said.cue) or None,
        one_line(said.source) or None,
        said.parent,
        said.collective,
        said.interpreted,
        unique(topic.code for topic in said.topics if not topic.denied),
        look.names(said.about),
        said.content[0].start if said.content else None,
        said.content[-1].end if said.content else None,
        said.rule,
        said.confidence,
        look.record.document.source,
    )


TABLE = Table(
    "statements", "What somebody said, wrote or was reported to say.", "statement+speaker", columns(NAMES), rows
)
