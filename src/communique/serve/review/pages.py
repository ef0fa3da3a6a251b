"""The pages of those who check: the queue, a document, an object's form, its history."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, replace
from tempfile import SpooledTemporaryFile
from typing import Annotated, Any
from urllib.parse import urlencode
from zipfile import ZIP_DEFLATED, ZipFile

from fastapi import APIRouter, Depends, HTTPException, Query, Request
from fastapi.responses import HTMLResponse, Response, StreamingResponse
from markupsafe import Markup

from communique.export.as_json import dumped
from communique.export.html_text import article
from communique.export.look import clean, facts, shortened
from communique.export.marks import blocks
from communique.scoring.as_gold import as_gold, file_name
from communique.serve.review.people import AtBench, Coder
from communique.serve.review.places import chosen, unit_starts
from communique.serve.review.seen import Seen, seen
from communique.serve.review.shapes import SHAPES
from communique.serve.review.sheets import Group, Sheet, inputs, placed
from communique.serve.views import page
from communique.store import Archive
from communique.store.batches import READ
from communique.store.errors import ReviewError
from communique.store.rows import Row
from communique.store.steps import UNDO
from communique.store.uncertain import KINDS, Wish
from communique.tables.acts import ALL_ROLES

router = APIRouter(prefix="/review", include_in_schema=False)
HERE = "/review"
ROWS = 50
LATEST = 20
MEMORY, CHUNK = 8_000_000, 65_536  # bytes: of a package kept in memory, sent at a time
SAID = {
    "judge": "Saved.", "edit": "Saved.", "add": "Added.", "undo": "Taken back.", "merge": "Merged.", "split": "Parted.",
    "nothing": "Nothing was changed.",
}  # fmt: skip
NEW = {"act": "An act that is missing", "statement": "A statement that is missing", "entity": "Somebody who is missing"}


@dataclass(frozen=True, slots=True)
class Asked:
    """What the queue is narrowed by."""

    of: str = ""
    kind: str = ""
    publisher: str = ""
    offset: Annotated[int, Query(ge=0, le=1_000_000)] = 0

    def wish(self) -> Wish:
        objects = (self.of,) if self.of in KINDS else KINDS
        kind = self.kind if self.kind in ALL_ROLES else None
        return Wish(objects, kind, None, self.publisher or None, ROWS + 1, self.offset)


@router.get("")
def queue(request: Request, bench: AtBench, who: Coder, narrowed: Annotated[Asked, Depends()]) -> HTMLResponse:
    """What nobody has looked at yet."""
    rows, offset = bench.archive.review.queue(narrowed.wish()), narrowed.offset
    asked: dict[str, Any] = {"of": narrowed.of, "kind": narrowed.kind, "publisher": narrowed.publisher}
    return page(
        request, "review/queue.html", here=HERE, rows=rows[:ROWS], more=len(rows) > ROWS, offset=offset, **asked,
        left=bench.archive.review.left(), kinds=list(ALL_ROLES),
        earlier=urlencode({**asked, "offset": max(0, offset - ROWS)}),
        later=urlencode({**asked, "offset": offset + ROWS}),
    )  # fmt: skip


@router.get("/documents/{document}")
def document(request: Request, bench: AtBench, who: Coder, document: str, said: str = "") -> HTMLResponse:
    """A document with everything that can be said right or wrong in it."""
    one = seen(bench.archive, document)
    batches = bench.archive.review.batches(one.id)
    mine = (b for b in batches if b["by"] == who.name and b["action"] not in (READ, UNDO) and not b["undone"])
    return page(
        request, "review/document.html", here=HERE, person=who, id=one.id, seen=one.version, title=one.title,
        starts=unit_starts(one.text, (span.start for span in blocks(one.text))),
        facts=facts(one.look), text=Markup(article(one.look)), sections=one.parts(), open=one.open(),
        batches=batches[:LATEST], mine=next(mine, None), said=SAID.get(said, ""),
    )  # fmt: skip


@router.get("/documents/{document}/objects/{object_}")
def object_form(request: Request, bench: AtBench, who: Coder, document: str, object_: str) -> HTMLResponse:
    """The form of an object."""
    one = seen(bench.archive, document)
    return sheet_page(request, one, sheet_of(one, object_), {"person": who})


def sheet_of(one: Seen, object_: str) -> Sheet:
    sheet = one.sheet(object_)
    if sheet is None:
        raise HTTPException(404, "The record has no such object.")
    return sheet


def sheet_page(
    request: Request, one: Seen, sheet: Sheet, more: dict[str, Any], status: int = 200
) -> HTMLResponse:
    """The form of an object as it stands, or, with other `groups`, as somebody has filled it in."""
    given: dict[str, Any] = {
        "here": HERE, "id": one.id, "object": sheet.object, "seen": one.version, "groups": sheet.groups(),
        "known": one.known(), "head": one.called(sheet.object),
        "action": f"{HERE}/documents/{one.id}/objects/{sheet.object}",
        "back": f"{HERE}/documents/{one.id}#r-{sheet.object}",
        "plain_text": one.text, "wrong": "", "since": (), "said": "", "why": "",
    }  # fmt: skip
    if sheet.kind == "entity" and (entity := one.look.entities.get(sheet.object)):
        given["mentions"] = [
            {"start": m.start, "end": m.end, "words": around(one.text, m.start, m.end)} for m in entity.mentions
        ]
    return page(request, "review/object.html", status, **{**given, **more})


def around(text: str, start: int, end: int) -> str:
    return clean(f"…{text[max(0, start - 30) : start]}[{text[start:end]}]{text[end : end + 30]}…")


@dataclass(frozen=True, slots=True)
class New:
    """What is to be added: where, of which kind, and where the selection begins and ends, as browsers count."""

    document: str
    kind: str
    begin: int = 0
    end: int = 0


@router.get("/documents/{document}/add/{kind}")
def adding(
    request: Request, bench: AtBench, who: Coder, new: Annotated[New, Depends()]
) -> HTMLResponse:
    """The form of an object that is missing, with the words that were selected."""
    one = seen(bench.archive, new.document)
    try:
        place = chosen(one.text, new.begin, new.end)
    except ReviewError:
        place = None
    groups = [with_place(new_group(new.kind), place)] if place and new.kind in NEW else None
    return new_page(request, one, new.kind, {"person": who, **({"groups": groups} if groups else {})})


def with_place(group: Group, place: dict[str, Any]) -> Group:
    """A group whose first place is filled in; somebody is called as he is called there."""
    first = next(one for one in group.inputs if one.part.kind == "place")
    filled = {first.name: placed(first.name, first.part, place)}
    name = next((one for one in group.inputs if one.name == "new.name"), None)
    if name:
        filled[name.name] = replace(name, value=clean(place["text"]))
    return replace(group, inputs=tuple(filled.get(one.name, one) for one in group.inputs))


def new_page(request: Request, one: Seen, kind: str, more: dict[str, Any], status: int = 200) -> HTMLResponse:
    if kind not in NEW:
        raise HTTPException(404, "There is no such page.")
    back = f"{HERE}/documents/{one.id}"
    given: dict[str, Any] = {
        "here": HERE, "id": one.id, "object": "", "seen": one.version, "groups": [new_group(kind)],
        "known": one.known(), "head": NEW[kind], "action": f"{back}/add/{kind}", "back": back,
        "plain_text": one.text, "wrong": "", "since": (), "said": "", "why": "",
    }  # fmt: skip
    return page(request, "review/object.html", status, **{**given, **more})


def new_group(kind: str) -> Group:
    """The inputs of a new object: of an entity also the place where it is named."""
    shape = SHAPES[kind, ""]
    places = tuple(inputs("new", SHAPES["entity", "mentions"], None)) if kind == "entity" else ()
    return Group("new", "what it is", 0, (*inputs("new", shape, None), *places))


@router.get("/documents/{document}/history/{object_}")
def history(request: Request, bench: AtBench, who: Coder, document: str, object_: str) -> HTMLResponse:
    """Every value that an object's assertions have had."""
    one = seen(bench.archive, document)
    by_field: dict[tuple[str, int], list[Row]] = {}
    for step in bench.archive.review.history(one.id, object_):
        told = {**step, "words": worded(one, step["value"])}
        by_field.setdefault((step["field"], step["assertion"]), []).append(told)
    fields = [(f"{nth}. {field or 'what it is'}", steps) for nth, ((field, _), steps) in enumerate(by_field.items(), 1)]
    touched = [(name, steps) for name, steps in fields if len(steps) > 1 or steps[0]["version"]]
    return page(
        request, "review/history.html", here=HERE, person=who, id=one.id, object=object_, head=one.called(object_),
        touched=touched, untouched=[pair for pair in fields if pair not in touched],
    )  # fmt: skip


