"""Two code the same documents in their browsers without seeing each other's; it is measured, exported and settled."""

from __future__ import annotations

from typing import Any

import pytest

pytest.importorskip("nltk", reason="needs the extra: pip install communique[serve]")

from communique.store import Archive, Filter

from .conftest import Visitor


@pytest.fixture
def id_(archive: Archive) -> str:
    return next(row["document_id"] for row in archive.documents(Filter(limit=None)) if row["source"] == "gov.hr.example/1")


@pytest.fixture
def project(eva: Visitor, id_: str) -> str:
    eva.open("/review/projects").send("/review/projects", name="first round", documents=f"{id_[:12]}", coder=["ana", "ben"], field=["right", "status"])
    assert "The project has begun." in eva.words
    return "/review/projects/first%20round"


def page_of(project: str, id_: str) -> str:
    return f"{project}/documents/{id_}"


def test_coding_from_the_first_form_to_the_archive(archive: Archive, ana: Visitor, ben: Visitor, eva: Visitor, project: str, id_: str) -> None:
    first, second = (act.id for act in archive.record(id_).acts[:2])
    for who, status in ((ana, "occurred"), (ben, "planned")):
        who.open(project)
        assert "to do" in who.words
        who.open(page_of(project, id_)).send(id_, **{f"{first}.right": "yes", f"{second}.right": "yes", f"{first}.status": status, "done": "yes"})
        assert "You finished this document" in who.words
    assert archive.review.version(id_) == 0
    assert dict(ana.open(page_of(project, id_)).form(id_).form_values())[f"{first}.status"] == "occurred"
    eva.open(project)
    assert "Krippendorff’s alpha" in eva.words and "ana occurred; ben planned" in eva.words
    table = eva.client.get(f"{project}/agreement.csv")
    assert table.headers["content-type"].startswith("text/csv")
    lines = table.text.splitlines()
    assert lines[:2] == ["field,coders,items,agreed,alpha,kappa", "right,ana; ben,2,1.0000,,"]
    assert lines[2].startswith("status,ana; ben,1,0.0000,")
    eva.send("/settle", value="planned", why="It is to come.")
    assert "Settled" in eva.words and "Nothing is in dispute." in eva.words
    assert next(act for act in archive.reviewed(id_).acts if act.id == first).status == "planned"
    assert archive.review.batches(id_)[0]["why"] == "It is to come."


def test_what_one_adds_the_other_does_not_see(archive: Archive, ana: Visitor, ben: Visitor, eva: Visitor, project: str, id_: str) -> None:
    path = page_of(project, id_)
    ana.open(f"{path}/add/act").send("/add/act", **{"new.kind": "thanks", "new.status": "occurred", "new.salience": "mentioned", "new.anchors.0.words": "rescue boats"})
    assert "1 added by you" in ana.words
    assert "added by you" not in ben.open(path).words
    ben.send(id_, done="yes")
    eva.open(project)
    assert "ana yes; ben not seen" in eva.words
    eva.send("/settle", value="yes")
    assert "thanks" in {act.kind for act in archive.reviewed(id_).acts}
    ana.open(f"{path}/add/act").send("/add/act", **{"new.anchors.0.words": "no such words"})
    assert ana.answer.status_code == 422 and "has not the words" in ana.words


def test_who_is_not_in_a_project_sees_nothing_of_it(archive: Archive, ana: Visitor, eva: Visitor, project: str, id_: str) -> None:
    archive.review.accounts.add("cora", archive.review.accounts.one("ana")["hash"], "coder")
    cora = Visitor(ana.client.__class__(ana.client.app, base_url="http://127.0.0.1:8420")).sign_in("cora")
    for path in (project, page_of(project, id_)):
        assert cora.open(path).answer.status_code == 404
    assert "There is no project for you." in cora.open("/review/projects").words
    assert ana.open(project).answer.status_code == 200 and "alpha" not in ana.words
    for name, given in (("/review/projects", {}), (f"{project}/settle", {})):
        word = ana.open("/review/ledger").page.xpath('//input[@name="word"]/@value')[0]
        assert ana.post(name, [("word", word), *given.items()]).answer.status_code == 403


@pytest.mark.parametrize(
    ("given", "told"),
    [({"documents": "ffffffff"}, 404), ({"coder": ["ana"]}, 422), ({"field": []}, 422), ({"name": "a/b"}, 422)],
)
def test_projects_that_cannot_begin(eva: Visitor, id_: str, given: dict[str, Any], told: int) -> None:
    fields = {"name": "p", "documents": id_, "coder": ["ana", "ben"], "field": ["right"], **given}
    assert eva.open("/review/projects").send("/review/projects", **fields).answer.status_code == told


def test_codes_that_are_none_are_refused(archive: Archive, ana: Visitor, project: str, id_: str) -> None:
    first = archive.record(id_).acts[0].id
    path = page_of(project, id_)
    for name, value in ((f"{first}.status", "over"), (f"{first}.mode", "quoted"), ("nothing.right", "yes"), (f"{first}.mood", "good")):
        page = ana.open(path)
        given = [pair for pair in page.form(id_).form_values() if pair[0] != name]
        assert ana.post(path, [*given, (name, value)]).answer.status_code == 422
    assert archive.review.coding.labels("first round") == []
