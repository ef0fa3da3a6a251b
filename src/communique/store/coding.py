"""Coding by several who do not see each other's: what each says is kept apart from the archive until it is settled."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, and_, func, insert, select

from communique.store import contents, sqlite
from communique.store import schema as s
from communique.store.batches import Hand
from communique.store.claims import KINDS, number
from communique.store.errors import ReviewError
from communique.store.filling import following
from communique.store.judging import Addition, Change, Desk, Judgement, new_id
from communique.store.listing import fetched
from communique.store.packing import dumped, grown
from communique.store.review_schema import accounts, codings, project_coders, project_documents, project_done, projects
from communique.store.rows import Row
from communique.store.soundness import FIELDS, fits
from communique.store.sqlite import insert_new
from communique.store.uncertain import query
from communique.store.writing import now

Connected = Callable[..., AbstractContextManager[Connection]]
RIGHT, ADDED = "right", "added"  # is the object right; an object that the program has missed
YES, NO, MISSED = "yes", "no", "not seen"


@dataclass(frozen=True, slots=True)
class Project:
    """What is coded, by whom, in which fields."""

    name: str
    documents: tuple[str, ...]
    coders: tuple[str, ...]
    fields: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Code:
    """What somebody says of a field of an object. A new object: the field `added`, {kind, value as in the record}."""

    object: str
    field: str
    value: Any
    why: str = ""


class Coding:
    """The coding projects of an archive. `reading` and `writing` give its connections."""

    def __init__(self, reading: Connected, writing: Connected) -> None:
        self.reading, self.writing = reading, writing

    def begin(self, project: Project, by: str) -> None:
        """Begin a project. ReviewError where it cannot be."""
        wrong = [field for field in project.fields if field not in FIELDS]
        if wrong or not project.fields:
            raise ReviewError(f"fields that are coded: {', '.join(FIELDS)}" + (f" (not {wrong[0]})" if wrong else ""))
        if not project.name.strip() or len(project.name) > 64 or "/" in project.name:
            raise ReviewError(f"{project.name[:40]!r} can be no name of a project")
        with self.writing(sqlite.LASTING) as connection:
            if connection.execute(select(projects.c.name).where(projects.c.name == project.name)).first():
                raise ReviewError(f"{project.name}: there is such a project already")
            keys = dict.fromkeys(contents.key_of(connection, one) for one in project.documents)
            known = set(connection.scalars(select(accounts.c.name).where(accounts.c.name.in_(project.coders))))
            unknown = [one for one in project.coders if one not in known]
            if unknown:
                raise ReviewError(f"{unknown[0][:64]}: there is no such account")
            if len(set(project.coders)) < 2 or not keys:
                raise ReviewError("it takes documents, and two coders or more")
            row = {"name": project.name, "fields": json.dumps(project.fields), "by": by, "made": now()}
            connection.execute(insert(projects), row)
            connection.execute(insert(project_documents), [{"project": project.name, "document": key} for key in keys])
            pairs = [{"project": project.name, "coder": one} for one in dict.fromkeys(project.coders)]
            connection.execute(insert(project_coders), pairs)

    def projects(self, coder: str | None = None) -> list[Row]:
        """The projects, or those of a coder: name, fields, coders, how many documents, how many each has done."""
        query = select(projects).order_by(projects.c.made, projects.c.name)
        if coder is not None:
            mine = select(project_coders.c.project).where(project_coders.c.coder == coder)
            query = query.where(projects.c.name.in_(mine))
        with self.reading() as connection:
            return [{**row, **self.figures(connection, row["name"]), "fields": json.loads(row["fields"])}
                    for row in fetched(connection, query)]  # fmt: skip

    def figures(self, connection: Connection, project: str) -> dict[str, Any]:
        c, d, p = project_coders.c, project_done.c, project_documents.c
        finished = connection.execute(select(d.coder, func.count()).where(d.project == project).group_by(d.coder))
        return {
            "coders": list(connection.scalars(select(c.coder).where(c.project == project).order_by(c.coder))),
            "documents": connection.execute(select(func.count()).where(p.project == project)).scalar_one(),
            "done": {coder: count for coder, count in finished},
        }

    def documents(self, project: str, coder: str) -> list[Row]:
        """The documents of a project, in the order in which they came, and whether a coder has done them."""
        p, d, doc = project_documents.c, project_done.c, s.documents.c
        mine = and_(d.project == p.project, d.document == p.document, d.coder == coder)
        made = (
            select(doc.id.label("document_id"), doc.title, doc.published, doc.publisher, d.made.label("done"))
            .join(s.documents, doc.key == p.document)
            .outerjoin(project_done, mine)
        )
        with self.reading() as connection:
            return fetched(connection, made.where(p.project == project).order_by(p.document))

    def code(self, project: str, document: str, coder: str, codes: Sequence[Code]) -> None:
        """Note what a coder says of a document. ReviewError where it is not his, or no such value."""
        with self.writing(sqlite.LASTING) as connection:
            key, fields = self.his(connection, project, document, coder)
            first = following(connection, codings)
            desk = Desk(connection, key)
            for nth, code in enumerate(codes):
                object_ = self.valid(desk, code, fields)
                row = {
                    "key": first + nth, "project": project, "document": key, "coder": coder, "object": object_,
                    "field": code.field, "value": dumped(code.value), "why": code.why, "made": now(),
                }  # fmt: skip
                connection.execute(insert(codings), row)

    def his(self, connection: Connection, project: str, document: str, coder: str) -> tuple[int, list[str]]:
        """The number of a document and the fields to code. ReviewError where it is not for this coder."""
        key = contents.key_of(connection, document)
        c, p = project_coders.c, project_documents.c
        query = (
            select(projects.c.fields)
            .join(project_coders, c.project == projects.c.name)
            .join(project_documents, p.project == projects.c.name)
            .where(projects.c.name == project, c.coder == coder, p.document == key)
        )
        found = connection.execute(query).scalar()
        if found is None:
            raise ReviewError(f"{project[:64]}: not a project in which {coder} codes this document")
        return key, json.loads(found)

    def valid(self, desk: Desk, code: Code, fields: Sequence[str]) -> str:
        """The object that a code is about. ReviewError where it can be none."""
        if code.field == ADDED:
            if not isinstance(code.value, dict) or code.value.keys() != {"kind", "value"}:
                raise ReviewError("an object that is added has a kind and a value")
            kind, value = code.value["kind"], code.value["value"]
            desk.added(Addition(kind, "", "", value))
            return new_id(desk.id, kind, value)
        if code.field != RIGHT and code.field not in fields:
            raise ReviewError(f"{code.field[:40]}: not a field of this project")
        read = {whole["id"] for several in ("acts", "statements") for whole in desk.plain[several]}
        if code.object not in read and not self.added(desk, code.object):
            raise ReviewError(f"{code.object[:40]}: the record has no such act or statement")
        if not fits(code.field, code.value):
            raise ReviewError(f"{code.field}: {code.value!r:.40} is none of its values")
        return code.object

    def added(self, desk: Desk, object_: str) -> bool:
        c = codings.c
        query = select(c.key).where(c.document == desk.document, c.object == object_, c.field == ADDED)
        return desk.connection.execute(query).first() is not None

    def done(self, project: str, document: str, coder: str) -> None:
        """A coder has finished a document: what he did not say of it counts as not seen."""
        with self.writing(sqlite.LASTING) as connection:
            key, _ = self.his(connection, project, document, coder)
            row = {"project": project, "document": key, "coder": coder, "made": now()}
            connection.execute(insert_new(project_done), row)

    def said(self, project: str, document: str, coder: str) -> list[Row]:
        """What one coder has said of a document, the last word on each field."""
        with self.reading() as connection:
            key, _ = self.his(connection, project, document, coder)
            rows = self.rows(connection, project)
        return [row for row in rows if row["document"] == key and row["coder"] == coder]

    def queue(self, project: str, coder: str, limit: int = 50) -> list[Row]:
        """The objects of a project that a coder has said nothing of, document by document."""
        c, p = codings.c, project_documents.c
        his = select(c.object).where(c.project == project, c.coder == coder)
        found: list[Row] = []
        with self.reading() as connection:
            for kind, table in (("act", s.acts), ("statement", s.statements)):
                within = table.c.document.in_(select(p.document).where(p.project == project))
                made = query(kind).where(within, table.c.id.not_in(his))
                found += fetched(connection, made.order_by(None).order_by(table.c.key).limit(limit))
        return sorted(found, key=lambda row: (row["document_id"], row["anchor_start"]))[:limit]

    def rows(self, connection: Connection, project: str) -> list[Row]:
        """The last word of everybody on every field, and what was settled (coder: None)."""
        c, d = codings.c, s.documents.c
        query = select(codings, d.id.label("document_id")).join(s.documents, d.key == c.document)
        last: dict[tuple[Any, ...], Row] = {}
        for row in fetched(connection, query.where(c.project == project).order_by(c.key)):
            about = (row["document"], row["object"], row["field"], row["coder"])
            last[about] = {**row, "value": json.loads(row["value"])}
        return list(last.values())

    def labels(self, project: str) -> list[tuple[str, str, str, str]]:
        """For agreement: (coder, item, field, label), each field of each object an item.

        An object that one coder added and another, who has finished the document, did not, is not seen by that one.
        """
        with self.reading() as connection:
            rows = [row for row in self.rows(connection, project) if row["coder"] is not None]
            d = project_done.c
            finished = connection.execute(select(d.coder, d.document).where(d.project == project)).all()
        found = {
            (row["coder"], f"{row['document_id']} {row['object']}", RIGHT if row["field"] == ADDED else row["field"]):
            YES if row["field"] == ADDED else str(row["value"])
            for row in rows
        }  # fmt: skip
        for row in rows:
            for coder, document in finished:
                if row["field"] == ADDED and document == row["document"]:
                    found.setdefault((coder, f"{row['document_id']} {row['object']}", RIGHT), MISSED)
        return sorted((coder, item, field, label) for (coder, item, field), label in found.items())

    def disputed(self, project: str) -> list[Row]:
        """Where coders differ and nothing was settled: document, object, field, and what each says."""
        by_item: dict[tuple[str, str], dict[str, str]] = {}
        for coder, item, field, label in self.labels(project):
            by_item.setdefault((item, field), {})[coder] = label
        with self.reading() as connection:
            rows = self.rows(connection, project)
        settled = {(f"{r['document_id']} {r['object']}", r["field"]) for r in rows if r["coder"] is None}
        return [
            {"document_id": item.split()[0], "object": item.split()[1], "field": field, "says": says}
            for (item, field), says in by_item.items()
            if len(set(says.values())) > 1 and (item, field) not in settled
        ]

    def settle(self, project: str, document: str, hand: Hand, code: Code) -> int:
        """Settle a field: the value goes into the archive as a person's word; the version of the review then."""
        with self.writing(sqlite.LASTING) as connection:
            key = contents.key_of(connection, document)
            desk = Desk(connection, key)
            if not fits(code.field, code.value):
                raise ReviewError(f"{code.field[:40]}: {code.value!r:.40} is none of its values")
            rows = [row for row in self.rows(connection, project) if row["document"] == key]
            change = settling(desk, code, rows)
            row = {
                "key": following(connection, codings), "project": project, "document": key, "coder": None,
                "object": code.object, "field": code.field, "value": dumped(code.value), "why": hand.why, "made": now(),
            }  # fmt: skip
            connection.execute(insert(codings), row)
            why = hand.why or f"settled in {project}"
            return desk.change(Hand(hand.by, why, hand.seen), [change]) if change else 0


def settling(desk: Desk, code: Code, rows: Sequence[Row]) -> Change | None:
    """What a settled value changes in the archive; None where there is nothing to reject."""
    there = {id_: kind for kind in KINDS for id_ in desk.known()[kind]}
    added = next((r["value"] for r in rows if r["object"] == code.object and r["field"] == ADDED), None)
    if code.object not in there:
        if added is None:
            raise ReviewError(f"{code.object[:40]}: the record has no such object")
        if code.field != RIGHT:
            raise ReviewError("settle first whether it is right")
        return Addition(added["kind"], "", "", added["value"]) if code.value == YES else None
    key = number(there[code.object], code.object, "")
    row = desk.assertion(key)
    if code.field == RIGHT:
        return Judgement(key, "accepted" if code.value == YES else "rejected")
    value = grown(json.loads(row["value"]), desk.text)
    return Judgement(key, "edited", {**value, code.field: code.value})