def worded(one: Seen, value: str | None) -> str:
    """A value in words: names in place of ids, the text's words in place of offsets."""
    return shortened(spoken(one, json.loads(value)), 400) if value else ""


def spoken(one: Seen, value: Any) -> str:
    if isinstance(value, dict) and value.keys() == {"@"}:
        return f"“{clean(one.text[value['@'][0] : value['@'][1]])}”"
    if isinstance(value, dict):
        parts = ((name, spoken(one, inner)) for name, inner in value.items())
        return ", ".join(f"{name}: {words}" for name, words in parts if words)
    if isinstance(value, list):
        return "; ".join(words for inner in value if (words := spoken(one, inner)))
    if isinstance(value, str) and value in one.look.entities:
        return one.look.name(value)
    return "" if value is None else str(value)


@router.get("/gold.zip")
def all_gold(bench: AtBench, who: Coder) -> Response:
    """The gold of all documents that people have judged whole, with the texts beside it, as `evaluate` takes it."""
    headers = {"Content-Disposition": 'attachment; filename="gold.zip"'}
    return StreamingResponse(packed(bench.archive, who.name), media_type="application/zip", headers=headers)


def packed(archive: Archive, annotator: str) -> Iterator[bytes]:
    """The package, some of it at a time."""
    with SpooledTemporaryFile(max_size=MEMORY) as kept:
        with ZipFile(kept, "w", ZIP_DEFLATED) as package:
            for document in archive.review.whole():
                record = archive.reviewed(document)
                name = file_name(record)
                package.writestr(f"{name}.json", dumped(as_gold(record, annotator), indent=1))
                package.writestr(name, record.document.text.encode("utf8", "surrogatepass"))
        kept.seek(0)
        yield from iter(lambda: kept.read(CHUNK), b"")


@router.get("/documents/{document}/gold")
def gold(bench: AtBench, who: Coder, document: str) -> Response:
    """The reviewed record as a gold file."""
    record = bench.archive.reviewed(document)
    name = f"{file_name(record)}.json"
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return Response(dumped(as_gold(record, who.name), indent=1), media_type="application/json", headers=headers)
