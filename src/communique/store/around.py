"""What stands around the record of one document: where it was met, other documents, and its place in the ledger."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from hashlib import blake2b

from sqlalchemy import Connection, select

from communique.store import ledger_schema as k
from communique.store import schema as s
from communique.store.contents import About, about
from communique.store.filling import LOOKED_UP, parts, verdicts_on
from communique.store.listing import fetched
from communique.store.rows import Row
from communique.store.verdicts import Verdict, marks


@dataclass(frozen=True, slots=True)
class Around:
    """`state` is another one as soon as the record is another: read anew, or judged by somebody.

    `named` are the documents that `about` names, by id; `persons` the persons of the ledger by entity, `events` its
    events by act; `judged` what people said of objects: accepted, edited, human.
    """

    about: About
    state: str
    media: str
    diplomatic: bool
    named: Mapping[str, Row]
    persons: Mapping[str, str]
    events: Mapping[str, str]
    judged: Mapping[str, str]


def around(connection: Connection, key: int) -> Around:
    """All of it for the document of a number."""
    d, n, t = s.documents.c, k.namings.c, k.tellings.c
    found, said = about(connection, key), verdicts_on(connection, key)
    run, media, diplomatic = connection.execute(select(d.run, d.media, d.diplomatic).where(d.key == key)).one()
    persons = connection.execute(select(n.entity, n.person).where(n.document == key))
    events = connection.execute(select(t.act, t.event).where(t.document == key))
    return Around(
        found,
        f"{run} {digest(said)}",
        media,
        bool(diplomatic),
        {row["document_id"]: row for row in named(connection, (*found.earlier, *found.later, *found.alike))},
        {entity: person for entity, person in persons},
        {act: event for act, event in events},
        marks(said),
    )


def digest(said: Sequence[Verdict]) -> str:
    """The digest of what people said of a document; "" where nobody did."""
    return blake2b(repr(said).encode("utf-8", "surrogatepass"), digest_size=8).hexdigest() if said else ""


def named(connection: Connection, ids: Sequence[str]) -> list[Row]:
    """Documents as a list of links shows them."""
    d = s.documents.c
    query = select(d.id.label("document_id"), d.title, d.published, d.publisher, d.source)
    return [row for some in parts(ids, LOOKED_UP) for row in fetched(connection, query.where(d.id.in_(some)))]
