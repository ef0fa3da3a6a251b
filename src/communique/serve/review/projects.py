"""Coding by several who do not see each other's: projects, the forms of coders, agreement, settling."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Any
from urllib.parse import quote

from fastapi import APIRouter, Depends, HTTPException, Request
from fastapi.responses import HTMLResponse, Response
from markupsafe import Markup

from communique.export.html_text import article
from communique.export.look import Look, content
from communique.export.wording import headline, sentence
from communique.scoring.coders import agreement, as_csv
from communique.serve.review.pages import new_group, new_page
from communique.serve.review.people import AtBench, Bench, Coder, Editor, FromCoder, FromEditor, Person, Sent, to
from communique.serve.review.saving import hand, new_value, refilled
from communique.serve.review.seen import Seen
from communique.serve.views import page
from communique.store.coding import ADDED, RIGHT, Code, Project
from communique.store.errors import ReviewError
from communique.store.rows import Row
from communique.store.soundness import FIELDS, inventories

router = APIRouter(prefix="/review/projects", include_in_schema=False)
HERE = "/review"
WRONG = 422
EMPTY: dict[str, Any] = {"name": "", "documents": "", "coders": (), "fields": (RIGHT,)}
NONE, SAID = "(none)", {"code": "Saved.", "done": "This document is done.", "begun": "The project has begun.",
                        "settled": "Settled: it is in the archive now."}  # fmt: skip
ONLY = {"strength": "commitment", "specific": "commitment", "form": "agreement"}  # fields that one kind alone has
STATEMENTS = ("mode", "collective")  # the fields of statements; the others are those of acts


@router.get("")
def listed(request: Request, bench: AtBench, who: Coder, said: str = "") -> Response:
    """The projects of a coder; all, for who may begin and settle them."""
    return overview(request, bench, who, said=SAID.get(said, ""))


def overview(request: Request, bench: Bench, who: Person, **more: Any) -> HTMLResponse:
    coding = bench.archive.review.coding
    rows = coding.projects(None if who.may("editor") else who.name)
    names = [a["name"] for a in bench.archive.review.accounts.all() if not a["disabled"]]
    given = {"said": "", "wrong": "", "given": EMPTY, **more}
    status = WRONG if given["wrong"] else 200
    return page(
        request, "review/projects.html", status, here=HERE, person=who, rows=rows, names=names, fields=FIELDS,
        may=who.may("editor"), **given,
    )  # fmt: skip


@router.post("")
def begun(request: Request, bench: AtBench, sent: FromEditor) -> Response:
    """Begin a project."""
    documents = tuple(sent.field("documents").split())
    project = Project(sent.field("name").strip(), documents, tuple(sent.fields("coder")), tuple(sent.fields("field")))
    try:
        bench.archive.review.coding.begin(project, sent.who.name)
    except ReviewError as error:
        given = {"name": project.name, "documents": sent.field("documents"), "coders": project.coders}
        return overview(request, bench, sent.who, wrong=str(error), given={**given, "fields": project.fields})
    return to(request, "/review/projects?said=begun")


def row_of(bench: Bench, project: str, who: Person) -> Row:
    """A project that somebody may see."""
    rows = bench.archive.review.coding.projects(None if who.may("editor") else who.name)
    found = next((row for row in rows if row["name"] == project), None)
    if found is None:
        raise HTTPException(404, "There is no such project.")
    return found


@router.get("/{project}")
def one(request: Request, bench: AtBench, who: Coder, project: str, said: str = "") -> HTMLResponse:
    """A project: what a coder has to do; for an editor how far the coders agree, and what is to be settled."""
    row, coding = row_of(bench, project, who), bench.archive.review.coding
    editor = who.may("editor")
    mine = coding.documents(project, who.name) if who.name in row["coders"] else []
    return page(
        request, "review/project.html", here=HERE, person=who, project=row, documents=mine, said=SAID.get(said, ""),
        found=agreement(coding.labels(project)) if editor else [], may=editor,
        disputes=[disputed(bench, dispute) for dispute in coding.disputed(project)] if editor else [],
    )  # fmt: skip


def disputed(bench: Bench, dispute: Row) -> Row:
    """A dispute with the words that it is about."""
    look = Look(bench.archive.record(dispute["document_id"]))
    said = look.statements.get(dispute["object"])
    act = next((act for act in look.acts if act.id == dispute["object"]), None)
    words = content(act.anchors) if act else content(said.content) if said else "what a coder has added"
    return {**dispute, "words": words, "options": options(dispute["field"])}


def options(field: str, kind: str = "") -> list[str]:
    """The values of a field; of a kind of act its own subtypes alone."""
    if field == "subtype" and kind:
        return [*inventories()["subtypes"].get(kind, ()), NONE]
    return [label(value) for value in FIELDS[field]]


def label(value: object) -> str:
    return NONE if value is None else str(value)


def value_of(field: str, words: str) -> Any:
    """The value that a label stands for. ReviewError where there is none."""
    for value in FIELDS.get(field, ()):
        if label(value) == words:
            return value
    raise ReviewError(f"{field[:40]}: {words[:40]!r} is none of its values")


@router.get("/{project}/agreement.csv")
def table(bench: AtBench, who: Editor, project: str) -> Response:
    """Agreement by field and pair of coders, as a table."""
    row_of(bench, project, who)
    body = as_csv(agreement(bench.archive.review.coding.labels(project)))
    headers = {"Content-Disposition": 'attachment; filename="agreement.csv"'}
    return Response(body, media_type="text/csv; charset=utf-8", headers=headers)


@router.post("/{project}/settle")
def settled(request: Request, bench: AtBench, sent: FromEditor, project: str) -> Response:
    """Take one value: it goes into the archive."""
    row, field = row_of(bench, project, sent.who), sent.field("field")
    try:
        code = Code(sent.field("object"), field, value_of(field, sent.field("value")))
        bench.archive.review.coding.settle(project, sent.field("document"), hand(sent), code)
    except ReviewError as error:
        return failed(request, sent.who, f"{HERE}/projects/{quote(row['name'])}", error)
    return to(request, f"{HERE}/projects/{quote(project)}?said=settled")


def failed(request: Request, who: Person, back: str, error: ReviewError) -> Response:
    given = {"words": str(error), "since": (), "again": None, "back": back}
    return page(request, "review/refused.html", WRONG, here=HERE, person=who, **given)


@dataclass(frozen=True, slots=True)
class Spot:
    """A document of a project."""

    project: str
    document: str

    @property
    def path(self) -> str:
        return f"{HERE}/projects/{quote(self.project)}/documents/{quote(self.document)}"


AtSpot = Annotated[Spot, Depends()]


@router.get("/{project}/documents/{document}")
def coded(request: Request, bench: AtBench, who: Coder, spot: AtSpot, said: str = "") -> HTMLResponse:
    """A document to code: what the program has read, and what this coder, and nobody else, says of it."""
    project, coding = spot.project, bench.archive.review.coding
    row, record = row_of(bench, project, who), bench.archive.record(spot.document)
    mine = {(r["object"], r["field"]): label(r["value"]) for r in coding.said(project, record.document.id, who.name)}
    look = Look(record)
    title = record.document.title.text if record.document.title else "Untitled text"
    added = [r for r in coding.said(project, record.document.id, who.name) if r["field"] == ADDED]
    theirs = coding.documents(project, who.name)
    done = next((one["done"] for one in theirs if one["document_id"] == record.document.id), None)
    return page(
        request, "review/coding.html", here=HERE, person=who, project=row, id=record.document.id, title=title,
        text=Markup(article(look)), rows=list(items(look, row["fields"], mine)), said=SAID.get(said, ""),
        added=added, done=done,
    )  # fmt: skip


def items(look: Look, fields: list[str], mine: dict[tuple[str, str], str]) -> Any:
    """The acts and statements, each with the fields to code and what was said so far."""
    objects: list[tuple[str, str, str, str]] = [(a.id, headline(a), sentence(look, a), a.kind) for a in look.acts]
    objects += [(s.id, look.speakers(s), content(s.content), "") for s in look.record.statements]
    for id_, head, words, kind in objects:
        here = [(field, options(field, kind)) for field in dict.fromkeys((RIGHT, *fields)) if has(field, kind)]
        yield {
            "object": id_, "number": look.numbers[id_], "head": head, "words": words,
            "fields": [(field, values, mine.get((id_, field), "")) for field, values in here],
        }  # fmt: skip


def has(field: str, kind: str) -> bool:
    """Has an act of a kind, or a statement (""), such a field?"""
    if field == RIGHT:
        return True
    if field in STATEMENTS:
        return not kind
    return bool(kind) and kind == ONLY.get(field, kind) and (field != "subtype" or kind in inventories()["subtypes"])


@router.post("/{project}/documents/{document}")
def code(request: Request, bench: AtBench, sent: FromCoder, spot: AtSpot) -> Response:
    """Note what a coder says; `done`: he has finished the document."""
    row_of(bench, spot.project, sent.who)
    project, document, coding = spot.project, spot.document, bench.archive.review.coding
    try:
        before = {(r["object"], r["field"]): label(r["value"]) for r in coding.said(project, document, sent.who.name)}
        codes = [one for one in read(sent) if before.get((one.object, one.field)) != label(one.value)]
        if codes:
            coding.code(project, document, sent.who.name, codes)
        if sent.field("done"):
            coding.done(project, document, sent.who.name)
    except ReviewError as error:
        return failed(request, sent.who, spot.path, error)
    return to(request, f"{spot.path}?said={'done' if sent.field('done') else 'code'}")


def read(sent: Sent) -> list[Code]:
    """The codes of a form: fields named OBJECT.FIELD."""
    found = []
    for name, value in sent.form.multi_items():
        object_, dot, field = name.partition(".")
        if dot and isinstance(value, str) and value:
            found.append(Code(object_, field, value_of(field, value), sent.field("why")))
    return found


@router.get("/{project}/documents/{document}/add/{kind}")
def adding(request: Request, bench: AtBench, who: Coder, spot: AtSpot, kind: str) -> HTMLResponse:
    """The form of an act or a statement that the program has missed."""
    row_of(bench, spot.project, who)
    return add_page(request, bench, spot, kind, {"person": who})


def add_page(request: Request, bench: Bench, spot: Spot, kind: str, more: dict[str, Any]) -> HTMLResponse:
    if kind not in ("act", "statement"):
        raise HTTPException(404, "There is no such page.")
    machine = Seen(0, bench.archive.record(spot.document).to_dict(), [])
    given = {"back": spot.path, "action": f"{spot.path}/add/{kind}", **more}
    return new_page(request, machine, kind, given, WRONG if more.get("wrong") else 200)


@router.post("/{project}/documents/{document}/add/{kind}")
def added(request: Request, bench: AtBench, sent: FromCoder, spot: AtSpot, kind: str) -> Response:
    """Note an act or a statement that the program has missed."""
    row_of(bench, spot.project, sent.who)
    try:
        text = bench.archive.record(spot.document).document.text
        value = {"kind": kind, "value": new_value(kind, sent, text)}
        bench.archive.review.coding.code(spot.project, spot.document, sent.who.name, [Code("", ADDED, value)])
    except ReviewError as error:
        more = {"person": sent.who, "wrong": str(error), "groups": [refilled(new_group(kind), sent)]}
        return add_page(request, bench, spot, kind, more)
    return to(request, f"{spot.path}?said=code")

