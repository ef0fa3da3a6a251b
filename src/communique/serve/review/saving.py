"""What those who check send: verdicts, edits, additions, merging, parting, taking back. Each is a form of a page."""

from __future__ import annotations

from dataclasses import replace
from typing import Any
from urllib.parse import quote

from fastapi import APIRouter, Request
from fastapi.responses import Response

from communique.serve.review.pages import HERE, new_group, new_page, sheet_of, sheet_page
from communique.serve.review.people import AtBench, FromCoder, Sent, to
from communique.serve.review.seen import Seen, seen
from communique.serve.review.shapes import SHAPES
from communique.serve.review.sheets import Group, Reader
from communique.serve.views import page
from communique.store.batches import Hand
from communique.store.errors import ConflictError, ReviewError
from communique.store.judging import Addition, Judgement, Parting, Review

router = APIRouter(prefix="/review", include_in_schema=False)
WRONG, MOVED_ON = 422, 409
WHY = 500  # signs
REVIEWS: dict[str, Review] = {"accepted": "accepted", "rejected": "rejected"}


def hand(sent: Sent) -> Hand:
    return Hand(sent.who.name, sent.field("why").strip()[:WHY], sent.number("seen"))


def refused(request: Request, error: ReviewError, sent: Sent, one: Seen) -> Response:
    """Why nothing was saved. Where somebody else was faster it can be done all the same, with his work in view."""
    again = None
    since = error.since if isinstance(error, ConflictError) else ()
    if since:
        kept = [(n, v) for n, v in sent.form.multi_items() if n not in ("word", "seen") and isinstance(v, str)]
        path = request.url.path.removeprefix(request.scope.get("root_path", ""))
        again = {"path": path, "seen": one.version, "fields": kept}
    values = {"words": str(error), "since": since, "again": again, "back": f"{HERE}/documents/{one.id}"}
    return page(request, "review/refused.html", MOVED_ON if since else WRONG, here=HERE, person=sent.who, **values)


@router.post("/documents/{document}/judge")
def judge(request: Request, bench: AtBench, sent: FromCoder, document: str) -> Response:
    """Accept or reject."""
    keys = [int(key) for key in sent.fields("key") if key.isascii() and key.isdigit() and len(key) < 20]
    review = REVIEWS.get(sent.field("review"))
    try:
        if review is None:
            raise ReviewError("accept it or reject it")
        changes = [Judgement(key, review) for key in keys]
        bench.archive.review.change(document, hand(sent), changes)
    except ReviewError as error:
        return refused(request, error, sent, seen(bench.archive, document))
    return to(request, f"{HERE}/documents/{quote(document)}?said=judge#{quote(sent.field('at')[:80])}")


@router.post("/documents/{document}/undo")
def undo(request: Request, bench: AtBench, sent: FromCoder, document: str) -> Response:
    """Take back what this person did last."""
    try:
        bench.archive.review.undo(document, replace(hand(sent), seen=None))
    except ReviewError as error:
        return refused(request, error, sent, seen(bench.archive, document))
    return to(request, f"{HERE}/documents/{document}?said=undo")


@router.post("/documents/{document}/objects/{object_}")
def edit(request: Request, bench: AtBench, sent: FromCoder, document: str, object_: str) -> Response:
    """Save the form of an object."""
    one = seen(bench.archive, document)
    sheet = sheet_of(one, object_)
    try:
        changes = sheet.changes(sent.field, sent.fields)
        if changes:
            bench.archive.review.change(document, hand(sent), changes)
    except ReviewError as error:
        more = {"person": sent.who, **told(error), "why": sent.field("why")}
        groups = [refilled(group, sent) for group in sheet.groups()]
        return sheet_page(request, one, sheet, {**more, "groups": groups}, status(error))
    return to(request, f"{HERE}/documents/{one.id}?said={'edit' if changes else 'nothing'}#r-{object_}")


def told(error: ReviewError) -> dict[str, Any]:
    return {"wrong": str(error), "since": error.since if isinstance(error, ConflictError) else ()}


def status(error: ReviewError) -> int:
    return MOVED_ON if isinstance(error, ConflictError) else WRONG


def refilled(group: Group, sent: Sent) -> Group:
    """A group with what somebody has filled in: nobody has to write it twice."""
    if group.key is not None and not sent.field(f"{group.prefix}.there") and group.prefix != "new":
        return group
    made = []
    for one in group.inputs:
        kind = one.part.kind
        if kind in ("place", "places"):
            words = sent.field(f"{one.name}.words", one.value).replace("\r\n", "\n")
            made.append(replace(one, value=words, at=sent.field(f"{one.name}.at", one.at)))
        elif kind == "entities":
            made.append(replace(one, values=tuple(sent.fields(one.name))))
        elif kind == "flag":
            made.append(replace(one, value="true" if sent.field(one.name) else "false"))
        elif kind == "links":
            act, relation = sent.field(f"{one.name}.act"), sent.field(f"{one.name}.relation")
            made.append(replace(one, value=act, at=relation))
        else:
            made.append(replace(one, value=sent.field(one.name, one.value)))
    return replace(group, inputs=tuple(made))


@router.post("/documents/{document}/add/{kind}")
def add(request: Request, bench: AtBench, sent: FromCoder, document: str, kind: str) -> Response:
    """Add an object that is missing."""
    one = seen(bench.archive, document)
    try:
        bench.archive.review.change(document, hand(sent), [Addition(kind, "", "", new_value(kind, sent, one.text))])
    except ReviewError as error:
        more = {"person": sent.who, **told(error), "why": sent.field("why")}
        groups = [refilled(new_group(kind), sent)] if (kind, "") in SHAPES else []
        return new_page(request, one, kind, {**more, "groups": groups}, status(error))
    return to(request, f"{HERE}/documents/{one.id}?said=add")


def new_value(kind: str, sent: Sent, text: str) -> dict[str, Any]:
    """The value of a new object, as in the record. ReviewError where the form cannot be read."""
    if (kind, "") not in SHAPES:
        raise ReviewError("there is no such object")
    reader = Reader(sent.field, sent.fields, text)
    value: dict[str, Any] = reader.value("new", SHAPES[kind, ""], None)
    if kind == "entity":
        place = reader.place("new.")
        value["mentions"] = [place] if place else []
    return value


@router.post("/documents/{document}/merge")
def merge(request: Request, bench: AtBench, sent: FromCoder, document: str) -> Response:
    """Two entities are one."""
    try:
        bench.archive.review.merge(document, hand(sent), sent.field("entity"), sent.field("into"))
    except ReviewError as error:
        return refused(request, error, sent, seen(bench.archive, document))
    return to(request, f"{HERE}/documents/{document}?said=merge")


@router.post("/documents/{document}/split")
def split(request: Request, bench: AtBench, sent: FromCoder, document: str) -> Response:
    """Some mentions of an entity are another's."""
    spans = [one.split("-") for one in sent.fields("place")]
    places = tuple((int(s[0]), int(s[1])) for s in spans if len(s) == 2 and all(x.isdigit() and len(x) < 12 for x in s))
    try:
        parting = Parting(sent.field("entity"), sent.field("name").strip(), places)
        bench.archive.review.split(document, hand(sent), parting)
    except ReviewError as error:
        return refused(request, error, sent, seen(bench.archive, document))
    return to(request, f"{HERE}/documents/{document}?said=split")
