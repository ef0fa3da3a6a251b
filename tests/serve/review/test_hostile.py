"""Forms with whatever a browser, or no browser, may send: an answer that says what is wrong, never a fault of ours."""

from __future__ import annotations

import random

import pytest

from communique.store import Archive, Filter
from communique.store.coding import Project

from .conftest import Visitor

VALUES = (
    "", "0", "-1", "1" * 30, "ſ²", "null", "[]", "\x00", "\u202e", "🤝" * 50, "x" * 5000, "../..", "' OR 1=1 --", "<b>", "act",
    "accepted", "Norway", "yes", "2024-13-45", "NaN", "inf", "1e999", "\r\n", "%00", "{}",
)  # fmt: skip


@pytest.fixture
def id_(archive: Archive) -> str:
    return next(row["document_id"] for row in archive.documents(Filter(limit=None)) if row["source"] == "gov.hr.example/1")


def pages(archive: Archive, id_: str) -> list[str]:
    record, base = archive.record(id_), f"/review/documents/{id_}"
    archive.review.coding.begin(Project("p", (id_,), ("ana", "ben", "eva"), ("right", "status")), "eva")
    person = next(one.id for one in record.entities if one.type == "person")
    objects = [f"{base}/objects/{one}" for one in (record.acts[0].id, person)]
    adding = [f"{base}/add/{kind}" for kind in ("act", "statement", "entity")]
    return [base, *objects, *adding, "/review/ledger", "/review/projects", f"/review/projects/p/documents/{id_}", f"/review/projects/p/documents/{id_}/add/act"]


def test_no_form_makes_the_room_fail(archive: Archive, eva: Visitor, id_: str) -> None:
    chance = random.Random(7)
    for path in pages(archive, id_):
        for _ in range(12):
            page = eva.open(path).page
            form = chance.choice([one for one in page.forms if one.method == "POST" and not one.action.endswith("/sign-out")])
            given = list(form.form_values())
            for _ in range(chance.randint(1, 4)):
                at = chance.randrange(len(given))
                if given[at][0] != "word":
                    given[at] = (given[at][0], chance.choice(VALUES))
            if chance.random() < 0.2:
                given = [pair for pair in given if pair[0] == "word" or chance.random() < 0.5]
            eva.post(form.action, given)
            assert eva.answer.status_code in (200, 404, 409, 422), (form.action, given, eva.answer.status_code)
    assert archive.problems() == []
    archive.reviewed(id_)


@pytest.mark.parametrize("path", [
    "/review/documents/ffff", "/review/documents/%00", "/review/documents/{id}/objects/none", "/review/documents/{id}/history/none",
    "/review/documents/{id}/gold", "/review/documents/ffff/gold", "/review/projects/none", "/review/projects/%2e%2e", "/review?offset=-1",
    "/review?of=x&kind=y&publisher=%00&offset=5", "/review/documents/{id}/add/%3Cb%3E", "/sign-in?back=//x", "/review/ledger?source=%3Cb%3E",
])  # fmt: skip
def test_no_address_makes_the_room_fail(ana: Visitor, id_: str, path: str) -> None:
    assert ana.open(path.format(id=id_)).answer.status_code in (200, 404, 422)
