"""All that the archive keeps of a record, made where the text was read, so that the one writer only has to write."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from communique.model import Record
from communique.store.bigrams import bigrams
from communique.store.claims import Claim, claims
from communique.store.near import signature
from communique.store.packing import compressed, dumper, opened
from communique.store.rows import Rows, rows_of


@dataclass(frozen=True, slots=True)
class Prepared:
    """A document and its record, ready to be written."""

    id: str
    version: str
    document: dict[str, Any]
    packed: bytes
    minima: bytes
    claims: list[Claim]
    rows: Rows


def prepared(record: Record) -> Prepared:
    """What is kept of a record."""
    document = record.document
    plain, dump = opened(record), dumper(document.text)
    row = {
        "id": document.id,
        "title": document.title.text if document.title else None,
        "published": document.published,
        "publisher": document.publisher.host,
        "publisher_name": document.publisher.name,
        "publisher_state": document.publisher.state,
        "language": document.language,
        "source": document.source,
        "diplomatic": int(document.diplomatic),
        "text": document.text,
        "cjk": bigrams(document.text),
    }
    return Prepared(
        document.id,
        record.run.version,
        row,
        compressed(plain, dump),
        signature(document.text),
        claims(plain, dump),
        rows_of(record, {}),
    )
