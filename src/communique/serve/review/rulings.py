"""Verdicts of the ledger: what people say of things across documents."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from fastapi import APIRouter, Depends, Request
from fastapi.responses import HTMLResponse, Response

from communique.serve.review.people import AtBench, Coder, FromCoder, Person, to
from communique.serve.views import page
from communique.store.errors import NotFoundError

router = APIRouter(prefix="/review/ledger", include_in_schema=False)
HERE = "/review"
SAYS = {
    "same": "is the same as", "not_same": "is not the same as", "fulfilled": "was fulfilled",
    "not_fulfilled": "was not fulfilled", "wrong": "is a wrong reading",
}  # fmt: skip
PAIRED = ("same", "not_same")
LONGEST = 500
WRONG = 422


@dataclass(frozen=True, slots=True)
class Given:
    """What the form is filled in with."""

    source: str = ""
    target: str = ""
    says: str = "same"
    why: str = ""
    done: str = ""


@router.get("")
def listed(request: Request, bench: AtBench, who: Coder, given: Annotated[Given, Depends()]) -> Response:
    """What was said, also what was taken back, and the form to say more; links fill it in."""
    return shown(request, bench, who, given)


def shown(request: Request, bench: AtBench, who: Person, given: Given, wrong: str = "") -> HTMLResponse:
    rows = bench.archive.across.verdicts(undone=True)
    return page(
        request, "review/rulings.html", WRONG if wrong else 200, here=HERE, person=who, rows=rows[::-1], says=SAYS,
        given=given, wrong=wrong,
    )  # fmt: skip


@router.post("")
def said(request: Request, bench: AtBench, sent: FromCoder) -> Response:
    """Note a verdict; it counts from the next making of the ledger on."""
    given = {name: sent.field(name).strip()[:LONGEST] for name in ("source", "says", "target", "why")}
    paired = given["says"] in PAIRED
    if given["says"] not in SAYS or not given["source"] or (paired and not given["target"]):
        words = "Two things are the same or not: it takes both." if paired else "Say of what, and what."
        return shown(request, bench, sent.who, Given(**given), words)
    bench.archive.across.say([{**given, "by": sent.who.name}])
    return to(request, "/review/ledger?done=said")


@router.post("/undo")
def unsaid(request: Request, bench: AtBench, sent: FromCoder) -> Response:
    """Take a verdict back; that it was given stays."""
    number = sent.number("key")
    if number is None:
        raise NotFoundError("no such verdict")
    bench.archive.across.unsay(number)
    return to(request, "/review/ledger?done=undone")
